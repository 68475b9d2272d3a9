/// What a planner wants of a run as a whole; each nil where nothing is wanted.
///
/// Reports set figures beside it; nothing in a run depends on it.
public struct TargetsPlan: Codable, Hashable, Sendable {
    /// The least fill rate by weight.
    public var fillRate: Double?
    /// The least share of orders on time and in full.
    public var onTimeInFull: Double?
    /// The longest mean order-to-door time, in hours.
    public var orderToDoorHours: Double?
    /// The largest share of their need that people may go without.
    public var unmetShare: Double?

    /// No targets.
    public init() {}

    enum CodingKeys: String, CodingKey {
        case fillRate = "fill_rate"
        case onTimeInFull = "on_time_in_full"
        case orderToDoorHours = "order_to_door_hours"
        case unmetShare = "unmet_share"
    }
}
