import Foundation
import Scenario
import SupplyModel
import TestSupport
import Testing

/// What each scenario of ordering says at its top that one will see.
@Suite("Scenarios of ordering")
struct OrderingScenarioTests {
    private func run(_ name: String, _ overrides: String...) throws -> (city: City, ledger: Ledger) {
        let city = City(try ScenarioLoader.load("\(repository.path)/scenarios/\(name).yaml", overrides: overrides))
        var simulation = CitySimulation(city, seed: 1, replication: 0)
        while !simulation.isFinished { simulation.runDay() }
        #expect(simulation.ledger.conservation.isExact)
        return (city, simulation.ledger)
    }

    private func cell(_ id: String, of city: City) throws -> Int {
        try #require(city.geography.cells.firstIndex { $0.id == id })
    }

    /// The share of its need that a cell went without, by weight.
    private func unmetShare(of cell: Int, _ run: (city: City, ledger: Ledger)) -> Double {
        var (unmet, need) = (0.0, 0.0)
        for (index, commodity) in run.city.plan.commodities.enumerated() {
            unmet += Double(run.ledger.unmet(in: cell, of: index).count)
            let people = run.city.eaters(of: index, inCell: cell)
            need += Double((commodity.needPerPersonDay * people * run.city.plan.days).count)
        }
        return unmet / need
    }

    private func unmetPersonDays(_ run: (city: City, ledger: Ledger), _ commodity: String? = nil) -> Double {
        run.city.plan.commodities.enumerated().reduce(0) { sum, item in
            guard commodity == nil || commodity == item.element.id else { return sum }
            let unmet = Double(run.ledger.sum(of: item.offset, \.unmet).count)
            return sum + unmet / Double(item.element.needPerPersonDay.count)
        }
    }

    private func fillRate(_ ledger: Ledger, commodities: Int) -> Double {
        let goods = (0..<commodities).map { (ledger.sum(of: $0, \.asked), ledger.sum(of: $0, \.delivered)) }
        return Double(goods.reduce(0) { $0 + $1.1.count }) / Double(goods.reduce(0) { $0 + $1.0.count })
    }

    @Test(
        "enclave: the average looks well while one cell is refused for twelve days; with the radius lifted it is served"
    )
    func enclave() throws {
        let refused = try run("enclave")
        let enclave = try cell("enclave", of: refused.city)
        #expect(fillRate(refused.ledger, commodities: 2) > 0.95)
        #expect(refused.ledger.rounds.refusedDaysOfCell[enclave] == 12)
        #expect(refused.ledger.rounds.refusedDaysOfCell.reduce(0, +) == 12)
        let others = refused.city.geography.cells.indices.filter { $0 != enclave }
        #expect(unmetShare(of: enclave, refused) > 0.3)
        #expect(others.allSatisfy { unmetShare(of: $0, refused) < 0.03 })
        #expect(refused.ledger.cells[enclave].deliveries > 300, "after the radius is lifted")
        let served = try run("enclave", "group_buying.service_radius_km=30")
        #expect(unmetShare(of: enclave, served) < 0.03 && served.ledger.rounds.refusedHouseholdDays == 0)
    }

    @Test("small-groups: below the minimum they get nothing for ever; a lower minimum helps, counting together saves")
    func smallGroups() throws {
        let base = try run("small-groups")
        let cells = try ["two-buildings-1", "two-buildings-2"].map { try cell($0, of: base.city) }
        #expect(cells.allSatisfy { base.ledger.cells[$0].deliveries == 0 && base.ledger.cells[$0].ordersPlaced > 20 })
        let lower = try run("small-groups", "group_buying.minimum_packages=30")
        #expect(cells.allSatisfy { lower.ledger.cells[$0].deliveries > 30 && unmetShare(of: $0, lower) > 0.2 })
        let together = try run("small-groups", "group_buying.minimum_scope=community")
        #expect(cells.allSatisfy { unmetShare(of: $0, together) < 0.05 })
        #expect(together.ledger.rounds.ordersRolledOver == 0)
        let split = try run("small-groups", "group_buying.households_per_group=40")
        #expect(unmetPersonDays(split) > 5 * unmetPersonDays(base))
    }

