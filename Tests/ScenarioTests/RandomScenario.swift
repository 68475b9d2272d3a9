import Scenario
import Stochastics

/// Writes scenarios at random from the schema: every key that there is, with values of its kind within its bounds.
///
/// Things that a scenario names are called `a` and `b`, so that what refers to them mostly finds them. What is written
/// need not make sense: contradictions between keys are for the reader to find. To meet fewer of them, dates, times and
/// the numbers of a list rise, targets and upper bounds are high, of keys that exclude one another one is written, and a
/// key that needs another brings it along.
struct RandomScenario {
    private var stream: RandomStream
    private let schema: [SchemaNode]
    /// Whether the thing at hand is the second of its kind.
    private var isSecond = false
    /// Whether what is written changes what holds already.
    private var isInPhase = false
    /// The sections at the top that are given and not empty.
    private(set) var sections: Set<String> = []
    /// Tables that the scenario names, by file.
    private(set) var tables: [String: String] = [:]

    init(number: Int, schema: [SchemaNode]) {
        stream = RandomSource(seed: 20, replication: UInt32(number)).stream(Purpose(rawValue: 1), entity: 0)
        self.schema = schema
    }

    /// A scenario of all keys that must be given, and some of the others.
    mutating func text(given: [String: String]) -> String {
        var lines: [String] = []
        for node in schema {
            if let value = given[node.key] {
                lines.append("\(node.key): \(value)")
            } else if node.isRequired || flip(0.5), let value = value(of: node) {
                lines.append("\(node.key): \(value)")
                if value != "[]", value != "{}" { sections.insert(node.key) }
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private mutating func flip(_ likelihood: Double) -> Bool { stream.uniform() < likelihood }

    private mutating func pick(_ count: Int) -> Int { Int(stream.below(UInt64(max(1, count)))) }

    private mutating func pick<Item>(_ items: [Item]) -> Item { items[pick(items.count)] }

    // MARK: Sections

    /// The keys of sections of which only one may be given.
    private static let exclusive = [
        ["date", "mean_days_between"], ["generated", "sites"], ["points_per_cell", "cells_per_point"],
        ["districts", "sources", "chains"], ["date", "from", "to"], ["programmes", "drives"],
    ]

    /// The keys that another key of the same section needs.
    private static let needs = [
        "full_trucks_only": ["truck_kg"], "dispatch": ["wave_times"], "rule": ["priority", "quotas"],
        "members": ["delivery_share"], "longitude": ["latitude"], "latitude": ["longitude"],
    ]

    /// The places that a shock may name; all may name districts that are not listed.
    private static let placeOfShock = [
        "source_down": "sources", "lane_slow": "sources", "border_closed": "nowhere", "store_closed": "chains",
        "cold_store_failed": "chains",
    ]

    /// Keys that mostly contradict others.
    private static let rare = ["eaten_by", "needed", "buyer_diets", "initial_life_days"]

    /// What no phase may change.
    private static let lasting = [
        "need_g_per_person_day", "eaten_by", "contents_kg", "stores", "household_share", "programmes", "drives",
        "generated", "sites", "package", "needed", "restriction_hours", "unserved_days", "energy_standard_kcal",
        "deprivation",
    ]

    private mutating func section(of nodes: [SchemaNode]) -> String {
        var (left, chosen): (Set<String>, Set<String>) = ([], [])
        let keys = Set(nodes.map(\.key))
        var kind = ""
        if keys.contains("kind"), keys.contains("sources"), case .choice(let kinds)? = nodes.first?.shape {
            kind = pick(kinds)
            left.formUnion(
                ["districts", "sources", "chains", "lanes"] + (kind == "source_down" ? [] : ["commodities"]))
            left.remove(Self.placeOfShock[kind] ?? "districts")
        }
        for group in Self.exclusive where left.isDisjoint(with: group) && keys.isSuperset(of: group) {
            let one = pick(group)
            chosen.insert(one)
            left.formUnion(group.filter { $0 != one })
        }
        if isInPhase { left.formUnion(Self.lasting) }
        for node in nodes where !left.contains(node.key) {
            let likelihood = Self.rare.contains(node.key) ? 0.03 : 0.5
            guard node.isRequired || chosen.contains(node.key) || flip(likelihood) else { continue }
            chosen.insert(node.key)
            chosen.formUnion(Self.needs[node.key] ?? [])
        }
        let hasTimes = flip(0.5)
        var times = ["07:00", "12:30", "13:00", "17:30", "18:45", "20:15", "21:00", "22:00", "23:00"][...]
        var entries: [String] = []
        for node in nodes where !left.contains(node.key) {
            if node.shape.isTime {
                if hasTimes, let time = times.popFirst() { entries.append("\(node.key): \"\(time)\"") }
            } else if node.key == "kind", !kind.isEmpty {
                entries.append("kind: \(kind)")
            } else if chosen.contains(node.key), let value = value(of: node) {
                entries.append("\(node.key): \(value)")
            }
        }
        return "{\(entries.joined(separator: ", "))}"
    }

    // MARK: Values

    /// Shares that must not sum to more than 1.
    private static let shares = [
        "vulnerable", "offline", "low_income", "others", "share", "signed_for_share", "crew_share", "delivery_share",
    ]

    /// What lets goods flow: without these, most cities would stand still.
    private static let usual: [String: ClosedRange<Double>] = [
        "need_g_per_person_day": 100...900, "lines_per_hour": 20...400, "members": 40...200, "household_cap": 2...10,
        "longest_wait_hours": 0...4, "parcel_life_hours": 2...90, "initial_sets_per_member": 0...2,
        "minimum_packages": 0...30, "maximum_trip_hours": 2...12,
    ]

    private static let large = ["target", "high", "maximum", "payload", "up_to", "stop", "truck_kg", "people"]

    /// A value of a key, near to what it is for, so that it contradicts few others.
    private mutating func value(of node: SchemaNode) -> String? {
        let isLarge = Self.large.contains { node.key.hasPrefix($0) }
        if let usual = Self.usual[node.key], flip(0.8) {
            let value = usual.lowerBound + stream.uniform() * (usual.upperBound - usual.lowerBound)
            if case .integer = node.shape { return String(Int(value)) }
            return String(value.rounded(within: usual))
        }
        switch node.shape {
        case .each where node.key == "contents_kg" && flip(0.9):
            return "{\(pick(["a", "b"])): \(0.1 + Double(pick(10)) / 10), }"
        case .boolean where node.key == "open": return flip(0.9) ? "true" : "false"
        case .integer(let bounds) where isLarge: return String(min(bounds.upperBound, 40 + pick(100)))
        case .number(let bounds) where isLarge: return String(min(bounds.upperBound, 200))
        case .number(let bounds) where bounds.upperBound == 1 && Self.shares.contains(node.key):
            return String((stream.uniform() * 0.25).rounded(within: bounds))
        case .number(let bounds) where node.key == "size":
            return String((stream.uniform()).rounded(within: bounds))
        case .reference(let things) where things == "commodities" && node.key == "from": return isSecond ? "b" : "a"
        case .reference where node.key == "to" || node.key == "substitute": return isSecond ? "a" : "b"
        case .date where node.key == "from": return "2020-03-0\(isSecond ? 3 : 1 + pick(2))"
        case .date where node.key == "to" || node.key == "until": return "2020-03-04"
        default: return value(of: node.shape)
        }
    }

    /// A value in YAML's flow style.
    private mutating func value(of shape: Shape) -> String? {
        switch shape {
        case .integer(let bounds):
            let (most, overflow) = bounds.lowerBound.addingReportingOverflow(pick([1, 4, 12]))
            return String(
                Int.random(in: bounds.lowerBound...min(bounds.upperBound, overflow ? .max : most), using: &stream))
        case .number(let bounds): return String(number(in: bounds))
        case .boolean: return flip(0.5) ? "true" : "false"
        case .text: return "text"
        case .identifier, .reference: return flip(0.5) ? "a" : "b"
        case .choice(let words): return pick(words)
        case .timeOfDay: return "\"\(pick(["06:00", "08:30", "13:00", "18:45", "23:00"]))\""
        case .date: return "2020-03-0\(1 + pick(4))"
        case .figure: return pick(["fill_rate", "trips", "delivered_t", "unmet_share.a", "cover_days.b"])
        case .section(let nodes): return section(of: nodes)
        case .list(let item, let count): return list(of: item, count: count)
        case .map(let item), .each(_, let item, _):
            let entries = inTurn(2) { $0.value(of: item) }
            return "{\(zip(["a", "b"], entries).map { "\($0): \($1)" }.joined(separator: ", "))}"
        case .variant("distribution", let nodes, .number(let bounds)?):
            return distribution(in: bounds, of: nodes)
        case .variant(_, let nodes, let short):
            if let short, flip(0.3) { return value(of: short) }
            let node = pick(nodes)
            return value(of: node).map { "{\(node.key): \($0)}" }
        case .changes(let names):
            let given = schema.filter { names.contains($0.key) && sections.contains($0.key) }
            let node = pick(given)
            isInPhase = true
            defer { isInPhase = false }
            return value(of: node).map { "{\(node.key): \($0)}" }
        case .table(let columns): return table(of: columns)
        case .features: return nil
        }
    }

    private mutating func number(in bounds: ClosedRange<Double>) -> Double {
        let least = max(bounds.lowerBound, min(0, bounds.upperBound))
        let span = min(bounds.upperBound - least, pick([0.5, 3, 40]))
        return (least + stream.uniform() * span).rounded(within: bounds)
    }

    /// Mostly one that never leaves its bounds; at times any, of any parameters.
    private mutating func distribution(in bounds: ClosedRange<Double>, of nodes: [SchemaNode]) -> String? {
        let numbers = [number(in: bounds), number(in: bounds), number(in: bounds)].sorted()
        let spread = bounds.upperBound > 1 ? "{gamma: {shape: 2, scale: \(max(0.1, numbers[1]))}}" : "\(numbers[0])"
        switch pick(100) {
        case 0..<40: return "\(numbers[0])"
        case 40..<65: return "{uniform: [\(numbers[0]), \(numbers[2])]}"
        case 65..<75: return "{triangular: [\(numbers[0]), \(numbers[1]), \(numbers[2])]}"
        case 75..<85: return "{discrete: {values: [\(numbers[0]), \(numbers[2])], weights: [1, 2]}}"
        case 85..<99: return bounds.lowerBound <= 0 ? spread : "\(numbers[0])"
        default:
            let node = pick(nodes)
            return value(of: node).map { "{\(node.key): \($0)}" }
        }
    }

    private mutating func list(of item: Shape, count: ClosedRange<Int>) -> String {
        if item.isTime {
            return count.upperBound == 2 ? "[\"0\(6 + pick(3)):00\", \"1\(6 + pick(4)):30\"]" : "[\"09:00\", \"14:30\"]"
        }
        let length = count.lowerBound + pick(min(3, count.upperBound - count.lowerBound + 1))
        var items = inTurn(length) { $0.value(of: item) }
        switch item {
        case .choice, .reference, .identifier: items = Set(items).sorted()
        case .number, .integer: items.sort { (Double($0) ?? 0) < (Double($1) ?? 0) }
        default: break
        }
        return "[\(items.joined(separator: ", "))]"
    }

    /// So many values, of which one after another is the second of its kind.
    private mutating func inTurn(_ count: Int, _ value: (inout RandomScenario) -> String?) -> [String] {
        let outer = isSecond
        defer { isSecond = outer }
        return (0..<count).compactMap { index in
            isSecond = index == 1
            return value(&self)
        }
    }

    /// The name of a table of two rows.
    private mutating func table(of columns: [SchemaNode]) -> String {
        let isOfCells = columns.first?.key == "cell"
        if isOfCells, flip(0.5) { return features(of: columns) }
        let file = "table\(tables.count).csv"
        var rows = [columns.map(\.key).joined(separator: ",")]
        for name in ["a", "b"] {
            let fields = columns.map { column -> String in
                field(of: column, named: name).filter { $0 != "\"" }
            }
            rows.append(fields.joined(separator: ","))
        }
        tables[file] = rows.joined(separator: "\n") + "\n"
        return file
    }

    /// The name of a GeoJSON file of two cells, a point and a square.
    private mutating func features(of columns: [SchemaNode]) -> String {
        let file = "table\(tables.count).geojson"
        let geometries = [
            "{\"type\": \"Point\", \"coordinates\": [114.3, 30.6]}",
            "{\"type\": \"Polygon\", \"coordinates\": [[[114.31, 30.6], [114.32, 30.6], [114.32, 30.61], [114.31, 30.6]]]}",
        ]
        var features: [String] = []
        for (name, geometry) in zip(["a", "b"], geometries) {
            let properties = columns.filter { !["longitude", "latitude"].contains($0.key) }.map { column in
                let text = field(of: column, named: name)
                let isText = Double(text) == nil && !text.hasPrefix("\"")
                return "\"\(column.key)\": \(isText ? "\"\(text)\"" : text)"
            }
            features.append(
                "{\"type\": \"Feature\", \"geometry\": \(geometry), \"properties\": {\(properties.joined(separator: ", "))}}"
            )
        }
        tables[file] = "{\"type\": \"FeatureCollection\", \"features\": [\(features.joined(separator: ",\n"))]}"
        return file
    }

    /// A field of a table; hours begin before they end.
    private mutating func field(of column: SchemaNode, named name: String) -> String {
        if case .identifier = column.shape { return name }
        if column.shape.isTime { return column.key.hasSuffix("from") ? "\"08:30\"" : "\"18:45\"" }
        return value(of: column.shape) ?? ""
    }
}

extension SchemaNode {
    fileprivate var isRequired: Bool {
        if case .required = presence { return true }
        return false
    }
}

extension Shape {
    fileprivate var isTime: Bool {
        if case .timeOfDay = self { return true }
        return false
    }
}

extension Double {
    /// Rounded to thousandths, or up to the lower bound.
    fileprivate func rounded(within bounds: ClosedRange<Double>) -> Double {
        min(bounds.upperBound, max(bounds.lowerBound, (self * 1000).rounded() / 1000))
    }
}
