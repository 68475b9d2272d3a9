public import EventKernel
public import Statistics

/// What was observed in a run: it is fed by every step, and steers none.
public struct Ledger: Sendable {
    /// The days, from the first.
    public internal(set) var days: [DayTally]
    /// The goods on each day: `[day * commodities + commodity]`.
    public private(set) var goods: [CommodityTally]
    /// Seconds that each day's deliveries took, by stage: `[day * stages + stage]`.
    public private(set) var stageSeconds: [Int]
    /// The cells, in the order of the cell table.
    public internal(set) var cells: [CellTally]
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
    /// What the crews signed for, what they did, and how fit they were.
    public internal(set) var crews: CrewTally
    /// The hours in which buses and crews worked.
    public internal(set) var hours: HourTally
    /// What happened at the gates where residents collect.
    public internal(set) var gates = GateTally()
    /// The result of the last count of all goods.
    public private(set) var conservation = Conservation()
    /// What happened in warehouses, stores and the reserve.
    public internal(set) var stockTally: StockTally
    /// Orders against their promise, and what never came.
    public internal(set) var service: ServiceTally
    /// How long households went from one delivery to the next.
    public internal(set) var gaps: GapTally
    /// Those who are set apart.
    public internal(set) var traits: TraitTallies
    /// The spells without each commodity; all 0 where the scenario does not price them.
    public internal(set) var deprivation: [DeprivationTally]

    /// What the telephone did.
    public internal(set) var phone = PhoneTally()
    /// Who could not order, and whose orders waited.
    public internal(set) var rounds: RoundsTally
    /// What happened to those who went shopping.
    public internal(set) var shopping: ShoppingTally
    /// What was eaten in place of something else.
    public internal(set) var substitution: SubstitutionTally
    /// What households paid.
    public internal(set) var spending: SpendingTally
    /// What relief programmes gave out; empty without any.
    public internal(set) var relief = ReliefTally()
    /// What became of refills of medicine; zero without the process.
    public internal(set) var medicine = MedicineTally()
    /// How institutional sites fared; empty without any.
    public internal(set) var institutions = InstitutionTally()
    /// What gate buffers held and gave; zero without any.
    public internal(set) var gateBuffer = GateBufferTally()

    /// The shocks as they came, in the order in which they began.
    public internal(set) var shocks: [ShockSpell] = []

    /// What stores could not grant at once.
    public internal(set) var shortfall = ShortfallTally()

    /// What is written down one by one.
    var journal = Journal()

