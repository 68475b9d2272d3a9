import Experiments
import Foundation
import SupplyModel

/// What a map shows, in no language: places, names, and every measure of every cell on every day.
struct MapData: Codable, Sendable {
    struct Communities: Codable, Sendable {
        let names: String
        /// The cell after each community's last.
        let ends: [Int]
    }

    struct District: Codable, Sendable {
        let name: String
        let from: Int
        let to: Int
        /// The cells at the corners of their hull.
        let hull: [Int]
        /// The rings of its outline, where the scenario gives one: x and y of corner after corner, in base64.
        let outline: [String]?
    }

    struct Stores: Codable, Sendable {
        let names: String
        let x: String
        let y: String
    }

    /// The chains' warehouses.
    struct Warehouses: Codable, Sendable {
        let names: String
        let x: String
        let y: String
        /// How many stores each supplies.
        let stores: [Int]
        /// The people whom they serve.
        let residents: [Int]
        /// Whether the scenario says where each lies; if not, it is drawn in the middle of those people.
        let isGiven: [Bool]
    }

    /// A measure of every cell on every day.
    struct Series: Codable, Sendable {
        /// The measure.
        enum Key: String, Codable {
            case daysSinceDelivery = "days_since_delivery"
            case fillRate = "fill_rate"
            case openOrders = "open_orders"
            case parcelsAtGate = "parcels_at_gate"
            case cover
        }

        let key: Key
        /// Of what, where it is a cover.
        let commodity: String?
        /// The values of the bytes that occur, from 0 up.
        let levels: [Double]
        /// The bytes of the cells, day by day.
        let bytes: ByteCode
    }

    struct Lines: Codable, Sendable {
        /// 1 where a bus came to a cell, 0 where none did, day by day.
        let bytes: ByteCode
        /// The store from which the first bus came to each cell, in base64; `CellRecord.noStore` where none ever did.
        let first: String
        /// Cell, day and store wherever a cell's bus comes from another store than the last one.
        let changes: [[Int]]
    }

    /// The first day, from 1 January 1970.
    let start: Int
    let days: Int
    /// How high the plane is, over its width.
    let height: Double
    /// Where cells lie on the plane, 0...65535 from west to east and from north to south, in base64.
    let x: String
    let y: String
    let households: [Int]
    let residents: [Int]
    /// Names as `frontCoded(_:)` writes them.
    let cells: String
    let communities: Communities
    let districts: [District]
    /// How far a corner that was left out may lie off an outline that the scenario gives, in metres; nil where it gives none.
    let outlineTolerance: Int?
    let stores: Stores
    /// Nil in reports of earlier versions.
    let warehouses: Warehouses?
    let measures: [Series]
    let lines: Lines

    /// What a finished run's map shows.
    init(_ record: CellRecord, of city: City) {
        self.init(
            of: city, days: record.days,
            measures: record.measures.map { Series($0, in: record, commodities: city.plan.commodities) },
            lines: Lines(record))
    }

    /// What the map of a run that begins shows: places and measures, whose bytes are yet to come.
    init(awaiting city: City) {
        self.init(
            of: city, days: city.plan.days,
            measures: CellMeasure.all(of: city.plan).map {
                Series(awaiting: $0, commodities: city.plan.commodities)
            },
            lines: Lines(bytes: ByteCode(code: ""), first: "", changes: []))
    }

    private init(of city: City, days: Int, measures: [Series], lines: Lines) {
        let geography = city.geography
        let outlines = Dictionary(city.plan.geography.outlines.map { ($0.district, $0) }) { first, _ in first }
        let warehousePlaces = city.warehousePlaces
        let drawn = outlines.values.flatMap { $0.polygons.joined().joined() }
        let plane = MapPlane(geography.cells.map(\.place) + warehousePlaces + drawn)
        let points = geography.cells.map { plane.point($0.place) }
        start = city.plan.start.dayNumber
        self.days = days
        height = plane.height
        x = MapData.base64(points.map(\.x))
        y = MapData.base64(points.map(\.y))
        households = geography.cells.map(\.households.count)
        residents = geography.cells.map(\.residents)
        cells = MapData.frontCoded(geography.cells.map(\.id))
        communities = Communities(
            names: MapData.frontCoded(geography.communities.map(\.id)),
            ends: geography.communities.map(\.cells.upperBound))
        districts = geography.districts.map { district in
            let corners = ConvexHull.corners(of: geography.cells[district.cells].map(\.place))
            return District(
                name: district.id, from: district.cells.lowerBound, to: district.cells.upperBound,
                hull: corners.map { district.cells.lowerBound + $0 },
                outline: outlines[district.id].flatMap { MapData.rings(of: $0, on: plane) })
        }
        outlineTolerance =
            outlines.isEmpty ? nil : max(1, Int((MapData.outlineTolerance * plane.metres).rounded()))
        stores = Stores(of: city, plane: plane)
        warehouses = Warehouses(of: city, at: warehousePlaces, plane: plane)
        self.measures = measures
        self.lines = lines
    }

