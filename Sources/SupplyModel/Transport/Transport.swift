import EventKernel

/// The buses: they fetch staged batches from stores, carry them to cells and come back.
///
/// Each depot's buses serve all stores of its district. A store is due when it has a full load, or when its oldest batch
/// has waited long enough; of due stores the one with the oldest batch is served first, by the nearest free bus.
struct Transport: Sendable {
    enum Event: BitwiseCopyable {
        case shiftStarted
        case shiftEnded
        case waitedLongEnough(EntityID<City.Store>)
        case departed(Trip.ID)
        case unloaded(Trip.ID)
        case returned(Trip.ID)
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
    }

    private struct Bus: BitwiseCopyable, Sendable {
        let depot: Int32
        var point: EarthPoint
        var tripsToday: Int32
    }

    private struct Depot: Sendable {
        let point: EarthPoint
        let stores: [Int]
        var freeBuses: [UInt32]
    }

    private var plan: FleetPlan
    private var roads: Roads
    private let cellPoints: [EarthPoint]
    private let storePoints: [EarthPoint]
    private let depotOfStore: [Int]
    private var longestWait: Span
    private var limit: LoadLimit
    private var buses: [Bus] = []
    private var depots: [Depot] = []
    /// Batches at each store's door, in the order in which they came.
    private var staged: [[Batch.ID]]
    private var stagedMass: [Int64]
    private var stagedPackages: [Int32]
    private var trips = SlotPool<Trip>()
    /// The stops of each trip: `[trip * maximumStops + stop]`.
    private var stops: [Batch.ID] = []

    init(city: City) {
        plan = city.plan.fleet
        roads = Roads(plan)
        cellPoints = city.geography.cells.map(\.point)
        storePoints = city.stores.map(\.point)
        depotOfStore = city.stores.map(\.depot.index)
        limit = LoadLimit(plan)
        longestWait = Span(hours: plan.longestWaitHours)
        staged = Array(repeating: [], count: city.stores.count)
        stagedMass = Array(repeating: 0, count: city.stores.count)
        stagedPackages = Array(repeating: 0, count: city.stores.count)
        for (index, district) in city.geography.districts.enumerated() {
            let first = UInt32(buses.count)
            let bus = Bus(depot: Int32(index), point: district.depot, tripsToday: 0)
            buses.append(contentsOf: repeatElement(bus, count: city.busesOfDepot[index]))
            depots.append(
                Depot(
                    point: district.depot, stores: city.stores.indices.filter { city.stores[$0].depot.index == index },
                    freeBuses: Array(first..<UInt32(buses.count))))
        }
    }

    /// Plans the day's shift.
    func startDay(in schedule: inout Schedule<CityEvent>) {
        schedule.at(plan.shift.nextOpening(after: schedule.now), .transport(.shiftStarted))
    }

    /// Takes over the parameters of a phase; the number of buses and the most stops of a trip stay.
    mutating func adopt(_ city: City) {
        let maximumStops = plan.maximumStops
        plan = city.plan.fleet
        plan.maximumStops = maximumStops
        roads = Roads(plan)
        limit = LoadLimit(plan)
        longestWait = Span(hours: plan.longestWaitHours)
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
        schedule.after(longestWait, .transport(.waitedLongEnough(store)))
        dispatch(from: depotOfStore[store.index], batches: &batches, ledger: &ledger, in: &schedule)
    }

