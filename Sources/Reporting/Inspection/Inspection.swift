public import Foundation

/// What a city is made of, and its capacities against its needs, before anything is simulated.
///
/// A ratio is capacity over need. How each is worked out is described in `Docs/reference/outputs.md`.
public struct Inspection: Codable, Hashable, Sendable {
    /// The version of these keys.
    public var version = 1
    /// The scenario's name.
    public var scenario: String
    /// The first day, as `2020-01-23`.
    public var start: String
    /// How many days a run simulates.
    public var days: Int
    /// The people of the city.
    public var people: Int
    /// Their households.
    public var households: Int
    /// The grid cells.
    public var cells: Int
    /// The communities.
    public var communities: Int
    /// The stores.
    public var stores: Int
    /// What sources can send, commodity by commodity.
    public var supply: [Supply]
    /// What pickers can assemble.
    public var picking: Work
    /// What buses can carry.
    public var buses: Transport
    /// What crews can hand over.
    public var crews: Work
    /// The districts, in the order of their table.
    public var districts: [DistrictLine]

    /// What sources can send of a commodity.
    public struct Supply: Codable, Hashable, Sendable {
        /// The commodity's identifier.
        public var id: String
        /// What the city eats in a day.
        public var needKilogramsPerDay: Figure
        /// What all sources can send in a day.
        public var capacityKilogramsPerDay: Figure
        /// Capacity over need.
        public var ratio: Figure
        /// Days of cover in warehouses and stores at the start.
        public var initialCoverDays: Figure
        /// The cover that the city should never go below.
        public var floorDays: Figure

        enum CodingKeys: String, CodingKey {
            case id
            case needKilogramsPerDay = "need_kg_per_day"
            case capacityKilogramsPerDay = "capacity_kg_per_day"
            case ratio
            case initialCoverDays = "initial_cover_days"
            case floorDays = "floor_days"
        }
    }

    /// Packages that can be handled in a day.
    public struct Work: Codable, Hashable, Sendable {
        /// Packages that carry the city's need of a day.
        public var neededPerDay: Figure
        /// Packages that can be handled in a day.
        public var capacityPerDay: Figure
        /// Capacity over need.
        public var ratio: Figure

        enum CodingKeys: String, CodingKey {
            case neededPerDay = "packages_needed_per_day"
            case capacityPerDay = "packages_possible_per_day"
            case ratio
        }
    }

    /// Trips that buses can make in a day.
    public struct Transport: Codable, Hashable, Sendable {
        /// Full trips that carry the city's need of a day.
        public var neededPerDay: Figure
        /// Trips that the buses can make in a day.
        public var capacityPerDay: Figure
        /// Capacity over need.
        public var ratio: Figure
        /// Hours of a full trip.
        public var hoursPerTrip: Figure
        /// Kilometres of a full trip.
        public var kilometresPerTrip: Figure
        /// Stops of a full trip.
        public var stopsPerTrip: Figure

        enum CodingKeys: String, CodingKey {
            case neededPerDay = "trips_needed_per_day"
            case capacityPerDay = "trips_possible_per_day"
            case ratio
            case hoursPerTrip = "hours_per_trip"
            case kilometresPerTrip = "km_per_trip"
            case stopsPerTrip = "stops_per_trip"
        }
    }

    /// A district and what serves it.
    public struct DistrictLine: Codable, Hashable, Sendable {
        /// Its identifier.
        public var id: String
        /// The people who live there.
        public var people: Int
        /// Their households.
        public var households: Int
        /// Its communities.
        public var communities: Int
        /// Its cells.
        public var cells: Int
        /// The stores that its depot's buses serve.
        public var stores: Int
        /// Its depot's buses.
        public var buses: Int
        /// Those on the lists of its crews.
        public var crewMembers: Int
        /// What its crews can hand over, over what its people need.
        public var crewRatio: Figure

        enum CodingKeys: String, CodingKey {
            case id, people, households, communities, cells, stores, buses
            case crewMembers = "crew_members"
            case crewRatio = "crew_ratio"
        }
    }

    /// The figures as JSON: sorted keys, the same bytes for the same city.
    public var json: Data {
        get throws { try JSONText.encode(self) }
    }
}
