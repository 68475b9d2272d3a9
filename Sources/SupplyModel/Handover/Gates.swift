import EventKernel
import Stochastics

/// The gates: residents come to pick-up points, wait in line, and collect their parcels at posts that members staff.
///
/// Who has not been served when the shift ends goes home and comes again the next day.
struct Gates: Sendable {
    enum Event: BitwiseCopyable {
        case residentCame(PickUp.ID)
        case handedOver(PickUp.ID)
    }

    /// An order that a resident is to collect.
    struct PickUp: BitwiseCopyable, Sendable {
        typealias ID = EntityID<PickUp>

        let batch: Batch.ID
        /// Its position in the batch.
        let order: UInt32
        let household: UInt32
        let point: UInt32
        let parcels: Int32
        /// When the resident came, and when a post was free, in seconds.
        var cameAt: Int32 = 0
        var servedAt: Int32 = 0
    }

    private let random: RandomSource
    private var parcelLife: ParcelLife
    private var plan: GatePlan
    private var shift: WorkCalendar
    private var points: [PickUpPoint] = []
    private var posts: [Server<PickUp.ID>] = []
    private(set) var pickUps = SlotPool<PickUp>()
    /// The first pick-up point of each cell.
    private var firstPoint: [Int32] = []
    private var pointsPerCell = 1
    /// The pick-up points of each community; those of an earlier phase, until all has been collected there, come after.
    private var pointsOfCommunity: [[Int]]
    /// How much longer than a rested novice each community's crew takes today for a resident, and for a parcel.
    private var pace: [(resident: Double, parcel: Double)]

    init(city: City, random: RandomSource) {
        self.random = random
        parcelLife = ParcelLife(city.plan)
        plan = city.plan.handover.gate
        shift = city.plan.handover.shift
        let communities = city.geography.communities.count
        pointsOfCommunity = Array(repeating: [], count: communities)
        pace = Array(repeating: (1, 1), count: communities)
        if city.plan.handover.mode == .gate { layOut(city) }
    }

    /// Takes over the parameters of a phase.
    ///
    /// What lies at pick-up points is collected there, also where a phase moves
    /// them, or has parcels carried to the doors.
    mutating func adopt(_ city: City) {
        plan = city.plan.handover.gate
        shift = city.plan.handover.shift
        for community in pointsOfCommunity.indices {
            pointsOfCommunity[community].removeAll { points[$0].outstanding == 0 }
        }
        if city.plan.handover.mode == .gate { layOut(city) }
    }

    /// Sets up the pick-up points of all cells.
    private mutating func layOut(_ city: City) {
        let cells = city.geography.cells
        pointsPerCell = plan.pointsPerCell
        firstPoint = Array(repeating: 0, count: cells.count)
        for (community, place) in city.geography.communities.enumerated() {
            var added: [Int] = []
            for cell in place.cells {
                if (cell - place.cells.lowerBound) % plan.cellsPerPoint == 0 {
                    let point = PickUpPoint(
                        community: UInt32(community), area: plan.area[cells[cell].housing] ?? GatePlan.defaultArea)
                    added += points.count..<points.count + pointsPerCell
                    points.append(contentsOf: repeatElement(point, count: pointsPerCell))
                    posts.append(contentsOf: (0..<pointsPerCell).map { _ in Server(capacity: 0) })
                }
                firstPoint[cell] = Int32(points.count - pointsPerCell)
            }
            pointsOfCommunity[community].insert(contentsOf: added, at: 0)
        }
    }

    /// Takes over how fast a community's crew works today.
    mutating func setPace(of community: Int, resident: Double, parcel: Double) {
        pace[community] = (resident, parcel)
    }

