import Foundation
import Statistics
import Stochastics
import SupplyModel

/// What the map's script reads: places, names, and every measure of every cell on every day.
struct MapData: Encodable {
    struct Communities: Encodable {
        let names: String
        /// The cell after each community's last.
        let ends: [Int]
    }

    struct District: Encodable {
        let name: String
        let from: Int
        let to: Int
        /// The cells at the corners of its outline.
        let hull: [Int]
    }

    struct Store: Encodable {
        let name: String
        let x: Int
        let y: Int
    }

    /// A phase or shock: it starts on a day of the run and, a shock, ends before another.
    struct Event: Encodable {
        enum Kind: String, Encodable {
            case phase
            case shock
        }

        let kind: Kind
        let name: String
        let day: Int
        let end: Double?
    }

    struct Lines: Encodable {
        /// 1 where a bus came to a cell on a day.
        let code: HuffmanCode
        /// Cell, day and store wherever a cell's bus comes from another store than the last one.
        let changes: [[Int]]
    }

    let language: String
    let labels: [String: String]
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
    let cells: String
    let communities: Communities
    let districts: [District]
    let stores: [Store]
    let events: [Event]
    let measures: [MapMeasure]
    let lines: Lines

    init(_ record: CellRecord, of city: City, labels: MapLabels) {
        let geography = city.geography
        let plane = MapPlane(geography.cells.map(\.place))
        let points = geography.cells.map { plane.point($0.place) }
        language = labels.language
        self.labels = Dictionary(uniqueKeysWithValues: MapLabels.Label.allCases.map { ($0.rawValue, labels[$0]) })
        start = city.plan.start.dayNumber
        days = record.days
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
        stores = MapData.stores(of: city, plane: plane)
        events = MapData.events(of: city)
        measures = record.measures.map {
            MapMeasure($0, in: record, commodities: city.plan.commodities, labels: labels)
        }
        lines = MapData.lines(in: record)
    }

    /// Stores at the cells where they lie.
    private static func stores(of city: City, plane: MapPlane) -> [Store] {
        var homes = city.stores.map { _ in city.geography.cells[0].place }
        for (cell, store) in zip(city.geography.cells, city.storeOfCell)
        where cell.point == city.stores[store.index].point {
            homes[store.index] = cell.place
        }
        return zip(city.stores, homes).map { store, home in
            let point = plane.point(home)
            return Store(name: store.id, x: point.x, y: point.y)
        }
    }

    /// The phases and the shocks that have a date, in the order of their days.
    private static func events(of city: City) -> [Event] {
        let phases = city.phases.map { phase in
            Event(kind: .phase, name: name(phase.id), day: phase.day, end: nil)
        }
        let shocks = city.plan.shocks.compactMap { shock -> Event? in
            guard case .at(let day, let second) = shock.occurrence, shock.size > 0 else { return nil }
            let end = Double(day) + Double(second) / 86_400 + shock.durationHours.mean / 24
            return Event(kind: .shock, name: name(shock.id), day: day, end: end)
        }
        return (phases + shocks).enumerated()
            .filter { $0.element.day < city.plan.days }
            .sorted { ($0.element.day, $0.offset) < ($1.element.day, $1.offset) }.map(\.element)
    }

    private static func name(_ id: String) -> String { id.replacing("_", with: " ") }

    private static func lines(in record: CellRecord) -> Lines {
        var last = Array(repeating: CellRecord.noStore, count: record.cellCount)
        var changes: [[Int]] = []
        for (index, store) in record.stores.enumerated() where store != CellRecord.noStore {
            let cell = index % record.cellCount
            guard store != last[cell] else { continue }
            last[cell] = store
            changes.append([cell, index / record.cellCount, Int(store)])
        }
        let came = record.stores.map { $0 == CellRecord.noStore ? UInt8(0) : 1 }
        return Lines(code: HuffmanCode(DayChanges.of(came, cells: record.cellCount)), changes: changes)
    }

    /// Names one a line, each as the number of leading letters that it shares with the one before, at most 35 and in base
    /// 36, and the rest.
    static func frontCoded(_ names: [String]) -> String {
        var last: [Character] = []
        return names.map { name in
            let letters = Array(name.replacing("\n", with: " "))
            let shared = min(35, zip(last, letters).prefix { $0 == $1 }.count)
            last = letters
            return String(shared, radix: 36) + String(letters[shared...])
        }.joined(separator: "\n")
    }

    /// Numbers below 65,536, two bytes each, the low one first, in base64.
    private static func base64(_ numbers: [Int]) -> String {
        Data(numbers.flatMap { [UInt8($0 & 255), UInt8($0 >> 8 & 255)] }).base64EncodedString()
    }
}

/// Places on a plane: degrees, those of longitude shrunk by the latitude in the middle, in steps of 65,535ths of the
/// plane's width and height.
struct MapPlane {
    private let west: Double
    private let north: Double
    private let width: Double
    private let degrees: Double
    /// How high the plane is, over its width.
    let height: Double

    init(_ places: [Place]) {
        let longitudes = places.map(\.longitude)
        let latitudes = places.map(\.latitude)
        west = longitudes.min() ?? 0
        north = latitudes.max() ?? 0
        let middle = (north + (latitudes.min() ?? 0)) / 2
        // One cell, or cells in a line, still have a plane.
        let least = 1e-4
        width = max(least, (longitudes.max() ?? 0) - west)
        degrees = max(least, north - (latitudes.min() ?? 0))
        height = min(4, max(0.25, degrees / (width * max(0.01, Elementary.cos(middle * .pi / 180)))))
    }

    func point(_ place: Place) -> (x: Int, y: Int) {
        (
            Int(((place.longitude - west) / width * 65_535).rounded()),
            Int(((north - place.latitude) / degrees * 65_535).rounded())
        )
    }
}
