import Stochastics

extension Kind where Value == Distribution {
    /// A random quantity: a bare number when it is always the same, or a distribution by name.
    ///
    /// - Parameters:
    ///   - bounds: what its mean must lie in, and what no draw may lie below.
    ///   - isClamped: whether the model takes draws into the bounds, so that draws outside are allowed.
    static func distribution(in bounds: ClosedRange<Double>, isClamped: Bool = false) -> Kind {
        let value = Kind<Double>.number(in: -1e6...1e6)
        let positive = Kind<Double>.number(in: 0.0001...1e6)
        let spread = Kind<Double>.number(in: 0...1e6)
        let share = Kind<Double>.number(in: 0...1)
        let count = Kind<Double>.number(in: 0...1e6)
        typealias Parameter = (name: String, kind: Kind<Double>, fallback: Double?, summary: String)
        func numbers(_ keys: Parameter...) -> Kind<[Double]> {
            .section { section in
                keys.map { key in
                    key.fallback.map { section.value(key.name, key.kind, default: $0, key.summary) }
                        ?? section.required(key.name, key.kind, key.summary)
                }
            }
        }
        func variant(
            _ name: String, _ summary: String, _ numbers: Kind<[Double]>,
            _ make: @escaping ([Double]) throws(DistributionError) -> Distribution
        ) -> (name: String, summary: String, kind: Kind) {
            (name, summary, checked(numbers, bounds, isClamped, make))
        }
        return .variant(
            named: "distribution",
            [
                variant("uniform", "Equally likely between two bounds: `[low, high]`.", .list(value, count: 2...2)) {
                    (it) throws(DistributionError) in try .uniform(low: it[0], high: it[1])
                },
                variant(
                    "triangular", "From a least over a most likely to a greatest value: `[low, mode, high]`.",
                    .list(value, count: 3...3)
                ) { (it) throws(DistributionError) in try .triangular(low: it[0], mode: it[1], high: it[2]) },
                variant(
                    "exponential", "The time between events of a constant rate.",
                    numbers(("mean", positive, nil, "Its mean."))
                ) { (it) throws(DistributionError) in try .exponential(mean: it[0]) },
                variant(
                    "normal", "The sum of many small causes.",
                    numbers(("mean", value, nil, "Its mean."), ("standard_deviation", spread, nil, "Its spread."))
                ) { (it) throws(DistributionError) in try .normal(mean: it[0], standardDeviation: it[1]) },
                variant(
                    "lognormal", "The product of many small causes; mean and spread are of the values themselves.",
                    numbers(("mean", positive, nil, "Its mean."), ("standard_deviation", spread, nil, "Its spread."))
                ) { (it) throws(DistributionError) in try .lognormal(mean: it[0], standardDeviation: it[1]) },
                variant(
                    "gamma", "The sum of waiting times; its mean is shape times scale.",
                    numbers(("shape", positive, nil, "Its shape."), ("scale", positive, nil, "Its scale."))
                ) { (it) throws(DistributionError) in try .gamma(shape: it[0], scale: it[1]) },
                variant(
                    "beta", "A share between two bounds; its mean lies alpha / (alpha + beta) of the way between them.",
                    numbers(
                        ("alpha", positive, nil, "Pull upwards."), ("beta", positive, nil, "Pull downwards."),
                        ("low", value, 0, "The least value."), ("high", value, 1, "The greatest value."))
                ) { (it) throws(DistributionError) in try .beta(alpha: it[0], beta: it[1], low: it[2], high: it[3]) },
                variant(
                    "weibull", "A lifetime whose rate of failure changes with age.",
                    numbers(("shape", positive, nil, "Its shape."), ("scale", positive, nil, "Its scale."))
                ) { (it) throws(DistributionError) in try .weibull(shape: it[0], scale: it[1]) },
                variant(
                    "poisson", "How many independent events happen.", numbers(("mean", positive, nil, "Its mean."))
                ) { (it) throws(DistributionError) in try .poisson(mean: it[0]) },
                variant(
                    "binomial", "How many of a number of trials succeed.",
                    numbers(("trials", count, nil, "How many."), ("probability", share, nil, "Of success."))
                ) { (it) throws(DistributionError) in
                    try .binomial(trials: Int(it[0].rounded()), probability: it[1])
                },
                variant(
                    "geometric", "How many trials fail before the first success.",
                    numbers(("probability", share, nil, "Of success."))
                ) { (it) throws(DistributionError) in try .geometric(probability: it[0]) },
                variant(
                    "negative_binomial", "A count more dispersed than Poisson: the variance exceeds the mean.",
                    numbers(("mean", positive, nil, "Its mean."), ("standard_deviation", spread, nil, "Its spread."))
                ) { (it) throws(DistributionError) in
                    try .negativeBinomial(mean: it[0], standardDeviation: it[1])
                },
                variant(
                    "uniform_whole", "Each whole number between two bounds, equally likely: `[low, high]`.",
                    .list(.number(in: -1e4...1e4), count: 2...2)
                ) { (it) throws(DistributionError) in
                    let (low, high) = (it[0].rounded(.up), it[1].rounded(.down))
                    let values = Array(stride(from: low, through: high, by: 1))
                    return try .discrete(values: values, weights: values.map { _ in 1 })
                },
                (
                    "discrete", "One of a list of values, with probabilities in proportion to weights.",
                    checked(.section(WeightedValues.init), bounds, isClamped) { (it) throws(DistributionError) in
                        try .discrete(values: it.values, weights: it.weights)
                    }
                ),
            ],
            short: checked(.number(in: bounds), bounds, isClamped) { (constant) throws(DistributionError) in
                try .constant(constant)
            }, show: { numberText($0.mean) })
    }
}

