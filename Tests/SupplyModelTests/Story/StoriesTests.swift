import EventKernel
import Statistics
import Stochastics
import Testing

@testable import SupplyModel

@Suite("Stories")
struct StoriesTests {
    /// A small town, and what else may happen to its orders.
    enum Variant: CaseIterable {
        case plain, cancelled, community, gates, wavesAndBreakdowns, closedStores

        func plan() throws -> CityPlan {
            var plan = try TestCity.plan(people: 500, cells: 5, communities: 2, days: 8)
            plan.replenishment.chains[0].storeCount = 1
            switch self {
            case .plain: break
            case .cancelled: plan.groupBuying.unfilled = .cancelled
            case .community:
                plan.groupBuying.minimumScope = .community
                plan.groupBuying.householdsPerGroup = 20
                plan.groupBuying.minimumPackages = 200
            case .gates: plan.handover.mode = .gate
            case .wavesAndBreakdowns:
                plan.fleet.dispatch = .waves
                plan.fleet.waveTimes = [9 * 3600, 14 * 3600]
                plan.picking.discipline = .wave
                plan.fleet.breakdowns = FleetPlan.Breakdowns(
                    meanHoursBetween: 1, repairHours: try .constant(3), recovery: .repair)
            case .closedStores: plan.picking.disinfection = .everyDays(3)
            }
            return plan
        }
    }

    private func tell(
        _ plan: CityPlan, households: Bool = true, cells: Bool = false
    ) -> (stories: Stories, ledger: Ledger, city: City) {
        let city = City(plan)
        var simulation = CitySimulation(city, seed: 1, replication: 0)
        var stories = Stories(
            of: city, households: households ? Array(city.geography.personsInHousehold.indices) : [],
            cells: cells ? Array(city.geography.cells.indices) : [])
        while !simulation.isFinished { simulation.runDay(telling: &stories) }
        return (stories, simulation.ledger, city)
    }

    @Test(
        "of all households add up to the ledger: orders, handovers, and every second of every stage",
        arguments: Variant.allCases)
    func addUp(variant: Variant) throws {
        let (stories, ledger, _) = tell(try variant.plan())
        let orders = stories.households.flatMap(\.orders)
        #expect(orders.count == ledger.days.reduce(0) { $0 + $1.ordersPlaced })
        let parts = orders.flatMap(\.parts)
        #expect(parts.count == ledger.days.reduce(0) { $0 + $1.deliveries })
        #expect(!parts.isEmpty)
        for stage in Stage.allCases {
            let told = parts.flatMap(\.waits).reduce(0) { $0 + ($1.stage == stage ? Int($1.span.ticks) : 0) }
            let counted = stride(from: stage.rawValue, to: ledger.stageSeconds.count, by: Stage.allCases.count)
                .reduce(0) { $0 + ledger.stageSeconds[$1] }
            #expect(told == counted, "\(stage)")
        }
        #expect(orders.flatMap(\.open).count == ledger.service.openAfter.count)
    }

    @Test("leave no second of an order unexplained", arguments: Variant.allCases)
    func contiguous(variant: Variant) throws {
        let (stories, _, city) = tell(try variant.plan())
        let end = Instant(day: city.plan.days)
        for household in stories.households {
            for order in household.orders {
                for part in order.parts {
                    #expect(part.waits.first?.from == order.placedAt)
                    #expect(part.waits.last?.to == part.handedOverAt)
                    #expect(zip(part.waits, part.waits.dropFirst()).allSatisfy { $0.to == $1.from })
                }
                for waits in order.open {
                    #expect(waits.first?.from == order.placedAt && waits.last?.to == end)
                    #expect(zip(waits, waits.dropFirst()).allSatisfy { $0.to == $1.from })
                }
                #expect(zip(order.moments, order.moments.dropFirst()).allSatisfy { $0.time <= $1.time })
            }
        }
    }

    @Test("know what each variant made orders wait for")
    func reasons() throws {
        func reasons(_ variant: Variant) throws -> Set<WaitReason> {
            Set(
                tell(try variant.plan()).stories.households.flatMap(\.orders).flatMap(\.parts).flatMap(\.waits).map(
                    \.reason))
        }
        #expect(try reasons(.plain).isSuperset(of: [.cutoff, .release, .picking, .loading, .travel, .delivery]))
        #expect(try reasons(.community).contains(.minimum))
        #expect(try reasons(.gates).contains(.resident))
        #expect(try reasons(.wavesAndBreakdowns).isSuperset(of: [.notDue, .breakdown]))
        #expect(try reasons(.closedStores).contains(.storeClosed))
    }

