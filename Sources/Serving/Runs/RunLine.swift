import Experiments
import Foundation
import Reporting
import Scenario
import SupplyModel
import Synchronization

/// The runs: those that wait, those that go on and those that are over.
///
/// Runs are taken in the order in which they were asked for, so many at a time. A class because pages and simulations share
/// it.
final class RunLine: Sendable {
    /// What may be at hand at a time.
    struct Limits: Sendable {
        /// Runs that go on at the same time.
        var atOnce = 1
        /// Runs that wait.
        var waiting = 20
        /// Replications of a run at the same time.
        var jobs = 1
        /// Runs that are over and whose days are still at hand, with the map; their results are on disk in any case.
        var live = 4
    }

    private struct Item {
        var record: RunRecord
        /// What is run; nil once it has begun.
        var scenario: LoadedScenario?
        var live: LiveRun?
        var share = 0.0
        var task: Task<Void, Never>?
        var subscribers: [Int: AsyncStream<String>.Continuation] = [:]
    }

    private struct State {
        var items: [Int: Item] = [:]
        var nextID = 1
        var nextSubscriber = 1
        var isClosed = false
    }

    private let state: Mutex<State>
    private let archive: RunArchive
    private let limits: Limits
    private let shelf: ScenarioShelf
    private let threads: SimulationThreads

    /// Takes in the runs that the archive has.
    init(archive: RunArchive, shelf: ScenarioShelf, limits: Limits, threads: SimulationThreads) {
        self.archive = archive
        self.shelf = shelf
        self.limits = limits
        self.threads = threads
        var state = State()
        for record in archive.read() where record.state.isOver { state.items[record.id] = Item(record: record) }
        state.nextID = archive.lastID + 1
        self.state = Mutex(state)
    }

    /// All runs, the last first.
    var records: [RunRecord] { state.withLock { $0.items.values.map(\.record) }.sorted { $0.id > $1.id } }

    /// A run by its number.
    func record(_ id: Int) -> RunRecord? { state.withLock { $0.items[id]?.record } }

    /// The days of a run that are over, if they are at hand.
    func live(_ id: Int) -> LiveRun? { state.withLock { $0.items[id]?.live } }

    /// Takes a run in.
    ///
    /// - Returns: its number; nil where too many wait.
    func add(_ order: RunOrder, _ scenario: LoadedScenario) -> Int? {
        let id = state.withLock { state -> Int? in
            guard !state.isClosed, state.items.values.count(where: { $0.record.state == .queued }) < limits.waiting
            else { return nil }
            let id = state.nextID
            state.nextID += 1
            let usual: Int =
                switch scenario {
                case .city: 1
                case .network(let plan): plan.replications
                }
            let record = RunRecord(
                id: id, order: order, title: scenario.name, state: .queued, asked: Date(),
                replications: order.replications ?? usual, complete: 0, failure: nil, files: [])
            state.items[id] = Item(record: record, scenario: scenario)
            return id
        }
        if id != nil { startNext() }
        return id
    }

    /// Stops a run: one that waits at once, one that goes on at the end of the simulated day.
    func stop(_ id: Int) {
        let dropped = state.withLock { state -> RunRecord? in
            switch state.items[id]?.record.state {
            case .queued:
                state.items[id]?.record.state = .stopped
                state.items[id]?.scenario = nil
                return state.items[id]?.record
            case .running:
                state.items[id]?.record.state = .stopping
                state.items[id]?.task?.cancel()
                return nil
            default: return nil
            }
        }
        if let dropped { try? archive.write(dropped) }
        publishStates()
    }

    /// Stops all runs and ends all streams; returns when they have.
    func close() async {
        let tasks = state.withLock { state -> [Task<Void, Never>] in
            state.isClosed = true
            for id in state.items.keys where state.items[id]?.record.state == .queued {
                state.items[id]?.record.state = .stopped
            }
            let tasks = state.items.values.compactMap(\.task)
            tasks.forEach { $0.cancel() }
            return tasks
        }
        for task in tasks { await task.value }
        let left = state.withLock { state -> [AsyncStream<String>.Continuation] in
            let left = state.items.values.flatMap(\.subscribers.values)
            for id in state.items.keys { state.items[id]?.subscribers = [:] }
            return left
        }
        // Ending a stream calls back into the state.
        left.forEach { $0.finish() }
    }
}

// MARK: - Events

