import EventKernel
import Stochastics

/// A city being fed: the state of every subsystem, and who hands what to whom.
///
/// A copy is a fork of the whole city.
struct CityModel: SimulationModel, Sendable {
    /// What was observed so far.
    private(set) var ledger: Ledger

    let catalogue: Catalogue
    private let cells: [Cell]
    private var parcelLife: ParcelLife
    private(set) var households: Households
    private(set) var groupBuying: GroupBuying
    private var shopping: Shopping
    private(set) var replenishment: Replenishment
    private var reserve: Reserve?
    private(set) var allocation: StoreAllocation
    private(set) var picking: Picking
    private(set) var transport: Transport
    private(set) var handover: Handover
    private var relief: Relief?
    private var medicine: Medicine?
    private var institutions: Institutions?
    private var gateBuffer: GateBuffer?
    private var disruptions: Disruptions
    private(set) var batches = BatchBook()
    private var phases: [City.Phase]
    private var reporting: ReportSchedule
    private let start: CalendarDate

    init(city: City, random: RandomSource, journal: Journal = Journal()) {
        catalogue = Catalogue(city.plan)
        cells = city.geography.cells
        parcelLife = ParcelLife(city.plan)
        var ledger = Ledger(city: city)
        ledger.journal = journal
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
        reporting = ReportSchedule(city.plan.information)
        start = city.plan.start
        for (commodity, grams) in households.pantryTotals().enumerated() { ledger.entered(grams, of: commodity) }
        self.ledger = ledger
    }

