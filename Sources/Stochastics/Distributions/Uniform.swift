extension Distribution {
    /// Always the same value.
    @frozen
    public struct Constant: RandomVariable, BitwiseCopyable {
        /// The value of every draw.
        public let value: Double

        /// A finite value.
        public init(_ value: Double) throws(DistributionError) {
            try ParameterCheck(distribution: "constant").finite("value", value)
            self.value = value
        }

        /// The value.
        public var mean: Double { value }
        /// Zero.
        public var variance: Double { 0 }
        /// The value alone.
        public var support: ClosedRange<Double> { value...value }

        /// 0 below the value, 1 from it on.
        public func cumulative(_ x: Double) -> Double { x < value ? 0 : 1 }

        /// The value.
        public func quantile(_ p: Double) -> Double {
            requireProbability(p)
            return value
        }

        /// The value; consumes nothing of the stream.
        @inlinable
        public func sample(using stream: inout RandomStream) -> Double { value }
    }

    /// Equally likely everywhere between two bounds.
    @frozen
    public struct Uniform: RandomVariable, BitwiseCopyable {
        /// The least value.
        public let low: Double
        /// The bound that draws approach.
        public let high: Double

        /// The uniform distribution on `low ... high`, `low <= high`.
        public init(low: Double, high: Double) throws(DistributionError) {
            let check = ParameterCheck(distribution: "uniform")
            try check.finite("low", low)
            try check.finite("high", high)
            try check.require(low <= high, "high", high, "'low' (\(low)) or more")
            try check.require((high - low).isFinite, "high", high, "within the range of numbers from 'low' (\(low))")
            self.low = low
            self.high = high
        }

        /// Midway between the bounds.
        public var mean: Double { low + 0.5 * (high - low) }
        /// The squared width over 12.
        public var variance: Double { (high - low) * (high - low) / 12 }
        /// From the one bound to the other.
        public var support: ClosedRange<Double> { low...high }

        /// The share of the width that lies at or below `x`.
        public func cumulative(_ x: Double) -> Double {
            x >= high ? 1 : max(0, (x - low) / (high - low))
        }

        /// The point that has a share `p` of the width below it.
        public func quantile(_ p: Double) -> Double {
            requireProbability(p)
            return p == 1 ? high : low + p * (high - low)
        }

        /// One draw, by scaling a uniform of 53 bits.
        @inlinable
        public func sample(using stream: inout RandomStream) -> Double {
            low + stream.uniform() * (high - low)
        }
    }

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
