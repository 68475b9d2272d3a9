/// How households want to hold more when they have seen want or heard news.
public struct PanicPlan: Sendable {
    /// How many times as much a household wants to hold at first; at least 1.
    public var factor: Double
    /// Days after which half of what it wants more is left.
    public var halfLifeDays: Double
    /// The share of a cell's households, found without something that they eat at the cell's cut-off, from which on the
    /// cell takes fright; above 1 when want alone frightens nobody.
    public var shortageShare: Double
    /// Days on which news frightens the whole city, counted from the first simulated one.
    public var newsDays: [Int]

    /// Creates the plan of a panic.
    public init(factor: Double, halfLifeDays: Double, shortageShare: Double, newsDays: [Int]) {
        self.factor = factor
        self.halfLifeDays = halfLifeDays
        self.shortageShare = shortageShare
        self.newsDays = newsDays
    }
}
