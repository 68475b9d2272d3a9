import Scenario
import Testing

@testable import Experiments

@Suite struct CapacityStudyTests {
    private let file = ScenarioFile(quickstartPath, days: 4, scale: 0.2)

    private func study(
        _ over: [String], _ targets: [String], most: Int? = 6, prices: [Double]? = nil
    ) throws -> CapacityStudy {
        try CapacityStudy(
            file, over: over.map { try SearchAxis(Factor(parsing: $0)) },
            meeting: targets.map { try Target(parsing: $0) },
            mostReplications: most, prices: prices)
    }

    @Test("On a small city the search finds what the whole grid finds, at a tenth of the trials or fewer")
    func exhaustive() async throws {
        let study = try study(["handover.members=5..124"], ["order_to_door.censored_mean<=40h"])
        let answer = try await study.answer { TrialRunner($0, measuring: $1, seed: 1, jobs: 2, store: nil) }
        let evidence = answer.evidence
        #expect(evidence.outcome == .found)
        #expect(evidence.contradictions.isEmpty)

        let axis = study.axes[0]
        let points = try Alternative.read((0..<axis.count).map { ("", file, DesignPoint([axis], at: [$0])) })
        let measures = study.targets.map(\.measure)
        let runner = TrialRunner(points, measuring: measures, seed: 1, jobs: 2, store: nil)
        let trials = points.indices.flatMap { point in (0..<6).map { Trial(alternative: point, replication: $0) } }
        let figures = try await runner.runAll(trials)
        let verdicts = points.indices.map { point in
            study.search.test.verdict(
                on: figures[point * 6..<point * 6 + 6].map { found in measures.map { found[$0] } })
        }
        #expect(evidence.frontier == [[verdicts.firstIndex(of: .meets) ?? -1]])
        #expect(evidence.greatestMiss == verdicts.lastIndex(of: .misses))
        #expect(evidence.trials * 10 <= trials.count)
        #expect(evidence.gridTrials == trials.count)
    }

    @Test("The least stock of a newsvendor is that of the closed form")
    func newsvendor() async throws {
        // Normal demand, mean 50, standard deviation 8: expected backorders are 8 L((S - 50) / 8) with the standard loss
        // function L: 0.528 for S = 59 and 0.405 for S = 60.
        let path = quickstartPath.replacing("quickstart.yaml", with: "textbook/newsvendor-normal.yaml")
        let study = try CapacityStudy(
            ScenarioFile(path, overrides: ["network.periods=500"]),
            over: [try SearchAxis(Factor(parsing: "network.nodes.shop.policy.base_stock.level=40..80"))],
            meeting: [try Target(parsing: "backordered_per_period<=0.46")])
        let answer = try await study.answer { TrialRunner($0, measuring: $1, seed: 1, jobs: 2, store: nil) }
        #expect(answer.evidence.frontier.map { answer.study.axes[0].value(at: $0[0]) } == ["60"])
        #expect(answer.evidence.greatestMiss.map(answer.study.axes[0].value) == "59")
    }

    @Test("Of two keys the cheapest of the least pairs is named")
    func cheapest() async throws {
        let study = try study(
            ["handover.members=8..48", "picking.pickers=1..6"], ["order_to_door.censored_mean<=40h"], prices: [1, 1000])
        let answer = try await study.answer { TrialRunner($0, measuring: $1, seed: 1, jobs: 2, store: nil) }
        let frontier = answer.evidence.frontier
        #expect(!frontier.isEmpty)
        #expect(answer.cheapest == frontier.min { $0[1] < $1[1] })
        #expect(answer.cost(of: [0, 0]) == 1008)
    }

    @Test("A figure or a key that the scenario lacks is refused before anything is simulated")
    func refusals() throws {
        #expect(throws: ScenarioError.self) { try study(["handover.members=5..10"], ["fil_rate>=0.9"]) }
        #expect(throws: ScenarioError.self) { try study(["handover.membrs=5..10"], ["fill_rate>=0.9"]) }
        #expect(throws: ScenarioError.self) { try study(["handover.members=-5..10"], ["fill_rate>=0.9"]) }
        #expect(throws: ScenarioError.self) { try study(["handover.members=5..10"], ["cover_days.caviar>=3"]) }
    }
}
