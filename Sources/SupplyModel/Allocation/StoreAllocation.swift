import EventKernel

/// The stores' morning: each shares its stock among the orders of the rounds that have closed.
struct StoreAllocation: Sendable {
    enum Event: BitwiseCopyable {
        case release(EntityID<City.Store>)
    }

    private let catalogue: Catalogue
    private let rule: any AllocationRule
    private let plan: GroupBuyingPlan
    private let payload: Int64
    private let payloadPackages: Int32
    /// Batches of closed rounds, by store.
    private var inbox: [BatchLine]

    // Used again from one allocation to the next.
    private var orders: [Order] = []
    private var granted: [PackageCounts] = []
    private var claimants: [Int] = []
    private var claims: [AllocationClaim] = []
    private var grants: [Int64] = []

    init(city: City) {
        guard let rule = AllocationRules.named(city.plan.allocationRule) else {
            preconditionFailure("there is no allocation rule '\(city.plan.allocationRule)'")
        }
        self.rule = rule
        catalogue = Catalogue(city.plan)
        plan = city.plan.groupBuying
        payload = city.plan.fleet.payload.count
        payloadPackages = Int32(city.plan.fleet.payloadPackages)
        inbox = Array(repeating: BatchLine(), count: city.stores.count)
    }

    func start(in schedule: inout Schedule<CityEvent>) {
        for store in inbox.indices {
            schedule.at(Instant(day: 0, second: plan.releaseTime), .allocation(.release(EntityID(store))))
        }
    }

    /// Takes in the batch of a closed round.
    mutating func receive(_ batch: Batch.ID, batches: inout BatchBook) {
        inbox[batches[batch].store.index].append(batch, in: &batches)
    }

    /// Shares a store's stock among all that its inbox asks.
    ///
    /// - Returns: the batches to pick, none heavier than a bus can carry.
    mutating func handle(
        _ event: Event, stock: inout Replenishment, groupBuying: inout GroupBuying, households: inout Households,
        batches: inout BatchBook, ledger: inout Ledger, in schedule: inout Schedule<CityEvent>
    ) -> [Batch.ID] {
        guard case .release(let store) = event else { return [] }
        schedule.after(Span(ticks: Int64(secondsPerDay)), .allocation(.release(store)))
        let now = schedule.now
        var toPick: [Batch.ID] = []
        guard inbox[store.index].first != nil else { return toPick }
        collectOrders(of: store, from: batches)
        share(stock: &stock, store: store, ledger: &ledger, at: now)

        var position = 0
        while let asked = inbox[store.index].first {
            let cell = batches[asked].cell
            var open: Batch.ID?
            for _ in 0..<Int(batches[asked].orders.count) {
                let (going, staying) = split(orders[position], granted: granted[position], at: now)
                position += 1
                if let going {
                    let batch = room(for: going, in: &open, cell: cell, store: store, batches: &batches, toPick: &toPick)
                    batches.append(going, to: batch, catalogue: catalogue)
                }
                if let staying {
                    if isGivenUp(staying) {
                        households.cancel(
                            staying.packages, of: Int(staying.household), in: cell, at: now, ledger: &ledger)
                        ledger.cancelled(staying, partGoesOn: going != nil)
                    } else {
                        groupBuying.gather(staying, of: cell, in: &batches)
                    }
                }
            }
            inbox[store.index].removeFirst(in: batches)
            batches.close(asked)
        }
        for batch in toPick {
            batches[batch].stage = .picking
            batches[batch].allocatedAt = Int32(now.ticks)
        }
        return toPick
    }

    private mutating func collectOrders(of store: EntityID<City.Store>, from batches: BatchBook) {
        orders.removeAll(keepingCapacity: true)
        var batch = inbox[store.index].first
        while let current = batch {
            for index in 0..<Int(batches[current].orders.count) { orders.append(batches[current, index]) }
            batch = batches[current].next == Batch.none ? nil : Batch.ID(Int(batches[current].next))
        }
        granted.removeAll(keepingCapacity: true)
        granted.append(contentsOf: repeatElement(PackageCounts(), count: orders.count))
    }

    /// Grants packages kind by kind, in the scenario's order; where stock is short of a kind, the rule decides.
    private mutating func share(
        stock: inout Replenishment, store: EntityID<City.Store>, ledger: inout Ledger, at now: Instant
    ) {
        for kind in 0..<catalogue.kindCount {
            var asked: Int64 = 0
            for order in orders { asked += Int64(order.packages[kind]) }
            guard asked > 0 else { continue }
            var available = asked
            for commodity in 0..<catalogue.commodityCount {
                let content = catalogue.contents[kind * catalogue.commodityCount + commodity]
                if content > 0 { available = min(available, stock.onHand(commodity, at: store) / content) }
            }
            if available == asked {
                for index in orders.indices { granted[index][kind] = orders[index].packages[kind] }
            } else {
                shareByRule(available, kind: kind)
            }
            for commodity in 0..<catalogue.commodityCount {
                let content = catalogue.contents[kind * catalogue.commodityCount + commodity]
                stock.issue(available * content, of: commodity, at: store, ledger: &ledger, now: now)
            }
        }
    }

    private mutating func shareByRule(_ available: Int64, kind: Int) {
        claimants.removeAll(keepingCapacity: true)
        for index in orders.indices where orders[index].packages[kind] > 0 { claimants.append(index) }
        claimants.sort { (orders[$0].placedAt, $0) < (orders[$1].placedAt, $1) }
        claims.removeAll(keepingCapacity: true)
        for index in claimants { claims.append(AllocationClaim(asked: Int64(orders[index].packages[kind]))) }
        grants.removeAll(keepingCapacity: true)
        grants.append(contentsOf: repeatElement(0, count: claims.count))
        rule.allocate(available, among: claims, into: &grants)
        for (index, grant) in zip(claimants, grants) { granted[index][kind] = Int(grant) }
    }

    /// The part of an order that goes to be picked and the part that stays.
    private func split(_ order: Order, granted: PackageCounts, at now: Instant) -> (going: Order?, staying: Order?) {
        var going = order
        if going.firstReleasedAt < 0 { going.firstReleasedAt = Int32(now.ticks) }
        var staying = going
        going.packages = granted
        staying.packages = order.packages - granted
        if staying.packages.isEmpty { return (going, nil) }
        staying.passedOver += 1
        if granted.isEmpty { return (nil, staying) }
        staying.isRemainder = true
        going.isPartial = !isGivenUp(staying)
        return (going, staying)
    }

    private func isGivenUp(_ order: Order) -> Bool {
        switch plan.unfilled {
        case .cancelled: true
        case .backordered(let rounds): Int(order.passedOver) > rounds
        }
    }

    /// The open batch of the cell, or a new one when the order would overload the bus that carries it.
    private func room(
        for order: Order, in open: inout Batch.ID?, cell: EntityID<Cell>, store: EntityID<City.Store>,
        batches: inout BatchBook, toPick: inout [Batch.ID]
    ) -> Batch.ID {
        if let batch = open,
            batches[batch].mass + catalogue.grams(in: order.packages) <= payload,
            batches[batch].packages + Int32(order.packages.total) <= payloadPackages
        {
            return batch
        }
        let batch = batches.open(cell: cell, store: store)
        open = batch
        toPick.append(batch)
        return batch
    }
}
