import Foundation
import Scenario
import SupplyModel
import TestSupport
import Testing

@Suite("Scenarios of stock")
struct StockScenarioTests {
    private func run(_ name: String, scale: Double, _ overrides: [String] = []) throws -> (city: City, ledger: Ledger) {
        let path = "\(repository.path)/scenarios/\(name).yaml"
        let city = City(try ScenarioLoader.load(path, overrides: overrides, scale: scale))
        var simulation = CitySimulation(city, seed: 1, replication: 0)
        while !simulation.isFinished { simulation.runDay() }
        #expect(simulation.ledger.conservation.isExact && simulation.ledger.stockTally.reserveError == .zero)
        return (city, simulation.ledger)
    }

    @Test("reserve-rotation: rotated slowly most masks expire, rotated in time none does and the reserve stays full")
    func reserveRotation() throws {
        let slow = try run("reserve-rotation", scale: 0.02).ledger.stockTally.reserve[0]
        #expect(slow.expired.kilograms > 0.7 * slow.initial.kilograms)
        let path = "reserve.stock.masks.rotation"
        let good = try run(
            "reserve-rotation", scale: 0.02,
            ["\(path).sell_within_days=180", "\(path).sell_t_per_day=0.1", "\(path).buy_t_per_day=0.1"]
        ).ledger.stockTally
        #expect(good.reserve[0].expired == .zero && good.reserve[0].sold == good.reserve[0].initial)
        #expect(good.reserveAtEnd.allSatisfy { $0.kilograms > 0.8 * good.reserve[0].initial.kilograms })
    }

    @Test(
        "province-outage: vegetables break their floor first, within a week; the reserve of pork keeps pork on the table"
    )
    func provinceOutage() throws {
        func firstDay(_ run: (city: City, ledger: Ledger), _ isBad: (Int, Int) -> Bool) -> [String: Int] {
            var days: [String: Int] = [:]
            for (commodity, goods) in run.city.plan.commodities.enumerated() {
                days[goods.id] = (0..<run.city.plan.days).first { isBad(commodity, $0 * 5 + commodity) }
            }
            return days
        }
        func below(_ run: (city: City, ledger: Ledger)) -> [String: Int] {
            firstDay(run) { commodity, index in
                let cover = run.ledger.goods[index].stockAtEnd.kilograms / run.city.needPerDay(commodity).kilograms
                return cover < run.city.plan.commodities[commodity].floorDays
            }
        }
        func want(_ run: (city: City, ledger: Ledger)) -> [String: Int] {
            firstDay(run) { commodity, index in
                run.ledger.goods[index].unmet.kilograms > 0.1 * run.city.needPerDay(commodity).kilograms
            }
        }
        let with = try run("province-outage", scale: 0.05)
        let without = try run(
            "province-outage", scale: 0.05,
            ["reserve.stock.pork.initial_t=0", "reserve.stock.vegetables.initial_t=0"])
        let floors = below(without)
        #expect(floors.min { $0.value < $1.value }?.key == "vegetables")
        #expect((11...17).contains(floors["vegetables"] ?? 0), "the outage begins on day 10")
        #expect(floors["oil"] == nil)
        #expect(want(without)["pork"] != nil && want(with)["pork"] == nil)
        #expect(with.ledger.sum(of: 0, \.unmet).kilograms < 0.3 * without.ledger.sum(of: 0, \.unmet).kilograms)
        #expect(with.ledger.stockTally.reserve[0].released > .zero)
        let calm = try run("province-outage", scale: 0.05, ["shocks.outage.size=0"])
        #expect(
            calm.ledger.stockTally.reserve[0].released == .zero && below(calm).filter { $0.key != "vegetables" }.isEmpty
        )
    }

    @Test("keys of stock reach the plan")
    func keys() throws {
        let plan = try ScenarioLoader.load(
            "\(repository.path)/scenarios/quickstart.yaml",
            overrides: [
                "replenishment.rules.trucks.at=stores",
                "replenishment.rules.trucks.policy.fixed_quantity.reorder_at_days=1.5",
                "replenishment.rules.trucks.policy.fixed_quantity.quantity_days=2",
                "replenishment.rules.trucks.review.every_hours=12", "replenishment.rules.trucks.minimum_kg=250",
                "replenishment.rules.pushed.at=warehouses",
                "replenishment.rules.pushed.policy.push.quantities_t=[1, 0]",
                "replenishment.store_lane.truck_kg=500", "replenishment.store_lane.expedite.below_cover_days=1",
                "replenishment.store_lane.expedite.lead_time_hours=2",
                "replenishment.warehouse_storage_t.chilled=12", "replenishment.costs.stores.order_yuan=40",
                "replenishment.issue=lifo", "replenishment.demand_basis=trailing_week",
                "commodities.pork.storage=chilled", "commodities.pork.life_days.ambient=3",
                "commodities.pork.household.pantry_life_days=4.5",
            ], scale: 1)
        let stock = plan.replenishment
        guard case .fixedQuantity(1.5, 2) = stock.rules[0].policy, case .push(let list) = stock.rules[1].policy else {
            Issue.record("the policies are not those that were set")
            return
        }
        #expect(list.quantities == [1_000_000, 0] && list.repeats)
        #expect(stock.rules[0].review == .every(seconds: 43_200) && stock.rules[0].limits.minimum == 250_000)
        #expect(stock.storeLane.truckLoad == Grams(kilograms: 500) && stock.storeLane.expediting?.belowCoverDays == 1)
        #expect(stock.warehouseStorage == [.chilled: Grams(kilograms: 12_000)])
        #expect(stock.storePrices?.order == 40 && stock.warehousePrices?.order == 0)
        #expect(stock.issueOrder == .lifo && stock.demandBasis == .trailingWeek)
        #expect(plan.commodities[1].storage == .chilled && plan.commodities[1].lifeByStorage == [.ambient: 3])
        #expect(plan.commodities[1].pantryLifeDays == 4.5 && plan.reserve == nil)
        #expect(plan.hasStockProcesses)
    }
}