    func start(in schedule: inout Schedule<CityEvent>) {
        schedule.at(.zero, .midnight, priority: .min)
        disruptions.start(in: &schedule)
        reporting.start(in: &schedule)
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
            picking.receive(granted, at: store, batches: &batches, in: &schedule)
        case .picking(let event):
            note(event, at: schedule.now)
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
            let doors = doors
            let given = relief?.handle(
                event, doors: doors, stock: &replenishment, households: &households, batches: &batches,
                ledger: &ledger, at: schedule.now)
            for batch in given ?? [] { sendOut(batch, in: &schedule) }
        case .medicine(let event):
            medicine?.handle(event, ledger: &ledger, in: &schedule)
        case .institutions(let event):
            let doors = doors
            let ordered = institutions?.handle(
                event, doors: doors, stock: &replenishment, batches: &batches, ledger: &ledger, at: schedule.now)
            for batch in ordered ?? [] { sendOut(batch, in: &schedule) }
        case .gateBuffer(let event):
            let doors = doors
            let sent = gateBuffer?.handle(
                event, doors: doors, stock: &replenishment, households: &households, batches: &batches,
                ledger: &ledger, at: schedule.now)
            for batch in sent ?? [] { sendOut(batch, in: &schedule) }
        case .disruptions(let event):
            disrupt(event, in: &schedule)
        case .report(let event):
            guard reporting.goesOn(event, in: &schedule) else { break }
            switch event.level {
            case .communities: handover.report()
            case .stock: replenishment.sendReport()
            case .households: households.report(at: schedule.now)
            }
        case .midnight:
            if schedule.now > .zero { endDay(at: schedule.now) }
            for (position, phase) in phases.enumerated() where phase.day == schedule.now.day {
                begin(phase, in: &schedule)
                if ledger.journal.plan.events {
                    ledger.journal.append(EventEntry(.phaseBegan, at: schedule.now, position: position))
                }
            }
            ledger.spending.dayBegan(start + schedule.now.day)
            startDay(in: &schedule)
        }
        if !replenishment.touched.isEmpty { replenishment.reviewTouched(ledger: &ledger, in: &schedule) }
    }

    /// Which stores work, and what they have room for.
    private var doors: StoreDoors { StoreDoors(picking, transport) }

    /// Hands over what was written down since it was last taken.
    mutating func takeJournal() -> JournalEntries { ledger.journal.take() }

    /// Writes down the end of a batch's picking.
    private mutating func note(_ event: Picking.Event, at now: Instant) {
        guard ledger.journal.plan.events, case .picked(let id) = event else { return }
        let batch = batches[id]
        ledger.journal.append(EventEntry(.pick, from: Instant(ticks: Int64(batch.pickingAt)), to: now, of: batch))
    }

    /// Writes down the beginning or the end of a shock.
    private mutating func note(_ event: Disruptions.Event, at now: Instant) {
        ledger.note(event, at: now)
        guard ledger.journal.plan.events else { return }
        switch event {
        case .began(let shock, _):
            ledger.journal.append(EventEntry(.shockBegan, at: now, position: Int(shock)))
        case .ended(let shock, _):
            ledger.journal.append(EventEntry(.shockEnded, at: now, position: Int(shock)))
        }
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
        picking.startDay(batches: &batches, in: &schedule)
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
            picking.receive([batch], at: batches[batch].store, batches: &batches, in: &schedule)
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

    /// Takes another timeline and further shocks, from now on.
    mutating func follow(_ city: City, in schedule: inout Schedule<CityEvent>) {
        phases = city.phases
        transport.makeRoom(for: city)
        disruptions.expect(city, in: &schedule)
        if ledger.allocation == nil { ledger.allocation = AllocationFigures(city: city) }
    }

    /// Lets every subsystem take over the parameters of a new phase.
    private mutating func begin(_ phase: City.Phase, in schedule: inout Schedule<CityEvent>) {
        let city = phase.city
        if phase.clearsOrders { clearOrders(at: schedule.now) }
        // Until now people ate as they did.
        if households.eatsOtherwise(under: city.plan) { settleHouseholds(at: schedule.now) }
        ledger.adopt(city)
        reporting.adopt(city.plan.information, in: &schedule)
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
        note(event, at: schedule.now)
        let begun = disruptions.handle(event, in: &schedule)
        replenishment.adopt(disruptions)
        if let begun, begun.kind == .coldStoreFailed {
            replenishment.failColdStores(
                begun.size, at: disruptions.stockNodes(of: begun.place), ledger: &ledger, now: schedule.now)
        }
        households.adopt(disruptions)
        groupBuying.adopt(disruptions)
        shopping.adopt(disruptions)
        picking.openOrClose(disruptions, batches: &batches, in: &schedule)
        transport.heed(disruptions, batches: &batches, ledger: &ledger, in: &schedule)
        handover.adopt(disruptions)
        relief?.adopt(disruptions)
        medicine?.adopt(disruptions)
    }

    /// Lets every household eat up to now.
    private mutating func settleHouseholds(at now: Instant) {
        for (index, cell) in cells.enumerated() {
            for household in cell.households {
                households.settle(household, in: EntityID(index), at: now, ledger: &ledger)
            }
        }
    }

    /// Cancels every order for which no picker has begun to work or that stands packed at its store's door, whose goods go
    /// back into stock; who still needs something asks anew.
    private mutating func clearOrders(at now: Instant) {
        groupBuying.forgetOrders()
        allocation.forgetOrders()
        for batch in transport.takeBack(batches) {
            replenishment.takeBack(
                batch, batches: batches, life: &parcelLife, catalogue: catalogue, ledger: &ledger, at: now)
            cancelOrders(of: batch, at: now)
        }
        for batch in Array(batches.open) where batches[batch].stage == .ordered { cancelOrders(of: batch, at: now) }
    }

    private mutating func cancelOrders(of batch: Batch.ID, at now: Instant) {
        for index in 0..<Int(batches[batch].orders.count) {
            let order = batches[batch, index]
            households.withdraw(
                order.packages, of: Int(order.household), in: batches[batch].cell, at: now, ledger: &ledger)
            ledger.cleared(order, wasWaiting: batches[batch].stage == .ordered, at: now)
            if ledger.journal.keepsOrders {
                ledger.journal.cancelled(
                    order, of: batches[batch], mass: catalogue.grams(in: order.packages),
                    partGoesOn: order.isPartial, at: now)
            }
        }
        batches.close(batch)
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
                if ledger.journal.keepsOrders {
                    ledger.journal.leftOpen(
                        batches[id, index], of: batches[id], mass: catalogue.grams(in: batches[id, index].packages))
                }
            }
        }
        transport.noteOpenTrips(ledger: &ledger)
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
