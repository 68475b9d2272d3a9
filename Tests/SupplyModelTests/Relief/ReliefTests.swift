import EventKernel
import Statistics
import Stochastics
import Testing

@testable import SupplyModel

@Suite("Direct relief")
struct ReliefTests {
    /// The town with a programme that gives the vegetable pack to all, once in five days.
    private func plan(packs: [Int], supply: ReliefProgramme.Supply = .own(perDay: Grams(kilograms: 1e6))) throws
        -> CityPlan
    {
        var plan = try TestCity.plan(people: 2000, cells: 6, communities: 3, days: 8)
        plan.geography.people.lowIncomeShare = 0.3
        plan.geography.people.vulnerableShare = 0.2
        plan.packages.append(PackageKind(id: "relief_pack", contents: [Grams(5000), .zero], householdCap: 0))
        plan.relief = ReliefPlan(programmes: [
            ReliefProgramme(
                id: "packs", package: 2, price: 10, eligibility: .all, daysBetween: 5, time: 5 * 3600,
                packagesByDay: packs + Array(repeating: 0, count: 8 - packs.count), supply: supply)
        ])
        return plan
    }

    @Test("a quota that there are households and goods for is given out to the pack")
    func quotaIsExact() throws {
        let tally = TestCity.run(try plan(packs: [40, 0, 70, 1, 33])).relief.programmes[0]
        #expect(tally.days.map(\.quota) == [40, 0, 70, 1, 33, 0, 0, 0])
        #expect(tally.days.map(\.given) == [40, 0, 70, 1, 33, 0, 0, 0])
        #expect(tally.sum(\.notUsed) == 0 && tally.sum(\.handedOver) == 144)
        #expect(tally.delivered + Grams(5000) * tally.sum(\.spoiled) == Grams(5000) * 144)
    }

    @Test("a household has at most one pack in n days, only those eligible have any, and the rest is not used")
    func eligibility() throws {
        for eligibility in ReliefProgramme.Eligibility.allCases {
            var plan = try plan(packs: Array(repeating: 10_000, count: 8))
            plan.relief?.programmes[0].eligibility = eligibility
            let city = City(plan)
            let eligible = city.geography.traits.count {
                switch eligibility {
                case .all: true
                case .lowIncome: $0.contains(.lowIncome)
                case .vulnerable: $0.contains(.vulnerable)
                }
            }
            #expect(eligible > 100)
            let days = TestCity.run(plan).relief.programmes[0].days
            // One each on the first day and on the sixth.
            #expect(days.map(\.given) == [eligible, 0, 0, 0, 0, eligible, 0, 0])
            #expect(days.allSatisfy { $0.notUsed == $0.quota - $0.given })
        }
    }

    @Test("the limit in all, the own supply and the stores' stock each bound what is given")
    func bounds() throws {
        var limited = try plan(packs: [50, 50, 50])
        limited.relief?.programmes[0].mostPackages = 120
        #expect(TestCity.run(limited).relief.programmes[0].days.map(\.given).prefix(4) == [50, 50, 20, 0])

        // 104 kg hold twenty packs of 5 kg.
        let own = try plan(packs: [50, 50], supply: .own(perDay: Grams(kilograms: 104)))
        #expect(TestCity.run(own).relief.programmes[0].days.map(\.given).prefix(3) == [20, 20, 0])

        var empty = try plan(packs: [50], supply: .stores)
        for index in empty.replenishment.storePolicy.indices {
            empty.replenishment.storePolicy[index] = CoverPolicy(floorDays: 0, targetDays: 0, initialDays: 0)
        }
        let tally = TestCity.run(empty).relief.programmes[0]
        #expect(tally.sum(\.given) == 0 && tally.sum(\.withoutStock) == 50 && tally.sum(\.notUsed) == 50)
    }

    @Test("packs from stock cost the stores what they weigh; nothing comes into the city for them")
    func fromStock() throws {
        var plan = try plan(packs: [60], supply: .stores)
        plan.replenishment.sources = []
        let with = TestCity.run(plan)
        plan.relief?.programmes[0].packagesByDay = Array(repeating: 0, count: 8)
        let without = TestCity.run(plan)
        #expect(with.relief.programmes[0].sum(\.given) == 60)
        #expect(with.received(0) == without.received(0) && with.conservation.isExact)
        plan.relief?.programmes[0].packagesByDay[0] = 60
        plan.relief?.programmes[0].supply = .own(perDay: Grams(kilograms: 1e6))
        #expect(TestCity.run(plan).received(0) == without.received(0) + Grams(5000) * 60)
    }

    @Test("within a community those who have waited longest come first, then those first in the table")
    func longestWithoutFirst() throws {
        // Forty packs a day, one for a household in two days: the rule between communities gives all to the first.
        var plan = try plan(packs: Array(repeating: 40, count: 8))
        plan.relief?.programmes[0].daysBetween = 2
        let city = City(plan)
        let random = RandomSource(seed: 1, replication: 0)
        var ledger = Ledger(city: city)
        var households = Households(city: city, random: random)
        var stock = Replenishment(city: city, random: random, ledger: &ledger)
        var relief = try #require(Relief(city: city, random: random))
        let doors = StoreDoors(Picking(city: city, random: random), Transport(city: city, random: random))
        var batches = BatchBook()
        var given: [Int] = []
        for day in 0..<8 {
            let sent = relief.handle(
                .sharedOut(0), doors: doors, stock: &stock, households: &households, batches: &batches,
                ledger: &ledger,
                at: Instant(day: day, second: 5 * 3600))
            for batch in sent {
                for index in 0..<Int(batches[batch].orders.count) { given.append(Int(batches[batch, index].household)) }
            }
        }
        let cells = city.geography.communities[0].cells
        let count = city.geography.cells[cells.upperBound - 1].households.upperBound
        #expect(count == 160)
        for day in 0..<8 {
            let expected = (day * 40..<day * 40 + 40).map { $0 % count }
            #expect(given[day * 40..<day * 40 + 40].sorted() == expected.sorted())
        }
    }

