import EventKernel
import Statistics
import Stochastics
import Testing

@testable import SupplyModel

@Suite("Buses in a city")
struct TransportTests {
    /// The test town with two districts, so that there is a border.
    func plan(days: Int = 8) throws -> CityPlan {
        var plan = try TestCity.plan(people: 2_400, cells: 10, communities: 4, days: days)
        plan.geography.origin = .generated(
            districts: [
                DistrictRow(
                    id: "east", population: 2, centre: Place(longitude: 114.33, latitude: 30.6),
                    areaSquareKilometres: 6),
                DistrictRow(
                    id: "west", population: 1, centre: Place(longitude: 114.29, latitude: 30.6),
                    areaSquareKilometres: 6),
            ], people: 2_400, communities: 4, cells: 10, concentration: 0.7)
        plan.fleet.buses = 5
        plan.fleet.payload = Grams(kilograms: 400)
        plan.fleet.wantsDetail = true
        return plan
    }

    /// Runs a plan, looking after every event; every gram is accounted for throughout.
    func run(_ plan: CityPlan, seed: UInt64 = 3, look: (CityModel, Instant) -> Void = { _, _ in }) -> Ledger {
        var simulator = Simulator(
            model: CityModel(city: City(plan), random: RandomSource(seed: seed, replication: 0)))
        simulator.model.start(in: &simulator.schedule)
        while let next = simulator.schedule.nextTime, next < Instant(day: plan.days) {
            simulator.step()
            look(simulator.model, next)
        }
        simulator.model.finish(at: Instant(day: plan.days))
        #expect(simulator.model.ledger.conservation.isExact)
        return simulator.model.ledger
    }

    func delivered(_ ledger: Ledger) -> Int { ledger.days.reduce(0) { $0 + $1.deliveries } }
    func metres(_ ledger: Ledger) -> Int { ledger.days.reduce(0) { $0 + $1.metres } }
    func trips(_ ledger: Ledger) -> Int { ledger.days.reduce(0) { $0 + $1.trips } }

    @Test(
        "every assignment, dispatch and way to choose stops delivers, and keeps every gram",
        arguments: FleetPlan.Assignment.allCases, FleetPlan.Dispatch.allCases)
    func choices(assignment: FleetPlan.Assignment, dispatch: FleetPlan.Dispatch) throws {
        for routes in FleetPlan.Routes.allCases {
            var plan = try plan(days: 3)
            plan.fleet.assignment = assignment
            plan.fleet.dispatch = dispatch
            plan.fleet.waveTimes = [8 * 3600, 11 * 3600, 15 * 3600]
            plan.fleet.routes = routes
            plan.fleet.routeIterations = 5
            plan.fleet.nextStore = routes == .sweep ? .mostWaiting : .oldestWait
            let ledger = run(plan)
            #expect(dispatch == .fullLoad || delivered(ledger) > 0)
        }
    }

    @Test("direct trips have one stop, other trips no more than they may")
    func stops() throws {
        for (routes, most) in [(FleetPlan.Routes.direct, 1), (.savings, 3), (.sequentialSavings, 3)] {
            var plan = try plan()
            plan.fleet.routes = routes
            plan.fleet.maximumStops = 3
            var largest: Int32 = 0
            _ = run(plan) { model, _ in
                for id in model.transport.trips.ids { largest = max(largest, model.transport.trips[id].stopCount) }
            }
            #expect(largest == most)
        }
    }

