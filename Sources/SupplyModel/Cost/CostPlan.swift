/// What the operation's work and its shortfalls cost, in yuan.
public struct CostPlan: Hashable, Sendable {
    /// For a kilometre driven by a bus.
    public var busYuanPerKilometre = 0.0
    /// For an hour of a bus on a trip.
    public var busYuanPerHour = 0.0
    /// For an hour for which a crew member is there to carry parcels.
    public var crewYuanPerHour = 0.0
    /// For an hour of picking.
    public var pickingYuanPerHour = 0.0
    /// For an hour of calling.
    public var phoneYuanPerHour = 0.0
    /// For a kilogram that spoils on its way: in stock, in parcels and wherever else it is counted as spoiled.
    public var wasteYuanPerKilogram = 0.0
    /// For a kilogram of an order that a store puts off to a later round, and each day for which it waits.
    public var backorderYuanPerKilogramDay = 0.0
    /// For a kilogram of an order that a store cancels because it does not have it.
    public var lostSaleYuanPerKilogram = 0.0

    /// Work that costs nothing.
    public init() {}
}
