import EventKernel
import Statistics
import Stochastics
import Testing

@testable import SupplyModel

@Suite("Orders against their promise")
struct ServiceTallyTests {
    /// What became of one part of an order.
    private enum Fate {
        case delivered(hours: Int, isGood: Bool)
        case cancelled(hours: Int)
        case open
    }

    /// Two goods, two days' promise, ten days.
    private func city() throws -> City {
        var plan = try TestCity.plan(people: 30, cells: 1, communities: 1, days: 10)
        plan.measures.onTimeHours = 48
        plan.groupBuying.unfilled = .backordered(rounds: 3)
        return City(plan)
    }

    private func packages(_ vegetables: Int) -> PackageCounts {
        var packages = PackageCounts()
        packages[0] = vegetables
        return packages
    }

    private func order(hour: Int, _ count: Int) -> Order {
        Order(
            household: 0, placedAt: Int32(hour * 3600), firstReleasedAt: Int32(hour * 3600), passedOver: 0,
            isPartial: false, isRemainder: false, packages: packages(count))
    }

    private func deliver(_ order: Order, after hours: Int, isGood: Bool = true, to ledger: inout Ledger) {
        let placed = Int(order.placedAt)
        let batch = Batch(
            cell: EntityID(0), store: EntityID(0), stage: .atGate, orders: .empty, packages: 0, mass: 0,
            next: Batch.none, takenUp: 0, delivered: 0, allocatedAt: Int32(placed), stagedAt: Int32(placed),
            departedAt: Int32(placed), unloadedAt: Int32(placed))
        let door = Instant(ticks: Int64(placed + hours * 3600))
        ledger.delivered(order, of: batch, roundStart: door, door: door, spoiled: isGood ? 0 : 1)
    }

