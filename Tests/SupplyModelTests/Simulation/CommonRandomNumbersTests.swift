import Foundation
import Stochastics
import TestSupport
import Testing

@testable import EventKernel
@testable import SupplyModel

/// Turning one process on or off leaves the draws of all others as they are (common random numbers).
@Suite("Common random numbers")
struct CommonRandomNumbersTests {
    /// What depends on nothing but draws of processes that are always on: looked at before anything that the process
    /// does can come back to it.
    struct Observation {
        /// Grams in each pantry at the start.
        var pantries: [Int32] = []
        /// When each household that can order online placed its order of the first day, in seconds.
        var orders: [UInt32: Int32] = [:]
        /// When lots that were sent on the first evening arrived.
        var arrivals: Set<Instant> = []
        /// The time signed for in each community on each day.
        var attendance: [[Int]] = []
    }

    /// A process, and the change to a plan that turns it on.
    struct Process: Sendable, CustomTestStringConvertible {
        let name: String
        /// Whether it lays down who comes: how many attend is then the business of `rollCall`.
        var changesCrews = false
        let turnOn: @Sendable (inout CityPlan) throws -> Void

        init(_ name: String, changesCrews: Bool = false, turnOn: @escaping @Sendable (inout CityPlan) throws -> Void) {
            (self.name, self.changesCrews, self.turnOn) = (name, changesCrews, turnOn)
        }

        var testDescription: String { name }
    }

    /// A town in which every warehouse and every store orders on the first evening.
    private static func plan() throws -> CityPlan {
        var plan = try TestCity.plan(people: 900, cells: 8, communities: 4, days: 4)
        plan.geography.people.offlineShare = 0.2
        plan.geography.people.vulnerableShare = 0.3
        plan.geography.people.lowIncomeShare = 0.3
        plan.groupBuying.minimumPackages = 1
        plan.replenishment.storePolicy = Array(
            repeating: CoverPolicy(floorDays: 2.5, targetDays: 3, initialDays: 1.5), count: 2)
        plan.replenishment.warehousePolicy = Array(
            repeating: CoverPolicy(floorDays: 6, targetDays: 7, initialDays: 4), count: 2)
        plan.packages.append(PackageKind(id: "relief_pack", contents: [Grams(5000), .zero], householdCap: 0))
        return plan
    }

