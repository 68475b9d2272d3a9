import Testing

@testable import SupplyModel

@Suite("Geography")
struct GeographyTests {
    static func districts() -> [DistrictRow] {
        [
            DistrictRow(
                id: "north", population: 70_000, centre: Place(longitude: 114.3, latitude: 30.6),
                areaSquareKilometres: 20),
            DistrictRow(
                id: "south", population: 29_999, centre: Place(longitude: 114.3, latitude: 30.3),
                areaSquareKilometres: 300),
        ]
    }

    static func geography(cells: Int = 131, people: Int = 90_001) -> Geography {
        Geography(
            GeographyPlan(
                origin: .generated(
                    districts: districts(), people: people, communities: 37, cells: cells, concentration: 0.9),
                householdSizeWeights: [27.5, 30.2, 22, 11.7, 5.7, 2.9], meanHouseholdSize: 2.47, seed: 2020))
    }

    @Test("totals of people, cells, communities and households are exact")
    func exactTotals() {
        let geography = Self.geography()
        #expect(geography.residents == 90_001)
        #expect(geography.cells.count == 131)
        #expect(geography.communities.count == 37)
        #expect(geography.personsInHousehold.count == 36_438)
        #expect(geography.personsInHousehold.reduce(0) { $0 + Int($1) } == 90_001)
        #expect(geography.personsInHousehold.allSatisfy { $0 >= 1 })
    }

    @Test("each cell's households hold exactly its residents, and the levels nest without gaps")
    func levelsNest() {
        let geography = Self.geography()
        var household = 0
        for cell in geography.cells {
            #expect(cell.households.lowerBound == household)
            household = cell.households.upperBound
            #expect(geography.personsInHousehold[cell.households].reduce(0) { $0 + Int($1) } == cell.residents)
        }
        var cell = 0
        for community in geography.communities {
            #expect(community.cells.lowerBound == cell)
            cell = community.cells.upperBound
            #expect(geography.cells[community.cells].reduce(0) { $0 + $1.residents } == community.residents)
        }
        #expect(cell == geography.cells.count)
        #expect(geography.districts.map(\.residents).reduce(0, +) == 90_001)
    }

    @Test("cells are denser near the centre of their district than at its edge")
    func denseCentre() {
        let geography = Self.geography(cells: 3000, people: 200_000)
        let district = geography.districts[0]
        let radius = (20 / Double.pi).squareRoot() * 1000
        let distances = geography.cells[district.cells].map { $0.point.metres(to: district.depot) }
        #expect(distances.allSatisfy { $0 <= radius * 1.001 })
        let inner = distances.filter { $0 < radius / 2 }.count
        #expect(Double(inner) / Double(distances.count) > 0.35)
    }

    @Test("the same plan gives the same city, another seed another")
    func deterministic() {
        #expect(Self.geography().cells.map(\.residents) == Self.geography().cells.map(\.residents))
        #expect(Self.geography().personsInHousehold == Self.geography().personsInHousehold)
    }

    @Test("a table of cells is taken as it stands, grouped by district and community")
    func cellTable() {
        func row(_ id: String, _ district: String, _ community: String, _ residents: Int, _ households: Int) -> CellRow
        {
            CellRow(
                id: id, district: district, community: community, place: Place(longitude: 114, latitude: 30),
                residents: residents, households: households)
        }
        let rows = [
            row("a", "x", "x1", 10, 4), row("b", "y", "y1", 900, 4), row("c", "x", "x1", 3, 3),
            row("d", "x", "x2", 0, 0),
        ]
        let geography = Geography(
            GeographyPlan(origin: .table(rows), householdSizeWeights: [1, 1], meanHouseholdSize: 2, seed: 1))
        #expect(geography.cells.map(\.id) == ["a", "c", "d", "b"])
        #expect(geography.communities.map(\.id) == ["x1", "x2", "y1"])
        #expect(geography.cells.map(\.residents) == [10, 3, 0, 900])
        #expect(geography.personsInHousehold[geography.cells[3].households].reduce(0) { $0 + Int($1) } == 900)
    }

    @Test("great-circle distances agree with known ones")
    func distances() {
        let wuhan = EarthPoint(Place(longitude: 114.3055, latitude: 30.5928))
        let beijing = EarthPoint(Place(longitude: 116.4074, latitude: 39.9042))
        #expect(abs(wuhan.metres(to: beijing) - 1_052_500) < 1500)
        let east = EarthPoint(Place(longitude: 1, latitude: 0))
        let origin = EarthPoint(Place(longitude: 0, latitude: 0))
        #expect(abs(origin.metres(to: east) - 111_195.08) < 0.01)
        #expect(origin.metres(to: origin) == 0)
    }

    @Test("the Hilbert curve of order 16 visits neighbours one after the other")
    func hilbertCurve() {
        var cells: [(position: Int, x: Int, y: Int)] = []
        for x in 0..<32 {
            for y in 0..<32 {
                let position = HilbertCurve.position(x: (Double(x) + 0.5) / 32, y: (Double(y) + 0.5) / 32)
                cells.append((position >> 22, x, y))
            }
        }
        cells.sort { $0.position < $1.position }
        #expect(cells.map(\.position) == Array(0..<1024))
        for (a, b) in zip(cells, cells.dropFirst()) { #expect(abs(a.x - b.x) + abs(a.y - b.y) == 1) }
    }

    @Test("every cell has a store, stores share residents evenly, and each has buses within reach")
    func storeNetwork() throws {
        let city = City(try TestCity.plan(people: 60_000, cells: 200, communities: 30))
        var served = Array(repeating: 0, count: city.stores.count)
        for (cell, store) in city.storeOfCell.enumerated() {
            served[store.index] += city.geography.cells[cell].residents
        }
        #expect(served == city.stores.map(\.residents))
        #expect(abs(served[0] - served[1]) < 2000)
        #expect(city.stores.allSatisfy { city.busesOfDepot[$0.depot.index] > 0 && $0.pickers > 0 })
        #expect(city.busesOfDepot.reduce(0, +) == city.plan.fleet.buses)
        #expect(city.membersOfCommunity.reduce(0, +) == city.plan.handover.members)
    }
}
