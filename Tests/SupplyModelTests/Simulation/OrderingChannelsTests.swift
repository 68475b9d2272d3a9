import Statistics
import Stochastics
import Testing

@testable import EventKernel
@testable import SupplyModel

/// All of how households want and order, together.
@Suite("Channels together")
struct OrderingChannelsTests {
    /// A small town with every channel on, and a phase and shocks that change them.
    private func plan(_ number: UInt64) throws -> CityPlan {
        var stream = RandomSource(seed: number, replication: 0).stream(.householdTraits, entity: 77)
        func pick(_ low: Int, _ high: Int) -> Int { low + Int(stream.uniform() * Double(high - low + 1)) }
        var plan = try DietTests.plan(days: 6)
        plan.geography.origin = .generated(
            districts: [
                DistrictRow(
                    id: "a", population: 60, centre: Place(longitude: 114.3, latitude: 30.6), areaSquareKilometres: 3),
                DistrictRow(
                    id: "b", population: 40, centre: Place(longitude: 114.4, latitude: 30.6), areaSquareKilometres: 3),
            ], people: pick(120, 260), communities: 3, cells: pick(3, 7), concentration: 0.8)
        plan.geography.people.offlineShare = 0.4
        plan.geography.people.vulnerableShare = 0.2
        plan.commodities[0].parcelLifeHours = Double(pick(12, 60))
        var egg = plan.commodities[0]
        egg.id = "eggs"
        plan.commodities.append(egg)
        for index in plan.packages.indices { plan.packages[index].contents.append(.zero) }
        plan.packages[0].contents[3] = Grams(400)
        plan.packages[0].fen = 990
        plan.replenishment.sources[0].capacityPerDay.append(Grams(kilograms: Double(pick(5, 60))))
        plan.replenishment.sources[0].capacityPerDay[0] = Grams(kilograms: Double(pick(10, 60)))
        plan.replenishment.warehousePolicy.append(plan.replenishment.warehousePolicy[0])
        plan.replenishment.storePolicy.append(plan.replenishment.storePolicy[0])
        plan.substitutions = [Substitution(from: 3, to: 0, ratio: 1.3), Substitution(from: 0, to: 3, ratio: 0.7)]
        plan.panic = PanicPlan(
            factor: 2.5, halfLifeDays: 2, shortageShare: 0.2, newsDays: number.isMultiple(of: 2) ? [2] : [])
        plan.phone = PhonePlan(
            callers: pick(0, 1), crewShare: 0.1, hours: TestCity.hours(9, 19),
            minutesPerCall: try .exponential(mean: 20),
            order: PhonePlan.Order.allCases[pick(0, 2)])
        plan.groupBuying.minimumPackages = pick(0, 8)
        plan.groupBuying.householdsPerGroup = pick(0, 2) * 9
        plan.groupBuying.intervalDays = pick(1, 3)
        plan.groupBuying.minimumScope = GroupBuyingPlan.MinimumScope.allCases[pick(0, 2)]
        plan.groupBuying.serviceRadiusKilometres = number.isMultiple(of: 3) ? 1 : nil
        plan.groupBuying.servesOwnDistrictOnly = number.isMultiple(of: 5)
        plan.vouchers = VoucherPlan(fenPerHouseholdMonth: 1000, holders: Buyers())
        plan.shopping = ShoppingPlan(
            share: 0.6, intervalDays: pick(1, 3), hours: TestCity.hours(9, 13), isBooked: number.isMultiple(of: 2),
            slotMinutes: 30, peoplePerSlot: pick(1, 6), mostPerVisit: Grams(4000),
            mostOfCommodity: [nil, Grams(500), nil, nil], farthestKilometres: 10)
        var later = plan
        later.groupBuying.householdsPerGroup = pick(0, 2) * 5
        later.groupBuying.serviceRadiusKilometres = nil
        later.shopping?.share = Double(pick(0, 1))
        later.phone = pick(0, 1) == 0 ? nil : later.phone
        later.panic = pick(0, 1) == 0 ? nil : later.panic
        plan.phases = [PhasePlan(id: "later", day: 3, plan: later)]
        for (kind, size) in [(ShockPlan.Kind.demandSurge, 1.0), (.orderingDown, 0.5), (.storeClosed, 0.5)] {
            plan.shocks.append(
                ShockPlan(
                    id: kind.rawValue, kind: kind, place: ShockPlan.Place(), size: size,
                    occurrence: .at(day: pick(0, 5), second: 36_000), durationHours: try .constant(30)))
        }
        return plan
    }

