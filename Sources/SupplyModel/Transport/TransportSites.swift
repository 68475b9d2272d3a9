import EventKernel

/// Where stores, cells and depots lie, and which district each belongs to, laid out flat for the buses.
struct TransportSites: Sendable {
    let cells: [Site]
    let stores: [Site]
    let depots: [Site]
    let districtOfCell: [Int32]
    let districtOfStore: [Int32]
    /// Where cells and stores lie on a plane, for their bearings: degrees, those of longitude shrunk by the latitude.
    let cellPlane: [SIMD2<Double>]
    let storePlane: [SIMD2<Double>]
    /// When each cell's gate takes goods in, where it has hours of its own; empty when none has.
    let gateHours: [WorkCalendar?]
    /// The names of each zone, the narrower first: travel zones, streets, then districts, whose depots are zones of their
    /// own.
    let zoneNames: [Int32: [String]]

    init(city: City) {
        let geography = city.geography
        let streets = geography.streets
        var names: [Int32: [String]] = [:]
        for (index, street) in streets.enumerated() {
            names[Int32(index)] = [street.id, geography.districts[street.district.index].id]
        }
        for (index, district) in geography.districts.enumerated() {
            names[Int32(streets.count + index)] = [district.id]
        }
        let zoneOfCell = Self.zones(of: geography, names: &names)
        zoneNames = names
        gateHours = geography.cells.contains { $0.gateHours != nil } ? geography.cells.map(\.gateHours) : []
        cells = zip(geography.cells, zoneOfCell).map { Site($0.point, zone: $1) }
        depots = geography.districts.enumerated().map { Site($1.depot, zone: Int32(streets.count + $0)) }
        districtOfCell = geography.cells.map { Int32($0.district.index) }
        districtOfStore = city.stores.map { Int32($0.district.index) }
        let shrink = Self.shrink(geography)
        func plane(_ place: Place) -> SIMD2<Double> { SIMD2(place.longitude * shrink, place.latitude) }
        cellPlane = geography.cells.map { plane($0.place) }
        // A store lies at one of the cells that it serves.
        var homes = Array(repeating: 0, count: city.stores.count)
        for (index, cell) in geography.cells.enumerated() {
            let store = city.storeOfCell[index].index
            if cell.point == city.stores[store].point { homes[store] = index }
        }
        stores = zip(city.stores, homes).map { Site($0.point, zone: zoneOfCell[$1]) }
        storePlane = homes.map { [cellPlane] in cellPlane[$0] }
    }

    /// The zone of each cell: its street, or one of its own for each travel zone in a street.
    private static func zones(of geography: Geography, names: inout [Int32: [String]]) -> [Int32] {
        var numbers: [String: [Int: Int32]] = [:]
        var next = Int32(geography.streets.count + geography.districts.count)
        return geography.cells.map { cell in
            let street = geography.communities[cell.community.index].street.index
            guard let name = cell.travelZone else { return Int32(street) }
            if let known = numbers[name]?[street] { return known }
            numbers[name, default: [:]][street] = next
            names[next] = [name] + (names[Int32(street)] ?? [])
            next += 1
            return next - 1
        }
    }

    /// The length of a degree of longitude over one of latitude, in the middle of the city.
    private static func shrink(_ geography: Geography) -> Double {
        let centre = Place.mean(of: geography.cells.map(\.place))
        let here = EarthPoint(centre)
        let east = EarthPoint(Place(longitude: centre.longitude + 0.01, latitude: centre.latitude))
        let north = EarthPoint(Place(longitude: centre.longitude, latitude: centre.latitude + 0.01))
        return here.metres(to: east) / here.metres(to: north)
    }
}
