import Scenario
import Stochastics

/// Writes scenarios at random from the schema: every key that there is, with values of its kind within its bounds.
///
/// Things that a scenario names are called `a` and `b`, so that what refers to them mostly finds them. What is written
/// need not make sense: contradictions between keys are for the reader to find. To meet fewer of them, times and the
/// numbers of a list rise, targets and upper bounds are high, and of keys that exclude one another one is written.
struct RandomScenario {
    private var stream: RandomStream
    /// How many dates were written: they rise, so that phases mostly follow one another.
    private var dates = 0
    /// The keys of sections of which only one may be given.
    private static let exclusive = [
        ["date", "mean_days_between"], ["date", "from", "to"], ["districts", "sources", "chains"],
        ["programmes", "drives"], ["generated", "sites"],
    ]
    /// Tables that the scenario names, by file.
    private(set) var tables: [String: String] = [:]

    init(number: Int) {
        stream = RandomSource(seed: 20, replication: UInt32(number)).stream(Purpose(rawValue: 1), entity: 0)
    }

    /// A scenario of these keys, of which some are given.
    mutating func text(of schema: [SchemaNode], given: [String: String]) -> String {
        var lines: [String] = []
        for node in schema {
            if let value = given[node.key] {
                lines.append("\(node.key): \(value)")
            } else if isPresent(node, likelihood: 0.7), let value = value(of: node.shape, schema: schema) {
                lines.append("\(node.key): \(value)")
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private mutating func isPresent(_ node: SchemaNode, likelihood: Double) -> Bool {
        if case .required = node.presence { return true }
        return stream.uniform() < likelihood
    }

    private mutating func section(of nodes: [SchemaNode], schema: [SchemaNode]) -> String {
        var left: Set<String> = []
        var chosen: Set<String> = []
        for group in Self.exclusive where group.allSatisfy({ key in nodes.contains { $0.key == key } }) {
            let one = group[pick(group.count)]
            chosen.insert(one)
            left.formUnion(group.filter { $0 != one })
        }
        let hasTimes = stream.uniform() < 0.5
        var times = ["06:00", "08:30", "11:00", "13:00", "18:45", "20:15", "21:00", "22:00", "23:00"][...]
        var entries: [String] = []
        for node in nodes where !left.contains(node.key) {
            guard chosen.contains(node.key) || isPresent(node, likelihood: 0.5) || node.shape.isTime else { continue }
            if node.shape.isTime {
                if hasTimes, let time = times.popFirst() { entries.append("\(node.key): \"\(time)\"") }
            } else if let value = value(of: node.shape, schema: schema) {
                entries.append("\(node.key): \(adapted(value, of: node))")
            }
        }
        return "{\(entries.joined(separator: ", "))}"
    }

    /// A value nearer to what its key is for, so that it contradicts fewer others.
    private func adapted(_ value: String, of node: SchemaNode) -> String {
        guard case .number(let bounds) = node.shape, let number = Double(value) else { return value }
        if node.key == "size" { return String(number / 40) }
        if Self.quotas.contains(node.key) { return String(number / 4) }
        return Self.large.contains(where: node.key.hasPrefix) ? String(min(bounds.upperBound, 200)) : value
    }

    /// Shares that must not sum to more than 1.
    private static let quotas = ["vulnerable", "offline", "low_income", "others"]

    private static let large = ["target", "high", "maximum", "payload", "up_to", "stop", "truck_kg"]

    /// Numbers in rising order, anything else as it is.
    private func rising(_ items: [String]) -> [String] {
        guard items.allSatisfy({ Double($0) != nil }) else { return items }
        return items.sorted { (Double($0) ?? 0) < (Double($1) ?? 0) }
    }

    private mutating func pick(_ count: Int) -> Int { Int(stream.below(UInt64(max(1, count)))) }

    /// A value in YAML's flow style.
    private mutating func value(of shape: Shape, schema: [SchemaNode]) -> String? {
        switch shape {
        case .integer(let bounds):
            let (most, overflow) = bounds.lowerBound.addingReportingOverflow([1, 4, 30][pick(3)])
            return String(
                Int.random(in: bounds.lowerBound...min(bounds.upperBound, overflow ? .max : most), using: &stream))
        case .number(let bounds):
            let least = max(bounds.lowerBound, min(0, bounds.upperBound))
            let span = min(bounds.upperBound - least, [0.5, 3, 40][pick(3)])
            return String((least + stream.uniform() * span).rounded(toPlaces: 3, within: bounds))
        case .boolean: return stream.uniform() < 0.5 ? "true" : "false"
        case .text: return "text"
        case .identifier, .reference: return ["a", "b"][pick(2)]
        case .choice(let words): return words[pick(words.count)]
        case .timeOfDay: return "\"\(["06:00", "08:30", "13:00", "18:45", "23:00"][pick(5)])\""
        case .date:
            dates += 1
            return "2020-03-0\(1 + dates % 4)"
        case .figure: return ["fill_rate", "trips", "delivered_t", "unmet_share.a", "cover_days.b"][pick(5)]
        case .section(let nodes): return section(of: nodes, schema: schema)
        case .list(let item, let count):
            let length = count.lowerBound + pick(min(3, count.upperBound - count.lowerBound + 1))
            let items = (0..<length).compactMap { _ in value(of: item, schema: schema) }
            if case .timeOfDay = item { return "[\"0\(6 + pick(3)):00\", \"1\(4 + pick(5)):30\"]" }
            return "[\(rising(items).joined(separator: ", "))]"
        case .map(let item), .each(_, let item, _):
            let entries = ["a", "b"].compactMap { name in
                value(of: item, schema: schema).map { "\(name): \($0)" }
            }
            return "{\(entries.joined(separator: ", "))}"
        case .variant("distribution", _, let short?) where stream.uniform() < 0.8:
            let values = [value(of: short, schema: schema), value(of: short, schema: schema)].compactMap(\.self)
            return stream.uniform() < 0.5 ? values[0] : "{uniform: [\(rising(values).joined(separator: ", "))]}"
        case .variant(_, let nodes, let short):
            if let short, stream.uniform() < 0.3 { return value(of: short, schema: schema) }
            let node = nodes[pick(nodes.count)]
            return value(of: node.shape, schema: schema).map { "{\(node.key): \($0)}" }
        case .changes(let sections):
            guard let node = schema.first(where: { $0.key == sections[pick(sections.count)] }) else { return "{}" }
            return value(of: node.shape, schema: schema).map { "{\(node.key): \($0)}" }
        case .table(let columns):
            let file = "table\(tables.count).csv"
            var rows = [columns.map(\.key).joined(separator: ",")]
            for row in 0..<2 {
                let fields = columns.map { column -> String in
                    if case .identifier = column.shape { return ["a", "b"][row] }
                    let value = value(of: column.shape, schema: schema) ?? ""
                    return value.filter { $0 != "\"" }
                }
                rows.append(fields.joined(separator: ","))
            }
            tables[file] = rows.joined(separator: "\n") + "\n"
            return file
        }
    }
}

extension Shape {
    fileprivate var isTime: Bool {
        if case .timeOfDay = self { return true }
        return false
    }
}

extension Double {
    fileprivate func rounded(toPlaces places: Int, within bounds: ClosedRange<Double>) -> Double {
        let scale = [1.0, 10, 100, 1000][places]
        return min(bounds.upperBound, max(bounds.lowerBound, (self * scale).rounded() / scale))
    }
}
