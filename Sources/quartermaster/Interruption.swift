import Dispatch
import Foundation
import Synchronization

/// Whether Ctrl-C was pressed.
private let isRequested = Atomic(false)

/// Ctrl-C while a run goes on: the first asks it to stop, the second ends the program.
///
/// The handler only notes the signal: it works whatever the disposition that the program inherited, as in a background job
/// of a shell. A queue of its own looks at the note, because the cores' threads are all at work.
struct Interruption {
    private let watch: any DispatchSourceTimer

    init(stop: @escaping @Sendable () -> Void) {
        isRequested.store(false, ordering: .relaxed)
        signal(SIGINT) { _ in
            isRequested.store(true, ordering: .relaxed)
            signal(SIGINT, SIG_DFL)
        }
        watch = DispatchSource.makeTimerSource(queue: DispatchQueue(label: "interruption"))
        watch.schedule(deadline: .now(), repeating: .milliseconds(20))
        watch.setEventHandler { if isRequested.load(ordering: .relaxed) { stop() } }
        watch.resume()
    }

    /// Gives Ctrl-C its usual meaning back.
    func end() {
        watch.cancel()
        signal(SIGINT, SIG_DFL)
    }
}

/// Does long work that Ctrl-C cancels.
func interruptible<Result: Sendable>(_ work: @escaping @Sendable () async -> Result) async -> Result {
    let task = Task { await work() }
    let interruption = Interruption { task.cancel() }
    let result = await task.value
    interruption.end()
    return result
}
