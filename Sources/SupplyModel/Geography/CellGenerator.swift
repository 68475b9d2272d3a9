import Statistics
import Stochastics

/// Lays out the cells of a city of which only the districts' totals are known.
///
/// Totals are exact: people, communities, cells and households are split over districts, and people over a district's
/// cells, by largest remainder. A cell lies at a random bearing from its district's centre, at a distance that crowds
/// cells towards the centre; neighbours along a Hilbert curve form a community.
struct CellGenerator {
    let districts: [DistrictRow]
    let people: Int
    let communities: Int
    let cells: Int
    let concentration: Double
    let meanHouseholdSize: Double
    let seed: UInt64

    /// How much the residents of a district's cells differ: the coefficient of variation of a lognormal weight.
    private static let populationVariation = 0.35

    func rows() -> [CellRow] {
        let random = RandomSource(seed: seed, replication: 0)
        let populations = districts.map { Double($0.population) }
        let cellsOf = apportion(cells, by: populations, atLeast: 1)
        let communitiesOf = apportion(communities, by: cellsOf.map(Double.init), atLeast: 1)
        let peopleOf = zip(apportion(people - cells, by: populations), cellsOf).map(+)

        var rows: [CellRow] = []
        rows.reserveCapacity(cells)
        var communityCount = 0
        for (index, district) in districts.enumerated() {
            let places = places(of: district, count: cellsOf[index], random: random, firstCell: rows.count)
            let residents = residents(peopleOf[index], count: cellsOf[index], random: random, firstCell: rows.count)
            let sizes = apportion(
                cellsOf[index], by: Array(repeating: 1, count: min(communitiesOf[index], cellsOf[index])), atLeast: 1)
            var cell = 0
            for size in sizes {
                communityCount += 1
                for _ in 0..<size {
                    rows.append(
                        CellRow(
                            id: "\(district.id)-\(cell + 1)", district: district.id,
                            community: "\(district.id)-c\(communityCount)", place: places[cell],
                            residents: residents[cell], households: 0))
                    cell += 1
                }
            }
        }
        return withHouseholds(rows)
    }

    /// The places of a district's cells, in the order of a Hilbert curve.
    private func places(of district: DistrictRow, count: Int, random: RandomSource, firstCell: Int) -> [Place] {
        let radius = (district.areaSquareKilometres / .pi).squareRoot() * 1000
        let metresPerDegree = EarthPoint.meanRadius * .pi / 180
        let shrink = Elementary.cos(district.centre.latitude * .pi / 180)
        var placed: [(curve: Int, place: Place)] = []
        for cell in 0..<count {
            var stream = random.stream(.cellPlace, entity: UInt32(firstCell + cell))
            let distance = radius * Elementary.pow(stream.uniform(), concentration)
            let bearing = 2 * Double.pi * stream.uniform()
            let (east, north) = (distance * Elementary.cos(bearing), distance * Elementary.sin(bearing))
            let place = Place(
                longitude: district.centre.longitude + east / (metresPerDegree * shrink),
                latitude: district.centre.latitude + north / metresPerDegree)
            placed.append((HilbertCurve.position(x: 0.5 + east / (2 * radius), y: 0.5 + north / (2 * radius)), place))
        }
        return placed.sorted { $0.curve < $1.curve }.map(\.place)
    }

    private func residents(_ total: Int, count: Int, random: RandomSource, firstCell: Int) -> [Int] {
        let weights = random.spread(
            .cellResidents, entities: firstCell..<firstCell + count, variation: Self.populationVariation)
        return apportion(total, by: weights, atLeast: 1)
    }

    /// The rows with the city's households split over them by residents: at least one each, at most one a person.
    private func withHouseholds(_ rows: [CellRow]) -> [CellRow] {
        let total = max(rows.count, min(people, Int((Double(people) / meanHouseholdSize).rounded())))
        var households = apportion(total - rows.count, by: rows.map { Double($0.residents) }).map { $0 + 1 }
        var surplus = 0
        for index in rows.indices where households[index] > rows[index].residents {
            surplus += households[index] - rows[index].residents
            households[index] = rows[index].residents
        }
        for index in rows.indices where surplus > 0 {
            let room = min(surplus, rows[index].residents - households[index])
            households[index] += room
            surplus -= room
        }
        return zip(rows, households).map { row, count in
            var row = row
            row.households = count
            return row
        }
    }
}

/// Hilbert's space-filling curve (Hilbert 1891): points near one another on it are near one another in the plane.
enum HilbertCurve {
    /// The position along the curve of order 16 of a point in the unit square; points outside are taken to its edge.
    static func position(x: Double, y: Double) -> Int {
        let side = 1 << 16
        func cell(_ value: Double) -> Int { min(side - 1, max(0, Int(value * Double(side)))) }
        var (column, row) = (cell(x), cell(y))
        var position = 0
        var half = side / 2
        while half > 0 {
            let right = column & half > 0
            let upper = row & half > 0
            position += half * half * ((right ? 3 : 0) ^ (upper ? 1 : 0))
            if !upper {
                if right {
                    column = side - 1 - column
                    row = side - 1 - row
                }
                swap(&column, &row)
            }
            half /= 2
        }
        return position
    }
}
