public import Stochastics

/// What the way from a supplier to a node can carry, and how.
public struct LanePlan: Sendable {
    /// The faster way that is taken while cover is low.
    public struct Expediting: Sendable {
        /// Below this cover of stock on hand alone, a node's goods come the faster way.
        public var belowCoverDays: Double
        /// Hours that the faster way takes.
        public var leadTimeHours: Distribution

        /// Creates a faster way.
        public init(belowCoverDays: Double, leadTimeHours: Distribution) {
            self.belowCoverDays = belowCoverDays
            self.leadTimeHours = leadTimeHours
        }
    }

    /// The most that it carries to one node in a day, all commodities together; nil for any amount.
    public var capacityPerDay: Grams?
    /// What a truck holds; nil when trucks are not counted.
    public var truckLoad: Grams?
    /// Whether only full trucks go, so that what does not fill one stays where it is.
    public var sendsFullTrucksOnly = false
    /// The faster way, if there is one.
    public var expediting: Expediting?

    /// A way that carries all there is.
    public init() {}

    /// Cuts what would go to one node, commodity by commodity, to what the lane still carries today and to full trucks.
    ///
    /// Where the lane carries less, each commodity keeps its share, to the gram; what does not fill a truck is left from
    /// the last commodities first.
    ///
    /// - Parameter carried: grams that went this way earlier today.
    /// - Returns: the trucks that it takes.
    func cut(_ grants: inout [Int64], carried: Int64) -> Int {
        var total = grants.reduce(0, +)
        if let capacity = capacityPerDay, total > max(0, capacity.count - carried) {
            let room = max(0, capacity.count - carried)
            let parts = grants
            var left = room
            for index in grants.indices {
                grants[index] = min(parts[index], Int64(Double(room) * (Double(parts[index]) / Double(total))), left)
                left -= grants[index]
            }
            for index in grants.indices where left > 0 {
                let more = min(left, parts[index] - grants[index])
                grants[index] += more
                left -= more
            }
            total = room
        }
        guard let load = truckLoad?.count, load > 0, total > 0 else { return 0 }
        guard sendsFullTrucksOnly else { return Int((total + load - 1) / load) }
        var surplus = total % load
        for index in grants.indices.reversed() where surplus > 0 {
            let cut = min(surplus, grants[index])
            grants[index] -= cut
            surplus -= cut
        }
        return Int(total / load)
    }
}

/// How a source's daily capacity grows or shrinks over the days: in a straight line between two days, even outside.
public struct CapacityRamp: Sendable, Hashable {
    /// The day, counted from the first simulated one, up to which the first share holds.
    public var firstDay: Int
    /// The day from which the last share holds, after `firstDay`.
    public var lastDay: Int
    /// The share of capacity until the first day.
    public var firstShare: Double
    /// The share of capacity from the last day on.
    public var lastShare: Double

    /// Creates a ramp.
    public init(firstDay: Int, lastDay: Int, firstShare: Double, lastShare: Double) {
        self.firstDay = firstDay
        self.lastDay = lastDay
        self.firstShare = firstShare
        self.lastShare = lastShare
    }

    /// The share of capacity on a day.
    func share(on day: Int) -> Double {
        if day <= firstDay { return firstShare }
        if day >= lastDay { return lastShare }
        return firstShare + (lastShare - firstShare) * Double(day - firstDay) / Double(lastDay - firstDay)
    }
}
