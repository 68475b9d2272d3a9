import SupplyModel
import Testing

@testable import Reporting

/// Charts of every kind with long names, large numbers, gaps and many marks.
private func charts() throws -> [(name: String, chart: any ChartDrawing)] {
    let start = try #require(CalendarDate(year: 2019, month: 12, day: 23))
    let days = BaseAxis.days(from: start, count: 76)
    let wave = (0..<76).map { day in day % 17 == 5 ? Double.nan : Double(day * day % 977) * 4_321 }
    let marks = TimeMarks(
        (0..<9).map { TimeMark("phase_\($0)", kind: .phase, start: Double($0 * $0)) }
            + (0..<30).map { TimeMark("shock_\($0)", kind: .shock, start: Double($0) + 20, end: Double($0) + 24) })
    let names = [
        "vegetables", "a name of a district that is much longer than any chart has room for", "粮油储备与生活必需品", "x",
    ]
    let hours = (0..<24).map { ($0 < 10 ? "0" : "") + "\($0):00" }
    return [
        (
            "line",
            LineChart(
                base: days, axis: ValueAxis("orders a day"),
                series: [.init("one", wave, band: (wave.map { $0 * 0.9 }, wave.map { $0 * 1.2 })), .init("two", wave)],
                levels: [.init("floor", 9e6)], bandLabel: "band", marks: marks)
        ),
        (
            "one day",
            LineChart(base: .days(from: start, count: 1), axis: ValueAxis("days"), series: [.init("one", [3])])
        ),
        ("nothing", LineChart(base: days, axis: ValueAxis("days"), series: [])),
        (
            "stack",
            StackedChart(
                base: days, axis: ValueAxis("hours"), parts: [.init("a", wave), .init("b", wave)], marks: marks)
        ),
        (
            "bars by hour",
            StackedChart(
                base: .steps(labels: hours, title: "hour of the day"), axis: ValueAxis("buses"),
                parts: [.init("a", (0..<24).map { Double($0) * 0.013 })], shape: .bars)
        ),
        (
            "histogram",
            HistogramChart(
                x: ValueAxis("hours"), y: ValueAxis("share", style: .percent), binWidth: 24,
                counts: (0..<48).map { 1 / Double($0 + 2) }, markers: [.init("median", 30), .init("P95", 4_000)])
        ),
        (
            "lorenz",
            LorenzChart(
                x: ValueAxis("share of the cells, the least served first", style: .percent),
                y: ValueAxis("share of all that was delivered", style: .percent),
                curves: [.init("cells", shares: [0, 0.1, 0.4, 1])], diagonalLabel: "all the same")
        ),
        (
            "grouped bars",
            BarChart(
                axis: ValueAxis("tonnes"), categories: names,
                series: [.init("a", [1, 20_000_000, 0, .nan]), .init("b", [3, 4, 5, 6])])
        ),
        (
            "stacked bars",
            BarChart(
                axis: ValueAxis("share", style: .percent), categories: Array(names.suffix(2)),
                series: [.init("a", [0.2, 0]), .init("b", [0.7, 0])], arrangement: .stacked)
        ),
        (
            "heat map",
            HeatMap(
                rows: names, columns: names, values: [[1, 2, 3, 4], [5, .nan, 7, 8], [0, 0, 0, 0], [9, 9, 9, 9]],
                axis: ValueAxis("days"), columnTitle: "days of the outage")
        ),
        (
            "fine heat map",
            HeatMap(
                rows: hours, columns: (0..<76).map { days.name(of: $0, Strings(.english)) },
                values: hours.map { _ in wave }, axis: ValueAxis("buses"), thinsColumns: true)
        ),
        (
            "scatter",
            ScatterChart(
                x: ValueAxis("hours"), betterX: .lower, y: ValueAxis("Gini"), betterY: .lower,
                points: (0..<30).map { .init("rule \($0 % 7)", x: Double($0 % 7), y: Double($0 % 5) + 0.001) }
                    + [.init(names[1], x: 3, y: 2.5), .init("none", x: .nan, y: 1)],
                names: ("none is better in both", "others"))
        ),
        (
            "intervals",
            IntervalPlot(
                axis: ValueAxis("difference in hours"),
                rows: names.map { .init($0, estimate: -12, low: -30_000, high: 4) }, referenceLabel: "no difference")
        ),
        ("timeline", TimelineChart(start: start, days: 76, marks: marks)),
        ("empty timeline", TimelineChart(start: start, days: 1, marks: TimeMarks([]))),
        (
            "evidence",
            EvidenceMap(
                columns: (0..<21).map { "\($0 * 250)" }, columnTitle: "fleet.buses",
                rows: (0..<21).map { "\($0 * 10)" },
                rowTitle: "handover.members",
                fields: (0..<21).map { row in
                    (0..<21).map { column in
                        EvidenceMap.Field(
                            [.good, .bad, .open, .unknown][(row * column) % 4], isTried: row.isMultiple(of: 3),
                            isAnswer: row == column, title: "a field")
                    }
                },
                names: EvidenceMap.Names(
                    good: "meets", bad: "misses", open: "cannot tell", unknown: "not known", answer: "least"))
        ),
    ]
}

