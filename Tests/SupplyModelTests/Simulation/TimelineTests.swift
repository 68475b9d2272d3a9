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