    let catalogue: Catalogue
    private(set) var today = 0
    /// Grams below which the city's stock of each commodity breaks its floor.
    private let floors: [Int64]
    private var stock: [Int64]
    private var stockSince: [Instant]
    /// The goods of each cell: `[cell * commodityCount + commodity]`.
    private var goodsOfCell: [CellGoods]
    private let districtOfCell: [UInt32]
    private let districtCount: Int
    /// What the people of each district missed each day: `[(day * districtCount + district) * commodityCount + commodity]`.
    private var missedInDistrict: [Int64]

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
        stockTally = StockTally(city: city)
        goodsOfCell = Array(repeating: CellGoods(), count: city.geography.cells.count * count)
        districtOfCell = city.geography.cells.map {
            UInt32(city.geography.communities[$0.community.index].district.index)
        }
        districtCount = city.geography.districts.count
        missedInDistrict = Array(repeating: 0, count: city.plan.days * districtCount * count)
        service = ServiceTally(city.plan)
        gaps = GapTally(days: city.plan.days)
        traits = TraitTallies(city: city)
        deprivation = Array(repeating: DeprivationTally(), count: count)
        relief = ReliefTally(city: city)
        medicine = MedicineTally(city: city)
        institutions = InstitutionTally(city: city)
        allocation = AllocationFigures(city: city)
        hours = HourTally(days: city.plan.days)
        crews = CrewTally(communities: city.geography.communities.count)
        rounds = RoundsTally(cells: city.geography.cells.count)
        shopping = ShoppingTally(commodities: count)
        substitution = SubstitutionTally(commodities: count)
        spending = SpendingTally(city)
    }

    /// Takes over the parameters of a phase.
    mutating func adopt(_ city: City) {
        spending.adopt(city.plan)
        service.adopt(city.plan.measures, from: today)
    }

    /// What a cell's people needed of a commodity and did not have.
    public func unmet(in cell: Int, of commodity: Int) -> Grams {
        goods(in: cell, of: commodity).unmet
    }

    /// What a district's people needed of a commodity on a day and did not have.
    public func unmet(inDistrict district: Int, onDay day: Int, of commodity: Int) -> Grams {
        Grams(missedInDistrict[(day * districtCount + district) * catalogue.commodityCount + commodity])
    }

    /// What happened to a commodity in a cell.
    public func goods(in cell: Int, of commodity: Int) -> CellGoods {
        goodsOfCell[cell * catalogue.commodityCount + commodity]
    }

    /// What came in of a commodity so far, initial stock and pantries included.
    func received(_ commodity: Int) -> Grams { sum(of: commodity, \.entered) }

    /// What spoiled of a commodity so far, anywhere.
    public func spoiled(_ commodity: Int) -> Grams {
        sum(of: commodity, \.spoiledInStock) + sum(of: commodity, \.spoiledInParcels)
            + sum(of: commodity, \.spoiledElsewhere)
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

    mutating func issuedByChain(_ grams: Int64, of commodity: Int) {
        goods[today * catalogue.commodityCount + commodity].issuedByChains.count += grams
    }

    mutating func spoiledInStock(_ grams: Int64, of commodity: Int) {
        goods[today * catalogue.commodityCount + commodity].spoiledInStock.count += grams
    }

    mutating func spoiledElsewhere(_ grams: Int64, of commodity: Int) {
        goods[today * catalogue.commodityCount + commodity].spoiledElsewhere.count += grams
    }

    mutating func spoiledInParcels(_ grams: Int64, of commodity: Int) {
        goods[today * catalogue.commodityCount + commodity].spoiledInParcels.count += grams
    }

    /// Goods that no household of the cell ordered came to its doors.
    mutating func cameToDoors(_ grams: Int64, in cell: EntityID<Cell>, on day: Int) {
        cells[cell.index].delivered.count += grams
        cells[cell.index].served(on: day)
    }

    mutating func ate(_ grams: Int64, of commodity: Int) {
        eaten[commodity].count += grams
    }

    /// A household of the cell, which needs `perDay` grams, had none from the second at which its need since the first day
    /// passed `suppliedUpTo` grams, somewhere between `from` and `to`.
    mutating func wentWithout(
        _ commodity: Int, household: Int, in cell: EntityID<Cell>, perDay: Int64, suppliedUpTo supplied: Int64,
        from: Int64, to: Int64
    ) {
        func missed(by second: Int64) -> Int64 { max(0, perDay * second / Int64(secondsPerDay) - supplied) }
        goodsOfCell[cell.index * catalogue.commodityCount + commodity].unmet.count += missed(by: to)
        var before: Int64 = 0
        var day = from / Int64(secondsPerDay)
        while before < missed(by: to) {
            let after = missed(by: min(to, (day + 1) * Int64(secondsPerDay)))
            goods[Int(day) * catalogue.commodityCount + commodity].unmet.count += after - before
            let place = Int(day) * districtCount + Int(districtOfCell[cell.index])
            missedInDistrict[place * catalogue.commodityCount + commodity] += after - before
            traits.missed(after - before, of: commodity, by: household, onDay: Int(day))
            before = after
            day += 1
        }
    }

    mutating func placed(_ packages: PackageCounts, by household: Int, in cell: EntityID<Cell>) {
        let mass = catalogue.grams(in: packages)
        days[today].ordersPlaced += 1
        cells[cell.index].placed(mass)
        traits.placed(mass, by: household)
        for content in catalogue.contents where packages[content.kind] > 0 {
            let grams = Int64(packages[content.kind]) * content.grams
            goods[today * catalogue.commodityCount + content.commodity].asked.count += grams
            goodsOfCell[cell.index * catalogue.commodityCount + content.commodity].asked.count += grams
        }
    }

    /// What is left of an order will not come; `partGoesOn` when another part of it goes to be picked at this moment, and
    /// will close it.
    mutating func cancelled(_ rest: Order, partGoesOn: Bool, at now: Instant) {
        service.cancelledAfter.add(now.ticks - Int64(rest.placedAt))
        guard !partGoesOn else { return }
        service.closed(rest, at: nil, isGood: false)
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
        let (start, end) = (Int32(roundStart.ticks), Int32(door.ticks))
        let firstStage = today * Stage.allCases.count
        precondition(firstStage + Stage.allCases.count <= stageSeconds.count, "a delivery after the last day")
        stageSeconds.withUnsafeMutableBufferPointer { seconds in
            func add(from: Int32, to: Int32, as stage: Stage) { seconds[firstStage + stage.rawValue] += Int(to - from) }
            add(from: order.placedAt, to: order.firstReleasedAt, as: .round)
            add(from: order.firstReleasedAt, to: batch.allocatedAt, as: .stock)
            add(from: batch.allocatedAt, to: batch.stagedAt, as: .picking)
            add(from: batch.stagedAt, to: batch.departedAt, as: .bus)
            add(from: batch.departedAt, to: batch.unloadedAt, as: .travel)
            add(from: batch.unloadedAt, to: start, as: .crew)
            add(from: start, to: end, as: .delivery)
        }
        spending.delivered(order)
        let seconds = door.ticks - Int64(order.placedAt)
        orderToDoor.add(seconds)
        days[today].delivered(after: seconds)
        var good: Int64 = 0
        var isGood = true
        for content in catalogue.contents where order.packages[content.kind] > 0 {
            let grams = Int64(order.packages[content.kind]) * content.grams
            if spoiled & (1 << UInt16(content.commodity)) != 0 {
                goods[today * catalogue.commodityCount + content.commodity].spoiledInParcels.count += grams
                isGood = false
            } else {
                goods[today * catalogue.commodityCount + content.commodity].delivered.count += grams
                goodsOfCell[batch.cell.index * catalogue.commodityCount + content.commodity].delivered.count += grams
                good += grams
            }
        }
        cells[batch.cell.index].delivered(good, after: seconds)
        traits.delivered(good, to: Int(order.household), after: seconds)
        if journal.keepsOrders {
            journal.delivered(
                order, of: batch, mass: catalogue.grams(in: order.packages), good: good, roundStart: roundStart,
                door: door)
        }
        if good > 0 { cells[batch.cell.index].served(on: door.day) }
        if !order.isPartial {
            days[today].ordersDelivered += 1
            service.closed(order, at: door, isGood: isGood)
        }
    }

    mutating func picks(for time: Span) {
        days[today].pickingSeconds += Int(time.ticks)
    }

    mutating func tripStarted(mass: Int64) {
        days[today].trips += 1
        days[today].carried.count += mass
    }

    mutating func busUnloaded(at cell: EntityID<Cell>, from store: EntityID<City.Store>) {
        cells[cell.index].busStops += 1
        cells[cell.index].lastStore = store.rawValue
    }

    mutating func drove(_ metres: Double) {
        days[today].metres += Int(metres.rounded())
    }

    mutating func busWorked(_ time: Span) {
        days[today].busSeconds += Int(time.ticks)
    }

    mutating func crewCame(_ members: Int, seconds: Int) {
        days[today].crewMembers += members
        days[today].crewSecondsPresent += seconds
    }

    mutating func crewWorked(_ time: Span, parcels: Int) {
        days[today].crewSecondsWorked += Int(time.ticks)
        days[today].parcels += parcels
    }

    /// Ends the run for the cells.
    mutating func ended(at end: Instant) {
        for cell in cells.indices { cells[cell].served(on: end.day) }
    }

    /// Closes the day; what happens from now on belongs to the next.
    mutating func dayEnded(at now: Instant, conservation count: Conservation) {
        conservation = count
        for commodity in 0..<catalogue.commodityCount {
            passTime(for: commodity, until: now)
            goods[today * catalogue.commodityCount + commodity].stockAtEnd = Grams(stock[commodity])
        }
        backordersChanged(by: 0, at: now)
        today += 1
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
