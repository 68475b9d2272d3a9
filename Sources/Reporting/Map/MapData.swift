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
        /// The cells at the corners of its outline.
        let hull: [Int]
    }

    struct Stores: Codable, Sendable {
        let names: String
        let x: String
        let y: String
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
    let stores: Stores
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
            measures: CellMeasure.all(commodities: city.plan.commodities.count).map {
                Series(awaiting: $0, commodities: city.plan.commodities)
            },
            lines: Lines(bytes: ByteCode(code: ""), first: "", changes: []))
    }

    private init(of city: City, days: Int, measures: [Series], lines: Lines) {
        let geography = city.geography
        let plane = MapPlane(geography.cells.map(\.place))
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
                hull: corners.map { district.cells.lowerBound + $0 })
        }
        stores = Stores(of: city, plane: plane)
        self.measures = measures
        self.lines = lines
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
        var homes = city.stores.map { _ in city.geography.cells[0].place }
        for (cell, store) in zip(city.geography.cells, city.storeOfCell)
        where cell.point == city.stores[store.index].point {
            homes[store.index] = cell.place
        }
        names = MapData.frontCoded(city.stores.map(\.id))
        x = MapData.base64(homes.map { plane.point($0).x })
        y = MapData.base64(homes.map { plane.point($0).y })
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
