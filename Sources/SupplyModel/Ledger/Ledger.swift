public import EventKernel
public import Statistics

/// What was observed in a run: it is fed by every step, and steers none.
public struct Ledger: Sendable {
    /// The days, from the first.
    public private(set) var days: [DayTally]
    /// The goods on each day: `[day * commodities + commodity]`.
    public private(set) var goods: [CommodityTally]
    /// Seconds that each day's deliveries took, by stage: `[day * stages + stage]`.
    public private(set) var stageSeconds: [Int]
    /// The cells, in the order of the cell table.
    public private(set) var cells: [CellTally]
    /// Seconds from order to door of each delivery.
    public private(set) var orderToDoor = LogHistogram()
    /// Lowest stock of warehouses and stores, by commodity.
    public private(set) var lowestStock: [Grams]
    /// How long that stock was below the commodity's floor.
    public private(set) var timeBelowFloor: [Span]
    /// What was eaten, by commodity.
    public internal(set) var eaten: [Grams]
    /// What buses did and suffered beyond trips and kilometres.
    public internal(set) var fleet = FleetTally()
    /// What stores granted by class, and what kept them from granting; nil when the scenario has none of it.
    public internal(set) var allocation: AllocationFigures?
    /// The result of the last count of all goods.
    public private(set) var conservation = Conservation()

    /// What the telephone did.
    public internal(set) var phone: PhoneTally
    /// Who could not order, and whose orders waited.
    public internal(set) var rounds: RoundsTally
    /// What happened to those who went shopping.
    public internal(set) var shopping: ShoppingTally
    /// What was eaten in place of something else.
    public internal(set) var substitution: SubstitutionTally
    /// What households paid.
    public internal(set) var spending: SpendingTally
    /// Work that costs are reckoned from.
    public internal(set) var work: WorkTally
    /// What relief programmes gave out; empty without any.
    public internal(set) var relief = ReliefTally()
    /// What became of refills of medicine; zero without the process.
    public internal(set) var medicine = MedicineTally()
    /// How institutional sites fared; empty without any.
    public internal(set) var institutions = InstitutionTally()
    /// What gate buffers held and gave; zero without any.
    public internal(set) var gateBuffer = GateBufferTally()

    private let catalogue: Catalogue
    private(set) var today = 0
    /// Grams below which the city's stock of each commodity breaks its floor.
    private let floors: [Int64]
    private var stock: [Int64]
    private var stockSince: [Instant]
    /// Grams missed: `[cell * commodityCount + commodity]`.
    private var unmetOfCell: [Int64]

    init(city: City) {
        catalogue = Catalogue(city.plan)
        let count = catalogue.commodityCount
        days = Array(repeating: DayTally(), count: city.plan.days)
        goods = Array(repeating: CommodityTally(), count: city.plan.days * count)
        stageSeconds = Array(repeating: 0, count: city.plan.days * Stage.allCases.count)
        cells = Array(repeating: CellTally(), count: city.geography.cells.count)
        floors = (0..<count).map {
            Int64((city.plan.commodities[$0].floorDays * Double(city.needPerDay($0).count)).rounded())
        }
        lowestStock = Array(repeating: Grams(.max), count: count)
        timeBelowFloor = Array(repeating: .zero, count: count)
        eaten = Array(repeating: .zero, count: count)
        stock = Array(repeating: 0, count: count)
        stockSince = Array(repeating: .zero, count: count)
        relief = ReliefTally(city: city)
        medicine = MedicineTally(city: city)
        institutions = InstitutionTally(city: city)
        unmetOfCell = Array(repeating: 0, count: city.geography.cells.count * count)
        allocation = AllocationFigures(city: city)
        phone = PhoneTally(commodities: count)
        rounds = RoundsTally(cells: city.geography.cells.count)
        shopping = ShoppingTally(commodities: count)
        substitution = SubstitutionTally(commodities: count)
        spending = SpendingTally(city)
        work = WorkTally(city.plan)
    }

    /// Takes over the parameters of a phase.
    mutating func adopt(_ city: City) {
        spending.adopt(city.plan)
        work.adopt(city.plan)
    }

    /// What a cell's people needed of a commodity and did not have.
    public func unmet(in cell: Int, of commodity: Int) -> Grams {
        Grams(unmetOfCell[cell * catalogue.commodityCount + commodity])
    }

    /// What came in of a commodity so far, initial stock and pantries included.
    func received(_ commodity: Int) -> Grams { sum(of: commodity, \.entered) }

    /// What spoiled of a commodity so far, anywhere.
    public func spoiled(_ commodity: Int) -> Grams {
        sum(of: commodity, \.spoiledInStock) + sum(of: commodity, \.spoiledInParcels)
    }

    /// A commodity's figure summed over all days.
    public func sum(of commodity: Int, _ figure: KeyPath<CommodityTally, Grams>) -> Grams {
        stride(from: commodity, to: goods.count, by: catalogue.commodityCount).reduce(.zero) {
            $0 + goods[$1][keyPath: figure]
        }
    }

    mutating func entered(_ grams: Int64, of commodity: Int) {
        goods[today * catalogue.commodityCount + commodity].entered.count += grams
    }

    mutating func stockChanged(by grams: Int64, of commodity: Int, at now: Instant) {
        passTime(for: commodity, until: now)
        stock[commodity] += grams
    }

    mutating func spoiledInStock(_ grams: Int64, of commodity: Int) {
        goods[today * catalogue.commodityCount + commodity].spoiledInStock.count += grams
    }

