/// What a push sends in each period: a list of quantities, once or over and over.
public struct PushSchedule: Hashable, Sendable {
    /// Units for each period from the first on, each at least 0.
    public let quantities: [Int64]
    /// Whether the list begins again at its end; otherwise nothing follows it.
    public let repeats: Bool

    /// A schedule of these quantities.
    public init(_ quantities: [Int64], repeats: Bool = true) {
        precondition(quantities.allSatisfy { $0 >= 0 }, "a push sends 0 units or more")
        self.quantities = quantities
        self.repeats = repeats
    }

    /// The units for a period, counted from 0.
    ///
    /// - Complexity: O(1).
    public func quantity(on period: Int) -> Int64 {
        guard period >= 0, !quantities.isEmpty, repeats || period < quantities.count else { return 0 }
        return quantities[period % quantities.count]
    }
}
