import Experiments
import Reporting
import Synchronization

/// A line on standard error that is written over and over on a terminal, and elsewhere added for each tenth.
final class ProgressLine: Sendable {
    private let what: String
    private let terminal: Terminal?
    private let clock = ContinuousClock()
    private let state: Mutex<State>

    private struct State {
        /// When the work began, or that batch of it which goes on.
        var begin: ContinuousClock.Instant
        var share = 0.0
        var lastShown: ContinuousClock.Instant?
        var tenth = 0
    }

    /// A line about some work; `what` names it where the line itself does not.
    init(_ what: String = "") {
        self.what = what
        terminal = Console.progress
        state = Mutex(State(begin: clock.now))
    }

    /// Shows how far trials have come.
    func show(_ progress: TrialProgress) {
        show(progress.fractionDone) { progress.line(of: what, elapsedSeconds: $0, width: $1) }
    }

    /// Shows a line, if it is time for one; where less is done than before, another batch of the work has begun.
    ///
    /// - Parameters:
    ///   - share: how much is done.
    ///   - line: makes the line, given the seconds since the beginning and the columns that there are.
    func show(_ share: Double, _ line: (_ elapsedSeconds: Double, _ width: Int) -> String) {
        let now = clock.now
        let tenth = Int(share * 10)
        let due = state.withLock { state -> ContinuousClock.Instant? in
            if share < state.share { state.begin = now }
            state.share = share
            let isDue =
                terminal == nil
                ? tenth != state.tenth : state.lastShown.map { now - $0 > .milliseconds(100) } ?? true
            guard isDue else { return nil }
            (state.lastShown, state.tenth) = (now, tenth)
            return state.begin
        }
        guard let begin = due else { return }
        let text = line((now - begin) / .seconds(1), terminal?.width ?? 80)
        Console.note(terminal == nil ? text : "\r\u{1B}[K\(text)", end: terminal == nil ? "\n" : "")
    }

    /// Takes the line away.
    func clear() {
        if terminal != nil { Console.note("\r\u{1B}[K", end: "") }
    }
}
