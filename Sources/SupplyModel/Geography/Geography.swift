public import EventKernel

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

/// A street (subdistrict): the level between district and community.
public struct Street: Sendable {
    /// The identifier that outputs use.
    public let id: String
    /// The district it belongs to.
    public let district: EntityID<District>
    /// Its communities' positions in the community table.
    public fileprivate(set) var communities: Range<Int>
}

/// A community: the level at which crews are listed.
public struct Community: Sendable {
    /// The identifier that outputs use.
    public let id: String
    /// The district it belongs to.
    public let district: EntityID<District>
    /// The street it belongs to.
    public let street: EntityID<Street>
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
    /// How its people live.
    public let housing: HousingType
    /// When its gate takes goods in; nil when at the hours of all gates.
    public let gateHours: WorkCalendar?
    /// The travel zone that it lies in; nil when its street or district is its zone.
    public let travelZone: String?
}

/// The city's places and people: districts of communities of cells of households, each a range of the next table.
public struct Geography: Sendable {
    /// The districts.
    public let districts: [District]
    /// The streets, district by district.
    public let streets: [Street]
    /// The communities, street by street.
    public let communities: [Community]
    /// The cells, community by community.
    public let cells: [Cell]
    /// The number of persons in each household, cell by cell.
    public let personsInHousehold: [UInt8]
    /// The traits of each household, cell by cell; empty when none has any.
    public let traits: [HouseholdTraits]
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
            ).rows().inStreets(plan.streets)
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
        var streets: [Street] = []
        var communities: [Community] = []
        var cells: [Cell] = []
        let housing = HousingType.drawn(for: rows, plan: plan)
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
                let streetID = rows[first].street ?? districtID
                if streets.last?.id != streetID || streets.last?.district != district {
                    streets.append(
                        Street(id: streetID, district: district, communities: community.index..<community.index))
                }
                streets[streets.count - 1].communities =
                    streets[streets.count - 1].communities.lowerBound..<community.index + 1
                for row in rows[communityCells] {
                    let start = persons.count
                    sizes.append(to: &persons, households: row.households, residents: row.residents, cell: cells.count)
                    cells.append(
                        Cell(
                            id: row.id, community: community, district: district, place: row.place,
                            point: EarthPoint(row.place), households: start..<persons.count, residents: row.residents,
                            housing: housing[cells.count], gateHours: row.gateHours, travelZone: row.travelZone))
                }
                communities.append(
                    Community(
                        id: communityID, district: district, street: EntityID(streets.count - 1),
                        cells: communityCells,
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
        self.streets = streets
        self.communities = communities
        self.cells = cells
        traits = HouseholdTraits.drawn(for: cells, rows: rows, plan: plan)
        personsInHousehold = persons
        residents = districts.reduce(0) { $0 + $1.residents }
    }
}

extension CellRow {
    /// The rows with those of one district together, in it those of one street, and in it those of one community;
    /// otherwise in the given order.
    static func groupedByCommunity(_ rows: [CellRow]) -> [CellRow] {
        var districtRank: [String: Int] = [:]
        var streetRank: [String: Int] = [:]
        var communityRank: [String: Int] = [:]
        for row in rows {
            districtRank[row.district] = districtRank[row.district] ?? districtRank.count
            streetRank[row.street ?? ""] = streetRank[row.street ?? ""] ?? streetRank.count
            communityRank[row.community] = communityRank[row.community] ?? communityRank.count
        }
        let ranked = rows.enumerated().map { index, row in
            (
                districtRank[row.district] ?? 0, streetRank[row.street ?? ""] ?? 0, communityRank[row.community] ?? 0,
                index
            )
        }
        return ranked.sorted(by: <).map { rows[$0.3] }
    }
}

extension [CellRow] {
    /// The rows with their communities grouped into so many streets, at least one in each district; none when it is 0.
    fileprivate func inStreets(_ count: Int) -> [CellRow] {
        guard count > 0 else { return self }
        var communities: [(district: String, count: Int)] = []
        for index in indices where index == 0 || self[index].community != self[index - 1].community {
            if communities.last?.district == self[index].district {
                communities[communities.count - 1].count += 1
            } else {
                communities.append((self[index].district, 1))
            }
        }
        let streets = apportion(
            Swift.max(count, communities.count), by: communities.map { Double($0.count) }, atLeast: 1)
        var rows = self
        var (district, community) = (-1, 0)
        for index in indices {
            if index == 0 || self[index].district != self[index - 1].district {
                (district, community) = (district + 1, 0)
            } else if self[index].community != self[index - 1].community {
                community += 1
            }
            let street = community * streets[district] / communities[district].count
            rows[index].street = "\(self[index].district)-s\(street + 1)"
        }
        return rows
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
