/// How days on duty tire: productivity is `max(floor, 1 - lossPerDay * days)` after so many days on duty in a row.
public struct FatiguePlan: Hashable, Sendable {
    /// The share of a rested member's productivity that each day on duty takes, 0...1.
    public var lossPerDay: Double
    /// The least share of it that is left, above 0.
    public var floor: Double
    /// Days on duty that one day of rest makes good, at least 1.
    public var recovery: Int

    /// Creates the plan of fatigue.
    public init(lossPerDay: Double, floor: Double, recovery: Int) {
        self.lossPerDay = lossPerDay
        self.floor = floor
        self.recovery = recovery
    }

    /// Productivity after so many days on duty, 1 for one who is rested.
    func productivity(after days: Int) -> Double { max(floor, 1 - lossPerDay * Double(days)) }

    /// The days on duty after which productivity falls no further, at most 60.
    var lastLevel: Int {
        lossPerDay > 0 ? min(60, Int(((1 - floor) / lossPerDay).rounded(.up))) : 0
    }
}

/// How experience makes members faster: each doubling of the parcels that one has handed over multiplies the minutes of
/// a parcel by `rate`.
public struct LearningPlan: Hashable, Sendable {
    /// Time of a parcel over that of one at half the experience, above 0, at most 1.
    public var rate: Double
    /// The least share of a novice's time that a parcel takes, above 0, at most 1.
    public var floor: Double

    /// Creates a learning curve.
    public init(rate: Double, floor: Double) {
        self.rate = rate
        self.floor = floor
    }
}
