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

/// The marks of a time axis with their badges: phases have numbers, shocks have letters, each in the order of their days; a
/// fork has its name.
///
/// A shock that comes again keeps its letter.
public struct TimeMarks: Sendable, Hashable {
    /// The marks with their badges.
    public let items: [(mark: TimeMark, badge: String)]

    /// Gives each mark its badge.
    public init(_ marks: [TimeMark]) {
        var phases = 0
        var letters: [String: String] = [:]
        items = marks.enumerated().sorted { ($0.element.start, $0.offset) < ($1.element.start, $1.offset) }.map {
            switch $0.element.kind {
            case .phase:
                phases += 1
                return ($0.element, "\(phases)")
            case .shock:
                let letter = letters[$0.element.name] ?? TimeMarks.letters(letters.count)
                letters[$0.element.name] = letter
                return ($0.element, letter)
            case .fork:
                return ($0.element, $0.element.name)
            }
        }
    }

    /// The marks of each badge, in the order in which the badges come first.
    var byBadge: [(badge: String, marks: [TimeMark])] {
        var groups: [(badge: String, marks: [TimeMark])] = []
        var position: [String: Int] = [:]
        for item in items {
            if let known = position[item.badge] {
                groups[known].marks.append(item.mark)
            } else {
                position[item.badge] = groups.count
                groups.append((item.badge, [item.mark]))
            }
        }
        return groups
    }

    /// The marks that are named with a day: phases and forks that begin on it, and shocks that are going on.
    func on(_ day: Int) -> [TimeMark] {
        items.map(\.mark).filter { mark in
            let begins = Int(mark.start.rounded(.down)) == day
            return mark.kind != .shock
                ? begins : begins || (mark.start < Double(day + 1) && mark.end ?? .infinity > Double(day))
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

    /// The height of a row of badges.
    static let rowHeight = 17.0

    /// Draws the marks over a part of a drawing, their badges above it.
    ///
    /// - Parameters:
    ///   - x: where a day lies; it takes days before the first and after the last to the ends.
    ///   - rows: the row of each badge, as `rows(at:most:)` gives them.
    ///   - isShaded: whether the time of a shock is shaded; if not, a bar above shows it, and colours below stay as they are.
    func draw(
        in svg: inout SVG, x: (Double) -> Double, top: Double, bottom: Double, rows: [Int?], isShaded: Bool = true
    ) {
        for (item, row) in zip(items, rows) {
            let start = x(item.mark.start)
            let style = item.mark.kind.rawValue
            if item.mark.kind == .shock {
                let end = x(item.mark.end ?? .infinity)
                svg.rectangle(
                    isShaded ? "shade" : "span shock", x: start, y: isShaded ? top : top - 3,
                    width: max(1, end - start), height: isShaded ? bottom - top : 3)
            }
            svg.line("mark \(style)", from: (start, top - 2), to: (start, bottom))
            guard let row else { continue }
            let wide = TimeMarks.badgeWidth(item.badge)
            let y = top - 3 - Double(row) * TimeMarks.rowHeight
            let place = min(max(start, wide / 2), svg.width - wide / 2)
            svg.rectangle(
                "badge \(style)", x: place - wide / 2, y: y - 14, width: wide, height: 14, title: item.mark.name)
            svg.text(item.badge, x: place, y: y - 3.5, anchor: .middle, size: 10, style: "badge-text")
        }
    }

    static func badgeWidth(_ badge: String) -> Double { max(15, TextWidth.of(badge, size: 10) + 6) }
}
