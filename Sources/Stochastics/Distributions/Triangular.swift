extension Distribution {
    /// A density that rises in a straight line from `low` to `mode` and falls in another to `high`.
    @frozen
    public struct Triangular: RandomVariable, BitwiseCopyable {
        /// The least value.
        public let low: Double
        /// The most likely value.
        public let mode: Double
        /// The greatest value.
        public let high: Double

        /// The triangular distribution, `low <= mode <= high`.
        public init(low: Double, mode: Double, high: Double) throws(DistributionError) {
            let check = ParameterCheck(distribution: "triangular")
            try check.finite("low", low)
            try check.finite("mode", mode)
            try check.finite("high", high)
            try check.require(low <= mode, "mode", mode, "'low' (\(low)) or more")
            try check.require(mode <= high, "high", high, "'mode' (\(mode)) or more")
            try check.require((high - low).isFinite, "high", high, "within the range of numbers from 'low' (\(low))")
            self.low = low
            self.mode = mode
            self.high = high
        }

        /// The mean of the three parameters.
        public var mean: Double { low + ((mode - low) + (high - low)) / 3 }
        /// A quadratic form of the two widths.
        public var variance: Double {
            let rise = mode - low
            let width = high - low
            return (rise * rise + width * width - rise * width) / 18
        }
        /// From the least value to the greatest.
        public var support: ClosedRange<Double> { low...high }

        /// The area of the triangle at or below `x`.
        public func cumulative(_ x: Double) -> Double {
            if x <= low { return x == low && high == low ? 1 : 0 }
            if x >= high { return 1 }
            if x < mode { return (x - low) / (high - low) * ((x - low) / (mode - low)) }
            return 1 - (high - x) / (high - low) * ((high - x) / (high - mode))
        }

        /// The point that has an area `p` below it.
        public func quantile(_ p: Double) -> Double {
            requireProbability(p)
            return point(withAreaBelow: p)
        }

        /// One draw, by inversion.
        @inlinable
        public func sample(using stream: inout RandomStream) -> Double {
            point(withAreaBelow: stream.uniformOpen())
        }

        @inlinable
        func point(withAreaBelow p: Double) -> Double {
            let width = high - low
            let rise = mode - low
            let area = p * width
            if area < rise { return low + (area * rise).squareRoot() }
            return high - ((width - area) * (high - mode)).squareRoot()
        }
    }
}
