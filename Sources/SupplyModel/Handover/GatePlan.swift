public import Stochastics

/// How residents collect their parcels at the gate.
public struct GatePlan: Sendable {
    /// Times for which residents are asked to come.
    public struct Slots: Hashable, Sendable {
        /// Slots in a day, from the start of the shift on, at least 1.
        public var perDay: Int
        /// Minutes of a slot.
        public var minutes: Double
        /// Residents who are asked to one slot at one pick-up point.
        public var residents: Int

        /// Creates the slots of a day.
        public init(perDay: Int, minutes: Double, residents: Int) {
            self.perDay = perDay
            self.minutes = minutes
            self.residents = residents
        }
    }

    /// Pick-up points of each cell, at least 1.
    public var pointsPerCell = 1
    /// Cells of a community that share one pick-up point, at least 1; above 1 only where a cell has one point.
    public var cellsPerPoint = 1
    /// Members who hand out at one point at a time, at most.
    public var posts = 1
    /// Minutes to find and check a resident's parcels.
    public var minutesPerResident = 0.5
    /// Minutes more for each parcel.
    public var minutesPerParcel = 0.5
    /// Minutes from notice (or from the start of the shift, for what came overnight) until a resident comes, where
    /// there are no slots; nil for at once.
    public var delayMinutes: Distribution?
    /// Slots; nil when residents come as they like.
    public var slots: Slots?
    /// Square metres in which people wait at a pick-up point, by the housing of the first cell that it serves.
    public var area: [HousingType: Double] = [:]

    /// Square metres where no area is given.
    public static let defaultArea = 40.0

    /// Square metres for each person below which waiting is crowded.
    public static let areaPerPerson = 4.0

    /// One pick-up point a cell, to which residents come at once.
    public init() {}
}
