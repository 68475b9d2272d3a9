import Statistics
import Stochastics

extension Bench {
    /// Races whose best is known: how often it is picked, at what cost, and what the same number for each would have cost.
    mutating func selections() {
        for count in [2, 5, 10] {
            for shape in Shape.allCases {
                for spread in Spread.allCases {
                    for shared in [0.0, 2.0] where count > 2 || (shape == .slippage && spread == .equal) {
                        race(Contest(count: count, shape: shape, spread: spread, shared: shared))
                    }
                }
            }
        }
    }

    private mutating func race(_ contest: Contest) {
        source += 1
        let random = RandomSource(seed: UInt64(source), replication: 0)
        let races = experiments / 2
        var (right, trials, even) = (0, 0, 0)
        for number in 0..<races {
            var stream = random.stream(Purpose(rawValue: 0), entity: UInt32(number))
            var selection = KimNelson(alternatives: contest.count, indifference: contest.indifference)
            while !selection.isFinished {
                trials += selection.surviving.count
                let cause = contest.shared * stream.normal()
                selection.add(
                    selection.surviving.map { contest.means[$0] + cause + contest.spreads[$0] * stream.normal() })
            }
            even += selection.count * contest.count
            if selection.best == 0 { right += 1 }
        }
        print(
            "| \(contest.name) | \(races) | \(Bench.percent(right, of: races)) | \(trials / races) | \(even / races) |")
    }
}

/// How the means lie; the first is the best.
enum Shape: String, CaseIterable {
    /// All others are worse by the indifference zone: the hardest that the promise is for.
    case slippage
    /// Each is worse than the one before by the indifference zone.
    case falling
}

/// How the spreads lie.
enum Spread: String, CaseIterable {
    case equal
    /// The best has the largest.
    case bestWidest = "best widest"
    /// The best has the smallest.
    case bestNarrowest = "best narrowest"
}

struct Contest {
    let count: Int
    let shape: Shape
    let spread: Spread
    /// The spread of what all alternatives share: common random numbers.
    let shared: Double
    /// As in Kim and Nelson 2001, section 4: the standard error of the best's first stage.
    let indifference = 1 / 10.0.squareRoot()

    var means: [Double] {
        (0..<count).map { place in
            switch shape {
            case .slippage: place == 0 ? 0 : -indifference
            case .falling: -Double(place) * indifference
            }
        }
    }

    var spreads: [Double] {
        (0..<count).map { place in
            let variance = 1 + 2 * Double(place) / Double(count - 1)
            switch spread {
            case .equal: return 1
            case .bestNarrowest: return variance.squareRoot()
            case .bestWidest: return 1 / variance.squareRoot()
            }
        }
    }

    var name: String {
        "\(count) alternatives, \(shape.rawValue) means, spreads \(spread.rawValue)\(shared > 0 ? ", shared draws" : "")"
    }
}
