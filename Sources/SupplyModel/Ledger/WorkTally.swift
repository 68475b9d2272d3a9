/// Work that costs are reckoned from, beside what the days hold.
public struct WorkTally: Sendable, Hashable {
    /// Seconds that pickers worked.
    public internal(set) var pickingSeconds = 0.0
    private var linesPerHour: Double

    init(_ plan: CityPlan) {
        linesPerHour = plan.picking.linesPerHour
    }

    /// Takes over the parameters of a phase.
    mutating func adopt(_ plan: CityPlan) {
        linesPerHour = plan.picking.linesPerHour
    }

    mutating func picked(_ batch: Batch) {
        pickingSeconds += Double(batch.packages) * 3600 / linesPerHour
    }
}
