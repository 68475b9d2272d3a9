import Statistics

/// Against what service is measured, and what is measured only where a scenario asks for it.
///
/// A phase may change what is judged at one moment: the promise, by which an order is judged that is placed while it holds,
/// and the cost of a spell, which is added up when the spell ends. The other figures say how a whole run is counted.
public struct MeasuresPlan: Sendable {
    /// Hours from order to door within which an order is on time.
    public var onTimeHours = 48.0
    /// What the restricted mean of order-to-door times takes longer times for, in hours.
    public var restrictionHours = 240.0
    /// Days without any delivery from which a cell counts as unserved.
    public var unservedDays = 3
    /// Kilocalories that a person should have in a day.
    public var energyStandard = 2100.0
    /// What being without a commodity costs a person, by commodity index; nil where it is not measured, empty where none
    /// is.
    public var deprivation: [DeprivationCost?] = []

    /// What is measured when a scenario says nothing of it.
    public init() {}
}

/// What it costs a person to be without a commodity: more for each further hour than for the one before.
///
/// The cost of a spell of *t* hours is `exp(a + b t) - exp(a)`, at most `largest`: the deprivation cost function of
/// Holguin-Veras et al. 2013 (*Journal of Operations Management* 31: 262-280), estimated by contingent valuation in
/// Holguin-Veras et al. 2016 (same journal, 45: 1-10).
public struct DeprivationCost: Hashable, Sendable {
    /// *a*: the natural logarithm of the cost's scale.
    public var logScale: Double
    /// *b*: by how much, relatively, an hour's cost grows with each hour.
    public var ratePerHour: Double
    /// What a spell costs at most.
    public var largest: Double

    /// Creates a cost function.
    public init(logScale: Double, ratePerHour: Double, largest: Double) {
        self.logScale = logScale
        self.ratePerHour = ratePerHour
        self.largest = largest
    }

    /// The cost, to one person, of a spell.
    public func cost(ofHours hours: Double) -> Double {
        min(largest, Elementary.exp(logScale) * Elementary.expm1(ratePerHour * hours))
    }
}
