extension RandomStream {
    /// The next arrival of a Poisson process whose rate follows a profile, by inversion.
    ///
    /// The integral of the rate turns the process into one of rate 1 (Çinlar 1975, section 4.7): one exponential draw
    /// an arrival, whatever the rates, so that two profiles compared with common random numbers stay in step.
    ///
    /// - Returns: a time not before `time`; infinity where no arrival ever comes.
    /// - Complexity: O(log *n*) in the number of rates.
    public mutating func nextArrival(after time: Double, rate profile: RateProfile) -> Double {
        profile.time(after: time, expecting: exponential())
    }

    /// The next arrival of a Poisson process with any rate below a known bound, by thinning.
    ///
    /// Arrivals of the greatest rate are kept with probability `rate / maximum` (Lewis and Shedler 1979).
    ///
    /// - Parameters:
    ///   - time: when the last arrival came.
    ///   - limit: where to stop looking.
    ///   - maximum: a bound that the rate never exceeds, above 0.
    ///   - rate: the rate at a time, in arrivals per unit of time.
    /// - Returns: a time after `time`, or infinity where none comes up to `limit`.
    /// - Complexity: O(expected arrivals of the greatest rate until the next is kept).
    @inlinable
    public mutating func nextArrival(
        after time: Double, until limit: Double = .infinity, maximum: Double, rate: (Double) -> Double
    ) -> Double {
        precondition(maximum > 0, "thinning needs a bound above 0")
        var candidate = time
        while true {
            candidate += exponential() / maximum
            guard candidate <= limit else { return .infinity }
            let here = rate(candidate)
            precondition(here >= 0 && here <= maximum, "thinning needs rates between 0 and the bound")
            if uniform() * maximum < here { return candidate }
        }
    }
}