extension RunLine {
    /// How a run stands, as pages are told.
    struct Standing: Encodable {
        let id: Int
        let state: RunRecord.State
        let complete: Int
        let replications: Int
        /// How much of all its days is done, 0 to 1.
        let share: Double
        /// How many runs are before it.
        let ahead: Int
        let failure: String?
    }

    /// How a run stands.
    func standing(_ id: Int) -> Standing? { state.withLock { RunLine.standing(id, in: $0) } }

    /// At most so many streams are open at a time.
    private static let mostStreams = 100

    /// The events of a run from some day on: what was, then what comes, until it is over.
    ///
    /// - Parameter day: the first day of which to tell.
    /// - Returns: nil where there is no such run, or too many look on.
    func events(of id: Int, from day: Int) -> AsyncStream<String>? {
        let (stream, continuation) = AsyncStream.makeStream(of: String.self)
        let number = state.withLock { state -> Int? in
            guard let item = state.items[id], !state.isClosed,
                state.items.values.reduce(0, { $0 + $1.subscribers.count }) < RunLine.mostStreams
            else { return nil }
            for past in (item.live?.days ?? []).dropFirst(max(0, day)) { continuation.yield(RunLine.event(past)) }
            if let standing = RunLine.standing(id, in: state) { continuation.yield(RunLine.event(standing)) }
            let number = state.nextSubscriber
            state.nextSubscriber += 1
            if item.record.state.isOver {
                continuation.finish()
            } else {
                state.items[id]?.subscribers[number] = continuation
            }
            return number
        }
        guard let number else { return nil }
        // A comment now and then: whoever has gone is noticed.
        let pulse = Task {
            while !Task.isCancelled {
                try? await Task.sleep(for: .seconds(15))
                continuation.yield(": still here\n\n")
            }
        }
        continuation.onTermination = { [weak self] _ in
            pulse.cancel()
            self?.state.withLock { _ = $0.items[id]?.subscribers.removeValue(forKey: number) }
        }
        return stream
    }

    private static func standing(_ id: Int, in state: borrowing State) -> Standing? {
        guard let item = state.items[id] else { return nil }
        let record = item.record
        let ahead = state.items.values.count {
            record.state == .queued && !$0.record.state.isOver && $0.record.id < id
        }
        return Standing(
            id: id, state: record.state, complete: record.complete, replications: record.replications,
            share: item.share, ahead: ahead, failure: record.failure)
    }

    private static func event(_ day: LiveRun.Day) -> String {
        "event: day\nid: \(day.day)\ndata: \(text(day))\n\n"
    }

    private static func event(_ standing: Standing) -> String { "event: standing\ndata: \(text(standing))\n\n" }

    private static func text(_ value: some Encodable) -> String {
        String(decoding: (try? JSONBytes.encode(value)) ?? Array("null".utf8), as: UTF8.self)
    }

    /// Tells everybody how their runs stand; of a run that is over it is the last that they hear.
    private func publishStates() {
        let over = state.withLock { state -> [AsyncStream<String>.Continuation] in
            var over: [AsyncStream<String>.Continuation] = []
            for (id, item) in state.items where !item.subscribers.isEmpty {
                guard let standing = RunLine.standing(id, in: state) else { continue }
                item.subscribers.values.forEach { $0.yield(RunLine.event(standing)) }
                if item.record.state.isOver {
                    over += item.subscribers.values
                    state.items[id]?.subscribers = [:]
                }
            }
            return over
        }
        // Ending a stream calls back into the state.
        over.forEach { $0.finish() }
    }
}

// MARK: - Work

extension RunLine {
    /// Begins the runs that can.
    private func startNext() {
        state.withLock { state in
            let going = state.items.values.count { $0.record.state == .running || $0.record.state == .stopping }
            let waiting = state.items.values.filter { $0.record.state == .queued }.map(\.record.id).sorted()
            for id in waiting.prefix(state.isClosed ? 0 : max(0, limits.atOnce - going)) {
                guard let scenario = state.items[id]?.scenario else { continue }
                state.items[id]?.record.state = .running
                state.items[id]?.scenario = nil
                state.items[id]?.task = Task(executorPreference: threads) { [self] in
                    await perform(id, scenario)
                    startNext()
                }
            }
        }
        publishStates()
    }

