import Experiments
import SupplyModel

extension Summary {
    /// What the buses did and suffered beyond trips.
    public struct Fleet: Codable, Hashable, Sendable {
        /// Hours on trips outside the shift.
        public var overtimeHours: Figure
        /// Different cells that a bus visits in a day, on average.
        public var cellsPerBusDay: Figure
        /// The most that one bus visited on one day.
        public var mostCellsPerBusDay: Figure
        /// Breakdowns on the road.
        public var breakdowns: Figure
        /// Hours that buses were under repair.
        public var repairHours: Figure
        /// Hours that loads waited for the repair or for another bus.
        public var loadWaitHours: Figure
        /// Loads that another bus took over.
        public var loadsReplaced: Figure
        /// Batches that came back because the gate had closed.
        public var batchesBroughtBack: Figure

        enum CodingKeys: String, CodingKey {
            case overtimeHours = "overtime_hours"
            case cellsPerBusDay = "cells_per_bus_day"
            case mostCellsPerBusDay = "most_cells_per_bus_day"
            case breakdowns
            case repairHours = "repair_hours"
            case loadWaitHours = "load_wait_hours"
            case loadsReplaced = "loads_replaced"
            case batchesBroughtBack = "batches_brought_back"
        }
    }
}

extension Summary.Fleet {
    init(_ series: inout Series) {
        overtimeHours = series.mean("fleet.overtime_hours") { $0.busOvertimeHours }
        cellsPerBusDay = series.mean("fleet.cells_per_bus_day") { $0.cellsPerBusDay }
        mostCellsPerBusDay = series.mean("fleet.most_cells_per_bus_day") { $0.ledger.fleet.mostCellsVisited }
        breakdowns = series.mean("fleet.breakdowns") { $0.breakdowns }
        repairHours = series.mean("fleet.repair_hours") { $0.repairHours }
        loadWaitHours = series.mean("fleet.load_wait_hours") { $0.loadWaitHours }
        loadsReplaced = series.mean("fleet.loads_replaced") { $0.ledger.fleet.replacements }
        batchesBroughtBack = series.mean("fleet.batches_brought_back") { $0.ledger.fleet.batchesBroughtBack }
    }
}

extension RunResults {
    /// Whether the scenario or one of its phases switches on what the section on the fleet tells of.
    var reportsFleet: Bool {
        city.plan.reportsFleetDetail
    }
}
