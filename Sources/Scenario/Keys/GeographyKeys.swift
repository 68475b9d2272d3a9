import EventKernel
import SupplyModel

extension GeographyPlan {
    /// The section `geography`.
    init(reading section: Section) {
        let generated = section.optional(
            "generated", .section(Origin.init(reading:)),
            "Cells drawn inside districts, of which only totals are known.")
        let rows = section.optional(
            "cells", .table(orFeatures: true, CellRow.read),
            "Cells as a table lists them, one a row; or as a GeoJSON file (`.geojson`) has them, one a feature, whose "
                + "properties are named as the columns are and whose geometry says where it lies: at a point, or at the "
                + "centroid of a polygon or of several.")
        section.check(
            (generated == nil) != (rows == nil) || section.reader.isDescribing, at: "cells",
            "'geography' must have one of the keys generated or cells, and not both")
        let weights = section.value(
            "household_size_weights", .list(.number(in: 0...1e6), count: 1...50),
            default: [27.5, 30.2, 22, 11.7, 5.7, 2.9],
            "Relative frequency of households of 1, 2, 3, ... persons.")
        section.check(
            weights.contains { $0 > 0 }, at: "household_size_weights",
            "'household_size_weights' are all 0; one must be above 0")
        let mean = section.value(
            "mean_household_size", .number(in: 1...50), default: 2.47,
            "Residents over households, of generated cells; a table of cells has its own.")
        section.check(
            mean <= Double(weights.count), at: "mean_household_size",
            "'mean_household_size' is \(numberText(mean)); 'household_size_weights' allow at most \(weights.count) persons"
        )
        let seed = section.value(
            "seed", .integer(in: 0...Int.max), default: 1, "What the city is drawn from; the same for all replications."
        )
        let streets = section.value(
            "streets", .integer(in: 0...100_000), default: 0,
            "Streets (subdistricts) that the communities of generated cells are grouped into; 0 for one a district.")
        let outlines = section.optional(
            "outlines", .outlines,
            "The outlines of districts: each feature a Polygon or MultiPolygon. Maps show them in place of the hulls of "
                + "districts' cells; nothing else depends on them.")
        let people = section.section("people", "Which households are set apart.", PeoplePlan.init(reading:))
        self.init(
            origin: rows.map(Origin.table) ?? generated ?? .table([]), householdSizeWeights: weights,
            meanHouseholdSize: mean,
            seed: UInt64(seed))
        self.streets = streets
        self.people = people
        self.outlines = outlines ?? []
    }
}

extension PeoplePlan {
    /// The section `geography.people`.
    fileprivate init(reading section: Section) {
        self.init()
        let share = Scenario.Kind<Double>.number(in: 0...1)
        vulnerableShare = section.value(
            "vulnerable_share", share, default: 0,
            "The share of households with someone old, ill, or alone with small children.")
        offlineShare = section.value(
            "offline_share", share, default: 0,
            "The share of households that cannot order online; found among the vulnerable first.")
        lowIncomeShare = section.value(
            "low_income_share", share, default: 0, "The share of households whose income is low.")
        diets = section.value(
            "diets",
            .map(of: "diets", count: 0...PeoplePlan.mostDiets) { id, section in
                Diet(id: id, share: section.required("share", share, "The share of households that keep it."))
            }, default: [], "Diets that know no substitute, such as halal.")
        section.check(
            diets.reduce(0) { $0 + $1.share } <= 1, at: "diets", "the shares of 'diets' sum to more than 1")
        section.check(
            !diets.contains { ["everyone", "other"].contains($0.id) }, at: "diets",
            "a diet cannot be called 'everyone' or 'other', which stand for all people and for those who keep none")
        let housing = section.section("housing", "Relative frequency of the housing types of generated cells.") {
            section in
            HousingType.allCases.map { housing in
                (housing, section.value(housing.rawValue, .number(in: 0...1e6), default: 0, housing.summary))
            }
        }
        housingWeights = Dictionary(uniqueKeysWithValues: housing)
    }
}

