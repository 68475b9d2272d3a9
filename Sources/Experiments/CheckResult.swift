public import SupplyModel

/// A check of the scenario with the run's own value beside what was observed.
public struct CheckResult: Sendable {
    /// The check.
    public let check: CheckPlan
    /// The run's value, the mean over replications; NaN where the run does not have those days or that figure.
    public let value: Double

    /// By how much the value lies outside what was observed, over the nearer end of it: 0 within, -0.2 when a fifth too low.
    ///
    /// NaN where there is no value, or where nothing was observed and there is something.
    public var distance: Double {
        guard !value.isNaN else { return .nan }
        if check.observed.contains(value) { return 0 }
        let nearest = value < check.observed.lowerBound ? check.observed.lowerBound : check.observed.upperBound
        return nearest == 0 ? .nan : (value - nearest) / abs(nearest)
    }

    /// The scenario's checks over the replications of its city.
    ///
    /// - Precondition: there is a replication.
    public static func all(of replications: [Replication]) -> [CheckResult] {
        replications[0].city.plan.checks.map { check in
            let sum = replications.reduce(0.0) {
                $0 + $1.value(of: check.figure, from: check.from, to: check.to)
            }
            return CheckResult(check: check, value: sum / Double(replications.count))
        }
    }
}
