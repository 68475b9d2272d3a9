public import Foundation
import SupplyModel

/// Two finished runs side by side, from what they wrote.
public struct StoredComparison: Sendable {
    /// A figure of both.
    public struct Row: Hashable, Sendable {
        /// Its path in `summary.json`: `order_to_door_hours.mean`.
        public var path: String
        /// Its value in the first run; nil where it has none.
        public var first: Double?
        /// Its value in the second run.
        public var second: Double?

        /// The second less the first; nil unless both have a value.
        public var difference: Double? {
            guard let first, let second else { return nil }
            return second - first
        }
    }

    /// What a run wrote.
    public struct Stored: Sendable {
        /// What to call it.
        public var name: String
        /// The contents of `summary.json`.
        public var summary: Data
        /// The contents of `report.json`; nil without one.
        public var report: Data?

        /// Describes what a run wrote.
        public init(name: String, summary: Data, report: Data?) {
            (self.name, self.summary, self.report) = (name, summary, report)
        }
    }

    /// All figures that either has: the main ones of a city, then the others in the order of their paths.
    public let rows: [Row]
    private let names: [String]
    private let reports: [RunReport]

    /// What is looked at first: the figures of a report's first screen, by their paths.
    private static let mainFigures: [(path: String, name: FigureName)] = [
        ("fill_rate.mean", .fillRate), ("service.on_time_in_full", .onTimeInFull),
        ("order_to_door_hours.mean", .orderToDoorMean), ("order_to_door_hours.p95", .orderToDoorP95),
        ("unmet_person_days", .unmetPersonDays), ("autonomy_days", .autonomyDays),
    ]

    /// Reads both; nil where a summary is none.
    public init?(_ first: Stored, _ second: Stored) {
        let decoder = JSONDecoder()
        guard let left = try? decoder.decode([String: JSONNumbers].self, from: first.summary),
            let right = try? decoder.decode([String: JSONNumbers].self, from: second.summary)
        else { return nil }
        let (before, after) = (JSONNumbers.flat(left), JSONNumbers.flat(right))
        let all = Set(before.keys).union(after.keys)
        let main = StoredComparison.mainFigures.map(\.path).filter(all.contains)
        rows = (main + all.subtracting(main).sorted()).map { Row(path: $0, first: before[$0], second: after[$0]) }
        names = [first.name, second.name]
        reports = [first, second].compactMap { run in
            run.report.flatMap { try? decoder.decode(RunReport.self, from: $0) }
        }
    }

    /// The figures that differ, as a table.
    public func differencesHTML(_ strings: Strings, header: [String]) -> String {
        table(rows.filter { $0.first != $0.second }, strings, header: header)
    }

    /// The figures that are the same, as a table.
    public func samenessHTML(_ strings: Strings, header: [String]) -> String {
        table(rows.filter { $0.first == $0.second }, strings, header: header)
    }

    /// The days of both as charts; empty unless both are runs of a city.
    public func chartsHTML(_ strings: Strings) -> String {
        guard reports.count == 2 else { return "" }
        let figures = [
            figure(
                "missing", strings(.withoutFood), strings(.unmetShareOfNeed),
                ValueAxis(strings(.share), style: .percent), strings, NumberText.percent
            ) { $0.unmetShare },
            figure(
                "hours", strings(.orderToDoor), strings(.meanHours), ValueAxis(strings(.hours)), strings,
                NumberText.short
            ) { $0.orderToDoorHours },
            figure(
                "orders", "\(strings(.ordersByDay)): \(strings(.delivered))", strings(.delivered),
                ValueAxis(strings(.ordersPerDay)), strings, NumberText.count
            ) { $0.delivered },
        ]
        return Markup.element("div", ["class": "grid"], figures.joined(separator: "\n"))
    }

    private func figure(
        _ id: String, _ title: String, _ summary: String, _ axis: ValueAxis, _ strings: Strings,
        _ text: (Double) -> String, _ values: (RunReport.Days) -> [Figure]
    ) -> String {
        let both = reports.map { values($0.daily).map(\.number) }
        let length = max(both[0].count, both[1].count)
        let padded = both.map { $0 + Array(repeating: .nan, count: length - $0.count) }
        let starts = reports.map(\.summary.start)
        let base: BaseAxis =
            if starts[0] == starts[1], let start = CalendarDate(starts[0]) {
                .days(from: start, count: length)
            } else {
                .steps(labels: (1...length).map(String.init), title: strings(.day))
            }
        return ChartFigure(
            id: id, title: title, summary: summary,
            drawing: LineChart(base: base, axis: axis, series: zip(names, padded).map { .init($0, $1) }),
            table: DataTable(
                caption: title, header: [strings(.day)] + names,
                rows: (0..<length).map { day in ["\(day + 1)"] + padded.map { text($0[day]) } })
        ).html(strings)
    }

    private func table(_ rows: [Row], _ strings: Strings, header: [String]) -> String {
        func name(_ row: Row) -> String? {
            StoredComparison.mainFigures.first { $0.path == row.path }.map { known in
                let unit = known.name.definition.unit
                let title = strings.figure(known.name.rawValue)
                return unit == "share" ? title : strings(.withUnit, title, strings.unit(unit))
            }
        }
        var table = DataTable(
            caption: header.joined(separator: ", "), header: header,
            rows: rows.map { row in
                [
                    name(row) ?? row.path, row.first.map(StoredComparison.text) ?? "–",
                    row.second.map(StoredComparison.text) ?? "–", row.difference.map(StoredComparison.text) ?? "–",
                ]
            })
        table.codeRows = Set(rows.indices.filter { name(rows[$0]) == nil })
        return table.html
    }

    /// A number as `summary.json` has it, its thousands set apart.
    private static func text(_ value: Double) -> String {
        let value = value.rounded(toDecimals: 6)
        let decimals = (0...6).first { value == value.rounded(toDecimals: $0) } ?? 6
        return NumberText.fixed(value, decimals: min(decimals, 4))
    }
}

/// The numbers of a JSON document.
private enum JSONNumbers: Decodable {
    case number(Double)
    case section([String: JSONNumbers])
    case other

    init(from decoder: any Decoder) throws {
        if let section = try? decoder.container(keyedBy: AnyKey.self) {
            self = .section(
                try Dictionary(
                    uniqueKeysWithValues: section.allKeys.map {
                        ($0.stringValue, try section.decode(JSONNumbers.self, forKey: $0))
                    }))
        } else if let value = try? decoder.singleValueContainer(), (try? value.decode(Bool.self)) == nil,
            let number = try? value.decode(Double.self)
        {
            self = .number(number)
        } else {
            self = .other
        }
    }

    /// All numbers by their paths, without what describes the run and not its outcome.
    static func flat(_ top: [String: JSONNumbers]) -> [String: Double] {
        var numbers: [String: Double] = [:]
        func enter(_ section: [String: JSONNumbers], _ path: String) {
            for (key, value) in section {
                switch value {
                case .number(let number): numbers[path + key] = number
                case .section(let part): enter(part, "\(path)\(key).")
                case .other: continue
                }
            }
        }
        enter(top.filter { !["version", "seed", "intervals", "checks", "precision"].contains($0.key) }, "")
        return numbers
    }

    private struct AnyKey: CodingKey {
        var stringValue: String
        var intValue: Int? { nil }
        init?(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }
}