    static let processes: [Process] = [
        Process("phone") {
            $0.phone = PhonePlan(
                callers: 1, crewShare: 0.1, hours: TestCity.hours(9, 18),
                minutesPerCall: try .uniform(low: 5, high: 20), order: .random)
        },
        Process("panic") { $0.panic = PanicPlan(factor: 2, halfLifeDays: 3, shortageShare: 0.1, newsDays: [0]) },
        Process("shopping") {
            $0.shopping = ShoppingPlan(
                share: 0.3, intervalDays: 2, hours: TestCity.hours(9, 17), isBooked: false, slotMinutes: 30,
                peoplePerSlot: 3, mostPerVisit: Grams(3000), mostOfCommodity: [nil, nil], farthestKilometres: 10)
        },
        Process("vouchers") { $0.vouchers = VoucherPlan(fenPerHouseholdMonth: 1000, holders: Buyers()) },
        Process("relief programme") { plan in
            var programme = ReliefProgramme(
                id: "packs", package: 2, price: 10, eligibility: .lowIncome, daysBetween: 3, time: 5 * 3600,
                packagesByDay: [10, 10, 10, 10], supply: .stores)
            programme.ruleBetween = Lottery.name
            programme.ruleWithin = Lottery.name
            plan.relief = ReliefPlan(programmes: [programme])
        },
        Process("drive") {
            $0.relief = ReliefPlan(programmes: [
                ReliefProgramme(
                    id: "drive", package: 2, price: 0, eligibility: .all, daysBetween: 1, time: 6 * 3600,
                    packagesByDay: [0, 60, 0, 0], supply: .drive(source: 0))
            ])
        },
        Process("medicine") {
            $0.medicine = MedicinePlan(
                householdShare: 0.4, refillDays: try .uniform(low: 3, high: 6), daysAhead: 1, proxies: 2,
                prescriptionsPerTrip: 20, shift: TestCity.hours(8, 18), speed: 15, pharmacies: 1, counters: 1,
                openingHours: TestCity.hours(8, 20), minutesPerPrescription: try .exponential(mean: 2),
                minutesPerDoor: 3)
        },
        Process("institutions") {
            $0.institutions = InstitutionsPlan(
                origin: .generated(sites: 2, people: 30), orderEveryDays: 2, orderTime: 5 * 3600, targetDays: 5,
                initialDays: 1)
        },
        Process("gate buffer") {
            $0.gateBuffer = GateBufferPlan(
                package: 2, targetPerHousehold: Grams(400), fillEveryDays: 2, fillTime: 5 * 3600, lifeDays: 3,
                portionTime: 17 * 3600, portionDays: 0.7)
        },
        Process("reserve") {
            var item = ReservePlan.Item(initial: Grams(kilograms: 400), storage: .ambient)
            item.release = ReservePlan.Release(
                belowCoverDays: 20, forDays: 1, stopCoverDays: 30, perDay: Grams(kilograms: 20))
            item.rotation = ReservePlan.Rotation(
                sellWithinDays: 2, sellPerDay: Grams(kilograms: 30), target: Grams(kilograms: 420),
                buyPerDay: Grams(kilograms: 40), leadTimeHours: try .uniform(low: 5, high: 40))
            $0.reserve = ReservePlan(
                items: [item, nil], decisionTime: 23 * 3600, receivers: .stores,
                leadTimeHours: try .uniform(low: 1, high: 9))
        },
        Process("breakdowns") {
            $0.fleet.breakdowns = FleetPlan.Breakdowns(
                meanHoursBetween: 0.5, repairHours: try .uniform(low: 0.5, high: 2), recovery: .replacement)
        },
        Process("planned routes") {
            $0.fleet.routes = .savingsLocalSearch
            $0.fleet.routeIterations = 5
        },
        Process("disinfection of stores") { $0.picking.disinfection = .share(0.3) },
        Process("lottery") { $0.allocationRule = Lottery.name },
        Process("a source's yield") { $0.replenishment.sources[0].yield = try .uniform(low: 0.7, high: 1) },
        Process("errors of reports") {
            $0.information.community.error = 0.4
            $0.information.stock.error = 0.4
            $0.information.stock.refreshHours = 12
            $0.information.community.refreshHours = 12
        },
        Process("late members", changesCrews: true) { $0.handover.failures = try failures(late: true) },
        Process("members who leave early", changesCrews: true) { $0.handover.failures = try failures(early: true) },
        Process("visits", changesCrews: true) { $0.handover.failures = try failures(visits: true) },
        Process("fatigue") { $0.handover.fatigue = FatiguePlan(lossPerDay: 0.1, floor: 0.5, recovery: 2) },
        Process("learning") { $0.handover.learning = LearningPlan(rate: 0.9, floor: 0.5) },
        Process("gear", changesCrews: true) {
            $0.handover.gear = GearPlan(
                initialSets: 1, setsPerDay: 1, supplyPerDay: 3, keeper: .community, leavingShare: 0.5,
                returningShare: 0.3)
        },
        Process("staffing", changesCrews: true) {
            $0.handover.staffing.rule = .byBacklog
            $0.handover.staffing.pool = .city
            $0.handover.staffing.allocationRule = "lottery"
        },
        Process("gates") {
            $0.handover.mode = .gate
            $0.handover.gate.delayMinutes = try .exponential(mean: 40)
        },
        Process("a shock at random") { plan in
            plan.shocks = [
                ShockPlan(
                    id: "shock", kind: .storeClosed, place: ShockPlan.Place(), size: 0.5,
                    occurrence: .random(meanDaysBetween: 0.5), durationHours: try .exponential(mean: 12))
            ]
        },
    ]

    private static func failures(
        late: Bool = false, early: Bool = false, visits: Bool = false
    ) throws -> AttendanceFailures {
        var failures = AttendanceFailures()
        if late { failures.late = .init(share: 0.5, minutes: try .uniform(low: 10, high: 200)) }
        if early { failures.early = .init(share: 0.5, minutes: try .uniform(low: 10, high: 200)) }
        if visits { failures.visits = .init(share: 0.3, perDay: 0.6, hours: try .uniform(low: 1, high: 3)) }
        return failures
    }

