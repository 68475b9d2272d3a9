import Statistics

extension RandomStream {
    /// A draw from the gamma distribution of this shape and scale 1.
    ///
    /// The cubed normal of Marsaglia and Tsang (2000, "A simple method for generating gamma variables"); for shapes
    /// below 1 their boost `gamma(a) = gamma(a + 1) U^(1/a)`.
    ///
    /// - Precondition: `shape > 0`.
    /// - Complexity: O(1) expected.
    public mutating func gamma(shape: Double) -> Double {
        precondition(shape > 0, "a gamma shape must be above 0")
        guard shape < 1 else { return gammaFromOne(shape: shape) }
        let larger = gammaFromOne(shape: shape + 1)
        return larger * Elementary.exp(-exponential() / shape)
    }

    /// A gamma draw for shapes of 1 or more.
    mutating func gammaFromOne(shape: Double) -> Double {
        let d = shape - 1.0 / 3.0
        let c = 1 / (9 * d).squareRoot()
        while true {
            let x = normal()
            let root = 1 + c * x
            guard root > 0 else { continue }
            let v = root * root * root
            let u = uniformOpen()
            let x2 = x * x
            if u < 1 - 0.0331 * x2 * x2 { return d * v }
            if Elementary.log(u) < 0.5 * x2 + d * (1 - v + Elementary.log(v)) { return d * v }
        }
    }
}

extension Distribution {
    /// The sum of waiting times: with shape `k` a whole number, of `k` exponentials of mean `scale`.
    @frozen
    public struct Gamma: RandomVariable, BitwiseCopyable {
        /// The shape.
        public let shape: Double
        /// The scale; the mean is shape times scale.
        public let scale: Double

        /// The gamma distribution, shape and scale above 0.
        public init(shape: Double, scale: Double) throws(DistributionError) {
            let check = ParameterCheck(distribution: "gamma")
            try check.positive("shape", shape)
            try check.positive("scale", scale)
            self.shape = shape
            self.scale = scale
        }

        /// Shape times scale.
        public var mean: Double { shape * scale }
        /// Shape times squared scale.
        public var variance: Double { shape * scale * scale }
        /// From 0 without end.
        public var support: ClosedRange<Double> { 0...(.infinity) }

        /// See `Special.regularizedGamma(_:shape:)` of Statistics.
        public func cumulative(_ x: Double) -> Double {
            x > 0 ? Special.regularizedGamma(x / scale, shape: shape).lower : 0
        }

        /// See `Special.gammaQuantile(_:shape:)` of Statistics.
        public func quantile(_ p: Double) -> Double {
            scale * Special.gammaQuantile(p, shape: shape)
        }

        /// One draw: see ``RandomStream/gamma(shape:)``.
        @inlinable
        public func sample(using stream: inout RandomStream) -> Double {
            scale * stream.gamma(shape: shape)
        }
    }
}