    @Test("planned routes drive less than direct ones and are no heavier than a bus")
    func plannedRoutes() throws {
        var plan = try plan()
        plan.fleet.dispatch = .waves
        plan.fleet.waveTimes = [9 * 3600, 13 * 3600, 17 * 3600]
        plan.fleet.routes = .direct
        let direct = run(plan)
        for routes in [FleetPlan.Routes.sweep, .savings, .savingsLocalSearch] {
            plan.fleet.routes = routes
            let planned = run(plan) { model, _ in
                let transport = model.transport
                for id in transport.trips.ids {
                    let first = id.index * transport.stopsPerTrip
                    let stops = transport.stops[first..<first + Int(transport.trips[id].stopCount)]
                    let open = Set(model.batches.open)
                    let load = stops.filter { open.contains($0) }.reduce(0) { $0 + model.batches[$1].mass }
                    #expect(load <= transport.limit.mass)
                }
            }
            #expect(
                Double(metres(planned)) / Double(delivered(planned)) < Double(metres(direct))
                    / Double(delivered(direct)))
        }
    }

    @Test("waves leave at their times only")
    func waves() throws {
        var plan = try plan()
        plan.fleet.dispatch = .waves
        plan.fleet.waveTimes = [10 * 3600, 14 * 3600]
        var before = 0
        let ledger = run(plan) { model, now in
            let trips = trips(model.ledger)
            if trips > before { #expect([10 * 3600, 14 * 3600].contains(Int(now.ticks) % secondsPerDay)) }
            before = trips
        }
        #expect(trips(ledger) > 0)
    }

    @Test("gates take goods in within their hours, and what comes too late goes back to the store")
    func gateHours() throws {
        var plan = try plan(days: 10)
        plan.fleet.gateHours = TestCity.hours(9, 12)
        var unloaded = 0
        _ = run(plan) { model, now in
            for id in model.batches.open where model.batches[id].stage == .atGate {
                let batch = model.batches[id]
                guard Int64(batch.unloadedAt) == now.ticks else { continue }
                unloaded += 1
                let start = now - plan.fleet.unloading(packages: batch.packages)
                #expect(TestCity.hours(9, 12).isOpen(at: start))
            }
        }
        #expect(unloaded > 10)

        plan.fleet.breakdowns = FleetPlan.Breakdowns(
            meanHoursBetween: 0.4, repairHours: try .constant(4), recovery: .repair)
        #expect(run(plan).fleet.batchesBroughtBack > 0)
    }

    /// The plan with its cells as a table lists them, to give some of them what no generated cell has.
    func tabled(_ plan: CityPlan, _ change: (Int, inout CellRow) -> Void) -> CityPlan {
        let geography = City(plan).geography
        var rows = geography.cells.map { cell in
            var row = CellRow(
                id: cell.id, district: geography.districts[cell.district.index].id,
                community: geography.communities[cell.community.index].id, place: cell.place,
                residents: cell.residents, households: cell.households.count)
            row.housing = cell.housing
            return row
        }
        for index in rows.indices { change(index, &rows[index]) }
        var plan = plan
        plan.geography.origin = .table(rows)
        return plan
    }

    @Test(
        "a gate with hours of its own takes goods in within these, all others within those of the fleet",
        arguments: [FleetPlan.Routes.sequentialSavings, .savingsLocalSearch])
    func hoursOfSingleGates(routes: FleetPlan.Routes) throws {
        var plan = try plan(days: 8)
        plan.fleet.gateHours = TestCity.hours(8, 18)
        plan.fleet.routes = routes
        let early = TestCity.hours(7, 10)
        let late = TestCity.hours(15, 24)
        plan = tabled(plan) { index, row in row.gateHours = index % 3 == 0 ? early : index % 3 == 1 ? late : nil }
        var unloaded = [0, 0, 0]
        _ = run(plan) { model, now in
            for id in model.batches.open where model.batches[id].stage == .atGate {
                let batch = model.batches[id]
                guard Int64(batch.unloadedAt) == now.ticks else { continue }
                let hours = [early, late, TestCity.hours(8, 18)][batch.cell.index % 3]
                unloaded[batch.cell.index % 3] += 1
                #expect(hours.isOpen(at: now - plan.fleet.unloading(packages: batch.packages)))
            }
        }
        #expect(unloaded.allSatisfy { $0 > 3 })
    }

    @Test("a travel zone comes before street and district, and cells without one keep these")
    func travelZones() throws {
        var plan = try plan()
        plan.fleet.travel = [
            FleetPlan.ZonePair(from: "hill", to: "west", kilometres: 31, minutes: nil),
            FleetPlan.ZonePair(from: "hill", to: "hill", kilometres: 3, minutes: nil),
            FleetPlan.ZonePair(from: "east", to: "west", kilometres: 9, minutes: nil),
        ]
        plan = tabled(plan) { index, row in if index < 2 { row.travelZone = "hill" } }
        #expect(plan.geography.zoneNames == ["east", "west", "hill"])
        let city = City(plan)
        let sites = TransportSites(city: city)
        let roads = Roads(plan.fleet, zones: sites.zoneNames)
        let west = try #require(city.geography.cells.indices.last)
        #expect(city.geography.cells[0].district != city.geography.cells[west].district)
        #expect(roads.metres(from: sites.cells[0], to: sites.cells[west]) == 31_000)
        #expect(roads.metres(from: sites.cells[west], to: sites.cells[1]) == 31_000)
        #expect(roads.metres(from: sites.cells[0], to: sites.cells[1]) == 3_000)
        #expect(roads.metres(from: sites.cells[2], to: sites.cells[west]) == 9_000)
        #expect(roads.metres(from: sites.depots[0], to: sites.cells[west]) == 9_000)
        #expect(delivered(run(plan)) > 0)
    }

    @Test("no trip lasts longer than it may")
    func maximumDuration() throws {
        var plan = try plan()
        plan.fleet.maximumTripHours = 0.75
        var departures: [UInt32: Instant] = [:]
        var longest = Span.zero
        var running: Set<UInt32> = []
        let ledger = run(plan) { model, now in
            let transport = model.transport
            var onRoad: Set<UInt32> = []
            for id in transport.trips.ids {
                let batch = transport.stops[id.index * transport.stopsPerTrip]
                if transport.trips[id].stop > 0 || model.batches[batch].stage == .onBus { onRoad.insert(id.rawValue) }
            }
            for id in onRoad.subtracting(running) { departures[id] = now }
            for id in running.subtracting(onRoad) {
                if let start = departures[id] {
                    longest = max(longest, now - start - Span(minutes: plan.fleet.disinfectMinutes))
                }
            }
            running = onRoad
        }
        #expect(trips(ledger) > 5)
        #expect(longest > .zero && longest <= Span(hours: 0.75))
    }

    @Test("with borders closed nothing crosses one without a pass, and with passes for all nothing changes")
    func borders() throws {
        let open = run(try plan())
        var plan = try plan()
        plan.fleet.bordersAreClosed = true
        let city = City(plan)
        let foreign = city.geography.cells.indices.filter {
            city.stores[city.storeOfCell[$0].index].district != city.geography.cells[$0].district
        }
        let closed = run(plan)
        for cell in foreign { #expect(closed.cells[cell].deliveries == 0) }
        #expect(delivered(closed) > 0 && foreign.contains { open.cells[$0].deliveries > 0 })
        plan.fleet.passShare = 1
        let passes = run(plan)
        #expect(delivered(passes) == delivered(open))
        plan.fleet.passShare = 0.5
        let some = run(plan)
        #expect(foreign.contains { some.cells[$0].deliveries > 0 })
    }

    @Test("a breakdown delays its load; another bus that takes it over delays it less than a long repair")
    func breakdowns() throws {
        var plan = try plan()
        let without = run(plan)
        #expect(without.fleet.breakdowns == 0)
        var ledgers: [Ledger] = []
        for recovery in [FleetPlan.Breakdowns.Recovery.repair, .replacement] {
            plan.fleet.breakdowns = FleetPlan.Breakdowns(
                meanHoursBetween: 1.5, repairHours: try .constant(6), recovery: recovery)
            ledgers.append(run(plan))
        }
        for ledger in ledgers {
            #expect(ledger.fleet.breakdowns > 3)
            #expect(ledger.fleet.repairSeconds == ledger.fleet.breakdowns * 6 * 3600)
        }
        #expect(ledgers[0].fleet.replacements == 0 && ledgers[1].fleet.replacements > 0)
        let waits = ledgers.map { Double($0.fleet.loadWaitSeconds) / Double($0.fleet.breakdowns) }
        #expect(waits[1] < waits[0])
        #expect(ledgers[0].orderToDoor.mean > without.orderToDoor.mean)
    }

    @Test("breakdowns come at their rate, however trips are cut")
    func breakdownRate() throws {
        var plan = try plan(days: 24)
        plan.fleet.breakdowns = FleetPlan.Breakdowns(
            meanHoursBetween: 2, repairHours: try .constant(0), recovery: .repair)
        let ledger = run(plan)
        let hours = Double(metres(ledger)) / 1000 / 30
        // Approaches and ways to the depot are driven without breakdowns.
        #expect(Double(ledger.fleet.breakdowns) < hours / 2 * 1.3)
        #expect(Double(ledger.fleet.breakdowns) > hours / 2 * 0.4)
    }

    @Test("breakdowns that never come leave everything as it was")
    func neutralBreakdowns() throws {
        var plan = try plan()
        let without = run(plan)
        plan.fleet.breakdowns = FleetPlan.Breakdowns(
            meanHoursBetween: 1e12, repairHours: try .constant(1), recovery: .replacement)
        let with = run(plan)
        #expect(with.days == without.days && with.goods == without.goods && with.fleet == without.fleet)
    }

    @Test("buses that a shock takes away stay at their depots, and borders that it closes stay closed")
    func shocks() throws {
        var plan = try plan()
        let without = run(plan)
        func shock(_ kind: ShockPlan.Kind, _ size: Double) throws -> ShockPlan {
            ShockPlan(
                id: "shock", kind: kind, place: ShockPlan.Place(), size: size, occurrence: .at(day: 2, second: 0),
                durationHours: try .constant(72))
        }
        plan.shocks = [try shock(.busesGone, 1)]
        let gone = run(plan)
        #expect((2...4).allSatisfy { gone.days[$0].trips == 0 })
        #expect(gone.days[1].trips == without.days[1].trips && gone.days[5].trips > 0)
        plan.shocks = [try shock(.busesGone, 0.6)]
        let fewer = run(plan)
        #expect(delivered(fewer) > delivered(gone) && fewer.orderToDoor.mean > without.orderToDoor.mean)
        plan.shocks = [try shock(.busesGone, 0)]
        #expect(run(plan).days == without.days)
        plan.shocks = [try shock(.borderClosed, 1)]
        let closed = run(plan)
        #expect(closed.orderToDoor.mean > without.orderToDoor.mean)
    }

    @Test("a phase may have more buses, other routes and another assignment")
    func phases() throws {
        var plan = try plan()
        plan.fleet.buses = 2
        var later = plan
        later.fleet.buses = 8
        later.fleet.routes = .savings
        later.fleet.assignment = .city
        later.fleet.maximumStops = 12
        plan.phases = [PhasePlan(id: "more", day: 4, plan: later)]
        var most = [0, 0]
        _ = run(plan) { model, now in
            let out = model.transport.trips.ids.reduce(0) { count, _ in count + 1 }
            most[now.day < 4 ? 0 : 1] = max(most[now.day < 4 ? 0 : 1], out)
        }
        #expect(most[0] == 2 && most[1] > 2 && most[1] <= 8)
    }

    @Test("contacts count each cell once a day and bus, and overtime is zero where no trip may be late")
    func detail() throws {
        let ledger = run(try plan())
        #expect(ledger.fleet.cellsVisited >= ledger.fleet.busDays && ledger.fleet.busDays <= 5 * 8)
        #expect(ledger.fleet.mostCellsVisited <= 10 && ledger.fleet.mostCellsVisited > 1)
        #expect(ledger.fleet.overtimeSeconds == 0)
        var plan = try plan()
        plan.fleet.speedByHour = Array(repeating: 1, count: 24)
        #expect(run(plan).fleet.overtimeSeconds > 0)
    }
}

@Suite("Roads")
struct RoadsTests {
    @Test("ways of the matrix hold for both directions unless both are given, and a street's before its district's")
    func matrix() throws {
        var fleet = try TestCity.plan().fleet
        fleet.travel = [
            FleetPlan.ZonePair(from: "a", to: "b", kilometres: 12, minutes: 30),
            FleetPlan.ZonePair(from: "a", to: "b-s2", kilometres: 20, minutes: nil),
            FleetPlan.ZonePair(from: "b-s2", to: "a", kilometres: 25, minutes: nil),
        ]
        let roads = Roads(fleet, zones: [0: ["a-s1", "a"], 1: ["b-s1", "b"], 2: ["b-s2", "b"], 3: ["a"], 4: ["b"]])
        let here = EarthPoint(Place(longitude: 114.3, latitude: 30.6))
        let there = EarthPoint(Place(longitude: 114.4, latitude: 30.6))
        func metres(_ from: Int32, _ to: Int32) -> Double {
            roads.metres(from: Site(here, zone: from), to: Site(there, zone: to))
        }
        #expect(metres(0, 1) == 12_000 && metres(1, 0) == 12_000 && metres(3, 4) == 12_000)
        #expect(metres(0, 2) == 20_000 && metres(2, 0) == 25_000)
        #expect(metres(0, 0) == here.metres(to: there) * 1.35 && metres(-1, 1) == here.metres(to: there) * 1.35)
        let way = roads.way(from: Site(here, zone: 0), to: Site(there, zone: 1))
        #expect(roads.time(of: way, departing: .zero) == Span(ticks: 1_800))
        let slow = roads.way(from: Site(here, zone: 0), to: Site(there, zone: 2))
        #expect(roads.time(of: slow, departing: .zero) == Span(ticks: 2_400))
    }

    @Test("a point on the way lies between its ends")
    func between() {
        let here = EarthPoint(Place(longitude: 114.3, latitude: 30.6))
        let there = EarthPoint(Place(longitude: 114.4, latitude: 30.7))
        for share in [0.0, 0.25, 0.5, 1.0] {
            let point = here.towards(there, by: share)
            #expect(abs(here.metres(to: point) - share * here.metres(to: there)) < 0.01)
            #expect(abs(point.metres(to: there) - (1 - share) * here.metres(to: there)) < 0.01)
        }
    }
}

@Suite("Pools of buses")
struct BusPoolsTests {
    func pools(_ assignment: FleetPlan.Assignment, buses: Int, stores: Int) throws -> (BusPools, City) {
        var plan = try TestCity.plan()
        plan.fleet.buses = buses
        plan.fleet.assignment = assignment
        plan.replenishment.chains = [Chain(id: "chain", storeCount: stores)]
        let city = City(plan)
        return (BusPools(city: city, busesOfDepot: city.busesOfDepot), city)
    }

    @Test("each bus and each store is in one pool, and every pool has both", arguments: 1...9, 1...9)
    func partition(buses: Int, stores: Int) throws {
        for assignment in FleetPlan.Assignment.allCases {
            let (pools, city) = try pools(assignment, buses: buses, stores: stores)
            #expect(pools.pools.flatMap(\.freeBuses).sorted() == Array(0..<UInt32(buses)))
            #expect(pools.pools.flatMap(\.stores).sorted() == Array(city.stores.indices))
            for pool in pools.pools { #expect(!pool.freeBuses.isEmpty && !pool.stores.isEmpty) }
            if assignment == .store { #expect(pools.pools.count == min(buses, city.stores.count)) }
        }
    }

    @Test("no more buses go out than a limit allows")
    func limits() throws {
        var (pools, _) = try pools(.district, buses: 5, stores: 2)
        pools.setLimits([2])
        for _ in 0..<2 {
            #expect(pools.mayGo(pools.pools[0].freeBuses[0]))
            pools.take(0, from: 0)
        }
        #expect(!pools.mayGo(pools.pools[0].freeBuses[0]))
        pools.giveBack(0)
        #expect(pools.mayGo(pools.pools[0].freeBuses[0]))
        pools.setLimits([0])
        #expect(!pools.mayGo(pools.pools[0].freeBuses[0]))
    }
}
