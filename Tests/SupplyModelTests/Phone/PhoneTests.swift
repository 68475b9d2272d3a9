import EventKernel
import Stochastics
import Testing

@testable import SupplyModel

@Suite("The telephone")
struct PhoneTests {
    private func phone(
        callers: Int = 1, crewShare: Double = 0, minutes: Double = 10, order: PhonePlan.Order = .fixed
    ) throws -> PhonePlan {
        PhonePlan(
            callers: callers, crewShare: crewShare, hours: TestCity.hours(9, 18),
            minutesPerCall: try .constant(minutes), order: order)
    }

    private func offlinePlan(days: Int = 12) throws -> CityPlan {
        var plan = try TestCity.plentifulPlan(days: days)
        plan.geography.people.offlineShare = 0.3
        return plan
    }

    @Test("so many calls fit as callers, hours and minutes allow, each day")
    func byHand() throws {
        var plan = try offlinePlan()
        // Two callers, nine hours, 25 minutes: 21 calls each end in time, and a 22nd begins in vain.
        plan.phone = try phone(callers: 2, minutes: 25)
        let ledger = TestCity.run(plan)
        let days = 4 * 12
        #expect(ledger.phone.reached == 2 * 21 * days && ledger.phone.calls == 2 * 22 * days)
        #expect(ledger.phone.callSeconds == 2 * 9 * 3600 * days && ledger.phone.callerSeconds == 2 * 9 * 3600 * days)
        let offline = City(plan).geography.traits.count { $0.contains(.offline) }
        #expect(ledger.phone.offlineHouseholdDays == 12 * offline && ledger.conservation.isExact)
    }

    @Test("the day worked out in one go is that of a pool of servers to which all calls come at the opening")
    func isAServer() throws {
        var plan = try offlinePlan(days: 1)
        let minutes = try Distribution.uniform(low: 3, high: 40)
        plan.phone = PhonePlan(
            callers: 3, crewShare: 0, hours: TestCity.hours(9, 18), minutesPerCall: minutes, order: .random)
        let city = City(plan)
        let random = RandomSource(seed: 5, replication: 0)
        var phone = Phone(city: city, random: random)
        var ledger = Ledger(city: city)
        var households = Households(city: city, random: random)
        let cutoff = Instant(day: 0, second: 72_000)
        phone.call(for: EntityID(0), cutoff: cutoff, households: &households, ledger: &ledger)

        let cells = city.geography.communities[0].cells
        let listed = cells.flatMap { city.geography.cells[$0].households }
            .filter { city.geography.traits[$0].contains(.offline) }
            .sorted {
                random.bits(.phoneOrder, entity: UInt32($0)) < random.bits(.phoneOrder, entity: UInt32($1))
            }
        var server = Server<UInt32>(capacity: 3)
        var busy: [(end: Int64, household: UInt32)] = []
        func start(_ job: UInt32, at now: Int64) {
            var stream = random.stream(.phoneCall, entity: job, index: 0)
            busy.append((now + Span(minutes: minutes.sample(using: &stream)).ticks, job))
        }
        for household in listed {
            if case .started = server.offer(UInt32(household), at: Instant(ticks: 32_400)) {
                start(UInt32(household), at: 32_400)
            }
        }
        while let next = busy.indices.min(by: { busy[$0].end < busy[$1].end }) {
            let (end, household) = busy.remove(at: next)
            #expect(phone.reached(Int(household)) == (end <= 64_800 ? end : nil))
            if let job = server.release(at: Instant(ticks: end)) { start(job, at: end) }
        }
    }

    @Test("with a fixed order the same go without every day; by cover those with least are called first")
    func orders() throws {
        func unmetOffline(_ order: PhonePlan.Order, callers: Int) throws -> (unmet: Int64, orders: Int) {
            var plan = try offlinePlan(days: 20)
            plan.phone = try phone(callers: callers, minutes: 18, order: order)
            let ledger = TestCity.run(plan)
            return (ledger.phone.unmetOffline[0].count, ledger.days.reduce(0) { $0 + $1.ordersPlaced })
        }
        let enough = try unmetOffline(.fixed, callers: 6)
        let fixed = try unmetOffline(.fixed, callers: 1)
        let cover = try unmetOffline(.cover, callers: 1)
        let random = try unmetOffline(.random, callers: 1)
        #expect(enough.unmet * 3 < cover.unmet + 100_000 && cover.unmet < random.unmet && random.unmet < fixed.unmet)
        #expect(fixed.orders < enough.orders)
    }

    @Test("callers from the crew are a share of those who come, and the order is placed when the call ends")
    func crew() throws {
        var plan = try offlinePlan(days: 2)
        plan.handover.attendance = try .constant(0.5)
        plan.handover.dispersion = 0
        plan.phone = try phone(callers: 0, crewShare: 0.2, minutes: 25)
        // Some 20 of 80 members in each community; half come, a fifth of them call.
        let ledger = TestCity.run(plan)
        let members = City(plan).membersOfCommunity
        let callers = members.reduce(0) { $0 + Int((Double($1) * 0.1).rounded()) }
        #expect(callers >= 4 && ledger.phone.reached == 2 * 21 * callers)
    }

    @Test("when ordering online is down those hit are called, or order nothing; the draws of all others stay")
    func orderingDown() throws {
        var plan = try TestCity.plentifulPlan(days: 10)
        let calm = TestCity.run(plan)
        func run(size: Double, phone: PhonePlan? = nil) throws -> Ledger {
            plan.phone = phone
            plan.shocks = [
                ShockPlan(
                    id: "down", kind: .orderingDown, place: ShockPlan.Place(), size: size,
                    occurrence: .at(day: 3, second: 0), durationHours: try .constant(48))
            ]
            return TestCity.run(plan)
        }
        let half = try run(size: 0.5)
        let all = try run(size: 1)
        let called = try run(size: 0.5, phone: phone(callers: 20))
        #expect(half.days[..<3] == calm.days[..<3])
        #expect(all.days[3].ordersPlaced == 0 && all.days[4].ordersPlaced == 0 && all.days[5].ordersPlaced > 0)
        #expect((1..<calm.days[3].ordersPlaced).contains(half.days[3].ordersPlaced))
        #expect(called.days[3].ordersPlaced == calm.days[3].ordersPlaced)
        #expect(try run(size: 0).days == calm.days)
    }

    @Test("enough callers lose nothing: the same orders as if all were online, only at other times")
    func enough() throws {
        var plan = try offlinePlan()
        let online = TestCity.run(plan)
        plan.phone = try phone(callers: 60, minutes: 1)
        let called = TestCity.run(plan)
        #expect(called.phone.notReached == 0)
        #expect(called.days[0].ordersPlaced == online.days[0].ordersPlaced)
        #expect(called.phone.unmetOffline.reduce(.zero, +) > .zero)
    }
}
