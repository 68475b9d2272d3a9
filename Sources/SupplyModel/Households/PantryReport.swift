import EventKernel
import Stochastics

/// Pantries as those who decide for others know them: as they are or, where the scenario says so, as they were at the
/// last report, each misjudged by a factor of its own.
///
/// A report keeps what households' pantries held, 4 bytes a commodity, and 16 for the rest of a household; nothing is kept
/// where pantries are seen as they are. The error is drawn when it is asked for, always the same of one report.
struct PantryReport: Sendable {
    private var level: InformationPlan.Level
    private var error: Distribution?
    private let random: RandomSource
    private var pantry: [Int32] = []
    private var states: [Households.State] = []
    private var refreshes: UInt32 = 0

    /// When the last report was made; nil when pantries are seen as they are.
    private(set) var seenAt: Instant?

    /// Tells the errors of this report from those of others.
    private static let kind: UInt32 = 16

    init(_ level: InformationPlan.Level, random: RandomSource) {
        self.level = level
        self.random = random
        error = PantryReport.error(of: level)
    }

    /// Takes over how often and how exactly a phase has pantries reported.
    mutating func adopt(_ level: InformationPlan.Level) {
        self.level = level
        error = PantryReport.error(of: level)
        if level.refreshHours == 0 { (pantry, states, seenAt) = ([], [], nil) }
    }

    /// Takes in a report.
    ///
    /// - Complexity: O(households x commodities).
    mutating func refresh(pantry: [Int32], states: [Households.State], at now: Instant) {
        if self.pantry.count == pantry.count {
            // Into the memory of the last report: that of another would have to be found, page by page, every time.
            self.pantry.withUnsafeMutableBufferPointer { _ = $0.update(fromContentsOf: pantry) }
            self.states.withUnsafeMutableBufferPointer { _ = $0.update(fromContentsOf: states) }
        } else {
            (self.pantry, self.states) = (pantry, states)
        }
        seenAt = now
        refreshes += 1
    }

    /// What a place in the pantries held when it was last settled before the report.
    @inline(__always)
    func grams(at place: Int, else live: [Int32]) -> Int32 { seenAt == nil ? live[place] : pantry[place] }

    /// A household when it was last settled before the report.
    @inline(__always)
    func state(of household: Int, else live: [Households.State]) -> Households.State {
        seenAt == nil ? live[household] : states[household]
    }

    /// A cover as it is reported of a household.
    func withError(_ cover: Int64, of household: Int) -> Int64 {
        guard let error else { return cover }
        var stream = random.stream(
            .reportError, entity: PantryReport.kind << 24 | UInt32(household), index: refreshes)
        return Int64((Double(cover) * error.sample(using: &stream)).rounded())
    }

    private static func error(of level: InformationPlan.Level) -> Distribution? {
        level.error > 0 ? try? .lognormal(mean: 1, standardDeviation: level.error) : nil
    }
}
