import EventKernel

/// What buses did and suffered beyond trips and kilometres, over the run.
public struct FleetTally: Sendable, Hashable {
    /// Seconds that buses were on trips outside their shift.
    public internal(set) var overtimeSeconds = 0
    /// Days on which a bus visited a cell, over all buses.
    public internal(set) var busDays = 0
    /// Different cells that a bus visited on a day, summed over buses and days.
    public internal(set) var cellsVisited = 0
    /// The most different cells that one bus visited on one day.
    public internal(set) var mostCellsVisited = 0
    /// Breakdowns on the road.
    public internal(set) var breakdowns = 0
    /// Seconds that those buses were repaired.
    public internal(set) var repairSeconds = 0
    /// Seconds that loads waited for the repair or for another bus.
    public internal(set) var loadWaitSeconds = 0
    /// Loads that another bus took over.
    public internal(set) var replacements = 0
    /// Batches that came back to their store because the gate had closed.
    public internal(set) var batchesBroughtBack = 0
}

extension Ledger {
    mutating func busWorked(_ time: Span, overtime: Span) {
        busWorked(time)
        fleet.overtimeSeconds += Int(overtime.ticks)
    }

    /// A bus came to a cell for the first time on a day, the so manieth that it came to.
    mutating func busVisited(cellsToday: Int) {
        fleet.cellsVisited += 1
        if cellsToday == 1 { fleet.busDays += 1 }
        fleet.mostCellsVisited = max(fleet.mostCellsVisited, cellsToday)
    }

    mutating func busBrokeDown(repairedIn time: Span) {
        fleet.breakdowns += 1
        fleet.repairSeconds += Int(time.ticks)
    }

    mutating func loadWaited(_ time: Span) {
        fleet.loadWaitSeconds += Int(time.ticks)
    }

    mutating func loadReplaced() {
        fleet.replacements += 1
    }

    mutating func broughtBack(_ batches: Int) {
        fleet.batchesBroughtBack += batches
    }
}
