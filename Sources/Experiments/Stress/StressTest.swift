import Synchronization

/// Outages of growing length of one target after the other, each beside the undisturbed run of the same draws.
public struct StressTest: Sendable {
    /// What is put under stress.
    public let setting: StressSetting
    /// What is taken away, one at a time.
    public let targets: [StressTarget]
    /// The lengths of outages, in steps and rising order.
    public let lengths: [Int]
    /// Trials of each outage.
    public let replications: Int

    /// Plans a test.
    ///
    /// - Precondition: there is a target, and a replication.
    public init(_ setting: StressSetting, targets: [StressTarget], lengths: [Int], replications: Int) {
        precondition(!targets.isEmpty && replications >= 1, "a stress test needs a target and a replication")
        self.setting = setting
        self.targets = targets
        self.lengths = Set(lengths).sorted()
        self.replications = replications
    }

    /// Runs the trials that it takes.
    ///
    /// - Parameters:
    ///   - runner: makes a runner of some alternatives that looks at some measures.
    ///   - report: called as trials come in, wave by wave.
    /// - Throws: `CancellationError` when it was cancelled, and what trials throw.
    public func run(
        with runner: @escaping @Sendable ([Alternative], [Measure]) throws -> TrialRunner,
        report: @escaping @Sendable (TrialProgress) -> Void = { _ in }
    ) async throws -> StressAnswer {
        let trials = OutageTrials(setting, runner: runner, report: report)
        let search = StressSearch(targets: targets.count, lengths: lengths)
        let findings = try await search.run { probes in
            try await trials.outcomes(
                of: probes.map { ([targets[$0.target]], $0.length) }, replications: 0..<replications)
        }
        return StressAnswer(test: self, findings: findings)
    }
}

/// Simulates outages, and sets each beside the undisturbed run.
struct OutageTrials: Sendable {
    private let setting: StressSetting
    private let runner: @Sendable ([Alternative], [Measure]) throws -> TrialRunner
    private let report: @Sendable (TrialProgress) -> Void
    /// The undisturbed runs by replication.
    private let calm = Calm()

    init(
        _ setting: StressSetting, runner: @escaping @Sendable ([Alternative], [Measure]) throws -> TrialRunner,
        report: @escaping @Sendable (TrialProgress) -> Void
    ) {
        self.setting = setting
        self.runner = runner
        self.report = report
    }

    /// What becomes of each outage in each of some replications.
    ///
    /// - Parameters:
    ///   - outages: what is out together, and how long.
    ///   - changes: what else is changed in the runs with an outage.
    func outcomes(
        of outages: [(targets: [StressTarget], length: Int?)], replications: Range<Int>,
        changes: [DesignPoint.Setting] = []
    ) async throws -> [[OutageOutcome]] {
        let points = outages.map { targets, length in
            DesignPoint(changes + setting.point(of: targets, lasting: length).settings)
        }
        let measures = setting.measures
        let file = setting.file
        let alternatives = try Alternative.read(
            [("undisturbed", file, setting.calm)] + points.map { ("outage", file, $0) })
        let missing = replications.filter { !calm.holds($0) }
        let trials =
            missing.map { Trial(alternative: 0, replication: $0) }
            + points.indices.flatMap { point in
                replications.map { Trial(alternative: point + 1, replication: $0) }
            }
        let found = try await runner(alternatives, measures).run(trials, report: report)
        var hits: [[OutageOutcome]] = points.map { _ in [] }
        for (trial, figures) in zip(trials, found) {
            guard let figures else { throw CancellationError() }
            let series = setting.series(of: figures)
            if trial.alternative == 0 {
                calm.keep(series, of: trial.replication)
            } else {
                let outage = outages[trial.alternative - 1]
                hits[trial.alternative - 1].append(
                    OutageOutcome(
                        series, beside: calm.series(of: trial.replication), allowed: 1 - setting.served,
                        served: setting.served(by: outage.targets)))
            }
        }
        return hits
    }
}

/// The undisturbed runs that were simulated; a class because waves of trials share them.
private final class Calm: Sendable {
    private let runs = Mutex<[Int: ServiceSeries]>([:])

    func holds(_ replication: Int) -> Bool { runs.withLock { $0[replication] != nil } }

    func keep(_ series: ServiceSeries, of replication: Int) { runs.withLock { $0[replication] = series } }

    /// - Precondition: it was kept.
    func series(of replication: Int) -> ServiceSeries {
        guard let series = runs.withLock({ $0[replication] }) else {
            preconditionFailure("an outage was simulated before the undisturbed run")
        }
        return series
    }
}
