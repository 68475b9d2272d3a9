import Experiments
import Foundation
import Scenario
import Statistics
import SupplyModel
import Synchronization
import Testing

@Suite("Forks")
struct ForkTests {
    private func fork(count: Int = 3, jobs: Int = 1, days: Int = 6, _ settings: String...) throws -> Fork {
        let scenario = try ScenarioLoader.fork(
            quickstartPath, days: days, at: .day(3),
            futures: settings.map { FutureRequest(name: $0, change: .settings([$0])) })
        let city = City(scenario.plan)
        return Fork(
            of: city, at: scenario.day, futures: scenario.futures.map(city.under), count: count, seed: 5, jobs: jobs)
    }

    @Test("the unchanged future is the run without a fork, and futures share its past")
    func unchanged() async throws {
        let fork = try fork("handover.members=8")
        let runs = await Replications(of: fork.city, count: 3, seed: 5, jobs: 1).run()
        for (outcome, run) in zip(await fork.run(), runs) {
            #expect(
                outcome.unchanged.ledger.days == run.ledger.days && outcome.unchanged.ledger.goods == run.ledger.goods)
            #expect(outcome.unchanged.eventCount == run.eventCount)
            #expect(outcome.futures[0].ledger.days[..<3] == run.ledger.days[..<3])
            #expect(outcome.futures[0].ledger.days != run.ledger.days)
        }
    }

    @Test("outcomes are the same for any number of jobs, in the order of the replications")
    func jobs() async throws {
        let one = await (try fork(jobs: 1, "handover.members=8", "fleet.buses=2")).run()
        let three = await (try fork(jobs: 3, "handover.members=8", "fleet.buses=2")).run()
        #expect(one.map(\.unchanged.number) == [0, 1, 2] && three.map(\.unchanged.number) == [0, 1, 2])
        for (left, right) in zip(one, three) {
            for (a, b) in zip([left.unchanged] + left.futures, [right.unchanged] + right.futures) {
                #expect(a.ledger.days == b.ledger.days && a.ledger.cells == b.ledger.cells)
            }
        }
    }

    @Test("differences are paired, and a future that changes nothing differs by nothing")
    func comparison() async throws {
        let fork = try fork("handover.members=24", "handover.members=6")
        let outcomes = await fork.run()
        let comparison = ForkComparison(try FigureReference("order_to_door.mean"), in: outcomes, fork: 3)
        #expect(comparison.days == 3..<6)
        #expect(comparison.differences[0].mean == 0 && comparison.differences[0].halfWidth == 0)
        #expect(comparison.differences[1].low > 0)
        #expect(abs(comparison.differences[1].mean - (comparison.futures[1].mean - comparison.unchanged.mean)) < 1e-9)
        let whole = ForkComparison(try FigureReference("longest_gap_days"), in: outcomes, fork: 3)
        #expect(whole.days == 0..<6)
    }

    @Test("progress never falls and ends at the whole; a cancelled fork keeps what is complete")
    func progress() async throws {
        let shares = Mutex<[Double]>([])
        let fork = try fork(jobs: 2, "fleet.buses=2")
        _ = await fork.run { progress in shares.withLock { $0.append(progress.fractionDone) } }
        let all = shares.withLock { $0 }
        #expect(zip(all, all.dropFirst()).allSatisfy { $0 <= $1 } && all.last == 1)
        let long = try self.fork(count: 200, "fleet.buses=2")
        let task = Task { await long.run() }
        task.cancel()
        #expect(await task.value.count < 200)
    }
}
