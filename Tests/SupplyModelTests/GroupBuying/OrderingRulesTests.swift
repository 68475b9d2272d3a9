import EventKernel
import Stochastics
import Testing

@testable import SupplyModel

@Suite("Rules of ordering")
struct OrderingRulesTests {
    @Test("a cell's households are split into runs of so many; the last may be smaller")
    func groups() {
        let groups = OrderGroups(cells: [0..<10, 10..<13, 13..<21], size: 4)
        #expect(groups.count == 3 + 1 + 2)
        #expect(groups.groups(of: EntityID(0)) == 0..<3 && groups.groups(of: EntityID(2)) == 4..<6)
        #expect(groups.group(of: 9, in: EntityID(0)) == 2 && groups.group(of: 12, in: EntityID(1)) == 3)
        #expect(groups.group(of: 17, in: EntityID(2)) == 5)
        let whole = OrderGroups(cells: [0..<10, 10..<13], size: 0)
        #expect(whole.count == 2 && whole.group(of: 12, in: EntityID(1)) == 1)
    }

    @Test("no household orders twice within the interval, and with an interval of one day nothing changes")
    func interval() throws {
        var plan = try TestCity.plan(people: 300, cells: 1, communities: 1, days: 20)
        plan.commodities[0].householdReorderDays = 5
        plan.packages[0].householdCap = 1
        let city = City(plan)
        func orderDays(interval: Int) -> [[Int]] {
            var plan = city.plan
            plan.groupBuying.intervalDays = interval
            let city = City(plan)
            var ledger = Ledger(city: city)
            var households = Households(city: city, random: RandomSource(seed: 1, replication: 0))
            return city.geography.cells[0].households.map { household in
                (0..<20).filter { day in
                    guard households.isDue(household, on: day) else { return false }
                    let cutoff = Instant(day: day, second: 72_000)
                    let packages = households.order(by: household, in: EntityID(0), at: cutoff, ledger: &ledger)
                    return !packages.isEmpty
                }
            }
        }
        let (daily, third) = (orderDays(interval: 1), orderDays(interval: 3))
        #expect(daily.contains { zip($0, $0.dropFirst()).contains { $1 - $0 < 3 } })
        #expect(third.allSatisfy { zip($0, $0.dropFirst()).allSatisfy { $1 - $0 >= 3 } })
        #expect(third.contains { zip($0, $0.dropFirst()).contains { $1 - $0 == 3 } })
    }

    @Test("small groups roll over where the whole cell would go, and counting cell or community together lets them go")
    func minimum() throws {
        var plan = try TestCity.plentifulPlan(days: 10)
        plan.groupBuying.minimumPackages = 60
        func trips(_ size: Int, _ scope: GroupBuyingPlan.MinimumScope) -> (deliveries: Int, rolledOver: Int) {
            plan.groupBuying.householdsPerGroup = size
            plan.groupBuying.minimumScope = scope
            let ledger = TestCity.run(plan)
            #expect(ledger.conservation.isExact)
            return (ledger.days.reduce(0) { $0 + $1.deliveries }, ledger.rounds.ordersRolledOver)
        }
        let cell = trips(0, .group)
        let small = trips(8, .group)
        let merged = trips(8, .cell)
        let community = trips(8, .community)
        #expect(small.deliveries == 0 && small.rolledOver > 1000)
        // A compound is a stop of its own, so that buses carry less in a day; orders are gathered alike.
        #expect(cell.deliveries > 1000 && merged.deliveries * 2 > cell.deliveries)
        #expect(merged.rolledOver * 4 < small.rolledOver && community.rolledOver < merged.rolledOver)
    }

    @Test("orders that have gathered move to new groups when a phase brings them, and no gram is lost")
    func regrouping() throws {
        var plan = try TestCity.plentifulPlan(days: 12)
        plan.groupBuying.minimumPackages = 60
        plan.groupBuying.householdsPerGroup = 8
        var merged = plan
        merged.groupBuying.householdsPerGroup = 0
        plan.phases = [PhasePlan(id: "merged", day: 6, plan: merged)]
        let ledger = TestCity.run(plan)
        #expect(ledger.days[..<7].allSatisfy { $0.deliveries == 0 })
        #expect(ledger.days[7].deliveries > 100 && ledger.conservation.isExact)
    }

    @Test("a store refuses whom it need not serve; the nearest that does not refuse takes the orders, or nobody")
    func refusals() throws {
        var plan = try TestCity.plan(cells: 60)
        plan.replenishment.chains = [Chain(id: "chain", storeCount: 6)]
        plan.groupBuying.serviceRadiusKilometres = 0.7
        let city = City(plan)
        let takers = city.storeTakingOrders()
        for (cell, taker) in takers.enumerated() {
            let distances = city.stores.map { $0.point.metres(to: city.geography.cells[cell].point) }
            let near = distances.indices.filter { distances[$0] <= 700 }
            if near.contains(city.storeOfCell[cell].index) {
                #expect(taker == city.storeOfCell[cell])
            } else {
                #expect(taker?.index == near.min { distances[$0] < distances[$1] })
            }
        }
        #expect(takers.contains(nil) && takers.contains { $0 != nil })
        let ledger = TestCity.run(plan)
        for (cell, taker) in takers.enumerated() where taker == nil {
            #expect(ledger.cells[cell].ordersPlaced == 0 && ledger.rounds.refusedDaysOfCell[cell] == 12)
        }
        #expect(ledger.rounds.refusedDaysOfCell.reduce(0, +) == 12 * takers.count { $0 == nil })
    }

    @Test("while the list is closed nobody orders, and what has gathered waits")
    func closedList() throws {
        var plan = try TestCity.plentifulPlan(days: 10)
        var closed = plan
        closed.groupBuying.isOpen = false
        plan.phases = [PhasePlan(id: "closed", day: 4, plan: closed)]
        let ledger = TestCity.run(plan)
        #expect(ledger.days[3].ordersPlaced > 0 && ledger.days[4...].allSatisfy { $0.ordersPlaced == 0 })
        #expect(ledger.conservation.isExact)
    }
}
