extension Distribution {
    /// One of several distributions, picked by weight for each draw.
    public struct Mixture: RandomVariable {
        /// The distributions.
        public let components: [Distribution]
        /// The probability of each; they add up to 1.
        public let weights: [Double]
        /// Which component, as a distribution of its number.
        @usableFromInline let choice: Discrete

        /// The components with probabilities in proportion to `weights`, which are 0 or more and not all 0.
        public init(_ components: [Distribution], weights: [Double]) throws(DistributionError) {
            let check = ParameterCheck(distribution: "mixture")
            try check.require(weights.count == components.count, "weights", weights, "as many as components")
            for weight in weights { try check.notNegative("weights", weight) }
            let total = weights.reduce(0, +)
            try check.require(total > 0 && total.isFinite, "weights", weights, "of a sum above 0")
            let used = zip(components, weights).filter { $0.1 > 0 }
            self.components = used.map(\.0)
            self.weights = used.map { $0.1 / total }
            choice = try Discrete(values: used.indices.map(Double.init), weights: self.weights)
        }

        /// The weighted mean of the components' means.
        public var mean: Double {
            zip(components, weights).reduce(0) { $0 + $1.0.mean * $1.1 }
        }

        /// The variance within components plus the variance of their means.
        public var variance: Double {
            let mean = mean
            return zip(components, weights).reduce(0) { sum, part in
                let difference = part.0.mean - mean
                return sum + (part.0.variance + difference * difference) * part.1
            }
        }

        /// The smallest interval that holds the supports of all components.
        public var support: ClosedRange<Double> {
            components.dropFirst().reduce(components[0].support) {
                let other = $1.support
                return min($0.lowerBound, other.lowerBound)...max($0.upperBound, other.upperBound)
            }
        }

        /// The weighted mean of the components' probabilities.
        public func cumulative(_ x: Double) -> Double {
            min(1, zip(components, weights).reduce(0) { $0 + $1.0.cumulative(x) * $1.1 })
        }

        /// By bisection between the components' quantiles, to the last bit.
        public func quantile(_ p: Double) -> Double {
            requireProbability(p)
            let ends = components.map { $0.quantile(p) }
            guard var low = ends.min(), var high = ends.max(), low < high, low.isFinite, high.isFinite else {
                return p == 0 ? support.lowerBound : ends.max() ?? .nan
            }
            if cumulative(low) >= p { return low }
            while true {
                let middle = low + 0.5 * (high - low)
                guard middle > low, middle < high else { return high }
                if cumulative(middle) >= p { high = middle } else { low = middle }
            }
        }

        /// One draw of a component picked by the alias method.
        @inlinable
        public func sample(using stream: inout RandomStream) -> Double {
            components[Int(choice.sample(using: &stream))].sample(using: &stream)
        }
    }
}
