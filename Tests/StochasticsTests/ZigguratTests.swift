import Statistics
import Stochastics
import Testing

/// Tests that look where a ziggurat can go wrong unseen: in the tail, and between the edges of its layers.
@Suite("ziggurats")
struct ZigguratTests {
    /// The widths of 256 layers of equal area, by the recurrence of Marsaglia and Tsang.
    private func edges(tail: Double, area: Double, density: (Double) -> Double, inverse: (Double) -> Double) -> [Double]
    {
        var edges = [tail]
        while edges.count < 255 {
            let outer = edges[edges.count - 1]
            edges.append(inverse(density(outer) + area / outer))
        }
        return edges
    }

    /// Draws until the tail and the halves of the wedges have been seen often, and compares both with the truth.
    private func check(
        edges: [Double], cumulative: (Double) -> Double, draw: (inout RandomStream) -> Double
    ) {
        var stream = RandomSource(seed: 31, replication: 0).stream(Purpose(rawValue: 1), entity: 1)
        // Rising bounds: the middle and the end of each wedge, then steps through the tail.
        let inner = Array(edges.reversed())
        var bounds = [inner[0]]
        for (low, high) in zip(inner, inner.dropFirst()) { bounds += [0.5 * (low + high), high] }
        let tail = edges[0]
        let ends = [1e-1, 1e-2, 1e-3].map { share in
            var (low, high) = (tail, tail + 20)
            while high - low > 1e-9 {
                let middle = 0.5 * (low + high)
                if 1 - cumulative(middle) > share * (1 - cumulative(tail)) { low = middle } else { high = middle }
            }
            return low
        }
        bounds += ends
        var cells = [Int](repeating: 0, count: bounds.count + 1)
        let draws = 10_000_000
        for _ in 0..<draws {
            let value = draw(&stream)
            cells[cell(of: value, among: bounds)] += 1
        }
        var expected: [Double] = []
        var below = 0.0
        for cell in cells.indices {
            let upTo = cell < bounds.count ? cumulative(bounds[cell]) : 1
            expected.append((upTo - below) * Double(draws))
            below = upTo
        }
        // The lower halves of all wedges together against the upper halves.
        let wedges = 1..<(2 * (edges.count - 1))
        let lower = wedges.filter { $0 % 2 == 1 }
        let difference = lower.reduce(0.0) { $0 + Double(cells[$1] - cells[$1 + 1]) }
        let expectedDifference = lower.reduce(0.0) { $0 + (expected[$1] - expected[$1 + 1]) }
        #expect(
            abs(difference - expectedDifference) < 4 * Double(draws).squareRoot(), "\(difference - expectedDifference)")
        let chiSquare = zip(cells, expected).reduce(0) { $0 + (Double($1.0) - $1.1) * (Double($1.0) - $1.1) / $1.1 }
        let p = Special.regularizedGamma(0.5 * chiSquare, shape: 0.5 * Double(cells.count - 1))
        #expect(min(p.lower, p.upper) > 1e-4, "chi-square \(chiSquare) over \(cells.count) cells")
        let tailCells = (cells.count - 4)..<cells.count
        let tailSquare = tailCells.reduce(0) {
            $0 + (Double(cells[$1]) - expected[$1]) * (Double(cells[$1]) - expected[$1]) / expected[$1]
        }
        #expect(Special.regularizedGamma(0.5 * tailSquare, shape: 2).upper > 1e-4, "tail \(tailSquare)")
    }

    @Test("normal draws keep their shape in the tail and between layer edges, at 10^7 draws")
    func normal() {
        let edges = edges(
            tail: 3.654152885361009, area: 0.004928673233974655,
            density: { Elementary.exp(-0.5 * $0 * $0) }, inverse: { (-2 * Elementary.log($0)).squareRoot() })
        check(edges: edges, cumulative: { 1 - 2 * NormalCurve.cumulative(-$0) }, draw: { abs($0.normal()) })
    }

    @Test("exponential draws keep their shape in the tail and between layer edges, at 10^7 draws")
    func exponential() {
        let edges = edges(
            tail: 7.69711747013105, area: 0.003949659822581557,
            density: { Elementary.exp(-$0) }, inverse: { -Elementary.log($0) })
        check(edges: edges, cumulative: { -Elementary.expm1(-$0) }, draw: { $0.exponential() })
    }

    @Test("draws from the normal tail have its shape, at 10^6 draws", arguments: [0.5, 2, 3.654152885361009, 8])
    func normalTail(start: Double) {
        var stream = RandomSource(seed: 33, replication: 0).stream(Purpose(rawValue: 1), entity: 1)
        let mass = NormalCurve.cumulative(-start)
        let bounds = (1..<200).map { -NormalCurve.quantile(mass * (1 - Double($0) / 200)) }
        var cells = [Int](repeating: 0, count: 200)
        let draws = 1_000_000
        for _ in 0..<draws {
            let value = stream.normal(beyond: start)
            cells[cell(of: value, among: bounds)] += 1
        }
        let expected = Double(draws) / 200
        let chiSquare = cells.reduce(0) { $0 + (Double($1) - expected) * (Double($1) - expected) / expected }
        let p = Special.regularizedGamma(0.5 * chiSquare, shape: 0.5 * 199)
        #expect(min(p.lower, p.upper) > 1e-4, "chi-square \(chiSquare)")
    }

    @Test("both signs of a normal draw are equally likely, whatever its size")
    func signs() {
        var stream = RandomSource(seed: 32, replication: 0).stream(Purpose(rawValue: 1), entity: 1)
        var balance = [Int](repeating: 0, count: 8)
        var counts = balance
        for _ in 0..<1_000_000 {
            let value = stream.normal()
            let size = min(7, Int(abs(value) * 2))
            balance[size] += value < 0 ? -1 : 1
            counts[size] += 1
        }
        for (difference, count) in zip(balance, counts) {
            #expect(abs(Double(difference)) < 4.5 * Double(count).squareRoot())
        }
    }
}
