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
}
