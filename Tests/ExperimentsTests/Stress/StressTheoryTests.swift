import Foundation
import Scenario
import Statistics
import SupplyModel
import TestSupport
import Testing

@testable import Experiments

/// Stress of networks whose survival times can be worked out.
@Suite struct StressTheoryTests {
    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    private func stress(
        _ network: String, named targets: [StressTarget]? = nil, begin: Int = 20, lengths: [Int] = [],
        served: Double = 0.95, replications: Int = 1
    ) async throws -> StressAnswer {
        let path = "\(folder.path)/network.yaml"
        try Data("version: 1\nname: Test\nnetwork:\n\(network)".utf8).write(to: URL(filePath: path))
        return try await stress(
            file: path, named: targets, begin: begin, lengths: lengths, served: served, replications: replications)
    }

    private func stress(
        file path: String, named targets: [StressTarget]?, begin: Int, lengths: [Int], served: Double,
        replications: Int
    ) async throws -> StressAnswer {
        let file = ScenarioFile(path)
        let scenario = try ScenarioLoader.read(path)
        let setting = try StressSetting(
            file, scenario, begin: begin, longest: lengths.max() ?? 1, served: served)
        let test = StressTest(
            setting, targets: targets ?? scenario.usualStressTargets, lengths: lengths, replications: replications)
        return try await test.run(with: {
            TrialRunner($0, measuring: $1, seed: 9, jobs: 2, store: nil)
        })
    }

    private func times(_ answer: StressAnswer, _ kind: StressTarget.Kind, _ id: String) throws -> StressFinding {
        try #require(answer.ranking.first { $0.target == StressTarget(kind, id) })
    }

    @Test(
        "One node: it survives (level - demand) / demand periods, and recovers a lead time after the outage",
        arguments: [(10, 2, 1), (10, 2, 3), (17, 3, 2), (30, 4, 5)])
    func singleNode(level: Int, demand: Int, lead: Int) async throws {
        let answer = try await stress(
            """
              periods: 100
              nodes:
                shop:
                  initial: \(level)
                  demand: {each_period: \(demand)}
                  policy: {base_stock: {level: \(level)}}
                  suppliers: [{lead_time_periods: \(lead)}]
            """, named: [StressTarget(.lane, "outside/shop")], lengths: [1, 2, 3, 4, 5, 6, 7, 8])
        // Ordered up to the level before the demand of the period before the outage, and that demand is gone.
        let survives = (level - demand) / demand
        let finding = answer.ranking[0]
        #expect(finding.timeToSurvive().mean.mean == Double(survives))
        // What is ordered at the end comes in a lead time later: broken if the stock is gone by then.
        #expect(finding.finding.shortestBreaking == survives - lead + 1)
        for length in finding.lengths where length + lead > survives {
            #expect(finding.timeToRecover(after: length)?.mean.mean == Double(lead))
        }
    }

    @Test("A serial system lives on all that is downstream of the outage, in transit too: the shipped scenario")
    func serial() async throws {
        let path = URL(filePath: quickstartPath).deletingLastPathComponent()
            .appending(path: "textbook/stress-serial.yaml").path
        let answer = try await stress(
            file: path, named: nil, begin: 20, lengths: [1, 2, 3, 5, 8, 13], served: 0.95, replications: 1)
        let expected: [(StressTarget.Kind, String, survives: Double, recovers: Double)] = [
            (.lane, "depot/shop", 4, 2), (.node, "depot", 4, 2), (.source, "outside", 9, 5),
            (.lane, "outside/depot", 9, 5), (.node, "shop", 0, 0),
        ]
        #expect(answer.ranking.count == expected.count)
        for (kind, id, survives, recovers) in expected {
            let finding = try times(answer, kind, id)
            #expect(finding.timeToSurvive().mean.mean == survives, "\(kind) \(id)")
            #expect(finding.timeToRecover(after: 13)?.mean.mean == recovers, "\(kind) \(id)")
        }
        #expect(answer.ranking[0].target.id == "shop")
        #expect(try times(answer, .lane, "depot/shop").finding.shortestBreaking == 3)
        #expect(try times(answer, .source, "outside").finding.shortestBreaking == 5)
        // Of what 13 periods of 10 asked, 45 was there and the rest came too late: 4 periods held, 2 of lead time more were not.
        #expect(try times(answer, .lane, "depot/shop").missedMore(after: 13).mean == 105)
    }

