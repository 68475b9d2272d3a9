import EventKernel
import Statistics
import Stochastics
import TestSupport
import Testing

@testable import SupplyModel

/// Gates alone: one batch for each cell, and nothing else.
private struct GateModel: SimulationModel {
    var gates: Gates
    var households: Households
    var batches = BatchBook()
    var ledger: Ledger
    let shift: WorkCalendar
    /// Times of coming and of going, +1 and -1.
    var changes: [(time: Instant, change: Int)] = []

    init(_ plan: CityPlan) {
        let city = City(plan)
        let random = RandomSource(seed: 1, replication: 0)
        ledger = Ledger(city: city)
        gates = Gates(city: city, random: random)
        households = Households(city: city, random: random)
        shift = plan.handover.shift
    }

    /// One order of a package from each of the first households.
    mutating func order(_ count: Int, at now: Instant, catalogue: Catalogue) -> Batch.ID {
        let batch = batches.open(cell: EntityID(0), store: EntityID(0))
        for household in 0..<count {
            let packages = households.order(by: household, in: EntityID(0), at: now, ledger: &ledger)
            let order = Order(
                household: UInt32(household), placedAt: Int32(now.ticks), firstReleasedAt: Int32(now.ticks),
                passedOver: 0, isPartial: false, isRemainder: false, packages: packages)
            batches.append(order, to: batch, catalogue: catalogue)
        }
        let times: [WritableKeyPath<Batch, Int32>] = [\.allocatedAt, \.stagedAt, \.departedAt, \.unloadedAt]
        for time in times { batches[batch][keyPath: time] = Int32(now.ticks) }
        batches[batch].stage = .atGate
        return batch
    }

    mutating func handle(_ event: CityEvent, in schedule: inout Schedule<CityEvent>) {
        switch event {
        case .handover(.gate(let event)):
            let before = (ledger.gates.came, ledger.gates.served)
            _ = gates.handle(
                event, households: &households, batches: &batches, ledger: &ledger, in: &schedule)
            if ledger.gates.came > before.0 { changes.append((schedule.now, 1)) }
            if ledger.gates.served > before.1 { changes.append((schedule.now, -1)) }
        case .handover(.shiftStarted):
            gates.staff(0, with: 10, in: &schedule)
        case .handover(.shiftEnded):
            let before = ledger.gates.turnedAway
            gates.close(ledger: &ledger, in: &schedule)
            changes.append((schedule.now, before - ledger.gates.turnedAway))
        default: break
        }
    }
}

@Suite("Gates where residents collect")
struct GateTests {
    func plan(_ change: (inout GatePlan) throws -> Void) throws -> CityPlan {
        var plan = try TestCity.plan(people: 400, cells: 1, communities: 1, days: 6)
        for index in plan.commodities.indices { plan.commodities[index].initialPantryDays = try .constant(0) }
        plan.packages.removeLast()
        plan.handover.mode = .gate
        try change(&plan.handover.gate)
        return plan
    }

    private func run(_ plan: CityPlan, orders: Int, noticeAt: Instant = Instant(day: 0, second: 10 * 3600)) -> GateModel
    {
        var simulator = Simulator(model: GateModel(plan))
        for day in 0..<3 {
            simulator.schedule.at(Instant(day: day, second: 8 * 3600), .handover(.shiftStarted))
            simulator.schedule.at(Instant(day: day, second: 20 * 3600), .handover(.shiftEnded))
        }
        simulator.run(until: noticeAt)
        let batch = simulator.model.order(orders, at: noticeAt, catalogue: Catalogue(plan))
        simulator.model.gates.notify(batch, batches: &simulator.model.batches, in: &simulator.schedule)
        simulator.run(until: Instant(day: 3))
        return simulator.model
    }

    @Test("residents who come together wait 0, 1, 2 ... services, and every pair of them meets")
    func allAtOnce() throws {
        let plan = try plan {
            $0.minutesPerResident = 2
            $0.minutesPerParcel = 0
            $0.area = [.gated: 20]
        }
        let tally = run(plan, orders: 30).ledger.gates
        #expect(tally.came == 30 && tally.served == 30 && tally.turnedAway == 0)
        #expect(abs(tally.waits.mean - 120 * 29 / 2) < 1)
        #expect(tally.personSeconds == 120 * (30 * 31 / 2))
        // Room for five: in the k-th service 31 - k are there, so that 25, 24, ... 1 are too many.
        #expect(tally.crowdedPersonSeconds == 120 * (25 * 26 / 2))
        #expect(tally.peakPersons == 30 && tally.peakDensity == 1.5)
        #expect(tally.meetings == 30 * 29 / 2)
    }

