/// Everything that a scenario says of a city and its operation, checked, before cells and households are laid out.
///
/// Each part belongs to one subsystem and is declared in that subsystem's folder. `City` is made from it.
public struct CityPlan: Sendable {
    /// The scenario's name.
    public var name: String
    /// The first simulated day; the run starts at its midnight.
    public var start: CalendarDate
    /// How many days are simulated, 1...3650.
    public var days: Int
    /// Places and people.
    public var geography: GeographyPlan
    /// The goods, 1...16.
    public var commodities: [Commodity]
    /// What group-buying sells, 1...16 kinds.
    public var packages: [PackageKind]
    /// How stock moves from sources to stores.
    public var replenishment: ReplenishmentPlan
    /// The rounds in which households order.
    public var groupBuying: GroupBuyingPlan
    /// The name of the rule that shares what is scarce between orders; one of `AllocationRules.names`.
    public var allocationRule: String
    /// The parameters of the allocation rules.
    public var allocation = AllocationPlan()
    /// The pickers.
    public var picking: PickingPlan
    /// The buses.
    public var fleet: FleetPlan
    /// The crews.
    public var handover: HandoverPlan
    /// What planners are told, and how late; at once and exactly unless the scenario says otherwise.
    public var information = InformationPlan()
    /// The public reserve; nil when there is none.
    public var reserve: ReservePlan?
    /// What is eaten in place of what has run out, first choice first.
    public var substitutions: [Substitution] = []
    /// How households take fright and want more; nil when they never do.
    public var panic: PanicPlan?
    /// How those who cannot order online are called; nil when others order for them.
    public var phone: PhonePlan?
    /// Shopping in person; nil when there is none.
    public var shopping: ShoppingPlan?
    /// Who is given vouchers; nil when nobody is.
    public var vouchers: VoucherPlan?
    /// What the operation's work costs; nil when it is not of interest.
    public var costs: CostPlan?
    /// The timeline: what changes on which day, in the order of the days.
    public var phases: [PhasePlan] = []
    /// What is given to households beside what they order.
    public var relief: ReliefPlan? = nil
    /// How medicine reaches those who need it.
    public var medicine: MedicinePlan? = nil
    /// Sites whose people are fed together.
    public var institutions: InstitutionsPlan? = nil
    /// The small stock at each gate for whoever has run out.
    public var gateBuffer: GateBufferPlan? = nil
    /// What goes wrong.
    public var shocks: [ShockPlan] = []
    /// Against what service is measured.
    public var measures = MeasuresPlan()
    /// What a planner wants of the run.
    public var targets = TargetsPlan()
    /// What was reported, to be set beside the run's own figures.
    public var checks: [CheckPlan] = []

    /// Creates a plan from its parts.
    public init(
        name: String, start: CalendarDate, days: Int, geography: GeographyPlan, commodities: [Commodity],
        packages: [PackageKind], replenishment: ReplenishmentPlan, groupBuying: GroupBuyingPlan,
        allocationRule: String, picking: PickingPlan, fleet: FleetPlan, handover: HandoverPlan
    ) {
        self.name = name
        self.start = start
        self.days = days
        self.geography = geography
        self.commodities = commodities
        self.packages = packages
        self.replenishment = replenishment
        self.groupBuying = groupBuying
        self.allocationRule = allocationRule
        self.picking = picking
        self.fleet = fleet
        self.handover = handover
    }
}