    mutating func spoiledInParcels(_ grams: Int64, of commodity: Int) {
        goods[today * catalogue.commodityCount + commodity].spoiledInParcels.count += grams
    }

    /// Goods that no household of the cell ordered came to its doors.
    mutating func cameToDoors(_ grams: Int64, in cell: EntityID<Cell>) {
        cells[cell.index].delivered.count += grams
    }

    mutating func ate(_ grams: Int64, of commodity: Int) {
        eaten[commodity].count += grams
    }

    /// A household of the cell that needs `perDay` grams had none from the second at which its need since the first day
    /// passed `suppliedUpTo` grams, somewhere between `from` and `to`.
    mutating func wentWithout(
        _ commodity: Int, in cell: EntityID<Cell>, perDay: Int64, suppliedUpTo supplied: Int64, from: Int64, to: Int64
    ) {
        func missed(by second: Int64) -> Int64 { max(0, perDay * second / Int64(secondsPerDay) - supplied) }
        unmetOfCell[cell.index * catalogue.commodityCount + commodity] += missed(by: to)
        var before: Int64 = 0
        var day = from / Int64(secondsPerDay)
        while before < missed(by: to) {
            let after = missed(by: min(to, (day + 1) * Int64(secondsPerDay)))
            goods[Int(day) * catalogue.commodityCount + commodity].unmet.count += after - before
            before = after
            day += 1
        }
    }

    mutating func placed(_ packages: PackageCounts, in cell: EntityID<Cell>) {
        days[today].ordersPlaced += 1
        cells[cell.index].ordersPlaced += 1
        cells[cell.index].asked.count += catalogue.grams(in: packages)
        for content in catalogue.contents {
            goods[today * catalogue.commodityCount + content.commodity].asked.count +=
                Int64(packages[content.kind]) * content.grams
        }
    }

    /// What is left of an order will not come; `partGoesOn` when another part of it goes to be picked at this moment, and
    /// will close it.
    mutating func cancelled(_ rest: Order, partGoesOn: Bool) {
        guard !partGoesOn else { return }
        if rest.isRemainder {
            days[today].ordersDelivered += 1
        } else {
            days[today].ordersCancelled += 1
        }
    }

    mutating func delivered(_ order: Order, of batch: Batch, roundStart: Instant, door: Instant, spoiled: UInt16) {
        if case .relief(let programme) = batch.origin {
            reliefDelivered(order, by: Int(programme), in: batch.cell, at: door, spoiled: spoiled, catalogue: catalogue)
            return
        }
        add(from: order.placedAt, to: order.firstReleasedAt, as: .round)
        add(from: order.firstReleasedAt, to: batch.allocatedAt, as: .stock)
        add(from: batch.allocatedAt, to: batch.stagedAt, as: .picking)
        add(from: batch.stagedAt, to: batch.departedAt, as: .bus)
        add(from: batch.departedAt, to: batch.unloadedAt, as: .travel)
        add(from: batch.unloadedAt, to: Int32(roundStart.ticks), as: .crew)
        add(from: Int32(roundStart.ticks), to: Int32(door.ticks), as: .delivery)
        spending.delivered(order)
        let seconds = door.ticks - Int64(order.placedAt)
        orderToDoor.add(seconds)
        days[today].deliveries += 1
        days[today].orderToDoorSeconds += Int(seconds)
        cells[batch.cell.index].deliveries += 1
        cells[batch.cell.index].orderToDoorSeconds += Int(seconds)
        if !order.isPartial { days[today].ordersDelivered += 1 }
        for content in catalogue.contents {
            let grams = Int64(order.packages[content.kind]) * content.grams
            if spoiled & (1 << UInt16(content.commodity)) != 0 {
                goods[today * catalogue.commodityCount + content.commodity].spoiledInParcels.count += grams
            } else {
                goods[today * catalogue.commodityCount + content.commodity].delivered.count += grams
                cells[batch.cell.index].delivered.count += grams
            }
        }
    }

    mutating func tripStarted(mass: Int64) {
        days[today].trips += 1
        days[today].carried.count += mass
    }

    mutating func drove(_ metres: Double) {
        days[today].metres += Int(metres.rounded())
    }

    mutating func busWorked(_ time: Span) {
        days[today].busSeconds += Int(time.ticks)
    }

    mutating func crewCame(_ members: Int, for time: Span) {
        days[today].crewMembers += members
        days[today].crewSecondsPresent += members * Int(time.ticks)
    }

    mutating func crewWorked(_ time: Span, parcels: Int) {
        days[today].crewSecondsWorked += Int(time.ticks)
        days[today].parcels += parcels
    }

    /// Closes the day; what happens from now on belongs to the next.
    mutating func dayEnded(at now: Instant, conservation count: Conservation) {
        conservation = count
        for commodity in 0..<catalogue.commodityCount {
            passTime(for: commodity, until: now)
            goods[today * catalogue.commodityCount + commodity].stockAtEnd = Grams(stock[commodity])
        }
        today += 1
    }

    @inline(__always)
    private mutating func add(from start: Int32, to end: Int32, as stage: Stage) {
        stageSeconds[today * Stage.allCases.count + stage.rawValue] += Int(end - start)
    }

    private mutating func passTime(for commodity: Int, until now: Instant) {
        guard now > stockSince[commodity] else { return }
        lowestStock[commodity] = min(lowestStock[commodity], Grams(stock[commodity]))
        if stock[commodity] < floors[commodity] {
            timeBelowFloor[commodity] += now - stockSince[commodity]
        }
        stockSince[commodity] = now
    }
}