    @Test("packs count neither as orders nor in their times, but as goods that came to the cell")
    func apartFromOrders() throws {
        var plan = try plan(packs: [30])
        plan.commodities[0].householdReorderDays = 0
        plan.commodities[0].initialPantryDays = try .constant(100)
        plan.commodities[1].initialPantryDays = try .constant(100)
        let ledger = TestCity.run(plan)
        #expect(ledger.days.allSatisfy { $0.ordersPlaced == 0 && $0.deliveries == 0 })
        #expect(ledger.sum(of: 0, \.delivered) == .zero && ledger.orderToDoor.count == 0)
        #expect(ledger.cells.reduce(Grams.zero) { $0 + $1.delivered } == ledger.relief.programmes[0].delivered)
        #expect(ledger.relief.programmes[0].delivered > .zero)
    }

    @Test("a drive goes to communities in turn, on from where it stopped")
    func drivesInTurn() throws {
        var plan = try plan(packs: [], supply: .drive(source: nil))
        let city = City(plan)
        let sizes = city.geography.communities.map {
            $0.cells.reduce(0) { $0 + city.geography.cells[$1].households.count }
        }
        // Enough for the first community and half of the second; on the next day for the rest of the second and the third.
        let first = sizes[0] + sizes[1] / 2
        plan.relief?.programmes[0].packagesByDay = [first, sizes[1] - sizes[1] / 2 + sizes[2], 0, 0, 0, 0, 0, 0]
        plan.relief?.programmes[0].daysBetween = 8
        let ledger = TestCity.run(plan)
        #expect(ledger.relief.programmes[0].sum(\.given) == sizes.reduce(0, +), "everybody has one")
        plan.relief?.programmes[0].packagesByDay[1] = 0
        let half = TestCity.run(plan)
        let third = city.geography.communities[2].cells
        #expect(third.allSatisfy { half.cells[$0].delivered < ledger.cells[$0].delivered })
    }

    @Test("a drive delays what was ordered, and more so the fewer the buses")
    func driveCompetes() throws {
        func mean(buses: Int, packs: Int) throws -> Double {
            var plan = try plan(packs: [0, 0, packs, packs], supply: .drive(source: nil))
            plan.fleet.buses = buses
            plan.relief?.programmes[0].daysBetween = 1
            return TestCity.run(plan).meanStageHours[.bus, default: 0]
        }
        let delay = try mean(buses: 1, packs: 600) - mean(buses: 1, packs: 0)
        #expect(delay > 0.2)
        #expect(try mean(buses: 4, packs: 600) - mean(buses: 4, packs: 0) < delay)
    }

    @Test("a drive from a source that is down is smaller by the share that is lost")
    func sourceDown() throws {
        var plan = try plan(packs: [100, 100], supply: .drive(source: 0))
        var place = ShockPlan.Place()
        place.sources = ["farms"]
        plan.shocks = [
            ShockPlan(
                id: "flood", kind: .sourceDown, place: place, size: 0.4, occurrence: .at(day: 1, second: 0),
                durationHours: try .constant(24))
        ]
        #expect(TestCity.run(plan).relief.programmes[0].days.map(\.given).prefix(3) == [100, 60, 0])
    }

    @Test("closed stores give no packs")
    func storesClosed() throws {
        var plan = try plan(packs: [40, 40], supply: .stores)
        plan.shocks = [
            ShockPlan(
                id: "closed", kind: .storeClosed, place: ShockPlan.Place(), size: 1, occurrence: .at(day: 1, second: 0),
                durationHours: try .constant(24))
        ]
        let days = TestCity.run(plan).relief.programmes[0].days
        #expect(days[0].given == 40 && days[1].given == 0 && days[1].withoutStock == 40)
    }

    @Test("a phase changes the quota; what was given stays given")
    func phase() throws {
        var plan = try plan(packs: [30, 30, 30, 30])
        plan.relief?.programmes[0].mostPackages = 100
        var later = plan
        later.relief?.programmes[0].packagesByDay = Array(repeating: 50, count: 8)
        plan.phases = [PhasePlan(id: "more", day: 2, plan: later)]
        #expect(TestCity.run(plan).relief.programmes[0].days.map(\.given) == [30, 30, 40, 0, 0, 0, 0, 0])
    }

    @Test("at another scale the sum of a programme's packs is that share of it, to each day")
    func scaling() {
        let programme = ReliefProgramme(
            id: "packs", package: 0, price: 0, eligibility: .all, daysBetween: 1, time: 0,
            packagesByDay: [3, 3, 3, 3, 3, 3], supply: .stores)
        let scaled = ReliefPlan(programmes: [programme]).scaled(by: 0.5).programmes[0]
        #expect(scaled.packagesByDay.reduce(0, +) == 9)
        #expect(scaled.packagesByDay.allSatisfy { (1...2).contains($0) })
    }
}
