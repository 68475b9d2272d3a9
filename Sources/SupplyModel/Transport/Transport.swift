import EventKernel
import Stochastics

/// The buses: they fetch staged batches from stores, carry them to cells and come back.
///
/// `Transport+Dispatch.swift` decides which bus goes to which store and with what, `Transport+Breakdowns.swift` what
/// happens to a bus that stops on the road.
struct Transport: Sendable {
    enum Event: BitwiseCopyable {
        case shiftStarted
        case shiftEnded
        case wave
        case waitedLongEnough(EntityID<City.Store>)
        case departed(Trip.ID)
        case unloaded(Trip.ID)
        case returned(Trip.ID)
        case brokeDown(Trip.ID)
        /// A trip goes on after its bus was repaired or another bus has taken its load over.
        case resumed(Trip.ID)
        case busRepaired(UInt32)
    }

    /// One bus' journey: to the store, over its stops, and back to the store.
    struct Trip: BitwiseCopyable, Sendable {
        typealias ID = EntityID<Trip>

        var bus: UInt32
        var store: EntityID<City.Store>
        var stopCount: Int32
        /// The stop that is next.
        var stop: Int32
        var startedAt: Int32
        /// Batches that come back to the store because their gates had closed; they stand in front of the stops to come.
        var keptCount: Int32 = 0
        /// Seconds of driving until the bus breaks down.
        var driveLeft = Int32.max
        /// The share of the present drive after which it does.
        var shareDriven: Float = 0
        /// Where the present drive began.
        var from: Site
        /// What the journal asks of it.
        var account: TripAccount
    }

    struct Bus: BitwiseCopyable, Sendable {
        let depot: Int32
        /// Whether it may cross a closed border.
        var hasPass: Bool
        var site: Site
        var tripsToday: Int32 = 0
        /// How often it was drawn how far it drives until it breaks down.
        var drivesDrawn: UInt32 = 0
        var breakdowns: UInt32 = 0
    }

    /// A load on a bus that has broken down, until another bus takes it over or the bus is repaired.
    struct Stranded: BitwiseCopyable, Sendable {
        let trip: Trip.ID
        let since: Instant
    }

    var plan: FleetPlan
    var roads: Roads
    let sites: TransportSites
    let random: RandomSource
    var longestWait: Span
    var limit: LoadLimit
    var pools: BusPools
    var buses: [Bus] = []
    /// Batches at each store's door, longest wait first.
    var staged: [[Batch.ID]]
    var stagedMass: [Int64]
    var stagedPackages: [Int32]
    var trips = SlotPool<Trip>()
    /// The stops of each trip: `[trip * stopsPerTrip + stop]`.
    var stops: [Batch.ID] = []
    private(set) var stopsPerTrip: Int
    var stranded: [Stranded] = []
    /// The cells that each bus has visited today; empty when nobody asks.
    private var visited: [[UInt32]]
    /// The share of each depot's buses that shocks leave.
    private var busShare: [Double]
    private var busesOfDepot: [Int]
    private var bordersAreShut = false
    /// Trips that have begun.
    var tripsBegun: Int32 = 0

    init(city: City, random: RandomSource) {
        self.random = random
        plan = city.plan.fleet
        sites = TransportSites(city: city)
        roads = Roads(plan, zones: sites.zoneNames)
        limit = LoadLimit(plan)
        longestWait = Span(hours: plan.longestWaitHours)
        staged = Array(repeating: [], count: city.stores.count)
        stagedMass = Array(repeating: 0, count: city.stores.count)
        stagedPackages = Array(repeating: 0, count: city.stores.count)
        let later = city.phases.map(\.city)
        stopsPerTrip = later.reduce(plan.maximumStops) { max($0, $1.plan.fleet.maximumStops) }
        busesOfDepot = city.busesOfDepot
        let most = busesOfDepot.indices.map { depot in
            later.reduce(city.busesOfDepot[depot]) { max($0, $1.busesOfDepot[depot]) }
        }
        pools = BusPools(city: city, busesOfDepot: most)
        busShare = Array(repeating: 1, count: most.count)
        let isDetailed = city.plan.reportsFleetDetail
        visited = isDetailed ? Array(repeating: [], count: pools.busCount) : []
        for depot in pools.depotOfBus {
            buses.append(Bus(depot: depot, hasPass: false, site: sites.depots[Int(depot)]))
        }
        givePasses()
    }

