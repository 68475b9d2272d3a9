import Experiments
import SupplyModel
import Synchronization
import Testing

@Test("a series gives the same observations in the same order for any number of jobs")
func anyNumberOfJobs() async throws {
    let city = try quickstart()
    let alone = await Replications(of: city, count: 5, seed: 7, jobs: 1).run()
    let together = await Replications(of: city, count: 5, seed: 7, jobs: 3).run()
    #expect(alone.map(\.number) == [0, 1, 2, 3, 4])
    #expect(together.map(\.number) == [0, 1, 2, 3, 4])
    for (one, other) in zip(alone, together) {
        #expect(one.ledger.days == other.ledger.days)
        #expect(one.ledger.goods == other.ledger.goods)
        #expect(one.ledger.cells == other.ledger.cells)
        #expect(one.ledger.orderToDoor == other.ledger.orderToDoor)
        #expect(one.eventCount == other.eventCount)
    }
}

@Test("replications differ from one another, and another seed gives others")
func differentDraws() async throws {
    let city = try quickstart()
    let runs = await Replications(of: city, count: 2, seed: 1, jobs: 1).run()
    let others = await Replications(of: city, count: 1, seed: 2, jobs: 1).run()
    #expect(runs[0].ledger.days != runs[1].ledger.days)
    #expect(runs[0].ledger.days != others[0].ledger.days)
}

@Test("a longer series begins with the shorter one")
func longerSeries() async throws {
    let city = try quickstart()
    let short = await Replications(of: city, count: 1, seed: 1, jobs: 1).run()
    let long = await Replications(of: city, count: 3, seed: 1, jobs: 2).run()
    #expect(short[0].ledger.days == long[0].ledger.days)
}

@Test("progress never falls, and ends at the whole with every order delivered")
func progress() async throws {
    let reports = Reports()
    let runs = await Replications(of: try quickstart(), count: 3, seed: 1, jobs: 2).run { reports.add($0) }
    let all = reports.all
    #expect(all.count == 3 * 6)
    for (before, after) in zip(all, all.dropFirst()) {
        #expect(before.fractionDone < after.fractionDone)
        #expect(before.ordersDelivered <= after.ordersDelivered)
    }
    #expect(all.last?.fractionDone == 1)
    #expect(all.last?.completed == 3)
    #expect(all.last?.ordersDelivered == runs.reduce(0) { $0 + $1.ordersDelivered })
}

@Test("a cancelled series stops at the end of a day and keeps what is complete")
func cancellation() async throws {
    let city = try quickstart()
    let reports = Reports()
    let task = Task {
        await Replications(of: city, count: 1000, seed: 1, jobs: 1).run { reports.add($0) }
    }
    while (reports.all.last?.completed ?? 0) < 2 { try await Task.sleep(for: .milliseconds(1)) }
    task.cancel()
    let complete = await task.value
    #expect(complete.count >= 2 && complete.count < 1000)
    #expect(complete.map(\.number) == Array(0..<complete.count))
}

/// The progress reported so far.
private final class Reports: Sendable {
    private let list = Mutex<[Replications.Progress]>([])

    var all: [Replications.Progress] { list.withLock { $0 } }

    func add(_ progress: Replications.Progress) {
        list.withLock { $0.append(progress) }
    }
}
