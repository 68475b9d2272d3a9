import Stochastics

/// What random draws are for: each has streams of its own, so that a change in one process leaves all others' draws.
extension Purpose {
    // Geography: entity = cell; drawn once for all replications.
    static let cellPlace = Purpose(rawValue: 1)
    static let cellResidents = Purpose(rawValue: 2)
    static let householdSize = Purpose(rawValue: 3)
    static let crewList = Purpose(rawValue: 4)
    static let householdTraits = Purpose(rawValue: 5)
    static let cellHousing = Purpose(rawValue: 6)
    // The operation. Entities: household, node, community; index: day.
    static let initialPantry = Purpose(rawValue: 16)
    static let orderTime = Purpose(rawValue: 17)
    static let sourceLeadTime = Purpose(rawValue: 18)
    static let storeLeadTime = Purpose(rawValue: 19)
    static let attendance = Purpose(rawValue: 20)
    // Buses. Entity: bus; index: trip or breakdown. The planning of routes has number 40.
    static let breakdown = Purpose(rawValue: 41)
    static let repair = Purpose(rawValue: 42)
    // Stock. Entities: lane or source, node, commodity; index: day.
    static let expeditedLeadTime = Purpose(rawValue: 80)
    static let expeditedStoreLeadTime = Purpose(rawValue: 81)
    static let sourceYield = Purpose(rawValue: 82)
    static let releaseLeadTime = Purpose(rawValue: 83)
    static let reservePurchase = Purpose(rawValue: 84)
    // Allocation and stores. Entities: household, store; index: day.
    static let allocationTicket = Purpose(rawValue: 50)
    static let storeDisinfection = Purpose(rawValue: 51)
    // Phone, ordering and shopping. Entity: household; index: day.
    static let phoneCall = Purpose(rawValue: 100)
    static let phoneOrder = Purpose(rawValue: 101)
    static let orderingDown = Purpose(rawValue: 102)
    static let shopper = Purpose(rawValue: 103)
    static let shopTime = Purpose(rawValue: 104)
    static let shopOrder = Purpose(rawValue: 105)
    // Crews and gates. Entity: community, or household; index: day.
    static let lateness = Purpose(rawValue: 60)
    static let earlyLeaving = Purpose(rawValue: 61)
    static let visits = Purpose(rawValue: 62)
    static let gearAttrition = Purpose(rawValue: 63)
    static let pickUp = Purpose(rawValue: 64)
    static let staffingTicket = Purpose(rawValue: 65)
    // Medicine. Entities: household, community; index: refill, trip.
    static let medicineNeed = Purpose(rawValue: 120)
    static let firstRefill = Purpose(rawValue: 121)
    static let refillInterval = Purpose(rawValue: 122)
    static let counterWork = Purpose(rawValue: 123)
    // Relief. Entity: household or community; index: day, and the programme.
    static let reliefTicket = Purpose(rawValue: 124)
    // Shocks. Entity: shock; index: occurrence, store or community.
    static let shockStart = Purpose(rawValue: 90)
    static let shockDuration = Purpose(rawValue: 91)
    static let shockPlace = Purpose(rawValue: 92)
    static let reportError = Purpose(rawValue: 93)
    // Outputs. Entity: household.
    static let journalHousehold = Purpose(rawValue: 150)
}

extension RandomSource {
    /// One lognormal factor of mean 1 for each entity; all are 1 where there is no variation.
    ///
    /// - Parameter variation: the coefficient of variation.
    func spread(_ purpose: Purpose, entities: Range<Int>, variation: Double) -> [Double] {
        guard variation > 0, let factor = try? Distribution.lognormal(mean: 1, standardDeviation: variation) else {
            return Array(repeating: 1, count: entities.count)
        }
        return entities.map { entity in
            var stream = stream(purpose, entity: UInt32(entity))
            return factor.sample(using: &stream)
        }
    }
}