    /// Plans the day's shift and waves.
    func startDay(in schedule: inout Schedule<CityEvent>) {
        schedule.at(plan.shift.nextOpening(after: schedule.now), .transport(.shiftStarted))
        guard plan.dispatch == .waves else { return }
        let day = schedule.now.day
        for time in plan.waveTimes { schedule.at(Instant(day: day, second: time), .transport(.wave)) }
    }

    /// Takes over the parameters of a phase.
    mutating func adopt(_ city: City) {
        let before = plan.assignment
        plan = city.plan.fleet
        roads = Roads(plan, zones: sites.zoneNames)
        limit = LoadLimit(plan)
        longestWait = Span(hours: plan.longestWaitHours)
        busesOfDepot = city.busesOfDepot
        if plan.assignment != before { pools.reassign(plan.assignment) }
        givePasses()
        setBusLimits()
    }

    /// Makes room for phases that were not known at the start: for more buses, longer trips and more detail.
    ///
    /// Buses that a depot does not have yet stand there, and go out once a phase lets them.
    mutating func makeRoom(for city: City) {
        for depot in busesOfDepot.indices {
            let most = city.phases.reduce(0) { max($0, $1.city.busesOfDepot[depot]) }
            let missing = most - pools.depotOfBus.count { Int($0) == depot }
            guard missing > 0 else { continue }
            pools.add(missing, to: depot)
            for _ in 0..<missing { buses.append(Bus(depot: Int32(depot), hasPass: false, site: sites.depots[depot])) }
            if plan.assignment == .store { pools.reassign(.store) }
        }
        setBusLimits()
        let longest = city.phases.reduce(stopsPerTrip) { max($0, $1.city.plan.fleet.maximumStops) }
        if longest > stopsPerTrip, let filler = stops.first {
            var laid: [Batch.ID] = []
            for first in stride(from: 0, to: stops.count, by: stopsPerTrip) {
                laid += stops[first..<first + stopsPerTrip]
                laid += repeatElement(filler, count: longest - stopsPerTrip)
            }
            stops = laid
        }
        stopsPerTrip = longest
        let isDetailed = !visited.isEmpty || city.phases.contains { $0.city.plan.reportsFleetDetail }
        if isDetailed { visited += repeatElement([], count: pools.busCount - visited.count) }
    }

    /// Takes over what shocks leave: the share of each depot's buses, and whether borders are open.
    mutating func heed(
        _ disruptions: Disruptions, batches: inout BatchBook, ledger: inout Ledger,
        in schedule: inout Schedule<CityEvent>
    ) {
        guard disruptions.busShare != busShare || disruptions.bordersAreClosed != bordersAreShut else { return }
        busShare = disruptions.busShare
        bordersAreShut = disruptions.bordersAreClosed
        setBusLimits()
        dispatchAll(batches: &batches, ledger: &ledger, in: &schedule)
    }

    /// Whether only a bus with a pass may cross a district's border, and there are buses without.
    var bordersAreClosed: Bool { (plan.bordersAreClosed || bordersAreShut) && plan.passShare < 1 }

    private mutating func setBusLimits() {
        pools.setLimits(zip(busesOfDepot, busShare).map { Int((Double($0) * $1).rounded()) })
    }

    /// Gives the share of each depot's buses a pass, spread evenly over them.
    private mutating func givePasses() {
        var seen = Array(repeating: 0.0, count: sites.depots.count)
        for bus in buses.indices {
            let depot = Int(buses[bus].depot)
            buses[bus].hasPass =
                ((seen[depot] + 1) * plan.passShare).rounded(.down) > (seen[depot] * plan.passShare).rounded(.down)
            seen[depot] += 1
        }
    }

    /// Takes back all rounds' batches that stand at stores' doors and are on no trip.
    mutating func takeBack(_ batches: BatchBook) -> [Batch.ID] {
        var taken: [Batch.ID] = []
        for store in staged.indices {
            for batch in staged[store] where batches[batch].origin == .round {
                taken.append(batch)
                stagedMass[store] -= batches[batch].mass
                stagedPackages[store] -= batches[batch].packages
            }
            staged[store].removeAll { batches[$0].origin == .round }
        }
        return taken
    }

    /// Packages that wait for a bus at a store's door.
    func packagesStaged(at store: EntityID<City.Store>) -> Int { Int(stagedPackages[store.index]) }

