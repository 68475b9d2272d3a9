import Statistics
import Stochastics
import Testing

@testable import Experiments

/// Trials of alternatives whose means are known: a draw that all share, and one of their own.
struct SyntheticTrials: Sendable {
    let means: [Double]
    var shared = 3.0
    let seed: UInt64

    func value(_ trial: Trial) -> Double {
        let source = RandomSource(seed: seed, replication: UInt32(trial.replication))
        var common = source.stream(Purpose(rawValue: 1), entity: 0)
        var own = source.stream(Purpose(rawValue: 2), entity: UInt32(trial.alternative))
        return means[trial.alternative] + shared * common.normal() + own.normal()
    }

    /// The same as figures of a trial: `a` is the value, `b` its negative.
    func figures(_ trials: [Trial]) -> [TrialFigures] {
        trials.map { TrialFigures(["a": value($0), "b": -value($0)]) }
    }
}

@Suite("selection race")
struct SelectionRaceTests {
    private func race(_ trials: SyntheticTrials, jobs: Int, most: Int = 1000) async throws
        -> SelectionRace.Outcome<Double>
    {
        try await SelectionRace(indifference: .absolute(0.5), preferring: .smallest, most: most)
            .run(of: trials.means.count, jobs: jobs, measuring: { $0 }, observe: { $0.map(trials.value) })
    }

    @Test("picks the best, and spends least on the worst")
    func picks() async throws {
        let outcome = try await race(SyntheticTrials(means: [1, 0, 0.6, 4], seed: 1), jobs: 1)
        #expect(outcome.surviving == [1] && outcome.leader == 1 && outcome.isDecided)
        #expect(outcome.observations.map(\.count).max() == outcome.count)
        #expect(outcome.observations[3].count == 10)
    }

    @Test("the outcome is the same for any number of jobs")
    func jobs() async throws {
        for seed in 1...5 {
            let trials = SyntheticTrials(means: [0.3, 0, 0.2, 0.5, 0.1], seed: UInt64(seed))
            let one = try await race(trials, jobs: 1)
            for jobs in [2, 7, 64] {
                let many = try await race(trials, jobs: jobs)
                #expect(many.observations == one.observations)
                #expect(many.surviving == one.surviving && many.estimatedCount == one.estimatedCount)
            }
        }
    }

    @Test("goes as the procedure of Kim and Nelson goes on the same observations")
    func sameAsProcedure() async throws {
        let trials = SyntheticTrials(means: [0.5, 0, 0.4], seed: 7)
        var procedure = KimNelson(alternatives: 3, indifference: 0.5, preferring: .smallest)
        while !procedure.isFinished {
            let number = procedure.count
            procedure.add(procedure.surviving.map { trials.value(Trial(alternative: $0, replication: number)) })
        }
        let outcome = try await race(trials, jobs: 3)
        #expect(outcome.surviving == procedure.surviving && outcome.count == procedure.count)
    }

    @Test("stops when the budget is spent, and says what more it would take")
    func budget() async throws {
        let outcome = try await race(SyntheticTrials(means: [0, 0.1], seed: 2), jobs: 2, most: 12)
        #expect(!outcome.isDecided && outcome.surviving == [0, 1])
        #expect(outcome.observations.map(\.count) == [12, 12])
        #expect(outcome.estimatedCount > 12)
    }

    @Test("a share of a mean is of the best of the first stage; of 0 there is none")
    func share() async throws {
        let selection = SelectionRace(indifference: .share(0.1), preferring: .largest, most: 50)
        let outcome = try await selection.run(of: 2, jobs: 1, measuring: { $0 }) {
            $0.map { $0.alternative == 0 ? 5.0 : -20 }
        }
        #expect(outcome.indifference == 0.5 && outcome.surviving == [0])
        await #expect(throws: SelectionRace.Problem.noIndifference) {
            _ = try await selection.run(of: 2, jobs: 1, measuring: { $0 }) { $0.map { _ in 0.0 } }
        }
    }

    @Test("picks the best as often as promised, of means that lie an indifference zone apart, with shared draws")
    func promise() async throws {
        var right = 0
        for seed in 0..<150 {
            let trials = SyntheticTrials(means: [0.5, 0.5, 0, 0.5], shared: 1, seed: UInt64(100 + seed))
            if try await race(trials, jobs: 2).surviving == [2] { right += 1 }
        }
        // 95 % of 150, less two standard errors.
        #expect(right >= 137)
    }
}

@Suite("replicating to a precision")
struct PrecisionSamplingTests {
    private func outcome(
        _ margin: Margin, jobs: Int, most: Int = 5000, mean: Double = 10
    ) async throws -> PrecisionSampling.Outcome<Double> {
        let trials = SyntheticTrials(means: [mean], shared: 0, seed: 3)
        return try await PrecisionSampling(margin, most: most).run(jobs: jobs, measuring: { $0 }) { numbers in
            numbers.map { trials.value(Trial(alternative: 0, replication: $0)) }
        }
    }

    @Test("goes on until the interval is as narrow as asked, and not further")
    func reached() async throws {
        let outcome = try await outcome(.absolute(0.2), jobs: 1)
        #expect(outcome.isReached && ConfidenceInterval(outcome.tally).halfWidth <= 0.2)
        #expect(ConfidenceInterval(outcome.observations.dropLast()).halfWidth > 0.2)
        #expect(abs(outcome.tally.count - 96) < 40)
        let easy = try await self.outcome(.share(0.5), jobs: 1)
        #expect(easy.observations.count == PrecisionSampling.firstStage)
    }

    @Test("the outcome is the same for any number of jobs")
    func jobs() async throws {
        let one = try await outcome(.share(0.01), jobs: 1)
        for jobs in [2, 5, 64] {
            let many = try await outcome(.share(0.01), jobs: jobs)
            #expect(many.observations == one.observations && many.tally == one.tally)
        }
    }

    @Test("a budget is kept to, and an interruption keeps what there is")
    func limits() async throws {
        let short = try await outcome(.absolute(0.01), jobs: 4, most: 30)
        #expect(!short.isReached && short.observations.count == 30)
        let broken = try await PrecisionSampling(.absolute(0.01), most: 100).run(jobs: 1, measuring: { $0 }) {
            numbers in
            numbers.prefix(7).map { Double($0) }
        }
        #expect(!broken.isReached && broken.observations.count == 7)
    }
}

@Suite("margins")
struct MarginTests {
    @Test("are read as they are written", arguments: ["2%", "0.5%", "0.01", "3", "7%"])
    func text(_ text: String) {
        #expect(Margin(parsing: text)?.description == text)
    }

    @Test("that are none are refused", arguments: ["", "%", "0", "0%", "100%", "-1", "inf", "nan", "2 %", "x"])
    func nonsense(_ text: String) {
        #expect(Margin(parsing: text) == nil)
    }
}
