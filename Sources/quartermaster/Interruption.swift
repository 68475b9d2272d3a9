import Dispatch
import Foundation

/// Ctrl-C while a run goes on: the first asks it to stop, the second ends the program.
///
/// Signals come on a queue of their own, because the cores' threads are all at work.
struct Interruption {
    private let source: any DispatchSourceSignal

    init(stop: @escaping @Sendable () -> Void) {
        signal(SIGINT, SIG_IGN)
        source = DispatchSource.makeSignalSource(signal: SIGINT, queue: DispatchQueue(label: "interruption"))
        source.setEventHandler {
            signal(SIGINT, SIG_DFL)
            stop()
        }
        source.resume()
    }

    /// Gives Ctrl-C its usual meaning back.
    func end() {
        source.cancel()
        signal(SIGINT, SIG_DFL)
    }
}
