/// A scenario that is written for a user to go on with: a few answers, and estimates for all the rest.
public struct ScenarioDraft: Sendable {
    /// Who lives there.
    public enum Place: Hashable, Sendable {
        /// So many people on so many square kilometres; cells are drawn.
        case people(Int, squareKilometres: Double)
        /// A CSV file of cells, named from the scenario's folder.
        case cells(String)
    }

    /// What reports call it.
    public var name: String
    /// Who lives there.
    public var place: Place
    /// How many days are simulated.
    public var days = 14
    /// Buses; nil for as many as there are people for.
    public var buses: Int?
    /// Members on the lists of the crews; nil for as many as there are people for.
    public var crew: Int?
    /// The goods, at least one.
    public var goods = DraftGoods.all

    /// A draft with the usual answers.
    public init(name: String = "My town", place: Place = .people(20_000, squareKilometres: 5)) {
        (self.name, self.place) = (name, place)
    }

    /// Buses for so many people, about the flagship's share and one more.
    public static func usualBuses(for people: Int) -> Int { 1 + people / 10_000 }

    /// Members for so many people, the flagship's share.
    public static func usualCrew(for people: Int) -> Int { max(1, people / 130) }

    /// How many people a CSV file of cells has.
    ///
    /// - Throws: what is wrong with the file, as far as its residents go; the rest shows when the scenario is read.
    public static func people(inCells path: String) throws(ScenarioError) -> Int {
        let bytes: [UInt8]
        do {
            bytes = try ScenarioFolder.readFile(path, limit: CSVLimit.bytes)
        } catch {
            throw ScenarioError(error)
        }
        let reader = Reader(folder: try folder(of: path))
        let records = CSVRecords(bytes, source: path, reader: reader)
        try reader.finish()
        guard records.isSound, let column = records.header.firstIndex(of: "residents") else {
            throw ScenarioError(Diagnostic(FilePosition(path), records.lacks("residents")))
        }
        let people = (0..<records.rowCount).reduce(0) { sum, row in
            sum
                + (records.field(column, ofRow: row)?.plainText.flatMap(readInteger).map { min(max($0, 0), 1_000_000) }
                    ?? 0)
        }
        guard people > 0 else { throw ScenarioError(Diagnostic(FilePosition(path), "nobody lives in these cells")) }
        return people
    }

    private static func folder(of path: String) throws(ScenarioError) -> ScenarioFolder {
        do {
            return try ScenarioFolder(of: path)
        } catch {
            throw ScenarioError(error)
        }
    }

    /// The files of the draft: the scenario, and a table of districts where cells are drawn.
    ///
    /// - Parameters:
    ///   - file: the scenario's file name, without a folder.
    ///   - people: how many live there.
    public func files(named file: String, people: Int) -> [(name: String, text: String)] {
        let stem = file.split(separator: ".").first.map(String.init) ?? file
        let districts = "\(stem)-districts.csv"
        let scenario = (file, Self.aligned(text(file: file, people: people, districts: districts)))
        guard case .people(_, let area) = place else { return [scenario] }
        let table = """
            # The districts in which cells are drawn: residents in any measure (they are scaled), centre and area.
            district,residents,longitude,latitude,area_km2
            centre,\(people),114.3,30.6,\(numberText(area))

            """
        return [scenario, (districts, table)]
    }

