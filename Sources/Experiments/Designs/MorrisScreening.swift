public import Statistics
import Stochastics

/// Screening by elementary effects: which of many factors matter at all (Morris 1991).
///
/// Each of *r* trajectories starts at a random point of a grid and changes one factor after the other, in random order,
/// by a fixed step; each step gives one elementary effect of its factor. A design of *k* factors has *r (k + 1)* points.
public struct MorrisScreening: Sendable {
    /// What the effects of a factor say.
    public struct Effect: Hashable, Sendable {
        /// The mean of the elementary effects (Morris' mu).
        public let mean: Double
        /// The mean of their absolute values (mu* of Campolongo, Cariboni and Saltelli 2007): how much it matters.
        public let meanAbsolute: Double
        /// Their standard deviation (sigma): how far its effect depends on the others, or is curved.
        public let standardDeviation: Double
        /// The interval of `meanAbsolute` over the trajectories, which are independent.
        public let interval: ConfidenceInterval
    }

    /// What is varied.
    public let factors: [Factor]
    /// The points, trajectory by trajectory.
    public let points: [DesignPoint]

    /// Which factor changes from each point to the next, by how much of the domain; nil at the end of a trajectory.
    private let steps: [(factor: Int, change: Double)?]

    /// Draws a design.
    ///
    /// - Parameters:
    ///   - factors: what is varied.
    ///   - trajectories: how many; 10 to 50 are usual.
    ///   - levels: how many values the grid has for each factor, even; the step is levels / (2 (levels - 1)).
    ///   - seed: decides the design.
    public init(_ factors: [Factor], trajectories: Int, levels: Int = 4, seed: UInt64) {
        precondition(levels >= 2 && levels % 2 == 0, "a screening's grid has an even number of levels")
        let random = RandomSource(seed: seed, replication: 0)
        let half = levels / 2
        let change = Double(half) / Double(levels - 1)
        var points: [DesignPoint] = []
        var steps: [(factor: Int, change: Double)?] = []
        for trajectory in 0..<trajectories {
            var stream = random.stream(.morris, entity: UInt32(trajectory))
            // Each coordinate starts in the lower half and goes up, or in the upper and goes down.
            var rises: [Bool] = []
            var position: [Double] = []
            for _ in factors {
                let low = Double(stream.below(UInt64(half))) / Double(levels - 1)
                rises.append(stream.below(2) == 0)
                position.append(rises.last == true ? low : low + change)
            }
            var order = Array(factors.indices)
            for last in stride(from: order.count - 1, to: 0, by: -1) {
                order.swapAt(last, Int(stream.below(UInt64(last + 1))))
            }
            points.append(DesignPoint(factors, at: position))
            for factor in order {
                let step = rises[factor] ? change : -change
                position[factor] += step
                steps.append((factor, step))
                points.append(DesignPoint(factors, at: position))
            }
            steps.append(nil)
        }
        self.factors = factors
        self.points = points
        self.steps = steps
    }

    /// The effect of each factor on a figure: change of the figure over change of the factor, of its whole domain as 1.
    ///
    /// - Parameter figures: the figure at each point, in the order of `points`.
    public func effects(on figures: [Double]) -> [Effect] {
        precondition(figures.count == points.count, "a screening needs the figure of each point")
        var found: [[Double]] = Array(repeating: [], count: factors.count)
        for (index, step) in steps.enumerated() {
            guard let step else { continue }
            found[step.factor].append((figures[index + 1] - figures[index]) / step.change)
        }
        return found.map { effects in
            let signed = Tally(effects)
            let absolute = ConfidenceInterval(effects.lazy.map(abs))
            return Effect(
                mean: signed.mean, meanAbsolute: absolute.mean,
                standardDeviation: effects.count > 1 ? signed.standardDeviation : 0, interval: absolute)
        }
    }
}
