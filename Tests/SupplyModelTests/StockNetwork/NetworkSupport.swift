import Statistics
import Stochastics
import SupplyModel

/// A distribution whose parameters a test knows to be right.
private func known(_ distribution: Distribution?) -> Distribution {
    guard let distribution else { preconditionFailure("the parameters describe no distribution") }
    return distribution
}

func always(_ value: Double) -> Distribution { known(try? .constant(value)) }

func exponential(_ mean: Double) -> Distribution { known(try? .exponential(mean: mean)) }

func poisson(_ mean: Double) -> Distribution { known(try? .poisson(mean: mean)) }

func normal(_ mean: Double, _ deviation: Double) -> Distribution {
    known(try? .normal(mean: mean, standardDeviation: deviation))
}

/// Each of the values equally often.
func oneOf(_ values: [Double]) -> Distribution {
    known(try? .discrete(values: values, weights: values.map { _ in 1 }))
}

/// A network of pieces, with what differs from the default.
func network(
    _ nodes: [NodePlan], units: NetworkPlan.Units = .pieces, periods: Int = 1_000, warmUp: Int = 0,
    steps: [NetworkPlan.Step] = [.order, .receive, .demand, .count], overTime: Bool = false,
    life: NetworkPlan.Life? = nil
) -> NetworkPlan {
    var plan = NetworkPlan(name: "test", units: units, periods: periods, nodes: nodes)
    plan.warmUp = warmUp
    plan.steps = steps
    plan.life = life
    if overTime {
        plan.accounting.holding = .overTime
        plan.accounting.backorders = .overTime
    }
    return plan
}

/// A node with what the body gives it.
func node(_ id: String = "shop", _ body: (inout NodePlan) -> Void) -> NodePlan {
    var plan = NodePlan(id: id)
    body(&plan)
    return plan
}

/// A supplier with a constant lead time.
func supplier(_ node: Int? = nil, after leadTime: Double = 0, _ body: (inout SupplierPlan) -> Void = { _ in })
    -> SupplierPlan
{
    var plan = SupplierPlan(node: node, leadTime: always(leadTime))
    body(&plan)
    return plan
}

/// Demand of a Poisson process of single pieces.
func poissonArrivals(_ rate: Double) -> DemandPlan {
    DemandPlan(
        .arrivals(interval: exponential(1 / rate), quantity: always(1), startsAtOnce: false))
}

/// A finished run.
func run(_ plan: NetworkPlan, seed: UInt64 = 1) -> NetworkSimulation {
    var simulation = NetworkSimulation(plan, seed: seed, replication: 0)
    while !simulation.isFinished { simulation.run(periods: plan.periods) }
    return simulation
}

/// The 99 % interval of one sum over another, from thirty batches of one run.
func interval(
    _ plan: NetworkPlan, seed: UInt64 = 1, of node: Int = 0, _ numerator: (NodeTally) -> Double,
    over denominator: (NodeTally) -> Double = { $0.periods }
) -> ConfidenceInterval {
    var simulation = NetworkSimulation(plan, seed: seed, replication: 0)
    while !simulation.isObserving { simulation.run(periods: plan.warmUp) }
    var (numerators, denominators, before) = ([Double](), [Double](), simulation.tallies[node])
    for _ in 0..<30 {
        simulation.run(periods: plan.periods / 30)
        let batch = simulation.tallies[node].since(before)
        before = simulation.tallies[node]
        numerators.append(numerator(batch))
        denominators.append(denominator(batch))
    }
    return RatioEstimate(numerators: numerators, denominators: denominators).interval(level: 0.99)
}

/// Whether an exact value lies in the interval, which is no wider than a share of it.
func agrees(_ interval: ConfidenceInterval, _ exact: Double, within share: Double = 0.12) -> Bool {
    interval.contains(exact) && interval.halfWidth <= share * abs(exact)
}

/// The probabilities of a Poisson count from 0 on, as far as they matter.
func poissonProbabilities(_ mean: Double) -> [Double] {
    var probabilities = [Elementary.exp(-mean)]
    while Double(probabilities.count) < mean || probabilities[probabilities.count - 1] > 1e-14 {
        probabilities.append(probabilities[probabilities.count - 1] * mean / Double(probabilities.count))
    }
    return probabilities
}

/// The expected part of a Poisson count above a level.
func poissonExcess(_ mean: Double, above level: Int) -> Double {
    poissonProbabilities(mean).enumerated().reduce(0) { $0 + max(0, Double($1.offset - level)) * $1.element }
}
