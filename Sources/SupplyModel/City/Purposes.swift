import Stochastics

/// What random draws are for: each has streams of its own, so that a change in one process leaves all others' draws.
extension Purpose {
    // Geography: entity = cell; drawn once for all replications.
    static let cellPlace = Purpose(rawValue: 1)
    static let cellResidents = Purpose(rawValue: 2)
    static let householdSize = Purpose(rawValue: 3)
    static let crewList = Purpose(rawValue: 4)
    // The operation. Entities: household, node, community; index: day.
    static let initialPantry = Purpose(rawValue: 16)
    static let orderTime = Purpose(rawValue: 17)
    static let sourceLeadTime = Purpose(rawValue: 18)
    static let storeLeadTime = Purpose(rawValue: 19)
    static let attendance = Purpose(rawValue: 20)
}
