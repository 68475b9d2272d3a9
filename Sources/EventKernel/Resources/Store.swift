/// A place for distinct things: parcels at a gate, free buses, messages; first in, first out.
///
/// Whoever asks when it is empty waits in line, and gets the next thing that is put in:
///
/// ```swift
/// if let bus = depot.take(for: route, at: schedule.now) { send(bus, on: route) }
/// if let route = depot.put(bus, at: schedule.now) { send(bus, on: route) }
/// ```
///
/// - Complexity: O(1) amortised, and O(*n*) for ``take(where:at:)``.
public struct Store<Item: BitwiseCopyable, Request: BitwiseCopyable> {
    @usableFromInline
    struct Claim: BitwiseCopyable {
        @usableFromInline let request: Request
        @usableFromInline let since: Instant

        @inlinable
        init(request: Request, since: Instant) {
            self.request = request
            self.since = since
        }
    }

    /// The number of things in the store over time.
    @inlinable public var level: LevelStatistics { levels }
    /// How long takers waited, counting those that did not wait at all.
    @inlinable public var waits: SpanStatistics { takers }
    /// How many takers wait.
    @inlinable public var waitingCount: Int { line.count }
    /// The things in the store, in the order in which they came.
    @inlinable public var items: [Item] { things.inOrder().map(\.event) }

    @usableFromInline let scale: TimeScale
    @usableFromInline var levels: LevelStatistics
    @usableFromInline var takers = SpanStatistics()
    @usableFromInline var things = EventQueue<Item>()
    @usableFromInline var line = EventQueue<Claim>()

    /// Creates an empty store.
    @inlinable
    public init(at start: Instant = .zero, scale: TimeScale = .ticks) {
        self.scale = scale
        levels = LevelStatistics(at: start, scale: scale)
    }

    /// Puts a thing in, or hands it to whoever waits longest.
    ///
    /// - Returns: who gets it now; `nil` when it lies in the store.
    @inlinable
    public mutating func put(_ item: Item, at time: Instant) -> Request? {
        if let first = line.popMin()?.event {
            takers.add(scale.length(from: first.since, to: time))
            return first.request
        }
        things.insert(item, at: .zero)
        levels.add(1, at: time)
        return nil
    }

    /// Takes the thing that came first, or waits for one.
    ///
    /// - Returns: the thing; `nil` when there is none, and the request waits.
    @inlinable
    public mutating func take(for request: Request, at time: Instant) -> Item? {
        guard let item = things.popMin()?.event else {
            line.insert(Claim(request: request, since: time), at: .zero)
            return nil
        }
        levels.add(-1, at: time)
        takers.add(0)
        return item
    }

    /// Takes the first thing for which the predicate holds, without waiting.
    @inlinable
    public mutating func take(where predicate: (Item) -> Bool, at time: Instant) -> Item? {
        guard let found = things.handlesInOrder().first(where: { handle in things[handle].map(predicate) ?? false })
        else { return nil }
        levels.add(-1, at: time)
        takers.add(0)
        return things.cancel(found)
    }
}

extension Store: Sendable where Item: Sendable, Request: Sendable {}
extension Store.Claim: Sendable where Request: Sendable {}