    /// How far a corner that is left out may lie off an outline, in widths of the plane.
    private static let outlineTolerance = 1e-3

    /// The rings of an outline with as many corners as the map needs; nil where all are too small for it.
    private static func rings(of outline: DistrictOutline, on plane: MapPlane) -> [String]? {
        let rings = outline.polygons.joined().compactMap { ring -> String? in
            let corners = OutlineSimplification.corners(of: ring.map(plane.position), tolerance: outlineTolerance)
            guard corners.count > 2 else { return nil }
            return base64(corners.map(plane.point).flatMap { [$0.x, $0.y] })
        }
        return rings.isEmpty ? nil : rings
    }

    /// Names one a line, each as the number of leading letters that it shares with the one before, at most 35 and in base
    /// 36, and the rest.
    static func frontCoded(_ names: [String]) -> String {
        var last: [Unicode.Scalar] = []
        return names.map { name in
            let letters = Array(name.replacing("\n", with: " ").unicodeScalars)
            let shared = min(35, zip(last, letters).prefix { $0 == $1 && $0.isASCII }.count)
            last = letters
            return String(shared, radix: 36) + String(String.UnicodeScalarView(letters[shared...]))
        }.joined(separator: "\n")
    }

    /// The names that `frontCoded(_:)` packed.
    static func names(frontCoded packed: String) -> [String] {
        var last: [Unicode.Scalar] = []
        return packed.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            let shared = Int(line.prefix(1), radix: 36) ?? 0
            last = Array(last.prefix(shared)) + Array(line.dropFirst().unicodeScalars)
            return String(String.UnicodeScalarView(last))
        }
    }

    /// Numbers below 65,536, two bytes each, the low one first, in base64.
    static func base64(_ numbers: [Int]) -> String {
        Data(numbers.flatMap { [UInt8($0 & 255), UInt8($0 >> 8 & 255)] }).base64EncodedString()
    }
}

extension MapData.Series {
    /// A measure whose bytes are yet to come, and can be any.
    init(awaiting measure: CellMeasure, commodities: [Commodity]) {
        self.init(
            measure, commodities: commodities, levels: (0..<CellMeasure.absent).compactMap(measure.value(of:)),
            bytes: ByteCode(code: ""))
    }

    init(_ measure: CellMeasure, in record: CellRecord, commodities: [Commodity]) {
        let bytes = record.bytes(of: measure)
        let most = bytes.reduce(UInt8(0)) { $1 == CellMeasure.absent ? $0 : max($0, $1) }
        self.init(
            measure, commodities: commodities, levels: (0...most).compactMap(measure.value(of:)),
            bytes: ByteCode(bytes, rowLength: record.cellCount))
    }

    private init(_ measure: CellMeasure, commodities: [Commodity], levels: [Double], bytes: ByteCode) {
        switch measure {
        case .daysSinceDelivery: (key, commodity) = (.daysSinceDelivery, nil)
        case .fillRate: (key, commodity) = (.fillRate, nil)
        case .openOrders: (key, commodity) = (.openOrders, nil)
        case .parcelsAtGate: (key, commodity) = (.parcelsAtGate, nil)
        case .cover(let index): (key, commodity) = (.cover, commodities[index].id)
        }
        self.levels = levels
        self.bytes = bytes
    }
}

extension MapData.Stores {
    /// Stores at the cells where they lie.
    init(of city: City, plane: MapPlane) {
        names = MapData.frontCoded(city.stores.map(\.id))
        x = MapData.base64(city.stores.map { plane.point($0.place).x })
        y = MapData.base64(city.stores.map { plane.point($0.place).y })
    }
}

extension MapData.Warehouses {
    /// The warehouses of the chains.
    init(of city: City, at places: [Place], plane: MapPlane) {
        let chains = city.plan.replenishment.chains
        names = MapData.frontCoded(chains.map(\.id))
        x = MapData.base64(places.map { plane.point($0).x })
        y = MapData.base64(places.map { plane.point($0).y })
        stores = city.storesOfChain
        residents = city.residentsOfChain
        isGiven = chains.map { $0.place != nil }
    }
}

extension MapData.Lines {
    init(_ record: CellRecord) {
        var first = Array(repeating: Int(CellRecord.noStore), count: record.cellCount)
        var last = Array(repeating: CellRecord.noStore, count: record.cellCount)
        var changes: [[Int]] = []
        for (index, store) in record.stores.enumerated() where store != CellRecord.noStore {
            let (day, cell) = index.quotientAndRemainder(dividingBy: record.cellCount)
            if last[cell] == CellRecord.noStore {
                first[cell] = Int(store)
            } else if last[cell] != store {
                changes.append([cell, day, Int(store)])
            }
            last[cell] = store
        }
        self.first = MapData.base64(first)
        self.changes = changes
        bytes = ByteCode(
            record.stores.map { $0 == CellRecord.noStore ? 0 : 1 }, rowLength: record.cellCount)
    }
}
