public import SupplyModel

/// The phases and shocks of a run, a row each, on an axis of days, with the badges that mark them on all other charts.
public struct TimelineChart: ChartDrawing {
    /// The first day.
    public var start: CalendarDate
    /// How many days.
    public var days: Int
    /// What happens.
    public var marks: TimeMarks

    /// Describes a timeline.
    public init(start: CalendarDate, days: Int, marks: TimeMarks) {
        self.start = start
        self.days = days
        self.marks = marks
    }

    /// The kinds of marks.
    public var legend: [LegendEntry] { [] }

    /// Draws the timeline.
    public func draw(width: Double, _ strings: Strings) -> SVG {
        var svg = SVG(width: width, height: 0)
        let rowHeight = 38.0
        let size = SVG.textSize
        let base = BaseAxis.days(from: start, count: days)
        let groups = marks.byBadge
        let bottom = 4 + rowHeight * Double(groups.count) + 4
        let (left, right) = (8.0, width - 8)
        func x(_ day: Double) -> Double {
            left + (right - left) * min(Double(days), max(0, day)) / Double(max(1, days))
        }
        for (row, group) in groups.enumerated() {
            let top = 4 + rowHeight * Double(row)
            let wide = TimeMarks.badgeWidth(group.badge)
            let style = group.marks[0].kind.rawValue
            svg.rectangle("badge \(style)", x: left, y: top + 1, width: wide, height: 14)
            svg.text(group.badge, x: left + wide / 2, y: top + 11.5, anchor: .middle, size: 10, style: "badge-text")
            let text = "\(strings.name(group.marks[0].name)) · \(time(of: group.marks, strings))"
            svg.text(
                TextWidth.fitted(text, size: size, room: right - left - wide - 6), x: left + wide + 6, y: top + 12.5)
            svg.rectangle("track", x: left, y: top + 20, width: right - left, height: 8)
            for mark in group.marks {
                let (from, to) = (x(mark.start), x(mark.end ?? Double(days)))
                svg.rectangle(
                    "span \(style)", x: min(from, right - 2), y: top + 20, width: max(2, to - from), height: 8)
            }
        }
        svg.line("axis", from: (left, bottom), to: (right, bottom))
        let widest = (0..<days).map { TextWidth.of(base.name(of: $0, strings), size: size) }.max() ?? 0
        var taken = -Double.infinity
        for day in DateTicks.days(from: start, count: days, room: right - left, labelWidth: widest) {
            let name = base.name(of: day, strings)
            let half = TextWidth.of(name, size: size) / 2
            svg.line("axis", from: (x(Double(day)), bottom), to: (x(Double(day)), bottom + 4))
            let place = min(max(x(Double(day)), half), width - half)
            guard place - half > taken + 4 else { continue }
            svg.text(name, x: place, y: bottom + 17, anchor: .middle)
            taken = place + half
        }
        svg.height = bottom + 24
        return svg
    }

    /// When the marks of a badge begin and end, in words.
    private func time(of marks: [TimeMark], _ strings: Strings) -> String {
        guard let first = marks.first, let last = marks.last, marks.count > 1 else {
            return time(of: marks[0], strings)
        }
        let whole = TimeMark(first.name, kind: first.kind, start: first.start, end: last.end)
        return strings(.severalTimes, "\(marks.count)", time(of: whole, strings))
    }

    /// When a mark begins and ends, in words.
    func time(of mark: TimeMark, _ strings: Strings) -> String {
        func date(_ day: Double) -> String { strings.shortDate(start + Int(day.rounded(.down))) }
        guard let end = mark.end else { return strings(.fromDate, date(mark.start)) }
        return strings(.fromToDate, date(mark.start), date(max(mark.start, end - 0.001)))
    }
}
