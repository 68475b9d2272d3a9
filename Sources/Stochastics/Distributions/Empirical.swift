extension Distribution {
    /// What was observed, as the distribution of what may happen.
    public struct Empirical: RandomVariable {
        /// The observations, in rising order.
        public let values: [Double]
        /// Whether values between two neighbouring observations may be drawn.
        public let isInterpolated: Bool

        /// The distribution of these observations.
        ///
        /// - Parameters:
        ///   - values: one or more finite numbers, in any order.
        ///   - interpolated: false draws the observations themselves, all equally likely (the bootstrap of Efron 1979);
        ///     true draws from the straight lines that join them (Law 2015, *Simulation Modeling and Analysis*, section
        ///     6.2.4).
        public init(_ values: [Double], interpolated: Bool = false) throws(DistributionError) {
            let check = ParameterCheck(distribution: "empirical")
            try check.require(!values.isEmpty, "values", values, "one number or more")
            for value in values { try check.finite("values", value) }
            self.values = values.sorted()
            isInterpolated = interpolated && values.count > 1
        }

        /// The mean of the observations; interpolated, of the lines between them.
        public var mean: Double {
            let sum = values.reduce(0, +)
            guard isInterpolated else { return sum / Double(values.count) }
            return (sum - 0.5 * (values[0] + values[values.count - 1])) / Double(values.count - 1)
        }

        /// The mean squared deviation, with divisor *n*; interpolated, of the lines between the observations.
        public var variance: Double {
            let mean = mean
            let deviations = values.map { $0 - mean }
            guard isInterpolated else {
                return deviations.reduce(0) { $0 + $1 * $1 } / Double(values.count)
            }
            let squares = zip(deviations, deviations.dropFirst()).reduce(0) {
                $0 + ($1.0 * $1.0 + $1.0 * $1.1 + $1.1 * $1.1) / 3
            }
            return squares / Double(values.count - 1)
        }

        /// From the least observation to the greatest.
        public var support: ClosedRange<Double> { values[0]...values[values.count - 1] }

        /// The share of observations at most `x`, or its interpolation.
        public func cumulative(_ x: Double) -> Double {
            let place = values.firstPlace { $0 > x }
            guard isInterpolated else { return Double(place) / Double(values.count) }
            if place == 0 { return 0 }
            if place == values.count { return 1 }
            let step = (x - values[place - 1]) / (values[place] - values[place - 1])
            return (Double(place - 1) + step) / Double(values.count - 1)
        }

        /// The inverse of the cumulative share.
        public func quantile(_ p: Double) -> Double {
            requireProbability(p)
            if isInterpolated { return point(p) }
            // The smallest rank whose share, as `cumulative` states it, is p or more.
            let n = Double(values.count)
            var rank = Int((p * n).rounded(.up))
            if rank > 1 && Double(rank - 1) / n >= p { rank -= 1 }
            return values[Swift.max(rank, 1) - 1]
        }

        /// One draw: an observation, or a point between two.
        @inlinable
        public func sample(using stream: inout RandomStream) -> Double {
            isInterpolated
                ? point(stream.uniform())
                : values[Int(truncatingIfNeeded: stream.below(UInt64(truncatingIfNeeded: values.count)))]
        }

        /// The point a share `p` of the way along the lines that join the observations.
        @inlinable
        func point(_ p: Double) -> Double {
            let place = p * Double(values.count - 1)
            let below = Swift.min(Int(place), values.count - 2)
            return values[below] + (place - Double(below)) * (values[below + 1] - values[below])
        }
    }
}
