public import Experiments
import Statistics
public import SupplyModel

/// A finished fork: what was asked for and what was observed, from which every output is made.
public struct ForkResults: Sendable {
    /// What was asked for, of the unchanged future.
    public let request: RunRequest
    /// The names of the futures beside the unchanged one.
    public let names: [String]
    /// What each of them changes, as its summary names it.
    public let changes: [String]
    /// The days of the past.
    public let day: Int
    let outcomes: [Fork.Outcome]
    let comparisons: [ForkComparison]

    /// The name of the future in which nothing changes.
    public static let unchanged = "unchanged"

    /// The figures that are compared unless others are asked for.
    public static let headline = [
        "order_to_door.mean", "fill_rate", "on_time_in_full", "orders_delivered", "unmet_person_days", "unmet_share",
        "households_never_served", "longest_gap_days", "delivered_share.p10", "gini", "trips", "bus_utilisation",
        "crew_utilisation", "spoiled_t",
    ]

    /// Gathers a fork's results; nil when no replication is complete.
    public init?(
        of request: RunRequest, names: [String], changes: [String], day: Int, outcomes: [Fork.Outcome],
        figures: [FigureReference]
    ) {
        guard !outcomes.isEmpty else { return nil }
        (self.request, self.names, self.changes, self.day) = (request, names, changes, day)
        self.outcomes = outcomes
        comparisons = figures.map { ForkComparison($0, in: outcomes, fork: day) }
    }

    var plan: CityPlan { outcomes[0].unchanged.city.plan }

    /// Each future as a run, the unchanged one first, with its name.
    public var runs: [(name: String, run: RunResults)] {
        let unchanged = RunResults(of: request, replications: outcomes.map(\.unchanged))
        let others = names.indices.map { way -> (String, RunResults?) in
            var request = request
            request.settings.append("from \(plan.start + day): \(changes[way])")
            return (names[way], RunResults(of: request, replications: outcomes.map { $0.futures[way] }))
        }
        return ([(Self.unchanged, unchanged)] + others).compactMap { name, run in run.map { (name, $0) } }
    }

    /// The text of `futures.csv`: a row for each figure and future.
    public var table: String {
        var table = CSVText(header: [
            "figure", "unit", "future", "mean", "low", "high", "difference", "difference_low", "difference_high",
        ])
        func ends(_ interval: ConfidenceInterval) -> [String] {
            [interval.mean, interval.low, interval.high].map { CSVText.field($0, decimals: 6) }
        }
        for comparison in comparisons {
            let head = [comparison.figure.description, comparison.figure.name.definition.unit]
            table.append(head + [Self.unchanged] + ends(comparison.unchanged) + ["", "", ""])
            for way in names.indices {
                table.append(head + [names[way]] + ends(comparison.futures[way]) + ends(comparison.differences[way]))
            }
        }
        return table.text
    }

    /// The text of `daily.csv` of the fork: the daily table of every future, with its name in front.
    public var dailyTable: String {
        var text = ""
        for (index, (name, run)) in runs.enumerated() {
            let lines = run.dailyTable.split(separator: "\n", omittingEmptySubsequences: true)
            if index == 0 { text += "future,\(lines[0])\n" }
            let quoted = CSVText.quoted(name)
            for line in lines.dropFirst() { text += "\(quoted),\(line)\n" }
        }
        return text
    }
}