    private static func observe(_ plan: CityPlan) -> Observation {
        let city = City(plan)
        let random = RandomSource(seed: 11, replication: 0)
        var seen = Observation()
        seen.pantries = Households(city: city, random: random).pantry
        var simulator = Simulator(model: CityModel(city: city, random: random))
        simulator.model.start(in: &simulator.schedule)
        simulator.run(until: Instant(day: 0, second: plan.groupBuying.cutoffTime + 1))
        let batches = simulator.model.batches
        for batch in batches.open where batches[batch].origin == .round {
            for index in 0..<Int(batches[batch].orders.count) {
                let order = batches[batch, index]
                guard !city.geography.traits[Int(order.household)].contains(.offline) else { continue }
                seen.orders[order.household] = order.placedAt
            }
        }
        simulator.run(until: Instant(day: 1, second: plan.replenishment.reviewTime)) { entry, _ in
            if case .replenishment(.arrived) = entry.event { seen.arrivals.insert(entry.time) }
        }
        for day in 2...plan.days {
            simulator.run(until: Instant(day: day))
            seen.attendance.append(simulator.model.ledger.crews.communities.map(\.signedSeconds))
        }
        return seen
    }

    private static let usual = Result { observe(try plan()) }

    @Test("a process that is turned on leaves the draws of all others as they are", arguments: processes)
    func othersStay(_ process: Process) throws {
        var plan = try Self.plan()
        try process.turnOn(&plan)
        let with = Self.observe(plan)
        let without = try Self.usual.get()
        #expect(with.pantries == without.pantries)
        let both = Set(with.orders.keys).intersection(without.orders.keys)
        #expect(both.count * 2 > without.orders.count && without.orders.count > 80)
        #expect(both.allSatisfy { with.orders[$0] == without.orders[$0] })
        #expect(with.arrivals.isSuperset(of: without.arrivals) && without.arrivals.count >= 3)
        if !process.changesCrews { #expect(with.attendance == without.attendance) }
    }

    @Test("each failure of attendance leaves the draws of attendance and of the other failures as they are")
    func rollCall() throws {
        var plan = try Self.plan().handover
        let random = RandomSource(seed: 11, replication: 0)
        func roll(_ day: Int, late: Bool = false, early: Bool = false, visits: Bool = false) throws -> DayRoll {
            plan.failures = try Self.failures(late: late, early: early, visits: visits)
            return RollCall(plan: plan, random: random).roll(of: 1, listed: 400, crewShare: 1, on: day)
        }
        let shift = plan.shift.openSpan.ticks
        func delays(_ roll: DayRoll) -> [Int64] { roll.stays.map(\.from).filter { $0 > 0 } }
        func ends(_ roll: DayRoll) -> [Int64] { roll.stays.map(\.to).filter { $0 < shift } }
        for day in 0..<5 {
            let (usual, late, early) = (try roll(day), try roll(day, late: true), try roll(day, early: true))
            let both = try roll(day, late: true, early: true)
            #expect(usual.stays.isEmpty && [late, early, both].allSatisfy { $0.present == usual.whole })
            #expect(delays(both) == delays(late) && ends(both) == ends(early))
            #expect(!delays(late).isEmpty && !ends(early).isEmpty)
            // Visitors are fewer who come regularly: those who still come are as late as they were, in the same order.
            let visited = try roll(day, late: true, visits: true)
            let alone = try roll(day, visits: true).stays
            #expect(visited.stays.suffix(alone.count) == alone[...])
            let stillLate = delays(visited).dropLast(alone.count { $0.from > 0 })
            #expect(delays(late).starts(with: stillLate) && !stillLate.isEmpty)
        }
    }

    @Test("no two purposes have the same number, whatever file declares them")
    func distinctPurposes() throws {
        let sources = repository.appending(path: "Sources/SupplyModel")
        let files = try #require(FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil))
        var numbers: [String] = []
        for case let file as URL in files where file.pathExtension == "swift" {
            let text = try String(contentsOf: file, encoding: .utf8)
            for match in text.matches(of: #/static let \w+ = Purpose\(rawValue: (\d+)\)/#) {
                numbers.append(String(match.1))
            }
        }
        #expect(numbers.count > 40 && Set(numbers).count == numbers.count)
    }
}
