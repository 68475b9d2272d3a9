import Statistics
import Stochastics
import TestSupport
import Testing

@Suite("distributions")
struct DistributionTests {
    struct Reference: Decodable {
        let name: String
        let mean: Double
        let variance: Double
        let rows: [[Double]]
    }

    @Test("mean, variance, distribution function and quantiles agree with SciPy")
    func agreesWithSciPy() throws {
        for reference in try loadFixture("distributions", as: [Reference].self) {
            let distribution = try #require(try Catalogue.named(reference.name), "\(reference.name)")
            // A truncated distribution's moments come from quadrature.
            let tolerance = reference.name.hasPrefix("truncated") ? 1e-7 : 1e-12
            #expect(abs(distribution.mean - reference.mean) <= tolerance * abs(reference.mean), "\(reference.name)")
            #expect(
                abs(distribution.variance - reference.variance) <= tolerance * reference.variance,
                "\(reference.name): \(distribution.variance) \(reference.variance)")
            for row in reference.rows {
                let quantile = distribution.quantile(row[0])
                #expect(
                    abs(quantile - row[1]) <= 1e-8 * max(abs(row[1]), 1e-12), "\(reference.name) \(row) \(quantile)")
                let probability = distribution.cumulative(row[1])
                #expect(abs(probability - row[2]) <= 1e-10 * row[2] + 1e-14, "\(reference.name) \(row) \(probability)")
            }
        }
    }

    @Test("a quantile is the smallest value whose probability suffices")
    func quantileInvertsCumulative() throws {
        for (name, distribution) in try Catalogue.all.get() {
            for step in 1..<200 {
                let p = Double(step) / 200
                let quantile = distribution.quantile(p)
                #expect(distribution.cumulative(quantile) >= p - 1e-9, "\(name) \(p)")
                let less = quantile - 1e-6 * max(1, abs(quantile))
                #expect(distribution.cumulative(less) <= p + 1e-9, "\(name) \(p)")
                #expect(distribution.support.contains(quantile), "\(name) \(p)")
            }
        }
    }

    @Test("parameters that describe no distribution are refused, with what would be allowed")
    func refusals() {
        #expect(throws: DistributionError.self) { try Distribution.normal(mean: .nan, standardDeviation: 1) }
        #expect(throws: DistributionError.self) { try Distribution.normal(mean: 1, standardDeviation: -1) }
        #expect(throws: DistributionError.self) { try Distribution.uniform(low: 2, high: 1) }
        #expect(throws: DistributionError.self) { try Distribution.gamma(shape: 0, scale: 1) }
        #expect(throws: DistributionError.self) { try Distribution.discrete(values: [1, 2], weights: [0, 0]) }
        #expect(throws: DistributionError.self) { try Distribution.discrete(values: [1, 2], weights: [1]) }
        #expect(throws: DistributionError.self) { try Distribution.empirical([]) }
        #expect(throws: DistributionError.self) { try Distribution.binomial(trials: -1, probability: 0.5) }
        #expect(throws: DistributionError.self) {
            try Distribution.normal(mean: 0, standardDeviation: 1).truncated(low: 50)
        }
        #expect(throws: DistributionError.self) {
            try Distribution.negativeBinomial(mean: 4, standardDeviation: 2)
        }
        let error = #expect(throws: DistributionError.self) { try Distribution.exponential(mean: -3) }
        #expect(error?.description == "exponential: 'mean' is -3.0; it must be finite and above 0")
    }

    @Test("degenerate parameters give their one value")
    func degenerate() throws {
        var stream = RandomSource(seed: 1, replication: 0).stream(Purpose(rawValue: 1), entity: 1)
        let single: [Distribution] = [
            try .constant(4), try .uniform(low: 4, high: 4), try .triangular(low: 4, mode: 4, high: 4),
            try .normal(mean: 4, standardDeviation: 0), try .lognormal(mean: 4, standardDeviation: 0),
            try .binomial(trials: 4, probability: 1), try .empirical([4], interpolated: true),
            try .discrete(values: [4], weights: [2]), try .beta(alpha: 1, beta: 2, low: 4, high: 4),
        ]
        for distribution in single {
            #expect(abs(distribution.sample(using: &stream) - 4) < 1e-14, "\(distribution)")
            #expect(distribution.mean == 4 && distribution.variance == 0, "\(distribution)")
            #expect(abs(distribution.quantile(0.3) - 4) < 1e-14, "\(distribution)")
            #expect(distribution.cumulative(4) == 1 && distribution.cumulative(3.9) == 0, "\(distribution)")
        }
        #expect(try Distribution.poisson(mean: 0).sample(using: &stream) == 0)
        #expect(try Distribution.geometric(probability: 1).sample(using: &stream) == 0)
    }
}