    /// The text with the remarks behind values in one column.
    private static func aligned(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            guard !line.hasPrefix("#"), let mark = line.firstRange(of: " # ") else { return String(line) }
            var value = String(line[..<mark.lowerBound])
            while value.last == " " { value.removeLast() }
            let padding = String(repeating: " ", count: max(1, 32 - value.count))
            return value + padding + line[mark.lowerBound...].dropFirst()
        }.joined(separator: "\n")
    }

    private func text(file: String, people: Int, districts: String) -> String {
        let stores = max(1, people / 10_000)
        return """
            # A draft to go on with: your answers, and estimates (E) for all the rest.
            #
            #     quartermaster inspect \(file)       capacities against needs
            #     quartermaster run \(file)
            #
            # Every key, its unit, its bounds and its default: Docs/reference/scenario.md. For an editor that completes and
            # checks keys: quartermaster schema > quartermaster.schema.json, and as the first line of this file
            # # yaml-language-server: $schema=quartermaster.schema.json

            version: 1
            name: \(JSONValue.string(name).text)
            start: 2020-02-16                # E the first day; a run starts at its midnight
            days: \(days)

            # Who lives where.
            geography:
            \(geography(people: people, districts: districts))

            # What people eat, how long it keeps, and the cover that warehouses and stores together should never go below
            # (floor_days). A household orders below reorder_days of cover, and then up to target_days.
            commodities:
            \(goods.map(commodity).joined(separator: "\n"))

            # What is sold: fixed bundles, ordered in whole pieces.
            packages:
            \(goods.map(package).joined(separator: "\n"))

            # Where it comes from: sources send to a chain's warehouse, the warehouse to its stores. Each orders up to
            # target_days of cover when it is below floor_days.
            replenishment:
              review_time: "21:00"           # E once a day
              store_lead_time_hours: {triangular: [4, 6, 8]}    # E overnight
              sources:
                suppliers:                   # E half more than is eaten
                  lead_time_hours: {triangular: [6, 12, 24]}
                  capacity_t_per_day: {\(goods.map { "\($0.id): \(capacity(of: $0, people: people))" }.joined(separator: ", "))}
              chains:
                shops: {stores: \(stores)}            # E one for ten thousand people
              warehouse_cover:
            \(goods.map(warehouseCover).joined(separator: "\n"))
              store_cover:
            \(goods.map { "    \($0.id): {floor_days: 1.5, target_days: 2.5, initial_days: 2.5}   # E" }.joined(separator: "\n"))

            # When people order: the list opens, the round closes, and next morning the store shares out what it has.
            group_buying:
              list_time: "13:30"             # E
              cutoff_time: "20:00"           # E
              release_time: "06:00"          # E
              minimum_packages: 30           # E fewer in a cell, and its orders wait for the next round
              unfilled: backordered          # E or cancelled

            allocation: {rule: max-min}      # E who gets what when there is less than was asked

            # Who picks, who drives, who carries.
            picking: {pickers: \(max(2, people / 1_000)), shift: ["06:00", "18:00"], lines_per_hour: 100}   # E

            fleet:
              buses: \(buses ?? Self.usualBuses(for: people))
              payload_kg: 2000               # E
              payload_packages: 400          # E
              shift: ["06:00", "20:00"]      # E
              maximum_stops: 8               # E
              longest_wait_hours: 3          # E a bus goes when it is full, or when the oldest batch has waited so long

            handover:
              members: \(crew ?? Self.usualCrew(for: people))
              delivery_share: 0.35           # E the others guard gates and telephones
              attendance: {beta: {alpha: 8, beta: 2}}   # E the share that comes, drawn each day
              shift: ["08:00", "20:00"]      # E
              parcels_per_round: 8           # E
              minutes_per_round: 10          # E
              minutes_per_parcel: 4          # E

            """
    }

    private func geography(people: Int, districts: String) -> String {
        switch place {
        case .cells(let file): return "  cells: \(JSONValue.string(file).text)"
        case .people:
            let cells = max(1, people / 700)
            return """
                  generated:
                    districts: \(JSONValue.string(districts).text)
                    people: \(people)
                    communities: \(max(1, people / 2_700))                # E
                    cells: \(cells)                      # E of 700 people, one gate each
                """
        }
    }

    private func commodity(_ goods: DraftGoods) -> String {
        """
          \(goods.id):
            need_g_per_person_day: \(goods.needGrams)     # E
            shelf_life_days: \(goods.shelfLifeDays)             # E in warehouse and store
            parcel_life_hours: \(goods.parcelLifeHours)          # E from picking
            floor_days: \(numberText(goods.floorDays))
            household: \(goods.household)   # E
        """
    }

    private func package(_ goods: DraftGoods) -> String {
        "  \(goods.package.name): {contents_kg: {\(goods.id): \(numberText(goods.package.kilograms))}, "
            + "household_cap: \(goods.package.cap)}   # E"
    }

    private func warehouseCover(_ goods: DraftGoods) -> String {
        let floor = numberText(goods.floorDays)
        return
            "    \(goods.id): {floor_days: \(floor), target_days: \(numberText(goods.floorDays + 2)), initial_days: \(floor)}"
    }

    /// Tonnes a day, half above need, to a kilogram.
    private func capacity(of goods: DraftGoods, people: Int) -> String {
        let kilograms = (Double(people * goods.needGrams) * 1.5 / 1_000).rounded(.up)
        return numberText(kilograms / 1_000)
    }
}
