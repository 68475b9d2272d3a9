import EventKernel
import Stochastics

/// The telephone: staff of a community call those who cannot order online, one by one; whoever is not reached before the
/// cut-off does not order that day.
///
/// All calls of a day are known when it begins, and each caller takes the next of the list when free, so that the day is
/// worked out in one go at the cut-off: the same as a pool of servers with one waiting line to which all jobs come at the
/// opening, without an event for each call.
struct Phone: Sendable {
    private struct Call: BitwiseCopyable, Sendable {
        let household: UInt32
        /// Lower is called earlier; of equals the lower household.
        let rank: UInt64
    }

    private let random: RandomSource
    private let traits: [HouseholdTraits]
    private let households: [Range<Int>]
    private let cellsOfCommunity: [Range<Int>]
    private let communityOfCell: [Int]
    private let districtOfCell: [Int]
    private var plan: PhonePlan?
    /// In which order they are called; nil while nobody calls.
    ///
    /// It stands beside the plan because it is asked for each household, and the plan is long.
    private var order: PhonePlan.Order?
    private var members: [Int]
    private var attendance: Distribution
    /// The share of each district's households that a shock keeps from ordering online.
    private var downShare: [Double]

    // The community and the day at hand.
    private var community: EntityID<Community>?
    private var day = -1
    private var firstHousehold = 0
    /// When the call to each of its households ended, in seconds; negative for those not reached.
    private var reachedAt: [Int32] = []
    private var calls: [Call] = []
    private var freeFrom: [Int64] = []

    init(city: City, random: RandomSource) {
        self.random = random
        traits = city.geography.traits
        households = city.geography.cells.map(\.households)
        cellsOfCommunity = city.geography.communities.map(\.cells)
        communityOfCell = city.geography.cells.map(\.community.index)
        districtOfCell = city.geography.cells.map(\.district.index)
        plan = city.plan.phone
        order = plan?.order
        members = city.membersOfCommunity
        attendance = city.plan.handover.attendance
        downShare = Array(repeating: 0, count: city.geography.districts.count)
    }

    /// Takes over the parameters of a phase.
    mutating func adopt(_ city: City) {
        plan = city.plan.phone
        order = plan?.order
        members = city.membersOfCommunity
        attendance = city.plan.handover.attendance
    }

    /// Takes over what is wrong from now on.
    mutating func adopt(_ disruptions: Disruptions) {
        downShare = disruptions.orderingDownShare
    }

    /// Whether some households of a cell may be unable to order online; without calls, those who are offline by nature
    /// have others order for them.
    func isNeeded(in cell: EntityID<Cell>) -> Bool {
        order != nil || downShare[districtOfCell[cell.index]] > 0
    }

    /// Whether a household cannot order online.
    ///
    /// The households that a shock hits are among those that a larger one hits.
    mutating func isOffline(_ household: Int, in cell: EntityID<Cell>) -> Bool {
        if order != nil, !traits.isEmpty, traits[household].contains(.offline) { return true }
        let share = downShare[districtOfCell[cell.index]]
        return share > 0 && random.uniform(.orderingDown, entity: UInt32(household)) < share
    }

    /// When the call to a household of the community at hand ended, in seconds; nil when it was not reached.
    mutating func reached(_ household: Int) -> Int64? {
        let end = reachedAt[household - firstHousehold]
        return end < 0 ? nil : Int64(end)
    }

    /// Works out the day's calls of a cell's community, unless they have been.
    ///
    /// Cells of one community must follow one another.
    mutating func call(
        for cell: EntityID<Cell>, cutoff: Instant, households everyone: inout Households, ledger: inout Ledger
    ) {
        let community = EntityID<Community>(communityOfCell[cell.index])
        guard self.community != community || day != cutoff.day else { return }
        (self.community, day) = (community, cutoff.day)
        let cells = cellsOfCommunity[community.index]
        firstHousehold = households[cells.lowerBound].lowerBound
        let count = households[cells.upperBound - 1].upperBound - firstHousehold
        reachedAt.removeAll(keepingCapacity: true)
        reachedAt.append(contentsOf: repeatElement(-1, count: count))
        calls.removeAll(keepingCapacity: true)
        for cell in cells {
            for household in households[cell] where isOffline(household, in: EntityID(cell)) {
                let rank = rank(of: household, cutoff: cutoff, households: &everyone)
                calls.append(Call(household: UInt32(household), rank: rank))
            }
        }
        guard let plan else {
            ledger.called(0, reached: 0, offline: calls.count, callSeconds: 0, callerSeconds: 0)
            return
        }
        calls.sort { ($0.rank, $0.household) < ($1.rank, $1.household) }

        let opening = Int64(day * secondsPerDay) + plan.hours.opens.ticks
        let closing = min(opening + plan.hours.openSpan.ticks, cutoff.ticks)
        let minutesPerCall = plan.minutesPerCall
        let callers = plan.callers + crewCallers(of: community, share: plan.crewShare)
        freeFrom.removeAll(keepingCapacity: true)
        freeFrom.append(contentsOf: repeatElement(opening, count: callers))
        var (made, reached) = (0, 0)
        var callSeconds: Int64 = 0
        for call in calls {
            guard let caller = freeFrom.indices.min(by: { freeFrom[$0] < freeFrom[$1] }), freeFrom[caller] < closing
            else { break }
            var stream = random.stream(.phoneCall, entity: call.household, index: UInt32(day))
            let length = Span(minutes: max(0, minutesPerCall.sample(using: &stream))).ticks
            let end = freeFrom[caller] + length
            made += 1
            callSeconds += min(end, closing) - freeFrom[caller]
            freeFrom[caller] = end
            guard end <= closing else { continue }
            reached += 1
            reachedAt[Int(call.household) - firstHousehold] = Int32(end)
        }
        ledger.called(
            made, reached: reached, offline: calls.count, callSeconds: callSeconds,
            callerSeconds: Int64(callers) * max(0, closing - opening))
    }

    private mutating func rank(
        of household: Int, cutoff: Instant, households everyone: inout Households
    ) -> UInt64 {
        switch order {
        case nil, .fixed: 0
        case .cover: UInt64(everyone.leastCover(of: household, at: cutoff))
        case .random: random.bits(.phoneOrder, entity: UInt32(household), index: UInt32(day))
        }
    }

    /// Members of the crew who call: the share of those who come.
    private func crewCallers(of community: EntityID<Community>, share: Double) -> Int {
        guard share > 0 else { return 0 }
        var stream = random.stream(.attendance, entity: community.rawValue, index: UInt32(day))
        let present = min(1, max(0, attendance.sample(using: &stream)))
        return Int((Double(members[community.index]) * share * present).rounded())
    }
}
