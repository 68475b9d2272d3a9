import Statistics
import Stochastics
import Testing

@testable import Experiments

/// The procedures, given trials whose truth is known.
@Suite struct StressSearchTests {
    /// What an outage does to a thing that holds for `survives` steps and is back `lag` steps after its end; nothing when
    /// the outage is not longer than `survives - lag`.
    private func outcome(survives: Int, lag: Int, length: Int?, horizon: Int) -> OutageOutcome {
        let end = min(horizon, length.map { $0 + lag } ?? horizon)
        guard survives < end else {
            return OutageOutcome(firstLoss: [nil], lastLoss: [nil], missedMore: [0], firstColumn: nil)
        }
        return OutageOutcome(
            firstLoss: [survives], lastLoss: [end - 1], missedMore: [Double(end - survives)], firstColumn: 0)
    }

    @Test("Bisection finds the shortest outage that breaks each, with far fewer probes than a grid")
    func shortest() async throws {
        let lengths = [1, 2, 3, 5, 8, 13, 21, 34]
        let truths = (0..<60).map { $0 }
        var probes = 0
        let search = StressSearch(targets: truths.count, lengths: lengths)
        let findings = try await search.run { asked in
            probes += asked.count
            return asked.map { probe in
                [outcome(survives: truths[probe.target], lag: 2, length: probe.length, horizon: 40)]
            }
        }
        for (truth, finding) in zip(truths, findings) {
            #expect(finding.unending[0].timeToSurvive() == (truth < 40 ? truth : nil))
            #expect(finding.shortestBreaking == lengths.first { $0 + 2 > truth && truth < 40 })
            if truth >= 40 { #expect(finding.byLength.isEmpty) }
        }
        #expect(probes <= 60 + 40 * 4 && probes < 60 * lengths.count / 2)
    }

    @Test("An outage breaks service when it does so in half of the trials or more")
    func majority() async throws {
        let search = StressSearch(targets: 1, lengths: [1, 2, 3, 4])
        let finding = try await search.run { probes in
            probes.map { probe in
                (0..<4).map { trial in outcome(survives: trial, lag: 0, length: probe.length, horizon: 10) }
            }
        }
        // An outage of length l breaks the trials whose time is below l.
        #expect(finding[0].shortestBreaking == 2)
        let target = StressFinding(target: StressTarget(.node, "a"), finding: finding[0], horizon: 10)
        #expect(target.timeToSurvive().mean.mean == 1.5 && target.broken(after: 2) == 2)
        #expect(target.timeToRecover(after: 2)?.mean.mean == 0)
    }

    @Test("Times are from the beginning and the end of the outage, and a loss at the end of the run is no recovery")
    func times() throws {
        let late = outcome(survives: 3, lag: 4, length: 5, horizon: 20)
        #expect(late.timeToSurvive() == 3 && late.timeToRecover(after: 5) == 4)
        let never = outcome(survives: 3, lag: 40, length: 5, horizon: 20)
        var finding = StressSearch.Finding(unending: [late, never])
        finding.byLength[5] = [late, never]
        let answer = StressFinding(target: StressTarget(.lane, "a/b"), finding: finding, horizon: 20)
        let recovery = try #require(answer.timeToRecover(after: 5))
        #expect(recovery.trials == 2 && recovery.ended == 1 && recovery.limit == 15)
        let held = OutageOutcome(firstLoss: [nil], lastLoss: [nil], missedMore: [0], firstColumn: nil)
        let survived = CensoredTime([held, held].map { $0.timeToSurvive() }, limit: 20)
        #expect(survived.isCensored && survived.mean.mean == 20)
    }

    @Test("What is lacking beyond the undisturbed run counts, as a share of what is served")
    func excess() {
        var calm = ServiceSeries(columns: 2)
        calm.missed = [[5, 5, 5, 5], [0, 0, 0, 0]]
        calm.districts = [[0.1, 0], [0.1, 0], [0.1, 0], [0.1, 0]]
        var hit = calm
        hit.missed = [[5, 9, 10, 11], [0, 6, 7, 2]]
        hit.districts = [[0.1, 0], [0.2, 0.02], [0.1, 0.2], [0.1, 0]]
        let outcome = OutageOutcome(hit, beside: calm, allowed: 0.05, served: [100, 100])
        #expect(outcome.firstLoss == [3, 1] && outcome.lastLoss == [3, 2])
        #expect(outcome.missedMore == [15, 15] && outcome.firstColumn == 1)
        #expect(outcome.firstDistrict == 0 && abs(outcome.districts[1] - 0.055) < 1e-12)
    }

    @Test("The smallest floor is found where survival is sure or impossible")
    func certainFloor() async throws {
        for truth in 0..<16 {
            let search = FloorSearch(floors: 16, probability: 0.9, confidence: 0.95)
            let answer = try await search.run { floor, trials in trials.map { _ in floor >= truth } }
            #expect(answer.floor == truth)
            let below = answer.evidence.last { $0.floor < truth }
            if truth > 0 { #expect(below?.floor == truth - 1 && below?.verdict == .fails) }
            #expect(answer.evidence.count <= 5)
        }
        let none = try await FloorSearch(floors: 4, probability: 0.9, confidence: 0.95).run { _, trials in
            trials.map { _ in false }
        }
        #expect(none.floor == nil && none.evidence.count == 1)
    }

    @Test("Of 1,000 searches at most a twentieth name a floor that does not survive as often as asked")
    func floorConfidence() async throws {
        // Survival rises with the floor and crosses the asked probability between two floors.
        let chances = [0.3, 0.6, 0.75, 0.79, 0.795, 0.9, 0.97, 0.99]
        let random = RandomSource(seed: 5, replication: 0)
        var wrong = 0
        var found = 0
        for experiment in 0..<1_000 {
            let search = FloorSearch(floors: chances.count, probability: 0.8, confidence: 0.95)
            let answer = try await search.run { floor, trials in
                trials.map { trial in
                    // The same draw at every floor, as with common random numbers.
                    var stream = random.stream(
                        Purpose(rawValue: 200), entity: UInt32(experiment), index: UInt32(trial))
                    return stream.uniform() < chances[floor]
                }
            }
            guard let floor = answer.floor else { continue }
            found += 1
            if chances[floor] < 0.8 { wrong += 1 }
        }
        #expect(found > 970)
        #expect(wrong <= 50)
    }
}
