import EventKernel
import Stochastics

/// A city being fed: the state of every subsystem, and who hands what to whom.
///
/// A copy is a fork of the whole city.
struct CityModel: SimulationModel, Sendable {
    /// What was observed so far.
    private(set) var ledger: Ledger

    private let catalogue: Catalogue
    private let cells: [Cell]
    private var households: Households
    private var groupBuying: GroupBuying
    private var shopping: Shopping
    private var replenishment: Replenishment
    private var reserve: Reserve?
    private var allocation: StoreAllocation
    private var picking: Picking
    private(set) var transport: Transport
    private var handover: Handover
    private var relief: Relief?
    private var medicine: Medicine?
    private var institutions: Institutions?
    private var gateBuffer: GateBuffer?
    private var disruptions: Disruptions
    private(set) var batches = BatchBook()
    private let phases: [City.Phase]
    private let information: InformationPlan
    private let start: CalendarDate

    init(city: City, random: RandomSource) {
        catalogue = Catalogue(city.plan)
        cells = city.geography.cells
        var ledger = Ledger(city: city)
        households = Households(city: city, random: random)
        replenishment = Replenishment(city: city, random: random, ledger: &ledger)
        reserve = Reserve(city: city, random: random, ledger: &ledger)
        groupBuying = GroupBuying(city: city, random: random)
        shopping = Shopping(city: city, random: random)
        allocation = StoreAllocation(city: city, random: random)
        picking = Picking(city: city, random: random)
        transport = Transport(city: city, random: random)
        handover = Handover(city: city, random: random)
        relief = Relief(city: city, random: random)
        medicine = Medicine(city: city, random: random, ledger: &ledger)
        institutions = Institutions(city: city, ledger: &ledger)
        gateBuffer = GateBuffer(city: city)
        disruptions = Disruptions(city: city, random: random)
        phases = city.phases
        information = city.plan.information
        start = city.plan.start
        for (commodity, grams) in households.pantryTotals().enumerated() { ledger.entered(grams, of: commodity) }
        self.ledger = ledger
    }

    func start(in schedule: inout Schedule<CityEvent>) {
        schedule.at(.zero, .midnight, priority: .min)
        disruptions.start(in: &schedule)
        if information.community.refreshHours > 0 { schedule.after(.zero, .communitiesReport) }
        if information.stock.refreshHours > 0 { schedule.after(.zero, .stockReport) }
    }

    mutating func handle(_ event: CityEvent, in schedule: inout Schedule<CityEvent>) {
        switch event {
        case .replenishment(let event):
            replenishment.handle(event, ledger: &ledger, in: &schedule)
        case .reserve(let event):
            reserve?.handle(event, stock: &replenishment, ledger: &ledger, in: &schedule)
        case .groupBuying(let event):
            let closed = groupBuying.handle(
                event, households: &households, batches: &batches, ledger: &ledger, at: schedule.now)
            for batch in closed {
                replenishment.noteDemand(of: batch, in: batches, catalogue: catalogue, now: schedule.now)
                allocation.receive(batch, batches: &batches)
            }
        case .shopping(let event):
            shopping.handle(event, households: &households, stock: &replenishment, ledger: &ledger, in: &schedule)
        case .allocation(.release(let store)):
            guard picking.isOpen(store) else {
                ledger.storeKeptClosed()
                break
            }
            let granted = allocation.release(
                at: store, room: picking.room(at: store, staged: transport.packagesStaged(at: store)),
                stock: &replenishment, groupBuying: &groupBuying, households: &households, batches: &batches,
                ledger: &ledger, at: schedule.now)
            replenishment.passAge(to: granted, in: &batches, catalogue: catalogue, now: schedule.now)
            picking.receive(granted, at: store, batches: batches, in: &schedule)
        case .picking(let event):
            var picked = picking.handle(event, batches: &batches, in: &schedule)
            while let batch = picked.first {
                picked.removeFirst(in: batches)
                transport.receive(batch, batches: &batches, ledger: &ledger, in: &schedule)
            }
        case .transport(let event):
            let unloaded = transport.handle(event, batches: &batches, ledger: &ledger, in: &schedule)
            if let unloaded { takeOver(unloaded, in: &schedule) }
        case .handover(let event):
            handover.handle(event, households: &households, batches: &batches, ledger: &ledger, in: &schedule)
        case .relief(let event):
            let given = relief?.handle(
                event, picking: picking, stock: &replenishment, households: &households, batches: &batches,
                ledger: &ledger,
                at: schedule.now)
            for batch in given ?? [] { sendOut(batch, in: &schedule) }
        case .medicine(let event):
            medicine?.handle(event, ledger: &ledger, in: &schedule)
        case .institutions(let event):
            let ordered = institutions?.handle(
                event, picking: picking, stock: &replenishment, batches: &batches, ledger: &ledger, at: schedule.now)
            for batch in ordered ?? [] { sendOut(batch, in: &schedule) }
        case .gateBuffer(let event):
            let sent = gateBuffer?.handle(
                event, picking: picking, stock: &replenishment, households: &households, batches: &batches,
                ledger: &ledger,
                at: schedule.now)
            for batch in sent ?? [] { sendOut(batch, in: &schedule) }
        case .disruptions(let event):
            disrupt(event, in: &schedule)
        case .communitiesReport:
            handover.report()
            schedule.after(Span(hours: information.community.refreshHours), .communitiesReport)
        case .stockReport:
            replenishment.sendReport()
            schedule.after(Span(hours: information.stock.refreshHours), .stockReport)
        case .midnight:
            if schedule.now > .zero { endDay(at: schedule.now) }
            for phase in phases where phase.day == schedule.now.day { adopt(phase.city, in: &schedule) }
            ledger.spending.dayBegan(start + schedule.now.day)
            startDay(in: &schedule)
        }
        if !replenishment.touched.isEmpty { replenishment.reviewTouched(ledger: &ledger, in: &schedule) }
    }

