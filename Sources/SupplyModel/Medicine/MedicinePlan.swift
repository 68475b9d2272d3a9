public import EventKernel
public import Stochastics

/// How medicine reaches those who need it: proxies of each community fetch prescriptions from designated pharmacies.
public struct MedicinePlan: Sendable {
    /// The share of households in which someone needs a medicine all the time, 0...1.
    public var householdShare: Double
    /// Days for which a refill lasts, drawn for each.
    public var refillDays: Distribution
    /// How many days before it runs out of medicine a household hands its prescription in.
    public var daysAhead: Double
    /// The members of each community who fetch medicine.
    public var proxies: Int
    /// The most prescriptions that one takes along.
    public var prescriptionsPerTrip: Int
    /// When proxies set out; who is on the way finishes the trip.
    public var shift: WorkCalendar
    /// How fast proxies travel, in kilometres an hour by road.
    public var speed: Double
    /// The designated pharmacies that are open.
    public var pharmacies: Int
    /// The counters of each.
    public var counters: Int
    /// When counters serve; who is being served or waits goes on at the next opening.
    public var openingHours: WorkCalendar
    /// Minutes at the counter for each prescription, drawn for each.
    public var minutesPerPrescription: Distribution
    /// Minutes from door to door of those who wait for their medicine.
    public var minutesPerDoor: Double

    /// Creates the plan; the scenario reader has checked the ranges.
    public init(
        householdShare: Double, refillDays: Distribution, daysAhead: Double, proxies: Int, prescriptionsPerTrip: Int,
        shift: WorkCalendar, speed: Double, pharmacies: Int, counters: Int, openingHours: WorkCalendar,
        minutesPerPrescription: Distribution, minutesPerDoor: Double
    ) {
        self.householdShare = householdShare
        self.refillDays = refillDays
        self.daysAhead = daysAhead
        self.proxies = proxies
        self.prescriptionsPerTrip = prescriptionsPerTrip
        self.shift = shift
        self.speed = speed
        self.pharmacies = pharmacies
        self.counters = counters
        self.openingHours = openingHours
        self.minutesPerPrescription = minutesPerPrescription
        self.minutesPerDoor = minutesPerDoor
    }
}
