import EventKernel
import Stochastics

/// The stores' morning: each shares its stock among the orders of the rounds that have closed.
struct StoreAllocation: Sendable {
    enum Event: BitwiseCopyable {
        case release(EntityID<City.Store>)
    }

    private let catalogue: Catalogue
    private var plan: GroupBuyingPlan
    private var limit: LoadLimit
    /// The kind that a store offers in the place of each kind, if any.
    private var substitutes: [Int?]
    private var classifier: HouseholdClassifier
    /// Batches of closed rounds, by store.
    private(set) var inbox: [BatchLine]
    private var claims: OrderClaims

    // Used again from one allocation to the next.
    private var orders: [Order] = []
    private var granted: [PackageCounts] = []

    init(city: City, random: RandomSource) {
        catalogue = Catalogue(city.plan)
        plan = city.plan.groupBuying
        limit = LoadLimit(city.plan.fleet)
        substitutes = city.plan.substitutes
        classifier = HouseholdClassifier(city: city, classes: city.plan.allocation.classes)
        inbox = Array(repeating: BatchLine(), count: city.stores.count)
        claims = OrderClaims(city: city, random: random)
    }

    /// Plans the day's releases.
    func startDay(in schedule: inout Schedule<CityEvent>) {
        let release = Instant(day: schedule.now.day, second: plan.releaseTime)
        for store in inbox.indices { schedule.at(release, .allocation(.release(EntityID(store)))) }
    }

    /// Takes over the parameters of a phase; the classes that the ledger tells apart stay.
    mutating func adopt(_ city: City) {
        plan = city.plan.groupBuying
        limit = LoadLimit(city.plan.fleet)
        substitutes = city.plan.substitutes
        claims.adopt(city)
    }

    /// Drops the batches of rounds that have closed and that no store has taken up.
    mutating func forgetOrders() {
        for store in inbox.indices { inbox[store] = BatchLine() }
    }

    /// Takes in the batch of a closed round.
    mutating func receive(_ batch: Batch.ID, batches: inout BatchBook) {
        inbox[batches[batch].store.index].append(batch, in: &batches)
    }

    /// Shares a store's stock among all that its inbox asks.
    ///
    /// - Parameter room: the most packages that the store has room for; nil when that does not matter.
    /// - Returns: the batches to pick, none heavier than a bus can carry.
    mutating func release(
        at store: EntityID<City.Store>, room: Int?, stock: inout Replenishment, groupBuying: inout GroupBuying,
        households: inout Households, batches: inout BatchBook, ledger: inout Ledger, at now: Instant
    ) -> [Batch.ID] {
        var toPick: [Batch.ID] = []
        guard inbox[store.index].first != nil else { return toPick }
        collectOrders(of: store, from: batches)
        claims.note(orders, at: store)
        let left = share(
            room: room.map(Int64.init), stock: &stock, store: store, households: households, ledger: &ledger, at: now)
        substitute(
            room: left, stock: &stock, store: store, households: &households, batches: batches, ledger: &ledger,
            at: now)
        if ledger.allocation != nil { noteClasses(ledger: &ledger) }

        var position = 0
        var backordered: Int64 = 0
        while let asked = inbox[store.index].first {
            let cell = batches[asked].cell
            var open: Batch.ID?
            for index in 0..<Int(batches[asked].orders.count) {
                let before = batches[asked, index]
                if before.isBackordered { backordered -= catalogue.grams(in: before.packages) }
                let (going, staying) = orders[position].split(
                    granted: granted[position], at: now, unfilled: plan.unfilled)
                position += 1
                if let going {
                    claims.served(going.household, on: now.day)
                    if open.map({ batches.isFull($0, for: going, limit: limit, catalogue: catalogue) }) ?? true {
                        open = batches.open(cell: cell, store: store)
                        if let open { toPick.append(open) }
                    }
                    if let open { batches.append(going, to: open, catalogue: catalogue) }
                }
                if let staying {
                    if staying.isGivenUp(by: plan.unfilled) {
                        households.cancel(
                            staying.packages, of: Int(staying.household), in: cell, at: now, ledger: &ledger)
                        ledger.cancelled(staying, partGoesOn: going != nil, at: now)
                        ledger.lostSale(catalogue.grams(in: staying.packages))
                        if ledger.journal.keepsOrders {
                            ledger.journal.cancelled(
                                staying, of: batches[asked], mass: catalogue.grams(in: staying.packages),
                                partGoesOn: going != nil, at: now)
                        }
                    } else {
                        backordered += catalogue.grams(in: staying.packages)
                        groupBuying.gather(staying, of: cell, in: &batches)
                    }
                }
            }
            inbox[store.index].removeFirst(in: batches)
            batches.close(asked)
        }
        ledger.backordersChanged(by: backordered, at: now)
        for batch in toPick {
            batches[batch].stage = .picking
            batches[batch].allocatedAt = Int32(now.ticks)
        }
        return toPick
    }

    private mutating func collectOrders(of store: EntityID<City.Store>, from batches: BatchBook) {
        orders.removeAll(keepingCapacity: true)
        var line = inbox[store.index]
        while let batch = line.first {
            for index in 0..<Int(batches[batch].orders.count) { orders.append(batches[batch, index]) }
            line.removeFirst(in: batches)
        }
        granted.removeAll(keepingCapacity: true)
        granted.append(contentsOf: repeatElement(PackageCounts(), count: orders.count))
    }

