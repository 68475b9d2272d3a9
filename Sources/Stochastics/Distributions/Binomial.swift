import Statistics

/// Draws the number of successes among trials, with all that does not change from draw to draw worked out.
///
/// Where fewer than 10 successes (or failures) are expected by inversion (BINV of Kachitvichyanukul and Schmeiser 1988),
/// else by transformed rejection, BTRS (Hörmann 1993, "The generation of binomial random variates").
@usableFromInline
struct BinomialSampler: Hashable, Sendable, BitwiseCopyable {
    @usableFromInline let trials: Int
    @usableFromInline let probability: Double
    /// By inversion the probability of no success, by rejection the logarithm of the greatest probability; of failures
    /// where they are rarer than successes.
    private let constant: Double

    private var rarer: Double { min(probability, 1 - probability) }
    private var mean: Double { Double(trials) * rarer }

    @usableFromInline
    init(trials: Int, probability: Double) {
        self.trials = trials
        self.probability = probability
        let rarer = min(probability, 1 - probability)
        if Double(trials) * rarer < 10 {
            constant = Elementary.exp(Double(trials) * Elementary.log1p(-rarer))
        } else {
            let mode = Int((Double(trials) + 1) * rarer)
            constant = Lattice.logBinomial(mode, trials: trials, probability: rarer)
        }
    }

    @usableFromInline
    func sample(using stream: inout RandomStream) -> Int {
        let count = mean < 10 ? inverted(&stream) : rejected(&stream)
        return probability > 0.5 ? trials - count : count
    }

    /// The smallest count whose cumulative probability exceeds a uniform draw.
    private func inverted(_ stream: inout RandomStream) -> Int {
        let odds = rarer / (1 - rarer)
        var probability = constant
        var remaining = stream.uniform()
        var k = 0
        while remaining >= probability && k < min(trials, 200) {
            remaining -= probability
            probability *= odds * (Double(trials - k) / Double(k + 1))
            k += 1
        }
        return k
    }

    private func rejected(_ stream: inout RandomStream) -> Int {
        let deviation = (mean * (1 - rarer)).squareRoot()
        let b = 1.15 + 2.53 * deviation
        let a = -0.0873 + 0.0248 * b + 0.01 * rarer
        let accepted = 0.92 - 4.2 / b
        while true {
            let u = stream.uniformOpen() - 0.5
            let v = stream.uniformOpen()
            let us = 0.5 - abs(u)
            let k = Lattice.floored((2 * a / us + b) * u + mean + 0.5)
            if us >= 0.07 && v <= accepted { return k }
            guard k >= 0, k <= trials else { continue }
            let alpha = (2.83 + 5.1 / b) * deviation
            let hat = Elementary.log(v * alpha / (a / (us * us) + b))
            if hat <= Lattice.logBinomial(k, trials: trials, probability: rarer) - constant { return k }
        }
    }
}

extension RandomStream {
    /// How many of `trials` succeed, each with probability `probability`.
    ///
    /// By inversion where fewer than 10 successes or failures are expected, else by transformed rejection, BTRS
    /// (Hörmann 1993, "The generation of binomial random variates").
    ///
    /// - Precondition: `0 <= trials <= 1e15`, `0 <= probability <= 1`.
    /// - Complexity: O(1) expected.
    public mutating func binomial(trials: Int, probability: Double) -> Int {
        precondition(trials >= 0 && trials <= 1_000_000_000_000_000, "trials must lie between 0 and 1e15")
        precondition(probability >= 0 && probability <= 1, "a probability must lie between 0 and 1")
        return BinomialSampler(trials: trials, probability: probability).sample(using: &self)
    }
}

extension Distribution {
    /// How many of a number of trials succeed, each with the same probability.
    @frozen
    public struct Binomial: RandomVariable, BitwiseCopyable {
        /// How many trials.
        public var trials: Int { sampler.trials }
        /// The probability of success of each.
        public var probability: Double { sampler.probability }
        @usableFromInline let sampler: BinomialSampler

        /// The binomial distribution of 0 to 1e15 trials.
        public init(trials: Int, probability: Double) throws(DistributionError) {
            let check = ParameterCheck(distribution: "binomial")
            try check.require(
                trials >= 0 && trials <= 1_000_000_000_000_000, "trials", Double(trials), "between 0 and 1e15")
            try check.probability("probability", probability)
            sampler = BinomialSampler(trials: trials, probability: probability)
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
            let found = Lattice.quantile(
                p, mean: mean, standardDeviation: standardDeviation, cumulative: cumulative)
            return Swift.max(support.lowerBound, found)
        }

        /// One draw: see ``RandomStream/binomial(trials:probability:)``.
        @inlinable
        public func sample(using stream: inout RandomStream) -> Double {
            Double(sampler.sample(using: &stream))
        }
    }
}
