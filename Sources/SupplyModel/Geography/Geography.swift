/// A district: the largest level, with its own depot of buses.
public struct District: Sendable {
    /// The identifier that outputs use.
    public let id: String
    /// Where its depot lies: its centre.
    public let depot: EarthPoint
    /// Its cells' positions in the cell table.
    public let cells: Range<Int>
    /// The people who live there.
    public let residents: Int
    /// The households they form.
    public let households: Int
}

/// A community: the level at which crews are listed.
public struct Community: Sendable {
    /// The identifier that outputs use.
    public let id: String
    /// The district it belongs to.
    public let district: EntityID<District>
    /// Its cells' positions in the cell table.
    public let cells: Range<Int>
    /// The people who live there.
    public let residents: Int
}

/// A grid cell: what a bus serves, with one gate.
public struct Cell: Sendable {
    /// The identifier that outputs use.
    public let id: String
    /// The community it belongs to.
    public let community: EntityID<Community>
    /// The district it belongs to.
    public let district: EntityID<District>
    /// Where its gate is, in degrees.
    public let place: Place
    /// Where its gate is, for distances.
    public let point: EarthPoint
    /// Its households' positions in the household table.
    public let households: Range<Int>
    /// The people who live there.
    public let residents: Int
}

/// The city's places and people: districts of communities of cells of households, each a range of the next table.
public struct Geography: Sendable {
    /// The districts.
    public let districts: [District]
    /// The communities, district by district.
    public let communities: [Community]
    /// The cells, community by community.
    public let cells: [Cell]
    /// The number of persons in each household, cell by cell.
    public let personsInHousehold: [UInt8]
    /// The people of the city.
    public let residents: Int

    /// The most persons a household may have.
    public static let largestHousehold = 255

    /// Lays out the cells and households of a plan, the same for the same plan.
    ///
    /// - Complexity: O(households + cells log cells).
    public init(_ plan: GeographyPlan) {
        let rows: [CellRow]
        let districtCentres: [String: Place]
        switch plan.origin {
        case .generated(let table, let people, let communities, let cells, let concentration):
            rows = CellGenerator(
                districts: table, people: people, communities: communities, cells: cells,
                concentration: concentration, meanHouseholdSize: plan.meanHouseholdSize, seed: plan.seed
            ).rows()
            districtCentres = Dictionary(table.map { ($0.id, $0.centre) }) { first, _ in first }
        case .table(let table):
            rows = CellRow.groupedByCommunity(table)
            districtCentres = [:]
        }
        self.init(rows: rows, districtCentres: districtCentres, plan: plan)
    }

    /// - Parameter rows: grouped by district, then by community.
    private init(rows: [CellRow], districtCentres: [String: Place], plan: GeographyPlan) {
        var districts: [District] = []
        var communities: [Community] = []
        var cells: [Cell] = []
        cells.reserveCapacity(rows.count)
        var persons: [UInt8] = []
        persons.reserveCapacity(rows.reduce(0) { $0 + $1.households })
        let sizes = HouseholdSizes(weights: plan.householdSizeWeights, seed: plan.seed)

        var first = 0
        while first < rows.count {
            let districtID = rows[first].district
            let districtCells = first..<(rows[first...].firstIndex { $0.district != districtID } ?? rows.count)
            let district = EntityID<District>(districts.count)
            while first < districtCells.upperBound {
                let communityID = rows[first].community
                let upper = rows[first..<districtCells.upperBound].firstIndex { $0.community != communityID }
                let communityCells = first..<(upper ?? districtCells.upperBound)
                let community = EntityID<Community>(communities.count)
                for row in rows[communityCells] {
                    let start = persons.count
                    sizes.append(to: &persons, households: row.households, residents: row.residents, cell: cells.count)
                    cells.append(
                        Cell(
                            id: row.id, community: community, district: district, place: row.place,
                            point: EarthPoint(row.place), households: start..<persons.count, residents: row.residents))
                }
                communities.append(
                    Community(
                        id: communityID, district: district, cells: communityCells,
                        residents: rows[communityCells].reduce(0) { $0 + $1.residents }))
                first = communityCells.upperBound
            }
            let members = rows[districtCells]
            districts.append(
                District(
                    id: districtID,
                    depot: EarthPoint(districtCentres[districtID] ?? Place.mean(of: members.map(\.place))),
                    cells: districtCells, residents: members.reduce(0) { $0 + $1.residents },
                    households: members.reduce(0) { $0 + $1.households }))
        }
        self.districts = districts
        self.communities = communities
        self.cells = cells
        personsInHousehold = persons
        residents = districts.reduce(0) { $0 + $1.residents }
    }
}

extension CellRow {
    /// The rows with those of one district together, and in it those of one community; otherwise in the given order.
    static func groupedByCommunity(_ rows: [CellRow]) -> [CellRow] {
        var districtRank: [String: Int] = [:]
        var communityRank: [String: Int] = [:]
        for row in rows {
            districtRank[row.district] = districtRank[row.district] ?? districtRank.count
            communityRank[row.community] = communityRank[row.community] ?? communityRank.count
        }
        let ranked = rows.enumerated().map { index, row in
            (districtRank[row.district] ?? 0, communityRank[row.community] ?? 0, index)
        }
        return ranked.sorted(by: <).map { rows[$0.2] }
    }
}

extension Place {
    /// The mean of the longitudes and of the latitudes: a centre for places near one another.
    static func mean(of places: [Place]) -> Place {
        let count = Double(places.count)
        return Place(
            longitude: places.reduce(0) { $0 + $1.longitude } / count,
            latitude: places.reduce(0) { $0 + $1.latitude } / count)
    }
}
