import EventKernel
import Stochastics
import Testing

@testable import SupplyModel

@Suite("Stock under shocks, and all of it at once")
struct StockDisruptionTests {
    private func shock(_ kind: ShockPlan.Kind, size: Double, days: Double = 6) throws -> ShockPlan {
        ShockPlan(
            id: "shock", kind: kind, place: ShockPlan.Place(), size: size, occurrence: .at(day: 2, second: 0),
            durationHours: try .constant(24 * days))
    }

    /// Every process of the stock at once.
    private func fullPlan(_ stream: inout RandomStream, people: Int = 500, days: Int = 9) throws -> CityPlan {
        var plan = try TestCity.plan(people: people, cells: 4, communities: 2, days: days)
        plan.groupBuying.minimumPackages = 3
        plan.commodities[0].pantryLifeDays = 2 + Double(stream.below(6))
        plan.commodities[0].lifeByStorage = [.ambient: 3]
        plan.commodities[0].storage = .chilled
        plan.commodities[1].storage = .frozen
        plan.commodities[1].lifeByStorage = [.ambient: 2]
        plan.commodities[0].shelfLifeDays = 4 + Int(stream.below(5))
        func pick<Element>(_ elements: [Element]) -> Element { elements[Int(stream.below(UInt64(elements.count)))] }
        plan.replenishment.issueOrder = pick(IssueOrder.allCases)
        plan.replenishment.parcelsKeepAge = true
        plan.replenishment.sharing = pick(SourceSharing.allCases)
        plan.replenishment.demandBasis = pick(DemandBasis.allCases)
        var source = plan.replenishment.sources[0]
        source.id = "province"
        source.yield = try .uniform(low: 0.5, high: 1)
        source.ramp = CapacityRamp(firstDay: 1, lastDay: 5, firstShare: 1, lastShare: 0.3)
        source.lane.truckLoad = Grams(kilograms: 40)
        source.lane.sendsFullTrucksOnly = stream.chance(0.5)
        source.lane.capacityPerDay = Grams(kilograms: 160)
        source.lane.expediting = LanePlan.Expediting(belowCoverDays: 2, leadTimeHours: try .constant(2))
        plan.replenishment.sources.append(source)
        plan.replenishment.storeLane.capacityPerDay = Grams(kilograms: 150)
        plan.replenishment.storeStorage = [.chilled: Grams(kilograms: 600), .frozen: Grams(kilograms: 90)]
        let policies: [StockRule.Policy] = [
            .baseStock(levelDays: 3), .fixedQuantity(reorderAtDays: 2, quantityDays: 0.7),
            .reorderUpTo(reorderAtDays: 1, upToDays: 3), .push(PushSchedule([60_000, 0, 200_000])),
        ]
        let reviews: [StockRule.Review] = [.daily, .continuous, .every(seconds: 7 * 3600)]
        for level in [StockRule.Level.warehouses, .stores] {
            var rule = StockRule(id: level.rawValue, level: level, policy: pick(policies))
            rule.review = pick(reviews)
            if case .push = rule.policy, rule.review == .continuous { rule.review = .daily }
            rule.limits = OrderLimits(minimum: 20_000, multiple: 7_000)
            plan.replenishment.rules.append(rule)
        }
        plan.information.stock.refreshHours = pick([0, 12, 24])
        plan.information.stock.error = 0.2
        var item = ReservePlan.Item(initial: Grams(kilograms: 300), storage: .frozen)
        item.initialLifeDays = 2...30
        item.release = ReservePlan.Release(
            belowCoverDays: 2.5, forDays: 1, stopCoverDays: 3.5, perDay: Grams(kilograms: 120))
        item.rotation = ReservePlan.Rotation(
            sellWithinDays: 4, sellPerDay: Grams(kilograms: 30), target: Grams(kilograms: 320),
            buyPerDay: Grams(kilograms: 40), leadTimeHours: try .uniform(low: 5, high: 40))
        plan.reserve = ReservePlan(
            items: [item, item], decisionTime: 8 * 3600, receivers: pick(StockRule.Level.allCases),
            leadTimeHours: try .uniform(low: 1, high: 9))
        plan.shocks = [
            try shock(.sourceDown, size: 0.7), try shock(.laneSlow, size: 1.5), try shock(.coldStoreFailed, size: 0.4),
        ]
        return plan
    }

