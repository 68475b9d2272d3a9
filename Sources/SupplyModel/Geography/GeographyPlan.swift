public import EventKernel

/// A point on the earth.
public struct Place: Hashable, Sendable, BitwiseCopyable {
    /// Degrees east, -180...180.
    public var longitude: Double
    /// Degrees north, -90...90.
    public var latitude: Double

    /// The point at that longitude and latitude, both in degrees.
    public init(longitude: Double, latitude: Double) {
        self.longitude = longitude
        self.latitude = latitude
    }
}

/// A district as a table gives it: what its cells are generated from.
public struct DistrictRow: Sendable {
    /// The identifier that outputs use.
    public var id: String
    /// Its residents in whatever total the table is of; they are scaled to the city's people.
    public var population: Int
    /// Where its built-up centre lies.
    public var centre: Place
    /// Its area in square kilometres.
    public var areaSquareKilometres: Double

    /// Creates a row of the district table.
    public init(id: String, population: Int, centre: Place, areaSquareKilometres: Double) {
        self.id = id
        self.population = population
        self.centre = centre
        self.areaSquareKilometres = areaSquareKilometres
    }
}

/// A grid cell as a table gives it.
public struct CellRow: Sendable {
    /// The identifier that outputs use.
    public var id: String
    /// The district's identifier.
    public var district: String
    /// The community's identifier, unique in the city.
    public var community: String
    /// Where the cell's gate is.
    public var place: Place
    /// Its residents, at least as many as its households.
    public var residents: Int
    /// Its households.
    public var households: Int
    /// The street (subdistrict) that its community belongs to; nil when the district is one street.
    public var street: String?
    /// How its people live; nil when it is drawn.
    public var housing: HousingType?
    /// The share of its households that are vulnerable; nil when it is the city's.
    public var vulnerableShare: Double?
    /// The share of its households that cannot order online; nil when it is the city's.
    public var offlineShare: Double?
    /// The share of its households whose income is low; nil when it is the city's.
    public var lowIncomeShare: Double?
    /// When its gate takes goods in; nil when at the hours of all gates.
    public var gateHours: WorkCalendar?
    /// What a matrix of ways calls the zone that it lies in; nil when its street or district is its zone.
    public var travelZone: String?

    /// Creates a row of the cell table.
    public init(id: String, district: String, community: String, place: Place, residents: Int, households: Int) {
        self.id = id
        self.district = district
        self.community = community
        self.place = place
        self.residents = residents
        self.households = households
    }
}

/// What a city's cells and households are made of.
public struct GeographyPlan: Sendable {
    /// Where the cells come from.
    public enum Origin: Sendable {
        /// Cells drawn inside districts, with exact totals.
        case generated(districts: [DistrictRow], people: Int, communities: Int, cells: Int, concentration: Double)
        /// Cells as a table lists them.
        case table([CellRow])
    }

    /// Where the cells come from.
    ///
    /// `concentration` is the exponent of the distance from a district's centre: 0.5 spreads cells evenly over its
    /// disc, more crowds them towards the centre.
    public var origin: Origin
    /// Relative frequency of households of one person, two, and so on.
    public var householdSizeWeights: [Double]
    /// The mean household size that generated cells are given; a table of cells has its own.
    public var meanHouseholdSize: Double
    /// The seed of everything drawn for the geography: all replications share one city.
    public var seed: UInt64
    /// How many streets the communities of generated cells are grouped into; 0 makes each district one street.
    public var streets = 0
    /// Which households are set apart.
    public var people = PeoplePlan()
    /// The outlines of districts that maps show; those that have none are shown by the hull of their cells.
    public var outlines: [DistrictOutline] = []

    /// Creates the plan of the city's places and people.
    public init(origin: Origin, householdSizeWeights: [Double], meanHouseholdSize: Double, seed: UInt64) {
        self.origin = origin
        self.householdSizeWeights = householdSizeWeights
        self.meanHouseholdSize = meanHouseholdSize
        self.seed = seed
    }
}

extension GeographyPlan {
    /// The middle of its cells, or of its districts where cells are drawn inside them.
    var centre: Place {
        switch origin {
        case .table(let rows): Place.mean(of: rows.map(\.place))
        case .generated(let districts, _, _, _, _): Place.mean(of: districts.map(\.centre))
        }
    }

    /// The names of its districts, in the order in which they first appear.
    public var districtNames: [String] {
        switch origin {
        case .table(let rows):
            var seen: Set<String> = []
            return rows.map(\.district).filter { seen.insert($0).inserted }
        case .generated(let districts, _, _, _, _): return districts.map(\.id)
        }
    }

    /// The names of its districts, streets and travel zones.
    public var zoneNames: Set<String> {
        switch origin {
        case .table(let rows): Set(rows.map(\.district) + rows.compactMap(\.street) + rows.compactMap(\.travelZone))
        case .generated(let districts, _, _, _, _):
            // The streets of a district are numbered; there are never more than streets in all.
            Set(districts.map(\.id) + districts.flatMap { row in (0..<streets).map { "\(row.id)-s\($0 + 1)" } })
        }
    }
}
