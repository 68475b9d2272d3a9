import Statistics
import Stochastics
import Testing

@testable import EventKernel
@testable import SupplyModel

@Suite("Phases and shocks")
struct TimelineTests {
    @Test("a phase that changes nothing changes no figure of the run")
    func neutralPhase() throws {
        // Households look again when a phase begins, but order by the same rule.
        var plan = try TestCity.plan()
        let without = TestCity.run(plan)
        plan.phases = [PhasePlan(id: "same", day: 5, plan: plan)]
        let with = TestCity.run(plan)
        #expect(with.days.map(\.deliveries) == without.days.map(\.deliveries))
        #expect(with.orderToDoor.mean == without.orderToDoor.mean)
    }

    @Test("a phase holds from the midnight of its day on")
    func cutoffOfPhase() throws {
        var plan = try TestCity.plentifulPlan(days: 8)
        var later = plan
        later.groupBuying.minimumPackages = 100_000
        plan.phases = [PhasePlan(id: "no-drops", day: 4, plan: later)]
        let ledger = TestCity.run(plan)
        #expect(ledger.days[4].trips > 0, "batches of the round of day 3 are carried on day 4")
        #expect(ledger.days[6...].allSatisfy { $0.trips == 0 })
        #expect(ledger.conservation.isExact)
    }

    @Test("a phase lets people eat other things from its midnight on, and not before")
    func substitutionOfPhase() throws {
        var plan = try TestCity.plan(days: 8)
        plan.fleet.buses = 0
        let none = TestCity.run(plan)
        plan.substitutions = [Substitution(from: 1, to: 0, ratio: 2)]
        let always = TestCity.run(plan)
        var later = plan
        plan.substitutions = []
        plan.phases = [PhasePlan(id: "same", day: 4, plan: plan)]
        #expect(TestCity.run(plan).goods == none.goods)
        plan.phases = [PhasePlan(id: "other", day: 4, plan: later)]
        let from4 = TestCity.run(plan)
        func unmet(_ ledger: Ledger, _ days: Range<Int>) -> Int64 {
            days.reduce(0) { $0 + ledger.goods[$1 * 2 + 1].unmet.count }
        }
        #expect(unmet(from4, 0..<4) == unmet(none, 0..<4) && unmet(always, 0..<4) < unmet(none, 0..<4))
        #expect(unmet(from4, 4..<8) < unmet(none, 4..<8))
        #expect(from4.substitution.covered[1] > .zero && from4.conservation.isExact)
        // And back again.
        later.substitutions = []
        plan.substitutions = [Substitution(from: 1, to: 0, ratio: 2)]
        plan.phases = [PhasePlan(id: "none", day: 4, plan: later)]
        let until4 = TestCity.run(plan)
        #expect(abs(unmet(until4, 0..<4) - unmet(always, 0..<4)) * 1000 < unmet(always, 0..<4))
        #expect(until4.substitution.covered[1] < always.substitution.covered[1])
    }

    /// Only the reports of a city.
    private struct Reports: SimulationModel {
        var rhythm: ReportSchedule
        var hours: [Int64] = []

        mutating func handle(_ event: CityEvent, in schedule: inout Schedule<CityEvent>) {
            if case .report(let report) = event, rhythm.goesOn(report, in: &schedule) {
                hours.append(schedule.now.ticks / 3600)
            }
        }
    }

    @Test("a level reports at the hours of the phase, and at once when a phase has it report at other intervals")
    func rhythmOfReports() {
        var plan = InformationPlan()
        plan.stock.refreshHours = 24
        var simulator = Simulator(model: Reports(rhythm: ReportSchedule(plan)))
        simulator.model.rhythm.start(in: &simulator.schedule)
        simulator.run(until: Instant(day: 2, second: 12 * 3600))
        #expect(simulator.model.hours == [0, 24, 48])
        plan.stock.refreshHours = 6
        simulator.model.rhythm.adopt(plan, in: &simulator.schedule)
        simulator.run(until: Instant(day: 3, second: 8 * 3600))
        #expect(simulator.model.hours == [0, 24, 48, 60, 66, 72, 78])
        plan.stock.error = 0.5
        simulator.model.rhythm.adopt(plan, in: &simulator.schedule)
        plan.stock.refreshHours = 0
        simulator.model.rhythm.adopt(plan, in: &simulator.schedule)
        simulator.run(until: Instant(day: 9))
        #expect(simulator.model.hours == [0, 24, 48, 60, 66, 72, 78])
    }

