import EventKernel
import Stochastics

/// Medicine: refills fall due, prescriptions are handed in, and proxies fetch them and bring them to the doors.
///
/// Medicine is counted in refills; it is none of the goods. Proxies take prescriptions in the order in which they were
/// handed in, as many as one trip allows, to the nearest open pharmacy; wait there for a counter; and go from door to door
/// on their return.
struct Medicine: Sendable {
    enum Event: BitwiseCopyable {
        case shiftStarted
        case arrived(Trip.ID)
        case served(Trip.ID)
        case handedOver(Trip.ID)
    }

    /// A proxy's way to a pharmacy and back with some prescriptions.
    struct Trip: BitwiseCopyable, Sendable {
        typealias ID = EntityID<Trip>

        let community: UInt32
        let pharmacy: UInt32
        /// Where its prescriptions begin among those that the community handed in.
        let first: UInt32
        let count: UInt32
        /// The number of the trip in its community, from 0.
        let number: UInt32
        let startedAt: Int32
        var arrivedAt: Int32
    }

    /// A household that needs a medicine.
    private struct Patient: BitwiseCopyable, Sendable {
        let household: UInt32
        /// How many refills it has had.
        var refills: UInt32
        /// When its medicine runs out, in seconds.
        var dueAt: Int32
        /// Whether its prescription is handed in.
        var isHandedIn: Bool
    }

    private var plan: MedicinePlan
    private let random: RandomSource
    private(set) var pharmacies: Pharmacies
    private var patients: [Patient] = []
    /// The patients of each community.
    private let patientsOfCommunity: [Range<Int>]
    /// Patients in the order in which they handed in their prescriptions, by community.
    private var handedIn: [[UInt32]]
    /// How many of those a proxy has taken along.
    private var taken: [Int]
    private var free: [Int]
    private var out: [Int]
    private var tripCount: [UInt32]
    private var trips = SlotPool<Trip>()
    private var crewShare: [Double]

    /// Draws who needs medicine and how long it lasts at the start; nil when the plan has no such process.
    ///
    /// At the start all prescriptions handed in before are filled: everybody has medicine for `daysAhead` days and a
    /// uniform part of a refill.
    init?(city: City, random: RandomSource, ledger: inout Ledger) {
        guard let plan = city.plan.medicine else { return nil }
        self.plan = plan
        self.random = random
        pharmacies = Pharmacies(city: city)
        _ = pharmacies.open(plan.pharmacies, counters: plan.counters, at: .zero)
        var ranges: [Range<Int>] = []
        for community in city.geography.communities {
            let first = patients.count
            for cell in community.cells {
                for household in city.geography.cells[cell].households
                where random.uniform(.medicineNeed, entity: UInt32(household)) < plan.householdShare {
                    let elapsed = random.uniform(.firstRefill, entity: UInt32(household))
                    let days = Medicine.refillDays(plan, household: household, refills: 0, random: random)
                    patients.append(
                        Patient(
                            household: UInt32(household), refills: 0,
                            dueAt: Medicine.seconds(plan.daysAhead + days * elapsed),
                            isHandedIn: false))
                }
            }
            ranges.append(first..<patients.count)
        }
        patientsOfCommunity = ranges
        handedIn = Array(repeating: [], count: ranges.count)
        taken = Array(repeating: 0, count: ranges.count)
        free = taken
        out = taken
        tripCount = Array(repeating: 0, count: ranges.count)
        crewShare = Array(repeating: 1, count: ranges.count)
        ledger.medicine.households = patients.count
    }

    /// Hands in the prescriptions of all whose medicine runs out soon, and plans the day's shift.
    mutating func startDay(ledger: inout Ledger, in schedule: inout Schedule<CityEvent>) {
        let now = schedule.now.ticks
        let until = now + Int64(secondsPerDay) + Int64(plan.daysAhead * Double(secondsPerDay))
        var overdue = 0
        for community in patientsOfCommunity.indices {
            for patient in patientsOfCommunity[community] {
                if Int64(patients[patient].dueAt) <= now { overdue += 1 }
                guard !patients[patient].isHandedIn, Int64(patients[patient].dueAt) < until else { continue }
                patients[patient].isHandedIn = true
                handedIn[community].append(UInt32(patient))
            }
        }
        ledger.medicineOverdue(overdue, on: schedule.now.day)
        schedule.at(plan.shift.nextOpening(after: schedule.now), .medicine(.shiftStarted))
    }

    /// Takes over the parameters of a phase; who needs medicine stays.
    mutating func adopt(_ city: City, ledger: inout Ledger, in schedule: inout Schedule<CityEvent>) {
        guard let plan = city.plan.medicine else { return }
        self.plan = plan
        for trip in pharmacies.open(plan.pharmacies, counters: plan.counters, at: schedule.now) {
            serve(trip, ledger: &ledger, in: &schedule)
        }
    }

