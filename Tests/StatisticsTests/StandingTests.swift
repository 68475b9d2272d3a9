import Statistics
import TestSupport
import Testing

@Suite("standings")
struct StandingTests {
    /// Samples with these means and spread 1 each, about draws that all share.
    private func samples(_ means: [Double], count: Int, state: UInt64) -> [[Double]] {
        var random = SplitMix(state: state)
        var samples: [[Double]] = means.map { _ in [] }
        for _ in 0..<count {
            let shared = 5 * random.normal()
            for place in means.indices { samples[place].append(shared + means[place] + random.normal()) }
        }
        return samples
    }

    @Test("the best is told from the worse when there is enough to see, and turns round with the preference")
    func told() {
        let samples = samples([0, 1, 3], count: 200, state: 1)
        #expect(Comparison.standings(samples) == [.worse, .worse, .best])
        #expect(Comparison.standings(samples, preferring: .smallest) == [.best, .worse, .worse])
        #expect(Comparison.replicationsToTell(samples) == 200)
    }

    @Test("what is surely within the indifference zone is as good, and what may be either is undecided")
    func indifference() {
        let samples = samples([0, 0.1, 3], count: 100, state: 2)
        #expect(Comparison.standings(samples, preferring: .smallest) == [.undecided, .undecided, .worse])
        #expect(
            Comparison.standings(samples, preferring: .smallest, indifference: 1) == [.asGood, .asGood, .worse])
    }

    @Test("alternatives that are the same are as good, whatever the zone")
    func same() {
        let samples = samples([0], count: 10, state: 3)
        #expect(Comparison.standings(samples + samples) == [.asGood, .asGood])
    }

    @Test("as many replications as are said to be needed are about enough to tell")
    func cost() throws {
        let close = samples([0, 0.2], count: 20, state: 5)
        #expect(Comparison.standings(close) == [.undecided, .undecided])
        let needed = try #require(Comparison.replicationsToTell(close, indifference: 0.4))
        #expect(needed > 20 && needed < 1000)
        let enough = samples([0, 0.2], count: 2 * needed, state: 5)
        #expect(!Comparison.standings(enough, indifference: 0.4).contains(.undecided))
    }

    @Test("nothing tells apart what differs, but not in the mean")
    func hopeless() {
        #expect(Comparison.standings([[1, -1, 1, -1], [-1, 1, -1, 1]]) == [.undecided, .undecided])
        #expect(Comparison.replicationsToTell([[1, -1, 1, -1], [-1, 1, -1, 1]]) == nil)
    }
}

@Suite("Pareto set")
struct ParetoSetTests {
    /// Observations about a point, with little noise that all alternatives share.
    private func about(_ points: [(Double, Double)], noise: Double = 0.01) -> [(first: [Double], second: [Double])] {
        var random = SplitMix(state: 9)
        let draws = (0..<30).map { _ in (random.normal(), points.map { _ in (random.normal(), random.normal()) }) }
        return points.indices.map { place in
            (
                draws.map { points[place].0 + $0.0 + noise * $0.1[place].0 },
                draws.map { points[place].1 + $0.0 + noise * $0.1[place].1 }
            )
        }
    }

    @Test("what another beats by both measures is dominated, and by whom is said")
    func clear() {
        let set = ParetoSet(about([(1, 5), (3, 3), (5, 1), (2, 2)]), preferring: (.largest, .largest))
        #expect(set.members.map(\.status) == [.efficient, .efficient, .efficient, .dominated])
        #expect(set.members[3].dominators == [1])
        #expect(set.members.map(\.isOnFront) == [true, true, true, false])
    }

    @Test("the ends that are better may differ")
    func preferences() {
        let set = ParetoSet(about([(1, 5), (3, 3)]), preferring: (.largest, .smallest))
        #expect(set.members.map(\.status) == [.dominated, .efficient])
    }

    @Test("with much noise nothing is said, though the front of the means is shown")
    func noisy() {
        let set = ParetoSet(about([(1, 1), (1.01, 1.01)], noise: 3), preferring: (.largest, .largest))
        #expect(set.members.allSatisfy { $0.status == .undecided })
        #expect(set.members.contains { $0.isOnFront })
    }

    @Test("twins do not dominate one another")
    func twins() {
        let one = about([(1, 1)])
        let set = ParetoSet(one + one, preferring: (.largest, .smallest))
        #expect(set.members.map(\.status) == [.efficient, .efficient])
    }
}

@Suite("coverage")
struct CoverageTests {
    /// How many of 2,000 experiments come out well; the standard error of 95 % is then 10.
    private func good(_ state: UInt64, _ isGood: (inout SplitMix) -> Bool) -> Int {
        var random = SplitMix(state: state)
        return (0..<2000).count { _ in isGood(&random) }
    }

    @Test("interpolated intervals hold the quantile as often as they say, neither less nor more")
    func quantiles() {
        for (state, share) in [(21, 0.5), (22, 0.8)] as [(UInt64, Double)] {
            let truth = NormalCurve.quantile(share)
            let hits = good(state) { random in
                OrderStatistics((0..<25).map { _ in random.normal() }).interpolatedQuantileInterval(share)
                    .contains(truth)
            }
            #expect(abs(hits - 1900) < 40)
        }
    }

    @Test("an interpolated interval lies within the exact one, and has no end where the sample is too small")
    func interpolation() {
        var random = SplitMix(state: 23)
        let sample = OrderStatistics((0..<40).map { _ in random.normal() })
        for share in [0.3, 0.5, 0.8] {
            let (exact, narrow) = (sample.quantileInterval(share), sample.interpolatedQuantileInterval(share))
            #expect(exact.low <= narrow.low && narrow.high <= exact.high)
            #expect(narrow.low < narrow.mean && narrow.mean < narrow.high)
        }
        #expect(sample.interpolatedQuantileInterval(0.99).high == .infinity)
        #expect(OrderStatistics([1.0]).interpolatedQuantileInterval(0.5).low == -.infinity)
        #expect(OrderStatistics([Double]()).interpolatedQuantileInterval(0.5).high == .infinity)
    }

    @Test("intervals of paired differences hold the truth as often as they say, with shared draws")
    func pairs() {
        let hits = good(24) { random in
            var (one, other): ([Double], [Double]) = ([], [])
            for _ in 0..<10 {
                let shared = 4 * random.normal()
                one.append(shared + random.normal() + 1)
                other.append(shared + 3 * random.normal())
            }
            return Comparison.paired(one, other).contains(1)
        }
        #expect(abs(hits - 1900) < 40)
    }

    @Test("standings are wrong no more often than they say")
    func standings() {
        let hits = good(25) { random in
            let means = [0, 0.3, 0.6]
            var samples: [[Double]] = [[], [], []]
            for _ in 0..<12 {
                let shared = 2 * random.normal()
                for place in 0..<3 { samples[place].append(shared + means[place] + random.normal()) }
            }
            return zip(Comparison.standings(samples, indifference: 0.4), means).allSatisfy { standing, mean in
                switch standing {
                case .best: mean == 0.6
                case .asGood: mean >= 0.2
                case .worse: mean < 0.6
                case .undecided, .dropped: true
                }
            }
        }
        #expect(hits > 1900 - 30)
    }
}
