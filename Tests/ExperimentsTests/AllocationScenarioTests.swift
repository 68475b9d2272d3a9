import Experiments
import Foundation
import Scenario
import SupplyModel
import TestSupport
import Testing

@Suite("scenarios/allocation.yaml")
struct AllocationScenarioTests {
    /// Three runs of the neighbourhood under a rule.
    static func runs(_ rule: String) async throws -> [Replication] {
        let path = repository.appending(path: "scenarios/allocation.yaml").path
        let plan = try ScenarioLoader.load(path, overrides: ["allocation.rule=\(rule)"])
        return await Replications(of: City(plan), count: 3, seed: 1, jobs: 1).run()
    }

    @Test(
        "max-min serves staircases more evenly than first come, and less is missing; equalised cover does better still")
    func evenness() async throws {
        let firstCome = try await Self.runs("first-come")
        let maxMin = try await Self.runs("max-min")
        let equalCover = try await Self.runs("equal-cover")
        for ((first, second), third) in zip(zip(firstCome, maxMin), equalCover) {
            #expect(second.giniOfDeliveredShare < first.giniOfDeliveredShare)
            #expect(third.giniOfDeliveredShare < 0.9 * second.giniOfDeliveredShare)
            #expect(second.unmetShare(of: 0) < first.unmetShare(of: 0) - 0.03)
            #expect(third.unmetShare(of: 0) < second.unmetShare(of: 0))
            #expect(first.ledger.conservation.isExact && third.ledger.conservation.isExact)
        }
        func mean(_ runs: [Replication]) -> Double { runs.reduce(0) { $0 + $1.giniOfDeliveredShare } / 3 }
        #expect(mean(maxMin) < 0.9 * mean(firstCome))
    }

    @Test(
        "the vulnerable get all they ask for under priority, more than the others under quotas, the same when first come"
    )
    func vulnerable() async throws {
        let firstCome = try await Self.runs("first-come")
        let priority = try await Self.runs("priority")
        let quotas = try await Self.runs("quotas")
        for index in 0..<3 {
            let (vulnerable, others) = (0, 2)
            #expect(priority[index].grantedShare(ofClass: vulnerable) > 0.97)
            #expect(
                priority[index].grantedShare(ofClass: others) < firstCome[index].grantedShare(ofClass: others) - 0.1)
            let difference =
                firstCome[index].grantedShare(ofClass: vulnerable) - firstCome[index].grantedShare(ofClass: others)
            #expect(abs(difference) < 0.06)
            #expect(
                quotas[index].grantedShare(ofClass: vulnerable) > quotas[index].grantedShare(ofClass: others) + 0.05)
        }
    }
}
