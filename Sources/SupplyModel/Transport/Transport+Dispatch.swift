import EventKernel
import Stochastics

/// Which bus goes to which store, and with what.
extension Transport {
    /// Sends free buses to due stores until there are no more of one or the other.
    mutating func dispatch(
        from pool: Int, isWave: Bool = false, batches: inout BatchBook, ledger: inout Ledger,
        in schedule: inout Schedule<CityEvent>
    ) {
        guard plan.shift.isOpen(at: schedule.now) else { return }
        if !stranded.isEmpty { rescue(from: pool, batches: batches, ledger: &ledger, in: &schedule) }
        if plan.dispatch == .waves, !isWave { return }
        guard pools.hasBus(in: pool) else { return }
        var due = pools.pools[pool].stores.filter {
            isWave ? !staged[$0].isEmpty : isDue($0, batches: batches, at: schedule.now)
        }
        while pools.hasBus(in: pool), let position = firstToServe(among: due, batches: batches) {
            let store = due[position]
            let wasSent = send(from: pool, to: store, batches: &batches, ledger: &ledger, in: &schedule)
            let isStillDue =
                isWave ? !staged[store].isEmpty : isDue(store, batches: batches, at: schedule.now)
            if !wasSent || !isStillDue { due.remove(at: position) }
        }
    }

    /// The place in a list of due stores of the one that a bus goes to first.
    private func firstToServe(among due: [Int], batches: BatchBook) -> Int? {
        due.indices.min {
            let (left, right) = (batches[staged[due[$0]][0]], batches[staged[due[$1]][0]])
            if left.isUrgent != right.isUrgent { return left.isUrgent }
            return switch plan.nextStore {
            case .oldestWait: left.stagedAt < right.stagedAt
            case .mostWaiting: stagedMass[due[$0]] > stagedMass[due[$1]]
            }
        }
    }

    func isDue(_ store: Int, batches: BatchBook, at now: Instant) -> Bool {
        guard let oldest = staged[store].first else { return false }
        if batches[oldest].isUrgent, plan.dispatch != .waves { return true }
        let isFull = stagedMass[store] >= limit.mass || stagedPackages[store] >= limit.packages
        switch plan.dispatch {
        case .fullLoadOrOldestWait:
            return isFull || now.ticks - Int64(batches[oldest].stagedAt) >= longestWait.ticks
        case .fullLoad: return isFull
        case .oldestWait: return now.ticks - Int64(batches[oldest].stagedAt) >= longestWait.ticks
        case .waves: return false
        }
    }

    /// Sends the nearest free bus on a trip for a store.
    ///
    /// - Returns: false when no bus may go, or no trip would end within the shift.
    private mutating func send(
        from pool: Int, to store: Int, batches: inout BatchBook, ledger: inout Ledger,
        in schedule: inout Schedule<CityEvent>
    ) -> Bool {
        guard let position = busPosition(in: pool, for: store, batches: batches) else { return false }
        let bus = pools.pools[pool].freeBuses[position]
        let way = roads.way(from: buses[Int(bus)].site, to: sites.stores[store])
        let arrival = schedule.now + roads.time(of: way, departing: schedule.now)
        var (route, course) = ([Batch.ID](), Course(departure: arrival, end: arrival))
        if isRestricted {
            let chosen = restrictedRoute(of: bus, arriving: arrival, at: store, batches: batches, now: schedule.now)
            guard let chosen else { return false }
            (route, course) = chosen
        } else {
            route = SequentialSavings(
                store: sites.stores[store], roads: roads, limit: limit, maximumStops: plan.maximumStops
            ).stops(among: urgentAlone(staged[store], batches: batches), batches: batches, cells: sites.cells)
            guard let planned = self.course(of: route, from: store, arriving: arrival, batches: batches),
                fitsShift(planned, of: bus, now: schedule.now)
            else { return false }
            course = planned
        }
        let mass = route.reduce(0) { $0 + batches[$1].mass }
        let packages = route.reduce(0) { $0 + batches[$1].packages }
        tripsBegun += 1
        let trip = open(
            Trip(
                bus: bus, store: EntityID(store), stopCount: Int32(route.count), stop: 0,
                startedAt: Int32(schedule.now.ticks), driveLeft: drawDriving(of: bus), from: sites.stores[store],
                account: TripAccount(number: tripsBegun, packages: packages, mass: mass)),
            route: route)
        pools.take(position, from: pool)
        buses[Int(bus)].tripsToday += 1
        staged[store].removeAll { route.contains($0) }
        stagedMass[store] -= mass
        stagedPackages[store] -= packages
        ledger.tripStarted(mass: mass)
        drove(way.metres, on: trip, ledger: &ledger)
        schedule.at(course.departure, .transport(.departed(trip)))
        return true
    }

    /// What the next trip may take of waiting batches: urgent ones, which come first, alone while there are any.
    private func urgentAlone(_ waiting: [Batch.ID], batches: BatchBook) -> [Batch.ID] {
        guard let first = waiting.first, batches[first].isUrgent else { return waiting }
        return Array(waiting.prefix { batches[$0].isUrgent })
    }

    private mutating func open(_ trip: Trip, route: [Batch.ID]) -> Trip.ID {
        let id = trips.insert(trip)
        let missing = (id.index + 1) * stopsPerTrip - stops.count
        if missing > 0 { stops.append(contentsOf: repeatElement(route[0], count: missing)) }
        for (stop, batch) in route.enumerated() { stops[id.index * stopsPerTrip + stop] = batch }
        return id
    }

    /// Whether anything but room on the bus limits a trip's stops.
    private var isRestricted: Bool {
        plan.routes != .sequentialSavings || plan.gateHours != nil || !sites.gateHours.isEmpty
            || plan.maximumTripHours != nil || bordersAreClosed
    }

