import ArgumentParser

/// Whether a command shows how far it has come.
struct ProgressOption: ParsableArguments {
    @Flag(
        name: .customLong("progress"), inversion: .prefixedNo,
        help: "Show progress on standard error (default: where that is a terminal).")
    var isWanted: Bool?

    /// The line on which progress is shown; nil where it is not.
    ///
    /// - Parameters:
    ///   - what: names the work where the line itself does not.
    ///   - isQuiet: whether nothing is shown unless it is asked for.
    func line(_ what: String = "", isQuiet: Bool = false) -> ProgressLine? {
        isWanted ?? (Console.progress != nil && !isQuiet) ? ProgressLine(what) : nil
    }
}
