import EventKernel
import Stochastics

/// The rounds: each day each group's households order together, and the batch goes to the cell's store.
struct GroupBuying: Sendable {
    enum Event: BitwiseCopyable {
        case cutoff(EntityID<Cell>)
        /// All cells of a community have closed their rounds; comes only where its packages count together.
        case communityClosed(EntityID<Community>)
    }

    private let catalogue: Catalogue
    private let households: [Range<Int>]
    private let cellsOfCommunity: [Range<Int>]
    /// The store that takes each cell's orders; nil where every store refuses.
    private(set) var storeOfCell: [EntityID<City.Store>?]
    /// The store that batches are addressed to before one accepts them.
    private let nearestStore: [EntityID<City.Store>]
    private(set) var plan: GroupBuyingPlan
    private let random: RandomSource
    private(set) var groups: OrderGroups
    /// The batch in which each group gathers orders, if it has one.
    private(set) var gathering: [Batch.ID?]
    private(set) var phone: Phone
    private(set) var shoppers: Shoppers

    init(city: City, random: RandomSource) {
        catalogue = Catalogue(city.plan)
        households = city.geography.cells.map(\.households)
        cellsOfCommunity = city.geography.communities.map(\.cells)
        storeOfCell = city.storeTakingOrders()
        nearestStore = city.storeOfCell
        plan = city.plan.groupBuying
        self.random = random
        groups = OrderGroups(cells: households, size: plan.householdsPerGroup)
        gathering = Array(repeating: nil, count: groups.count)
        phone = Phone(city: city, random: random)
        shoppers = Shoppers(city: city, random: random)
    }

    /// Plans the day's cut-offs.
    func startDay(in schedule: inout Schedule<CityEvent>) {
        guard plan.isOpen else { return }
        let cutoff = Instant(day: schedule.now.day, second: plan.cutoffTime)
        for cell in households.indices { schedule.at(cutoff, .groupBuying(.cutoff(EntityID(cell)))) }
        guard plan.minimumScope == .community else { return }
        for community in cellsOfCommunity.indices {
            schedule.at(cutoff, .groupBuying(.communityClosed(EntityID(community))), priority: 1)
        }
    }

    /// Takes over the parameters of a phase; orders that have been gathered go to their households' new groups and stores.
    mutating func adopt(_ city: City, batches: inout BatchBook) {
        let size = plan.householdsPerGroup
        plan = city.plan.groupBuying
        storeOfCell = city.storeTakingOrders()
        phone.adopt(city)
        shoppers = Shoppers(city: city, random: random)
        if plan.householdsPerGroup != size { regroup(&batches) }
    }

    /// Takes over what is wrong from now on.
    mutating func adopt(_ disruptions: Disruptions) {
        phone.adopt(disruptions)
    }

    /// Gathers no more what has been gathered.
    mutating func forgetOrders() {
        for group in gathering.indices { gathering[group] = nil }
    }

    private mutating func regroup(_ batches: inout BatchBook) {
        let before = gathering.compactMap(\.self)
        groups = OrderGroups(cells: households, size: plan.householdsPerGroup)
        gathering = Array(repeating: nil, count: groups.count)
        for batch in before {
            for index in 0..<Int(batches[batch].orders.count) {
                gather(batches[batch, index], of: batches[batch].cell, in: &batches)
            }
            batches.close(batch)
        }
    }

    /// Closes a cell's rounds.
    ///
    /// - Returns: the batches that go to stores; a round that is empty, or below its minimum, rolls over.
    mutating func handle(
        _ event: Event, households everyone: inout Households, batches: inout BatchBook, ledger: inout Ledger,
        at now: Instant
    ) -> [Batch.ID] {
        switch event {
        case .cutoff(let cell):
            everyone.lookAround(in: cell, households: households[cell.index], at: now)
            if everyone.turn(to: cell, on: now.day) { ledger.rounds.wantedMore() }
            guard storeOfCell[cell.index] != nil else {
                ledger.rounds.refused(cell, households: households[cell.index].count)
                return []
            }
            takeOrders(of: cell, households: &everyone, batches: &batches, ledger: &ledger, at: now)
            var closed: [Batch.ID] = []
            switch plan.minimumScope {
            case .group:
                for group in groups.groups(of: cell) {
                    close(group..<group + 1, into: &closed, batches: &batches, ledger: &ledger)
                }
            case .cell: close(groups.groups(of: cell), into: &closed, batches: &batches, ledger: &ledger)
            case .community: break
            }
            return closed
        case .communityClosed(let community):
            let cells = cellsOfCommunity[community.index]
            let first = groups.groups(of: EntityID(cells.lowerBound)).lowerBound
            let end = groups.groups(of: EntityID(cells.upperBound - 1)).upperBound
            var closed: [Batch.ID] = []
            close(first..<end, into: &closed, batches: &batches, ledger: &ledger)
            return closed
        }
    }

    private mutating func takeOrders(
        of cell: EntityID<Cell>, households everyone: inout Households, batches: inout BatchBook,
        ledger: inout Ledger, at now: Instant
    ) {
        let window = Double(plan.cutoffTime - plan.listTime)
        let listed = Int64(plan.listTime) + now.ticks - Int64(plan.cutoffTime)
        let isOnline = !phone.isNeeded(in: cell)
        if !isOnline { phone.call(for: cell, cutoff: now, households: &everyone, ledger: &ledger) }
        let someShop = shoppers.shopOnly(in: cell)
        for household in households[cell.index] where everyone.isDue(household, on: now.day) {
            if someShop, shoppers.includes(household) { continue }
            var placedAt: Int64?
            if !isOnline, phone.isOffline(household, in: cell) {
                guard let call = phone.reached(household) else { continue }
                placedAt = max(listed, call)
            }
            let packages = everyone.order(by: household, in: cell, at: now, ledger: &ledger)
            guard !packages.isEmpty else { continue }
            ledger.placed(packages, by: household, in: cell)
            let delay = window * random.uniform(.orderTime, entity: UInt32(household), index: UInt32(now.day))
            gather(
                Order(
                    household: UInt32(household), placedAt: Int32(placedAt ?? listed + Int64(delay)),
                    firstReleasedAt: -1, passedOver: 0, isPartial: false, isRemainder: false, packages: packages),
                of: cell, in: &batches)
        }
    }

    /// Closes the rounds of groups whose packages count together.
    private mutating func close(
        _ range: Range<Int>, into closed: inout [Batch.ID], batches: inout BatchBook, ledger: inout Ledger
    ) {
        var packages = 0
        for group in range { if let batch = gathering[group] { packages += Int(batches[batch].packages) } }
        let isEnough = packages >= plan.minimumPackages
        for group in range {
            guard let batch = gathering[group] else { continue }
            guard isEnough, let store = storeOfCell[batches[batch].cell.index] else {
                ledger.rounds.rolledOver(batches[batch])
                continue
            }
            gathering[group] = nil
            batches[batch].store = store
            closed.append(batch)
        }
    }

    /// Puts an order, new or carried over from an earlier round, into its group's next round.
    mutating func gather(_ order: Order, of cell: EntityID<Cell>, in batches: inout BatchBook) {
        let group = groups.group(of: Int(order.household), in: cell)
        let batch =
            gathering[group]
            ?? batches.open(cell: cell, store: storeOfCell[cell.index] ?? nearestStore[cell.index])
        gathering[group] = batch
        batches.append(order, to: batch, catalogue: catalogue)
    }
}