    @Test("Of two suppliers the other goes on: stock / (demand - what it can send)")
    func twoSuppliers() async throws {
        let answer = try await stress(
            """
              periods: 100
              period_order: [receive, demand, order, count]
              nodes:
                shop:
                  initial: 60
                  demand: {each_period: 10}
                  policy: {base_stock: {level: 60}}
                  sourcing: available
                  suppliers:
                    - {lead_time_periods: 1, capacity_per_period: 7}
                    - {lead_time_periods: 1, capacity_per_period: 6}
            """, lengths: [3])
        // Each night 60 are there or on their way, 10 of them on their way; they fall by 10 a day and what comes.
        func survives(rate: Int) -> Int {
            var (stock, day, coming) = (50, 0, 10)
            while true {
                stock += coming
                if stock < 10 { return day }
                stock -= 10
                coming = rate
                day += 1
            }
        }
        #expect(try times(answer, .lane, "outside/shop").timeToSurvive().mean.mean == Double(survives(rate: 6)))
        #expect(try times(answer, .lane, "outside-2/shop").timeToSurvive().mean.mean == Double(survives(rate: 7)))
        #expect(try times(answer, .source, "outside").timeToSurvive().mean.mean == Double(survives(rate: 0)))
        // In continuous time: 50 / (10 - 6), with a day's supply in transit.
        #expect(survives(rate: 6) == (60 - 6) / (10 - 6))
    }

    @Test("Where half of each order goes to a closed lane, stock falls by half of demand")
    func splitSuppliers() async throws {
        let answer = try await stress(
            """
              periods: 100
              period_order: [receive, demand, order, count]
              nodes:
                shop:
                  initial: 40
                  demand: {each_period: 10}
                  policy: {base_stock: {level: 40}}
                  sourcing: split
                  suppliers: [{lead_time_periods: 1}, {lead_time_periods: 1}]
            """, named: [StressTarget(.lane, "outside/shop")], lengths: [1])
        // 30 on hand and 10 on their way; from then on 5 come in for 10 that go.
        #expect(answer.ranking[0].timeToSurvive().mean.mean == Double((40 - 5) / 5))
    }

    @Test(
        "With Poisson demand the time has the distribution of the first period in which demand so far exceeds the stock"
    )
    func poisson() async throws {
        let (level, mean, count) = (30, 5.0, 200)
        let answer = try await stress(
            """
              units: pieces
              periods: 60
              period_order: [receive, demand, order, count]
              nodes:
                shop:
                  initial: \(level)
                  demand: {each_period: {poisson: {mean: \(mean)}}}
                  policy: {base_stock: {level: \(level)}}
            """, named: [StressTarget(.lane, "outside/shop")], begin: 10, lengths: [2], served: 1, replications: count)
        let times = answer.ranking[0].finding.unending.map { $0.timeToSurvive() ?? 99 }
        // Supplied at once, the node holds its level when the outage begins: it survives k periods if their demand, which is
        // Poisson of mean 5 k, is at most the level (the upper incomplete gamma function).
        func chance(atLeast periods: Int) -> Double {
            periods == 0
                ? 1 : Special.regularizedGamma(mean * Double(periods), shape: Double(level + 1)).upper
        }
        var chiSquare = 0.0
        for (first, next) in [(0, 5), (5, 6), (6, 7), (7, 99)] {
            let expected = (chance(atLeast: first) - (next == 99 ? 0 : chance(atLeast: next))) * Double(count)
            let seen = Double(times.count { first <= $0 && $0 < next })
            chiSquare += (seen - expected) * (seen - expected) / expected
        }
        // The 99.9 % point of chi-square with 3 degrees of freedom.
        #expect(chiSquare < 16.27)
        let exact = (1...40).reduce(0.0) { $0 + chance(atLeast: $1) }
        #expect(ConfidenceInterval(times.map(Double.init), level: 0.999).contains(exact))
    }

