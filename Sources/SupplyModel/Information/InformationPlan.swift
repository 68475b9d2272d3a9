/// What planners are told of the city's state: how often, and how exactly.
public struct InformationPlan: Sendable {
    /// What one level of the city reports upwards.
    public struct Level: Hashable, Sendable {
        /// Hours from one report to the next; 0 when planners see the state itself.
        public var refreshHours = 0.0
        /// The coefficient of variation of a reported figure around the true one.
        public var error = 0.0

        /// A level that is seen as it is.
        public init() {}
    }

    /// Communities: parcels that wait at their gates, members at work.
    public var community = Level()
    /// Stores and warehouses: stock by commodity.
    public var stock = Level()
    /// Households: what is in their pantries and what they have on order.
    public var households = Level()

    /// A city whose planners see all at once and exactly.
    public init() {}
}
