import Foundation
import Stochastics

/// The distributions that every test of distributions goes through, by name.
enum Catalogue {
    static func make() throws -> [(name: String, distribution: Distribution)] {
        let normal = try Distribution.normal(mean: 10, standardDeviation: 2)
        let gamma = try Distribution.gamma(shape: 2.5, scale: 2)
        return [
            ("uniform", try .uniform(low: 2, high: 7)),
            ("triangular", try .triangular(low: 1, mode: 3, high: 9)),
            ("exponential", try .exponential(mean: 3)),
            ("normal", normal),
            ("lognormal", try .lognormal(mean: 36, standardDeviation: 12)),
            ("gamma 2.5", gamma),
            ("gamma 0.3", try .gamma(shape: 0.3, scale: 2)),
            ("beta 2 3", try .beta(alpha: 2, beta: 3)),
            ("beta 0.5 0.4", try .beta(alpha: 0.5, beta: 0.4)),
            ("beta 0.7 6", try .beta(alpha: 0.7, beta: 6, low: -1, high: 3)),
            ("weibull 1.5", try .weibull(shape: 1.5, scale: 4)),
            ("weibull 0.7", try .weibull(shape: 0.7, scale: 4)),
            ("poisson 3.7", try .poisson(mean: 3.7)),
            ("poisson 42.5", try .poisson(mean: 42.5)),
            ("poisson 12000", try .poisson(mean: 12_000)),
            ("binomial 12 0.3", try .binomial(trials: 12, probability: 0.3)),
            ("binomial 200 0.8", try .binomial(trials: 200, probability: 0.8)),
            ("binomial 5000 0.11", try .binomial(trials: 5000, probability: 0.11)),
            ("geometric 0.2", try .geometric(probability: 0.2)),
            ("geometric 0.003", try .geometric(probability: 0.003)),
            ("negative binomial 3.5 0.2", try .negativeBinomial(successes: 3.5, probability: 0.2)),
            ("negative binomial 40 0.45", try .negativeBinomial(successes: 40, probability: 0.45)),
            ("truncated normal 8 13", try normal.truncated(low: 8, high: 13)),
            ("truncated normal 14", try normal.truncated(low: 14)),
            ("discrete", try .discrete(values: [3, 1, 10, 4, 7], weights: [5, 1, 0.5, 0, 2.5])),
            ("empirical", try .empirical([3, 1, 4, 1, 5, 9, 2, 6, 5, 3])),
            ("interpolated", try .empirical([3, 1, 4, 1.5, 5, 9, 2, 6], interpolated: true)),
            ("mixture", try .mixture([normal, gamma], weights: [3, 1])),
            ("truncated poisson", try .poisson(mean: 6).truncated(low: 1, high: 8)),
            ("truncated mixture", try .mixture([normal, gamma], weights: [1, 1]).truncated(low: 3, high: 9)),
        ]
    }

    static let all = Result { try make() }

    static func named(_ name: String) throws -> Distribution? {
        try all.get().first { $0.name == name }?.distribution
    }
}
