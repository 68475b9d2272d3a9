/// A set of diets by their numbers: 0 is the diet of those who keep none, the others follow `PeoplePlan.diets`.
@frozen
public struct DietSet: OptionSet, Hashable, Sendable, BitwiseCopyable {
    /// Bit *n* stands for diet *n*, 0...15.
    public let rawValue: UInt16

    /// The diets whose bits are set.
    @inlinable public init(rawValue: UInt16) {
        self.rawValue = rawValue
    }

    /// The diet with a number, 0...15.
    @inlinable public init(diet: Int) {
        rawValue = 1 << UInt16(diet)
    }

    /// All diets.
    public static let everyone = DietSet(rawValue: .max)
    /// Those who keep no diet.
    public static let other = DietSet(diet: 0)

    /// Whether a diet is among them.
    @inlinable public func contains(diet: Int) -> Bool { contains(DietSet(diet: diet)) }
}
