extension Summary {
    /// What became of the orders.
    public struct Orders: Codable, Hashable, Sendable {
        /// Placed.
        public var placed: Figure
        /// Closed, and something was delivered.
        public var delivered: Figure
        /// Closed, and nothing was delivered.
        public var cancelled: Figure
        /// On their way at the end.
        public var open: Figure
    }

    /// Hours from order to door, over deliveries.
    public struct OrderToDoor: Codable, Hashable, Sendable {
        /// The mean.
        public var mean: Figure
        /// What half of the deliveries do not exceed.
        public var median: Figure
        /// What 95 % of the deliveries do not exceed.
        public var p95: Figure
        /// The mean with what never came as censored, each time taken as at most `restrictionHours`.
        public var censoredMean: Figure
        /// The median with what never came as censored.
        public var censoredMedian: Figure
        /// The 95th percentile with what never came as censored.
        public var censoredP95: Figure
        /// Parts of orders that never came: cancelled, or on their way at the end.
        public var censored: Figure
        /// What `censoredMean` takes longer times for.
        public var restrictionHours: Figure

        enum CodingKeys: String, CodingKey {
            case mean, median, p95, censored
            case censoredMean = "censored_mean"
            case censoredMedian = "censored_median"
            case censoredP95 = "censored_p95"
            case restrictionHours = "restriction_hours"
        }
    }

    /// The goods of one commodity.
    public struct Goods: Codable, Hashable, Sendable {
        /// Asked by households.
        public var askedKilograms: Figure
        /// Delivered in a good state.
        public var deliveredKilograms: Figure
        /// Delivered over asked.
        public var fillRate: Figure
        /// Eaten.
        public var eatenKilograms: Figure
        /// Sent by sources, with what warehouses, stores and pantries held at the start.
        public var receivedKilograms: Figure
        /// Spoiled anywhere.
        public var spoiledKilograms: Figure
        /// Spoiled in warehouses and stores.
        public var spoiledInStockKilograms: Figure
        /// Spoiled in parcels on their way.
        public var spoiledInParcelsKilograms: Figure
        /// Person-days without.
        public var unmetPersonDays: Figure
        /// Those over all person-days.
        public var unmetShare: Figure
        /// The cover below which the city's stock breaks its floor.
        public var floorDays: Figure
        /// The lowest cover at any moment.
        public var minimumCoverDays: Figure
        /// Days, in all, below the floor.
        public var belowFloorDays: Figure
        /// What is left at the end, pantries included, in days of need.
        public var daysLeft: Figure

        enum CodingKeys: String, CodingKey {
            case askedKilograms = "asked_kg"
            case deliveredKilograms = "delivered_kg"
            case fillRate = "fill_rate"
            case eatenKilograms = "eaten_kg"
            case receivedKilograms = "received_kg"
            case spoiledKilograms = "spoiled_kg"
            case spoiledInStockKilograms = "spoiled_in_stock_kg"
            case spoiledInParcelsKilograms = "spoiled_in_parcels_kg"
            case unmetPersonDays = "unmet_person_days"
            case unmetShare = "unmet_share"
            case floorDays = "floor_days"
            case minimumCoverDays = "min_cover_days"
            case belowFloorDays = "below_floor_days"
            case daysLeft = "days_left"
        }
    }

    /// How evenly cells were served: figures of delivered over needed, by weight, by cell.
    public struct Fairness: Codable, Hashable, Sendable {
        /// The Gini coefficient.
        public var gini: Figure
        /// Jain's index.
        public var jain: Figure
        /// Theil's T.
        public var theil: Figure
        /// The part of it between districts.
        public var theilBetween: Figure
        /// The part of it within districts.
        public var theilWithin: Figure
        /// What a tenth of the cells do not exceed.
        public var p10: Figure
        /// The least.
        public var minimum: Figure
        /// The Gini coefficient over people, each with what those of the same traits had; absent where nobody is set apart.
        public var classGini: Figure?
        /// Jain's index, likewise.
        public var classJain: Figure?
        /// Theil's T, likewise.
        public var classTheil: Figure?

        enum CodingKeys: String, CodingKey {
            case gini, jain, theil, p10, minimum
            case theilBetween = "theil_between"
            case theilWithin = "theil_within"
            case classGini = "class_gini"
            case classJain = "class_jain"
            case classTheil = "class_theil"
        }
    }

    /// A community that went without.
    public struct WorstCommunity: Codable, Hashable, Sendable {
        /// Its identifier.
        public var id: String
        /// Its district.
        public var district: String
        /// The people who live there.
        public var people: Int
        /// Person-days without over the person-days of all who need each commodity.
        public var unmetShare: Figure

        enum CodingKeys: String, CodingKey {
            case id, district, people
            case unmetShare = "unmet_share"
        }
    }

    /// What the buses did.
    public struct Buses: Codable, Hashable, Sendable {
        /// Trips.
        public var trips: Figure
        /// Kilometres.
        public var kilometres: Figure
        /// Mass carried over the mass that the trips could have carried.
        public var loadFactor: Figure
        /// Time on trips over the time of the shifts.
        public var utilisation: Figure

        enum CodingKeys: String, CodingKey {
            case trips
            case kilometres = "km"
            case loadFactor = "load_factor"
            case utilisation
        }
    }

    /// What the crews did.
    public struct Crew: Codable, Hashable, Sendable {
        /// Hours for which members who carry parcels were there.
        public var hours: Figure
        /// Parcels handed over in such an hour.
        public var parcelsPerHour: Figure
        /// Time on rounds over those hours.
        public var utilisation: Figure

        enum CodingKeys: String, CodingKey {
            case hours
            case parcelsPerHour = "parcels_per_hour"
            case utilisation
        }
    }

    /// Ratios to set beside what was reported.
    public struct Ratios: Codable, Hashable, Sendable {
        /// Orders that a household places in a day.
        public var ordersPerHouseholdDay: Figure
        /// Trips that a bus makes in a day.
        public var tripsPerBusDay: Figure
        /// Parcels that a member who came to carry parcels hands over in a day.
        public var parcelsPerMemberDay: Figure

        enum CodingKeys: String, CodingKey {
            case ordersPerHouseholdDay = "orders_per_household_day"
            case tripsPerBusDay = "trips_per_bus_day"
            case parcelsPerMemberDay = "parcels_per_member_day"
        }
    }

    /// The count of all goods at the end of every day; sums over the replications.
    public struct GoodsCount: Codable, Hashable, Sendable {
        /// Whether every count found every gram.
        public var exact: Bool
        /// Grams that came in.
        public var gramsIn: Int64
        /// Grams found at the end of the run: somewhere, eaten or spoiled.
        public var gramsAccounted: Int64
        /// How many days were checked.
        public var daysChecked: Int

        enum CodingKeys: String, CodingKey {
            case exact
            case gramsIn = "grams_in"
            case gramsAccounted = "grams_accounted"
            case daysChecked = "days_checked"
        }
    }
}
