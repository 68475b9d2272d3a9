import SupplyModel

/// What the buses did and suffered beyond trips and kilometres.
extension Replication {
    /// Hours that buses were on trips outside their shift.
    public var busOvertimeHours: Double { Double(ledger.fleet.overtimeSeconds) / 3600 }

    /// Different cells that a bus visits on a day on which it visits any, on average.
    public var cellsPerBusDay: Double { Double(ledger.fleet.cellsVisited) / Double(ledger.fleet.busDays) }

    /// Breakdowns on the road.
    public var breakdowns: Int { ledger.fleet.breakdowns }

    /// Hours that buses were under repair.
    public var repairHours: Double { Double(ledger.fleet.repairSeconds) / 3600 }

    /// Hours that loads waited on a bus that had broken down.
    public var loadWaitHours: Double { Double(ledger.fleet.loadWaitSeconds) / 3600 }
}
