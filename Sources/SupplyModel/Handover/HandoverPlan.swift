public import EventKernel
public import Stochastics

/// The crews that carry parcels from a cell's gate to the doors, or hand them out there.
public struct HandoverPlan: Sendable {
    /// How parcels get from the gate to the households.
    public enum Mode: String, CaseIterable, Sendable {
        /// Members carry them to the doors and leave them there, without contact.
        case door
        /// Residents come to the gate and collect them.
        case gate
    }

    /// Volunteers and cadres on the lists of all communities together (nominal).
    public var members: Int
    /// Coefficient of variation of a community's members per resident: some lists are long, some short.
    public var dispersion: Double
    /// The share of those at work who carry parcels; the others guard gates and telephone.
    public var deliveryShare: Double
    /// The share of a community's members who come, drawn for each community and day; values are taken into 0...1.
    public var attendance: Distribution
    /// When crews work: no round starts outside.
    public var shift: WorkCalendar
    /// Most parcels (packages) that one member takes on a round.
    public var parcelsPerRound: Int
    /// Minutes of a round beside the parcels: to the gate, disinfection, and back.
    public var minutesPerRound: Double
    /// Minutes for each parcel: to its door, contactless drop, notice.
    public var minutesPerParcel: Double
    /// Cells whose people live in other ways, where parcels take other times.
    public var housing: [HousingType: HousingWork] = [:]
    /// Who is listed and does not work the whole shift.
    public var failures = AttendanceFailures()
    /// Days on duty and days of rest by turns; nil when everybody is asked to come every day.
    public var rota: DutyRota?
    /// How days on duty tire; nil when they do not.
    public var fatigue: FatiguePlan?
    /// How experience makes members faster; nil when it does not.
    public var learning: LearningPlan?
    /// The protective gear that members wear; nil when there is always enough.
    public var gear: GearPlan?
    /// Where members are sent.
    public var staffing = StaffingPlan()
    /// How parcels get to the households.
    public var mode = Mode.door
    /// The gates, where residents collect.
    public var gate = GatePlan()

    /// Creates the plan of the crews.
    public init(
        members: Int, dispersion: Double, deliveryShare: Double, attendance: Distribution, shift: WorkCalendar,
        parcelsPerRound: Int, minutesPerRound: Double, minutesPerParcel: Double
    ) {
        self.members = members
        self.dispersion = dispersion
        self.deliveryShare = deliveryShare
        self.attendance = attendance
        self.shift = shift
        self.parcelsPerRound = parcelsPerRound
        self.minutesPerRound = minutesPerRound
        self.minutesPerParcel = minutesPerParcel
    }
}

/// How long a parcel takes where people live in one way.
public struct HousingWork: Hashable, Sendable {
    /// Minutes for each parcel without the stairs; nil when as elsewhere.
    public var minutesPerParcel: Double?
    /// Storeys of its houses, at least 1.
    public var floors: Double
    /// Minutes to climb and come down one storey with a parcel.
    public var minutesPerFloor: Double

    /// Creates the work of one type of housing.
    public init(minutesPerParcel: Double?, floors: Double, minutesPerFloor: Double) {
        self.minutesPerParcel = minutesPerParcel
        self.floors = floors
        self.minutesPerFloor = minutesPerFloor
    }

    /// Minutes for a parcel: doors are spread evenly over the floors, so that the mean climb is half of `floors - 1`.
    func minutes(elsewhere: Double) -> Double {
        (minutesPerParcel ?? elsewhere) + minutesPerFloor * (floors - 1) / 2
    }
}

extension HandoverPlan {
    /// Whether the crews do anything beyond coming as the attendance is drawn and working at one pace.
    var hasProcesses: Bool {
        failures.late != nil || failures.early != nil || failures.signedForShare > 0 || failures.visits != nil
            || rota != nil || fatigue != nil || learning != nil || gear != nil || staffing.rule != .fixed
    }
}

extension City {
    /// Whether, in some phase, the crews do anything beyond coming as the attendance is drawn and working at one pace.
    public var hasCrewProcesses: Bool {
        plan.handover.hasProcesses || plan.phases.contains { $0.plan.handover.hasProcesses }
    }

    /// Whether residents collect at gates in some phase.
    public var hasGates: Bool {
        plan.handover.mode == .gate || plan.phases.contains { $0.plan.handover.mode == .gate }
    }
}