@Suite("Charts")
struct ChartTests {
    @Test(
        "keep every text within the drawing, and none lies over another", arguments: [640.0, 340, 260],
        Language.allCases)
    func texts(width: Double, language: Language) throws {
        for (name, chart) in try charts() {
            let svg = chart.draw(width: width, Strings(language))
            #expect(svg.height > 0 && svg.height < 3_000)
            for (index, box) in svg.texts.enumerated() {
                let isInside =
                    box.left >= -0.5 && box.right <= width + 0.5 && box.top >= -0.5 && box.bottom <= svg.height + 0.5
                #expect(isInside, "\(name) at \(width): '\(box.text)' \(box)")
                for other in svg.texts[..<index] {
                    #expect(!box.overlaps(other), "\(name) at \(width): '\(box.text)' over '\(other.text)'")
                }
            }
        }
    }

    @Test("are well-formed, and have no coordinate that is not a number")
    func wellFormed() throws {
        for (name, chart) in try charts() {
            let file = chart.draw(width: 640, Strings(.english)).file
            #expect(MarkupCheck.problem(in: file) == nil, "\(name)")
            #expect(!file.contains("nan") && !file.contains("inf"), "\(name)")
        }
    }

    @Test("break a line where there is no value")
    func gaps() {
        var svg = SVG(width: 10, height: 10)
        svg.polyline("l", [(0, 1), (1, 2), (2, .nan), (3, 4)])
        svg.area("a", x: [0, 1, 2, 3], low: [0, 0, .nan, 0], high: [1, 1, 1, 1])
        #expect(
            svg.content == "<path class=\"l\" d=\"M0 1L1 2M3 4\"/><path class=\"a\" d=\"M0 1L1 1L1 0L0 0ZM3 1L3 0Z\"/>")
    }

    @Test("have a colour for each category that is also safe on a dark ground, and a scale from dark to light")
    func palette() {
        #expect(Palette.categories.count == Palette.categoriesOnDark.count)
        #expect(Set(Palette.categories).count == Palette.categories.count)
        #expect(Palette.amount(0) == Palette.amounts.first && Palette.amount(1) == Palette.amounts.last)
        #expect(Palette.amount(-1) == Palette.amounts.first && Palette.amount(7) == Palette.amounts.last)
        #expect(Palette.amount(1.0 / 16) == "#002A5E")
    }

    @Test(
        "give phases numbers and shocks letters in the order of their days, and badges the rows in which they have room"
    )
    func marks() {
        let marks = TimeMarks([
            TimeMark("late", kind: .phase, start: 9), TimeMark("storm", kind: .shock, start: 2, end: 3),
            TimeMark("early", kind: .phase, start: 1),
        ])
        #expect(marks.items.map(\.badge) == ["1", "A", "2"])
        #expect(marks.rows(at: { $0 * 8 }, most: 3) == [0, 1, 0])
        let many = TimeMarks((0..<30).map { TimeMark("x\($0)", kind: .shock, start: 1, end: 2) })
        #expect(many.items.last?.badge == "AD")
        #expect(many.rows(at: { $0 }, most: 2).compactMap(\.self) == [0, 1])
    }

    @Test("find the alternatives that none beats in both figures")
    func pareto() {
        let points = [(1.0, 5.0), (2, 3), (3, 3), (4, 1), (4, 1), (.nan, 0), (5, 0.5)]
        let chart = ScatterChart(
            x: ValueAxis(""), betterX: .lower, y: ValueAxis(""), betterY: .lower,
            points: points.map { .init("", x: $0.0, y: $0.1) }, names: ("", ""))
        #expect(chart.paretoSet == [0, 1, 3, 4, 6])
        var other = chart
        other.betterY = .higher
        #expect(other.paretoSet == [0])
    }

    @Test("are drawn as they were")
    func golden() throws {
        let start = try #require(CalendarDate(year: 2020, month: 2, day: 28))
        let line = LineChart(
            base: .days(from: start, count: 3), axis: ValueAxis("days"), series: [.init("eggs", [1, 4, 2])],
            levels: [.init("floor", 3)], marks: TimeMarks([TimeMark("eased", kind: .phase, start: 1)]), plotHeight: 100)
        #expect(line.draw(width: 200, Strings(.english)).content == Golden.line)
        let bars = BarChart(axis: ValueAxis("t"), categories: ["pork"], series: [.init("spoiled", [2])])
        #expect(bars.draw(width: 200, Strings(.chinese)).content == Golden.bars)
    }
}

