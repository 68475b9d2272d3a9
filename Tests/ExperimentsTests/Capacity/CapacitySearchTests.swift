import Statistics
import Stochastics
import Testing

@testable import Experiments

/// A response surface with known truth: the mean rises with everything, and each replication adds noise that all points
/// share in part, as common random numbers make it.
struct SyntheticSurface {
    let seed: UInt64
    let sizes: [Int]
    /// The mean at a point, between 0 and about 1.
    let mean: ([Int]) -> Double
    let noise: Double

    /// A random surface: for each axis a share of the whole, and how bent it is.
    init(case number: Int, sizes: [Int], noise: Double) {
        seed = UInt64(number)
        self.sizes = sizes
        self.noise = noise
        var stream = RandomSource(seed: UInt64(number), replication: 0).stream(Purpose(rawValue: 1), entity: 0)
        let powers = sizes.map { _ in 0.3 + 1.5 * stream.uniform() }
        mean = { point in
            var sum = 0.0
            for axis in point.indices {
                let share = Double(point[axis] + 1) / Double(sizes[axis])
                sum += Elementary.pow(share, powers[axis])
            }
            return sum / Double(sizes.count)
        }
    }

    func observe(_ point: [Int], _ replications: Range<Int>) -> [[Double]] {
        let entity = UInt32(point.reduce(0) { $0 * 4096 + $1 })
        return replications.map { replication in
            let source = RandomSource(seed: seed, replication: UInt32(replication))
            var own = source.stream(Purpose(rawValue: 2), entity: entity)
            var common = source.stream(Purpose(rawValue: 3), entity: 0)
            return [mean(point) + noise * (0.6 * own.normal() + 0.8 * common.normal())]
        }
    }

    /// The minimal points of those whose mean is at least `bound`, by looking at all.
    func frontier(_ bound: Double) -> [[Int]] {
        let points =
            sizes.count == 1
            ? (0..<sizes[0]).map { [$0] } : (0..<sizes[0]).flatMap { x in (0..<sizes[1]).map { [x, $0] } }
        return points.filter { point in
            mean(point) >= bound
                && point.indices.allSatisfy { axis in
                    var less = point
                    less[axis] -= 1
                    return less[axis] < 0 || mean(less) < bound
                }
        }
    }
}

@Suite struct CapacitySearchTests {
    @Test(
        "Without noise the frontier is that of the whole grid, within the probes that are allowed for", arguments: 0..<3
    )
    func exhaustive(_ block: Int) async throws {
        for number in block * 100..<block * 100 + 100 {
            let sizes = block == 0 ? [1 + number * 3] : [1 + number % 17, 1 + number % 23]
            let surface = SyntheticSurface(case: number, sizes: sizes, noise: 0)
            let bound = 0.02 + 0.0096 * Double(number % 100)
            let search = CapacitySearch(sizes: sizes, thresholds: [Threshold(.atLeast, bound)], mostReplications: 2)
            let evidence = try await search.run { surface.observe($0, $1) }
            #expect(evidence.frontier == surface.frontier(bound), "case \(number)")
            #expect(evidence.probes.count <= search.mostProbes, "case \(number)")
            #expect(evidence.contradictions.isEmpty)
            #expect(evidence.frontier.allSatisfy(evidence.isShownToBeLeast))
        }
    }

    @Test("Of 1000 noisy searches, no verdict of the whole walk is wrong in 95 % and more")
    func confidence() async throws {
        var wrong = 0
        var exact = 0
        for number in 0..<1000 {
            let surface = SyntheticSurface(case: number, sizes: [120], noise: number % 2 == 0 ? 0.05 : 0.004)
            let bound = 0.2 + 0.0006 * Double(number)
            let search = CapacitySearch(sizes: [120], thresholds: [Threshold(.atLeast, bound)], mostReplications: 48)
            let evidence = try await search.run { surface.observe($0, $1) }
            let isRight = evidence.probes.allSatisfy { probe in
                switch probe.verdict {
                case .meets: surface.mean(probe.point) >= bound
                case .misses: surface.mean(probe.point) < bound
                case .undecided: true
                }
            }
            if !isRight { wrong += 1 }
            let truth = surface.frontier(bound)
            if isRight, evidence.outcome == .found {
                // What is shown to meet is not below the truth, and what is shown to miss is below it.
                #expect(evidence.frontier[0][0] >= truth[0][0])
                #expect((evidence.greatestMiss ?? -1) < truth[0][0])
                if let miss = evidence.greatestMiss {
                    let next = evidence.probe(at: [miss + 1])?.verdict
                    #expect(next == .undecided || next == .meets)
                }
            }
            if evidence.frontier == truth { exact += 1 }
        }
        #expect(wrong <= 50)
        #expect(exact > 100)
    }

