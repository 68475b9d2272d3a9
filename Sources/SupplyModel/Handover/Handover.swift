import EventKernel
import Stochastics

/// The crews: they take parcels that lie at the gates of their community's cells to the doors.
struct Handover: Sendable {
    enum Event: BitwiseCopyable {
        case shiftStarted
        /// A member comes back from a round with `count` orders of a batch, from the `first` on.
        case roundEnded(Batch.ID, first: UInt32, count: UInt32)
    }

    private var plan: HandoverPlan
    private let random: RandomSource
    private let communityOfCell: [Int]
    private var members: [Int]
    private var perRound: Span
    private var perParcel: Span
    private let catalogue: Catalogue
    private var parcelLife: ParcelLife
    /// Batches at the gates of each community, in the order in which they came.
    private var lines: [BatchLine]
    /// Members who could start a round; negative while more are out than came today.
    private var free: [Int]
    private var out: [Int]

    init(city: City, random: RandomSource) {
        plan = city.plan.handover
        self.random = random
        communityOfCell = city.geography.cells.map(\.community.index)
        members = city.membersOfCommunity
        perRound = Span(minutes: plan.minutesPerRound)
        perParcel = Span(minutes: plan.minutesPerParcel)
        catalogue = Catalogue(city.plan)
        parcelLife = ParcelLife(city.plan.commodities)
        lines = Array(repeating: BatchLine(), count: members.count)
        free = Array(repeating: 0, count: members.count)
        out = Array(repeating: 0, count: members.count)
    }

    /// Plans the day's shift.
    func startDay(in schedule: inout Schedule<CityEvent>) {
        schedule.at(plan.shift.nextOpening(after: schedule.now), .handover(.shiftStarted))
    }

    /// Takes over the parameters of a phase.
    mutating func adopt(_ city: City) {
        plan = city.plan.handover
        members = city.membersOfCommunity
        perRound = Span(minutes: plan.minutesPerRound)
        perParcel = Span(minutes: plan.minutesPerParcel)
    }

    /// Takes over a batch that a bus has left at its gate.
    mutating func receive(_ batch: Batch.ID, batches: inout BatchBook, in schedule: inout Schedule<CityEvent>) {
        let community = communityOfCell[batches[batch].cell.index]
        lines[community].append(batch, in: &batches)
        startRounds(in: community, batches: &batches, schedule: &schedule)
    }

    mutating func handle(
        _ event: Event, households: inout Households, batches: inout BatchBook, ledger: inout Ledger,
        in schedule: inout Schedule<CityEvent>
    ) {
        switch event {
        case .shiftStarted:
            for community in members.indices {
                let present = presentToday(in: community, on: schedule.now.day)
                ledger.crewCame(present, for: plan.shift.openSpan)
                free[community] = present - out[community]
                startRounds(in: community, batches: &batches, schedule: &schedule)
            }
        case .roundEnded(let batch, let first, let count):
            let community = communityOfCell[batches[batch].cell.index]
            deliver(
                batch, first: Int(first), count: Int(count), at: schedule.now, households: &households,
                batches: &batches, ledger: &ledger)
            free[community] += 1
            out[community] -= 1
            startRounds(in: community, batches: &batches, schedule: &schedule)
        }
    }

    /// Members of a community who carry parcels on a day: those listed, less those who stay away or do other duty.
    private func presentToday(in community: Int, on day: Int) -> Int {
        var stream = random.stream(.attendance, entity: UInt32(community), index: UInt32(day))
        let attendance = min(1, max(0, plan.attendance.sample(using: &stream)))
        return Int((Double(members[community]) * plan.deliveryShare * attendance).rounded())
    }

    /// Sends out members as long as there are parcels and it is not too late.
    private mutating func startRounds(
        in community: Int, batches: inout BatchBook, schedule: inout Schedule<CityEvent>
    ) {
        guard plan.shift.isOpen(at: schedule.now) else { return }
        while free[community] > 0, let batch = lines[community].first {
            let first = Int(batches[batch].takenUp)
            var parcels = batches[batch, first].packages.total
            var last = first + 1
            while last < Int(batches[batch].orders.count) {
                let more = batches[batch, last].packages.total
                if parcels + more > plan.parcelsPerRound { break }
                parcels += more
                last += 1
            }
            batches[batch].takenUp = UInt32(last)
            if last == Int(batches[batch].orders.count) { lines[community].removeFirst(in: batches) }
            free[community] -= 1
            out[community] += 1
            schedule.after(
                perRound + perParcel * parcels,
                .handover(.roundEnded(batch, first: UInt32(first), count: UInt32(last - first))))
        }
    }

    /// Hands the orders of a round over, door by door, each at its own time.
    ///
    /// The round ends now; its door times lie some minutes back. A household that has been settled since then takes the
    /// goods in at the later instant.
    private mutating func deliver(
        _ id: Batch.ID, first: Int, count: Int, at now: Instant, households: inout Households,
        batches: inout BatchBook, ledger: inout Ledger
    ) {
        let batch = batches[id]
        parcelLife.take(id, of: batch, freshness: batches.freshness)
        var parcels = 0
        for index in first..<first + count { parcels += batches[id, index].packages.total }
        let roundStart = now - (perRound + perParcel * parcels)
        var door = roundStart + perRound / 2
        for index in first..<first + count {
            let order = batches[id, index]
            door = door + perParcel * order.packages.total
            let spoiled = parcelLife.spoiled(at: door)
            parcelLife.record(spoiled, of: order, in: batch, catalogue: catalogue, ledger: &ledger)
            households.receive(
                order.packages, spoiled: spoiled, by: Int(order.household), in: batch.cell, at: door, ledger: &ledger)
            ledger.delivered(order, of: batch, roundStart: roundStart, door: door, spoiled: spoiled)
            batches[id, index].packages = PackageCounts()
        }
        ledger.crewWorked(perRound + perParcel * parcels, parcels: parcels)
        batches[id].delivered += UInt32(count)
        if batches[id].delivered == batches[id].orders.count { batches.close(id) }
    }
}