    /// Takes over a batch that stands at its store's door.
    mutating func receive(
        _ batch: Batch.ID, batches: inout BatchBook, ledger: inout Ledger, in schedule: inout Schedule<CityEvent>
    ) {
        let store = batches[batch].store
        if batches[batch].isUrgent {
            let urgent = staged[store.index].prefix { batches[$0].isUrgent }.count
            staged[store.index].insert(batch, at: urgent)
        } else {
            staged[store.index].append(batch)
        }
        stagedMass[store.index] += batches[batch].mass
        stagedPackages[store.index] += batches[batch].packages
        if plan.dispatch == .waves { return }
        schedule.after(longestWait, .transport(.waitedLongEnough(store)))
        // In one pool of all stores, looking at each of them for every batch would take too long.
        if plan.assignment == .city, !isDue(store.index, batches: batches, at: schedule.now) { return }
        dispatch(from: pools.poolOfStore[store.index], batches: &batches, ledger: &ledger, in: &schedule)
    }

    /// - Returns: the batch that has just been unloaded at its gate, if the event was an unloading.
    mutating func handle(
        _ event: Event, batches: inout BatchBook, ledger: inout Ledger, in schedule: inout Schedule<CityEvent>
    ) -> Batch.ID? {
        switch event {
        case .shiftStarted:
            for index in buses.indices { buses[index].tripsToday = 0 }
            for index in visited.indices { visited[index].removeAll(keepingCapacity: true) }
            let end = plan.shift.nextClosing(after: schedule.now)
            if end < .distantFuture { schedule.at(end, .transport(.shiftEnded)) }
            dispatchAll(batches: &batches, ledger: &ledger, in: &schedule)
        case .shiftEnded:
            for pool in pools.pools.indices {
                for bus in pools.pools[pool].freeBuses { parkAtDepot(Int(bus), ledger: &ledger, now: schedule.now) }
            }
        case .wave:
            for pool in pools.pools.indices {
                dispatch(from: pool, isWave: true, batches: &batches, ledger: &ledger, in: &schedule)
            }
        case .waitedLongEnough(let store):
            dispatch(from: pools.poolOfStore[store.index], batches: &batches, ledger: &ledger, in: &schedule)
        case .departed(let trip):
            for stop in 0..<Int(trips[trip].stopCount) {
                let batch = stops[trip.index * stopsPerTrip + stop]
                batches[batch].stage = .onBus
                batches[batch].departedAt = Int32(schedule.now.ticks)
            }
            trips[trip].account.departedAt = Int32(schedule.now.ticks)
            driveOn(trip, batches: batches, ledger: &ledger, in: &schedule)
        case .unloaded(let trip):
            let batch = stops[trip.index * stopsPerTrip + Int(trips[trip].stop)]
            batches[batch].stage = .atGate
            batches[batch].unloadedAt = Int32(schedule.now.ticks)
            noteStop(trip, batches[batch], at: schedule.now, ledger: &ledger)
            ledger.busUnloaded(at: batches[batch].cell, from: trips[trip].store)
            visit(batches[batch].cell, by: trips[trip].bus, ledger: &ledger)
            trips[trip].stop += 1
            trips[trip].from = sites.cells[batches[batch].cell.index]
            driveOn(trip, batches: batches, ledger: &ledger, in: &schedule)
            return batch
        case .returned(let trip):
            returned(trip, batches: &batches, ledger: &ledger, in: &schedule)
        case .brokeDown(let trip):
            brokeDown(trip, batches: &batches, ledger: &ledger, in: &schedule)
        case .resumed(let trip):
            resume(trip, batches: batches, ledger: &ledger, in: &schedule)
        case .busRepaired(let bus):
            repaired(bus, batches: &batches, ledger: &ledger, in: &schedule)
        }
        return nil
    }

    private mutating func dispatchAll(
        batches: inout BatchBook, ledger: inout Ledger, in schedule: inout Schedule<CityEvent>
    ) {
        for pool in pools.pools.indices { dispatch(from: pool, batches: &batches, ledger: &ledger, in: &schedule) }
    }

    /// Ends a trip; what it brings back stands at the store's door again.
    private mutating func returned(
        _ id: Trip.ID, batches: inout BatchBook, ledger: inout Ledger, in schedule: inout Schedule<CityEvent>
    ) {
        let trip = trips[id]
        note(id, ending: .returned, at: schedule.now, ledger: &ledger)
        for index in 0..<Int(trip.keptCount) {
            stageAgain(stops[id.index * stopsPerTrip + index], batches: &batches)
        }
        ledger.broughtBack(Int(trip.keptCount))
        busStops(
            trip.bus, since: trip.startedAt, at: sites.stores[trip.store.index], ledger: &ledger, now: schedule.now)
        trips.remove(id)
        setFree(trip.bus, batches: &batches, ledger: &ledger, in: &schedule)
    }

