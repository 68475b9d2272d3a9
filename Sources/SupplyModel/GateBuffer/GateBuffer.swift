import EventKernel

/// The buffers at the gates: filled from the cell's store with its buses, aged by the day, given out in portions.
struct GateBuffer: Sendable {
    enum Event: BitwiseCopyable {
        /// What is too old is thrown away.
        case expiry
        /// Every gate is filled up to its target.
        case filled
        /// Those who have run out come to their gate.
        case opened
    }

    private let catalogue: Catalogue
    private let householdsOfCell: [Range<Int>]
    private let storeOfCell: [EntityID<City.Store>]
    /// What a package holds of each commodity in it.
    private let contents: [Catalogue.Content]
    /// Grams in a package.
    private let packageGrams: Int64
    private var parcelLife: ParcelLife
    private var plan: GateBufferPlan
    private var rule: any AllocationRule
    private var limit: LoadLimit
    /// Grams by cell, content and the day on which they spoil: `[(cell * contents + content) * slots + day % slots]`.
    private var lots: [Int64]
    private let slots: Int
    /// Grams by cell and content: `[cell * contents + content]`.
    private var onHand: [Int64]
    /// Grams on their way to each cell.
    private var onWay: [Int64]

    // Used again from one gate to the next.
    private var claimants: [UInt32] = []
    private var claims: [AllocationClaim] = []
    private var grants: [Int64] = []

    /// Sets empty buffers up; nil when the plan has none.
    init?(city: City) {
        guard let plan = city.plan.gateBuffer else { return nil }
        self.plan = plan
        catalogue = Catalogue(city.plan)
        contents = Array(catalogue.contents[catalogue.contentsOfKind[plan.package]])
        packageGrams = catalogue.mass[plan.package]
        parcelLife = ParcelLife(city.plan)
        householdsOfCell = city.geography.cells.map(\.households)
        storeOfCell = city.storeOfCell
        limit = LoadLimit(city.plan.fleet)
        rule = GateBuffer.rule(of: city.plan, plan)
        // A phase may let goods live longer than the first plan does.
        slots = ([city] + city.phases.map(\.city)).reduce(1) { max($0, $1.plan.gateBuffer?.lifeDays ?? 1) }
        onHand = Array(repeating: 0, count: householdsOfCell.count * contents.count)
        lots = Array(repeating: 0, count: onHand.count * slots)
        onWay = Array(repeating: 0, count: householdsOfCell.count)
    }

    /// Plans the day: what has spoiled, the filling on every n-th day from the first, and the portions.
    func startDay(in schedule: inout Schedule<CityEvent>) {
        let day = schedule.now.day
        schedule.at(schedule.now, .gateBuffer(.expiry))
        if day % plan.fillEveryDays == 0 {
            schedule.at(Instant(day: day, second: plan.fillTime), .gateBuffer(.filled))
        }
        schedule.at(Instant(day: day, second: plan.portionTime), .gateBuffer(.opened))
    }

    /// Takes over the parameters of a phase; what lies at the gates stays.
    mutating func adopt(_ city: City) {
        guard let plan = city.plan.gateBuffer else { return }
        self.plan = plan
        rule = GateBuffer.rule(of: city.plan, plan)
        limit = LoadLimit(city.plan.fleet)
    }

    /// - Returns: the batches that go to be picked.
    mutating func handle(
        _ event: Event, doors: StoreDoors, stock: inout Replenishment, households: inout Households,
        batches: inout BatchBook,
        ledger: inout Ledger, at now: Instant
    ) -> [Batch.ID] {
        switch event {
        case .expiry:
            throwAway(on: now.day, ledger: &ledger)
            return []
        case .filled:
            return fill(doors: doors, stock: &stock, batches: &batches, ledger: &ledger, at: now)
        case .opened:
            for cell in onWay.indices {
                for content in contents.indices {
                    giveOut(content, at: cell, households: &households, ledger: &ledger, at: now)
                }
            }
            return []
        }
    }

    /// Takes in a batch that a bus has unloaded at a gate, and ends it; a batch that is too old already is lost.
    mutating func receive(_ batch: Batch.ID, batches: inout BatchBook, ledger: inout Ledger, at now: Instant) {
        let cell = batches[batch].cell.index
        let packages = batches[batch].mass / packageGrams
        onWay[cell] -= batches[batch].mass
        parcelLife.take(batch, of: batches[batch], freshness: batches.freshness)
        let spoiled = parcelLife.spoiled(at: now)
        for index in 0..<Int(batches[batch].orders.count) {
            parcelLife.record(spoiled, of: batches[batch, index], in: batches[batch], ledger: &ledger)
        }
        for (content, held) in contents.enumerated() {
            let grams = packages * held.grams
            if spoiled & (1 << UInt16(held.commodity)) != 0 {
                ledger.spoiledInParcels(grams, of: held.commodity)
            } else {
                let place = cell * contents.count + content
                onHand[place] += grams
                lots[place * slots + (now.day + plan.lifeDays) % slots] += grams
                ledger.bufferReceived(grams)
            }
        }
        batches.close(batch)
    }

