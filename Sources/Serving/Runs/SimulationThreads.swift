import Foundation

/// Threads for long work: simulations keep them busy for minutes, while pages are answered by the others.
final class SimulationThreads: TaskExecutor, @unchecked Sendable {
    // Guarded by `condition`.
    private var jobs: [UnownedJob] = []
    private let condition = NSCondition()

    /// Starts so many threads, which live as long as the program.
    ///
    /// - Precondition: `count` is at least 1.
    init(count: Int) {
        precondition(count >= 1, "work needs a thread")
        for number in 0..<count {
            let thread = Thread { [self] in work() }
            thread.name = "simulation \(number)"
            thread.stackSize = 8 << 20
            thread.start()
        }
    }

    /// Takes work in; the longest waiting is done first.
    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        condition.lock()
        jobs.append(job)
        condition.signal()
        condition.unlock()
    }

    private func work() {
        let executor = asUnownedTaskExecutor()
        while true {
            condition.lock()
            while jobs.isEmpty { condition.wait() }
            let job = jobs.removeFirst()
            condition.unlock()
            job.runSynchronously(on: executor)
        }
    }
}