    @Test("change nothing in the run that they follow")
    func noEffect() throws {
        let plan = try Variant.plain.plan()
        let told = tell(plan, cells: true).ledger
        let plain = TestCity.run(plan)
        #expect(told.days == plain.days && told.goods == plain.goods && told.cells == plain.cells)
        #expect(told.conservation.isExact)
    }

    @Test("of spells add up to what people went without")
    func spells() throws {
        let (stories, ledger, city) = tell(try Variant.plain.plan())
        for (commodity, goods) in city.plan.commodities.enumerated() {
            var grams = 0.0
            for household in stories.households {
                let persons = Double(city.geography.personsInHousehold[household.household])
                for spell in household.spells where spell.commodity == commodity {
                    let end = spell.to ?? Instant(day: city.plan.days)
                    #expect(end > spell.from)
                    grams += persons * Double(goods.needPerPersonDay.count) * Double((end - spell.from).ticks)
                }
            }
            let told = grams / Double(secondsPerDay)
            let missed = Double(ledger.sum(of: commodity, \.unmet).count)
            let spells = Double(stories.households.reduce(0) { $0 + $1.spells.count })
            #expect(abs(told - missed) <= 2 * spells + 1, "\(goods.id): \(told) told, \(missed) missed")
        }
    }

    @Test("say what a store lacked and when it had it")
    func shortages() throws {
        var plan = try Variant.plain.plan()
        plan.replenishment.storePolicy[0].initialDays = 0.2
        let (stories, _, _) = tell(plan)
        let grants = stories.households.flatMap(\.orders).flatMap(\.moments).compactMap { moment -> Grant? in
            if case .granted(let grant) = moment.event { grant } else { nil }
        }
        let shortages = grants.flatMap(\.shortages)
        #expect(shortages.contains { $0.commodity == 0 && $0.until != nil })
        for shortage in shortages where shortage.commodity != nil {
            #expect(shortage.available < shortage.asked)
            #expect(shortage.missing > .zero && shortage.missing <= shortage.missingForAll)
        }
        for grant in grants where grant.shortages.isEmpty { #expect(grant.granted == grant.asked) }
    }

    @Test("of cells add up to the ledger, and their batches are explained without a gap")
    func cells() throws {
        let (stories, ledger, city) = tell(try Variant.plain.plan(), households: false, cells: true)
        for (index, cell) in stories.cells.enumerated() {
            #expect(cell.days.count == city.plan.days)
            #expect(cell.days.reduce(0) { $0 + $1.ordersPlaced } == ledger.cells[index].ordersPlaced)
            #expect(cell.days.reduce(0) { $0 + $1.deliveries } == ledger.cells[index].deliveries)
            #expect(cell.days.reduce(0) { $0 + $1.granted } == cell.batches.reduce(0) { $0 + $1.packages })
            for batch in cell.batches {
                #expect(batch.waits.first?.from == batch.grantedAt)
                if let done = batch.doneAt { #expect(batch.waits.last?.to == done) }
                #expect(zip(batch.waits, batch.waits.dropFirst()).allSatisfy { $0.to == $1.from })
            }
        }
    }

    @Test("of one household are the same whoever else is followed")
    func alone() throws {
        let plan = try Variant.plain.plan()
        let all = tell(plan).stories.households
        let city = City(plan)
        let chosen = all.max { $0.orders.count < $1.orders.count }?.household ?? 0
        var simulation = CitySimulation(city, seed: 1, replication: 0)
        var stories = Stories(of: city, households: [chosen])
        while !simulation.isFinished { simulation.runDay(telling: &stories) }
        let (one, other) = (stories.households[0], all[chosen])
        #expect(one.spells == other.spells && one.moments == other.moments)
        #expect(one.orders.map(\.moments) == other.orders.map(\.moments))
        #expect(one.orders.flatMap(\.parts).map(\.waits) == other.orders.flatMap(\.parts).map(\.waits))
    }

    @Test("tell who was refused, who was not called, and who shopped")
    func channels() throws {
        var plan = try Variant.plain.plan()
        plan.groupBuying.serviceRadiusKilometres = 0.2
        plan.geography.people.offlineShare = 0.4
        plan.phone = PhonePlan(
            callers: 0, crewShare: 0, hours: TestCity.hours(9, 12), minutesPerCall: try .constant(4), order: .fixed)
        let moments = tell(plan).stories.households.flatMap(\.moments).map(\.event)
        #expect(moments.contains(.refused))
        plan.groupBuying.serviceRadiusKilometres = nil
        #expect(tell(plan).stories.households.flatMap(\.moments).map(\.event).contains(.notCalled))
    }
}
