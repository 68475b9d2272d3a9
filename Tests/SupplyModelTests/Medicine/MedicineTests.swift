import Statistics
import Stochastics
import Testing

@testable import EventKernel
@testable import SupplyModel

/// Medicine alone, so that nothing else takes time.
private struct Apothecary: SimulationModel {
    var medicine: Medicine
    var ledger: Ledger
    var phase: City?

    init(_ plan: CityPlan, seed: UInt64 = 1) throws {
        let city = City(plan)
        ledger = Ledger(city: city)
        medicine = try #require(
            Medicine(city: city, random: RandomSource(seed: seed, replication: 0), ledger: &ledger))
    }

    mutating func start(in schedule: inout Schedule<CityEvent>) { schedule.at(.zero, .midnight, priority: .min) }

    mutating func handle(_ event: CityEvent, in schedule: inout Schedule<CityEvent>) {
        switch event {
        case .medicine(let event): medicine.handle(event, ledger: &ledger, in: &schedule)
        case .midnight:
            if schedule.now.day == 5, let phase { medicine.adopt(phase, ledger: &ledger, in: &schedule) }
            medicine.startDay(ledger: &ledger, in: &schedule)
            schedule.after(Span(ticks: 86_400), .midnight, priority: .min)
        default: break
        }
    }

    static func run(_ plan: CityPlan, phase: CityPlan? = nil, seed: UInt64 = 1) throws -> Apothecary {
        var simulator = Simulator(model: try Apothecary(plan, seed: seed))
        simulator.model.phase = phase.map(City.init)
        simulator.model.start(in: &simulator.schedule)
        simulator.run(until: Instant(day: plan.days))
        simulator.model.medicine.finish(at: Instant(day: plan.days), ledger: &simulator.model.ledger)
        return simulator.model
    }
}

@Suite("Medicine")
struct MedicineTests {
    private func plan(days: Int = 10, _ change: (inout MedicinePlan) -> Void = { _ in }) throws -> CityPlan {
        var plan = try TestCity.plan(people: 1000, cells: 4, communities: 4, days: days)
        var medicine = MedicinePlan(
            householdShare: 0.5, refillDays: try .constant(5), daysAhead: 1, proxies: 2, prescriptionsPerTrip: 50,
            shift: TestCity.hours(8, 18), speed: 15, pharmacies: 1, counters: 1, openingHours: TestCity.hours(8, 20),
            minutesPerPrescription: try .constant(2), minutesPerDoor: 3)
        change(&medicine)
        plan.medicine = medicine
        return plan
    }

    @Test("a small case by hand: who hands in, who waits, when the medicine is at the door")
    func byHand() throws {
        // Everybody needs medicine; one proxy takes all that are handed in, at 10 km/h that is no time for 0 m; one counter.
        var plan = try plan(days: 2) {
            $0.householdShare = 1
            $0.proxies = 1
            $0.prescriptionsPerTrip = 1000
            $0.speed = 200
        }
        let row = CellRow(
            id: "a", district: "d", community: "c", place: Place(longitude: 114, latitude: 30), residents: 20,
            households: 20)
        plan.geography.origin = .table([row])
        plan.medicine?.refillDays = try .constant(4)
        let model = try Apothecary.run(plan)
        // At the start the medicine of 20 households runs out at 1 + 4 u days; on day 0 those hand in who run out by the
        // end of day 1, on day 1 those who run out by the end of day 2.
        let random = RandomSource(seed: 1, replication: 0)
        let due = (0..<20).map { 1 + 4 * random.uniform(.firstRefill, entity: UInt32($0)) }
        let first = due.count { $0 < 2 }
        let second = due.count { $0 < 3 } - first
        #expect(first > 0 && second > 0)
        #expect(model.ledger.medicine.refills == first + second)
        #expect(model.ledger.medicine.queueSeconds.max == 0)
        // Each trip is two minutes a prescription at the counter and three a door.
        let expected = [first, second].map { Double($0 * 5 * 60) }
        #expect(model.ledger.medicine.tripSeconds.min == expected.min())
        #expect(model.ledger.medicine.tripSeconds.max == expected.max())
        #expect(model.ledger.medicine.tripSeconds.count == 2 && model.ledger.medicine.lateSeconds == 0)
    }

    @Test("lateness is counted from when the medicine ran out to the door or the end of the run")
    func nobodyFetches() throws {
        let plan = try plan(days: 6) { $0.proxies = 0 }
        let model = try Apothecary.run(plan)
        let city = City(plan)
        let random = RandomSource(seed: 1, replication: 0)
        var seconds = 0
        var missing = 0
        for household in city.geography.personsInHousehold.indices
        where random.uniform(.medicineNeed, entity: UInt32(household)) < 0.5 {
            let due = Int((1 + 5 * random.uniform(.firstRefill, entity: UInt32(household))) * 86_400)
            if due < 6 * 86_400 { (seconds, missing) = (seconds + 6 * 86_400 - due, missing + 1) }
        }
        #expect(model.ledger.medicine.missing == missing && missing > 100)
        #expect(model.ledger.medicine.lateSeconds == seconds)
        #expect(model.ledger.medicine.refills == 0 && model.ledger.medicine.longestLateSeconds <= 5 * 86_400)
    }

