import Stochastics

extension Kind where Value == Distribution {
    /// A random quantity: a bare number when it is always the same, or a distribution by name.
    ///
    /// - Parameters:
    ///   - bounds: what its mean must lie in, and what no draw may lie below.
    ///   - isClamped: whether the model takes draws into the bounds, so that draws outside are allowed.
    static func distribution(in bounds: ClosedRange<Double>, isClamped: Bool = false) -> Kind {
        let value = Kind<Double>.number(in: -1e9...1e9)
        let positive = Kind<Double>.number(in: 1e-6...1e9)
        let spread = Kind<Double>.number(in: 0...1e9)
        let meanSummary = "Its mean."
        func checked<Parameters>(
            _ parameters: Kind<Parameters>, _ make: @escaping (Parameters) throws(DistributionError) -> Distribution
        ) -> Kind {
            checkedDistribution(parameters, bounds, isClamped, make)
        }
        return .variant(
            [
                (
                    "uniform", "Equally likely between two bounds: `[low, high]`.",
                    checked(.list(value, count: 2...2)) { (it) throws(DistributionError) in try .uniform(low: it[0], high: it[1]) }
                ),
                (
                    "triangular", "From a least through a most likely to a greatest value: `[low, mode, high]`.",
                    checked(.list(value, count: 3...3)) { (it) throws(DistributionError) in
                        try .triangular(low: it[0], mode: it[1], high: it[2])
                    }
                ),
                (
                    "exponential", "Time between events of a constant rate.",
                    checked(.section { $0.required("mean", positive, meanSummary) }) { (mean) throws(DistributionError) in
                        try .exponential(mean: mean)
                    }
                ),
                (
                    "normal", "The sum of many small causes.",
                    checked(
                        .section {
                            ($0.required("mean", value, meanSummary), $0.required("standard_deviation", spread, "Its spread."))
                        }
                    ) { (it) throws(DistributionError) in try .normal(mean: it.0, standardDeviation: it.1) }
                ),
                (
                    "lognormal", "The product of many small causes; mean and spread are of the values themselves.",
                    checked(
                        .section {
                            ($0.required("mean", positive, meanSummary), $0.required("standard_deviation", spread, "Its spread."))
                        }
                    ) { (it) throws(DistributionError) in try .lognormal(mean: it.0, standardDeviation: it.1) }
                ),
                (
                    "gamma", "The sum of waiting times; its mean is shape times scale.",
                    checked(
                        .section { ($0.required("shape", positive, "Its shape."), $0.required("scale", positive, "Its scale.")) }
                    ) { (it) throws(DistributionError) in try .gamma(shape: it.0, scale: it.1) }
                ),
                (
                    "beta", "A share between two bounds; its mean is alpha / (alpha + beta) of the way.",
                    checked(
                        .section {
                            (
                                $0.required("alpha", positive, "Pull upwards."), $0.required("beta", positive, "Pull downwards."),
                                $0.value("low", value, default: 0, "The least value."),
                                $0.value("high", value, default: 1, "The greatest value.")
                            )
                        }
                    ) { (it) throws(DistributionError) in try .beta(alpha: it.0, beta: it.1, low: it.2, high: it.3) }
                ),
            ],
            short: checked(.number(in: bounds)) { (constant) throws(DistributionError) in try .constant(constant) },
            show: { numberText($0.mean) })
    }
}

/// A kind that makes a distribution from parameters, once these are read without error.
private func checkedDistribution<Parameters>(
    _ parameters: Kind<Parameters>, _ bounds: ClosedRange<Double>, _ isClamped: Bool,
    _ make: @escaping (Parameters) throws(DistributionError) -> Distribution
) -> Kind<Distribution> {
    Kind(
        shape: parameters.shape, placeholder: { constant(bounds.lowerBound) },
        read: { node, subject, reader in
            let errors = reader.count
            guard let found = parameters.read(node, subject, reader), reader.count == errors else { return nil }
            let distribution: Distribution
            do throws(DistributionError) {
                distribution = try make(found)
            } catch {
                reader.report(node.place, "'\(error.parameter)' of \(subject) is \(error.found); it must be \(error.requirement)")
                return nil
            }
            let range = rangeText(bounds.lowerBound, bounds.upperBound)
            if !bounds.contains(distribution.mean) {
                reader.report(node.place, "\(subject) has the mean \(numberText(distribution.mean)); it must be \(range)")
            } else if !isClamped, distribution.support.lowerBound < bounds.lowerBound {
                let least = numberText(bounds.lowerBound)
                reader.report(node.place, "\(subject) may be drawn below \(least); choose a distribution that is never below \(least)")
            }
            return distribution
        }, show: { numberText($0.mean) })
}

/// A distribution that always has this finite value.
private func constant(_ value: Double) -> Distribution {
    guard let distribution = try? Distribution.constant(value) else { preconditionFailure("\(value) is not finite") }
    return distribution
}
