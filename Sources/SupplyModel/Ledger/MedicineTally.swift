import EventKernel
public import Statistics

/// What became of refills of medicine.
public struct MedicineTally: Sendable, Hashable {
    /// Households that need medicine.
    public internal(set) var households = 0
    /// Refills handed over.
    public internal(set) var refills = 0
    /// Of these, those that came after the medicine had run out.
    public internal(set) var lateRefills = 0
    /// Refills that were due by the end of the run and had not come.
    public internal(set) var missing = 0
    /// Seconds for which people were without medicine, over all refills late or missing.
    public internal(set) var lateSeconds = 0
    /// The longest of them.
    public internal(set) var longestLateSeconds = 0
    /// Seconds of a proxy's trip, from setting out to the last door.
    public internal(set) var tripSeconds = LogHistogram()
    /// Seconds for which a proxy waited for a counter.
    public internal(set) var queueSeconds = LogHistogram()
    /// Prescriptions that trips brought.
    public internal(set) var prescriptions = 0
    /// Households without medicine at the start of each day.
    public internal(set) var overdue: [Int] = []

    init() {}

    init(city: City) {
        guard city.plan.medicine != nil else { return }
        overdue = Array(repeating: 0, count: city.plan.days)
    }
}

extension Ledger {
    mutating func medicineOverdue(_ count: Int, on day: Int) {
        if day < medicine.overdue.count { medicine.overdue[day] = count }
    }

    mutating func medicineQueued(_ wait: Span) {
        medicine.queueSeconds.add(wait.ticks)
    }

    mutating func medicineTrip(of time: Span, prescriptions: Int) {
        medicine.tripSeconds.add(time.ticks)
        medicine.prescriptions += prescriptions
    }

    mutating func medicineRefilled(late: Span) {
        medicine.refills += 1
        if late > .zero { medicine.lateRefills += 1 }
        addLateness(late)
    }

    mutating func medicineMissing(for time: Span) {
        medicine.missing += 1
        addLateness(time)
    }

    private mutating func addLateness(_ time: Span) {
        medicine.lateSeconds += Int(time.ticks)
        medicine.longestLateSeconds = max(medicine.longestLateSeconds, Int(time.ticks))
    }
}
