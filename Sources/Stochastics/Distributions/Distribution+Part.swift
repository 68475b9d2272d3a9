import Statistics

extension Distribution {
    /// The part of a distribution within bounds: its probability, and its mean and variance given that it is there.
    struct Part {
        var mass = 0.0
        var mean = 0.0
        /// The mass times the variance.
        var squares = 0.0

        var variance: Double { mass > 0 ? squares / mass : 0 }

        /// Adds a part that does not overlap, or the same bounds of another component of a mixture.
        mutating func add(_ other: Part) {
            guard other.mass > 0 else { return }
            let difference = other.mean - mean
            let share = other.mass / (mass + other.mass)
            squares += other.squares + difference * difference * mass * share
            mean += difference * share
            mass += other.mass
        }

        func scaled(by weight: Double) -> Part {
            Part(mass: mass * weight, mean: mean, squares: squares * weight)
        }
    }

    /// The part within these bounds: by summation where the values are separate, by components for a mixture, else by
    /// quadrature.
    func part(within bounds: ClosedRange<Double>) -> Part {
        switch self {
        case .constant(let it):
            return sum([(it.value, 1)], within: bounds)
        case .discrete(let it):
            return sum(zip(it.values, it.probabilities), within: bounds)
        case .empirical(let it) where !it.isInterpolated:
            let share = 1 / Double(it.values.count)
            return sum(it.values.map { ($0, share) }, within: bounds)
        case .poisson, .binomial, .geometric, .negativeBinomial:
            return standardDeviation < 20_000 ? sumOverWholeNumbers(within: bounds) : integrate(within: bounds)
        case .truncated(let it):
            let low = max(it.low, bounds.lowerBound)
            let high = min(it.high, bounds.upperBound)
            return low <= high ? it.base.part(within: low...high).scaled(by: 1 / it.mass) : Part()
        case .mixture(let it):
            var total = Part()
            for (component, weight) in zip(it.components, it.weights) {
                total.add(component.part(within: bounds).scaled(by: weight))
            }
            return total
        default:
            return integrate(within: bounds)
        }
    }

    private func sum(_ atoms: some Sequence<(Double, Double)>, within bounds: ClosedRange<Double>) -> Part {
        var total = Part()
        for (value, probability) in atoms where bounds.contains(value) {
            total.add(Part(mass: probability, mean: value))
        }
        return total
    }

    private func sumOverWholeNumbers(within bounds: ClosedRange<Double>) -> Part {
        var total = Part()
        var k = max(bounds.lowerBound, quantile(1e-18)).rounded(.up)
        let last = min(bounds.upperBound, quantile(1 - 0x1p-53))
        var below = k > 0 ? cumulative(k - 1) : 0
        while k <= last {
            let upTo = cumulative(k)
            total.add(Part(mass: upTo - below, mean: k))
            below = upTo
            k += 1
        }
        return total
    }

    /// Integrates `1 - F` between quantiles: the mean above the lower bound is `∫ (1 - G) dx`, the second moment
    /// `2 ∫ (x - low) (1 - G) dx`, with `G` the distribution function within the bounds.
    private func integrate(within bounds: ClosedRange<Double>) -> Part {
        let low = max(bounds.lowerBound, quantile(1e-300), -.greatestFiniteMagnitude)
        let high = min(bounds.upperBound, quantile(1 - 0x1p-53))
        guard low <= high else { return Part() }
        let start = cumulative(bounds.lowerBound)
        let mass = cumulative(bounds.upperBound) - start
        guard mass > 0, low < high else { return Part(mass: mass, mean: low) }
        let fine = [1e-300, 1e-100, 1e-50, 1e-20, 1e-12, 1e-9, 1e-6, 1e-4, 1e-3, 0.01, 0.03, 0.06]
        let shares = fine + (1...9).map { 0.1 * Double($0) } + fine[4...].reversed().map { 1 - $0 }
        var previous = low
        var first = 0.0
        var second = 0.0
        for share in shares + [1] {
            let knot = share == 1 ? high : min(high, max(previous, quantile(min(1, start + share * mass))))
            guard knot > previous else { continue }
            first += GaussLegendre.integrate(from: previous, to: knot, panels: 1) { x in
                1 - (cumulative(x) - start) / mass
            }
            second += GaussLegendre.integrate(from: previous, to: knot, panels: 1) { x in
                2 * (x - low) * (1 - (cumulative(x) - start) / mass)
            }
            previous = knot
        }
        return Part(mass: mass, mean: low + first, squares: mass * max(0, second - first * first))
    }
}