    @Test("On 200 noisy planes the staircase holds, at a tenth of a grid's trials or fewer")
    func plane() async throws {
        var wrong = 0
        var (trials, grid) = (0, 0)
        for number in 0..<200 {
            let surface = SyntheticSurface(case: number, sizes: [24, 40], noise: 0.02)
            let bound = 0.3 + 0.002 * Double(number)
            let search = CapacitySearch(
                sizes: [24, 40], thresholds: [Threshold(.atLeast, bound)], mostReplications: 24)
            let evidence = try await search.run { surface.observe($0, $1) }
            #expect(evidence.outcome == .found)
            #expect(evidence.probes.count <= search.mostProbes)
            if evidence.frontier.contains(where: { surface.mean($0) < bound }) { wrong += 1 }
            trials += evidence.trials
            grid += evidence.gridTrials ?? 0
        }
        #expect(wrong <= 10)
        #expect(trials * 10 <= grid, "\(trials) of \(grid)")
    }

    @Test("The ends of the range are told: met by the least, missed by the most")
    func ends() async throws {
        let surface = SyntheticSurface(case: 1, sizes: [50], noise: 0.01)
        for (bound, outcome) in [(-1.0, CapacityEvidence.Outcome.metByLeast), (2.0, .missedByMost)] {
            let search = CapacitySearch(sizes: [50], thresholds: [Threshold(.atLeast, bound)])
            let evidence = try await search.run { surface.observe($0, $1) }
            #expect(evidence.outcome == outcome)
            #expect(evidence.frontier == (outcome == .metByLeast ? [[0]] : []))
            #expect(evidence.probes.count == 2)
        }
        let flat = CapacitySearch(sizes: [50], thresholds: [Threshold(.atLeast, 0.5)])
        let unclear = try await flat.run { _, numbers in numbers.map { [0.5 + ($0 % 2 == 0 ? 0.1 : -0.1)] } }
        #expect(unclear.outcome == .undecidedAtMost)
    }

    @Test("A figure that has no value misses, and all thresholds count")
    func thresholds() async throws {
        let both = [Threshold(.atLeast, 30), Threshold(.atMost, 12)]
        let search = CapacitySearch(sizes: [100], thresholds: both)
        let evidence = try await search.run { point, numbers in
            numbers.map { [Double(point[0]), point[0] < 60 ? .nan : 100 - Double(point[0]) + Double($0 % 2)] }
        }
        #expect(evidence.frontier == [[89]])
        #expect(evidence.probe(at: [89])?.means[1].contains(11.5) == true)
    }

    @Test("A share of the replications is shown by enough of them")
    func share() async throws {
        // A replication meets the target with probability (index + 1) / 50.
        let search = CapacitySearch(
            sizes: [50], thresholds: [Threshold(.atLeast, 1)], criterion: .share(0.9), confidence: 0.95)
        let evidence = try await search.run { point, numbers in
            numbers.map { number in
                let draw = RandomSource(seed: 7, replication: UInt32(number)).uniform(Purpose(rawValue: 4), entity: 0)
                return [draw < Double(point[0] + 1) / 50 ? 1 : 0]
            }
        }
        #expect(evidence.outcome == .found)
        #expect((44...49).contains(evidence.frontier[0][0]))
        #expect(evidence.probe(at: evidence.frontier[0])?.success.map { $0.low >= 0.9 } == true)
    }

    @Test("More that is worse is noticed where the evidence shows it")
    func contradiction() async throws {
        let search = CapacitySearch(sizes: [64], thresholds: [Threshold(.atLeast, 0.5)])
        let evidence = try await search.run { point, numbers in
            let mean = point[0] < 40 ? Double(point[0]) / 40 : 1.3 - Double(point[0]) / 100
            return numbers.map { [mean + 0.001 * Double($0 % 3)] }
        }
        #expect(evidence.frontier == [[20]])
        #expect(evidence.contradictions.contains { evidence.probes[$0.more].point == [63] && $0.difference < 0 })
        #expect(evidence.contradictions.allSatisfy { !$0.isOfVerdicts })
    }
}