    @Test("Demand at a constant rate waits while its node is out, and is served when it is back")
    func constantRate() async throws {
        let answer = try await stress(
            """
              periods: 60
              nodes:
                shop:
                  initial: 100
                  demand: {rate_per_period: 4}
                  policy: {s_S: {reorder_point: 40, order_up_to: 100}}
                  review: continuous
            """, named: [StressTarget(.node, "shop")], lengths: [3])
        let finding = answer.ranking[0]
        #expect(finding.timeToSurvive().mean.mean == 0 && finding.timeToRecover(after: 3)?.mean.mean == 0)
        #expect(abs(finding.missedMore(after: 3).mean - 12) < 1e-6)
    }

    @Test("The smallest floor that survives is the outage and the lead time in periods of demand")
    func floor() async throws {
        let path = "\(folder.path)/floor.yaml"
        let network = """
            version: 1
            name: Floor
            network:
              periods: 100
              period_order: [receive, demand, order, count]
              nodes:
                shop:
                  initial: 40
                  demand: {each_period: 10}
                  policy: {cover: {floor_periods: 4, target_periods: 4}}
                  suppliers: [{lead_time_periods: 1}]
            """
        try Data(network.utf8).write(to: URL(filePath: path))
        let scenario = try ScenarioLoader.read(path)
        for length in [2, 5, 9] {
            let setting = try StressSetting(
                ScenarioFile(path), scenario, begin: 20, longest: length, served: 0.95)
            let test = try FloorTest(
                setting, floorOf: "shop", targets: [StressTarget(.source, "outside")], length: length, step: 1,
                highest: 16, probability: 0.5, confidence: 0.95, most: nil)
            let answer = try await test.run(with: {
                TrialRunner($0, measuring: $1, seed: 9, jobs: 2, store: nil)
            })
            // With a floor f, 10 f are there or coming each night; an order of the night after the outage comes a day later.
            #expect(answer.floor == Double(length + 1))
            let costs = try #require(answer.costs)
            #expect(abs(costs.stock.difference.mean - 10 * Double(length + 1 - 4)) < 1e-9)
        }
    }

    @Test("What cannot be is said, with the nearest name")
    func problems() throws {
        let scenario = try ScenarioLoader.read(quickstartPath)
        guard case .city(let plan) = scenario else { return }
        let file = ScenarioFile(quickstartPath)
        func problem(_ work: () throws(StressProblem) -> Void) -> String {
            do {
                try work()
                return ""
            } catch {
                return "\(error)"
            }
        }
        let source = plan.replenishment.sources[0].id
        #expect(
            problem { () throws(StressProblem) in _ = try scenario.stressTargets(.source, named: [source + "x"]) }
                .contains("did you mean '\(source)'?"))
        #expect(
            problem { () throws(StressProblem) in _ = try scenario.stressTargets(.lane, named: ["a/b"]) }
                .contains("no lane of that name"))
        #expect(try scenario.stressTargets(.source, named: ["\(source)/\(plan.commodities[0].id)"]).count == 1)
        #expect(try scenario.stressTargets(.node, named: ["all"]).count == scenario.stressTargets(.node).count)
        for (begin, longest) in [(-1, 1), (plan.days, 1), (plan.days - 2, 3)] {
            #expect(
                problem { () throws(StressProblem) in
                    _ = try StressSetting(file, scenario, begin: begin, longest: longest, served: 0.95)
                }.contains("the run goes from \(plan.start)"))
        }
    }
}
