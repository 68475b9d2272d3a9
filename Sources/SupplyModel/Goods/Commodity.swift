public import Stochastics

/// A kind of goods that people need every day, such as vegetables.
public struct Commodity: Sendable {
    /// The identifier that scenarios and outputs use, such as `vegetables`.
    public var id: String
    /// What one person eats in a day.
    public var needPerPersonDay: Grams
    /// Days from leaving its source until it spoils in a warehouse or a store.
    public var shelfLifeDays: Int
    /// Hours from picking until it spoils in a parcel: on a bus, at a gate, with a volunteer.
    public var parcelLifeHours: Double
    /// The days of cover that the city's warehouses and stores together should never go below.
    public var floorDays: Double
    /// The cover, in days of own need, below which a household orders.
    public var householdReorderDays: Double
    /// The cover, in days of own need, up to which a household orders.
    public var householdTargetDays: Double
    /// Days of need in a household's pantry on the first day.
    public var initialPantryDays: Distribution
    /// How warehouses and stores keep it; `shelfLifeDays` is its life there.
    public var storage = StorageClass.ambient
    /// Days from fresh until it spoils, for ways of keeping in which that is not `shelfLifeDays`.
    public var lifeByStorage: [StorageClass: Int] = [:]
    /// Days from the door until it spoils in a pantry; nil when it never does.
    public var pantryLifeDays: Double?
    /// The diets that eat it; people of other diets neither need nor take it.
    public var eatenBy = DietSet.everyone
    /// Whether people need it every day; if not, they eat it while they have some, and lack nothing when they have none.
    public var isNeeded = true
    /// Fen (hundredths of a yuan) for a kilogram sold loose.
    public var fenPerKilogram: Int64 = 0
    /// Its food energy; nil when it has none or none is given.
    public var kilocaloriesPerKilogram: Double? = nil

    /// Creates a commodity; the scenario reader has checked the ranges.
    public init(
        id: String, needPerPersonDay: Grams, shelfLifeDays: Int, parcelLifeHours: Double, floorDays: Double,
        householdReorderDays: Double, householdTargetDays: Double, initialPantryDays: Distribution
    ) {
        self.id = id
        self.needPerPersonDay = needPerPersonDay
        self.shelfLifeDays = shelfLifeDays
        self.parcelLifeHours = parcelLifeHours
        self.floorDays = floorDays
        self.householdReorderDays = householdReorderDays
        self.householdTargetDays = householdTargetDays
        self.initialPantryDays = initialPantryDays
    }

    /// Grams per person below which a household orders.
    var householdReorder: Int64 { Int64((householdReorderDays * Double(needPerPersonDay.count)).rounded()) }

    /// Grams per person up to which a household orders.
    var householdTarget: Int64 { Int64((householdTargetDays * Double(needPerPersonDay.count)).rounded()) }

    /// Whether people of a diet need it every day.
    public func isNeeded(by diet: Int) -> Bool { isNeeded && eatenBy.contains(diet: diet) }

    /// The most commodities a city may have.
    public static let limit = 16
}
