import SupplyModel

/// Makes a routing problem of the keywords and sections of a file.
struct VRPLIBReader {
    /// The most nodes: a matrix of their distances still fits into memory easily.
    static let nodeLimit = 3_000
    /// The largest distance.
    static let distanceLimit = 1_000_000_000.0

    let text: VRPLIBText

    func instance() throws(Diagnostic) -> VRPLIBInstance {
        if let type = text.values["TYPE"] { _ = try choice(of: ["CVRP", "DCVRP", "ACVRP", "VRPTW"], type, "TYPE") }
        let count = try integer(try required("DIMENSION"), "DIMENSION", in: 2...Self.nodeLimit)
        let depot = try depot(among: count)
        // The depot becomes node 0; the others keep their order.
        let order = [depot] + (0..<count).filter { $0 != depot }
        let points = try self.points(count: count)
        let matrix = try distances(count: count, points: points)

        let capacity = try integer(try required("CAPACITY"), "CAPACITY", in: 1...1_000_000_000_000)
        let demands = try column(of: "DEMAND_SECTION", count: count, in: 0...1_000_000_000_000)
        if demands[depot] != 0 { throw whole("the depot (node \(depot + 1)) has a demand; it must be 0") }
        let service = try serviceTimes(count: count)
        let windows = try self.windows(count: count)

        var costs: [Int32] = []
        costs.reserveCapacity(count * count)
        for from in order { for to in order { costs.append(matrix[from * count + to]) } }
        var problem = RoutingProblem(
            stops: order.dropFirst().map { node in
                RoutingProblem.Stop(
                    mass: demands[node], serviceTime: service[node], opens: windows?[node].opens ?? 0,
                    closes: windows?[node].closes ?? RoutingProblem.forever)
            }, costs: costs, points: points.map { points in order.map { points[$0] } } ?? [])
        problem.massLimit = capacity
        problem.routeLimit = try vehicles() ?? .max
        if let distance = text.values["DISTANCE"] {
            problem.durationLimit = try integer(distance, "DISTANCE", in: 0...1_000_000_000_000)
        }
        if let windows { (problem.opens, problem.closes) = windows[depot] }
        return VRPLIBInstance(name: name, problem: problem, nodeOfStop: order.dropFirst().map { $0 + 1 })
    }

    // MARK: Keywords

    private var name: String {
        if let name = text.values["NAME"]?.text, !name.isEmpty { return String(name.prefix(200)) }
        return text.source
    }

    /// How many routes there may be: `VEHICLES`, or the number of trucks for which the published optimum holds.
    ///
    /// That number stands in the comment of the older sets (`Min no of trucks: 4`); in the sets A, B, E, F, M and P, whose
    /// optima are all for so many trucks, it also ends the name (`-k4`).
    private func vehicles() throws(Diagnostic) -> Int? {
        if let word = text.values["VEHICLES"] { return try integer(word, "VEHICLES", in: 1...1_000_000) }
        if let comment = text.values["COMMENT"]?.text,
            let match = comment.firstMatch(of: /[Nn]o\.? of trucks: *([0-9]{1,6})/), let count = Int(match.1), count > 0
        {
            return count
        }
        guard let match = name.wholeMatch(of: /[ABEFMP]-n[0-9]{1,6}-k([0-9]{1,6})/), let count = Int(match.1), count > 0
        else { return nil }
        return count
    }

    private func depot(among count: Int) throws(Diagnostic) -> Int {
        guard let words = text.sections["DEPOT_SECTION"] else { return 0 }
        let depots = words.prefix { $0.text != "-1" }
        guard let first = depots.first else { throw whole("'DEPOT_SECTION' names no node; it must name one") }
        if depots.count > 1 { throw text.problem(depots[1], "a second depot; only problems with one are read") }
        return try integer(first, "the depot", in: 1...count) - 1
    }

    // MARK: Sections

    private func points(count: Int) throws(Diagnostic) -> [SIMD2<Double>]? {
        for section in ["NODE_COORD_SECTION", "DISPLAY_DATA_SECTION"] where text.sections[section] != nil {
            let rows = try self.rows(of: section, count: count, fields: 2)
            var points: [SIMD2<Double>] = []
            for row in rows {
                points.append(
                    SIMD2(try number(row[0], "the first coordinate"), try number(row[1], "the second coordinate")))
            }
            return points
        }
        return nil
    }

    private func distances(count: Int, points: [SIMD2<Double>]?) throws(Diagnostic) -> [Int32] {
        let type = try choice(
            of: ["EUC_2D", "CEIL_2D", "EXPLICIT"], try required("EDGE_WEIGHT_TYPE"), "EDGE_WEIGHT_TYPE")
        if type == "EXPLICIT" { return try givenDistances(count: count) }
        guard let points, text.sections["NODE_COORD_SECTION"] != nil else {
            throw whole("missing 'NODE_COORD_SECTION'")
        }
        var matrix: [Int32] = []
        matrix.reserveCapacity(count * count)
        for from in points {
            for to in points {
                let way = to - from
                let length = (way * way).sum().squareRoot()
                let distance = type == "EUC_2D" ? (length + 0.5).rounded(.down) : length.rounded(.up)
                guard distance <= Self.distanceLimit else {
                    throw whole("two nodes are more than 1000000000 apart; scale the coordinates down")
                }
                matrix.append(Int32(distance))
            }
        }
        return matrix
    }

