import EventKernel
import Stochastics

/// Plans all that waits at a store as routes, and picks the one that the next bus drives.
///
/// That is the route with the largest product of its load, as a share of what a bus may carry, and the time that its oldest
/// batch has waited: so buses leave full, and a cell that fits on no full route waits in proportion longer, not for ever.
struct TripPlanner {
    /// How many of the batches that have waited longest are planned.
    static let mostPlanned = 200

    /// What one bus could do from a store at this moment.
    struct Trip {
        let store: Site
        let storePlane: SIMD2<Double>
        let departure: Instant
        /// The last moment at which it may be back; nil when it may be late.
        let latestReturn: Instant?
    }

    let plan: FleetPlan
    let roads: Roads
    let limit: LoadLimit

    /// The batches of the route to drive, in the order of service; none when none can be served.
    func stops(
        among waiting: [Batch.ID], method: RoutingMethod, trip: Trip, batches: BatchBook, sites: TransportSites,
        stream: RandomStream
    ) -> [Batch.ID] {
        let planned = Array(waiting.prefix(Self.mostPlanned))
        let problem = problem(planned, trip: trip, batches: batches, sites: sites)
        let found = method.plan(problem, iterations: plan.routeIterations, stream: stream)
        let next = found.routes.max { urgency(of: $0) < urgency(of: $1) }
        return (next ?? []).map { planned[$0] }

        func urgency(of route: [Int]) -> Double {
            var (mass, packages, oldest) = (Int64(0), Int32(0), Int32.max)
            for index in route {
                let batch = batches[planned[index]]
                mass += batch.mass
                packages += batch.packages
                oldest = min(oldest, batch.stagedAt)
            }
            let load = max(Double(mass) / Double(limit.mass), Double(packages) / Double(limit.packages))
            return load * Double(trip.departure.ticks - Int64(oldest))
        }
    }

    /// The routing problem, in seconds from the departure at the speed of its hour.
    ///
    /// What costs is the time of buses: driving, and for each trip loading and disinfection, so that a trip more must save
    /// as much driving as it takes.
    private func problem(
        _ waiting: [Batch.ID], trip: Trip, batches: BatchBook, sites: TransportSites
    ) -> RoutingProblem {
        let nodes = [trip.store] + waiting.map { sites.cells[batches[$0].cell.index] }
        var times: [Int32] = []
        for from in nodes {
            for to in nodes {
                let time = roads.time(of: roads.way(from: from, to: to), departing: trip.departure)
                times.append(Int32(min(1_000_000_000, time.ticks)))
            }
        }
        var costs = times
        let perTrip = Int32(((plan.loadMinutes + plan.disinfectMinutes) * 60).rounded())
        for node in nodes.indices.dropFirst() { costs[node] += perTrip }
        func window(_ hours: WorkCalendar) -> (opens: Int, closes: Int) {
            let opening = hours.nextOpening(after: trip.departure)
            let opens = max(0, (opening - trip.departure).ticks)
            let closing = hours.nextClosing(after: opening)
            let closes = closing == .distantFuture ? RoutingProblem.forever : Int((closing - trip.departure).ticks) - 1
            return (opens: Int(opens), closes: closes)
        }
        let usual = plan.gateHours.map(window)
        let stops = waiting.map { id in
            let batch = batches[id]
            let window = sites.gateHours.isEmpty ? usual : sites.gateHours[batch.cell.index].map(window) ?? usual
            return RoutingProblem.Stop(
                mass: Int(batch.mass), packages: Int(batch.packages),
                serviceTime: Int(plan.unloading(packages: batch.packages).ticks), opens: window?.opens ?? 0,
                closes: window?.closes ?? RoutingProblem.forever)
        }
        var problem = RoutingProblem(
            stops: stops, costs: costs, times: times,
            points: [trip.storePlane] + waiting.map { sites.cellPlane[batches[$0].cell.index] })
        problem.massLimit = Int(limit.mass)
        problem.packageLimit = Int(limit.packages)
        problem.stopLimit = plan.maximumStops
        if let hours = plan.maximumTripHours { problem.durationLimit = Int(Span(hours: hours).ticks) }
        if let latest = trip.latestReturn { problem.closes = Int(max(0, (latest - trip.departure).ticks)) }
        return problem
    }
}

extension FleetPlan {
    /// How long loading so many packages takes.
    func loading(packages: Int) -> Span {
        Span(minutes: loadMinutes + loadSecondsPerPackage * Double(packages) / 60)
    }

    /// How long unloading so many packages at a stop takes.
    func unloading(packages: Int32) -> Span {
        Span(minutes: unloadMinutesPerStop + unloadSecondsPerPackage * Double(packages) / 60)
    }

    /// When unloading starts at a gate that a bus reaches then; nil when the gate takes no more in on that day.
    ///
    /// - Parameter sites: where gates may have hours of their own.
    func unloadingStart(at cell: EntityID<Cell>, of sites: TransportSites, arriving arrival: Instant) -> Instant? {
        let own = sites.gateHours.isEmpty ? nil : sites.gateHours[cell.index]
        guard let hours = own ?? gateHours else { return arrival }
        let opening = hours.nextOpening(after: arrival)
        return opening.day == arrival.day ? opening : nil
    }
}
