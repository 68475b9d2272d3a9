import EventKernel

/// A household that is followed.
struct HouseholdWatch: Sendable {
    let household: Int
    let cell: Int
    var open: [OrderWatch] = []
    var orderCount = 0
    var packCount = 0
    // As the household was after the last event that touched it.
    var settledAt: Int64 = 0
    var onOrder = PackageCounts()
    var pantry: [Int64] = []
    /// Since when each commodity has been gone.
    var emptySince: [Instant?] = []

    init(_ household: Int, in cell: Int) {
        (self.household, self.cell) = (household, cell)
    }
}

/// An order, or what is left of it, that no store has granted or cancelled yet.
struct OrderWatch: Sendable {
    /// Its position among the household's orders.
    let position: Int
    let placedAt: Int32
    var line = WaitLine()
    /// What it waits for, and since when.
    var reason: WaitReason
    var since: Instant
    /// The store in whose inbox it lies; nil while its round gathers.
    var store: Int?
    var isReleased = false
}

/// A part of an order that is on its way.
struct PartWatch: Sendable {
    let watch: Int
    /// The order's position among the household's orders.
    let position: Int
    let placedAt: Int32
    let firstReleasedAt: Int32
    let batch: Int
    /// The waits before it was granted.
    let before: WaitLine
}

/// From order to allocation.
extension Stories {
    /// A cell's round was at its cut-off.
    mutating func roundEnded(in cell: Int, at now: Instant, _ model: CityModel) {
        let rounds = model.groupBuying
        for watch in watches.indices where watches[watch].cell == cell {
            let household = watches[watch].household
            if rounds.storeOfCell[cell] == nil {
                note(.refused, watch, at: now)
            } else if model.households.onOrder(by: household) != watches[watch].onOrder {
                noteOrder(of: watch, at: now, model)
            } else if watches[watch].isWaiting(on: now.day, model) {
                noteWhyNot(watch, at: now, model)
            }
        }
        if rounds.plan.minimumScope != .community { noteRounds(of: cell, at: now, model) }
    }

    /// A household that had a reason to order did not.
    private mutating func noteWhyNot(_ watch: Int, at now: Instant, _ model: CityModel) {
        let (household, cell) = (watches[watch].household, EntityID<Cell>(watches[watch].cell))
        var phone = model.groupBuying.phone
        if model.groupBuying.shoppers.shopOnly(in: cell), model.groupBuying.shoppers.includes(household) { return }
        if !model.households.isDue(household, on: now.day) {
            note(.mustWait, watch, at: now)
        } else if phone.isNeeded(in: cell), phone.isOffline(household, in: cell), phone.reached(household) == nil {
            note(.notCalled, watch, at: now)
        }
    }

    private mutating func noteOrder(of watch: Int, at now: Instant, _ model: CityModel) {
        let (household, cell) = (watches[watch].household, watches[watch].cell)
        let known = watches[watch].open.map(\.placedAt)
        for id in model.batches.open
        where model.batches[id].cell.index == cell && model.batches[id].stage == .ordered {
            for index in 0..<Int(model.batches[id].orders.count) {
                let order = model.batches[id, index]
                guard Int(order.household) == household, order.firstReleasedAt < 0, !known.contains(order.placedAt)
                else { continue }
                watches[watch].orderCount += 1
                let placedAt = Instant(ticks: Int64(order.placedAt))
                var phone = model.groupBuying.phone
                let isByPhone =
                    phone.isNeeded(in: EntityID(cell)) && phone.isOffline(household, in: EntityID(cell))
                open(
                    OrderStory(
                        number: watches[watch].orderCount, programme: nil, placedAt: placedAt,
                        packages: order.packages, cover: cover(of: watch, at: now, model)), of: watch)
                add(
                    .placed(order.packages, isByPhone: isByPhone), watch, households[watch].orders.count - 1,
                    at: placedAt)
                var line = WaitLine()
                line.append(.cutoff, from: placedAt, to: now)
                watches[watch].open.append(
                    OrderWatch(
                        position: households[watch].orders.count - 1, placedAt: order.placedAt, line: line,
                        reason: .release, since: now))
                return
            }
        }
    }