    private func givenDistances(count: Int) throws(Diagnostic) -> [Int32] {
        var format = try choice(
            of: ["FULL_MATRIX", "LOWER_ROW", "LOWER_COL", "UPPER_ROW"], try required("EDGE_WEIGHT_FORMAT"),
            "EDGE_WEIGHT_FORMAT")
        // Eilon's instances say LOWER_ROW and are written column by column.
        if format == "LOWER_ROW", text.values["COMMENT"]?.text.contains("Eilon") == true { format = "LOWER_COL" }
        guard let words = text.sections["EDGE_WEIGHT_SECTION"] else { throw whole("missing 'EDGE_WEIGHT_SECTION'") }
        let expected = format == "FULL_MATRIX" ? count * count : count * (count - 1) / 2
        guard words.count == expected else {
            throw whole(
                "'EDGE_WEIGHT_SECTION' has \(words.count) numbers; for \(count) nodes as \(format) it must have \(expected)"
            )
        }
        var matrix = Array(repeating: Int32(0), count: count * count)
        var next = 0
        func read(_ from: Int, _ to: Int) throws(Diagnostic) {
            let value = try integer(words[next], "a distance", in: 0...Int(Self.distanceLimit))
            next += 1
            matrix[from * count + to] = Int32(value)
            if format != "FULL_MATRIX" { matrix[to * count + from] = Int32(value) }
        }
        switch format {
        case "FULL_MATRIX": for row in 0..<count { for column in 0..<count { try read(row, column) } }
        case "LOWER_ROW": for row in 1..<count { for column in 0..<row { try read(row, column) } }
        // Below the diagonal column by column is above it row by row.
        default: for row in 0..<count - 1 { for column in row + 1..<count { try read(row, column) } }
        }
        return matrix
    }

    private func serviceTimes(count: Int) throws(Diagnostic) -> [Int] {
        let bounds = 0...1_000_000_000
        if text.sections["SERVICE_TIME_SECTION"] != nil {
            return try column(of: "SERVICE_TIME_SECTION", count: count, in: bounds)
        }
        let time = try text.values["SERVICE_TIME"].map { (word) throws(Diagnostic) in
            try integer(word, "SERVICE_TIME", in: bounds)
        }
        return Array(repeating: time ?? 0, count: count)
    }

    private func windows(count: Int) throws(Diagnostic) -> [(opens: Int, closes: Int)]? {
        guard text.sections["TIME_WINDOW_SECTION"] != nil else { return nil }
        var windows: [(opens: Int, closes: Int)] = []
        for row in try rows(of: "TIME_WINDOW_SECTION", count: count, fields: 2) {
            let opens = try integer(row[0], "the opening of a window", in: 0...1_000_000_000)
            windows.append((opens, try integer(row[1], "the closing of a window", in: opens...1_000_000_000)))
        }
        return windows
    }

    private func column(of section: String, count: Int, in bounds: ClosedRange<Int>) throws(Diagnostic) -> [Int] {
        var values: [Int] = []
        for row in try rows(of: section, count: count, fields: 1) {
            values.append(try integer(row[0], "a value of '\(section)'", in: bounds))
        }
        return values
    }

    /// The fields of each node of a section whose lines begin with the node's number, in the order of the nodes.
    private func rows(of section: String, count: Int, fields: Int) throws(Diagnostic) -> [ArraySlice<VRPLIBText.Word>] {
        guard let words = text.sections[section] else { throw whole("missing '\(section)'") }
        guard words.count == count * (fields + 1) else {
            throw whole(
                "'\(section)' has \(words.count) numbers; for \(count) nodes it must have \(count * (fields + 1))")
        }
        var rows = Array(repeating: ArraySlice<VRPLIBText.Word>(), count: count)
        for start in stride(from: 0, to: words.count, by: fields + 1) {
            let node = try integer(words[start], "a node of '\(section)'", in: 1...count) - 1
            guard rows[node].isEmpty else {
                throw text.problem(words[start], "node \(node + 1) is given twice in '\(section)'")
            }
            rows[node] = ArraySlice(Array(words[start + 1...start + fields]))
        }
        return rows
    }

    // MARK: Words

    private func required(_ keyword: String) throws(Diagnostic) -> VRPLIBText.Word {
        guard let word = text.values[keyword] else { throw whole("missing '\(keyword)'") }
        return word
    }

    private func integer(_ word: VRPLIBText.Word, _ what: String, in bounds: ClosedRange<Int>) throws(Diagnostic) -> Int
    {
        if let value = Int(word.text), bounds.contains(value) { return value }
        if let value = Double(word.text), let whole = Int(exactly: value), bounds.contains(whole) { return whole }
        throw text.problem(
            word,
            "\(what) is \(String(word.text).quoted); it must be a whole number between \(bounds.lowerBound) and "
                + "\(bounds.upperBound)")
    }

    private func number(_ word: VRPLIBText.Word, _ what: String) throws(Diagnostic) -> Double {
        guard let value = Double(word.text), abs(value) <= Self.distanceLimit else {
            throw text.problem(
                word, "\(what) is \(String(word.text).quoted); it must be a number of at most 1000000000 either way")
        }
        return value
    }

    private func choice(of words: [String], _ word: VRPLIBText.Word, _ keyword: String) throws(Diagnostic) -> String {
        let found = String(word.text)
        if words.contains(found) { return found }
        throw text.problem(
            word, "'\(keyword)' is \(found.quoted); it must be \(oneOf(words))\(suggestion(for: found, among: words))")
    }

    private func whole(_ message: String) -> Diagnostic { Diagnostic(FilePosition(text.source), message) }
}
