import EventKernel
import Stochastics
import Testing

@testable import SupplyModel

@Suite("Stores share what they have")
struct StoreAllocationTests {
    /// A town short of vegetables, with households set apart.
    static func scarcePlan(people: Int = 1500, days: Int = 10) throws -> CityPlan {
        var plan = try TestCity.plan(people: people, cells: 8, communities: 2, days: days)
        plan.geography.people.vulnerableShare = 0.3
        plan.geography.people.lowIncomeShare = 0.2
        plan.replenishment.sources[0].capacityPerDay[0] = Grams(kilograms: 0.24 * Double(people))
        plan.replenishment.warehousePolicy[0].initialDays = 0
        plan.groupBuying.minimumPackages = 1
        plan.allocation.classes = [.vulnerable, .lowIncome]
        plan.allocation.quotas = [300, 200, 500]
        plan.allocation.ruleWithinClass = ["lowest-cover", "rotation", "equal-cover"]
        return plan
    }

    @Test("by any rule every gram is accounted for after every event", arguments: AllocationRules.names)
    func conservation(rule: String) throws {
        var plan = try Self.scarcePlan(people: 300, days: 6)
        plan.allocationRule = rule
        plan.packages[0].substitute = "mixed_pack"
        plan.picking.storeSpacePackages = 40
        plan.picking.disinfection = .share(0.2)
        plan.picking.discipline = .wave
        plan.picking.wavePackages = 20
        let model = CityModel(city: City(plan), random: RandomSource(seed: 5, replication: 0))
        var simulator = Simulator(model: model)
        simulator.model.start(in: &simulator.schedule)
        while let next = simulator.schedule.nextTime, next < Instant(day: 6) {
            simulator.step()
            #expect(simulator.model.counted().accounts.allSatisfy { $0.received == $0.accounted })
        }
        let ledger = simulator.model.ledger
        #expect(ledger.sum(of: 0, \.delivered) > .zero)
        #expect(ledger.allocation?.granted.reduce(0, +) ?? 0 > 0)
        #expect(ledger.days.reduce(0) { $0 + $1.ordersDelivered + $1.ordersCancelled } > 0)
    }

    @Test("priority serves the vulnerable before the others, first come does not; both classes add up to all orders")
    func priority() throws {
        func shares(_ rule: String) throws -> [Double] {
            var plan = try Self.scarcePlan()
            plan.allocationRule = rule
            // Each kind with a commodity of its own, so that none takes the stock of the other.
            plan.packages[1].contents = [.zero, Grams(1000)]
            let figures = try #require(TestCity.run(plan).allocation)
            return (0..<3).map {
                Double(figures.total(\.granted, of: $0)) / Double(figures.total(\.asked, of: $0))
            }
        }
        let firstCome = try shares("first-come")
        let priority = try shares("priority")
        #expect(abs(firstCome[0] - firstCome[2]) < 0.1)
        #expect(priority[0] > firstCome[0] + 0.1 && priority[0] > 0.99)
        #expect(priority[2] < firstCome[2])
        let quotas = try shares("quotas")
        #expect(firstCome[0] < quotas[0] && quotas[0] <= priority[0] && quotas[2] > priority[2])
    }

    @Test("a rule changes nothing on the days before something is scarce, and no other process' draws")
    func draws() throws {
        var plan = try Self.scarcePlan(days: 4)
        plan.allocationRule = "lottery"
        let lottery = TestCity.run(plan)
        plan.allocationRule = "rotation"
        let rotation = TestCity.run(plan)
        #expect(lottery.days[0] == rotation.days[0])
        #expect(lottery.days.map(\.crewMembers) == rotation.days.map(\.crewMembers))
        #expect(lottery.days != rotation.days)
    }

    @Test("cover is the time until the pantry has run out of something that the package holds, to the second")
    func cover() throws {
        var plan = try TestCity.plan(people: 60, cells: 1, communities: 1, days: 20)
        plan.commodities[1].initialPantryDays = try .uniform(low: 0, high: 3)
        let city = City(plan)
        let random = RandomSource(seed: 9, replication: 0)
        let count = city.geography.personsInHousehold.count
        let orders = (0..<count).map {
            Order(
                household: UInt32($0), placedAt: 0, firstReleasedAt: -1, passedOver: 0, isPartial: false,
                isRemainder: false, packages: PackageCounts())
        }
        let now = Instant(ticks: 12_345)
        for kind in 0..<2 {
            var claims = AllocationRuleTests.claims(Array(repeating: 1, count: count)) { _, _ in }
            Households(city: city, random: random).describe(&claims, of: orders, kind: kind, at: now)
            for (index, claim) in claims.enumerated() {
                #expect(claim.persons == UInt32(city.geography.personsInHousehold[index]))
                func left(at second: Int64) -> [Int64] {
                    var ledger = Ledger(city: city)
                    var households = Households(city: city, random: random)
                    for other in 0..<count where other != index {
                        households.settle(other, in: EntityID(0), at: Instant(day: 20), ledger: &ledger)
                    }
                    households.settle(index, in: EntityID(0), at: Instant(ticks: second), ledger: &ledger)
                    return households.pantryTotals()
                }
                let relevant = kind == 0 ? [0] : [0, 1]
                #expect(relevant.contains { left(at: now.ticks + claim.cover)[$0] == 0 })
                if claim.cover > 0 {
                    #expect(relevant.allSatisfy { left(at: now.ticks + claim.cover - 1)[$0] > 0 })
                }
                let vegetables = 86_400 * (kind == 0 ? 5000 : 500) / (300 * Int64(claim.persons))
                let pork = kind == 0 ? .max : 86_400 * 1000 / (50 * Int64(claim.persons))
                #expect(claim.coverPerUnit == min(vegetables, pork))
            }
        }
    }

