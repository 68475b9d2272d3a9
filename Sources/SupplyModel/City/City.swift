import Statistics
import Stochastics

/// A city ready to be simulated: the plan, its cells and households, and who serves whom.
///
/// Everything here stays as it is during a run and is the same for all replications.
public struct City: Sendable {
    /// A store: where orders are picked.
    public struct Store: Sendable {
        /// The identifier that outputs use.
        public let id: String
        /// Its chain, whose warehouse supplies it.
        public let chain: Int
        /// Where it lies, for distances.
        public let point: EarthPoint
        /// Where it lies, in degrees.
        public let place: Place
        /// The district in which it lies.
        public let district: EntityID<District>
        /// The pool of buses that serves it, by the district that keeps the depot.
        public let depot: EntityID<District>
        /// The residents of the cells that it serves.
        public let residents: Int
        /// How many people pick.
        public let pickers: Int
    }

    /// What the scenario says.
    public let plan: CityPlan
    /// Districts, communities, cells and households.
    public let geography: Geography
    /// The stores; each serves cells that are neighbours.
    public let stores: [Store]
    /// The store that serves each cell.
    public let storeOfCell: [EntityID<Store>]
    /// The buses of each district's depot.
    public let busesOfDepot: [Int]
    /// Those on the list of each community's crew.
    public let membersOfCommunity: [Int]
    /// The people who eat each commodity, by cell.
    let eaters: Eaters
    /// The people who eat each commodity, by store: `[store * commodityCount + commodity]`.
    private let eatersOfStore: [Int]
    /// The timeline: from the midnight of each phase's day on, its city takes the place of this one.
    public let phases: [Phase]

    /// A part of the timeline.
    public struct Phase: Sendable {
        /// The identifier that outputs use.
        public let id: String
        /// The day from whose midnight on it holds, counted from the first simulated day.
        public let day: Int
        /// The same places, people and stores under another plan.
        public let city: City
        /// Whether open orders are cancelled at its start.
        let clearsOrders: Bool
    }

    /// Lays out the plan's city, the same for the same plan.
    ///
    /// - Complexity: O(households + cells log cells): 0.3 s for nine million people.
    public init(_ plan: CityPlan) {
        self.init(plan, geography: Geography(plan.geography))
    }

    private init(_ plan: CityPlan, geography: Geography) {
        self.plan = plan
        self.geography = geography
        eaters = Eaters(plan: plan, geography: geography)
        let network = StoreNetwork(plan: plan, geography: geography)
        stores = network.stores
        storeOfCell = network.storeOfCell
        busesOfDepot = network.busesOfDepot
        eatersOfStore = City.eatersOfStore(eaters, network: network, plan: plan, geography: geography)
        membersOfCommunity = City.crewLists(plan: plan, geography: geography)
        phases = plan.phases.map { phase in
            Phase(
                id: phase.id, day: phase.day, city: City(phase.plan, geography: geography),
                clearsOrders: phase.clearsOrders)
        }
    }

    /// The same places and people under another plan.
    ///
    /// - Parameter plan: one whose geography is this one's.
    public func under(_ plan: CityPlan) -> City { City(plan, geography: geography) }

    /// The people who live in the city.
    public var people: Int { geography.residents }

    /// What the whole city needs of a commodity in a day.
    public func needPerDay(_ commodity: Int) -> Grams {
        plan.commodities[commodity].needPerPersonDay * eaters(of: commodity)
    }

    /// Grams of a commodity that the people served by a node eat in a day; warehouses are the first nodes, one for each
    /// chain, and serve the people of all its stores; stores follow.
    public func need(of commodity: Int, atNode node: Int) -> Int64 {
        let chains = plan.replenishment.chains.count
        func people(of store: Int) -> Int { eatersOfStore[store * plan.commodities.count + commodity] }
        let people =
            node < chains
            ? stores.indices.reduce(0) { $0 + (stores[$1].chain == node ? people(of: $1) : 0) }
            : people(of: node - chains)
        return plan.commodities[commodity].needPerPersonDay.count * Int64(people)
    }

    private static func eatersOfStore(
        _ eaters: Eaters, network: StoreNetwork, plan: CityPlan, geography: Geography
    ) -> [Int] {
        let commodities = plan.commodities.count
        var sums = Array(repeating: 0, count: network.stores.count * commodities)
        for (cell, store) in network.storeOfCell.enumerated() {
            for commodity in 0..<commodities {
                sums[store.index * commodities + commodity] += eaters.of(
                    commodity, inCell: cell, residents: geography.cells[cell].residents)
            }
        }
        return sums
    }

    private static func crewLists(plan: CityPlan, geography: Geography) -> [Int] {
        let random = RandomSource(seed: plan.geography.seed, replication: 0)
        let spread = random.spread(
            .crewList, entities: geography.communities.indices, variation: plan.handover.dispersion)
        let weights = zip(geography.communities, spread).map { Double($0.residents) * $1 }
        return apportion(plan.handover.members, by: weights)
    }
}
