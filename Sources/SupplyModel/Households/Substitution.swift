/// What a household eats more of when something has run out.
public struct Substitution: Hashable, Sendable {
    /// The commodity that has run out, by index.
    public var from: Int
    /// The commodity that is eaten in its place, by index; eaten by all diets that eat the other.
    public var to: Int
    /// Grams of it that stand for one gram, above 0.
    public var ratio: Double

    /// Creates a rule of substitution.
    public init(from: Int, to: Int, ratio: Double) {
        self.from = from
        self.to = to
        self.ratio = ratio
    }
}
