/// The values of a factor among which a search chooses, in order from the factor's first to its last.
public struct SearchAxis: Hashable, Sendable {
    /// Why a factor and a step make no axis.
    public struct Problem: Error, Hashable, Sendable, CustomStringConvertible {
        /// What is wrong and what is allowed, as a sentence.
        public let description: String
    }

    /// The most values of an axis.
    public static let mostValues = 1_000_000

    /// The key and what it ranges over.
    public let factor: Factor
    /// The distance of two neighbours, of which the last two may lie nearer; nil where the factor has levels.
    public let step: Double?
    /// How many values there are, at least 1.
    public let count: Int

    /// The values of a factor at a distance.
    ///
    /// - Parameters:
    ///   - factor: what is varied; levels are taken in their order.
    ///   - step: the distance of two values; nil for the least that makes no more than `mostSteps` of them.
    ///   - mostSteps: into how many steps a range of numbers is divided where `step` is nil.
    /// - Throws: ``Problem`` where the step does not fit the factor, or makes more than `mostValues` values.
    public init(_ factor: Factor, step: Double? = nil, mostSteps: Int = 1000) throws(Problem) {
        self.factor = factor
        if let step, !(step > 0 && step.isFinite) {
            throw Problem(description: "the step of '\(factor.path)' is \(step); it must be above 0")
        }
        switch factor.domain {
        case .levels(let levels):
            guard step == nil else {
                throw Problem(description: "'\(factor.path)' has listed values, and so no step")
            }
            (self.step, count) = (nil, levels.count)
        case .whole(let bounds):
            let range = bounds.upperBound - bounds.lowerBound
            guard (step ?? 1) == (step ?? 1).rounded(), step ?? 1 < 0x1p53 else {
                throw Problem(description: "'\(factor.path)' has whole numbers; its step must be a whole number")
            }
            let own = step.map { Int($0) } ?? max(1, (range + mostSteps - 1) / mostSteps)
            self.step = Double(own)
            count = try Self.count(of: factor.path, Double(range) / Double(own))
        case .interval(let bounds):
            let range = bounds.upperBound - bounds.lowerBound
            let own = step ?? range / Double(mostSteps)
            self.step = own
            count = try Self.count(of: factor.path, range / own)
        }
    }

    private static func count(of path: String, _ steps: Double) throws(Problem) -> Int {
        let whole = steps.rounded()
        // A range that is a multiple of the step but for rounding has no short last step.
        let count = (abs(steps - whole) < 1e-6 ? whole : steps.rounded(.up)) + 1
        guard count <= Double(mostValues) else {
            throw Problem(description: "'\(path)' has more than \(mostValues) values; take a longer step")
        }
        return Int(count)
    }

    /// A value, as `--set` writes it; a number that is not whole has the fewest decimals that a millionth of a step allows.
    ///
    /// - Precondition: `index` is from 0 and below `count`.
    public func value(at index: Int) -> String {
        precondition((0..<count).contains(index), "the axis has no such value")
        switch factor.domain {
        case .levels(let levels): return levels[index]
        case .whole(let bounds):
            return String(index == count - 1 ? bounds.upperBound : bounds.lowerBound + index * Int(step ?? 1))
        case .interval(let bounds):
            let step = step ?? 0
            let exact = index == count - 1 ? bounds.upperBound : bounds.lowerBound + Double(index) * step
            var scale = 1.0
            while scale < 1e15, abs((exact * scale).rounded() / scale - exact) > 1e-6 * step { scale *= 10 }
            return String((exact * scale).rounded() / scale)
        }
    }

    /// A value as a number; nil where it is none.
    public func number(at index: Int) -> Double? { Double(value(at: index)) }

    /// The setting of the key to a value.
    public func setting(at index: Int) -> DesignPoint.Setting {
        DesignPoint.Setting(path: factor.path, value: value(at: index))
    }
}

extension DesignPoint {
    /// The point of some axes at an index of each.
    public init(_ axes: [SearchAxis], at indices: [Int]) {
        self.init(zip(axes, indices).map { $0.setting(at: $1) })
    }
}