    /// Takes over what is wrong: crews that stay away.
    mutating func adopt(_ disruptions: Disruptions) {
        crewShare = disruptions.crewShare
    }

    mutating func handle(_ event: Event, ledger: inout Ledger, in schedule: inout Schedule<CityEvent>) {
        switch event {
        case .shiftStarted:
            for community in handedIn.indices {
                free[community] = Int((Double(plan.proxies) * crewShare[community]).rounded()) - out[community]
                sendProxies(of: community, in: &schedule)
            }
        case .arrived(let trip):
            trips[trip].arrivedAt = Int32(schedule.now.ticks)
            if pharmacies.offer(trip, to: Int(trips[trip].pharmacy), at: schedule.now) {
                serve(trip, ledger: &ledger, in: &schedule)
            }
        case .served(let id):
            let trip = trips[id]
            if let next = pharmacies.release(Int(trip.pharmacy), at: schedule.now) {
                serve(next, ledger: &ledger, in: &schedule)
            }
            schedule.after(travelTime(of: trip) + doorTime(Int(trip.count)), .medicine(.handedOver(id)))
        case .handedOver(let id):
            let trip = trips[id]
            trips.remove(id)
            handOver(trip, ledger: &ledger, at: schedule.now)
            let community = Int(trip.community)
            free[community] += 1
            out[community] -= 1
            sendProxies(of: community, in: &schedule)
        }
    }

    /// Counts those whose medicine has run out by the end of the run and has not come.
    func finish(at end: Instant, ledger: inout Ledger) {
        for patient in patients where Int64(patient.dueAt) < end.ticks {
            ledger.medicineMissing(for: Span(ticks: end.ticks - Int64(patient.dueAt)))
        }
    }

    private mutating func sendProxies(of community: Int, in schedule: inout Schedule<CityEvent>) {
        guard plan.shift.isOpen(at: schedule.now) else { return }
        while free[community] > 0, taken[community] < handedIn[community].count {
            let count = min(plan.prescriptionsPerTrip, handedIn[community].count - taken[community])
            let trip = Trip(
                community: UInt32(community), pharmacy: UInt32(pharmacies.nearest[community]),
                first: UInt32(taken[community]), count: UInt32(count), number: tripCount[community],
                startedAt: Int32(schedule.now.ticks), arrivedAt: 0)
            taken[community] += count
            tripCount[community] += 1
            free[community] -= 1
            out[community] += 1
            let id = trips.insert(trip)
            schedule.after(travelTime(of: trip), .medicine(.arrived(id)))
        }
    }

    private func serve(_ id: Trip.ID, ledger: inout Ledger, in schedule: inout Schedule<CityEvent>) {
        let trip = trips[id]
        ledger.medicineQueued(Span(ticks: schedule.now.ticks - Int64(trip.arrivedAt)))
        var stream = random.stream(.counterWork, entity: trip.community, index: trip.number)
        var minutes = 0.0
        for _ in 0..<trip.count { minutes += max(0, plan.minutesPerPrescription.sample(using: &stream)) }
        schedule.at(
            plan.openingHours.finish(of: Span(minutes: minutes), startingAt: schedule.now), .medicine(.served(id)))
    }

    /// Hands the medicine over door by door; the last door is now.
    private mutating func handOver(_ trip: Trip, ledger: inout Ledger, at now: Instant) {
        let tripTime = Span(ticks: now.ticks - Int64(trip.startedAt))
        ledger.medicineTrip(of: tripTime, prescriptions: Int(trip.count))
        for position in 0..<Int(trip.count) {
            let patient = Int(handedIn[Int(trip.community)][Int(trip.first) + position])
            let door = now.ticks - doorTime(Int(trip.count) - 1 - position).ticks
            let due = Int64(patients[patient].dueAt)
            ledger.medicineRefilled(late: Span(ticks: max(0, door - due)))
            patients[patient].refills += 1
            patients[patient].isHandedIn = false
            let days = Medicine.refillDays(
                plan, household: Int(patients[patient].household), refills: patients[patient].refills, random: random)
            patients[patient].dueAt = Int32(clamping: max(due, door) + Int64(Medicine.seconds(days)))
        }
    }

    private func travelTime(of trip: Trip) -> Span {
        let metres = pharmacies.metres(from: Int(trip.community), to: Int(trip.pharmacy))
        return Span(ticks: Int64((metres / (plan.speed / 3.6)).rounded(.up)))
    }

    private func doorTime(_ doors: Int) -> Span { Span(minutes: plan.minutesPerDoor * Double(doors)) }

    private static func seconds(_ days: Double) -> Int32 { Int32(clamping: Int64(days * Double(secondsPerDay))) }

    private static func refillDays(
        _ plan: MedicinePlan, household: Int, refills: UInt32, random: RandomSource
    ) -> Double {
        var stream = random.stream(.refillInterval, entity: UInt32(household), index: refills)
        return max(0, plan.refillDays.sample(using: &stream))
    }
}