    /// - Returns: the batch that has just been unloaded at its gate, if the event was an unloading.
    mutating func handle(
        _ event: Event, batches: inout BatchBook, ledger: inout Ledger, in schedule: inout Schedule<CityEvent>
    ) -> Batch.ID? {
        switch event {
        case .shiftStarted:
            for index in buses.indices { buses[index].tripsToday = 0 }
            let end = plan.shift.nextClosing(after: schedule.now)
            if end < .distantFuture { schedule.at(end, .transport(.shiftEnded)) }
            for depot in depots.indices {
                dispatch(from: depot, batches: &batches, ledger: &ledger, in: &schedule)
            }
        case .shiftEnded:
            for depot in depots.indices {
                for bus in depots[depot].freeBuses { parkAtDepot(Int(bus), ledger: &ledger) }
            }
        case .waitedLongEnough(let store):
            dispatch(from: depotOfStore[store.index], batches: &batches, ledger: &ledger, in: &schedule)
        case .departed(let trip):
            for stop in 0..<Int(trips[trip].stopCount) {
                let batch = stops[trip.index * plan.maximumStops + stop]
                batches[batch].stage = .onBus
                batches[batch].departedAt = Int32(schedule.now.ticks)
            }
            let leg = legToNextStop(of: trip, from: storePoints[trips[trip].store.index], batches: batches)
            drive(leg, of: trip, batches: batches, ledger: &ledger, in: &schedule)
        case .unloaded(let trip):
            let batch = stops[trip.index * plan.maximumStops + Int(trips[trip].stop)]
            batches[batch].stage = .atGate
            batches[batch].unloadedAt = Int32(schedule.now.ticks)
            trips[trip].stop += 1
            let leg = legToNextStop(of: trip, from: cellPoints[batches[batch].cell.index], batches: batches)
            drive(leg, of: trip, batches: batches, ledger: &ledger, in: &schedule)
            return batch
        case .returned(let trip):
            let (bus, store) = (trips[trip].bus, trips[trip].store)
            ledger.busWorked(Span(ticks: schedule.now.ticks - Int64(trips[trip].startedAt)))
            trips.remove(trip)
            buses[Int(bus)].point = storePoints[store.index]
            let depot = Int(buses[Int(bus)].depot)
            depots[depot].freeBuses.append(bus)
            if plan.shift.isOpen(at: schedule.now) {
                dispatch(from: depot, batches: &batches, ledger: &ledger, in: &schedule)
            } else {
                parkAtDepot(Int(bus), ledger: &ledger)
            }
        }
        return nil
    }

    /// Sends free buses to due stores until there are no more of one or the other.
    private mutating func dispatch(
        from depot: Int, batches: inout BatchBook, ledger: inout Ledger, in schedule: inout Schedule<CityEvent>
    ) {
        guard plan.shift.isOpen(at: schedule.now) else { return }
        var tooLate: [Int] = []
        while !depots[depot].freeBuses.isEmpty {
            let due = depots[depot].stores.filter {
                isDue($0, batches: batches, at: schedule.now) && !tooLate.contains($0)
            }
            let oldest = due.min {
                let (left, right) = (batches[staged[$0][0]], batches[staged[$1][0]])
                return left.isUrgent == right.isUrgent ? left.stagedAt < right.stagedAt : left.isUrgent
            }
            guard let store = oldest else { return }
            if !send(from: depot, to: store, batches: &batches, ledger: &ledger, in: &schedule) {
                tooLate.append(store)
            }
        }
    }

    private func isDue(_ store: Int, batches: BatchBook, at now: Instant) -> Bool {
        guard let oldest = staged[store].first else { return false }
        return stagedMass[store] >= limit.mass || stagedPackages[store] >= limit.packages || batches[oldest].isUrgent
            || now.ticks - Int64(batches[oldest].stagedAt) >= longestWait.ticks
    }

    /// What the next trip from a store may take: urgent batches alone while there are any.
    private func loadable(at store: Int, batches: BatchBook) -> [Batch.ID] {
        guard batches[staged[store][0]].isUrgent else { return staged[store] }
        return Array(staged[store].prefix { batches[$0].isUrgent })
    }

