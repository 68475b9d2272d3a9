import Experiments
import Foundation
import Reporting
import SupplyModel
import Synchronization

/// Progress on standard error: one line written over and over on a terminal, a line for each tenth elsewhere.
final class ProgressDisplay: Sendable {
    private let text: ProgressText
    private let terminal: Terminal?
    private let clock = ContinuousClock()
    private let begin: ContinuousClock.Instant
    private let lastShown = Mutex<(time: ContinuousClock.Instant?, tenth: Int)>((nil, 0))

    init(of series: Replications) {
        text = ProgressText(plan: series.city.plan, replications: series.count)
        terminal = Console.progress
        begin = clock.now
    }

    func show(_ progress: Replications.Progress) {
        let now = clock.now
        let tenth = Int(progress.fractionDone * 10)
        let isDue = lastShown.withLock { last in
            let isDue = terminal == nil ? tenth > last.tenth : last.time.map { now - $0 > .milliseconds(100) } ?? true
            if isDue { last = (now, tenth) }
            return isDue
        }
        guard isDue else { return }
        let line = text.line(progress, elapsedSeconds: (now - begin) / .seconds(1), width: terminal?.width ?? 80)
        Console.note(terminal == nil ? line : "\r\u{1B}[K\(line)", end: terminal == nil ? "\n" : "")
    }

    /// Takes the line away.
    func clear() {
        if terminal != nil { Console.note("\r\u{1B}[K", end: "") }
    }
}