/// Small drawings as they must stay; after a change on purpose, look at the new ones before they take their place.
private enum Golden {
    static let line = #"""
        <text class="unit" x="2" y="12">days</text>\#
        <line class="axis" x1="16" y1="139" x2="190" y2="139"/>\#
        <text x="10" y="143" text-anchor="end">0</text>\#
        <line class="gridline" x1="16" y1="114" x2="190" y2="114"/>\#
        <text x="10" y="118" text-anchor="end">1</text>\#
        <line class="gridline" x1="16" y1="89" x2="190" y2="89"/>\#
        <text x="10" y="93" text-anchor="end">2</text>\#
        <line class="gridline" x1="16" y1="64" x2="190" y2="64"/>\#
        <text x="10" y="68" text-anchor="end">3</text>\#
        <line class="gridline" x1="16" y1="39" x2="190" y2="39"/>\#
        <text x="10" y="43" text-anchor="end">4</text>\#
        <line class="axis" x1="16" y1="139" x2="190" y2="139"/>\#
        <text class="unit" x="103" y="170" text-anchor="middle">2020</text>\#
        <line class="axis" x1="45" y1="139" x2="45" y2="143"/>\#
        <text x="45" y="155" text-anchor="middle">28 Feb</text>\#
        <line class="axis" x1="103" y1="139" x2="103" y2="143"/>\#
        <text x="103" y="155" text-anchor="middle">29 Feb</text>\#
        <line class="axis" x1="161" y1="139" x2="161" y2="143"/>\#
        <text x="161" y="155" text-anchor="middle">1 Mar</text>\#
        <line class="mark phase" x1="74" y1="37" x2="74" y2="139"/>\#
        <rect class="badge phase" x="66.5" y="22" width="15" height="14"><title>eased</title></rect>\#
        <text class="badge-text" x="74" y="32.5" text-anchor="middle" font-size="10">1</text>\#
        <line class="level" x1="16" y1="64" x2="190" y2="64"/>\#
        <path class="c0 line d0" d="M45 114L103 39L161 89"/>
        """#
    static let bars = #"""
        <line class="axis" x1="37" y1="35" x2="186" y2="35"/>\#
        <text class="unit" x="111.5" y="66" text-anchor="middle">t</text>\#
        <line class="gridline" x1="37" y1="6" x2="37" y2="39"/>\#
        <text x="37" y="51" text-anchor="middle">0</text>\#
        <line class="gridline" x1="86.7" y1="6" x2="86.7" y2="39"/>\#
        <text x="86.7" y="51" text-anchor="middle">1</text>\#
        <line class="gridline" x1="136.3" y1="6" x2="136.3" y2="39"/>\#
        <text x="136.3" y="51" text-anchor="middle">2</text>\#
        <line class="gridline" x1="186" y1="6" x2="186" y2="39"/>\#
        <text x="186" y="51" text-anchor="middle">3</text>\#
        <text x="31" y="22.5" text-anchor="end">pork</text>\#
        <rect class="c0 fill" x="37" y="10" width="99.3" height="15">\#
        <title>pork, spoiled: 2.00</title></rect><text x="140.3" y="21.5" font-size="11">2.00</text>
        """#
}
