import Statistics
import TestSupport

extension SplitMix {
    /// A standard normal number.
    mutating func normal() -> Double { NormalCurve.quantile(unit()) }
}

/// The distance of a result from the true value `high + low`, in units in the last place of `high`.
func unitsInLastPlace(_ result: Double, _ high: Double, _ low: Double) -> Double {
    abs((result - high) - low) / high.ulp
}
