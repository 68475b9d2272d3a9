public import SupplyModel

/// All that the report of a run needs: `report.json`, from which `report.html` is drawn in any language.
///
/// It is worked out once from the results, so that the page can be drawn anew long after the run.
public struct RunReport: Codable, Sendable {
    /// The version of these keys.
    public static let version = 1

    /// A commodity's cover at the end of each day.
    public struct Cover: Codable, Sendable {
        /// The commodity.
        public var id: String
        /// The days of cover at which it is ordered.
        public var floorDays: Figure
        /// The mean over the replications.
        public var mean: [Figure]
        /// The lowest of them.
        public var lowest: [Figure]
        /// The highest of them.
        public var highest: [Figure]

        enum CodingKeys: String, CodingKey {
            case id, mean, lowest, highest
            case floorDays = "floor_days"
        }
    }

    /// What is told of each day.
    public struct Days: Codable, Sendable {
        /// Orders placed.
        public var placed: [Figure]
        /// Orders closed of which something was delivered.
        public var delivered: [Figure]
        /// Orders placed on the day of which all was delivered, that day or later.
        public var filled: [Figure]
        /// Orders closed of which nothing was delivered.
        public var cancelled: [Figure]
        /// Tonnes asked for.
        public var askedTonnes: [Figure]
        /// Tonnes that came to the doors in a good state.
        public var deliveredTonnes: [Figure]
        /// Mean hours of the day's deliveries by stage, in the order of the stages.
        public var stageHours: [[Figure]]
        /// Mean hours of the day's deliveries.
        public var orderToDoorHours: [Figure]
        /// The share of need that was missing.
        public var unmetShare: [Figure]
        /// Buses at work in each hour: `[day][hour]`.
        public var buses: [[Figure]]
        /// Crew members at work in each hour.
        public var members: [[Figure]]

        enum CodingKeys: String, CodingKey {
            case placed, delivered, filled, cancelled, buses, members
            case askedTonnes = "asked_t"
            case deliveredTonnes = "delivered_t"
            case stageHours = "stage_hours"
            case orderToDoorHours = "order_to_door_hours"
            case unmetShare = "unmet_share"
        }
    }

    /// How long deliveries took.
    public struct Door: Codable, Sendable {
        /// The width of an interval, in hours; the first begins at 0.
        public var binHours: Figure
        /// The share of the deliveries in each.
        public var shares: [Figure]
        /// The share that took longer.
        public var beyond: Figure

        enum CodingKeys: String, CodingKey {
            case shares, beyond
            case binHours = "bin_hours"
        }
    }

    /// What spoiled of a commodity.
    public struct Spoiled: Codable, Sendable {
        /// The commodity.
        public var id: String
        /// Tonnes by place, in the order of `SpoilagePlace`.
        public var tonnes: [Figure]
    }

    /// A shock that comes at random times.
    public struct RandomShock: Codable, Sendable {
        /// Its name.
        public var id: String
        /// Mean days from the end of one to the start of the next.
        public var meanDaysBetween: Figure

        enum CodingKeys: String, CodingKey {
            case id
            case meanDaysBetween = "mean_days_between"
        }
    }

    /// The version of these keys, as written.
    public var version: Int
    /// What the report is of: `run`.
    public var kind: String
    /// The figures.
    public var summary: Summary
    /// Whether residents collect at gates in some phase.
    public var hasGates: Bool
    /// Person-days over which the share of missing need is taken, over all commodities.
    public var personDays: Figure
    /// The commodities that people need, in the scenario's order.
    public var cover: [Cover]
    /// The days.
    public var daily: Days
    /// How long deliveries took.
    public var door: Door
    /// What spoiled where.
    public var spoiled: [Spoiled]
    /// The Lorenz curve of delivered over needed by cell, at shares of the cells that lie as far apart; over several
    /// replications the mean of theirs.
    public var lorenz: [Figure]
    /// The phases, and the shocks as they came in the first replication.
    public var marks: [TimeMark]
    /// The shocks that have no date.
    public var randomShocks: [RandomShock]
    /// How many times shocks came beyond those that are marked.
    public var unmarkedShocks: Int?
    /// What the scenario wants of the run.
    public var targets: TargetsPlan?
    /// The map of the cells; nil when they were not recorded.
    public var map: MapReplay?
    /// Where the scenario's figures come from.
    public var notes: [ScenarioNote]

    enum CodingKeys: String, CodingKey {
        case version, kind, summary, cover, daily, door, spoiled, lorenz, marks, map, notes, targets
        case hasGates = "has_gates"
        case personDays = "person_days"
        case randomShocks = "random_shocks"
        case unmarkedShocks = "unmarked_shocks"
    }
}
