public import Experiments

extension TrialProgress {
    /// Trials done, those that were kept from before, and the time left, in one line.
    ///
    /// - Parameters:
    ///   - what: what the trials are for.
    ///   - elapsedSeconds: how long they have been running.
    ///   - width: the room, in columns.
    public func line(of what: String, elapsedSeconds: Double, width: Int) -> String {
        let kept = reused > 0 ? " (\(NumberText.count(reused)) kept from before)" : ""
        var text = "\(what): \(NumberText.count(done)) of \(NumberText.count(total)) trials\(kept)"
        if fractionDone > 0, fractionDone < 1 {
            let left = elapsedSeconds * (1 - fractionDone) / fractionDone
            text += ", \(NumberText.duration(seconds: left)) left"
        }
        let room = min(30, width - text.count - 4)
        guard room >= 5 else { return text }
        let bar = Bar.text(share: fractionDone, width: room)
        return "\(bar)\(String(repeating: "·", count: room - bar.count)) \(text)"
    }
}
