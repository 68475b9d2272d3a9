/// A part of the timeline: from its day on another plan holds.
///
/// Places, people, goods, packages, sources, chains and their stores are those of the first plan; only numbers, times and
/// rules change.
public struct PhasePlan: Sendable {
    /// The identifier that outputs use.
    public var id: String
    /// The day from whose midnight on it holds, counted from the first simulated day.
    public var day: Int
    /// What holds from then on.
    public var plan: CityPlan
    /// Whether open orders are cancelled at its start.
    public var clearsOrders = false

    /// Creates a phase.
    public init(id: String, day: Int, plan: CityPlan) {
        self.id = id
        self.day = day
        self.plan = plan
    }
}