    private mutating func stageAgain(_ batch: Batch.ID, batches: inout BatchBook) {
        let store = batches[batch].store.index
        let since = batches[batch].stagedAt
        let isUrgent = batches[batch].isUrgent
        let place = staged[store].firstIndex {
            batches[$0].isUrgent == isUrgent ? batches[$0].stagedAt > since : isUrgent
        }
        staged[store].insert(batch, at: place ?? staged[store].count)
        stagedMass[store] += batches[batch].mass
        stagedPackages[store] += batches[batch].packages
        batches[batch].stage = .staged
    }

    /// Counts a bus' work since it was sent, and leaves it where it is.
    mutating func busStops(_ bus: UInt32, since start: Int32, at site: Site, ledger: inout Ledger, now: Instant) {
        let start = Instant(ticks: Int64(start))
        let overtime = (now - start) - plan.shift.openTime(from: start, to: now)
        ledger.busWorked(from: start, to: now, overtime: overtime)
        buses[Int(bus)].site = site
    }

    /// Lets a bus serve whoever is due, or sends it to its depot.
    mutating func setFree(
        _ bus: UInt32, batches: inout BatchBook, ledger: inout Ledger, in schedule: inout Schedule<CityEvent>
    ) {
        pools.giveBack(bus)
        if plan.shift.isOpen(at: schedule.now) {
            dispatch(from: pools.poolOfBus[Int(bus)], batches: &batches, ledger: &ledger, in: &schedule)
        } else {
            parkAtDepot(Int(bus), ledger: &ledger, now: schedule.now)
        }
    }

    /// Drives to the trip's next stop and unloads there; after the last, back to the store and disinfects.
    mutating func driveOn(
        _ id: Trip.ID, batches: BatchBook, ledger: inout Ledger, in schedule: inout Schedule<CityEvent>
    ) {
        while trips[id].stop < trips[id].stopCount {
            let batch = stops[id.index * stopsPerTrip + Int(trips[id].stop)]
            let way = roads.way(from: trips[id].from, to: sites.cells[batches[batch].cell.index])
            let time = roads.time(of: way, departing: schedule.now)
            let start = plan.unloadingStart(at: batches[batch].cell, of: sites, arriving: schedule.now + time)
            guard let start else {
                stops[id.index * stopsPerTrip + Int(trips[id].keptCount)] = batch
                trips[id].keptCount += 1
                trips[id].stop += 1
                continue
            }
            drove(way.metres, on: id, ledger: &ledger)
            trips[id].account.unloadingAt = Int32(start.ticks)
            if breaksDown(id, within: time, in: &schedule) { return }
            schedule.at(start + plan.unloading(packages: batches[batch].packages), .transport(.unloaded(id)))
            return
        }
        let way = roads.way(from: trips[id].from, to: sites.stores[trips[id].store.index])
        let time = roads.time(of: way, departing: schedule.now)
        drove(way.metres, on: id, ledger: &ledger)
        if breaksDown(id, within: time, in: &schedule) { return }
        schedule.after(time + Span(minutes: plan.disinfectMinutes), .transport(.returned(id)))
    }

    /// Counts the way of a trip.
    mutating func drove(_ metres: Double, on id: Trip.ID, ledger: inout Ledger) {
        ledger.drove(metres)
        trips[id].account.drove(metres)
    }

    private mutating func visit(_ cell: EntityID<Cell>, by bus: UInt32, ledger: inout Ledger) {
        guard !visited.isEmpty, !visited[Int(bus)].contains(cell.rawValue) else { return }
        visited[Int(bus)].append(cell.rawValue)
        ledger.busVisited(cellsToday: visited[Int(bus)].count)
    }

    private mutating func parkAtDepot(_ bus: Int, ledger: inout Ledger, now: Instant) {
        let depot = sites.depots[Int(buses[bus].depot)]
        let metres = roads.metres(from: buses[bus].site, to: depot)
        ledger.drove(metres)
        noteParked(bus, metres: metres, at: now, ledger: &ledger)
        buses[bus].site = depot
    }
}
