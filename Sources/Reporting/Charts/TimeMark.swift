/// Something that happens on a day or for some days of a run, marked on every axis of days.
public struct TimeMark: Sendable, Hashable, Codable {
    /// What kind of thing.
    public enum Kind: String, Sendable, Codable {
        /// A phase: from its day on something else holds.
        case phase
        /// A shock: something goes wrong for a while.
        case shock
        /// A fork: from its day on there are several futures.
        case fork
    }

    /// What it is called.
    public var name: String
    /// What kind of thing it is.
    public var kind: Kind
    /// When it starts, in days from the first midnight.
    public var start: Double
    /// When it ends; nil where it does not.
    public var end: Double?

    /// Describes a mark.
    public init(_ name: String, kind: Kind, start: Double, end: Double? = nil) {
        self.name = name
        self.kind = kind
        self.start = start
        self.end = end
    }
}

/// The marks of a time axis with their badges: phases have numbers, shocks have letters, each in the
/// order of their days; a fork has its name.
public struct TimeMarks: Sendable, Hashable {
    /// The marks with their badges.
    public let items: [(mark: TimeMark, badge: String)]

    /// Gives each mark its badge.
    public init(_ marks: [TimeMark]) {
        var (phases, shocks) = (0, 0)
        items = marks.enumerated().sorted { ($0.element.start, $0.offset) < ($1.element.start, $1.offset) }.map {
            switch $0.element.kind {
            case .phase:
                phases += 1
                return ($0.element, "\(phases)")
            case .shock:
                shocks += 1
                return ($0.element, TimeMarks.letters(shocks - 1))
            case .fork:
                return ($0.element, $0.element.name)
            }
        }
    }

    /// Whether two have the same marks.
    public static func == (left: TimeMarks, right: TimeMarks) -> Bool {
        left.items.map(\.mark) == right.items.map(\.mark)
    }

    /// Hashes the marks.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(items.map(\.mark))
    }

    /// The letters of the shock of that number: A to Z, then AA, AB and so on.
    private static func letters(_ index: Int) -> String {
        let letter = String(UnicodeScalar(UInt8(65 + index % 26)))
        return index < 26 ? letter : letters(index / 26 - 1) + letter
    }

    /// The rows of badges above a chart: for each mark the row, from 0, in which its badge has room; nil where none has.
    func rows(at x: (Double) -> Double, most: Int) -> [Int?] {
        var ends = Array(repeating: -Double.infinity, count: most)
        return items.map { item in
            let half = TimeMarks.badgeWidth(item.badge) / 2
            let place = x(item.mark.start)
            guard let row = ends.firstIndex(where: { $0 + 2 <= place - half }) else { return nil }
            ends[row] = place + half
            return row
        }
    }

    static func badgeWidth(_ badge: String) -> Double { max(15, TextWidth.of(badge, size: 10) + 6) }
}