    @Test("panic: with the same need and the same supply several times as much is missing")
    func panic() throws {
        let (panic, calm) = (try run("panic"), try run("panic", "panic.factor=1"))
        #expect(unmetPersonDays(panic) > 3 * unmetPersonDays(calm))
        #expect(panic.ledger.days[..<4].map(\.ordersPlaced) == calm.ledger.days[..<4].map(\.ordersPlaced))
        #expect(panic.ledger.rounds.cellDaysWantingMore > 100 && calm.ledger.rounds.cellDaysWantingMore == 0)
    }

    @Test("phased-reopening: nobody shops before 8 March; without slots several times as many people crowd one place")
    func phasedReopening() throws {
        let open = try run("phased-reopening")
        let slots = try run("phased-reopening", "timeline.open.set.shopping.booked=true")
        let wider = try run("phased-reopening", "timeline.open.set.shopping.people_per_slot=40")
        let closed = try run("phased-reopening", "days=7")
        #expect(closed.ledger.shopping.visits == 0 && open.ledger.shopping.visits > 5000)
        #expect(slots.ledger.shopping.mostPresent == 15 && open.ledger.shopping.mostPresent > 45)
        #expect(open.ledger.shopping.contacts > 2 * slots.ledger.shopping.contacts)
        #expect(wider.ledger.shopping.queueMinutes < open.ledger.shopping.queueMinutes / 2)
        // 145 of 1,447 households hold a voucher; it is used up, or lapses.
        let spending = open.ledger.spending
        let holders = open.city.geography.traits.count { $0.contains(.lowIncome) }
        #expect(spending.fenOfVouchers == Int64(holders) * 2 * 10_000)
        #expect(spending.fenByVoucher > spending.fenOfVouchers / 2 && spending.fenByVoucher <= spending.fenOfVouchers)
    }

    @Test("offline-elderly: two callers with a fixed list leave most of those offline without; by cover two are enough")
    func offlineElderly() throws {
        func unmet(_ run: (city: City, ledger: Ledger)) -> Int64 {
            run.city.plan.commodities.indices.reduce(0) { $0 + run.ledger.traits.unmet(by: .offline, of: $1).count }
        }
        let fixed = try run("offline-elderly")
        let reached = Double(fixed.ledger.phone.reached) / Double(fixed.ledger.phone.offlineHouseholdDays)
        #expect((0.2...0.45).contains(reached))
        let total = fixed.ledger.sum(of: 0, \.unmet).count + fixed.ledger.sum(of: 1, \.unmet).count
        #expect(Double(unmet(fixed)) > 0.9 * Double(total))
        let enough = try run("offline-elderly", "phone.callers=7")
        let cover = try run("offline-elderly", "phone.order=cover")
        let crew = try run("offline-elderly", "phone.crew_share=0.2")
        for better in [enough, cover, crew] { #expect(unmet(better) * 10 < unmet(fixed)) }
        #expect(enough.ledger.phone.notReached < 100)
    }

    @Test("halal: pork is plentiful, beef and mutton are missing, and more pork helps nobody")
    func halal() throws {
        let short = try run("halal")
        let days = Double(short.city.plan.days)
        func share(_ run: (city: City, ledger: Ledger), _ commodity: String) throws -> Double {
            let index = try #require(run.city.plan.commodities.firstIndex { $0.id == commodity })
            return unmetPersonDays(run, commodity) / (Double(run.city.eaters(of: index)) * days)
        }
        #expect(try share(short, "pork") < 0.02 && share(short, "beef_mutton") > 0.15)
        let morePork = try run("halal", "replenishment.sources.farms.capacity_t_per_day.pork=0.6")
        #expect(try share(morePork, "beef_mutton") == share(short, "beef_mutton"))
        let moreMutton = try run("halal", "replenishment.sources.pastures.capacity_t_per_day.beef_mutton=0.03")
        #expect(try share(moreMutton, "beef_mutton") < 0.02)
        #expect(short.ledger.substitution.covered.allSatisfy { $0 == .zero })
    }
}
