import EventKernel
import Stochastics

/// The crews: they take parcels that lie at the gates of their community's cells to the doors, or hand them out there.
struct Handover: Sendable {
    enum Event: BitwiseCopyable {
        case staffing
        case shiftStarted
        case shiftEnded
        /// One member comes late, or for a visit.
        case memberCame(EntityID<Community>)
        /// One member leaves before the shift ends.
        case memberLeft(EntityID<Community>)
        /// A member comes back.
        case roundEnded(Round.ID)
        case gate(Gates.Event)
    }

    /// A member's way with some orders of a batch, from the `first` on.
    struct Round: BitwiseCopyable, Sendable {
        typealias ID = EntityID<Round>

        let batch: Batch.ID
        let first: UInt32
        let count: UInt32
        let startedAt: Int32
        /// Seconds beside the parcels, and for each.
        let secondsBeside: Int32
        let secondsPerParcel: Int32
    }

    var plan: HandoverPlan
    let random: RandomSource
    let communityOfCell: [Int]
    let cellsOfCommunity: [Range<Int>]
    let housingOfCell: [HousingType]
    /// Those on each community's list.
    var members: [Int]
    /// The lists as the scenario draws them up.
    var lists: [Int]
    /// Who works, and who could start a round; a member at a time takes one batch's parcels.
    var crews: [Server<Batch.ID>]
    var perRound: [Span]
    var perParcel: [Span]
    var parcelLife: ParcelLife
    /// Batches at the gates of each community, in the order in which they came.
    var lines: [BatchLine]
    var rounds = SlotPool<Round>()

    var rollCall: RollCall
    var condition: CrewCondition
    var gear: Gear?
    var staffing: Staffing
    var gates: Gates
    var communityReport: Report
    /// What each community knows, and reports.
    var tallies: [CommunityTally]
    var crewShare: [Double]
    var staffingIsFrozen: [Bool]

    /// What a community's crew counts.
    struct CommunityTally: BitwiseCopyable, Sendable {
        /// Parcels at its gates that nobody has taken up.
        var waiting: Int64 = 0
        /// Parcels that came since yesterday's start of the shift, and since today's.
        var cameBefore: Int64 = 0
        var cameSince: Int64 = 0
        /// Carriers signed in today.
        var signedIn: Int64 = 0
        /// Parcels handed over since today's start of the shift.
        var handedOver = 0
    }

    init(city: City, random: RandomSource) {
        plan = city.plan.handover
        self.random = random
        communityOfCell = city.geography.cells.map(\.community.index)
        cellsOfCommunity = city.geography.communities.map(\.cells)
        housingOfCell = city.geography.cells.map(\.housing)
        members = city.membersOfCommunity
        lists = city.membersOfCommunity
        let communities = members.count
        crews = members.map { _ in Server(capacity: 0) }
        perRound = Array(repeating: .zero, count: communities)
        perParcel = Array(repeating: .zero, count: housingOfCell.count)
        parcelLife = ParcelLife(city.plan)
        lines = Array(repeating: BatchLine(), count: communities)
        rollCall = RollCall(plan: plan, random: random)
        condition = CrewCondition(plan: plan, communities: communities)
        gear = plan.gear.map { Gear(plan: $0, members: city.membersOfCommunity, random: random) }
        staffing = Staffing(city: city, random: random)
        gates = Gates(city: city, random: random)
        communityReport = Report(
            count: communities * 3, level: city.plan.information.community, kind: Handover.reportKind, random: random)
        tallies = Array(repeating: CommunityTally(), count: communities)
        crewShare = Array(repeating: 1, count: communities)
        staffingIsFrozen = Array(repeating: false, count: communities)
        for community in 0..<communities { setPace(of: community, on: 0) }
    }

    static let reportKind: UInt32 = 60

    /// Plans the day's shift.
    func startDay(in schedule: inout Schedule<CityEvent>) {
        let start = plan.shift.nextOpening(after: schedule.now)
        if staffing.isDue(on: schedule.now.day) {
            schedule.at(Instant(day: schedule.now.day, second: staffing.plan.time), .handover(.staffing))
        }
        schedule.at(start, .handover(.shiftStarted))
        let end = plan.shift.nextClosing(after: start)
        if end < .distantFuture { schedule.at(end, .handover(.shiftEnded)) }
    }

    /// Takes over the parameters of a phase.
    ///
    /// Lists that a plan has changed stay as they are unless the phase has others.
    mutating func adopt(_ city: City) {
        plan = city.plan.handover
        communityReport.adopt(city.plan.information.community)
        if lists != city.membersOfCommunity {
            members = city.membersOfCommunity
            lists = members
        }
        rollCall = RollCall(plan: plan, random: random)
        condition.adopt(plan, communities: members.count)
        if let gearPlan = plan.gear {
            if gear == nil { gear = Gear(plan: gearPlan, members: members, random: random) }
            gear?.adopt(gearPlan)
        } else {
            gear = nil
        }
        staffing = Staffing(city: city, random: random)
        gates.adopt(city)
        for community in members.indices { setPace(of: community, on: 0) }
    }

    /// Takes over what is wrong from now on.
    mutating func adopt(_ disruptions: Disruptions) {
        crewShare = disruptions.crewShare
        staffingIsFrozen = disruptions.staffingIsFrozen
    }

    /// Takes over a batch that a bus has left at its gate.
    mutating func receive(_ batch: Batch.ID, batches: inout BatchBook, in schedule: inout Schedule<CityEvent>) {
        let community = communityOfCell[batches[batch].cell.index]
        tallies[community].waiting += Int64(batches[batch].packages)
        tallies[community].cameSince += Int64(batches[batch].packages)
        if plan.mode == .gate {
            gates.notify(batch, batches: &batches, in: &schedule)
        } else {
            lines[community].append(batch, in: &batches)
            startRounds(in: community, batches: &batches, schedule: &schedule)
        }
    }

    mutating func handle(
        _ event: Event, households: inout Households, batches: inout BatchBook, ledger: inout Ledger,
        in schedule: inout Schedule<CityEvent>
    ) {
        switch event {
        case .staffing:
            moveMembers(on: schedule.now.day, ledger: &ledger)
        case .shiftStarted:
            startShift(batches: &batches, ledger: &ledger, in: &schedule)
        case .shiftEnded:
            for community in crews.indices { crews[community].setCapacity(0, at: schedule.now) }
            gates.close(ledger: &ledger, in: &schedule)
        case .memberCame(let community):
            changeCrew(of: community.index, by: 1, batches: &batches, in: &schedule)
        case .memberLeft(let community):
            changeCrew(of: community.index, by: -1, batches: &batches, in: &schedule)
        case .roundEnded(let round):
            let community = communityOfCell[batches[rounds[round].batch].cell.index]
            tallies[community].handedOver += deliver(
                round, at: schedule.now, households: &households, batches: &batches, ledger: &ledger)
            _ = crews[community].release(at: schedule.now)
            startRounds(in: community, batches: &batches, schedule: &schedule)
        case .gate(let event):
            let done = gates.handle(
                event, households: &households, batches: &batches, ledger: &ledger, in: &schedule)
            if let done {
                tallies[done.community].waiting -= Int64(done.parcels)
                tallies[done.community].handedOver += done.parcels
            }
        }
    }
}
