import EventKernel
import Stochastics
import Testing

@testable import SupplyModel

@Suite("All that reaches people beside group-buying")
struct ReliefConservationTests {
    /// A small town in which each of the four processes, or some, are on.
    static func plan(relief: Bool = true, medicine: Bool = true, institutions: Bool = true, buffer: Bool = true) throws
        -> CityPlan
    {
        var plan = try TestCity.plan(people: 400, cells: 3, communities: 2, days: 9)
        plan.groupBuying.minimumPackages = 4
        plan.commodities[0].parcelLifeHours = 20
        plan.replenishment.sources[0].capacityPerDay[0] = Grams(kilograms: 100)
        plan.packages.append(PackageKind(id: "relief_pack", contents: [Grams(2500), Grams(100)], householdCap: 0))
        plan.packages.append(PackageKind(id: "sack", contents: [Grams(2000), Grams(200)], householdCap: 0))
        if relief {
            func programme(_ id: String, _ packs: [Int], _ supply: ReliefProgramme.Supply) -> ReliefProgramme {
                ReliefProgramme(
                    id: id, package: 2, price: 10, eligibility: .all, daysBetween: 2, time: 5 * 3600,
                    packagesByDay: packs, supply: supply)
            }
            plan.relief = ReliefPlan(programmes: [
                programme("stock", Array(repeating: 9, count: 9), .stores),
                programme("own", [0, 12, 0, 12, 30, 0, 0, 2, 2], .own(perDay: Grams(kilograms: 50))),
                programme("drive", [0, 0, 50, 50, 0, 0, 0, 0, 50], .drive(source: 0)),
            ])
        }
        if medicine {
            plan.medicine = MedicinePlan(
                householdShare: 0.4, refillDays: try .uniform(low: 3, high: 6), daysAhead: 1, proxies: 2,
                prescriptionsPerTrip: 20, shift: TestCity.hours(8, 18), speed: 15, pharmacies: 1, counters: 1,
                openingHours: TestCity.hours(8, 20), minutesPerPrescription: try .exponential(mean: 2),
                minutesPerDoor: 3)
        }
        if institutions {
            plan.institutions = InstitutionsPlan(
                origin: .generated(sites: 2, people: 35), orderEveryDays: 2, orderTime: 5 * 3600 + 600, targetDays: 5,
                initialDays: 1)
        }
        if buffer {
            plan.gateBuffer = GateBufferPlan(
                package: 3, targetPerHousehold: Grams(400), fillEveryDays: 2, fillTime: 5 * 3600 + 1200, lifeDays: 3,
                portionTime: 17 * 3600, portionDays: 0.7)
        }
        return plan
    }

    @Test("every gram is accounted for after every event with all of them on")
    func conservationAfterEveryEvent() throws {
        for seed in 1...3 as ClosedRange<UInt64> {
            let random = RandomSource(seed: seed, replication: 0)
            var simulator = Simulator(model: CityModel(city: City(try Self.plan()), random: random))
            simulator.model.start(in: &simulator.schedule)
            while let next = simulator.schedule.nextTime, next < Instant(day: 9) {
                simulator.step()
                for account in simulator.model.counted().accounts { #expect(account.received == account.accounted) }
            }
            let ledger = simulator.model.ledger
            #expect(ledger.relief.programmes.allSatisfy { $0.sum(\.handedOver) > 0 })
            #expect(ledger.institutions.received > .zero && ledger.gateBuffer.received > .zero)
            #expect(ledger.gateBuffer.spoiled > .zero && ledger.medicine.refills > 0)
        }
    }

    @Test("what spoils is counted by place, and goods keep their age, whichever way they take")
    func spoilageByPlace() throws {
        var plan = try Self.plan()
        plan.commodities[0].shelfLifeDays = 4
        plan.commodities[0].pantryLifeDays = 2
        plan.gateBuffer?.portionDays = 5
        plan.picking.pickers = 1
        plan.fleet.buses = 1
        func run() -> Ledger {
            let ledger = TestCity.run(plan, seed: 3)
            #expect(ledger.conservation.isExact)
            for commodity in 0..<2 {
                let byPlace = SpoilagePlace.allCases.map { ledger.stockTally.spoiled(commodity, at: $0) }
                #expect(byPlace.reduce(.zero, +) == ledger.spoiled(commodity))
            }
            return ledger
        }
        let fresh = run()
        plan.replenishment.parcelsKeepAge = true
        let aged = run()
        #expect(aged.sum(of: 0, \.spoiledInParcels) > fresh.sum(of: 0, \.spoiledInParcels))
        #expect(aged.institutions.received < fresh.institutions.received)
        // A portion of five days is more than a household eats in the two for which it keeps.
        #expect(fresh.stockTally.spoiled(0, at: .pantry) > .zero)
    }

    @Test("floors that follow demand follow what is asked of stores beside the rounds")
    func demand() throws {
        func sent(relief: Bool, institutions: Bool, buffer: Bool) throws -> Grams {
            var plan = try Self.plan(relief: relief, medicine: false, institutions: institutions, buffer: buffer)
            plan.groupBuying.isOpen = false
            plan.replenishment.demandBasis = .trailingWeek
            let ledger = TestCity.run(plan)
            return ledger.stockTally.nodes.reduce(.zero) { $0 + $1.sentTo }
        }
        let none = try sent(relief: false, institutions: false, buffer: false)
        #expect(try sent(relief: true, institutions: false, buffer: false) > none)
        #expect(try sent(relief: false, institutions: true, buffer: false) > none)
        #expect(try sent(relief: false, institutions: false, buffer: true) > none)
    }

    @Test("the same seed gives the same run, whichever of them are on")
    func reproducible() throws {
        let plan = try Self.plan()
        let (first, second) = (TestCity.run(plan), TestCity.run(plan))
        #expect(first.days == second.days && first.relief == second.relief && first.medicine == second.medicine)
        #expect(first.institutions == second.institutions && first.gateBuffer == second.gateBuffer)
    }

    @Test("a process with nothing to do changes nothing else")
    func nothingToDo() throws {
        var plan = try Self.plan(relief: false, medicine: false, institutions: false, buffer: false)
        let without = TestCity.run(plan)
        let all = try Self.plan()
        plan.relief = all.relief
        for index in 0..<3 { plan.relief?.programmes[index].packagesByDay = Array(repeating: 0, count: 9) }
        plan.gateBuffer = all.gateBuffer
        plan.gateBuffer?.targetPerHousehold = .zero
        plan.medicine = all.medicine
        let with = TestCity.run(plan)
        #expect(with.days == without.days && with.goods == without.goods && with.cells == without.cells)
    }

    @Test("medicine's draws are its own: refills are the same whatever else is on")
    func commonRandomNumbers() throws {
        let alone = TestCity.run(try Self.plan(relief: false, institutions: false, buffer: false))
        let all = TestCity.run(try Self.plan())
        #expect(alone.medicine == all.medicine)
        let without = TestCity.run(try Self.plan(medicine: false))
        #expect(all.days == without.days && all.relief == without.relief && all.institutions == without.institutions)
    }
}
