import Experiments
import Foundation
import SupplyModel

extension NetworkResults {
    /// The text of `periods.csv`: the first periods of the first replication, a row for each node and period.
    public var periodTable: String {
        let columns: [(name: String, value: (NetworkPeriod) -> Double)] = [
            ("demand", { $0.flow.asked }), ("met_at_once", { $0.flow.metAtOnce }),
            ("backordered", { $0.flow.backordered }), ("lost", { $0.flow.lost }), ("sold", { $0.flow.sold }),
            ("orders", { $0.flow.orders }), ("ordered", { $0.flow.ordered }), ("received", { $0.flow.received }),
            ("sent", { $0.flow.sent }), ("wasted", { $0.flow.wasted }), ("on_hand", { $0.onHand }),
            ("backorders", { $0.backorders }), ("in_transit", { $0.inTransit }), ("position", { $0.position }),
            ("cost", { $0.flow.cost }), ("revenue", { $0.flow.revenue }),
        ]
        var table = CSVText(header: ["period", "node"] + columns.map(\.name))
        for row in estimates.replications[0].trace {
            table.append(
                ["\(row.period)", estimates.plan.nodes[row.node].id]
                    + columns.map { CSVText.field($0.value(row), decimals: 6) })
        }
        return table.text
    }
}

extension OutputFolder {
    /// Writes `summary.json` and `periods.csv` of a network, each aside first and then renamed.
    ///
    /// - Returns: the names of the files.
    public func write(_ run: NetworkResults) throws -> [String] {
        try write([("summary.json", try run.summary.json), ("periods.csv", Data(run.periodTable.utf8))])
    }
}