    @Test(
        "a phase that clears orders cancels what waits and what stands packed, keeps every gram, and lists begin anew")
    func clearedOrders() throws {
        var plan = try TestCity.plan(days: 10)
        plan.groupBuying.intervalDays = 4
        // Nothing is carried before the fifth day: all that was ordered stands packed or waits.
        plan.fleet.buses = 1
        plan.fleet.payload = Grams(kilograms: 10)
        var later = plan
        later.fleet.buses = 8
        later.fleet.payload = Grams(kilograms: 600)
        func run(_ clears: Bool) -> (ledger: Ledger, isExact: Bool) {
            var plan = plan
            plan.phases = [PhasePlan(id: "anew", day: 5, plan: later)]
            plan.phases[0].clearsOrders = clears
            var simulator = Simulator(
                model: CityModel(city: City(plan), random: RandomSource(seed: 4, replication: 0)))
            simulator.model.start(in: &simulator.schedule)
            var isExact = true
            while let next = simulator.schedule.nextTime, next < Instant(day: plan.days) {
                simulator.step()
                isExact = isExact && simulator.model.counted().accounts.allSatisfy { $0.received == $0.accounted }
            }
            simulator.model.finish(at: Instant(day: plan.days))
            return (simulator.model.ledger, isExact)
        }
        let (kept, cleared) = (run(false), run(true))
        #expect(kept.isExact && cleared.isExact && kept.ledger.shortfall.ordersCleared == 0)
        #expect(cleared.ledger.shortfall.ordersCleared > 100)
        let closed = cleared.ledger.days[5].ordersCancelled + cleared.ledger.days[5].ordersDelivered
        #expect(closed >= cleared.ledger.shortfall.ordersCleared)
        // Nobody has to wait for the end of the interval, and nobody gets what was ordered before.
        #expect(cleared.ledger.days[5].ordersPlaced > kept.ledger.days[5].ordersPlaced * 2)
        #expect(cleared.ledger.orderToDoor.mean < kept.ledger.orderToDoor.mean * 0.8)
        #expect(Array(cleared.ledger.days[..<5]) == Array(kept.ledger.days[..<5]))
    }

    @Test("a shock has its effect from its start to its end, and overlapping shares multiply")
    func disruptions() throws {
        var plan = try TestCity.plan()
        plan.shocks = [
            ShockPlan(
                id: "half", kind: .busesGone, place: ShockPlan.Place(), size: 0.5, occurrence: .at(day: 1, second: 0),
                durationHours: try .constant(48)),
            ShockPlan(
                id: "more", kind: .busesGone, place: ShockPlan.Place(), size: 0.2, occurrence: .at(day: 2, second: 0),
                durationHours: try .constant(48)),
            ShockPlan(
                id: "none", kind: .busesGone, place: ShockPlan.Place(), size: 0, occurrence: .at(day: 0, second: 0),
                durationHours: try .constant(480)),
        ]
        let city = City(plan)
        var disruptions = Disruptions(city: city, random: RandomSource(seed: 1, replication: 0))
        var schedule = Schedule<CityEvent>(startingAt: .zero)
        disruptions.start(in: &schedule)
        #expect(disruptions.busShare == [1])
        _ = disruptions.handle(.began(shock: 0, occurrence: 0), in: &schedule)
        #expect(disruptions.busShare == [0.5])
        _ = disruptions.handle(.began(shock: 1, occurrence: 0), in: &schedule)
        #expect(disruptions.busShare == [0.4])
        _ = disruptions.handle(.ended(shock: 0, occurrence: 0), in: &schedule)
        #expect(disruptions.busShare == [0.8])
    }

    @Test("a shock that hits a share of the stores hits all that a smaller one hits")
    func nestedPlaces() throws {
        var plan = try TestCity.plan(cells: 60)
        plan.replenishment.chains = [Chain(id: "chain", storeCount: 40)]
        var closed: [[Bool]] = []
        for size in [0.2, 0.5, 1] {
            plan.shocks = [
                ShockPlan(
                    id: "closed", kind: .storeClosed, place: ShockPlan.Place(), size: size,
                    occurrence: .at(day: 1, second: 0), durationHours: try .constant(24))
            ]
            var disruptions = Disruptions(city: City(plan), random: RandomSource(seed: 1, replication: 0))
            var schedule = Schedule<CityEvent>(startingAt: .zero)
            _ = disruptions.handle(.began(shock: 0, occurrence: 0), in: &schedule)
            closed.append(disruptions.storeIsOpen.map { !$0 })
        }
        #expect(zip(closed[0], closed[1]).allSatisfy { !$0 || $1 })
        #expect((4...16).contains(closed[0].count { $0 }) && (12...28).contains(closed[1].count { $0 }))
        #expect(closed[2].allSatisfy { $0 })
    }

    @Test("a report shows what was true at its last refresh, with its error")
    func report() {
        var level = InformationPlan.Level()
        level.refreshHours = 24
        var report = Report(count: 2, level: level, kind: 1, random: RandomSource(seed: 1, replication: 0))
        #expect(!report.isLive && report.figures == [0, 0])
        report.refresh(with: [10, 20])
        #expect(report.figures == [10, 20])
        level.error = 0.2
        var inexact = Report(count: 1000, level: level, kind: 2, random: RandomSource(seed: 1, replication: 0))
        inexact.refresh(with: Array(repeating: 1000, count: 1000))
        let mean = Double(inexact.figures.reduce(0, +)) / 1000
        #expect(abs(mean - 1000) < 30 && Set(inexact.figures).count > 300)
    }
}