    /// What lies in all buffers, lot by lot.
    func counted(_ commodity: Int) -> Int64 {
        guard let content = contents.firstIndex(where: { $0.commodity == commodity }) else { return 0 }
        return stride(from: content, to: onHand.count, by: contents.count).reduce(0) { sum, place in
            lots[place * slots..<(place + 1) * slots].reduce(sum, +)
        }
    }

    private mutating func throwAway(on day: Int, ledger: inout Ledger) {
        for place in onHand.indices {
            let slot = place * slots + day % slots
            guard lots[slot] > 0 else { continue }
            ledger.bufferSpoiled(lots[slot], of: contents[place % contents.count].commodity)
            onHand[place] -= lots[slot]
            lots[slot] = 0
        }
    }

    private mutating func fill(
        doors: StoreDoors, stock: inout Replenishment, batches: inout BatchBook, ledger: inout Ledger, at now: Instant
    ) -> [Batch.ID] {
        var doors = doors
        var loader = BatchLoader(.gateBuffer, limit: limit, catalogue: catalogue)
        for cell in onWay.indices {
            let store = storeOfCell[cell]
            let held = onHand[cell * contents.count..<(cell + 1) * contents.count].reduce(onWay[cell], +)
            let missing = plan.targetPerHousehold.count * Int64(householdsOfCell[cell].count) - held
            guard missing > 0, doors.isOpen(store) else { continue }
            let wanted = Int((missing + packageGrams / 2) / packageGrams)
            let packages = min(
                wanted, doors.room(at: store),
                stock.packagesOnHand(of: plan.package, at: store, catalogue: catalogue))
            doors.fill(packages, at: store)
            stock.issue(
                packages: packages, asked: wanted, of: plan.package, at: store, catalogue: catalogue, ledger: &ledger,
                now: now)
            onWay[cell] += Int64(packages) * packageGrams
            loader.load(packages, of: plan.package, by: 0, for: EntityID(cell), from: store, in: &batches, at: now)
        }
        stock.passAge(to: loader.batches, in: &batches, catalogue: catalogue, now: now)
        return loader.batches
    }

    /// Gives of one commodity to the households of a cell that have run out of it.
    private mutating func giveOut(
        _ content: Int, at cell: Int, households: inout Households, ledger: inout Ledger, at now: Instant
    ) {
        let commodity = contents[content].commodity
        let place = cell * contents.count + content
        claimants.removeAll(keepingCapacity: true)
        claims.removeAll(keepingCapacity: true)
        for household in householdsOfCell[cell]
        where households.hasRunOut(of: commodity, household: household, at: now) {
            let perDay = households.needPerDay(of: commodity, household: household)
            claimants.append(UInt32(household))
            var claim = AllocationClaim(asked: Int64((plan.portionDays * Double(perDay)).rounded(.up)))
            claim.id = UInt32(household)
            claim.persons = UInt32(households.persons(in: household))
            claims.append(claim)
        }
        guard !claims.isEmpty else { return }
        grants.removeAll(keepingCapacity: true)
        grants.append(contentsOf: repeatElement(0, count: claims.count))
        rule.allocate(onHand[place], among: claims, into: &grants)
        var portions = 0
        for (household, grams) in zip(claimants, grants) where grams > 0 {
            households.fetch(
                grams, of: commodity, by: Int(household), in: EntityID(cell), at: now, ledger: &ledger)
            portions += 1
        }
        let given = grants.reduce(0, +)
        take(given, at: place, on: now.day)
        ledger.bufferGave(given, portions: portions, turnedAway: claims.count - portions)
    }

    /// Takes goods from the lots that spoil first.
    private mutating func take(_ grams: Int64, at place: Int, on day: Int) {
        onHand[place] -= grams
        var left = grams
        for later in 1...slots where left > 0 {
            let slot = place * slots + (day + later) % slots
            let taken = min(left, lots[slot])
            lots[slot] -= taken
            left -= taken
        }
    }

    private static func rule(of city: CityPlan, _ plan: GateBufferPlan) -> any AllocationRule {
        guard let rule = AllocationRules.named(plan.rule, plan: city.allocation) else {
            preconditionFailure("there is no allocation rule '\(plan.rule)'")
        }
        return rule
    }
}
