public import EventKernel

/// A shock as it came: when it began and ended in a run.
public struct ShockSpell: Hashable, Sendable {
    /// The position of the shock in the plan.
    public let shock: Int
    /// When it began.
    public let began: Instant
    /// When it ended; nil where it goes on at the end of the run.
    public internal(set) var ended: Instant?
}

extension Ledger {
    /// A shock begins or ends.
    mutating func note(_ event: Disruptions.Event, at now: Instant) {
        switch event {
        case .began(let shock, _): shocks.append(ShockSpell(shock: Int(shock), began: now))
        case .ended(let shock, _):
            guard let last = shocks.lastIndex(where: { $0.shock == Int(shock) }) else { return }
            shocks[last].ended = now
        }
    }
}
