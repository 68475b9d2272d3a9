public import Stochastics

extension FleetPlan {
    /// Whom a bus may serve.
    public enum Assignment: String, CaseIterable, Sendable {
        /// One store, or a few neighbours where a depot has fewer buses than stores.
        case store
        /// All stores of its depot's district.
        case district
        /// All stores of the city.
        case city
    }

    /// When a bus is sent to a store.
    public enum Dispatch: String, CaseIterable, Sendable {
        /// When there is a full load, or the oldest batch has waited long enough.
        case fullLoadOrOldestWait = "full_load_or_oldest_wait"
        /// When there is a full load.
        case fullLoad = "full_load"
        /// When the oldest batch has waited long enough.
        case oldestWait = "oldest_wait"
        /// At fixed times of day, whatever there is.
        case waves
    }

    /// Which of the stores that are due is served first.
    public enum NextStore: String, CaseIterable, Sendable {
        /// The one whose oldest batch has waited longest.
        case oldestWait = "oldest_wait"
        /// The one with the largest mass at its door.
        case mostWaiting = "most_waiting"
    }

    /// How the stops of a trip are chosen.
    public enum Routes: String, CaseIterable, Sendable {
        /// The route grows from the oldest batch; nothing else is planned.
        case sequentialSavings = "sequential-savings"
        /// The oldest batch alone.
        case direct
        /// All that waits at the store is planned by sweep, and the oldest batch's route is driven.
        case sweep
        /// Likewise by savings.
        case savings
        /// Likewise by savings, local search, and ruin and recreate.
        case savingsLocalSearch = "savings-local-search"

        /// The method that plans all that waits; nil where only one route is made.
        var method: RoutingMethod? { RoutingMethod(rawValue: rawValue) }
    }

    /// Breakdowns on the road and their repair.
    public struct Breakdowns: Sendable {
        /// What becomes of the load of a bus that has broken down.
        public enum Recovery: String, CaseIterable, Sendable {
            /// It waits on the bus until that is repaired.
            case repair
            /// It waits until another bus of the pool comes and takes it over, or the repair is done before.
            case replacement
        }

        /// The mean of the exponential driving time from one breakdown to the next, in hours, above 0.
        public var meanHoursBetween: Double
        /// Hours from a breakdown until the bus drives on.
        public var repairHours: Distribution
        /// What becomes of the load.
        public var recovery: Recovery

        /// Creates the plan of breakdowns.
        public init(meanHoursBetween: Double, repairHours: Distribution, recovery: Recovery) {
            self.meanHoursBetween = meanHoursBetween
            self.repairHours = repairHours
            self.recovery = recovery
        }
    }

    /// The way from one zone to another; zones are districts, streets and travel zones.
    public struct ZonePair: Sendable {
        /// The zone where the way begins.
        public var from: String
        /// The zone where it ends.
        public var to: String
        /// Its length by road.
        public var kilometres: Double
        /// How long it takes at any hour; nil when it is driven at the speed of the hour.
        public var minutes: Double?

        /// Creates a way.
        public init(from: String, to: String, kilometres: Double, minutes: Double?) {
            self.from = from
            self.to = to
            self.kilometres = kilometres
            self.minutes = minutes
        }
    }

    /// Whether anything is switched on that the summary's section on the fleet tells of.
    fileprivate var reportsDetail: Bool {
        wantsDetail || breakdowns != nil || gateHours != nil || bordersAreClosed || maximumTripHours != nil
            || assignment != .district || dispatch != .fullLoadOrOldestWait || routes != .sequentialSavings
            || nextStore != .oldestWait || !travel.isEmpty
    }
}

extension CityPlan {
    /// Whether anything is switched on, at the start or in some phase, that the summary's section on the fleet tells of.
    public var reportsFleetDetail: Bool { isEver(\.fleet.reportsDetail) || geography.hasGateHours }
}

extension GeographyPlan {
    /// Whether some gate has hours of its own.
    fileprivate var hasGateHours: Bool {
        if case .table(let rows) = origin { return rows.contains { $0.gateHours != nil } }
        return false
    }
}
