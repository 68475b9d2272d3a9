/// A small stock at each gate for whoever has run out.
public struct GateBufferPlan: Sendable {
    /// The kind of package that it is filled with, by its position.
    public var package: Int
    /// What a gate should hold for each household behind it.
    public var targetPerHousehold: Grams
    /// Days from one filling to the next, at least 1.
    public var fillEveryDays: Int
    /// Seconds after midnight at which stores take out what is sent to the gates.
    public var fillTime: Int
    /// Days from unloading until it has spoiled, 1...60.
    public var lifeDays: Int
    /// Seconds after midnight at which those who have run out come to the gate.
    public var portionTime: Int
    /// Days of its need that a household is given of a commodity that it has run out of.
    public var portionDays: Double
    /// The name of the rule that shares it when there is too little for all.
    public var rule = MaxMin.name

    /// Creates the plan; the scenario reader has checked the ranges.
    public init(
        package: Int, targetPerHousehold: Grams, fillEveryDays: Int, fillTime: Int, lifeDays: Int, portionTime: Int,
        portionDays: Double
    ) {
        self.package = package
        self.targetPerHousehold = targetPerHousehold
        self.fillEveryDays = fillEveryDays
        self.fillTime = fillTime
        self.lifeDays = lifeDays
        self.portionTime = portionTime
        self.portionDays = portionDays
    }
}
