public import EventKernel
public import Stochastics

/// The crews that carry parcels from a cell's gate to the doors.
public struct HandoverPlan: Sendable {
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