    /// Sends the nearest free bus on a trip for a store.
    ///
    /// - Returns: false when the trip would not end within the shift.
    private mutating func send(
        from depot: Int, to store: Int, batches: inout BatchBook, ledger: inout Ledger,
        in schedule: inout Schedule<CityEvent>
    ) -> Bool {
        let distances = depots[depot].freeBuses.map { roads.metres(from: buses[Int($0)].point, to: storePoints[store]) }
        guard let nearest = distances.indices.min(by: { distances[$0] < distances[$1] }) else { return false }
        let bus = depots[depot].freeBuses[nearest]
        let route = SavingsRoute(
            store: storePoints[store], roads: roads, limit: limit, maximumStops: plan.maximumStops
        ).stops(among: loadable(at: store, batches: batches), batches: batches, points: cellPoints)

        let packages = route.reduce(0) { $0 + Int(batches[$1].packages) }
        let approach = roads.time(of: distances[nearest], departing: schedule.now)
        let loading = Span(minutes: plan.loadMinutes + plan.loadSecondsPerPackage * Double(packages) / 60)
        let trip = open(
            Trip(
                bus: bus, store: EntityID(store), stopCount: Int32(route.count), stop: 0,
                startedAt: Int32(schedule.now.ticks)), route: route)
        let departure = schedule.now + approach + loading
        let end = end(of: trip, departing: departure, batches: batches)
        let fitsNoShift = (end - schedule.now) > plan.shift.openSpan && buses[Int(bus)].tripsToday == 0
        guard end <= plan.shift.nextClosing(after: schedule.now) || fitsNoShift else {
            trips.remove(trip)
            return false
        }
        depots[depot].freeBuses.remove(at: nearest)
        buses[Int(bus)].tripsToday += 1
        let mass = route.reduce(0) { $0 + batches[$1].mass }
        staged[store].removeAll { route.contains($0) }
        stagedMass[store] -= mass
        stagedPackages[store] -= Int32(packages)
        ledger.tripStarted(mass: mass)
        ledger.drove(distances[nearest])
        schedule.at(departure, .transport(.departed(trip)))
        return true
    }

    private mutating func open(_ trip: Trip, route: [Batch.ID]) -> Trip.ID {
        let id = trips.insert(trip)
        let missing = (id.index + 1) * plan.maximumStops - stops.count
        if missing > 0 { stops.append(contentsOf: repeatElement(route[0], count: missing)) }
        for (stop, batch) in route.enumerated() { stops[id.index * plan.maximumStops + stop] = batch }
        return id
    }

    /// A drive and the work at its end.
    private struct Leg {
        let metres: Double
        let work: Span
        let isReturn: Bool
    }

    /// The drive to the trip's next stop and the unloading there; after the last, back to the store and disinfection.
    private func legToNextStop(of id: Trip.ID, from point: EarthPoint, batches: BatchBook) -> Leg {
        let trip = trips[id]
        guard trip.stop < trip.stopCount else {
            return Leg(
                metres: roads.metres(from: point, to: storePoints[trip.store.index]),
                work: Span(minutes: plan.disinfectMinutes), isReturn: true)
        }
        let batch = batches[stops[id.index * plan.maximumStops + Int(trip.stop)]]
        let minutes = plan.unloadMinutesPerStop + plan.unloadSecondsPerPackage * Double(batch.packages) / 60
        return Leg(
            metres: roads.metres(from: point, to: cellPoints[batch.cell.index]), work: Span(minutes: minutes),
            isReturn: false)
    }

    private func drive(
        _ leg: Leg, of trip: Trip.ID, batches: BatchBook, ledger: inout Ledger, in schedule: inout Schedule<CityEvent>
    ) {
        ledger.drove(leg.metres)
        schedule.after(
            roads.time(of: leg.metres, departing: schedule.now) + leg.work,
            .transport(leg.isReturn ? .returned(trip) : .unloaded(trip)))
    }

    /// When a trip that departs then would be over.
    private mutating func end(of id: Trip.ID, departing departure: Instant, batches: BatchBook) -> Instant {
        var time = departure
        var point = storePoints[trips[id].store.index]
        while true {
            let leg = legToNextStop(of: id, from: point, batches: batches)
            time = time + roads.time(of: leg.metres, departing: time) + leg.work
            if leg.isReturn { break }
            point = cellPoints[batches[stops[id.index * plan.maximumStops + Int(trips[id].stop)]].cell.index]
            trips[id].stop += 1
        }
        trips[id].stop = 0
        return time
    }

    private mutating func parkAtDepot(_ bus: Int, ledger: inout Ledger) {
        let depot = depots[Int(buses[bus].depot)].point
        ledger.drove(roads.metres(from: buses[bus].point, to: depot))
        buses[bus].point = depot
    }
}