    @Test("every prescription is handed over once, missing, or not yet due")
    func nothingIsLost() throws {
        let tally = try Apothecary.run(try plan(days: 20)).ledger.medicine
        #expect(tally.prescriptions == tally.refills && tally.refills > tally.households * 2)
        #expect(tally.refills <= tally.households * 5)
    }

    @Test("more pharmacies make queues shorter and fewer refills late")
    func pharmacies() throws {
        func tally(_ count: Int) throws -> MedicineTally {
            let minutes = try Distribution.constant(25)
            let plan = try plan(days: 20) {
                $0.pharmacies = count
                $0.minutesPerPrescription = minutes
            }
            return try Apothecary.run(plan).ledger.medicine
        }
        let (few, many) = (try tally(1), try tally(4))
        #expect(few.lateSeconds > 2 * many.lateSeconds)
        #expect(few.queueSeconds.mean > 2 * many.queueSeconds.mean)
    }

    @Test("a phase that opens pharmacies shortens the queue from its day on; those open before stay where they are")
    func phase() throws {
        let minutes = try Distribution.constant(25)
        let few = try plan(days: 20) { $0.minutesPerPrescription = minutes }
        var many = few
        many.medicine?.pharmacies = 4
        let eased = try Apothecary.run(few, phase: many)
        #expect(eased.ledger.medicine.lateSeconds < (try Apothecary.run(few)).ledger.medicine.lateSeconds)
        #expect(eased.medicine.pharmacies.counters.count == 4)
        var wider = few
        wider.medicine?.counters = 4
        let served = try Apothecary.run(few, phase: wider).ledger.medicine
        #expect(served.lateSeconds < (try Apothecary.run(few)).ledger.medicine.lateSeconds)
    }

    @Test("when crews stay away so do proxies")
    func absence() throws {
        var plan = try plan()
        var model = try Apothecary(plan)
        plan.shocks = [
            ShockPlan(
                id: "ill", kind: .crewsAbsent, place: ShockPlan.Place(), size: 1, occurrence: .at(day: 0, second: 0),
                durationHours: try .constant(1000))
        ]
        var schedule = Schedule<CityEvent>(startingAt: .zero)
        var disruptions = Disruptions(city: City(plan), random: RandomSource(seed: 1, replication: 0))
        _ = disruptions.handle(.began(shock: 0, occurrence: 0), in: &schedule)
        model.medicine.adopt(disruptions)
        model.medicine.startDay(ledger: &model.ledger, in: &schedule)
        let before = schedule.pendingCount
        model.medicine.handle(.shiftStarted, ledger: &model.ledger, in: &schedule)
        #expect(schedule.pendingCount == before)
    }

    @Test("a pharmacy with Poisson customers and exponential service waits as M/M/c says")
    func queueingTheory() throws {
        // Many communities, each of which hands in at midnight what runs out that day; to make arrivals Poisson, proxies
        // travel from places spread so far that the times of arrival mix: so the pharmacy is fed directly instead.
        var plan = try plan(days: 400) {
            $0.householdShare = 0
            $0.counters = 3
            $0.openingHours = .always()
        }
        plan.geography.origin = .table([
            CellRow(
                id: "a", district: "d", community: "c", place: Place(longitude: 114, latitude: 30), residents: 2,
                households: 1)
        ])
        var pharmacies = Pharmacies(city: City(plan))
        _ = pharmacies.open(1, counters: 3, at: .zero)
        var stream = RandomSource(seed: 4, replication: 0).stream(.counterWork, entity: 1)
        var arrival = Instant.zero
        var queue = EventQueue<Medicine.Trip.ID>()
        var number = 0
        func serve(_ trip: Medicine.Trip.ID, at now: Instant) {
            queue.insert(trip, at: now + Span(ticks: Int64((stream.exponential() * 600).rounded())))
        }
        // Six customers in half an hour, ten minutes each, three counters: load 2 (Erlang 1917).
        while number < 60_000 {
            if let next = queue.peek?.time, next <= arrival {
                _ = queue.popMin()
                if let trip = pharmacies.release(0, at: next) { serve(trip, at: next) }
            } else {
                if pharmacies.offer(Medicine.Trip.ID(number), to: 0, at: arrival) {
                    serve(Medicine.Trip.ID(number), at: arrival)
                }
                number += 1
                arrival = arrival + Span(ticks: Int64((stream.exponential() * 300).rounded()))
            }
        }
        // The chance of waiting is 4/9, the mean wait that over 3 - 2 services of ten minutes.
        let counters = pharmacies.counters[0]
        #expect(abs(counters.waits.mean / (600 * 4.0 / 9) - 1) < 0.06)
        #expect(abs(counters.busy.mean(at: arrival) - 2) < 0.05)
    }
}
