import EventKernel
import Stochastics

/// What is wrong at the moment, place by place: the sum of all shocks that are going on.
///
/// Subsystems read it when they decide. Shares multiply where shocks overlap. A shock of size 0 never starts.
struct Disruptions: Sendable {
    enum Event: BitwiseCopyable {
        case began(shock: UInt32, occurrence: UInt32)
        case ended(shock: UInt32, occurrence: UInt32)
    }

    /// The share of each source's capacity that is left where all its goods are hit.
    private(set) var sourceShare: [Double]
    /// The share of each source's capacity that is left, `[source * commodityCount + commodity]`.
    private(set) var goodsShare: [Double]
    /// What each way from a source to a warehouse carries of what it would, `[source * chainCount + chain]`.
    private(set) var sourceLaneShare: [Double]
    /// What the way from its warehouse to each store carries of what it would.
    private(set) var storeLaneShare: [Double]
    /// How many times as long the way from each source takes.
    private(set) var sourceDelay: [Double]
    /// How many times as long the way from its warehouse to each store takes.
    private(set) var storeDelay: [Double]
    /// Whether each store works.
    private(set) var storeIsOpen: [Bool]
    /// The share of each district's buses that is left.
    private(set) var busShare: [Double]
    /// The share of each community's crew that comes, of those who would have come.
    private(set) var crewShare: [Double]
    /// How many times as much the households of each district want to hold.
    private(set) var demandFactor: [Double]
    /// Whether trips may not cross a district's border.
    private(set) var bordersAreClosed = false
    /// The share of each district's households that cannot order online.
    private(set) var orderingDownShare: [Double]
    /// Whether each community's crew stays as it is, whatever the staffing policy.
    private(set) var staffingIsFrozen: [Bool]

    private var city: City
    private let random: RandomSource
    private var isActive: [Bool]

    init(city: City, random: RandomSource) {
        self.init(city: city, random: random, isActive: Array(repeating: false, count: city.plan.shocks.count))
    }

    /// Everything as it should be, before the shocks that are going on are applied.
    private init(city: City, random: RandomSource, isActive: [Bool]) {
        (self.city, self.random, self.isActive) = (city, random, isActive)
        let (districts, communities) = (city.geography.districts.count, city.geography.communities.count)
        sourceShare = Array(repeating: 1, count: city.plan.replenishment.sources.count)
        let plan = city.plan.replenishment
        goodsShare = Array(repeating: 1, count: plan.sources.count * city.plan.commodities.count)
        sourceLaneShare = Array(repeating: 1, count: plan.sources.count * plan.chains.count)
        storeLaneShare = Array(repeating: 1, count: city.stores.count)
        sourceDelay = sourceShare
        storeDelay = Array(repeating: 1, count: city.stores.count)
        storeIsOpen = Array(repeating: true, count: city.stores.count)
        busShare = Array(repeating: 1, count: districts)
        crewShare = Array(repeating: 1, count: communities)
        demandFactor = Array(repeating: 1, count: districts)
        orderingDownShare = Array(repeating: 0, count: districts)
        staffingIsFrozen = Array(repeating: false, count: communities)
    }

    func start(in schedule: inout Schedule<CityEvent>) { plan(city.plan.shocks.indices, in: &schedule) }

    /// Takes in shocks that were not known at the start; they follow those that were.
    mutating func expect(_ later: City, in schedule: inout Schedule<CityEvent>) {
        let added = isActive.count..<later.plan.shocks.count
        guard !added.isEmpty else { return }
        city = later
        isActive += added.map { _ in false }
        plan(added, in: &schedule)
    }

    private func plan(_ shocks: Range<Int>, in schedule: inout Schedule<CityEvent>) {
        for index in shocks where city.plan.shocks[index].size > 0 {
            let shock = city.plan.shocks[index]
            switch shock.occurrence {
            case .at(let day, let second):
                schedule.at(
                    Instant(day: day, second: second), .disruptions(.began(shock: UInt32(index), occurrence: 0)))
            case .random:
                scheduleNext(of: index, occurrence: 0, in: &schedule)
            }
        }
    }

    /// - Returns: the shock that has just begun, whose effect at once (on cold stock) is others' to work.
    mutating func handle(_ event: Event, in schedule: inout Schedule<CityEvent>) -> ShockPlan? {
        switch event {
        case .began(let index, let occurrence):
            let shock = city.plan.shocks[Int(index)]
            var stream = random.stream(.shockDuration, entity: index, index: occurrence)
            let duration = Span(hours: max(0, shock.durationHours.sample(using: &stream)))
            isActive[Int(index)] = true
            refresh()
            schedule.after(duration, .disruptions(.ended(shock: index, occurrence: occurrence)))
            return shock
        case .ended(let index, let occurrence):
            isActive[Int(index)] = false
            refresh()
            scheduleNext(of: Int(index), occurrence: occurrence + 1, in: &schedule)
            return nil
        }
    }

    private func scheduleNext(of index: Int, occurrence: UInt32, in schedule: inout Schedule<CityEvent>) {
        guard case .random(let mean) = city.plan.shocks[index].occurrence else { return }
        var stream = random.stream(.shockStart, entity: UInt32(index), index: occurrence)
        let gap = Span(hours: 24 * mean * stream.exponential())
        schedule.after(gap, .disruptions(.began(shock: UInt32(index), occurrence: occurrence)))
    }

