import Experiments
import Foundation
import Reporting
import SupplyModel
import Synchronization

/// A line on standard error that says how far some work has come: written over and over on a terminal, once for each tenth
/// elsewhere.
final class ProgressLine: Sendable {
    private let terminal = Console.progress
    private let clock = ContinuousClock()
    private let begin = ContinuousClock().now
    private let lastShown = Mutex<(time: ContinuousClock.Instant?, tenth: Int)>((nil, 0))

    /// Shows a line if one is due.
    ///
    /// - Parameter line: the text for the seconds that have passed and the columns there are.
    func show(_ share: Double, _ line: (_ elapsedSeconds: Double, _ width: Int) -> String) {
        let now = clock.now
        let tenth = Int(share * 10)
        let isDue = lastShown.withLock { last in
            let isDue = terminal == nil ? tenth > last.tenth : last.time.map { now - $0 > .milliseconds(100) } ?? true
            if isDue { last = (now, tenth) }
            return isDue
        }
        guard isDue else { return }
        let text = line((now - begin) / .seconds(1), terminal?.width ?? 80)
        Console.note(terminal == nil ? text : "\r\u{1B}[K\(text)", end: terminal == nil ? "\n" : "")
    }

    /// Shows the share that is done and the time that is left.
    func show(_ share: Double, of work: String) {
        show(share) { elapsed, _ in ProgressText.line(share, of: work, elapsedSeconds: elapsed) }
    }

    /// Takes the line away.
    func clear() {
        if terminal != nil { Console.note("\r\u{1B}[K", end: "") }
    }
}

/// The progress of a series of replications.
final class ProgressDisplay: Sendable {
    private let text: ProgressText
    private let line = ProgressLine()

    init(of series: Replications) {
        text = ProgressText(plan: series.city.plan, replications: series.count)
    }

    func show(_ progress: Replications.Progress) {
        line.show(progress.fractionDone) { text.line(progress, elapsedSeconds: $0, width: $1) }
    }

    /// Takes the line away.
    func clear() { line.clear() }
}