    /// Closes the books of a day.
    private mutating func endDay(at now: Instant) {
        replenishment.dayEnded(ledger: &ledger)
        if let reserve { ledger.reserveEnded(day: (0..<catalogue.commodityCount).map(reserve.counted)) }
        ledger.picks(for: picking.takeWorkBegun())
        ledger.dayEnded(at: now, conservation: counted())
    }

    /// Lets every subsystem plan its day.
    private mutating func startDay(in schedule: inout Schedule<CityEvent>) {
        schedule.after(Span(ticks: Int64(secondsPerDay)), .midnight, priority: .min)
        replenishment.startDay(in: &schedule)
        reserve?.startDay(in: &schedule)
        groupBuying.startDay(in: &schedule)
        shopping.startDay(in: &schedule)
        allocation.startDay(in: &schedule)
        picking.startDay(batches: batches, in: &schedule)
        transport.startDay(in: &schedule)
        handover.startDay(in: &schedule)
        relief?.startDay(in: &schedule)
        medicine?.startDay(ledger: &ledger, in: &schedule)
        institutions?.startDay(in: &schedule)
        gateBuffer?.startDay(in: &schedule)
    }

    /// Sends a batch that no round made to the pickers or, when it stands packed at its store's door, to the buses.
    private mutating func sendOut(_ batch: Batch.ID, in schedule: inout Schedule<CityEvent>) {
        if batches[batch].stage == .staged {
            transport.receive(batch, batches: &batches, ledger: &ledger, in: &schedule)
        } else {
            picking.receive([batch], at: batches[batch].store, batches: batches, in: &schedule)
        }
    }

    /// Hands a batch that a bus has unloaded to whom it is for.
    private mutating func takeOver(_ batch: Batch.ID, in schedule: inout Schedule<CityEvent>) {
        switch batches[batch].origin {
        case .round, .relief:
            handover.receive(batch, batches: &batches, in: &schedule)
        case .institution:
            institutions?.receive(batch, batches: &batches, ledger: &ledger, at: schedule.now)
        case .gateBuffer:
            gateBuffer?.receive(batch, batches: &batches, ledger: &ledger, at: schedule.now)
        }
    }