    /// Grants packages kind by kind, in the scenario's order; where there are too few of a kind, the rule decides.
    ///
    /// Room that is short is split between the kinds in proportion to what is asked of each; what a kind leaves is for
    /// those after it.
    ///
    /// - Returns: the room that is left.
    private mutating func share(
        room: Int64?, stock: inout Replenishment, store: EntityID<City.Store>, households: Households,
        ledger: inout Ledger, at now: Instant
    ) -> Int64? {
        var room = room
        var askedFromHere = room == nil ? 0 : orders.reduce(Int64(0)) { $0 + Int64($1.packages.total) }
        for kind in 0..<catalogue.kindCount {
            var asked: Int64 = 0
            for order in orders { asked += Int64(order.packages[kind]) }
            guard asked > 0 else { continue }
            var available = min(asked, inStock(kind, at: store, stock: stock))
            if let left = room {
                available = min(available, (left * asked + askedFromHere - 1) / askedFromHere)
                askedFromHere -= asked
                room = left - available
            }
            if available == asked {
                for index in orders.indices { granted[index][kind] = orders[index].packages[kind] }
            } else {
                claims.removeAll()
                for index in orders.indices where orders[index].packages[kind] > 0 {
                    claims.add(orders[index].packages[kind], by: orders[index], at: index)
                }
                claims.share(available, kind: kind, at: store, orders: orders, households: households, now: now)
                available = 0
                for (order, packages) in claims.granted {
                    granted[order][kind] = packages
                    available += Int64(packages)
                }
            }
            issue(available, of: kind, at: store, stock: &stock, ledger: &ledger, now: now)
        }
        return room
    }

    /// Offers, for what was not granted, packages of the kind that takes its place, as far as stock and room go.
    ///
    /// Where there are too few, the rule decides. What is taken becomes part of the order.
    private mutating func substitute(
        room: Int64?, stock: inout Replenishment, store: EntityID<City.Store>, households: inout Households,
        batches: BatchBook, ledger: inout Ledger, at now: Instant
    ) {
        var room = room ?? .max
        for kind in substitutes.indices {
            guard let other = substitutes[kind] else { continue }
            claims.removeAll()
            var asked: Int64 = 0
            for index in orders.indices {
                let order = orders[index]
                let wanted = min(order.packages[kind] - granted[index][kind], 15 - order.packages[other])
                guard wanted > 0, households.buys(other, household: Int(order.household)) else { continue }
                claims.add(wanted, by: order, at: index)
                asked += Int64(wanted)
            }
            let available = min(asked, room, inStock(other, at: store, stock: stock))
            guard available > 0 else { continue }
            claims.share(available, kind: other, at: store, orders: orders, households: households, now: now)
            var taken: Int64 = 0
            for (order, packages) in claims.granted where packages > 0 {
                let household = Int(orders[order].household)
                let count = households.substitute(
                    packages, of: kind, by: other, for: household, in: cell(ofOrder: order, store, batches), at: now,
                    ledger: &ledger)
                orders[order].packages[kind] -= count
                orders[order].packages[other] += count
                granted[order][other] += count
                taken += Int64(count)
            }
            room -= taken
            ledger.substituted(Int(taken))
            issue(taken, of: other, at: store, stock: &stock, ledger: &ledger, now: now)
        }
    }

    /// The packages of a kind that a store's stock makes.
    private func inStock(_ kind: Int, at store: EntityID<City.Store>, stock: Replenishment) -> Int64 {
        var available = Int64.max
        for content in catalogue.contents[catalogue.contentsOfKind[kind]] {
            available = min(available, stock.onHand(content.commodity, at: store) / content.grams)
        }
        return available
    }

    private func issue(
        _ packages: Int64, of kind: Int, at store: EntityID<City.Store>, stock: inout Replenishment,
        ledger: inout Ledger, now: Instant
    ) {
        for content in catalogue.contents[catalogue.contentsOfKind[kind]] {
            stock.issue(packages * content.grams, of: content.commodity, at: store, ledger: &ledger, now: now)
        }
    }

    /// The cell of an order that was collected from a store's inbox.
    private func cell(ofOrder position: Int, _ store: EntityID<City.Store>, _ batches: BatchBook) -> EntityID<Cell> {
        var line = inbox[store.index]
        var before = 0
        while let batch = line.first {
            before += Int(batches[batch].orders.count)
            if position < before { return batches[batch].cell }
            line.removeFirst(in: batches)
        }
        preconditionFailure("an order was not in its store's inbox")
    }

    private func noteClasses(ledger: inout Ledger) {
        for (order, packages) in zip(orders, granted) {
            let position = classifier.position(of: Int(order.household))
            if order.passedOver == 0 { ledger.asked(order.packages.total, byClass: position) }
            ledger.granted(packages.total, toClass: position)
        }
    }
}

extension CityPlan {
    /// The position of each package kind's substitute.
    fileprivate var substitutes: [Int?] {
        packages.map { kind in
            kind.substitute.flatMap { name in packages.firstIndex { $0.id == name } }
        }
    }
}