    /// Runs, and keeps what came of it.
    private func perform(_ id: Int, _ scenario: LoadedScenario) async {
        guard let record = record(id) else { return }
        let order = record.order
        let request = RunRequest(
            settings: order.settings, scale: order.scale, seed: order.seed, replications: record.replications)
        do {
            let folder = try OutputFolder(creating: archive.path(of: id))
            let notes = try shelf.entry(named: order.scenario).map {
                try ScenarioLoader.marks(shelf.path(of: $0), overrides: order.settings).map(ScenarioNote.init)
            }
            let written: (files: [String], complete: Int)
            switch scenario {
            case .city(let plan):
                written = try await run(City(plan), id, request, into: folder, notes ?? [])
            case .network(let plan):
                written = try await run(plan, id, request, into: folder, notes ?? [])
            }
            finish(id) { record in
                record.files = written.files
                record.complete = written.complete
                record.state = written.complete == record.replications ? .finished : .stopped
            }
        } catch {
            finish(id) { record in
                record.state = .failed
                record.failure = RunLine.reason(error)
            }
        }
    }

    private func run(
        _ city: City, _ id: Int, _ request: RunRequest, into folder: OutputFolder, _ notes: [ScenarioNote]
    ) async throws -> (files: [String], complete: Int) {
        let live = LiveRun(of: city)
        state.withLock { $0.items[id]?.live = live }
        let series = Replications(
            of: city, count: request.replications, seed: request.seed, jobs: limits.jobs, recordsCells: true)
        let complete = await series.run(watch: DayWatch { [self] in note($0, id) }) { [self] progress in
            note(progress.fractionDone, complete: progress.completed, id)
        }
        guard let results = RunResults(of: request, replications: complete) else { return ([], 0) }
        let report = RunReport(of: results, notes: notes)
        return (try folder.write(results) + folder.write(report, Strings(.english)), complete.count)
    }

    private func run(
        _ plan: NetworkPlan, _ id: Int, _ request: RunRequest, into folder: OutputFolder, _ notes: [ScenarioNote]
    ) async throws -> (files: [String], complete: Int) {
        let series = NetworkReplications(
            of: plan, count: request.replications, seed: request.seed, jobs: limits.jobs)
        let complete = await series.run { [self] share in
            note(share, complete: Int(share * Double(request.replications)), id)
        }
        guard let results = NetworkResults(of: request, replications: complete) else { return ([], 0) }
        let report = NetworkReport(of: results, notes: notes)
        return (try folder.write(results) + folder.write(report, Strings(.english)), complete.count)
    }

    /// Takes in a day of the first replication.
    private func note(_ run: Replication, _ id: Int) {
        state.withLock { state in
            state.items[id]?.live?.note(run)
            guard let item = state.items[id], let day = item.live?.days.last else { return }
            item.subscribers.values.forEach { $0.yield(RunLine.event(day)) }
        }
    }

    /// Takes in how much is done; it is told where it makes a difference to see.
    private func note(_ share: Double, complete: Int, _ id: Int) {
        state.withLock { state in
            guard let item = state.items[id] else { return }
            let isWorthTelling = share - item.share >= 0.002 || complete != item.record.complete
            guard isWorthTelling else { return }
            state.items[id]?.share = share
            state.items[id]?.record.complete = complete
            guard let standing = RunLine.standing(id, in: state) else { return }
            item.subscribers.values.forEach { $0.yield(RunLine.event(standing)) }
        }
    }

    /// Closes a run, writes down what came of it, and forgets the oldest.
    private func finish(_ id: Int, _ change: (inout RunRecord) -> Void) {
        let record = state.withLock { state -> RunRecord? in
            guard var record = state.items[id]?.record else { return nil }
            change(&record)
            return record
        }
        guard var record else { return }
        do {
            try archive.write(record)
        } catch {
            record.state = .failed
            record.failure = RunLine.reason(error)
        }
        let done = record
        let forgotten = state.withLock { state -> [Int] in
            state.items[id]?.record = done
            if done.state == .finished { state.items[id]?.share = 1 }
            state.items[id]?.task = nil
            let over = state.items.values.filter { $0.record.state.isOver }.map(\.record.id).sorted(by: >)
            for old in over.dropFirst(limits.live) { state.items[old]?.live = nil }
            let forgotten = Array(over.dropFirst(archive.most))
            for old in forgotten { state.items[old] = nil }
            return forgotten
        }
        forgotten.forEach(archive.remove)
        publishStates()
    }

    private static func reason(_ error: any Error) -> String {
        (error as? ScenarioError).map(\.description) ?? (error as NSError).localizedDescription
    }
}
