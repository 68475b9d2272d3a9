import Scenario
import Statistics
import SupplyModel
import Testing

@testable import Experiments

@Suite("comparison")
struct ComparisonStudyTests {
    private let a = ComparisonStudy.Criterion(Measure("a"), preferring: .smallest)
    private let b = ComparisonStudy.Criterion(Measure("b"), preferring: .largest)

    private func findings(
        _ trials: SyntheticTrials, _ effort: ComparisonStudy.Effort, indifference: Margin? = nil
    ) async throws -> ComparisonFindings {
        let study = ComparisonStudy(
            by: a, beside: [b.measure], pareto: (a, b), indifference: indifference, effort: effort)
        return try await study.run(trials.means.indices.map { "\($0)" }, jobs: 2) { trials.figures($0) }
    }

    @Test("with a number for each, all have as many, and standings, differences and costs are of them")
    func fixed() async throws {
        let found = try await findings(SyntheticTrials(means: [0, 0.2, 3], seed: 4), .fixed(20))
        #expect(found.figures.map(\.count) == [20, 20, 20] && found.trialCount == 60)
        #expect(found.standings == [.undecided, .undecided, .worse])
        let differences = found.differences(by: a.measure)
        #expect(differences.map { [$0.first, $0.second] } == [[0, 1], [0, 2], [1, 2]])
        #expect(differences[1].interval.contains(-3))
        let needed = try #require(found.replicationsToTell)
        #expect(needed > 20)
        #expect(found.trialsToTell == 2 * (needed - 20))
        #expect(found.pareto?.members[2].status == .dominated)
    }

    @Test("the variance of differences falls as far as shared draws say")
    func varianceRatio() async throws {
        let found = try await findings(SyntheticTrials(means: [0, 0], shared: 3, seed: 5), .fixed(2000))
        // Variances 10 and 10; of the difference 2.
        #expect(abs(found.differences(by: a.measure)[0].varianceRatio - 10) < 1)
    }

    @Test("a race drops the worse, and compares pairs over what both have")
    func race() async throws {
        let found = try await findings(
            SyntheticTrials(means: [0, 0.6, 5], seed: 6), .race(most: 500), indifference: .absolute(0.5))
        #expect(found.standings == [.best, .dropped, .dropped] && found.leader == 0)
        #expect(found.figures[2].count == 10 && found.isRace)
        #expect(found.differences(by: a.measure)[1].interval.count == 10)
        #expect(found.againstBest[0] == nil && found.againstBest[2]?.contains(5) == true)
        #expect(found.trialsToTell == 0)
    }

    @Test("quantiles over replications hold the truth, and are none where a value is missing")
    func quantiles() async throws {
        let found = try await findings(SyntheticTrials(means: [2, 2], shared: 0, seed: 7), .fixed(200))
        let interval = found.quantile(0.9, of: 0, by: a.measure)
        #expect(interval.contains(2 + 1.2816) && interval.high - interval.low < 1)
        #expect(found.quantile(0.9, of: 0, by: Measure("c")).mean.isNaN)
    }

    @Test("a measure without a value in some trial cannot decide")
    func noValue() async throws {
        let study = ComparisonStudy(by: a, effort: .fixed(3))
        let problem = ComparisonStudy.Problem.noValue(a.measure, alternative: "y", replication: 2)
        await #expect(throws: problem) {
            _ = try await study.run(["x", "y"], jobs: 1) { trials in
                trials.map { TrialFigures(["a": $0 == Trial(alternative: 1, replication: 2) ? .nan : 1]) }
            }
        }
        #expect(problem.description.contains("'a' has no value in replication 2 of 'y'"))
    }

    @Test("every figure of a network that a direction is given for exists")
    func directions() {
        let names = Set(NetworkFigure.all.map(\.name) + NetworkTotal.all.map(\.name))
        #expect(NetworkFigure.more.isSubset(of: names) && NetworkFigure.less.isSubset(of: names))
        #expect(NetworkFigure.better("holding_cost_per_period.shop") == .less)
        #expect(NetworkFigure.better("fill_rate.shop") == .more)
        #expect(NetworkFigure.better("order_size") == .neither)
    }
}

/// Common random numbers in a city: the same replication under two rules shares what the rules do not change.
@Suite("common random numbers")
struct CommonRandomNumbersTests {
    @Test("the difference of two allocation rules varies far less with shared draws than with others")
    func payOff() async throws {
        let file = ScenarioFile(quickstartPath, days: 8)
        let alternatives = try ["max-min", "lowest-cover"].map { rule in
            let settings = [
                DesignPoint.Setting(path: "allocation.rule", value: rule),
                DesignPoint.Setting(path: "picking.pickers", value: "1"),
            ]
            return try Alternative(rule, file, at: DesignPoint(settings))
        }
        let runner = TrialRunner(alternatives, seed: 1, jobs: 2, store: nil)
        let criterion = ComparisonStudy.Criterion(Measure("unmet_share"), preferring: .smallest)
        let found = try await ComparisonStudy(by: criterion, effort: .fixed(12)).run(
            alternatives.map(\.name), jobs: 2
        ) { try await runner.run($0).compactMap { $0 } }
        let samples = (0..<2).map { found.values(of: $0, by: criterion.measure) }
        let shared = Tally(zip(samples[0], samples[1]).lazy.map { $0 - $1 }).variance
        let others = Tally(zip(samples[0], samples[1].dropFirst() + samples[1].prefix(1)).lazy.map { $0 - $1 }).variance
        #expect(samples[0] != samples[1])
        #expect(shared < others / 5)
        #expect(found.differences(by: criterion.measure)[0].varianceRatio > 5)
    }
}
