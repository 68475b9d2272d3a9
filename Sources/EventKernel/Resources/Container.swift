/// An amount of one thing between zero and a capacity: a tank, a budget, a stock of equal units.
///
/// Whoever asks for more than there is, or brings more than there is room for, waits in line; each line is first in,
/// first out, and nobody overtakes. After a request was answered, ask ``next(at:)`` for whom it set free:
///
/// ```swift
/// if tank.take(40, for: truck, at: schedule.now) { depart(truck) }
/// while let answered = tank.next(at: schedule.now) { go(on: answered.request) }
/// ```
///
/// - Complexity: O(1) amortised for each operation.
public struct Container<Request: BitwiseCopyable> {
    @usableFromInline
    struct Claim: BitwiseCopyable {
        @usableFromInline let amount: Int
        @usableFromInline let request: Request
        @usableFromInline let since: Instant

        @inlinable
        init(amount: Int, request: Request, since: Instant) {
            self.amount = amount
            self.request = request
            self.since = since
        }
    }

    /// The greatest amount.
    public let capacity: Int

    /// The amount over time.
    @inlinable public var level: LevelStatistics { amounts }
    /// How long takers waited, counting those that did not wait at all.
    @inlinable public var takeWaits: SpanStatistics { takers }
    /// How long bringers waited, counting those that did not wait at all.
    @inlinable public var putWaits: SpanStatistics { bringers }
    /// How many takers wait.
    @inlinable public var waitingTakes: Int { takes.count }
    /// How many bringers wait.
    @inlinable public var waitingPuts: Int { puts.count }

    @usableFromInline let scale: TimeScale
    @usableFromInline var amounts: LevelStatistics
    @usableFromInline var takers = SpanStatistics()
    @usableFromInline var bringers = SpanStatistics()
    @usableFromInline var takes = EventQueue<Claim>()
    @usableFromInline var puts = EventQueue<Claim>()

    /// Creates a container.
    @inlinable
    public init(capacity: Int = .max, level: Int = 0, at start: Instant = .zero, scale: TimeScale = .ticks) {
        precondition(level >= 0 && level <= capacity, "a container's level must lie between zero and its capacity")
        self.capacity = capacity
        self.scale = scale
        amounts = LevelStatistics(level: level, at: start, scale: scale)
    }

    /// Takes an amount, or waits for it.
    ///
    /// - Returns: whether it was taken now.
    @inlinable
    public mutating func take(_ amount: Int, for request: Request, at time: Instant) -> Bool {
        precondition(amount >= 0 && amount <= capacity, "an amount must lie between zero and the capacity")
        guard takes.isEmpty, amount <= amounts.level else {
            takes.insert(Claim(amount: amount, request: request, since: time), at: .zero)
            return false
        }
        amounts.add(-amount, at: time)
        takers.add(0)
        return true
    }

    /// Brings an amount, or waits for room.
    ///
    /// - Returns: whether it was put in now.
    @inlinable
    public mutating func put(_ amount: Int, for request: Request, at time: Instant) -> Bool {
        precondition(amount >= 0 && amount <= capacity, "an amount must lie between zero and the capacity")
        guard puts.isEmpty, amount <= capacity - amounts.level else {
            puts.insert(Claim(amount: amount, request: request, since: time), at: .zero)
            return false
        }
        amounts.add(amount, at: time)
        bringers.add(0)
        return true
    }

    /// Answers the first waiting request that can be answered now.
    ///
    /// - Returns: the request, and whether it took (or else brought); `nil` when none can be answered.
    @inlinable
    public mutating func next(at time: Instant) -> (request: Request, took: Bool)? {
        if let first = takes.peek?.event, first.amount <= amounts.level {
            takes.popMin()
            amounts.add(-first.amount, at: time)
            takers.add(scale.length(from: first.since, to: time))
            return (first.request, true)
        }
        if let first = puts.peek?.event, first.amount <= capacity - amounts.level {
            puts.popMin()
            amounts.add(first.amount, at: time)
            bringers.add(scale.length(from: first.since, to: time))
            return (first.request, false)
        }
        return nil
    }
}

extension Container: Sendable where Request: Sendable {}
extension Container.Claim: Sendable where Request: Sendable {}
