/// Names one pending event of one ``EventQueue``, for as long as it is pending.
///
/// A handle holds the generation of its slot: once the event has happened or was cancelled the handle is stale, and
/// stays stale when the slot serves another event. Copies of a queue share their handles with the original up to the
/// point of copying. A handle from an unrelated queue is not detected when its slot and generation happen to match.
@frozen
public struct EventHandle: Hashable, Sendable, BitwiseCopyable {
    @usableFromInline
    let slot: UInt32

    @usableFromInline
    let generation: UInt32

    @inlinable
    init(slot: UInt32, generation: UInt32) {
        self.slot = slot
        self.generation = generation
    }
}
