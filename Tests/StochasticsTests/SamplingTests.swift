import Statistics
import Stochastics
import Testing

@Suite("sampling")
struct SamplingTests {
    static let draws = 1_000_000

    /// Draws sorted into cells between rising bounds: the last cell is beyond the last bound.
    private func counts(_ distribution: Distribution, bounds: [Double], seed: UInt64) -> (cells: [Int], tally: Tally) {
        var stream = RandomSource(seed: seed, replication: 0).stream(Purpose(rawValue: 9), entity: 1)
        var cells = [Int](repeating: 0, count: bounds.count + 1)
        var tally = Tally()
        for _ in 0..<Self.draws {
            let value = distribution.sample(using: &stream)
            tally.add(value)
            cells[cell(of: value, among: bounds)] += 1
        }
        return (cells, tally)
    }

    @Test(
        "draws have the distribution they should: chi-square, Kolmogorov-Smirnov, mean and variance",
        arguments: try Catalogue.all.get().map(\.name))
    func fits(name: String) throws {
        let distribution = try #require(try Catalogue.named(name))
        // 500 cells, as equal as the distribution allows.
        var bounds: [Double] = []
        for step in 1..<500 {
            let bound = distribution.quantile(Double(step) / 500)
            if bound > bounds.last ?? -.infinity { bounds.append(bound) }
        }
        let (cells, tally) = counts(distribution, bounds: bounds, seed: 20_221_122)
        let n = Double(Self.draws)

        var chiSquare = 0.0
        var degrees = -1.0
        var greatestGap = 0.0
        var below = 0.0
        var observedBelow = 0
        for (cell, observed) in cells.enumerated() {
            let upTo = cell < bounds.count ? distribution.cumulative(bounds[cell]) : 1
            let expected = (upTo - below) * n
            below = upTo
            observedBelow += observed
            greatestGap = max(greatestGap, abs(Double(observedBelow) / n - upTo))
            guard expected > 0.01 else {
                #expect(observed < 5, "\(name): \(observed) draws in a cell that should hold \(expected)")
                continue
            }
            degrees += 1
            chiSquare += (Double(observed) - expected) * (Double(observed) - expected) / expected
        }
        if degrees > 0 {
            let p = Special.regularizedGamma(0.5 * chiSquare, shape: 0.5 * degrees)
            #expect(min(p.lower, p.upper) > 1e-4, "\(name): chi-square \(chiSquare) on \(degrees) degrees")
        }
        // Kolmogorov's limit at level 1e-4 is 2.23.
        #expect(greatestGap * n.squareRoot() < 2.23, "\(name): \(greatestGap)")
        let standardError = (distribution.variance / n).squareRoot()
        #expect(abs(tally.mean - distribution.mean) < 4 * standardError, "\(name): mean \(tally.mean)")
        #expect(abs(tally.variance / distribution.variance - 1) < 0.02, "\(name): variance \(tally.variance)")
    }

    @Test("every draw lies within the support")
    func withinSupport() throws {
        for (name, distribution) in try Catalogue.all.get() {
            var stream = RandomSource(seed: 77, replication: 1).stream(Purpose(rawValue: 2), entity: 3)
            let support = distribution.support
            let allInside = (0..<5_000).allSatisfy { _ in support.contains(distribution.sample(using: &stream)) }
            #expect(allInside, "\(name)")
        }
    }
}
