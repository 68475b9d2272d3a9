import Statistics
import Stochastics

extension Bench {
    /// Runs experiments of one kind, each with draws of its own, and prints how many came out well.
    mutating func row(_ name: String, _ isGood: (inout RandomStream) -> Bool) {
        source += 1
        let random = RandomSource(seed: UInt64(source), replication: 0)
        var good = 0
        for experiment in 0..<experiments {
            var stream = random.stream(Purpose(rawValue: 0), entity: UInt32(experiment))
            if isGood(&stream) { good += 1 }
        }
        print("| \(name) | \(experiments) | \(Bench.percent(good, of: experiments)) |")
    }

    /// `95.02 +- 0.11 %`: the share with its standard error.
    static func percent(_ count: Int, of total: Int) -> String {
        let share = Double(count) / Double(total)
        let error = (share * (1 - share) / Double(total)).squareRoot()
        return "\(fixed(100 * share)) +- \(fixed(100 * error)) %"
    }

    static func fixed(_ value: Double) -> String {
        let hundredths = Int((value * 100).rounded())
        let part = hundredths % 100
        return "\(hundredths / 100).\(part < 10 ? "0" : "")\(part)"
    }

    mutating func means() {
        for count in [2, 5, 20, 100] {
            row("mean of \(count) replications, normal") { stream in
                ConfidenceInterval((0..<count).map { _ in stream.normal() }).contains(0)
            }
        }
        row("mean of 20 replications, each the mean of 50 exponential times") { stream in
            ConfidenceInterval((0..<20).map { _ in Tally((0..<50).map { _ in stream.exponential() }).mean }).contains(1)
        }
        row("mean of 20 replications, exponential (as skewed as a single event)") { stream in
            ConfidenceInterval((0..<20).map { _ in stream.exponential() }).contains(1)
        }
    }

    mutating func pairs() {
        for (shared, own) in [(0.0, (1.0, 1.0)), (3.0, (1.0, 1.0)), (3.0, (1.0, 3.0))] {
            row("paired difference of 20, spread \(own.0) and \(own.1) about shared draws of spread \(shared)") {
                stream in
                var (one, other): ([Double], [Double]) = ([], [])
                for _ in 0..<20 {
                    let cause = shared * stream.normal()
                    one.append(cause + own.0 * stream.normal() + 0.3)
                    other.append(cause + own.1 * stream.normal())
                }
                return Comparison.paired(one, other).contains(0.3)
            }
        }
    }

    mutating func quantiles() {
        let laws: [(String, (inout RandomStream) -> Double, (Double) -> Double)] = [
            ("normal", { $0.normal() }, { NormalCurve.quantile($0) }),
            ("exponential", { $0.exponential() }, { -Elementary.log(1 - $0) }),
            ("lognormal", { Elementary.exp($0.normal()) }, { Elementary.exp(NormalCurve.quantile($0)) }),
        ]
        for (name, draw, quantile) in laws {
            for (share, count) in [(0.5, 20), (0.5, 100), (0.9, 50), (0.9, 200), (0.95, 100)] {
                row("quantile \(share) of \(count) replications, \(name)") { stream in
                    OrderStatistics((0..<count).map { _ in draw(&stream) }).interpolatedQuantileInterval(share)
                        .contains(quantile(share))
                }
            }
        }
    }

    /// What holds for all alternatives at once; Bonferroni's inequality makes these err on the side of too wide.
    mutating func simultaneous() {
        let means = [0.0, 0.1, 0.2, 0.2, 0.5]
        func samples(_ stream: inout RandomStream) -> [[Double]] {
            var samples: [[Double]] = means.map { _ in [] }
            for _ in 0..<20 {
                let cause = 2 * stream.normal()
                for (place, mean) in means.enumerated() {
                    samples[place].append(cause + mean + (1 + 0.3 * Double(place)) * stream.normal())
                }
            }
            return samples
        }
        row("all pairs of 5 alternatives at once (95 % or more)") { stream in
            Comparison.allPairs(samples(&stream)).allSatisfy {
                $0.interval.contains(means[$0.first] - means[$0.second])
            }
        }
        row("5 alternatives against the best at once (95 % or more)") { stream in
            let intervals = Comparison.withBest(samples(&stream))
            return means.indices.allSatisfy { own in
                let others = means.indices.filter { $0 != own }.map { means[$0] }
                return intervals[own].contains(means[own] - (others.max() ?? 0))
            }
        }
        row("no standing of 5 alternatives is wrong (95 % or more)") { stream in
            let standings = Comparison.standings(samples(&stream), indifference: 0.3)
            return zip(standings, means).allSatisfy { standing, mean in
                switch standing {
                case .best: mean == 0.5
                case .asGood: mean >= 0.2
                case .worse: mean < 0.5
                case .undecided, .dropped: true
                }
            }
        }
    }

    /// Intervals after replications that go on until they are narrow.
    mutating func sequential() {
        for (name, target) in [
            ("absolute, to 0.5 of the spread, at least 10", PrecisionTarget(absolute: 0.5, minimumCount: 10)),
            ("absolute, to 0.2 of the spread, at least 10", PrecisionTarget(absolute: 0.2, minimumCount: 10)),
            ("absolute, to 0.2 of the spread, at least 20", PrecisionTarget(absolute: 0.2, minimumCount: 20)),
            ("relative, 5 % of a mean of 4 spreads, at least 20", PrecisionTarget(relative: 0.05, minimumCount: 20)),
        ] {
            row("mean after replicating to a precision: \(name)") { stream in
                var tally = Tally()
                while !target.isReached(by: tally) { tally.add(4 + stream.normal()) }
                return ConfidenceInterval(tally).contains(4)
            }
        }
    }
}