/// The keys of a discrete distribution.
private struct WeightedValues {
    let values: [Double]
    let weights: [Double]

    init(_ section: Section) {
        values = section.required("values", .list(.number(in: -1e9...1e9), count: 1...10_000), "What may be drawn.")
        weights = section.required(
            "weights", .list(.number(in: 0...1e9), count: 1...10_000), "As many, in the same order.")
    }
}

/// A kind that makes a distribution from parameters, once these are read without error.
private func checked<Parameters>(
    _ parameters: Kind<Parameters>, _ bounds: ClosedRange<Double>, _ isClamped: Bool,
    _ make: @escaping (Parameters) throws(DistributionError) -> Distribution
) -> Kind<Distribution> {
    Kind(
        shape: parameters.shape, placeholder: { .fixed(bounds.lowerBound) },
        read: { node, subject, reader in
            let errors = reader.count
            guard let found = parameters.read(node, subject, reader), reader.count == errors else { return nil }
            let distribution: Distribution
            do throws(DistributionError) {
                distribution = try make(found)
            } catch {
                reader.report(
                    node.place, "'\(error.parameter)' of \(subject) is \(error.found); it must be \(error.requirement)")
                return nil
            }
            if let problem = problem(with: distribution, in: bounds, isClamped: isClamped) {
                reader.report(node.place, "\(subject) \(problem)")
            }
            return distribution
        }, show: { numberText($0.mean) })
}

private func problem(with found: Distribution, in bounds: ClosedRange<Double>, isClamped: Bool) -> String? {
    let (least, most) = (numberText(bounds.lowerBound), numberText(bounds.upperBound))
    let (mean, spread, widest) = (found.mean, found.variance.squareRoot(), 10 * bounds.upperBound)
    if !bounds.contains(mean) { return "has the mean \(numberText(mean)); it must be \(rangeText(least, most))" }
    if !isClamped, found.support.lowerBound < bounds.lowerBound {
        return "may be drawn below \(least), which it must never be; lognormal, gamma and triangular cannot"
    }
    if spread > widest {
        return "has the standard deviation \(numberText(spread)); it must be at most \(numberText(widest))"
    }
    return nil
}

extension Distribution {
    /// Always this finite value, for defaults and placeholders.
    static func fixed(_ value: Double) -> Distribution {
        guard let distribution = try? Distribution.constant(value) else {
            preconditionFailure("\(value) is not finite")
        }
        return distribution
    }
}