    @Test("what is short is replaced by its substitute as far as there is any, and households know what will come")
    func substitutes() throws {
        var plan = try Self.scarcePlan()
        plan.packages[1].contents = [.zero, Grams(1000)]
        let without = TestCity.run(plan)
        plan.packages[0].substitute = "mixed_pack"
        plan.replenishment.sources[0].capacityPerDay[1] = Grams(kilograms: 1000)
        plan.replenishment.storePolicy[1] = CoverPolicy(floorDays: 20, targetDays: 30, initialDays: 30)
        let with = TestCity.run(plan)
        #expect(without.allocation?.substituted.reduce(0, +) == 0)
        #expect(with.allocation?.substituted.reduce(0, +) ?? 0 > 100)
        #expect(with.conservation.isExact)
        #expect(with.sum(of: 1, \.delivered) > with.sum(of: 1, \.asked))
        let placed = with.days.reduce(0) { $0 + $1.ordersPlaced }
        #expect(with.days.reduce(0) { $0 + $1.ordersDelivered + $1.ordersCancelled } <= placed)
    }

    @Test("a store grants no more than it has room for, so that less spoils where buses cannot keep up")
    func storeSpace() throws {
        var plan = try TestCity.plan(people: 3000, days: 14)
        plan.groupBuying.minimumPackages = 1
        plan.fleet.buses = 1
        plan.fleet.payload = Grams(kilograms: 300)
        plan.fleet.loadMinutes = 150
        plan.commodities[0].parcelLifeHours = 20
        let unlimited = TestCity.run(plan)
        plan.picking.storeSpacePackages = 80
        let model = CityModel(city: City(plan), random: RandomSource(seed: 1, replication: 0))
        var simulator = Simulator(model: model)
        simulator.model.start(in: &simulator.schedule)
        var most = Grams.zero
        while let next = simulator.schedule.nextTime, next < Instant(day: 14) {
            simulator.step()
            guard next.hourOfDay == 6 else { continue }
            most = max(most, simulator.model.counted().accounts.reduce(.zero) { $0 + $1.staged })
        }
        // Two stores, and a bus that is being loaded.
        #expect(most <= Grams(kilograms: 2 * 80 * 5 + 300) && most > Grams(kilograms: 300))
        let limited = TestCity.run(plan)
        #expect(limited.sum(of: 0, \.spoiledInParcels).count * 2 < unlimited.sum(of: 0, \.spoiledInParcels).count)
        #expect(limited.conservation.isExact)
    }

    @Test("a phase changes the rule from its day on, and nothing before")
    func phases() throws {
        var plan = try Self.scarcePlan()
        plan.allocationRule = "first-come"
        let before = TestCity.run(plan)
        var later = plan
        later.allocationRule = "priority"
        plan.phases = [PhasePlan(id: "later", day: 5, plan: later)]
        let after = TestCity.run(plan)
        #expect(before.days.prefix(5) == after.days.prefix(5))
        let first = try #require(before.allocation)
        let second = try #require(after.allocation)
        #expect(first.granted.prefix(15) == second.granted.prefix(15))
        #expect(second.total(\.granted, of: 0) > first.total(\.granted, of: 0))
    }

    @Test("what later rounds will ask for is expected from the last seven releases")
    func askHistory() {
        var history = AskHistory(stores: 2, kindCount: 2)
        #expect(history.expected(of: 0, at: 1, rounds: 3) == 0)
        func order(_ packages: Int, passedOver: UInt8 = 0) -> Order {
            var counts = PackageCounts()
            counts[1] = packages
            return Order(
                household: 0, placedAt: 0, firstReleasedAt: -1, passedOver: passedOver, isPartial: false,
                isRemainder: false, packages: counts)
        }
        history.note([order(4), order(3), order(9, passedOver: 1)], at: 1)
        #expect(history.expected(of: 1, at: 1, rounds: 2) == 14)
        #expect(history.expected(of: 0, at: 1, rounds: 2) == 0 && history.expected(of: 1, at: 0, rounds: 2) == 0)
        history.note([order(4)], at: 1)
        #expect(history.expected(of: 1, at: 1, rounds: 1) == 6)
        for _ in 0..<7 { history.note([order(2)], at: 1) }
        #expect(history.expected(of: 1, at: 1, rounds: 5) == 10)
    }
}
