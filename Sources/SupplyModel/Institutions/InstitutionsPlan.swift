/// Sites whose people are fed together: shelters, resettlement sites, homes.
///
/// Their people are beside the residents of the cells; stores' planned need does not count them.
public struct InstitutionsPlan: Sendable {
    /// A site as a table gives it.
    public struct Site: Sendable {
        /// The identifier that outputs use.
        public var id: String
        /// Where it is; a bus serves it at the gate of the nearest cell.
        public var place: Place
        /// Who is fed there.
        public var people: Int

        /// Creates a site.
        public init(id: String, place: Place, people: Int) {
            self.id = id
            self.place = place
            self.people = people
        }
    }

    /// Where the sites come from.
    public enum Origin: Sendable {
        /// Sites as a table lists them.
        case table([Site])
        /// So many sites with so many people in all, spread over the cells by residents.
        case generated(sites: Int, people: Int)
    }

    /// Where the sites come from.
    public var origin: Origin
    /// Days from one order to the next, at least 1.
    public var orderEveryDays: Int
    /// Seconds after midnight at which they order, and stores take the goods out of their stock.
    public var orderTime: Int
    /// Days of own need up to which a site orders, on hand and on its way.
    public var targetDays: Double
    /// Days of own need that a site holds at the start.
    public var initialDays: Double

    /// Creates the plan; the scenario reader has checked the ranges.
    public init(origin: Origin, orderEveryDays: Int, orderTime: Int, targetDays: Double, initialDays: Double) {
        self.origin = origin
        self.orderEveryDays = orderEveryDays
        self.orderTime = orderTime
        self.targetDays = targetDays
        self.initialDays = initialDays
    }

    /// How many sites there are.
    public var siteCount: Int {
        switch origin {
        case .table(let sites): sites.count
        case .generated(let sites, _): sites
        }
    }

    /// The same plan for a share of the city: a share of the generated sites and people, or every n-th of a table's.
    func scaled(by factor: Double) -> InstitutionsPlan {
        var plan = self
        switch origin {
        case .table(let sites):
            plan.origin = .table(
                sites.indices.filter {
                    (Double($0 + 1) * factor).rounded(.down) > (Double($0) * factor).rounded(.down)
                }.map { sites[$0] })
        case .generated(let sites, let people):
            let count = max(1, Int((Double(sites) * factor).rounded()))
            plan.origin = .generated(sites: count, people: max(count, Int((Double(people) * factor).rounded())))
        }
        return plan
    }
}