    @Test("crowding is the integral of persons above one in 4 m2, whatever they do")
    func integral() throws {
        let plan = try plan {
            $0.posts = 2
            $0.minutesPerResident = 7
            $0.minutesPerParcel = 1.5
            $0.area = [.gated: 30]
            $0.delayMinutes = try .uniform(low: 0, high: 200)
        }
        let model = run(plan, orders: 110)
        #expect(model.ledger.gates.served == 110)
        // Second by second.
        let present = model.changes.sorted { $0.time < $1.time }
        var (index, persons, crowded, total, peak) = (0, 0, 0.0, 0, 0)
        for second in 0..<3 * secondsPerDay {
            while index < present.count, present[index].time.ticks <= second {
                persons += present[index].change
                index += 1
            }
            total += persons
            peak = max(peak, persons)
            crowded += max(0, Double(persons) - 7.5)
        }
        #expect(persons == 0 && total == model.ledger.gates.personSeconds && total > 100_000)
        #expect(abs(crowded - model.ledger.gates.crowdedPersonSeconds) < 1e-3 && crowded > 1000)
        #expect(peak <= model.ledger.gates.peakPersons)
    }

    @Test("who is not served by closing comes the next day, and is served then")
    func closing() throws {
        let plan = try plan {
            $0.minutesPerResident = 30
            $0.minutesPerParcel = 0
        }
        // From 18:00 to 20:00 four are served; the fifth's service, begun at 20:00, is not.
        let tally = run(plan, orders: 20, noticeAt: Instant(day: 0, second: 18 * 3600)).ledger.gates
        #expect(tally.turnedAway == 16 && tally.served == 20 && tally.came == 36)
    }

    @Test("what comes overnight is collected after the shift starts")
    func overnight() throws {
        let plan = try plan { $0.delayMinutes = try .constant(30) }
        let night = run(plan, orders: 5, noticeAt: Instant(day: 0, second: 21 * 3600))
        #expect(night.changes.filter { $0.change == 1 }.allSatisfy { $0.time == Instant(day: 1, second: 30_600) })
        let late = run(plan, orders: 5, noticeAt: Instant(day: 0, second: 19 * 3600 + 2400))
        #expect(late.changes.filter { $0.change == 1 }.allSatisfy { $0.time == Instant(day: 1, second: 30_600) })
    }

    @Test("no slot is asked for more residents than it has room, and none before its time")
    func slots() throws {
        let plan = try plan { $0.slots = GatePlan.Slots(perDay: 10, minutes: 30, residents: 8) }
        let model = run(plan, orders: 90)
        let came = model.changes.filter { $0.change == 1 }.map(\.time.ticks)
        var perSlot: [Int64: Int] = [:]
        for time in came { perSlot[time / 1800, default: 0] += 1 }
        #expect(perSlot.values.allSatisfy { $0 <= 8 })
        // Told at 10:00, of ten slots from 8:00 on six are left; the rest come on the next day.
        #expect(came.count { $0 < secondsPerDay } == 48 && came.count == 90)
        #expect(came.allSatisfy { $0 >= 36_000 })
    }

    @Test("slots are booked in order, as counting them one by one does")
    func booking() {
        var random = SplitMix(state: 5)
        for _ in 0..<200 {
            let slots = GatePlan.Slots(
                perDay: Int.random(in: 1...6, using: &random),
                minutes: Double(Int.random(in: 10...120, using: &random)),
                residents: Int.random(in: 1...3, using: &random))
            let opens = Int64.random(in: 0...30_000, using: &random)
            var point = PickUpPoint(community: 0, area: 1)
            var taken: [Int64: Int] = [:]
            var now: Int64 = 0
            for _ in 0..<30 {
                now += Int64.random(in: 0...20_000, using: &random)
                let starts = (0..<40).flatMap { day in
                    (0..<slots.perDay).map {
                        Int64(day * secondsPerDay) + opens + Int64($0) * Span(minutes: slots.minutes).ticks
                    }
                }
                let expected = starts.first { $0 >= now && taken[$0, default: 0] < slots.residents }
                let booked = point.bookSlot(after: Instant(ticks: now), slots: slots, opens: opens).ticks
                #expect(booked == expected)
                taken[booked, default: 0] += 1
            }
        }
    }
}