    /// Works out every share anew from the shocks that are going on.
    private mutating func refresh() {
        self = Disruptions(city: city, random: random, isActive: isActive)
        for (index, shock) in city.plan.shocks.enumerated() where isActive[index] { apply(shock, number: index) }
    }

    private mutating func apply(_ shock: ShockPlan, number: Int) {
        let rest = 1 - shock.size
        switch shock.kind {
        case .sourceDown:
            let commodities = city.plan.commodities
            for source in sources(of: shock.place) {
                if shock.commodities.isEmpty { sourceShare[source] *= rest }
                for (index, commodity) in commodities.enumerated()
                where shock.commodities.isEmpty || shock.commodities.contains(commodity.id) {
                    goodsShare[source * commodities.count + index] *= rest
                }
            }
        case .laneSlow:
            for source in sources(of: shock.place) { sourceDelay[source] *= 1 + shock.size }
            for store in city.stores(of: shock.place) { storeDelay[store] *= 1 + shock.size }
        case .laneClosed:
            closeLanes(of: shock.place, leaving: rest)
        case .storeClosed:
            for store in city.stores(of: shock.place) where isHit(store, by: number) { storeIsOpen[store] = false }
        case .coldStoreFailed:
            break
        case .busesGone:
            for district in districts(of: shock.place) { busShare[district] *= rest }
        case .crewsAbsent:
            for community in communities(of: shock.place) { crewShare[community] *= rest }
        case .demandSurge:
            for district in districts(of: shock.place) { demandFactor[district] *= 1 + shock.size }
        case .borderClosed:
            bordersAreClosed = true
        case .orderingDown:
            for district in districts(of: shock.place) {
                orderingDownShare[district] = 1 - (1 - orderingDownShare[district]) * rest
            }
        case .managerInert:
            for community in communities(of: shock.place) where isHit(community, by: number) {
                staffingIsFrozen[community] = true
            }
        }
    }

    /// Takes its share from every lane of a place.
    private mutating func closeLanes(of place: ShockPlan.Place, leaving rest: Double) {
        let plan = city.plan.replenishment
        for (number, source) in plan.sources.enumerated() {
            for (chain, receiver) in plan.chains.enumerated() {
                let lane = ReplenishmentPlan.laneName(from: source.id, to: receiver.id)
                guard place.isEverywhere || place.sources.contains(source.id) || place.lanes.contains(lane) else {
                    continue
                }
                sourceLaneShare[number * plan.chains.count + chain] *= rest
            }
        }
        let hit = Set(city.stores(of: place))
        for (index, store) in city.stores.enumerated() {
            let lane = ReplenishmentPlan.laneName(from: plan.chains[store.chain].id, to: store.id)
            if hit.contains(index) || place.lanes.contains(lane) { storeLaneShare[index] *= rest }
        }
    }

    /// Whether a shock that hits a share of a kind of place hits this one: the places hit by a small share are among those
    /// hit by a larger one.
    private func isHit(_ entity: Int, by shock: Int) -> Bool {
        random.uniform(.shockPlace, entity: UInt32(shock), index: UInt32(entity)) < city.plan.shocks[shock].size
    }

    private func sources(of place: ShockPlan.Place) -> [Int] {
        let sources = city.plan.replenishment.sources
        if place.isEverywhere { return Array(sources.indices) }
        return sources.indices.filter { place.sources.contains(sources[$0].id) }
    }

    private func districts(of place: ShockPlan.Place) -> [Int] {
        let districts = city.geography.districts
        if place.isEverywhere { return Array(districts.indices) }
        return districts.indices.filter { place.districts.contains(districts[$0].id) }
    }

    private func communities(of place: ShockPlan.Place) -> [Int] {
        let hit = Set(districts(of: place))
        return city.geography.communities.indices.filter { hit.contains(city.geography.communities[$0].district.index) }
    }
}

extension Disruptions {
    /// The nodes of a place that hold stock: warehouses, one a chain, are the first, and stores follow.
    ///
    /// A chain's warehouse belongs to the places that name the chain, and to everywhere.
    func stockNodes(of place: ShockPlan.Place) -> [Int] {
        let chains = city.plan.replenishment.chains
        let warehouses = chains.indices.filter { place.isEverywhere || place.chains.contains(chains[$0].id) }
        return warehouses + city.stores(of: place).map { chains.count + $0 }
    }
}

extension ShockPlan.Place {
    /// Whether no place is named.
    public var isEverywhere: Bool {
        districts.isEmpty && sources.isEmpty && chains.isEmpty && stores.isEmpty && lanes.isEmpty
    }
}

extension City {
    /// The stores of a place: those it names, those of its chains and those in its districts.
    func stores(of place: ShockPlan.Place) -> [Int] {
        if place.isEverywhere { return Array(stores.indices) }
        return stores.indices.filter { store in
            place.stores.contains(stores[store].id)
                || place.chains.contains(plan.replenishment.chains[stores[store].chain].id)
                || place.districts.contains(geography.districts[stores[store].district.index].id)
        }
    }
}
