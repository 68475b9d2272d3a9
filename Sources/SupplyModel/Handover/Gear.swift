import Stochastics

/// The protective gear of the crews, and who stays away for want of it.
///
/// On each day supplies come, those at work need `setsPerDay` each, and where there is less the share without gear is
/// `1 - stock / need`. Of the listed members `leavingShare` times that share leaves from the next day on; where nobody
/// is without, `returningShare` of those who left comes back. Numbers are rounded at random, so that small crews lose
/// members at the same rate as large ones.
struct Gear: Sendable {
    private var plan: GearPlan
    private let random: RandomSource
    /// Sets in stock: one number for each community, or one for the city.
    private var stock: [Int]
    /// Listed members of each community who have left.
    private(set) var away: [Int]

    init(plan: GearPlan, members: [Int], random: RandomSource) {
        self.plan = plan
        self.random = random
        let held = members.map { Int((Double($0) * plan.initialSets).rounded()) }
        stock = plan.keeper == .city ? [held.reduce(0, +)] : held
        away = Array(repeating: 0, count: members.count)
    }

    /// Takes over the numbers of a phase; stock stays, and who keeps it.
    mutating func adopt(_ plan: GearPlan) {
        let keeper = self.plan.keeper
        self.plan = plan
        self.plan.keeper = keeper
    }

    /// Sets in stock, in all.
    var total: Int { stock.reduce(0, +) }

    /// Lets a day pass.
    ///
    /// - Parameters:
    ///   - members: those on each community's list.
    ///   - present: those at work.
    /// - Returns: sets used, and sets that were missing.
    mutating func pass(_ day: Int, members: [Int], present: [Int]) -> (used: Int, missing: Int) {
        let need = present.map { Int((Double($0) * plan.setsPerDay).rounded()) }
        let isShared = plan.keeper == .city
        if isShared {
            stock[0] += plan.supplyPerDay
        } else if members.contains(where: { $0 > 0 }) {
            for (community, sets) in apportion(plan.supplyPerDay, by: members.map(Double.init)).enumerated() {
                stock[community] += sets
            }
        }
        let needs = isShared ? [need.reduce(0, +)] : need
        var (used, missing) = (0, 0)
        let shareWithout = needs.indices.map { index in
            let worn = min(stock[index], needs[index])
            stock[index] -= worn
            used += worn
            missing += needs[index] - worn
            return needs[index] > 0 ? 1 - Double(worn) / Double(needs[index]) : 0
        }
        for community in members.indices {
            move(in: community, listed: members[community], without: shareWithout[isShared ? 0 : community], on: day)
        }
        return (used, missing)
    }

    private mutating func move(in community: Int, listed: Int, without share: Double, on day: Int) {
        let active = max(0, listed - away[community])
        let chance = random.uniform(.gearAttrition, entity: UInt32(community), index: UInt32(day))
        if share > 0 {
            away[community] += min(active, Int(Double(active) * share * plan.leavingShare + chance))
        } else if away[community] > 0 {
            away[community] -= min(away[community], Int(Double(away[community]) * plan.returningShare + chance))
        }
    }
}