    /// The rounds of a cell are over: they went to their store, or on to the next day.
    mutating func noteRounds(of cell: Int, at now: Instant, _ model: CityModel) {
        let rounds = model.groupBuying
        for story in cells.indices where cells[story].cell == cell {
            let day = cells[story].days.count - 1
            cells[story].days[day].isRefused = rounds.storeOfCell[cell] == nil
            cells[story].days[day].rolledOver = packages(gatheredBy: rounds.groups.groups(of: EntityID(cell)), model)
        }
        for watch in watches.indices where watches[watch].cell == cell {
            for order in watches[watch].open.indices where watches[watch].open[order].store == nil {
                noteRound(watch, order, at: now, model)
            }
        }
    }

    private mutating func noteRound(_ watch: Int, _ order: Int, at now: Instant, _ model: CityModel) {
        let rounds = model.groupBuying
        let (household, cell) = (watches[watch].household, watches[watch].cell)
        let state = watches[watch].open[order]
        guard let place = model.batch(of: household, placedAt: state.placedAt, in: cell) else { return }
        let group = rounds.groups.group(of: household, in: EntityID(cell))
        if rounds.gathering[group] == place {
            let together = packages(gatheredBy: rounds.groupsCounted(with: group, in: EntityID(cell), city), model)
            add(.rolledOver(packages: together, minimum: rounds.plan.minimumPackages), watch, state.position, at: now)
            if !state.isReleased { change(watch, order, to: .minimum, at: now) }
        } else {
            let batch = model.batches[place]
            add(.roundClosed(store: batch.store.index, packages: Int(batch.packages)), watch, state.position, at: now)
            watches[watch].open[order].store = batch.store.index
            if !state.isReleased { change(watch, order, to: .release, at: now) }
        }
    }

    private func packages(gatheredBy groups: Range<Int>, _ model: CityModel) -> Int {
        groups.reduce(0) { sum, group in
            sum + (model.groupBuying.gathering[group].map { Int(model.batches[$0].packages) } ?? 0)
        }
    }

    /// Ends what an order waited for, and begins what it waits for now.
    mutating func change(_ watch: Int, _ order: Int, to reason: WaitReason, at now: Instant) {
        let state = watches[watch].open[order]
        watches[watch].open[order].line.append(state.reason, from: state.since, to: now)
        watches[watch].open[order].reason = reason
        watches[watch].open[order].since = now
    }

    mutating func open(_ order: OrderStory, of watch: Int) { households[watch].orders.append(order) }

    mutating func add(_ event: StoryEvent, _ watch: Int, _ order: Int, at time: Instant) {
        households[watch].orders[order].moments.append(StoryMoment(time: time, event: event))
    }

    mutating func note(_ event: StoryEvent, _ watch: Int, at time: Instant) {
        households[watch].moments.append(StoryMoment(time: time, event: event))
    }
}

extension HouseholdWatch {
    /// Whether the household may have had a reason to order on a day.
    fileprivate func isWaiting(on day: Int, _ model: CityModel) -> Bool {
        model.households.mayNeedSomething(household, on: day)
    }
}

extension CityModel {
    /// The batch without goods in which a household's order lies.
    func batch(of household: Int, placedAt: Int32, in cell: Int) -> Batch.ID? {
        batches.open.first { id in
            batches[id].cell.index == cell && batches[id].stage == .ordered
                && place(of: household, placedAt: placedAt, in: id) != nil
        }
    }

    /// The place of a household's order in a batch.
    func place(of household: Int, placedAt: Int32, in id: Batch.ID) -> Int? {
        (0..<Int(batches[id].orders.count)).first { index in
            let order = batches[id, index]
            return Int(order.household) == household && order.placedAt == placedAt
        }
    }
}

extension GroupBuying {
    /// The groups whose packages count together with a group's.
    fileprivate func groupsCounted(with group: Int, in cell: EntityID<Cell>, _ city: City) -> Range<Int> {
        switch plan.minimumScope {
        case .group: return group..<group + 1
        case .cell: return groups.groups(of: cell)
        case .community:
            let cells = city.geography.communities[city.geography.cells[cell.index].community.index].cells
            return groups.groups(of: EntityID(cells.lowerBound))
                .lowerBound..<groups.groups(of: EntityID(cells.upperBound - 1)).upperBound
        }
    }
}
