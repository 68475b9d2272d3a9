import EventKernel

/// The stores' morning: each shares its stock among the orders of the rounds that have closed.
struct StoreAllocation: Sendable {
    enum Event: BitwiseCopyable {
        case release(EntityID<City.Store>)
    }

    /// An order that claims something scarce; the earlier one comes first.
    private struct Claimant: Comparable, BitwiseCopyable, Sendable {
        let placedAt: Int32
        let order: Int32

        static func < (left: Claimant, right: Claimant) -> Bool {
            (left.placedAt, left.order) < (right.placedAt, right.order)
        }
    }

    private let catalogue: Catalogue
    private var rule: any AllocationRule
    private var plan: GroupBuyingPlan
    private var limit: LoadLimit
    /// Batches of closed rounds, by store.
    private var inbox: [BatchLine]

    // Used again from one allocation to the next.
    private var orders: [Order] = []
    private var granted: [PackageCounts] = []
    private var claimants: [Claimant] = []
    private var claims: [AllocationClaim] = []
    private var grants: [Int64] = []

    init(city: City) {
        rule = AllocationRules.rule(of: city.plan)
        catalogue = Catalogue(city.plan)
        plan = city.plan.groupBuying
        limit = LoadLimit(city.plan.fleet)
        inbox = Array(repeating: BatchLine(), count: city.stores.count)
    }

    /// Plans the day's releases.
    func startDay(in schedule: inout Schedule<CityEvent>) {
        let release = Instant(day: schedule.now.day, second: plan.releaseTime)
        for store in inbox.indices { schedule.at(release, .allocation(.release(EntityID(store)))) }
    }

    /// Takes over the parameters of a phase.
    mutating func adopt(_ city: City) {
        rule = AllocationRules.rule(of: city.plan)
        plan = city.plan.groupBuying
        limit = LoadLimit(city.plan.fleet)
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
        batches: inout BatchBook, ledger: inout Ledger, at now: Instant
    ) -> [Batch.ID] {
        guard case .release(let store) = event else { return [] }
        var toPick: [Batch.ID] = []
        guard inbox[store.index].first != nil else { return toPick }
        collectOrders(of: store, from: batches)
        share(stock: &stock, store: store, ledger: &ledger, at: now)

        var position = 0
        while let asked = inbox[store.index].first {
            let cell = batches[asked].cell
            var open: Batch.ID?
            for _ in 0..<Int(batches[asked].orders.count) {
                let (going, staying) = orders[position].split(
                    granted: granted[position], at: now, unfilled: plan.unfilled)
                position += 1
                if let going {
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
        var line = inbox[store.index]
        while let batch = line.first {
            for index in 0..<Int(batches[batch].orders.count) { orders.append(batches[batch, index]) }
            line.removeFirst(in: batches)
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
            for content in catalogue.contents[catalogue.contentsOfKind[kind]] {
                available = min(available, stock.onHand(content.commodity, at: store) / content.grams)
            }
            if available == asked {
                for index in orders.indices { granted[index][kind] = orders[index].packages[kind] }
            } else {
                shareByRule(available, kind: kind)
            }
            for content in catalogue.contents[catalogue.contentsOfKind[kind]] {
                stock.issue(available * content.grams, of: content.commodity, at: store, ledger: &ledger, now: now)
            }
        }
    }

    private mutating func shareByRule(_ available: Int64, kind: Int) {
        claimants.removeAll(keepingCapacity: true)
        for index in orders.indices where orders[index].packages[kind] > 0 {
            claimants.append(Claimant(placedAt: orders[index].placedAt, order: Int32(index)))
        }
        claimants.sort()
        claims.removeAll(keepingCapacity: true)
        for claimant in claimants {
            claims.append(AllocationClaim(asked: Int64(orders[Int(claimant.order)].packages[kind])))
        }
        grants.removeAll(keepingCapacity: true)
        grants.append(contentsOf: repeatElement(0, count: claims.count))
        rule.allocate(available, among: claims, into: &grants)
        for (claimant, grant) in zip(claimants, grants) { granted[Int(claimant.order)][kind] = Int(grant) }
    }
}
