import Statistics

extension RandomStream {
    /// How many of `trials` succeed, each with probability `probability`.
    ///
    /// Where fewer than 10 successes (or failures) are expected by inversion (BINV of Kachitvichyanukul and Schmeiser
    /// 1988); else by transformed rejection, BTRS (Hörmann 1993, "The generation of binomial random variates").
    ///
    /// - Precondition: `0 <= trials <= 1e15`, `0 <= probability <= 1`.
    /// - Complexity: O(1) expected.
    public mutating func binomial(trials: Int, probability: Double) -> Int {
        precondition(trials >= 0 && trials <= 1_000_000_000_000_000, "trials must lie between 0 and 1e15")
        precondition(probability >= 0 && probability <= 1, "a probability must lie between 0 and 1")
        if probability > 0.5 { return trials - fewSuccesses(trials, 1 - probability) }
        return fewSuccesses(trials, probability)
    }

    /// A binomial draw for a probability of at most one half.
    private mutating func fewSuccesses(_ n: Int, _ p: Double) -> Int {
        let trials = Double(n)
        let mean = trials * p
        guard mean > 0 else { return 0 }
        guard mean >= 10 else { return successesByInversion(n, p) }
        let deviation = (mean * (1 - p)).squareRoot()
        let b = 1.15 + 2.53 * deviation
        let a = -0.0873 + 0.0248 * b + 0.01 * p
        let accepted = 0.92 - 4.2 / b
        let alpha = (2.83 + 5.1 / b) * deviation
        let mode = floored((trials + 1) * p)
        let atMode = Lattice.logBinomial(mode, trials: n, probability: p)
        while true {
            let u = uniformOpen() - 0.5
            let v = uniformOpen()
            let us = 0.5 - abs(u)
            let k = floored((2 * a / us + b) * u + mean + 0.5)
            if us >= 0.07 && v <= accepted { return k }
            guard k >= 0, k <= n else { continue }
            let hat = Elementary.log(v * alpha / (a / (us * us) + b))
            if hat <= Lattice.logBinomial(k, trials: n, probability: p) - atMode { return k }
        }
    }

    /// The smallest count whose cumulative probability exceeds a uniform draw.
    private mutating func successesByInversion(_ n: Int, _ p: Double) -> Int {
        let odds = p / (1 - p)
        var probability = Elementary.exp(Double(n) * Elementary.log1p(-p))
        var remaining = uniform()
        var k = 0
        while remaining >= probability && k < min(n, 200) {
            remaining -= probability
            probability *= odds * (Double(n - k) / Double(k + 1))
            k += 1
        }
        return k
    }
}

extension Distribution {
    /// How many of a number of trials succeed, each with the same probability.
    @frozen
    public struct Binomial: RandomVariable, BitwiseCopyable {
        /// How many trials.
        public let trials: Int
        /// The probability of success of each.
        public let probability: Double

        /// The binomial distribution of 0 to 1e15 trials.
        public init(trials: Int, probability: Double) throws(DistributionError) {
            let check = ParameterCheck(distribution: "binomial")
            try check.require(
                trials >= 0 && trials <= 1_000_000_000_000_000, "trials", Double(trials), "between 0 and 1e15")
            try check.probability("probability", probability)
            self.trials = trials
            self.probability = probability
        }

        /// Trials times probability.
        public var mean: Double { Double(trials) * probability }
        /// Trials times probability times its complement.
        public var variance: Double { Double(trials) * probability * (1 - probability) }
        /// Whole numbers from 0 to the number of trials.
        public var support: ClosedRange<Double> {
            (probability == 1 ? Double(trials) : 0)...(probability == 0 ? 0 : Double(trials))
        }

        /// A regularised incomplete beta function (Johnson, Kemp and Kotz 2005, equation 3.37).
        public func cumulative(_ x: Double) -> Double {
            guard x >= 0 else { return 0 }
            let k = x.rounded(.down)
            guard k < Double(trials), probability > 0 else { return 1 }
            guard probability < 1 else { return 0 }
            return Special.regularizedBeta(probability, k + 1, Double(trials) - k).upper
        }

        /// The smallest whole number whose cumulative probability is `p` or more.
        public func quantile(_ p: Double) -> Double {
            requireProbability(p)
            guard p < 1 else { return support.upperBound }
            return Lattice.quantile(p, mean: mean, standardDeviation: standardDeviation, cumulative: cumulative)
        }

        /// One draw: see ``RandomStream/binomial(trials:probability:)``.
        @inlinable
        public func sample(using stream: inout RandomStream) -> Double {
            Double(stream.binomial(trials: trials, probability: probability))
        }
    }
}
