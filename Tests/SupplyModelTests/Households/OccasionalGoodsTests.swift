import EventKernel
import Stochastics
import Testing

@testable import SupplyModel

@Suite("Goods that are eaten when there are some and needed by nobody")
struct OccasionalGoodsTests {
    /// The town with fish, 40 g a person and day, that only a drive brings.
    private func plan(days: Int = 12) throws -> CityPlan {
        var plan = try TestCity.plan(days: days)
        var fish = plan.commodities[1]
        fish.id = "fish"
        fish.needPerPersonDay = Grams(40)
        fish.isNeeded = false
        (fish.householdReorderDays, fish.householdTargetDays, fish.floorDays) = (0, 0, 0)
        fish.initialPantryDays = try .constant(0)
        plan.commodities.append(fish)
        for index in plan.packages.indices { plan.packages[index].contents.append(.zero) }
        plan.packages.append(PackageKind(id: "fish_bag", contents: [.zero, .zero, Grams(2500)], householdCap: 0))
        plan.replenishment.sources[0].capacityPerDay.append(.zero)
        let nothing = CoverPolicy(floorDays: 0, targetDays: 0, initialDays: 0)
        plan.replenishment.warehousePolicy.append(nothing)
        plan.replenishment.storePolicy.append(nothing)
        plan.relief = ReliefPlan(programmes: [
            ReliefProgramme(
                id: "fish_drive", package: 2, price: 0, eligibility: .all, daysBetween: 100, time: 7 * 3600,
                packagesByDay: [0, 300] + Array(repeating: 0, count: days - 2), supply: .drive(source: nil))
        ])
        return plan
    }

    @Test("what there is is eaten at its rate, and nothing is lacked when it is gone")
    func byHand() throws {
        var plan = try plan()
        plan.commodities[2].initialPantryDays = try .constant(2.5)
        let city = City(plan)
        var ledger = Ledger(city: city)
        var households = Households(city: city, random: RandomSource(seed: 1, replication: 0))
        let people = Int64(city.geography.personsInHousehold[0])
        households.settle(0, in: EntityID(0), at: Instant(day: 2), ledger: &ledger)
        #expect(ledger.eaten[2].count == 80 * people && households.pantry[2] == Int32(20 * people))
        #expect(!households.hasRunOut(of: 2, household: 0, at: Instant(day: 9)))
        households.settle(0, in: EntityID(0), at: Instant(day: 9), ledger: &ledger)
        #expect(ledger.eaten[2].count == 100 * people && households.pantry[2] == 0)
        #expect(ledger.sum(of: 2, \.unmet) == .zero && ledger.sum(of: 0, \.unmet) > .zero)
    }

    @Test("nobody counts on it: no planned need, no lack, no order; all of it is eaten or accounted for")
    func town() throws {
        let plan = try plan()
        let city = City(plan)
        #expect(city.eaters(of: 2) == 0 && city.needPerDay(2) == .zero)
        #expect(city.eaters(of: 0) == city.people && city.need(of: 2, atNode: 0) == 0)
        #expect(city.needPerDay(inCell: 0) == Grams(350) * city.geography.cells[0].residents)
        let ledger = TestCity.run(plan)
        #expect(ledger.relief.programmes[0].sum(\.handedOver) == 300)
        #expect(ledger.sum(of: 2, \.unmet) == .zero && ledger.sum(of: 2, \.asked) == .zero)
        #expect(ledger.eaten[2] > .zero && ledger.conservation.isExact)
    }

    @Test("without any of it a run is that of a town that does not know it")
    func nothingComes() throws {
        var plan = try plan()
        plan.relief = nil
        let (with, without) = (TestCity.run(plan), TestCity.run(try TestCity.plan()))
        #expect(with.days == without.days && with.eaten[0] == without.eaten[0] && with.eaten[1] == without.eaten[1])
        #expect(with.cells == without.cells)
    }

    @Test("who has run out of pork eats fish in its place, also where not all who eat fish eat pork")
    func substitute() throws {
        var plan = try plan()
        plan.geography.people.diets = [PeoplePlan.Diet(id: "halal", share: 0.2)]
        plan.commodities[1].eatenBy = .other
        plan.replenishment.sources[0].capacityPerDay[1] = Grams(kilograms: 20)
        let without = TestCity.run(plan)
        plan.substitutions = [Substitution(from: 1, to: 2, ratio: 1)]
        let with = TestCity.run(plan)
        #expect(with.substitution.covered[1] > .zero && with.sum(of: 1, \.unmet) < without.sum(of: 1, \.unmet))
        #expect(with.conservation.isExact && with.sum(of: 2, \.unmet) == .zero)
    }
}