extension HousingType {
    /// What the reference page says of it.
    var summary: String {
        switch self {
        case .gated: "Compounds with one gate and lifts."
        case .open: "Blocks along open streets."
        case .walkup: "Old blocks without lifts."
        case .village: "Villages that the city has grown around."
        case .rural: "Villages in the country."
        }
    }
}

extension GeographyPlan.Origin {
    /// The section `geography.generated`.
    fileprivate init(reading section: Section) {
        let districts = section.required(
            "districts", .table(DistrictRow.read), "The districts, one a row. Their residents are scaled to `people`.")
        let people = section.required("people", .integer(in: 1...50_000_000), "The people of the city, exactly.")
        let communities = section.required(
            "communities", .integer(in: 1...1_000_000), "How many communities cells are grouped into; each has a crew.")
        let cells = section.required(
            "cells", .integer(in: 1...1_000_000), "How many grid cells there are; each has one gate.")
        let concentration = section.value(
            "concentration", .number(in: 0.1...5), default: 0.5,
            "How cells crowd towards a district's centre: 0.5 spreads them evenly, 1 halves the distance.")
        section.check(
            people >= cells, at: "cells", "'cells' is \(cells), more than the \(people) people; a cell has at least one"
        )
        section.check(
            cells >= communities, at: "communities",
            "'communities' is \(communities), more than the \(cells) cells; a community has at least one")
        section.check(
            communities >= districts.count, at: "communities",
            "'communities' is \(communities), fewer than the \(districts.count) districts; a district has at least one")
        self = .generated(
            districts: districts, people: people, communities: communities, cells: cells, concentration: concentration)
    }
}

extension Kind where Value == Double {
    /// Degrees north; the poles are left out, where a district would have no east and west.
    static var latitude: Kind { .number(in: -89...89) }

    /// Degrees east.
    static var longitude: Kind { .number(in: -180...180) }
}

extension DistrictRow {
    /// The columns of a table of districts.
    fileprivate static func read(_ table: DataTable) -> [DistrictRow] {
        let ids = table.required("district", .newIdentifier(in: "districts"), "Its name.")
        let residents = table.required(
            "residents", .integer(in: 1...1_000_000_000), "Who live there, in any common measure.")
        let longitudes = table.required("longitude", .longitude, "Degrees east of its built-up centre.")
        let latitudes = table.required("latitude", .latitude, "Degrees north of its built-up centre.")
        let areas = table.required("area_km2", .number(in: 0.001...1_000_000), "Its area in square kilometres.")
        table.checkNotEmpty()
        return ids.indices.map { row in
            DistrictRow(
                id: ids[row], population: residents[row],
                centre: Place(longitude: longitudes[row], latitude: latitudes[row]), areaSquareKilometres: areas[row])
        }
    }
}

