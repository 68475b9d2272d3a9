import EventKernel
import Stochastics

/// What happens when a bus stops on the road.
extension Transport {
    /// Seconds of driving until a bus breaks down, from now on.
    ///
    /// The time to a breakdown has no memory, so each trip, and what is left of it after a breakdown, draws anew.
    mutating func drawDriving(of bus: UInt32) -> Int32 {
        guard let breakdowns = plan.breakdowns else { return .max }
        var stream = random.stream(.breakdown, entity: bus, index: buses[Int(bus)].drivesDrawn)
        buses[Int(bus)].drivesDrawn += 1
        return Int32(min(1e9, (stream.exponential() * breakdowns.meanHoursBetween * 3600).rounded()))
    }

    /// Counts a drive down to the next breakdown, and plans that if it comes before the end of the drive.
    mutating func breaksDown(_ id: Trip.ID, within time: Span, in schedule: inout Schedule<CityEvent>) -> Bool {
        let left = trips[id].driveLeft
        if left == .max { return false }
        if Int64(left) >= time.ticks {
            trips[id].driveLeft = left - Int32(time.ticks)
            return false
        }
        trips[id].shareDriven = Float(left) / Float(time.ticks)
        schedule.after(Span(ticks: Int64(left)), .transport(.brokeDown(id)))
        return true
    }

    /// A bus stands still: it is repaired where it is, and its load waits for that or for another bus.
    mutating func brokeDown(
        _ id: Trip.ID, batches: inout BatchBook, ledger: inout Ledger, in schedule: inout Schedule<CityEvent>
    ) {
        let trip = trips[id]
        let isLoaded = trip.stop < trip.stopCount
        let end =
            isLoaded
            ? sites.cells[batches[stops[id.index * stopsPerTrip + Int(trip.stop)]].cell.index]
            : sites.stores[trip.store.index]
        let share = Double(trip.shareDriven)
        // The whole drive was counted when it began.
        drove(-roads.way(from: trip.from, to: end).rest(after: share).metres, on: id, ledger: &ledger)
        trips[id].from = Site(trip.from.point.towards(end.point, by: share))

        let bus = Int(trip.bus)
        var stream = random.stream(.repair, entity: trip.bus, index: buses[bus].breakdowns)
        buses[bus].breakdowns += 1
        let hours = plan.breakdowns?.repairHours.sample(using: &stream) ?? 0
        let repair = Span(hours: min(10_000, max(0, hours)))
        ledger.busBrokeDown(repairedIn: repair)
        if ledger.journal.plan.events {
            var entry = EventEntry(.breakdown, from: schedule.now, to: schedule.now + repair)
            (entry.bus, entry.trip, entry.store) = (trip.bus, trip.account.number, trip.store)
            entry.depot = EntityID(Int(buses[bus].depot))
            ledger.journal.append(entry)
        }
        if isLoaded, plan.breakdowns?.recovery == .replacement {
            stranded.append(Stranded(trip: id, since: schedule.now))
            schedule.after(repair, .transport(.busRepaired(trip.bus)))
            rescue(from: pools.poolOfStore[trip.store.index], batches: batches, ledger: &ledger, in: &schedule)
        } else {
            if isLoaded { ledger.loadWaited(repair) }
            schedule.after(repair, .transport(.resumed(id)))
        }
    }

    /// Goes on with a trip from where it stopped.
    mutating func resume(
        _ id: Trip.ID, batches: BatchBook, ledger: inout Ledger, in schedule: inout Schedule<CityEvent>
    ) {
        trips[id].driveLeft = drawDriving(of: trips[id].bus)
        driveOn(id, batches: batches, ledger: &ledger, in: &schedule)
    }

    /// A bus drives again: with the load it still has, or, if another has that, for whoever is due.
    mutating func repaired(
        _ bus: UInt32, batches: inout BatchBook, ledger: inout Ledger, in schedule: inout Schedule<CityEvent>
    ) {
        if let index = stranded.firstIndex(where: { trips[$0.trip].bus == bus }) {
            let load = stranded.remove(at: index)
            ledger.loadWaited(schedule.now - load.since)
            resume(load.trip, batches: batches, ledger: &ledger, in: &schedule)
        } else {
            setFree(bus, batches: &batches, ledger: &ledger, in: &schedule)
        }
    }

    /// Sends free buses of a pool to its stranded loads, the longest stranded first.
    mutating func rescue(
        from pool: Int, batches: BatchBook, ledger: inout Ledger, in schedule: inout Schedule<CityEvent>
    ) {
        guard plan.shift.isOpen(at: schedule.now) else { return }
        var index = 0
        while index < stranded.count {
            let load = stranded[index]
            let trip = trips[load.trip]
            let first = load.trip.index * stopsPerTrip
            let rest = stops[first + Int(trip.stop)..<first + Int(trip.stopCount)]
            guard pools.poolOfStore[trip.store.index] == pool,
                let position = nearestBus(
                    in: pool, to: trip.from,
                    where: { bus in rest.allSatisfy { mayCarry($0, bus: bus, batches: batches) } })
            else {
                index += 1
                continue
            }
            stranded.remove(at: index)
            let bus = pools.pools[pool].freeBuses[position]
            let way = roads.way(from: buses[Int(bus)].site, to: trip.from)
            let packages = rest.reduce(0) { $0 + Int(batches[$1].packages) }
            let ready =
                schedule.now + roads.time(of: way, departing: schedule.now) + plan.loading(packages: packages)
            note(load.trip, ending: .replaced, at: load.since, ledger: &ledger)
            ledger.loadWaited(ready - load.since)
            ledger.loadReplaced()
            busStops(trip.bus, since: trip.startedAt, at: trip.from, ledger: &ledger, now: load.since)
            pools.take(position, from: pool)
            buses[Int(bus)].tripsToday += 1
            trips[load.trip].bus = bus
            trips[load.trip].startedAt = Int32(schedule.now.ticks)
            trips[load.trip].account = TripAccount(
                number: trip.account.number, packages: Int32(packages),
                mass: rest.reduce(0) { $0 + batches[$1].mass }, stopsBefore: trip.stop - trip.keptCount)
            drove(way.metres, on: load.trip, ledger: &ledger)
            schedule.at(ready, .transport(.resumed(load.trip)))
        }
    }
}
