import EventKernel
import Stochastics
import Testing

@testable import SupplyModel

@Suite("Diets")
struct DietTests {
    /// The town with a fifth of halal households, who eat no pork and, alone, mutton.
    static func plan(days: Int = 12) throws -> CityPlan {
        var plan = try TestCity.plan(days: days)
        plan.geography.people.diets = [PeoplePlan.Diet(id: "halal", share: 0.2)]
        plan.geography.people.lowIncomeShare = 0.3
        plan.commodities[1].eatenBy = .other
        var mutton = plan.commodities[1]
        mutton.id = "mutton"
        mutton.eatenBy = DietSet(diet: 1)
        plan.commodities.append(mutton)
        for index in plan.packages.indices { plan.packages[index].contents.append(.zero) }
        plan.packages.append(
            PackageKind(id: "mutton_pack", contents: [.zero, .zero, Grams(1000)], householdCap: 4))
        plan.replenishment.sources[0].capacityPerDay.append(Grams(kilograms: 60))
        plan.replenishment.warehousePolicy.append(plan.replenishment.warehousePolicy[1])
        plan.replenishment.storePolicy.append(plan.replenishment.storePolicy[1])
        return plan
    }

    @Test("need counts those who eat it, exactly, for city, cells, warehouses and stores")
    func need() throws {
        let city = City(try DietTests.plan())
        let geography = city.geography
        for (index, commodity) in city.plan.commodities.enumerated() {
            func eaters(_ cells: some Sequence<Int>) -> Int {
                cells.reduce(0) { sum, cell in
                    geography.cells[cell].households.reduce(sum) {
                        $0
                            + (commodity.eatenBy.contains(diet: geography.traits[$1].diet)
                                ? Int(geography.personsInHousehold[$1]) : 0)
                    }
                }
            }
            let all = eaters(geography.cells.indices)
            #expect(city.eaters(of: index) == all)
            #expect(city.needPerDay(index) == commodity.needPerPersonDay * all)
            #expect(geography.cells.indices.reduce(0) { $0 + city.eaters(of: index, inCell: $1) } == all)
            #expect(city.need(of: index, atNode: 0) == commodity.needPerPersonDay.count * Int64(all))
            for store in city.stores.indices {
                let cells = geography.cells.indices.filter { city.storeOfCell[$0].index == store }
                #expect(
                    city.need(of: index, atNode: 1 + store) == commodity.needPerPersonDay.count * Int64(eaters(cells)))
            }
        }
        #expect(city.eaters(of: 1) + city.eaters(of: 2) == city.people && city.eaters(of: 2) > 500)
    }

    @Test("nobody needs, holds, buys or lacks what the diet does not eat")
    func nothingInedible() throws {
        let city = City(try DietTests.plan())
        var ledger = Ledger(city: city)
        var households = Households(city: city, random: RandomSource(seed: 1, replication: 0))
        let cutoff = Instant(day: 11, second: 72_000)
        var (halal, others) = (0, 0)
        for household in city.geography.cells[0].households {
            let packages = households.order(by: household, in: EntityID(0), at: cutoff, ledger: &ledger)
            if city.geography.traits[household].diet == 1 {
                halal += 1
                // The mixed pack holds pork.
                #expect(packages[0] > 0 && packages[1] == 0 && packages[2] > 0)
            } else {
                others += 1
                #expect(packages[0] > 0 && packages[1] > 0 && packages[2] == 0)
            }
        }
        #expect(halal > 10 && others > 50)
        let ran = TestCity.run(city.plan)
        #expect(ran.conservation.isExact)
        for (index, commodity) in city.plan.commodities.enumerated() {
            let need = commodity.needPerPersonDay.count * Int64(city.eaters(of: index) * 12)
            let slack = Int64(city.geography.personsInHousehold.count)
            let met = ran.eaten[index].count + ran.sum(of: index, \.unmet).count
            #expect(abs(met - need) <= slack)
        }
    }

    @Test("who may buy a package is a matter of diet and of marks, and it holds nothing that the buyer does not eat")
    func buyers() throws {
        var plan = try DietTests.plan()
        plan.packages[0].buyers.marks = [.lowIncome, .vulnerable]
        plan.packages[2].buyers.diets = .other
        #expect(plan.kindsBought(by: []) == 0b010, "mutton may be bought, but is not eaten")
        #expect(plan.kindsBought(by: .lowIncome) == 0b011)
        #expect(plan.kindsBought(by: .vulnerable.with(diet: 1)) == 0b001)
        plan.packages[2].buyers.diets = .everyone
        #expect(plan.kindsBought(by: HouseholdTraits().with(diet: 1)) == 0b100)
    }

    @Test("a store gives nobody in place of a package another that the household does not eat or may not buy")
    func substitutePackages() throws {
        var plan = try DietTests.plan()
        plan.packages[1].buyers.diets = .everyone
        let city = City(plan)
        var ledger = Ledger(city: city)
        var households = Households(city: city, random: RandomSource(seed: 1, replication: 0))
        for household in city.geography.cells[0].households {
            let cutoff = Instant(day: 9, second: 72_000)
            _ = households.order(by: household, in: EntityID(0), at: cutoff, ledger: &ledger)
            let taken = households.substitute(
                1, of: 0, by: 1, for: household, in: EntityID(0), at: cutoff, ledger: &ledger)
            #expect(taken == (city.geography.traits[household].diet == 1 ? 0 : 1))
        }
    }

    @Test("a diet that nobody keeps changes nothing")
    func nobody() throws {
        var plan = try TestCity.plan()
        let without = TestCity.run(plan)
        plan.geography.people.diets = [PeoplePlan.Diet(id: "halal", share: 0)]
        plan.commodities[1].eatenBy = .other
        let with = TestCity.run(plan)
        #expect(with.days == without.days && with.goods == without.goods)
    }
}
