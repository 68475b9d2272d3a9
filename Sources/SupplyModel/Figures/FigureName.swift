/// The figures of a run that can be asked for by name: in a scenario's checks and in the targets of an experiment.
///
/// What each is: `FigureName+Definition.swift`; how it is computed: `Replication+FigureName.swift` of `Experiments`. Both
/// are switches over all cases, so that a new case cannot be forgotten in either.
public enum FigureName: String, CaseIterable, Sendable {
    // Service.
    case fillRate = "fill_rate"
    case orderFillRate = "order_fill_rate"
    case onTimeInFull = "on_time_in_full"
    case ordersPlaced = "orders_placed"
    case ordersDelivered = "orders_delivered"
    case ordersCancelled = "orders_cancelled"
    case ordersOpen = "orders_open"
    case ordersPerHouseholdDay = "orders_per_household_day"
    case orderToDoorMean = "order_to_door.mean"
    case orderToDoorMedian = "order_to_door.median"
    case orderToDoorP95 = "order_to_door.p95"
    case censoredMean = "order_to_door.censored_mean"
    case censoredMedian = "order_to_door.censored_median"
    case censoredP95 = "order_to_door.censored_p95"
    case stageHours = "stage_hours"
    // People.
    case unmetPersonDays = "unmet_person_days"
    case unmetShare = "unmet_share"
    case neverServed = "households_never_served"
    case longestGap = "longest_gap_days"
    case gapP95 = "gap_p95_days"
    case longestCellGap = "longest_cell_gap_days"
    case cellsUnserved = "cells_unserved"
    case energy = "energy_kcal"
    case energyShortfall = "energy_shortfall_kcal"
    case deprivationHours = "deprivation_hours"
    case deprivationCost = "deprivation_cost"
    // Fairness.
    case gini
    case jain
    case theil
    case theilBetween = "theil_between"
    case theilWithin = "theil_within"
    case deliveredShareP10 = "delivered_share.p10"
    case deliveredShareMinimum = "delivered_share.minimum"
    case districtDeliveredShare = "district_delivered_share"
    case districtUnmetShare = "district_unmet_share"
    case classDeliveredShare = "class_delivered_share"
    case classUnmetShare = "class_unmet_share"
    case classDeliveredRatio = "class_delivered_ratio"
    case classUnmetRatio = "class_unmet_ratio"
    case classGini = "class_gini"
    case classJain = "class_jain"
    case classTheil = "class_theil"
    // Stock and goods.
    case coverDays = "cover_days"
    case minimumCoverDays = "min_cover_days"
    case belowFloorDays = "below_floor_days"
    case autonomyDays = "autonomy_days"
    case askedTonnes = "asked_t"
    case askedTonnesPerDay = "asked_t_per_day"
    case deliveredTonnes = "delivered_t"
    case deliveredTonnesPerDay = "delivered_t_per_day"
    case receivedTonnes = "received_t"
    case receivedTonnesPerDay = "received_t_per_day"
    case spoiledTonnes = "spoiled_t"
    case chainsTonnes = "chains_t"
    case chainsTonnesPerDay = "chains_t_per_day"
    case reliefPacks = "relief_packs"
    case reserveReleased = "reserve_released_t"
    // Work.
    case pickingHours = "picking_hours"
    case pickingUtilisation = "picking_utilisation"
    case trips
    case kilometres = "bus_km"
    case loadFactor = "load_factor"
    case busUtilisation = "bus_utilisation"
    case tripsPerBusDay = "trips_per_bus_day"
    case crewHours = "crew_hours"
    case parcelsPerCrewHour = "parcels_per_crew_hour"
    case crewUtilisation = "crew_utilisation"
    case parcelsPerMemberDay = "parcels_per_member_day"
}

/// What must, or may, follow a figure's name after a dot.
public enum FigureSuffix: String, Sendable {
    /// Nothing.
    case none = ""
    /// A commodity.
    case commodity = "<commodity>"
    /// A commodity, or nothing for all together.
    case anyCommodity = "[.<commodity>]"
    /// A stage of an order.
    case stage = "<stage>"
    /// A class of households: `vulnerable`, `offline`, `low_income` or a diet.
    case householdClass = "<class>"
    /// A district.
    case district = "<district>"
}

/// What a figure is.
public struct FigureDefinition: Sendable {
    /// Its unit.
    public let unit: String
    /// What follows its name.
    public let suffix: FigureSuffix
    /// Whether it can be taken over some days of a run; if not, it is one of the whole run.
    public let isDaily: Bool
    /// Whether it is an amount that grows with the city, so that a city of half the size has half of it.
    public let growsWithCity: Bool
    /// What it is, in a sentence.
    public let text: String
}
