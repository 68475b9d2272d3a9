/// What a figure is held against: a number that it may not exceed, or may not fall below.
public struct Threshold: Hashable, Sendable {
    /// Which side of the number is good.
    public enum Relation: String, CaseIterable, Sendable {
        /// The figure may not exceed the number.
        case atMost = "<="
        /// The figure may not fall below it.
        case atLeast = ">="
    }

    /// Which side is good.
    public let relation: Relation
    /// The number, in the figure's unit.
    public let value: Double

    /// A threshold.
    public init(_ relation: Relation, _ value: Double) {
        self.relation = relation
        self.value = value
    }

    /// Whether a figure is on the good side, the number itself among it; one that has no value is not.
    public func isMet(by figure: Double) -> Bool {
        switch relation {
        case .atMost: figure <= value
        case .atLeast: figure >= value
        }
    }

    /// By how much one figure is worse than another.
    func worsening(from one: Double, to other: Double) -> Double {
        relation == .atMost ? other - one : one - other
    }
}
