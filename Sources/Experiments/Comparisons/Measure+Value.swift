import SupplyModel

extension Replication {
    /// A measure of the run; NaN where it has no meaning.
    public func value(of measure: Measure) -> Double {
        guard let reference = try? FigureReference(measure.figure) else { return .nan }
        return value(of: reference, from: measure.dates?.lowerBound, to: measure.dates?.upperBound)
    }
}

extension NetworkReplication {
    /// A measure of the run; NaN where it has no meaning.
    public func value(of measure: Measure) -> Double { TrialFigures(of: self, measures: [measure])[measure] }
}