    @Test("every gram is there after every event, with all processes on", arguments: 0..<12)
    func conservation(seed: Int) throws {
        var stream = RandomSource(seed: UInt64(seed), replication: 0).stream(Purpose(rawValue: 80), entity: 9)
        let plan = try fullPlan(&stream)
        var simulator = Simulator(
            model: CityModel(city: City(plan), random: RandomSource(seed: UInt64(seed), replication: 0)))
        simulator.model.start(in: &simulator.schedule)
        var failures = 0
        while let next = simulator.schedule.nextTime, next < Instant(day: plan.days) {
            simulator.step()
            failures += simulator.model.counted().accounts.count { $0.received != $0.accounted }
        }
        simulator.model.finish(at: Instant(day: plan.days))
        #expect(failures == 0 && simulator.model.ledger.conservation.isExact)
        #expect(simulator.model.ledger.stockTally.reserveError == .zero)
        let spoiled = plan.commodities.indices.map { commodity in
            SpoilagePlace.allCases.reduce(Grams.zero) {
                $0 + simulator.model.ledger.stockTally.spoiled(commodity, at: $1)
            }
        }
        #expect(spoiled == plan.commodities.indices.map { simulator.model.ledger.spoiled($0) })
    }

    @Test("a phase that changes nothing changes nothing, with all processes on")
    func neutralPhase() throws {
        var stream = RandomSource(seed: 3, replication: 0).stream(Purpose(rawValue: 80), entity: 9)
        var plan = try fullPlan(&stream)
        plan.shocks = []
        let without = TestCity.run(plan)
        plan.phases = [PhasePlan(id: "same", day: 4, plan: plan)]
        let with = TestCity.run(plan)
        #expect(with.goods == without.goods && with.stockTally.nodes == without.stockTally.nodes)
        #expect(with.stockTally.reserve == without.stockTally.reserve)
    }

    @Test("a shock of size 0 changes nothing")
    func sizeZero() throws {
        var plan = try TestCity.plan()
        plan.commodities[1].storage = .frozen
        let without = TestCity.run(plan)
        for kind in [ShockPlan.Kind.sourceDown, .laneSlow, .coldStoreFailed] {
            plan.shocks = [try shock(kind, size: 0)]
            let with = TestCity.run(plan)
            #expect(with.goods == without.goods && with.days == without.days && with.cells == without.cells)
        }
    }

    @Test("a source that is down lowers stock, the more the larger the share, and want follows")
    func sourceDown() throws {
        var plan = try TestCity.plan(days: 14)
        var (entered, unmet): ([Grams], [Grams]) = ([], [])
        for size in [0, 0.5, 1] {
            plan.shocks = [try shock(.sourceDown, size: size, days: 9)]
            let ledger = TestCity.run(plan)
            entered.append(ledger.sum(of: 0, \.entered))
            unmet.append(ledger.sum(of: 0, \.unmet))
            #expect(ledger.conservation.isExact)
        }
        #expect(entered[0] > entered[1] && entered[1] > entered[2])
        #expect(unmet[0] <= unmet[1] && unmet[1] < unmet[2])
    }

    @Test("slow lanes bring goods later, by their factor")
    func laneSlow() throws {
        var plan = try TestCity.stockPlan(days: 6)
        plan.replenishment.rules = [StockRule(id: "base", level: .stores, policy: .baseStock(levelDays: 2))]
        // Reviewed at 21:00 and there at 3:00; what is ordered on day 2 takes ten times six hours, until 9:00 on day 5.
        plan.shocks = [try shock(.laneSlow, size: 9, days: 1)]
        let bench = StockBench.run(plan, demand: [300_000], days: 6)
        #expect(bench.cover(atNode: 1) == [1, 1, 1, 0, 0, 1])
    }
}
