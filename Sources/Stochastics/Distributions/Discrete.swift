extension Distribution {
    /// One of a list of values, each with its own probability.
    public struct Discrete: RandomVariable {
        /// The values, in rising order, without those of weight 0.
        public let values: [Double]
        /// The probability of each value; they add up to 1.
        public let probabilities: [Double]
        /// The alias table: a draw picks a column, then the column's own value or the other.
        @usableFromInline let columns: [Column]
        private let sums: [Double]

        @usableFromInline
        struct Column: Hashable, Sendable, BitwiseCopyable {
            /// The own value's share of the column, times 2^64.
            @usableFromInline let share: UInt64
            @usableFromInline let own: Double
            @usableFromInline let other: Double
        }

        /// The values with probabilities in proportion to `weights`, which are 0 or more and not all 0.
        ///
        /// Builds the alias table of Walker (1977) with Vose's method (1991).
        ///
        /// - Complexity: O(*n* log *n*).
        public init(values: [Double], weights: [Double]) throws(DistributionError) {
            let check = ParameterCheck(distribution: "discrete")
            try check.require(values.count == weights.count, "weights", weights, "as many as 'values'")
            for value in values { try check.finite("values", value) }
            for weight in weights { try check.notNegative("weights", weight) }
            let total = weights.reduce(0, +)
            try check.require(total > 0 && total.isFinite, "weights", weights, "of a sum above 0")
            var merged: [(value: Double, weight: Double)] = []
            let pairs = zip(values, weights).filter { $0.1 > 0 }.sorted { $0.0 < $1.0 }
            for (value, weight) in pairs {
                if let last = merged.last, last.value == value {
                    merged[merged.count - 1].weight += weight
                } else {
                    merged.append((value, weight))
                }
            }
            self.values = merged.map(\.value)
            probabilities = merged.map { $0.weight / total }
            columns = Self.aliasTable(self.values, probabilities)
            var sum = 0.0
            sums = probabilities.map { probability in
                sum += probability
                return sum
            }
        }

        private static func aliasTable(_ values: [Double], _ probabilities: [Double]) -> [Column] {
            let n = Double(values.count)
            var scaled = probabilities.map { $0 * n }
            var other = values
            var small = scaled.indices.filter { scaled[$0] < 1 }
            var large = scaled.indices.filter { scaled[$0] >= 1 }
            while let less = small.last, let more = large.last {
                small.removeLast()
                other[less] = values[more]
                scaled[more] = (scaled[more] + scaled[less]) - 1
                if scaled[more] < 1 {
                    large.removeLast()
                    small.append(more)
                }
            }
            // What is left over differs from 1 by rounding only.
            for column in small + large { scaled[column] = 1 }
            return values.indices.map { column in
                let share = scaled[column] >= 1 ? UInt64.max : UInt64(scaled[column] * 0x1p64)
                return Column(share: share, own: values[column], other: other[column])
            }
        }

        /// The weighted mean of the values.
        public var mean: Double {
            zip(values, probabilities).reduce(0) { $0 + $1.0 * $1.1 }
        }
        /// The weighted mean of squared deviations.
        public var variance: Double {
            let mean = mean
            return zip(values, probabilities).reduce(0) { $0 + ($1.0 - mean) * ($1.0 - mean) * $1.1 }
        }
        /// From the least value to the greatest.
        public var support: ClosedRange<Double> { values[0]...values[values.count - 1] }

        /// The sum of the probabilities of values at most `x`.
        public func cumulative(_ x: Double) -> Double {
            let place = values.firstPlace { $0 > x }
            return place == 0 ? 0 : (place == values.count ? 1 : sums[place - 1])
        }

        /// The smallest value whose cumulative probability is `p` or more.
        public func quantile(_ p: Double) -> Double {
            requireProbability(p)
            return values[Swift.min(sums.firstPlace { $0 >= p }, values.count - 1)]
        }

        /// One draw from the alias table, of 64 random bits.
        @inlinable
        public func sample(using stream: inout RandomStream) -> Double {
            let place = stream.next().multipliedFullWidth(by: UInt64(truncatingIfNeeded: columns.count))
            let column = columns[Int(truncatingIfNeeded: place.high)]
            return place.low <= column.share ? column.own : column.other
        }

        /// Whether both have the same values and probabilities.
        public static func == (one: Discrete, other: Discrete) -> Bool {
            one.values == other.values && one.probabilities == other.probabilities
        }

        /// Hashes values and probabilities.
        public func hash(into hasher: inout Hasher) {
            hasher.combine(values)
            hasher.combine(probabilities)
        }
    }
}

extension Array {
    /// The first place where a condition holds that, once it holds, holds to the end; the count where it never does.
    func firstPlace(where holds: (Element) -> Bool) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if holds(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}

extension ParameterCheck {
    func require(
        _ condition: Bool, _ parameter: String, _ found: [Double], _ requirement: String
    ) throws(DistributionError) {
        if !condition {
            throw DistributionError(
                distribution: distribution, parameter: parameter, found: "\(found.prefix(8)) (\(found.count) values)",
                requirement: requirement)
        }
    }
}
