/// What a supplier accepts as one order: a least and a greatest quantity, and a lot size.
///
/// ```swift
/// OrderLimits(minimum: 50, multiple: 3).applied(to: 20)  // 51
/// ```
@frozen
public struct OrderLimits: Hashable, Sendable, BitwiseCopyable {
    /// The least units of an order, at least 0.
    public var minimum: Int64
    /// Orders are a whole multiple of this, at least 1.
    public var multiple: Int64
    /// The most units of an order.
    public var maximum: Int64

    /// Limits on an order; without arguments, none.
    ///
    /// - Precondition: `minimum >= 0`, `multiple >= 1`, `maximum >= 0`.
    @inlinable
    public init(minimum: Int64 = 0, multiple: Int64 = 1, maximum: Int64 = .max) {
        precondition(minimum >= 0 && multiple >= 1 && maximum >= 0, "an order's limits contradict themselves")
        self.minimum = minimum
        self.multiple = multiple
        self.maximum = maximum
    }

    /// The quantity that is ordered when `wanted` units are.
    ///
    /// Raised to the minimum, then up to the next multiple; over the maximum, down to the greatest multiple within it.
    /// Where no multiple lies between minimum and maximum nothing is ordered, and nothing where nothing is wanted.
    ///
    /// - Complexity: O(1).
    @inlinable
    public func applied(to wanted: Int64) -> Int64 {
        guard wanted > 0 else { return 0 }
        let least = Swift.max(wanted, minimum)
        let remainder = least % multiple
        // Also where rounding up would leave the range of Int64.
        if remainder == 0, least <= maximum { return least }
        if remainder > 0, least <= maximum, multiple - remainder <= maximum - least {
            return least + multiple - remainder
        }
        let greatest = maximum - maximum % multiple
        return greatest >= minimum ? greatest : 0
    }
}
