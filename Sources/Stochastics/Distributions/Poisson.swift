import Statistics

extension RandomStream {
    /// How many events happen where `mean` are expected, each regardless of the others.
    ///
    /// Below a mean of 10 by inversion; from there on by transformed rejection, PTRS (Hörmann 1993, "The transformed
    /// rejection method for generating Poisson random variables").
    ///
    /// - Precondition: `0 <= mean <= 1e15`.
    /// - Complexity: O(1) expected.
    public mutating func poisson(mean: Double) -> Int {
        precondition(mean >= 0 && mean <= 1e15, "a Poisson mean must lie between 0 and 1e15")
        guard mean >= 10 else { return poissonByInversion(mean: mean, atZero: Elementary.exp(-mean)) }
        let b = 0.931 + 2.53 * mean.squareRoot()
        let a = -0.059 + 0.02483 * b
        let accepted = 0.9277 - 3.6224 / (b - 2)
        while true {
            let u = uniformOpen() - 0.5
            let v = uniformOpen()
            let us = 0.5 - abs(u)
            let k = Lattice.floored((2 * a / us + b) * u + mean + 0.43)
            if us >= 0.07 && v <= accepted { return k }
            guard k >= 0, us >= 0.013 || v <= us else { continue }
            let hat = v * (1.1239 + 1.1328 / (b - 3.4)) / (a / (us * us) + b)
            if Elementary.log(hat) <= Lattice.logPoisson(k, mean: mean) { return k }
        }
    }

    /// The smallest count whose cumulative probability exceeds a uniform draw.
    @usableFromInline
    mutating func poissonByInversion(mean: Double, atZero: Double) -> Int {
        var remaining = uniform()
        var probability = atZero
        var k = 0
        while remaining >= probability && k < 200 {
            remaining -= probability
            k += 1
            probability *= mean / Double(k)
        }
        return k
    }
}

extension Distribution {
    /// How many events happen where a known number are expected, each regardless of the others.
    @frozen
    public struct Poisson: RandomVariable, BitwiseCopyable {
        /// The mean.
        public let mean: Double
        @usableFromInline let atZero: Double

        /// The Poisson distribution of a mean between 0 and 1e15.
        public init(mean: Double) throws(DistributionError) {
            try ParameterCheck(distribution: "poisson")
                .require(mean >= 0 && mean <= 1e15, "mean", mean, "between 0 and 1e15")
            self.mean = mean
            atZero = Elementary.exp(-mean)
        }

        /// The mean.
        public var variance: Double { mean }
        /// Whole numbers from 0 on.
        public var support: ClosedRange<Double> { mean == 0 ? 0...0 : 0...(.infinity) }

        /// A regularised incomplete gamma function (Johnson, Kemp and Kotz 2005, equation 4.89).
        public func cumulative(_ x: Double) -> Double {
            guard x >= 0 else { return 0 }
            guard mean > 0, x < 1e17 else { return 1 }
            return Special.regularizedGamma(mean, shape: x.rounded(.down) + 1).upper
        }

        /// The smallest whole number whose cumulative probability is `p` or more.
        public func quantile(_ p: Double) -> Double {
            requireProbability(p)
            guard p < 1 else { return support.upperBound }
            return Lattice.quantile(p, mean: mean, standardDeviation: standardDeviation, cumulative: cumulative)
        }

        /// One draw: see ``RandomStream/poisson(mean:)``.
        @inlinable
        public func sample(using stream: inout RandomStream) -> Double {
            Double(
                mean < 10
                    ? stream.poissonByInversion(mean: mean, atZero: atZero) : stream.poisson(mean: mean))
        }
    }
}
