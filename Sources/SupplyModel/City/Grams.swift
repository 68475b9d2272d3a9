/// A mass in whole grams: the model's unit of goods, so that conservation is exact.
@frozen public struct Grams: Hashable, Comparable, Sendable, BitwiseCopyable, AdditiveArithmetic {
    /// The number of grams; negative only as a difference.
    public var count: Int64

    /// A mass of `count` grams.
    @inlinable public init(_ count: Int64) {
        self.count = count
    }

    /// A mass given in kilograms, rounded to the nearest gram.
    @inlinable public init(kilograms: Double) {
        count = Int64((kilograms * 1000).rounded())
    }

    /// No mass.
    @inlinable public static var zero: Grams { Grams(0) }

    /// The mass in kilograms.
    @inlinable public var kilograms: Double { Double(count) / 1000 }

    /// The sum.
    @inlinable public static func + (left: Grams, right: Grams) -> Grams { Grams(left.count + right.count) }
    /// The difference.
    @inlinable public static func - (left: Grams, right: Grams) -> Grams { Grams(left.count - right.count) }
    /// So many times the mass.
    @inlinable public static func * (left: Grams, right: Int) -> Grams { Grams(left.count * Int64(right)) }
    /// Whether the left mass is smaller.
    @inlinable public static func < (left: Grams, right: Grams) -> Bool { left.count < right.count }
}
