import EventKernel
import Stochastics
import Testing

@testable import SupplyModel

@Suite("Shopping in person")
struct ShoppingTests {
    private func shopping(
        share: Double = 1, interval: Int = 3, booked: Bool = true, people: Int = 100
    ) -> ShoppingPlan {
        ShoppingPlan(
            share: share, intervalDays: interval, hours: TestCity.hours(9, 17), isBooked: booked, slotMinutes: 30,
            peoplePerSlot: people, mostPerVisit: Grams(20_000), mostOfCommodity: [nil, nil], farthestKilometres: 100)
    }

    @Test("one household buys what brings it to its targets: low goods first, as far as stock, caps and hands allow")
    func byHand() throws {
        var plan = try TestCity.plan(people: 2, cells: 1, communities: 1)
        plan.geography.householdSizeWeights = [0, 1]
        plan.geography.meanHouseholdSize = 2
        plan.commodities[0].initialPantryDays = try .constant(3)
        plan.commodities[1].initialPantryDays = try .constant(1)
        func buy(_ change: (inout ShoppingPlan, inout CityPlan) -> Void = { _, _ in }) -> [Int64] {
            var (shopping, plan) = (shopping(), plan)
            change(&shopping, &plan)
            let city = City(plan)
            var ledger = Ledger(city: city)
            let random = RandomSource(seed: 1, replication: 0)
            var households = Households(city: city, random: random)
            var stock = Replenishment(city: city, random: random, ledger: &ledger)
            households.shop(
                0, in: EntityID(0), at: EntityID(0), plan: shopping, stock: &stock, ledger: &ledger, now: .zero)
            #expect(households.pantryTotals() == zip([1800, 100], ledger.shopping.bought).map { $0 + $1.count })
            return ledger.shopping.bought.map(\.count)
        }
        // The store holds two days: 1,200 g of vegetables and 200 g of pork. Targets are 3,600 g and 700 g.
        #expect(buy() == [1200, 200])
        let plenty = [0, 1].map { _ in CoverPolicy(floorDays: 20, targetDays: 20, initialDays: 20) }
        #expect(buy { $1.replenishment.storePolicy = plenty } == [1800, 600])
        #expect(
            buy {
                $1.replenishment.storePolicy = plenty
                $0.mostPerVisit = Grams(1000)
            } == [400, 600])
        #expect(
            buy {
                $1.replenishment.storePolicy = plenty
                $0.mostOfCommodity = [Grams(500), Grams(250)]
            } == [500, 250])
    }

    @Test("shopping feeds a town without buses; every visit has its slot, and no household goes too often")
    func town() throws {
        var plan = try TestCity.plentifulPlan(days: 14)
        plan.groupBuying.isOpen = false
        let closed = TestCity.run(plan)
        plan.shopping = shopping()
        let ledger = TestCity.run(plan)
        #expect(ledger.conservation.isExact)
        #expect(ledger.sum(of: 0, \.unmet).count * 5 < closed.sum(of: 0, \.unmet).count)
        let households = City(plan).geography.personsInHousehold.count
        #expect(ledger.shopping.visits > households && ledger.shopping.visits <= households * 5)
        #expect(ledger.shopping.mostPresent <= 100 && ledger.shopping.queueMinutes == 0)
    }

    @Test("with slots nobody meets more than a slot's people; without, the same people crowd and queue")
    func crowding() throws {
        var plan = try TestCity.plentifulPlan(days: 10)
        plan.groupBuying.isOpen = false
        plan.shopping = shopping(people: 12)
        let slots = TestCity.run(plan).shopping
        plan.shopping = shopping(booked: false, people: 12)
        let queue = TestCity.run(plan).shopping
        #expect(slots.mostPresent <= 12 && queue.mostPresent > 20)
        #expect(slots.queueMinutes == 0 && queue.queueMinutes > 0 && queue.queuedInVain > 0)
        #expect(slots.withoutSlot > 0 && queue.withoutSlot == 0)
        let perVisit = (Double(slots.contacts) / Double(slots.visits), Double(queue.contacts) / Double(queue.visits))
        #expect(perVisit.0 <= 5.5 && perVisit.1 > 2 * perVisit.0)
    }

    @Test("the share of households that go is nested, and closed stores let nobody in")
    func shares() throws {
        var plan = try TestCity.plentifulPlan(days: 8)
        plan.groupBuying.isOpen = false
        func visits(_ share: Double) -> Int {
            plan.shopping = shopping(share: share)
            return TestCity.run(plan).shopping.visits
        }
        let (none, half, all) = (visits(0), visits(0.5), visits(1))
        #expect(none == 0 && half * 3 > all && half * 3 < all * 2)
        plan.shocks = [
            ShockPlan(
                id: "closed", kind: .storeClosed, place: ShockPlan.Place(), size: 1,
                occurrence: .at(day: 0, second: 0), durationHours: try .constant(1000))
        ]
        #expect(visits(1) == 0)
    }

    @Test("nobody walks farther than people do")
    func distance() throws {
        var plan = try TestCity.plentifulPlan(days: 6)
        plan.shopping = shopping()
        plan.shopping?.farthestKilometres = 0
        let city = City(plan)
        let ledger = TestCity.run(plan)
        #expect(ledger.shopping.visits > 0, "stores lie at the gate of one of their cells")
        plan.shopping?.farthestKilometres = 100
        #expect(TestCity.run(plan).shopping.visits > ledger.shopping.visits * (city.geography.cells.count / 4))
    }

    @Test("who goes shopping does not order, unless the scenario says so; all others order as before")
    func ordersToo() throws {
        var plan = try TestCity.plentifulPlan(days: 6)
        let before = TestCity.run(plan)
        func placed(_ share: Double, ordersToo: Bool = false) -> [Int] {
            plan.shopping = shopping(share: share, interval: 60)
            plan.shopping?.ordersToo = ordersToo
            return TestCity.run(plan).days.map(\.ordersPlaced)
        }
        #expect(placed(0) == before.days.map(\.ordersPlaced) && placed(1) == Array(repeating: 0, count: 6))
        let half = placed(0.5)[0]
        #expect(half * 3 > before.days[0].ordersPlaced && half * 3 < before.days[0].ordersPlaced * 2)
        #expect(placed(1, ordersToo: true).allSatisfy { $0 > 0 })
    }
}
