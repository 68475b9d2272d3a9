/// The figures of a run that can be asked for by name: in a scenario's checks and in the targets of an experiment.
///
/// What each is: `FigureName+Definition.swift`; how it is computed: `Replication+FigureName.swift` of `Experiments`. Both
/// are switches over all cases, so that a new case cannot be forgotten in either.
public enum FigureName: String, CaseIterable, Sendable {
    // Service.
    /// Grams delivered in a good state over grams asked.
    case fillRate = "fill_rate"
    /// Orders of which all was delivered, in however many parts, over orders placed.
    case orderFillRate = "order_fill_rate"
    /// Orders that came whole, in one delivery, in a good state and within `measures.on_time_hours` (those that held
    /// when they were placed), over orders placed at least so long before the end.
    case onTimeInFull = "on_time_in_full"
    /// Orders placed.
    case ordersPlaced = "orders_placed"
    /// Orders closed of which something was delivered.
    case ordersDelivered = "orders_delivered"
    /// Orders closed of which nothing was delivered.
    case ordersCancelled = "orders_cancelled"
    /// Orders on their way at the end.
    case ordersOpen = "orders_open"
    /// Orders placed by a household in a day.
    case ordersPerHouseholdDay = "orders_per_household_day"
    /// Mean time from order to door, over deliveries.
    case orderToDoorMean = "order_to_door.mean"
    /// The time from order to door that half of the deliveries do not exceed.
    case orderToDoorMedian = "order_to_door.median"
    /// The time from order to door that 95 % of the deliveries do not exceed.
    case orderToDoorP95 = "order_to_door.p95"
    /// Mean time from order to door, each taken as at most `measures.restriction_hours`, with what never came as
    /// censored (product-limit estimate).
    case censoredMean = "order_to_door.censored_mean"
    /// Its median; none where half had not come when they were last seen.
    case censoredMedian = "order_to_door.censored_median"
    /// Its 95th percentile; none where 95 % had not come when they were last seen.
    case censoredP95 = "order_to_door.censored_p95"
    /// Mean hours of a delivery in a stage.
    case stageHours = "stage_hours"
    // People.
    /// Grams that people needed and did not have, over what one needs in a day.
    case unmetPersonDays = "unmet_person_days"
    /// Unmet person-days over the person-days of all who need each commodity.
    case unmetShare = "unmet_share"
    /// Households to which nothing came in the whole run.
    case neverServed = "households_never_served"
    /// The longest time from one delivery to the next at any household.
    case longestGap = "longest_gap_days"
    /// The time from one delivery to the next that 95 % of the gaps do not exceed.
    case gapP95 = "gap_p95_days"
    /// The longest time for which nothing came to any door of a cell.
    case longestCellGap = "longest_cell_gap_days"
    /// Cells to which nothing came for `measures.unserved_days` days or more.
    case cellsUnserved = "cells_unserved"
    /// Food energy of what a person ate in a day.
    case energy = "energy_kcal"
    /// Food energy that a person lacked in a day against `measures.energy_standard_kcal`: the mean over people of the
    /// shortfall of their cell.
    case energyShortfall = "energy_shortfall_kcal"
    /// Mean length of the spells for which a person was without a commodity.
    case deprivationHours = "deprivation_hours"
    /// Deprivation cost of all people, summed over spells.
    case deprivationCost = "deprivation_cost"
    // Fairness.
    /// Gini coefficient over cells of delivered over needed.
    case gini
    /// Jain's index over cells of delivered over needed: 1 when all have the same.
    case jain
    /// Theil's T over cells of delivered over needed.
    case theil
    /// The part of it that lies between districts.
    case theilBetween = "theil_between"
    /// The part of it that lies within districts.
    case theilWithin = "theil_within"
    /// What a tenth of the cells do not exceed of delivered over needed.
    case deliveredShareP10 = "delivered_share.p10"
    /// The least of any cell of delivered over needed.
    case deliveredShareMinimum = "delivered_share.minimum"
    /// Delivered over needed of a district.
    case districtDeliveredShare = "district_delivered_share"
    /// Unmet share of a district, over all commodities.
    case districtUnmetShare = "district_unmet_share"
    /// Delivered over needed of a class of households.
    case classDeliveredShare = "class_delivered_share"
    /// Unmet share of a class, over all commodities.
    case classUnmetShare = "class_unmet_share"
    /// Delivered over needed of a class over that of all others.
    case classDeliveredRatio = "class_delivered_ratio"
    /// Unmet share of a class over that of all others.
    case classUnmetRatio = "class_unmet_ratio"
    /// Gini coefficient over people of delivered over needed of those with the same traits.
    case classGini = "class_gini"
    /// Jain's index, likewise.
    case classJain = "class_jain"
    /// Theil's T, likewise.
    case classTheil = "class_theil"
    // Stock and goods.
    /// Stock of warehouses and stores over planned need, at the end of the day; over days their mean.
    case coverDays = "cover_days"
    /// The lowest cover at any moment.
    case minimumCoverDays = "min_cover_days"
    /// Time for which cover was below the floor.
    case belowFloorDays = "below_floor_days"
    /// The lowest cover of any commodity at the end of the day; over days the least.
    case autonomyDays = "autonomy_days"
    /// Asked by households.
    case askedTonnes = "asked_t"
    /// Asked by households, a day.
    case askedTonnesPerDay = "asked_t_per_day"
    /// Delivered in a good state.
    case deliveredTonnes = "delivered_t"
    /// Delivered in a good state, a day.
    case deliveredTonnesPerDay = "delivered_t_per_day"
    /// Sent by sources, and, on the first day, all initial stock.
    case receivedTonnes = "received_t"
    /// The same, a day.
    case receivedTonnesPerDay = "received_t_per_day"
    /// Spoiled anywhere.
    case spoiledTonnes = "spoiled_t"
    /// Taken out of the stores of the supermarket chains, for orders, visitors and relief.
    case chainsTonnes = "chains_t"
    /// The same, a day.
    case chainsTonnesPerDay = "chains_t_per_day"
    /// Packs that relief programmes and drives handed over.
    case reliefPacks = "relief_packs"
    /// Released from the reserve.
    case reserveReleased = "reserve_released_t"
    // Work.
    /// Hours of picking, by the day on which a batch was begun.
    case pickingHours = "picking_hours"
    /// Hours of picking over the pickers' shifts.
    case pickingUtilisation = "picking_utilisation"
    /// Bus trips.
    case trips
    /// Kilometres driven, with the way from and to the depot.
    case kilometres = "bus_km"
    /// Mass carried over the mass that trips could have carried.
    case loadFactor = "load_factor"
    /// Time on trips over the buses' shifts.
    case busUtilisation = "bus_utilisation"
    /// Trips of a bus in a day.
    case tripsPerBusDay = "trips_per_bus_day"
    /// Hours for which members who carry parcels were there.
    case crewHours = "crew_hours"
    /// Parcels handed over in such an hour.
    case parcelsPerCrewHour = "parcels_per_crew_hour"
    /// Time on rounds over those hours.
    case crewUtilisation = "crew_utilisation"
    /// Parcels handed over by a member who came, in a day.
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
    /// A relief programme or drive, or nothing for all together.
    case anyProgramme = "[.<programme>]"
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
