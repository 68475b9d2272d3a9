import Experiments
import Foundation
import Reporting
import SupplyModel
import Synchronization

/// A line on standard error that is written over and over on a terminal, and elsewhere added for each tenth.
final class ProgressLine: Sendable {
    private let what: String
    private let terminal: Terminal?
    private let clock = ContinuousClock()
    private let begin: ContinuousClock.Instant
    private let lastShown = Mutex<(time: ContinuousClock.Instant?, tenth: Int)>((nil, 0))

    /// A line about some work; `what` names it where the line itself does not.
    init(_ what: String = "") {
        self.what = what
        terminal = Console.progress
        begin = clock.now
    }

    /// Shows how far trials have come.
    func show(_ progress: TrialProgress) {
        show(progress.fractionDone) { progress.line(of: what, elapsedSeconds: $0, width: $1) }
    }

    /// Shows a line, if it is time for one.
    ///
    /// - Parameters:
    ///   - share: how much is done.
    ///   - line: makes the line, given the seconds since the beginning and the columns that there are.
    func show(_ share: Double, _ line: (_ elapsedSeconds: Double, _ width: Int) -> String) {
        let now = clock.now
        let tenth = Int(share * 10)
        let isDue = lastShown.withLock { last in
            let isDue = terminal == nil ? tenth != last.tenth : last.time.map { now - $0 > .milliseconds(100) } ?? true
            if isDue { last = (now, tenth) }
            return isDue
        }
        guard isDue else { return }
        let text = line((now - begin) / .seconds(1), terminal?.width ?? 80)
        Console.note(terminal == nil ? text : "\r\u{1B}[K\(text)", end: terminal == nil ? "\n" : "")
    }

    /// Takes the line away.
    func clear() {
        if terminal != nil { Console.note("\r\u{1B}[K", end: "") }
    }
}
