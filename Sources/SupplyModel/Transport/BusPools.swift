/// Which buses serve which stores, and which of them are free.
///
/// A pool is a set of stores and the buses that may serve them: of a store, a district or the whole city. Buses keep
/// their depot whatever their pool. How many of a depot's buses may be out at a time is a limit of its own, so that a
/// phase or a shock can take buses away and give them back.
struct BusPools: Sendable {
    struct Pool: Sendable {
        var stores: [Int] = []
        var freeBuses: [UInt32] = []
    }

    private(set) var pools: [Pool] = []
    private(set) var poolOfStore: [Int] = []
    private(set) var poolOfBus: [Int] = []
    private(set) var depotOfBus: [Int32]
    private let depotOfStore: [Int]
    private let residentsOfStore: [Int]
    /// Buses of each depot that are on a trip or broken down.
    private var outOfDepot: [Int]
    /// How many of each depot's buses may be out.
    private var limitOfDepot: [Int]
    /// Whether that is fewer than there are anywhere.
    private var isLimited = false

    /// - Parameter busesOfDepot: the most buses that each depot ever has.
    init(city: City, busesOfDepot: [Int]) {
        depotOfBus = busesOfDepot.indices.flatMap { Array(repeating: Int32($0), count: busesOfDepot[$0]) }
        depotOfStore = city.stores.map(\.depot.index)
        residentsOfStore = city.stores.map(\.residents)
        outOfDepot = Array(repeating: 0, count: busesOfDepot.count)
        limitOfDepot = busesOfDepot
        let all = (0..<UInt32(depotOfBus.count))
        assign(city.plan.fleet.assignment, free: Array(all))
        setLimits(city.busesOfDepot)
    }

    /// The number of buses.
    var busCount: Int { depotOfBus.count }

    /// Lays out the pools anew; buses that are out come back to their new pools.
    mutating func reassign(_ assignment: FleetPlan.Assignment) {
        assign(assignment, free: pools.flatMap(\.freeBuses).sorted())
    }

    /// Says how many buses of each depot may be out; those that are out stay out.
    mutating func setLimits(_ limits: [Int]) {
        limitOfDepot = limits
        isLimited = depotOfBus.indices.contains { limits[Int(depotOfBus[$0])] == 0 }
        for depot in limits.indices where limits[depot] < depotOfBus.count(where: { Int($0) == depot }) {
            isLimited = true
        }
    }

    /// Whether one more bus of this one's depot may go out.
    @inline(__always)
    func mayGo(_ bus: UInt32) -> Bool {
        guard isLimited else { return true }
        let depot = Int(depotOfBus[Int(bus)])
        return outOfDepot[depot] < limitOfDepot[depot]
    }

    /// Whether any free bus of a pool may go out.
    func hasBus(in pool: Int) -> Bool {
        isLimited ? pools[pool].freeBuses.contains(where: mayGo) : !pools[pool].freeBuses.isEmpty
    }

    /// Adds buses to a depot; they are free, and join the pool of a bus of the depot, or its stores'.
    mutating func add(_ count: Int, to depot: Int) {
        let pool =
            depotOfBus.firstIndex { Int($0) == depot }.map { poolOfBus[$0] }
            ?? depotOfStore.firstIndex { $0 == depot }.map { poolOfStore[$0] } ?? 0
        for _ in 0..<count {
            pools[pool].freeBuses.append(UInt32(depotOfBus.count))
            depotOfBus.append(Int32(depot))
            poolOfBus.append(pool)
        }
    }

    /// Takes a free bus out of its pool.
    mutating func take(_ position: Int, from pool: Int) {
        let bus = pools[pool].freeBuses.remove(at: position)
        outOfDepot[Int(depotOfBus[Int(bus)])] += 1
    }

    /// Makes a bus free again.
    mutating func giveBack(_ bus: UInt32) {
        pools[poolOfBus[Int(bus)]].freeBuses.append(bus)
        outOfDepot[Int(depotOfBus[Int(bus)])] -= 1
    }

    private mutating func assign(_ assignment: FleetPlan.Assignment, free: [UInt32]) {
        poolOfStore = Array(repeating: 0, count: depotOfStore.count)
        poolOfBus = Array(repeating: 0, count: depotOfBus.count)
        let count: Int
        switch assignment {
        case .city: count = 1
        case .district:
            count = outOfDepot.count
            poolOfStore = depotOfStore
            poolOfBus = depotOfBus.map(Int.init)
        case .store: count = assignToStores()
        }
        pools = Array(repeating: Pool(), count: count)
        for (store, pool) in poolOfStore.enumerated() { pools[pool].stores.append(store) }
        for bus in free { pools[poolOfBus[Int(bus)]].freeBuses.append(bus) }
    }

    /// Gives each store its own buses of its depot's, by the residents that it serves; where there are more stores than
    /// buses, neighbours share.
    ///
    /// - Returns: how many pools that makes.
    private mutating func assignToStores() -> Int {
        var count = 0
        for depot in outOfDepot.indices {
            let stores = depotOfStore.indices.filter { depotOfStore[$0] == depot }
            let buses = depotOfBus.indices.filter { Int(depotOfBus[$0]) == depot }
            let groups = max(1, min(stores.count, buses.count))
            var residents = Array(repeating: 0.0, count: groups)
            for (rank, store) in stores.enumerated() {
                let group = rank * groups / stores.count
                poolOfStore[store] = count + group
                residents[group] += Double(residentsOfStore[store])
            }
            if !buses.isEmpty, !stores.isEmpty {
                var next = 0
                for (group, share) in apportion(buses.count, by: residents, atLeast: 1).enumerated() {
                    for bus in buses[next..<next + share] { poolOfBus[bus] = count + group }
                    next += share
                }
            } else {
                for bus in buses { poolOfBus[bus] = count }
            }
            count += groups
        }
        return count
    }
}
