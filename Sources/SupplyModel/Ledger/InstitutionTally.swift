/// How institutional sites fared.
public struct InstitutionTally: Sendable, Hashable {
    /// The people of each site.
    public internal(set) var people: [Int] = []
    /// What the people of each site needed and did not have: `[site * commodities + commodity]`.
    public internal(set) var unmet: [Grams] = []
    /// What sites asked for.
    public internal(set) var asked = Grams.zero
    /// What stores had of it, and sent.
    public internal(set) var granted = Grams.zero
    /// What came to them in a good state.
    public internal(set) var received = Grams.zero
    private var commodityCount = 0

    init() {}

    init(city: City) {
        commodityCount = city.plan.commodities.count
    }

    /// What all sites missed of a commodity.
    public func unmet(of commodity: Int) -> Grams {
        stride(from: commodity, to: unmet.count, by: commodityCount).reduce(.zero) { $0 + unmet[$1] }
    }

    mutating func open(_ people: [Int]) {
        self.people = people
        unmet = Array(repeating: .zero, count: people.count * commodityCount)
    }

    mutating func missed(_ grams: Int64, of commodity: Int, at site: Int) {
        unmet[site * commodityCount + commodity].count += grams
    }
}

extension Ledger {
    mutating func institutionsOpened(_ people: [Int]) { institutions.open(people) }

    mutating func institutionMissed(_ grams: Int64, of commodity: Int, at site: Int) {
        institutions.missed(grams, of: commodity, at: site)
    }

    mutating func institutionAsked(_ asked: Int, granted: Int) {
        institutions.asked.count += Int64(asked)
        institutions.granted.count += Int64(granted)
    }

    mutating func institutionReceived(_ grams: Int64) { institutions.received.count += grams }
}
