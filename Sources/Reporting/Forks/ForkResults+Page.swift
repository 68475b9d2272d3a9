import Experiments
public import Foundation
import SupplyModel

extension ForkResults {
    /// What is drawn day by day.
    private static let dailyFigures: [FigureName] = [
        .unmetShare, .orderToDoorMean, .ordersDelivered, .autonomyDays,
    ]

    /// `report.json` and `report.html` of the futures beside one another.
    ///
    /// - Parameters:
    ///   - notes: where the scenario's figures come from.
    ///   - strings: the words.
    public func pages(notes: [ScenarioNote], _ strings: Strings) throws -> [(name: String, data: Data)] {
        var document = ForkDocument(of: self)
        document.daily = Self.dailyFigures.map(daily)
        document.marks = RunReport.marks(of: plan, shocks: outcomes[0].unchanged.ledger.shocks)
        return try StudyReport(document, StudyContext(notes: notes, isCity: true)).files(strings)
    }

    private func daily(_ name: FigureName) -> ForkDocument.Daily {
        let figure = FigureReference(name)
        func means(_ days: Range<Int>, of future: Int?) -> [Figure] {
            days.map { day in
                let values = outcomes.map { outcome in
                    let run = future.map { outcome.futures[$0] } ?? outcome.unchanged
                    return run.during(day..<day + 1).value(of: figure)
                }
                return Figure(values.reduce(0, +) / Double(values.count), decimals: 6)
            }
        }
        let futures = [nil] + names.indices.map(Int?.some)
        return ForkDocument.Daily(
            past: means(0..<day, of: nil), futures: futures.map { means(day..<plan.days, of: $0) },
            figure: figure.description)
    }
}
