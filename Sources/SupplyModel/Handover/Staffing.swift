import Stochastics

/// Redraws the crews' lists: members move between the communities of a pool, and none is lost or made.
///
/// A plan has three steps. Each community asks for its minimum. Then, by backlog, it asks for as many members more as
/// would do in one day the work that was last reported, if as many come as were last signed in. In both steps the
/// allocation rule decides where there are too few. What is left goes to the communities by residents (largest
/// remainder), so that by population the second step is void.
struct Staffing: Sendable {
    /// What is known of a community when a plan is made.
    struct Reported: BitwiseCopyable {
        /// Parcels to hand over: those that wait, and those that came since the day before.
        var parcels: Int64 = 0
        /// Members who were last signed in to carry; 0 when none ever was.
        var signedIn: Int64 = 0
    }

    private(set) var plan: StaffingPlan
    private var rule: any AllocationRule
    /// The communities that share members.
    private(set) var pools: [[Int]]
    private let residents: [Int]
    private let households: [Int]
    private let minimum: [Int]

    private let random: RandomSource

    init(city: City, random: RandomSource) {
        self.random = random
        plan = city.plan.handover.staffing
        guard let rule = AllocationRules.named(plan.allocationRule) else {
            preconditionFailure("there is no allocation rule '\(plan.allocationRule)'")
        }
        self.rule = rule
        let communities = city.geography.communities
        let plan = plan
        switch plan.pool {
        case .street: pools = city.geography.streets.map { Array($0.communities) }
        case .district:
            pools = city.geography.districts.indices.map { district in
                communities.indices.filter { communities[$0].district.index == district }
            }
        case .city: pools = [Array(communities.indices)]
        }
        residents = communities.map(\.residents)
        households = communities.map { community in
            city.geography.cells[community.cells].reduce(0) { $0 + $1.households.count }
        }
        minimum = communities.map { max(plan.minimumPerCommunity, plan.minimumPerCell * $0.cells.count) }
    }

    /// Whether a plan is made on a day.
    func isDue(on day: Int) -> Bool { plan.rule != .fixed && day % plan.everyDays == 0 }

    /// Members that the reported work keeps busy for a day.
    ///
    /// - Parameters:
    ///   - parcelSeconds: how long a member takes for a parcel, the way to the gate included.
    ///   - dutySeconds: what one listed member works in a day on average when all on duty come.
    ///   - onDuty: carriers on duty when all come.
    static func membersAsked(
        _ reported: Reported, parcelSeconds: Double, dutySeconds: Double, onDuty: Double
    ) -> Int {
        guard reported.parcels > 0, dutySeconds > 0 else { return 0 }
        let isKnown = reported.signedIn > 0 && onDuty > 0
        let attendance = isKnown ? min(1, max(0.05, Double(reported.signedIn) / onDuty)) : 1
        return Int((Double(reported.parcels) * parcelSeconds / (dutySeconds * attendance)).rounded(.up))
    }

    /// What a community claims that has got some members already; its cover is what it has for each resident.
    private func claim(_ asked: Int, of community: Int, having members: Int, on day: Int) -> AllocationClaim {
        var claim = AllocationClaim(asked: Int64(max(0, asked)))
        claim.id = UInt32(community)
        claim.persons = UInt32(max(1, residents[community]))
        claim.households = UInt32(max(1, households[community]))
        claim.coverPerUnit = max(1, 1_000_000_000 / Int64(max(1, residents[community])))
        claim.cover = Int64(members) * claim.coverPerUnit
        claim.ticket = random.bits(.staffingTicket, entity: UInt32(community), index: UInt32(day))
        return claim
    }

    /// Shares the members of a pool anew.
    ///
    /// - Parameters:
    ///   - pool: the communities that take part, with at least one resident.
    ///   - available: the members to share.
    ///   - asked: for each community of the pool, what its work asks for.
    /// - Returns: the members of each; they sum to `available`.
    mutating func share(_ available: Int, among pool: [Int], asked: [Int], on day: Int) -> [Int] {
        var grants = Array(repeating: Int64(0), count: pool.count)
        let minimums = pool.map { claim(minimum[$0], of: $0, having: 0, on: day) }
        rule.allocate(Int64(available), among: minimums, into: &grants)
        var members = grants.map { Int($0) }
        if plan.rule == .byBacklog {
            let claims = pool.indices.map { index in
                claim(asked[index] - members[index], of: pool[index], having: members[index], on: day)
            }
            rule.allocate(Int64(available - members.reduce(0, +)), among: claims, into: &grants)
            for index in members.indices { members[index] += Int(grants[index]) }
        }
        let rest = available - members.reduce(0, +)
        if rest > 0 {
            for (index, more) in apportion(rest, by: pool.map { Double(residents[$0]) }).enumerated() {
                members[index] += more
            }
        }
        return members
    }
}
