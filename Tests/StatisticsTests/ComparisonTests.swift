import Statistics
import TestSupport
import Testing

@Suite("comparison")
struct ComparisonTests {
    let fixture: Procedures.Samples

    init() throws {
        fixture = try Procedures.loaded.get().comparison
    }

    @Test("paired and Welch intervals agree with SciPy")
    func twoAlternatives() {
        let samples = fixture.samples
        #expect(agrees(Comparison.paired(samples[0], samples[1]), fixture.paired, within: 1e-10))
        let welch = Comparison.independent(Tally(samples[0]), Tally(samples[3]))
        #expect(agrees(welch, fixture.welch, within: 1e-10))
    }

    @Test("Bonferroni's intervals for all pairs agree with SciPy's at the divided level")
    func bonferroni() {
        let differences = Comparison.allPairs(fixture.samples)
        #expect(differences.map { [$0.first, $0.second] } == [[0, 1], [0, 2], [0, 3], [1, 2], [1, 3], [2, 3]])
        for (difference, ends) in zip(differences, fixture.bonferroni) {
            #expect(agrees(difference.interval, ends, within: 1e-9))
        }
    }

    @Test("Tukey's intervals, and Kramer's for unequal numbers, agree with SciPy's")
    func tukey() {
        let differences = Comparison.tukey(fixture.samples.map { Tally($0) })
        for (difference, ends) in zip(differences, fixture.tukey) {
            #expect(agrees(difference.interval, ends, within: 1e-7))
        }
        let unequal = zip(fixture.samples, [12, 7, 9]).map { Tally($0.prefix($1)) }
        for (difference, ends) in zip(Comparison.tukey(unequal, level: 0.9), fixture.kramer) {
            #expect(agrees(difference.interval, ends, within: 1e-7))
        }
    }

    @Test("intervals against the best hold 0 at the end that fits, and turn round with the preference")
    func withBest() {
        let intervals = Comparison.withBest(fixture.samples)
        for (interval, ends) in zip(intervals, fixture.best) { #expect(agrees(interval, ends, within: 1e-9)) }
        let negated = Comparison.withBest(fixture.samples.map { $0.map { -$0 } }, preferring: .smallest)
        #expect(zip(intervals, negated).allSatisfy { $0.low == -$1.high && $0.high == -$1.low && $0.mean == -$1.mean })
    }

    @Test("exact and Wilson intervals for a proportion agree with SciPy")
    func proportions() throws {
        for row in try Procedures.loaded.get().proportions {
            let (successes, trials) = (Int(row[0]), Int(row[1]))
            let exact = ConfidenceInterval.exactProportion(successes: successes, trials: trials, level: row[2])
            #expect(agrees(exact, row[3..<5], within: 1e-9), "\(row) \(exact)")
            let wilson = ConfidenceInterval.proportion(successes: successes, trials: trials, level: row[2])
            #expect(agrees(wilson, row[5..<7], within: 1e-9), "\(row) \(wilson)")
        }
    }
}

@Suite("selection of the best")
struct SelectionTests {
    @Test("the survivors after each observation are those of the procedure as printed")
    func agreesWithPaper() throws {
        let race = try Procedures.loaded.get().kimNelson
        var selection = KimNelson(alternatives: race.data.count, indifference: 0.3)
        var mirrored = KimNelson(alternatives: race.data.count, indifference: 0.3, preferring: .smallest)
        for observation in race.data[0].indices {
            selection.add(selection.surviving.map { race.data[$0][observation] })
            mirrored.add(mirrored.surviving.map { -race.data[$0][observation] })
            if observation >= 9 { #expect(selection.surviving == race.history[observation - 9]) }
            #expect(mirrored.surviving == selection.surviving)
            if selection.isFinished { break }
        }
        #expect(selection.best == race.history.last?.first)
        #expect(selection.count == race.data[0].count)
    }

    @Test("the best is picked at least as often as promised, though it leads by the indifference zone only")
    func probabilityOfCorrectSelection() {
        var random = SplitMix(state: 6)
        var correct = 0
        let races = 400
        for _ in 0..<races {
            var selection = KimNelson(alternatives: 5, confidence: 0.9, indifference: 0.5)
            while !selection.isFinished {
                let shared = random.normal()
                selection.add(selection.surviving.map { (random.normal() + shared) + ($0 == 3 ? 0.5 : 0) })
                if let greatest = selection.greatestCount { #expect(selection.count <= greatest) }
            }
            if selection.best == 3 { correct += 1 }
        }
        #expect(Double(correct) / Double(races) > 0.9 - 2 * 0.015)
    }

    @Test("what a race is said to take is about what it takes, and never more than it can")
    func estimatedCount() throws {
        var random = SplitMix(state: 12)
        var ratios = Tally()
        for _ in 0..<40 {
            var selection = KimNelson(alternatives: 3, indifference: 0.3)
            var estimate: Int?
            while !selection.isFinished {
                selection.add(selection.surviving.map { random.normal() + 0.6 * Double($0) })
                if selection.count == 20, !selection.isFinished { estimate = selection.estimatedCount }
                if let estimate = selection.estimatedCount, let greatest = selection.greatestCount {
                    #expect(estimate <= max(greatest, selection.count))
                }
            }
            if let estimate { ratios.add(Double(selection.count) / Double(estimate)) }
        }
        #expect(ratios.count > 10 && abs(ratios.mean - 1) < 0.35)
        #expect(KimNelson(alternatives: 2, indifference: 1).estimatedCount == nil)
    }

    @Test("twins do not keep a race going that is otherwise decided")
    func twins() {
        var random = SplitMix(state: 13)
        var selection = KimNelson(alternatives: 3, indifference: 0.5)
        while !selection.isFinished {
            let twin = random.normal() + 3
            selection.add(selection.surviving.map { $0 == 0 ? random.normal() : twin })
        }
        #expect(selection.best == 1 && selection.count == 10)
    }

    @Test("equal alternatives end in some pick")
    func ties() {
        var selection = KimNelson(alternatives: 3, indifference: 1)
        for observation in 0..<11 where !selection.isFinished {
            selection.add(selection.surviving.map { _ in Double(observation) })
        }
        #expect(selection.best == 0)
    }
}