    @Test("every gram is accounted for after every event with everything on", arguments: 1...12 as ClosedRange<UInt64>)
    func conservation(number: UInt64) throws {
        let city = City(try plan(number))
        let random = RandomSource(seed: number, replication: 0)
        var simulator = Simulator(model: CityModel(city: city, random: random))
        simulator.model.start(in: &simulator.schedule)
        var broken = 0
        while let next = simulator.schedule.nextTime, next < Instant(day: city.plan.days) {
            simulator.step()
            for account in simulator.model.counted().accounts where account.received != account.accounted {
                broken += 1
            }
        }
        #expect(broken == 0)
        simulator.model.finish(at: Instant(day: city.plan.days))
        let ledger = simulator.model.ledger
        // Need is met from the own kind or another, or is unmet; to a gram for each household.
        for (index, commodity) in city.plan.commodities.enumerated() {
            let need = commodity.needPerPersonDay.count * Int64(city.eaters(of: index) * city.plan.days)
            let own = ledger.eaten[index].count - ledger.substitution.given[index].count
            let met = own + ledger.substitution.covered[index].count + ledger.sum(of: index, \.unmet).count
            #expect(abs(met - need) <= Int64(city.geography.personsInHousehold.count))
        }
        #expect(ledger.shopping.visits > 0 && ledger.sum(of: 0, \.unmet) > .zero)
    }

    @Test("turning a channel off leaves the first day's draws of all others as they were")
    func commonRandomNumbers() throws {
        // Until something of theirs differs, the other processes go on as before: the crews that come, and what stores
        // and sources send on the first day.
        var plan = try plan(4)
        plan.shocks = []
        let all = TestCity.run(plan)
        for change in [{ $0.phone = nil }, { $0.shopping = nil }, { $0.panic = nil }] as [(inout CityPlan) -> Void] {
            var without = plan
            change(&without)
            without.phases = []
            let ledger = TestCity.run(without)
            #expect(ledger.days.map(\.crewMembers) == all.days.map(\.crewMembers))
            #expect(ledger.goods[0].entered == all.goods[0].entered)
        }
    }

    @Test("order times, pantries and calls are those of the same households whatever else is on")
    func addressedDraws() throws {
        var plan = try TestCity.plentifulPlan(days: 6)
        plan.geography.people.offlineShare = 0.3
        plan.phone = PhonePlan(
            callers: 2, crewShare: 0, hours: TestCity.hours(9, 18), minutesPerCall: try .uniform(low: 5, high: 20),
            order: .random)
        let before = TestCity.run(plan)
        // Shopping in which nobody takes part, and a panic that frightens nobody.
        plan.shopping = ShoppingPlan(
            share: 0, intervalDays: 1, hours: TestCity.hours(9, 17), isBooked: true, slotMinutes: 30, peoplePerSlot: 9,
            mostPerVisit: Grams(9000), mostOfCommodity: [nil, nil], farthestKilometres: 9)
        plan.panic = PanicPlan(factor: 3, halfLifeDays: 2, shortageShare: 2, newsDays: [])
        plan.packages[0].fen = 100
        plan.groupBuying.serviceRadiusKilometres = 500
        let after = TestCity.run(plan)
        #expect(after.days == before.days && after.goods == before.goods && after.phone == before.phone)
        #expect(after.orderToDoor.mean == before.orderToDoor.mean)
    }
}
