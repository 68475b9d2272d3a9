/// The position of an entity in its table; the phantom type keeps a cell's number from being taken for a store's.
@frozen public struct EntityID<Entity>: Hashable, Comparable, Sendable, BitwiseCopyable {
    /// The position, from 0.
    public var rawValue: UInt32

    /// The entity at `index`.
    @inlinable public init(_ index: Int) {
        rawValue = UInt32(truncatingIfNeeded: index)
    }

    /// The position as an array index.
    @inlinable public var index: Int { Int(rawValue) }

    /// Whether the left entity comes first in the table.
    @inlinable public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}