extension CellRow {
    /// The columns of a table of cells.
    fileprivate static func read(_ table: DataTable) -> [CellRow] {
        let ids = table.required("cell", .newIdentifier(in: "cells"), "Its name.")
        let districts = table.required("district", .identifier, "The district it belongs to.")
        let communities = table.required("community", .identifier, "The community it belongs to; unique in the city.")
        let longitudes = table.required("longitude", .longitude, "Degrees east of its gate.")
        let latitudes = table.required("latitude", .latitude, "Degrees north of its gate.")
        let residents = table.required("residents", .integer(in: 1...1_000_000), "Who live there.")
        let households = table.required("households", .integer(in: 1...1_000_000), "The households they form.")
        let streets = table.optional("street", .identifier, "The street (subdistrict) that its community belongs to.")
        let housing = table.optional("housing", Scenario.Kind<HousingType>.choice, "How its people live.")
        let share = Scenario.Kind<Double>.number(in: 0...1)
        let vulnerable = table.optional("vulnerable_share", share, "The share of its households that are vulnerable.")
        let offline = table.optional("offline_share", share, "The share of its households that cannot order online.")
        let lowIncome = table.optional("low_income_share", share, "The share of its households with a low income.")
        let gateOpens = table.optional("gate_from", .timeOfDay(), "When its gate begins to take goods in.")
        let gateCloses = table.optional(
            "gate_to", .timeOfDay(latest: "24:00"),
            "When it takes no more in; the two hold in place of `fleet.gate_hours`.")
        let travelZones = table.optional(
            "travel_zone", .identifier,
            "What `fleet.travel_matrix` calls the zone it lies in; it comes before its street and its district.")
        table.checkNotEmpty()
        table.mention(districts, in: "districts", at: "district")
        table.checkZones(travelZones, in: zip(streets, districts).map { $0 ?? $1 })
        var streetOfCommunity: [String: String?] = [:]
        var districtOfCommunity: [String: String] = [:]
        return ids.indices.map { row in
            let (residents, households) = (residents[row], households[row])
            table.check(
                households <= residents && residents <= Geography.largestHousehold * households, row: row,
                at: "households",
                "'households' in \(table.name(ofRow: row)) is \(households) for \(residents) residents; "
                    + "a household has 1 to \(Geography.largestHousehold)")
            let district = districtOfCommunity[communities[row], default: districts[row]]
            districtOfCommunity[communities[row]] = district
            table.check(
                district == districts[row], row: row, at: "community",
                "'community' in \(table.name(ofRow: row)) is \(communities[row].quoted), which is already in \(district.quoted)"
            )
            let street = streetOfCommunity[communities[row], default: streets[row]]
            streetOfCommunity[communities[row]] = .some(street)
            table.check(
                street == streets[row], row: row, at: "street",
                "'street' in \(table.name(ofRow: row)) is not that of other cells of \(communities[row].quoted)")
            var cell = CellRow(
                id: ids[row], district: districts[row], community: communities[row],
                place: Place(longitude: longitudes[row], latitude: latitudes[row]), residents: residents,
                households: households)
            cell.street = street
            cell.housing = housing[row]
            cell.vulnerableShare = vulnerable[row]
            cell.offlineShare = offline[row]
            cell.lowIncomeShare = lowIncome[row]
            cell.gateHours = table.gateHours(from: gateOpens[row], to: gateCloses[row], row: row)
            cell.travelZone = travelZones[row]
            return cell
        }
    }
}

/// The most travel zones that a table of cells may name, one that reaches into two streets counted twice: the ways
/// between all of them are held in memory.
private let mostTravelZones = 1_000

extension DataTable {
    /// The hours of a gate, if both ends are given.
    fileprivate func gateHours(from opens: Int?, to closes: Int?, row: Int) -> WorkCalendar? {
        guard let opens, let closes else {
            check(
                opens == nil && closes == nil, row: row, at: opens == nil ? "gate_to" : "gate_from",
                "\(name(ofRow: row)) has only one of 'gate_from' and 'gate_to'; give both or neither")
            return nil
        }
        check(
            opens < closes, row: row, at: "gate_to",
            "'gate_to' in \(name(ofRow: row)) is \(timeText(closes)), not after 'gate_from', \(timeText(opens))")
        guard opens < closes else { return nil }
        return WorkCalendar(opens: Span(ticks: Int64(opens)), closes: Span(ticks: Int64(closes)))
    }

    /// Reports more travel zones than there may be.
    fileprivate func checkZones(_ zones: [String?], in streets: [String]) {
        var seen: Set<[String]> = []
        for (row, zone) in zones.enumerated() {
            guard let zone, seen.insert([zone, streets[row]]).inserted else { continue }
            check(
                seen.count != mostTravelZones + 1, row: row, at: "travel_zone",
                "'travel_zone' in \(name(ofRow: row)) is one more than the \(mostTravelZones) zones that there may be")
        }
    }
}
