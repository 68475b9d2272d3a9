import Synchronization

/// Where the jobs of a series post how far they have come; a class because they share it.
final class ProgressBoard<Progress: Sendable>: Sendable {
    private let progress: Mutex<Progress>
    private let report: @Sendable (Progress) -> Void

    /// A board on which nothing is posted yet.
    ///
    /// - Parameters:
    ///   - progress: the progress at the beginning.
    ///   - report: called after each change, by one thread at a time.
    init(_ progress: Progress, report: @escaping @Sendable (Progress) -> Void) {
        self.progress = Mutex(progress)
        self.report = report
    }

    /// Changes the progress, and reports it.
    func post(_ change: (inout Progress) -> Void) {
        progress.withLock { progress in
            change(&progress)
            report(progress)
        }
    }
}
