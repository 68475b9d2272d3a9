/// The figures of a run: `summary.json`, version 1.
///
/// Each key is described in `Docs/reference/outputs.md`, each figure with its formula in `Docs/reference/metrics.md`.
/// With several replications a figure is the mean over them.
public struct Summary: Codable, Hashable, Sendable {
    /// The version of these keys.
    public static let version = 1

    /// The version of these keys, as written.
    public var version: Int
    /// The program and its version.
    public var program: String
    /// The scenario's name.
    public var scenario: String
    /// The values set in place of the scenario's.
    public var settings: [String]
    /// The share of the city that was kept.
    public var scale: Double
    /// The seed of the series.
    public var seed: UInt64
    /// How many replications the figures rest on.
    public var replications: Int
    /// How many replications were asked for; more when the run was interrupted.
    public var replicationsAsked: Int
    /// How closely a figure was wanted and is known; absent where the number of replications was given.
    public var precision: PrecisionSummary?
    /// The first day, as `2020-01-23`.
    public var start: String
    /// How many days were simulated.
    public var days: Int
    /// The people of the city.
    public var people: Int
    /// Their households.
    public var households: Int
    /// The grid cells.
    public var cells: Int
    /// The communities.
    public var communities: Int
    /// The districts.
    public var districts: Int
    /// The stores.
    public var stores: Int
    /// What became of the orders.
    public var orders: Orders
    /// Grams delivered in a good state over grams asked, with the 95 % interval of the mean: null with one replication.
    public var fillRate: IntervalValue
    /// How late deliveries were.
    public var orderToDoorHours: OrderToDoor
    /// Orders against their promise.
    public var service: Service
    /// The mean hours of a delivery in each stage, by the stage's name.
    public var stageHours: [String: Figure]
    /// The stage in which deliveries spent most time; `none` when nothing was delivered.
    public var bottleneck: String
    /// The goods, by the commodity's identifier.
    public var commodities: [String: Goods]
    /// Person-days without, over all commodities.
    public var unmetPersonDays: Figure
    /// How long households and cells went from one delivery to the next.
    public var gaps: Gaps
    /// Food energy; absent where the scenario gives none.
    public var energy: Energy?
    /// What being without cost, by commodity; absent where the scenario prices none.
    public var deprivation: [String: Deprivation]?
    /// How evenly cells were served.
    public var fairness: Fairness
    /// Those who are set apart, by the name of the class; absent where nobody is.
    public var classes: [String: Group]?
    /// The districts.
    public var byDistrict: [DistrictFigures]
    /// The lowest cover of any commodity at the end of any day.
    public var autonomyDays: Figure
    /// What the pickers did.
    public var picking: Picking
    /// The communities that went without the largest share of their need, worst first; at most three.
    public var worstCommunities: [WorstCommunity]
    /// What the buses did.
    public var buses: Buses
    /// What the buses did and suffered beyond trips; absent where `fleet` is the plainest.
    public var fleet: Fleet?
    /// What the crews did.
    public var crew: Crew
    /// What stores granted by class; nil when the scenario names no classes, substitutes or closed stores.
    public var allocation: Allocation?
    /// What the crews signed for and worked; absent where nothing but attendance is in the scenario.
    public var staffing: Staffing?
    /// The gates where residents collect; absent where there are none.
    public var gates: Gates?
    /// Ratios to set beside what was reported.
    public var ratios: Ratios
    /// Warehouses and stores; nil when the scenario asks no more of them than floors and targets.
    public var stock: Stock?
    /// The public reserve by commodity; nil when there is none.
    public var reserve: [String: Reserve]?
    /// How those who cannot order online were called; nil when nobody calls.
    public var phone: Phone?
    /// Whose orders nobody took, and whose waited; nil without such rules of ordering.
    public var rounds: Rounds?
    /// How long households wanted more than usual; nil without a panic.
    public var panic: Panic?
    /// Shopping in person; nil when there is none.
    public var shopping: Shopping?
    /// What was eaten in place of what had run out, by the commodity's identifier; nil when nothing is.
    public var substitution: [String: Substituted]?
    /// What households paid; nil when nothing has a price.
    public var spending: Spending?
    /// What the work cost; nil when nobody asks.
    public var costs: Costs?
    /// Relief programmes by their identifier, when there are any.
    public var relief: [String: Relief]?
    /// Medicine, when it is on.
    public var medicine: Medicine?
    /// Institutional sites, when there are any.
    public var institutions: Institutions?
    /// The buffers at the gates, when there are any.
    public var gateBuffer: GateBuffers?
    /// The count of all goods.
    public var conservation: GoodsCount
    /// What was observed of the real city, beside the run's own figures; absent where the scenario has no checks.
    public var checks: [Check]?
    /// The 95 % interval of every figure's mean, by the figure's path; empty with one replication.
    public var intervals: [String: IntervalEnds]

    enum CodingKeys: String, CodingKey {
        case version, program, scenario, settings, scale, seed, replications
        case replicationsAsked = "replications_asked"
        case precision, start, days, people, households, cells, communities, districts, stores, orders
        case fillRate = "fill_rate"
        case service
        case orderToDoorHours = "order_to_door_hours"
        case stageHours = "stage_hours"
        case bottleneck, commodities
        case unmetPersonDays = "unmet_person_days"
        case gaps, energy, deprivation, fairness, classes
        case byDistrict = "by_district"
        case autonomyDays = "autonomy_days"
        case picking, checks
        case worstCommunities = "worst_communities"
        case phone, rounds, panic, shopping, substitution, spending, costs
        case buses, fleet, crew, allocation, staffing, gates, ratios, stock, reserve, relief, medicine, institutions
        case gateBuffer = "gate_buffer"
        case conservation, intervals
    }
}