    /// Asks the households whose orders lie in a batch, and have not been taken up, to collect them.
    mutating func notify(_ batch: Batch.ID, batches: inout BatchBook, in schedule: inout Schedule<CityEvent>) {
        let cell = batches[batch].cell.index
        for index in Int(batches[batch].takenUp)..<Int(batches[batch].orders.count) {
            let order = batches[batch, index]
            let point = Int(firstPoint[cell]) + Int(order.household) % pointsPerCell
            points[point].outstanding += 1
            let pickUp = pickUps.insert(
                PickUp(
                    batch: batch, order: UInt32(index), household: order.household, point: UInt32(point),
                    parcels: Int32(order.packages.total)))
            schedule.at(arrival(of: pickUp, after: schedule.now), .handover(.gate(.residentCame(pickUp))))
        }
        batches[batch].takenUp = batches[batch].orders.count
    }

    /// When a resident comes who is told at a time.
    private mutating func arrival(of id: PickUp.ID, after notice: Instant) -> Instant {
        let pickUp = pickUps[id]
        if let slots = plan.slots {
            let slot = points[Int(pickUp.point)].bookSlot(after: notice, slots: slots, opens: shift.opens.ticks)
            let share = random.uniform(.pickUp, entity: pickUp.household, index: UInt32(slot.day))
            return slot + Span(ticks: Int64(share * Double(Span(minutes: slots.minutes).ticks)))
        }
        let start = shift.nextOpening(after: notice)
        guard let distribution = plan.delayMinutes else { return start }
        var stream = random.stream(.pickUp, entity: pickUp.household, index: UInt32(start.day))
        let minutes = max(0, distribution.sample(using: &stream))
        let delay = min(Span(minutes: min(minutes, 1_440)), shift.openSpan - Span(ticks: 1))
        let time = start + delay
        let closing = shift.nextClosing(after: start)
        return time < closing ? time : shift.nextOpening(after: closing) + delay
    }

    /// - Returns: the community in which parcels were handed over, and how many.
    mutating func handle(
        _ event: Event, households: inout Households, batches: inout BatchBook, ledger: inout Ledger,
        in schedule: inout Schedule<CityEvent>
    ) -> (community: Int, parcels: Int)? {
        switch event {
        case .residentCame(let id):
            let point = Int(pickUps[id].point)
            guard shift.isOpen(at: schedule.now) else {
                // A phase has changed the shift since the resident was told.
                schedule.at(arrival(of: id, after: schedule.now), .handover(.gate(.residentCame(id))))
                return nil
            }
            pickUps[id].cameAt = Int32(schedule.now.ticks)
            ledger.residentCame(meeting: Int(points[point].present))
            presentChanged(by: 1, at: point, now: schedule.now, ledger: &ledger)
            if case .started = posts[point].offer(id, at: schedule.now) {
                serve(id, in: &schedule)
            } else {
                sendIdleMember(to: point, in: &schedule)
            }
            return nil
        case .handedOver(let id):
            let pickUp = pickUps[id]
            let point = Int(pickUp.point)
            presentChanged(by: -1, at: point, now: schedule.now, ledger: &ledger)
            points[point].outstanding -= 1
            handOver(pickUp, at: schedule.now, households: &households, batches: &batches, ledger: &ledger)
            pickUps.remove(id)
            if let next = posts[point].release(at: schedule.now) {
                serve(next, in: &schedule)
            } else if let busiest = longestLine(in: Int(points[point].community)) {
                sendIdleMember(to: busiest, in: &schedule)
            }
            return (Int(points[point].community), Int(pickUp.parcels))
        }
    }

    /// Staffs the pick-up points of a community with those of its crew who are there, as evenly as can be; from then on
    /// who has nobody to serve goes to a point where residents wait.
    mutating func staff(_ community: Int, with members: Int, in schedule: inout Schedule<CityEvent>) {
        let count = pointsOfCommunity[community].count
        for (index, point) in pointsOfCommunity[community].enumerated() {
            let share = members / count + (index < members % count ? 1 : 0)
            posts[point].setCapacity(min(plan.posts, share), at: schedule.now)
            while let next = posts[point].startNext(at: schedule.now) { serve(next, in: &schedule) }
        }
        while let busiest = longestLine(in: community), sendIdleMember(to: busiest, in: &schedule) {}
    }

