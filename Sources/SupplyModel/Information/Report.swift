import Stochastics

/// Figures as planners last had them: what was true at the last refresh, with the error of the report.
struct Report: Sendable {
    /// The figures, each at least 0.
    private(set) var figures: [Int64]

    private var level: InformationPlan.Level
    private let random: RandomSource
    private let kind: UInt32
    private var refreshes: UInt32 = 0

    /// - Parameter kind: tells this report's errors from those of others, 0...255.
    init(count: Int, level: InformationPlan.Level, kind: UInt32, random: RandomSource) {
        figures = Array(repeating: 0, count: count)
        self.level = level
        self.kind = kind
        self.random = random
    }

    /// Whether planners see the state itself: whoever decides must refresh the report just before.
    var isLive: Bool { level.refreshHours == 0 }

    /// Takes over how often and how exactly a phase has things reported; what was reported stays until the next report.
    mutating func adopt(_ level: InformationPlan.Level) { self.level = level }

    /// Takes in a report.
    mutating func refresh(with truth: [Int64]) {
        figures = truth
        if level.error > 0, let factor = try? Distribution.lognormal(mean: 1, standardDeviation: level.error) {
            for index in figures.indices {
                var stream = random.stream(
                    .reportError, entity: kind << 24 | UInt32(index), index: refreshes)
                figures[index] = Int64((Double(truth[index]) * factor.sample(using: &stream)).rounded())
            }
        }
        refreshes += 1
    }
}
