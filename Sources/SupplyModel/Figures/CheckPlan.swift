/// A figure that was reported of the real city, to be set beside the run's own.
public struct CheckPlan: Sendable {
    /// What kind of figure the observed one is.
    public enum Source: String, CaseIterable, Sendable {
        /// Given with the task.
        case given
        /// Reported by others.
        case reported
        /// Our own estimate.
        case estimate
    }

    /// The identifier that outputs use.
    public var id: String
    /// The run's figure that is compared.
    public var figure: FigureReference
    /// The first day over which it is taken; nil for the run's first.
    public var from: CalendarDate?
    /// The last day over which it is taken; nil for the run's last.
    public var to: CalendarDate?
    /// What was observed: a range, or one number.
    public var observed: ClosedRange<Double>
    /// Where that comes from.
    public var source: Source

    /// Creates a check.
    public init(
        id: String, figure: FigureReference, from: CalendarDate?, to: CalendarDate?, observed: ClosedRange<Double>,
        source: Source
    ) {
        self.id = id
        self.figure = figure
        self.from = from
        self.to = to
        self.observed = observed
        self.source = source
    }

    /// The check of a city that is `factor` times as large.
    func scaled(by factor: Double) -> CheckPlan {
        guard figure.name.definition.growsWithCity else { return self }
        var check = self
        check.observed = observed.lowerBound * factor...observed.upperBound * factor
        return check
    }
}