    /// The point of a community at which most residents wait and a member more could serve.
    private mutating func longestLine(in community: Int) -> Int? {
        var longest: Int?
        for point in pointsOfCommunity[community] where posts[point].capacity < plan.posts {
            let waiting = posts[point].waiting.level
            if waiting > (longest.map { posts[$0].waiting.level } ?? 0) { longest = point }
        }
        return longest
    }

    /// Lets a member of the community who has nobody to serve go to a point and serve there; the way takes no time.
    ///
    /// - Returns: whether there was one.
    @discardableResult
    private mutating func sendIdleMember(to point: Int, in schedule: inout Schedule<CityEvent>) -> Bool {
        let community = Int(points[point].community)
        guard posts[point].capacity < plan.posts,
            let idle = pointsOfCommunity[community].first(where: { posts[$0].idleCount > 0 })
        else { return false }
        posts[idle].setCapacity(posts[idle].capacity - 1, at: schedule.now)
        posts[point].setCapacity(posts[point].capacity + 1, at: schedule.now)
        if let next = posts[point].startNext(at: schedule.now) { serve(next, in: &schedule) }
        return true
    }

    /// Ends the day: who is in line goes home and comes again.
    mutating func close(ledger: inout Ledger, in schedule: inout Schedule<CityEvent>) {
        for point in points.indices {
            posts[point].setCapacity(0, at: schedule.now)
            for id in posts[point].dismissAll(at: schedule.now) {
                presentChanged(by: -1, at: point, now: schedule.now, ledger: &ledger)
                ledger.residentWasTurnedAway()
                schedule.at(arrival(of: id, after: schedule.now), .handover(.gate(.residentCame(id))))
            }
        }
    }

    private mutating func serve(_ id: PickUp.ID, in schedule: inout Schedule<CityEvent>) {
        pickUps[id].servedAt = Int32(schedule.now.ticks)
        let pace = pace[Int(points[Int(pickUps[id].point)].community)]
        let minutes =
            plan.minutesPerResident * pace.resident + plan.minutesPerParcel * pace.parcel * Double(pickUps[id].parcels)
        schedule.after(Span(minutes: minutes), .handover(.gate(.handedOver(id))))
    }

    private mutating func presentChanged(by change: Int32, at point: Int, now: Instant, ledger: inout Ledger) {
        let place = points[point]
        ledger.stood(Int(place.present), for: now - place.since, area: place.area)
        points[point].present += change
        points[point].since = now
        ledger.peaked(Int(points[point].present), area: place.area)
    }

    private mutating func handOver(
        _ pickUp: PickUp, at now: Instant, households: inout Households, batches: inout BatchBook,
        ledger: inout Ledger
    ) {
        let batch = batches[pickUp.batch]
        let order = batches[pickUp.batch, Int(pickUp.order)]
        parcelLife.take(pickUp.batch, of: batch, freshness: batches.freshness)
        let spoiled = parcelLife.spoiled(at: now)
        parcelLife.record(spoiled, of: order, in: batch, ledger: &ledger)
        let served = Instant(ticks: Int64(pickUp.servedAt))
        households.receive(
            order.packages, spoiled: spoiled, by: Int(order.household), in: batch.cell, at: now, ledger: &ledger)
        ledger.delivered(order, of: batch, roundStart: served, door: now, spoiled: spoiled)
        ledger.residentServed(after: served - Instant(ticks: Int64(pickUp.cameAt)))
        ledger.crewWorked(from: served, to: now, parcels: Int(pickUp.parcels))
        if ledger.journal.plan.events {
            ledger.journal.append(
                EventEntry(.handover, from: served, to: now, of: batch, orders: 1, packages: Int(pickUp.parcels)))
        }
        batches[pickUp.batch, Int(pickUp.order)].packages = PackageCounts()
        batches[pickUp.batch].delivered += 1
        if batches[pickUp.batch].delivered == batches[pickUp.batch].orders.count { batches.close(pickUp.batch) }
    }
}
