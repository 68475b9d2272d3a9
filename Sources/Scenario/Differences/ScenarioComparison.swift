/// Two trees of scenarios beside one another, and what was found to differ.
struct ScenarioComparison {
    let folders: (first: ScenarioFolder, second: ScenarioFolder)
    /// The keys at the top, which the changes of a phase have as well.
    var top: [SchemaNode] = []
    var found = ScenarioDifferences()

    init(folders: (ScenarioFolder, ScenarioFolder)) { self.folders = folders }

    /// Compares two sections that both are there, key by key.
    mutating func compareSections(_ first: Node, _ second: Node, _ schema: [SchemaNode], path: String) {
        let (one, other) = (first.members, second.members)
        for key in Self.union(one.map(\.key), other.map(\.key)) {
            guard let node = schema.first(where: { $0.key == key }) else { continue }
            let fallback: Node? =
                if case .defaultsTo(let text) = node.presence {
                    try? parseYAMLValue(Array(text.utf8), source: "default")
                } else {
                    nil
                }
            compare(
                one[key] ?? fallback?.fitting(node.shape), other[key] ?? fallback?.fitting(node.shape), node.shape,
                path: path.isEmpty ? key : "\(path).\(key)")
        }
    }

    /// Compares what stands under one key, if anything does.
    private mutating func compare(_ first: Node?, _ second: Node?, _ shape: Shape, path: String) {
        guard let first, let second else {
            for (path, value) in (first ?? second)?.leaves(path: path) ?? [] {
                add(path, first == nil ? nil : value, first == nil ? value : nil)
            }
            return
        }
        switch shape {
        case .section(let nodes) where first.isSection && second.isSection:
            compareSections(first, second, nodes, path: path)
        case .map(let item) where first.isSection && second.isSection:
            compareNamed(first, second, item, path: path)
            compareOrder(of: first, second, path: path)
        case .each(_, let item, _) where first.isSection && second.isSection:
            compareNamed(first, second, item, path: path)
        case .changes where first.isSection && second.isSection:
            compareSections(first, second, top, path: path)
        case .variant(_, let nodes, _) where first.isSection && second.isSection && first.keys == second.keys:
            compareSections(first, second, nodes, path: path)
        case .list(.section(let nodes), _) where first.items?.count == second.items?.count:
            for (index, pair) in zip(first.items ?? [], second.items ?? []).enumerated() {
                compareSections(pair.0, pair.1, nodes, path: "\(path).\(index)")
            }
        case .table(let columns): compareTables(first, second, columns, path: path)
        default:
            let isUnordered = if case .list(let item, _) = shape { item.isName } else { false }
            if !first.means(second, isUnordered: isUnordered) { add(path, first.brief, second.brief) }
        }
    }

    private mutating func compareNamed(_ first: Node, _ second: Node, _ item: Shape, path: String) {
        let (one, other) = (first.members, second.members)
        for key in Self.union(one.map(\.key), other.map(\.key)) {
            compare(one[key], other[key], item, path: "\(path).\(key)")
        }
    }

    private mutating func compareOrder(of first: Node, _ second: Node, path: String) {
        let (one, other) = (first.keys, second.keys)
        guard one != other, Set(one) == Set(other) else { return }
        add("\(path) (their order)", one.joined(separator: ", "), other.joined(separator: ", "))
    }

    private mutating func compareTables(_ first: Node, _ second: Node, _ columns: [SchemaNode], path: String) {
        guard let one = table(first, in: folders.first), let other = table(second, in: folders.second) else {
            if !first.means(second, isUnordered: false) { add(path, first.brief, second.brief) }
            return
        }
        let differences = TableDifferences(one, other, columns: columns.map(\.key), path: path).found
        found.listed += differences.prefix(ScenarioDifferences.mostOfTable)
        let more = differences.count - ScenarioDifferences.mostOfTable
        if more > 0 { found.unlisted.append((path, more)) }
    }

    private func table(_ node: Node, in folder: ScenarioFolder) -> (any TableRecords)? {
        guard let name = node.text,
            let file = try? folder.read(name, namedAt: node.place, limit: CSVLimit.bytes)
        else { return nil }
        let isGeoJSON = [".geojson", ".json"].contains { file.path.lowercased().hasSuffix($0) }
        let reader = Reader(folder: folder)
        return isGeoJSON
            ? GeoJSONRecords(file.bytes, source: file.path, reader: reader)
            : CSVRecords(file.bytes, source: file.path, reader: reader)
    }

    private mutating func add(_ path: String, _ first: String?, _ second: String?) {
        found.listed.append(ScenarioDifference(path: path, first: first, second: second))
    }

    /// The keys of both, those of the first in its order.
    private static func union(_ first: [String], _ second: [String]) -> [String] {
        let known = Set(first)
        return first + second.filter { !known.contains($0) }
    }
}

extension Shape {
    /// Whether it is a word of which the order in a list means nothing.
    fileprivate var isName: Bool {
        switch self {
        case .reference, .identifier, .text: true
        default: false
        }
    }
}

extension [Node.Entry] {
    fileprivate subscript(_ key: String) -> Node? { first { $0.key == key }?.value }
}

extension Node {
    fileprivate var members: [Entry] {
        if case .map(let entries) = content { return entries }
        return []
    }

    fileprivate var keys: [String] { members.map(\.key) }

    fileprivate var items: [Node]? {
        if case .list(let items) = content { return items }
        return nil
    }

    /// Whether it is a section, perhaps one of which nothing is written.
    fileprivate var isSection: Bool {
        if case .map = content { return true }
        return isNull
    }

    /// A default as the schema shows it, if it is a value of that shape and not only described.
    fileprivate func fitting(_ shape: Shape) -> Node? {
        switch shape {
        case .integer, .number, .boolean, .choice, .timeOfDay, .date, .figure, .reference, .identifier, .text: self
        case .list: items == nil ? nil : self
        case .variant(_, _, let short): short.flatMap { fitting($0) }
        case .section, .map, .each, .changes, .table, .features: nil
        }
    }

    /// Whether both stand for the same value.
    fileprivate func means(_ other: Node, isUnordered: Bool) -> Bool {
        switch (content, other.content) {
        case (.scalar(let one, _), .scalar(let two, _)):
            if let number = readNumber(one), let second = readNumber(two) { return number == second }
            return one == two || (isNull && other.isNull)
        case (.list(let one), .list(let two)):
            if isUnordered { return one.map(\.brief).sorted() == two.map(\.brief).sorted() }
            return one.count == two.count && zip(one, two).allSatisfy { $0.means($1, isUnordered: false) }
        case (.map(let one), .map(let two)):
            return one.count == two.count
                && one.allSatisfy { entry in two[entry.key]?.means(entry.value, isUnordered: false) ?? false }
        default: return false
        }
    }

    /// Each value within, with the keys that lead to it.
    fileprivate func leaves(path: String) -> [(path: String, value: String)] {
        guard case .map(let entries) = content, !entries.isEmpty else { return [(path, brief)] }
        return entries.flatMap { $0.value.leaves(path: "\(path).\($0.key)") }
    }

    /// The value on one line, cut where it is long.
    var brief: String {
        let text = written
        return text.count > 120 ? text.prefix(119) + "…" : text
    }

    private var written: String {
        switch content {
        case .scalar(let text, _): isNull ? "null" : text
        case .list(let items): "[\(items.map(\.written).joined(separator: ", "))]"
        case .map(let entries): "{\(entries.map { "\($0.key): \($0.value.written)" }.joined(separator: ", "))}"
        }
    }
}
