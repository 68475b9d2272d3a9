public import Experiments
public import SupplyModel

/// How far a run has come, as one line.
public struct ProgressText: Sendable {
    private let start: CalendarDate
    private let days: Int
    private let replications: Int

    /// Describes a run of a city.
    public init(plan: CityPlan, replications: Int) {
        start = plan.start
        days = plan.days
        self.replications = replications
    }

    /// Simulated date, orders delivered, time left, and a bar in the room that is left.
    public func line(_ progress: Replications.Progress, elapsedSeconds: Double, width: Int) -> String {
        let left = elapsedSeconds * (1 - progress.fractionDone) / progress.fractionDone
        let date = start + max(0, progress.day - 1)
        let series = replications > 1 ? "\(progress.completed)/\(replications) runs, " : ""
        let share = Int(progress.fractionDone * 100)
        let text =
            "\(date), \(series)\(NumberText.count(progress.ordersDelivered)) orders delivered, \(share)%, "
            + "\(NumberText.duration(seconds: left)) left"
        let room = min(30, width - text.count - 4)
        guard room >= 5 else { return text }
        let bar = Bar.text(share: progress.fractionDone, width: room)
        return "\(bar)\(String(repeating: "·", count: room - bar.count)) \(text)"
    }

    /// The share of some work that is done, and the time left.
    public static func line(_ share: Double, of work: String, elapsedSeconds: Double) -> String {
        let left = elapsedSeconds * (1 - share) / max(share, 1e-9)
        return "\(Int(share * 100))% of \(work), \(NumberText.duration(seconds: left)) left"
    }
}
