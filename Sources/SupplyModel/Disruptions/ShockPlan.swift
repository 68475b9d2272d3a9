public import Stochastics

/// Something that goes wrong for a while: what, where, when and how badly.
public struct ShockPlan: Hashable, Sendable {
    /// What goes wrong; each kind says what its size is a share of.
    public enum Kind: String, CaseIterable, Sendable {
        /// Sources lose the share `size` of their daily capacity.
        case sourceDown = "source_down"
        /// Lead times from sources, or to stores, are longer by `size` times themselves.
        case laneSlow = "lane_slow"
        /// Lanes carry less by the share `size`; what is on its way comes in.
        case laneClosed = "lane_closed"
        /// The share `size` of the stores neither allocates nor picks.
        case storeClosed = "store_closed"
        /// The share `size` of what warehouses or stores hold cold spoils when it starts.
        case coldStoreFailed = "cold_store_failed"
        /// The share `size` of the buses is gone.
        case busesGone = "buses_gone"
        /// The share `size` of crew members who would have come stays away.
        case crewsAbsent = "crews_absent"
        /// Households want to hold more by `size` times what they want.
        case demandSurge = "demand_surge"
        /// No trip crosses a district's border.
        case borderClosed = "border_closed"
        /// The share `size` of households cannot order online.
        case orderingDown = "ordering_down"
        /// In the share `size` of communities the manager is inert: the crew stays as it is, whatever the staffing policy.
        case managerInert = "manager_inert"
    }

    /// When it starts.
    public enum Occurrence: Hashable, Sendable {
        /// Once, at a second of a day counted from the first simulated one.
        case at(day: Int, second: Int)
        /// Again and again, an exponential time after the end of the last.
        case random(meanDaysBetween: Double)
    }

    /// Where; everywhere when all are empty.
    public struct Place: Hashable, Sendable {
        /// Districts by identifier.
        public var districts: [String] = []
        /// Sources by identifier.
        public var sources: [String] = []
        /// Chains by identifier: their warehouses, and the stores that they supply.
        public var chains: [String] = []
        /// Stores by identifier.
        public var stores: [String] = []
        /// Lanes by name: a source and a chain, or a chain and a store, with a slash between them.
        public var lanes: [String] = []

        /// Everywhere.
        public init() {}
    }

    /// The identifier that outputs use.
    public var id: String
    /// What goes wrong.
    public var kind: Kind
    /// Where.
    public var place: Place
    /// How badly; 0 is not at all, and shares are at most 1.
    public var size: Double
    /// When.
    public var occurrence: Occurrence
    /// Hours that it lasts.
    public var durationHours: Distribution
    /// The goods that sources lack, by identifier; all when empty.
    public var commodities: [String] = []

    /// Creates a shock.
    public init(
        id: String, kind: Kind, place: Place, size: Double, occurrence: Occurrence, durationHours: Distribution
    ) {
        self.id = id
        self.kind = kind
        self.place = place
        self.size = size
        self.occurrence = occurrence
        self.durationHours = durationHours
    }
}

extension CityPlan {
    /// Whether something of a kind can go wrong at all.
    public func hasShock(_ kind: ShockPlan.Kind) -> Bool { shocks.contains { $0.kind == kind && $0.size > 0 } }
}