    /// Lets every subsystem take over the parameters of a new phase.
    private mutating func adopt(_ city: City, in schedule: inout Schedule<CityEvent>) {
        ledger.adopt(city)
        households.adopt(city)
        replenishment.adopt(city, day: schedule.now.day)
        reserve?.adopt(city)
        groupBuying.adopt(city, batches: &batches)
        shopping.adopt(city)
        allocation.adopt(city)
        picking.adopt(city)
        transport.adopt(city)
        handover.adopt(city)
        relief?.adopt(city)
        medicine?.adopt(city, ledger: &ledger, in: &schedule)
        institutions?.adopt(city)
        gateBuffer?.adopt(city)
    }

    /// Lets every subsystem know what is wrong from now on.
    private mutating func disrupt(_ event: Disruptions.Event, in schedule: inout Schedule<CityEvent>) {
        let begun = disruptions.handle(event, in: &schedule)
        replenishment.adopt(disruptions)
        if let begun, begun.kind == .coldStoreFailed {
            replenishment.failColdStores(
                begun.size, at: disruptions.stockNodes(of: begun.place), ledger: &ledger, now: schedule.now)
        }
        households.adopt(disruptions)
        groupBuying.adopt(disruptions)
        shopping.adopt(disruptions)
        picking.openOrClose(disruptions, batches: batches, in: &schedule)
        transport.heed(disruptions, batches: &batches, ledger: &ledger, in: &schedule)
        handover.adopt(disruptions)
        relief?.adopt(disruptions)
        medicine?.adopt(disruptions)
    }

    /// Lets every household eat up to the end of the run, and closes the last day.
    mutating func finish(at end: Instant) {
        for (index, cell) in cells.enumerated() {
            for household in cell.households {
                households.settle(household, in: EntityID(index), at: end, ledger: &ledger)
                households.finish(household, in: EntityID(index), at: end, ledger: &ledger)
            }
        }
        for id in batches.open where batches[id].origin == .round {
            for index in 0..<Int(batches[id].orders.count) where !batches[id, index].packages.isEmpty {
                ledger.leftOpen(batches[id, index], at: end)
            }
        }
        institutions?.settle(at: end, ledger: &ledger)
        medicine?.finish(at: end, ledger: &ledger)
        ledger.ended(at: end)
        endDay(at: end)
    }

    /// Counts what stands open in each cell; nothing changes.
    ///
    /// - Complexity: O(households x commodities + open orders).
    func snapshot(at now: Instant) -> CellSnapshot {
        var snapshot = CellSnapshot(cells: cells.count, commodities: catalogue.commodityCount)
        for (index, cell) in cells.enumerated() {
            households.addPantries(
                of: cell.households, at: now, to: &snapshot.pantries, from: index * catalogue.commodityCount)
        }
        for id in batches.open { snapshot.add(id, in: batches) }
        return snapshot
    }

    /// Counts all goods where they are, and compares with what came in.
    func counted() -> Conservation {
        var conservation = ledger.conservation
        let inPantries = households.pantryTotals()
        conservation.accounts = (0..<catalogue.commodityCount).map { commodity in
            var account = GoodsAccount()
            let stock = replenishment.counted(commodity)
            account.received = ledger.received(commodity)
            account.onHand = Grams(stock.onHand)
            account.inTransit = Grams(stock.inTransit)
            account.inReserve = Grams(reserve?.counted(commodity) ?? 0)
            account.sold = ledger.stockTally.reserve[commodity].sold
            account.inPantries = Grams(inPantries[commodity] + (institutions?.counted(commodity) ?? 0))
            account.atGates = Grams(gateBuffer?.counted(commodity) ?? 0)
            account.eaten = ledger.eaten[commodity]
            account.spoiled = ledger.spoiled(commodity)
            return account
        }
        for id in batches.open where batches[id].stage != .ordered {
            let place: WritableKeyPath<GoodsAccount, Grams> =
                switch batches[id].stage {
                case .ordered, .picking, .staged: \.staged
                case .onBus: \.onBuses
                case .atGate: \.atGates
                }
            let packages = batches.packages(in: id, kinds: catalogue.kindCount)
            for content in catalogue.contents {
                conservation.accounts[content.commodity][keyPath: place] += Grams(
                    packages[content.kind] * content.grams)
            }
        }
        conservation.counts += 1
        if conservation.accounts.contains(where: { $0.received != $0.accounted }) { conservation.failures += 1 }
        return conservation
    }
}