    @Test("whole, good and in time is on time in full; late, short, split or spoiled is not")
    func byHand() throws {
        var ledger = Ledger(city: try city())
        deliver(order(hour: 10, 2), after: 48, to: &ledger)
        #expect(ledger.service.days[0] == DueTally(due: 1, onTimeInFull: 1, inFull: 1))
        deliver(order(hour: 10, 2), after: 49, to: &ledger)
        #expect(ledger.service.days[0] == DueTally(due: 2, onTimeInFull: 1, inFull: 2), "late")
        deliver(order(hour: 10, 2), after: 5, isGood: false, to: &ledger)
        #expect(ledger.service.days[0] == DueTally(due: 3, onTimeInFull: 1, inFull: 3), "spoiled")

        let now = Instant(ticks: 20 * 3600)
        let parts = order(hour: 10, 3).split(granted: packages(1), at: now, unfilled: .backordered(rounds: 3))
        deliver(try #require(parts.going), after: 12, to: &ledger)
        #expect(ledger.service.days[0].due == 3, "the order is not over")
        deliver(try #require(parts.staying), after: 30, to: &ledger)
        #expect(ledger.service.days[0] == DueTally(due: 4, onTimeInFull: 1, inFull: 4), "in two deliveries")

        let short = order(hour: 10, 3).split(granted: packages(1), at: now, unfilled: .cancelled)
        ledger.cancelled(try #require(short.staying), partGoesOn: true, at: now)
        deliver(try #require(short.going), after: 12, to: &ledger)
        #expect(ledger.service.days[0] == DueTally(due: 5, onTimeInFull: 1, inFull: 4), "a part was cancelled")

        ledger.leftOpen(order(hour: 8 * 24, 1), at: Instant(day: 10))
        ledger.leftOpen(order(hour: 8 * 24 + 1, 1), at: Instant(day: 10))
        #expect(ledger.service.days[8] == DueTally(due: 1), "the second could not yet be late")
        #expect(ledger.service.cancelledAfter.count == 1 && ledger.service.cancelledAfter.mean == 10 * 3600)
        #expect(ledger.service.openAfter.count == 2)
    }

    @Test("an order is judged by the promise of the day on which it was placed")
    func promiseOfPhase() throws {
        var plan = try city().plan
        var later = plan
        later.measures.onTimeHours = 24
        plan.phases = [PhasePlan(id: "next-day", day: 4, plan: later)]
        let city = City(plan)
        var ledger = Ledger(city: city)
        for _ in 0..<4 { ledger.dayEnded(at: .zero, conservation: Conservation()) }
        ledger.adopt(city.phases[0].city)
        deliver(order(hour: 3 * 24 + 20, 1), after: 40, to: &ledger)
        deliver(order(hour: 4 * 24, 1), after: 40, to: &ledger)
        deliver(order(hour: 4 * 24, 1), after: 24, to: &ledger)
        ledger.leftOpen(order(hour: 9 * 24, 1), at: Instant(day: 10))
        ledger.leftOpen(order(hour: 9 * 24 + 1, 1), at: Instant(day: 10))
        #expect(ledger.service.days[3] == DueTally(due: 1, onTimeInFull: 1, inFull: 1))
        #expect(ledger.service.days[4] == DueTally(due: 2, onTimeInFull: 1, inFull: 2))
        #expect(ledger.service.days[9] == DueTally(due: 1), "the second could not yet be late by its own promise")
        #expect(plan.promisedHours == [48, 24])
        #expect(plan.measures(onDay: 3).onTimeHours == 48 && plan.measures(onDay: 4).onTimeHours == 24)
        plan.phases[0].day = plan.days
        #expect(plan.promisedHours == [48], "a phase that never begins promises nothing")
    }

    @Test("a phase that promises more changes no order, only how many are on time from then on")
    func phaseOfARun() throws {
        var plan = try TestCity.plan()
        let usual = TestCity.run(plan)
        var later = plan
        later.measures.onTimeHours = 10
        plan.phases = [PhasePlan(id: "same-day", day: 5, plan: later)]
        let hasty = TestCity.run(plan)
        #expect(hasty.days.map(\.deliveries) == usual.days.map(\.deliveries))
        #expect(hasty.service.days[..<5] == usual.service.days[..<5])
        #expect(hasty.service.days[5...].allSatisfy { $0.onTimeInFull == 0 })
        #expect(usual.service.days[5...].contains { $0.onTimeInFull > 0 })
    }

    @Test("agrees with a log of every order's parts", arguments: 1...20)
    func againstLog(seed: UInt64) throws {
        var ledger = Ledger(city: try city())
        var stream = RandomSource(seed: seed, replication: 0).stream(Purpose(rawValue: 140), entity: 0)
        var expected = Array(repeating: DueTally(), count: 10)
        for _ in 0..<200 {
            let hour = Int(stream.uniform() * 235)
            var rest: Order? = order(hour: hour, 1 + Int(stream.uniform() * 4))
            var fates: [Fate] = []
            var hours = 0
            while let asked = rest {
                hours += 1 + Int(stream.uniform() * 30)
                let now = Instant(ticks: Int64((hour + hours) * 3600))
                guard hour + hours < 240 else {
                    ledger.leftOpen(asked, at: Instant(day: 10))
                    fates.append(.open)
                    break
                }
                let granted = Int(stream.uniform() * Double(asked.packages.total + 1))
                let policy: GroupBuyingPlan.Unfilled =
                    stream.uniform() < 0.3 ? .cancelled : .backordered(rounds: 3)
                let parts = asked.split(granted: packages(granted), at: now, unfilled: policy)
                rest = parts.staying
                if let staying = parts.staying, staying.isGivenUp(by: policy) {
                    ledger.cancelled(staying, partGoesOn: parts.going != nil, at: now)
                    fates.append(.cancelled(hours: hours))
                    rest = nil
                }
                if let going = parts.going {
                    let isGood = stream.uniform() < 0.9
                    deliver(going, after: hours + 2, isGood: isGood, to: &ledger)
                    fates.append(.delivered(hours: hours + 2, isGood: isGood))
                }
            }
            let isInFull = fates.allSatisfy { if case .delivered = $0 { true } else { false } }
            if isInFull { expected[hour / 24].inFull += 1 }
            if hour <= 240 - 48 {
                expected[hour / 24].due += 1
                if fates.count == 1, case .delivered(let hours, true) = fates[0], hours <= 48 {
                    expected[hour / 24].onTimeInFull += 1
                }
            }
        }
        #expect(ledger.service.days == expected)
    }

    @Test("of a run every order is judged once, and what is open is what was placed and not closed")
    func ofARun() throws {
        var plan = try TestCity.plan()
        plan.replenishment.sources[0].capacityPerDay[0] = Grams(kilograms: 700)
        plan.measures.onTimeHours = 1
        let ledger = TestCity.run(plan)
        let placed = ledger.days.reduce(0) { $0 + $1.ordersPlaced }
        // Orders are placed between 13:30 and 20:00: with a promise of an hour all are due.
        #expect(ledger.service.days.reduce(0) { $0 + $1.due } == placed)
        #expect(ledger.service.days.map(\.due) == ledger.days.map(\.ordersPlaced))
        let closed = ledger.days.reduce(0) { $0 + $1.ordersDelivered + $1.ordersCancelled }
        #expect(Int(ledger.service.openAfter.count) >= placed - closed)
        #expect(ledger.service.cancelledAfter.count > 0 && ledger.service.days.allSatisfy { $0.onTimeInFull == 0 })
    }
}