    /// The place in the pool of the nearest free bus that may go: with borders closed, of the first batch for which there
    /// is one.
    private func busPosition(in pool: Int, for store: Int, batches: BatchBook) -> Int? {
        if !bordersAreClosed { return nearestBus(in: pool, to: sites.stores[store]) { _ in true } }
        for batch in staged[store] {
            let found = nearestBus(in: pool, to: sites.stores[store]) { bus in
                mayCarry(batch, bus: bus, batches: batches)
            }
            if let found { return found }
        }
        return nil
    }

    /// The place in the pool of the nearest free bus that may go.
    func nearestBus(in pool: Int, to site: Site, where isRight: (UInt32) -> Bool) -> Int? {
        var best: (position: Int, metres: Double)?
        for (position, bus) in pools.pools[pool].freeBuses.enumerated() where pools.mayGo(bus) && isRight(bus) {
            let metres = roads.metres(from: buses[Int(bus)].site, to: site)
            if metres < best?.metres ?? .infinity { best = (position, metres) }
        }
        return best?.position
    }

    /// Whether a bus may take a batch from its store to its cell: with borders closed, both lie in the bus' district, or it
    /// has a pass.
    func mayCarry(_ batch: Batch.ID, bus: UInt32, batches: BatchBook) -> Bool {
        guard bordersAreClosed, !buses[Int(bus)].hasPass else { return true }
        let district = buses[Int(bus)].depot
        return sites.districtOfStore[batches[batch].store.index] == district
            && sites.districtOfCell[batches[batch].cell.index] == district
    }

    /// A trip as it will go if nothing happens.
    struct Course: BitwiseCopyable {
        var departure: Instant
        /// When the bus is back at the store and disinfected.
        var end: Instant
    }

    /// A trip over these stops: it is loaded, and leaves so that it does not wait at its first gate.
    ///
    /// - Returns: nil when a gate would have closed.
    private func course(of route: [Batch.ID], from store: Int, arriving arrival: Instant, batches: BatchBook) -> Course?
    {
        let packages = route.reduce(0) { $0 + Int(batches[$1].packages) }
        var departure = arrival + plan.loading(packages: packages)
        var time = departure
        var site = sites.stores[store]
        for (index, id) in route.enumerated() {
            let batch = batches[id]
            let cell = sites.cells[batch.cell.index]
            let reached = time + roads.time(of: roads.way(from: site, to: cell), departing: time)
            guard let start = plan.unloadingStart(at: batch.cell, of: sites, arriving: reached) else { return nil }
            if index == 0 { departure = departure + (start - reached) }
            time = start + plan.unloading(packages: batch.packages)
            site = cell
        }
        time = time + roads.time(of: roads.way(from: site, to: sites.stores[store]), departing: time)
        return Course(departure: departure, end: time + Span(minutes: plan.disinfectMinutes))
    }

    /// Whether a trip ends within the shift; one that is longer than a whole shift may start as a bus' first.
    private func fitsShift(_ course: Course, of bus: UInt32, now: Instant) -> Bool {
        let fitsNone = (course.end - now) > plan.shift.openSpan && buses[Int(bus)].tripsToday == 0
        return course.end <= plan.shift.nextClosing(after: now) || fitsNone
    }

    /// Whether a trip honours gates, duration and shift.
    private func isAllowed(_ course: Course?, of bus: UInt32, now: Instant) -> Bool {
        guard let course else { return false }
        if let hours = plan.maximumTripHours,
            course.end - course.departure - Span(minutes: plan.disinfectMinutes) > Span(hours: hours)
        {
            return false
        }
        return fitsShift(course, of: bus, now: now)
    }

    /// The stops of a trip under all that limits it; nil when there is none that could be served now.
    private func restrictedRoute(
        of bus: UInt32, arriving arrival: Instant, at store: Int, batches: BatchBook, now: Instant
    ) -> (route: [Batch.ID], course: Course)? {
        let allowed = staged[store].filter { batch in
            mayCarry(batch, bus: bus, batches: batches)
                && isAllowed(course(of: [batch], from: store, arriving: arrival, batches: batches), of: bus, now: now)
        }
        let waiting = urgentAlone(allowed, batches: batches)
        guard let lead = waiting.first else { return nil }
        var route = [lead]
        if let method = plan.routes.method {
            let departure = arrival + plan.loading(packages: Int(batches[lead].packages))
            let end = plan.shift.nextClosing(after: now)
            let alone = course(of: route, from: store, arriving: arrival, batches: batches)
            let isLate = (alone?.end ?? end) > end
            let trip = TripPlanner.Trip(
                store: sites.stores[store], storePlane: sites.storePlane[store], departure: departure,
                latestReturn: isLate || end == .distantFuture ? nil : end - Span(minutes: plan.disinfectMinutes))
            let planned = TripPlanner(plan: plan, roads: roads, limit: limit).stops(
                among: waiting, method: method, trip: trip, batches: batches, sites: sites,
                stream: random.stream(.routing, entity: UInt32(store), index: UInt32(now.ticks)))
            if !planned.isEmpty { route = planned }
        } else {
            route = SequentialSavings(
                store: sites.stores[store], roads: roads, limit: limit, maximumStops: plan.maximumStops
            ).stops(among: waiting, batches: batches, cells: sites.cells)
        }
        // A route is planned at the speed of one hour and before it is known how long it is loaded: what does not fit the
        // clock after all stays behind, the last stop first.
        while true {
            let planned = course(of: route, from: store, arriving: arrival, batches: batches)
            if let planned, isAllowed(planned, of: bus, now: now) { return (route, planned) }
            guard route.count > 1 else { return nil }
            route.removeLast()
        }
    }
}
