/// Places the stores among the cells, and buses at the depots that serve them.
struct StoreNetwork {
    let stores: [City.Store]
    let storeOfCell: [EntityID<City.Store>]
    let busesOfDepot: [Int]

    /// Places the stores.
    ///
    /// Stores serve runs of cells along a Hilbert curve through the city, with equal residents; each lies at the middle
    /// one of its cells. Chains take turns in proportion to their stores.
    init(plan: CityPlan, geography: Geography) {
        let cells = geography.cells
        let count = min(cells.count, max(1, plan.replenishment.chains.reduce(0) { $0 + $1.storeCount }))
        let groups = StoreNetwork.groups(of: geography, count: count)
        let chains = StoreNetwork.chains(count: count, of: plan.replenishment.chains)
        let residents = groups.map { $0.reduce(0) { $0 + cells[$1].residents } }
        let homes = groups.map { cells[$0[$0.count / 2]] }

        var served = Array(repeating: 0.0, count: geography.districts.count)
        for (home, people) in zip(homes, residents) { served[home.district.index] += Double(people) }
        let buses = apportion(plan.fleet.buses, by: served)
        busesOfDepot = buses

        let pickers = apportion(max(count, plan.picking.pickers), by: residents.map(Double.init), atLeast: 1)
        stores = homes.indices.map { index in
            City.Store(
                id: StoreNetwork.name(of: index, in: plan.replenishment.chains[chains[index]]), chain: chains[index],
                point: homes[index].point, place: homes[index].place, district: homes[index].district,
                depot: StoreNetwork.depot(of: homes[index], buses: buses, districts: geography.districts),
                residents: residents[index], pickers: pickers[index])
        }
        var storeOfCell = Array(repeating: EntityID<City.Store>(0), count: cells.count)
        for (store, group) in groups.enumerated() {
            for cell in group { storeOfCell[cell] = EntityID(store) }
        }
        self.storeOfCell = storeOfCell
    }

    /// The cells in `count` groups of neighbours with residents as equal as whole cells allow, none empty.
    private static func groups(of geography: Geography, count: Int) -> [[Int]] {
        let places = geography.cells.map(\.place)
        let west = places.map(\.longitude).min() ?? 0
        let south = places.map(\.latitude).min() ?? 0
        let width = max((places.map(\.longitude).max() ?? 0) - west, .leastNormalMagnitude)
        let height = max((places.map(\.latitude).max() ?? 0) - south, .leastNormalMagnitude)
        let curve = places.map {
            HilbertCurve.position(x: ($0.longitude - west) / width, y: ($0.latitude - south) / height)
        }
        let order = places.indices.sorted { (curve[$0], $0) < (curve[$1], $1) }

        var groups: [[Int]] = Array(repeating: [], count: count)
        var group = 0
        var before = 0
        for (rank, cell) in order.enumerated() {
            let isFull = before * count >= (group + 1) * geography.residents
            let mustAdvance = order.count - rank <= count - 1 - group
            if group + 1 < count, !groups[group].isEmpty, isFull || mustAdvance { group += 1 }
            groups[group].append(cell)
            before += geography.cells[cell].residents
        }
        return groups
    }

    /// The chain of each store: at every point along the list, each chain has its share as nearly as can be.
    fileprivate static func chains(count: Int, of chains: [Chain]) -> [Int] {
        let total = Double(max(1, chains.reduce(0) { $0 + $1.storeCount }))
        var given = Array(repeating: 0, count: chains.count)
        return (0..<count).map { index in
            let behind = chains.indices.map { chain in
                Double(index + 1) * Double(chains[chain].storeCount) / total - Double(given[chain])
            }
            let next = behind.indices.max { (behind[$0], $1) < (behind[$1], $0) } ?? 0
            given[next] += 1
            return next
        }
    }

    fileprivate static func name(of store: Int, in chain: Chain) -> String { "\(chain.id)-\(store + 1)" }

    /// The depot of the store's own district, or the nearest with a bus.
    private static func depot(of home: Cell, buses: [Int], districts: [District]) -> EntityID<District> {
        if buses[home.district.index] > 0 { return home.district }
        let staffed = buses.indices.filter { buses[$0] > 0 }
        let nearest = staffed.min {
            home.point.metres(to: districts[$0].depot) < home.point.metres(to: districts[$1].depot)
        }
        return nearest.map { EntityID($0) } ?? home.district
    }
}

extension ReplenishmentPlan {
    /// The identifiers of the stores: the chain and the store's number along the curve.
    ///
    /// A city of fewer cells has only the first of them, as many as it has cells.
    ///
    /// - Complexity: O(stores x chains).
    public var storeNames: [String] {
        StoreNetwork.chains(count: chains.reduce(0) { $0 + $1.storeCount }, of: chains).enumerated().map {
            StoreNetwork.name(of: $0.offset, in: chains[$0.element])
        }
    }

    /// The name of a lane: who sends and who receives.
    public static func laneName(from sender: String, to receiver: String) -> String { "\(sender)/\(receiver)" }

    /// The lanes as scenarios and outputs call them: from each source to the warehouse of each chain that it may serve, and
    /// from each warehouse to each of its stores.
    ///
    /// - Complexity: O(sources x chains + stores x chains).
    public var laneNames: [String] {
        let fromSources = sources.flatMap { source in
            chains.map(\.id).filter { source.chains.isEmpty || source.chains.contains($0) }.map {
                Self.laneName(from: source.id, to: $0)
            }
        }
        let owners = StoreNetwork.chains(count: chains.reduce(0) { $0 + $1.storeCount }, of: chains)
        return fromSources + zip(owners, storeNames).map { Self.laneName(from: chains[$0].id, to: $1) }
    }
}
