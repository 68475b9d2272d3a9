import EventKernel
import Stochastics

/// Ordering and shipping.
extension StockNetwork {
    /// Looks at a node's position, and orders what its policy says.
    mutating func review(_ node: Int, in schedule: inout Schedule<Event>) {
        let now = schedule.now
        touch(node, at: now)
        guard let policy = nodes[node].policy else { return }
        let position = positionForReview(of: node, at: now)
        let wanted: Int64
        switch policy {
        case .fixed(let rule): wanted = rule.order(position: position)
        case .cover(let cover):
            let demand = nodes[node].recent.mean.map { $0 / Double(perUnit) } ?? cover.demandPerPeriod
            let rule = ReplenishmentPolicy.cover(
                floorDays: cover.floorPeriods, targetDays: cover.targetPeriods, demandPerDay: demand * Double(perUnit))
            wanted = rule.order(position: position)
        case .push(let schedule, let topUpTo):
            guard case .periodic(let every, let offset) = nodes[node].review else { return }
            let scheduled = schedule.quantity(on: (now.period - offset) / every)
            wanted = scheduled + max(0, topUpTo - nodes[node].onHand)
        }
        let ordered = nodes[node].limits.applied(to: wanted)
        if ordered > 0 { place(ordered, for: node, position: position, in: &schedule) }
        planLook(at: node, in: &schedule)
    }

    /// The position that a node's policy reads: its own, or that of all that its stock supplies.
    mutating func positionForReview(of node: Int, at now: Instant) -> Int64 {
        guard !nodes[node].echelon.isEmpty else { return nodes[node].position }
        var position: Int64 = 0
        for (member, weight) in nodes[node].echelon {
            touch(member, at: now)
            position += nodes[member].position * weight
        }
        return position
    }

    /// Lets a node look at its position after it changed, and all whose echelon position changed with it.
    mutating func positionChanged(at node: Int, in schedule: inout Schedule<Event>) {
        if nodes[node].review == .continuous { review(node, in: &schedule) }
        for watcher in nodes[node].watchers { review(watcher, in: &schedule) }
    }

    /// Spreads an order over the suppliers and sends it to them.
    private mutating func place(
        _ count: Int64, for node: Int, position: Int64, in schedule: inout Schedule<Event>
    ) {
        let into = nodes[node].lanes
        let isSimple = into.count == 1 && lanes[into[0]].condition == .always && lanes[into[0]].perUnit == 1
        if !isSimple {
            parts.removeAll(keepingCapacity: true)
            guard divide(count, of: node, position: position) else { return }
        }
        nodes[node].onOrder += count
        tallies[node].orders += 1
        tallies[node].ordered += units(count)
        tallies[node].orderCost += nodes[node].costs.order
        if accounting.purchase == .onOrder { tallies[node].unitCost += nodes[node].costs.unit * units(count) }
        guard !isSimple else { return request(count, on: into[0], in: &schedule) }
        // A supplier that reviews its own position comes through here too: keep what is still to be asked.
        let divided = parts
        for (place, part) in divided.enumerated() where part > 0 {
            request(part, on: into[place], in: &schedule)
        }
    }

    /// Writes into `parts` how much of an order goes to each supplier.
    ///
    /// - Returns: false where none may be used.
    private mutating func divide(_ count: Int64, of node: Int, position: Int64) -> Bool {
        let into = nodes[node].lanes
        parts.append(contentsOf: repeatElement(0, count: into.count))
        if nodes[node].assembles {
            for (place, lane) in into.enumerated() { parts[place] = count * lanes[lane].perUnit }
            return !into.isEmpty
        }
        let netStock = nodes[node].onHand - nodes[node].backorders
        func isUsable(_ lane: Int) -> Bool {
            switch lanes[lane].condition {
            case .always: true
            case .positionAtMost(let level): position <= level
            case .netStockAtMost(let level): netStock <= level
            }
        }
        guard let first = into.indices.first(where: { isUsable(into[$0]) }) else { return false }
        switch nodes[node].sourcing {
        case .first: parts[first] = count
        case .available:
            var left = count
            for place in into.indices where left > 0 && isUsable(into[place]) {
                parts[place] = min(left, sendable(on: into[place]))
                left -= parts[place]
            }
            parts[first] += left
        case .split:
            let total = into.reduce(0) { $0 + (isUsable($1) ? lanes[$1].share : 0) }
            var (sum, given) = (0.0, Int64(0))
            // Sums of shares are rounded, so that the parts add up.
            for place in into.indices where isUsable(into[place]) {
                sum += lanes[into[place]].share
                let upToHere = total > 0 ? Int64((Double(count) * (sum / total)).rounded()) : count
                parts[place] = upToHere - given
                given = upToHere
            }
        }
        return true
    }

    /// What would leave at once on a lane.
    private func sendable(on lane: Int) -> Int64 {
        let sender = lanes[lane].from
        let left = max(0, lanes[lane].capacityLeft - lanes[lane].owed)
        guard sender >= 0 else { return left }
        if nodes[sender].isOut { return 0 }
        return min(left, max(0, nodes[sender].onHand - nodes[sender].owed - nodes[sender].backorders))
    }

    /// Takes in an order on a lane.
    private mutating func request(_ count: Int64, on lane: Int, in schedule: inout Schedule<Event>) {
        let (sender, node) = (lanes[lane].from, lanes[lane].to)
        tallies[node].transportCost += lanes[lane].orderCost
        if accounting.purchase == .onOrder { tallies[node].unitCost += lanes[lane].unitCost * units(count) }
        lanes[lane].owed += count
        lanes[lane].ordered += Int128(count)
        guard sender >= 0 else {
            sendFromOutside(on: lane, in: &schedule)
            return
        }
        touch(sender, at: schedule.now)
        tallies[sender].orderedByCustomers += units(count)
        nodes[sender].owed += count
        if nodes[sender].keepsQueue { nodes[sender].queue.append(WaitingOrder(lane: lane, count: count)) }
        nodes[sender].recent.add(count)
        if hasShipStep {
            nodes[sender].newlyOwed += count
        } else {
            fill(at: sender, in: &schedule)
            let unsent = min(count, lanes[lane].owed)
            noteSent(at: sender, atOnce: count - unsent, unsent: unsent)
        }
        positionChanged(at: sender, in: &schedule)
    }

    private mutating func noteSent(at node: Int, atOnce: Int64, unsent: Int64) {
        tallies[node].sentAtOnce += units(atOnce)
        if unsent > 0 {
            nodes[node].wasShortSinceCount = true
            nodes[node].wasShortSinceReceipt = true
        }
    }

    /// The step `ship` of one node.
    mutating func shipWhatWaits(at node: Int, in schedule: inout Schedule<Event>) {
        touch(node, at: schedule.now)
        let new = nodes[node].newlyOwed
        nodes[node].newlyOwed = 0
        fill(at: node, in: &schedule)
        let unsent = min(new, nodes[node].owed)
        noteSent(at: node, atOnce: new - unsent, unsent: unsent)
    }

    /// Serves those who wait from what is on hand: customers in the network and the node's own backorders.
    mutating func fill(at node: Int, in schedule: inout Schedule<Event>) {
        guard nodes[node].onHand > 0, nodes[node].owed + nodes[node].backorders > 0, !nodes[node].isOut else { return }
        if nodes[node].keepsQueue {
            fillInTurn(at: node, in: &schedule)
        } else if nodes[node].owed == 0 {
            meetBackorders(min(nodes[node].onHand, nodes[node].backorders), at: node)
        } else if nodes[node].customers.count == 1, nodes[node].backorders == 0 {
            let lane = nodes[node].customers[0]
            let count = min(nodes[node].onHand, min(lanes[lane].owed, lanes[lane].capacityLeft))
            if count > 0 { send(count, on: lane, in: &schedule) }
        } else {
            fillByRule(at: node, in: &schedule)
        }
    }

    private mutating func fillInTurn(at node: Int, in schedule: inout Schedule<Event>) {
        let isDemandWhole = nodes[node].demand?.isWholeOnly ?? false
        for index in nodes[node].queue.indices {
            guard nodes[node].onHand > 0 else { break }
            let order = nodes[node].queue.orders[index]
            let limit = order.lane < 0 ? Int64.max : lanes[order.lane].capacityLeft
            let count = min(order.count, min(nodes[node].onHand, limit))
            let isWhole = order.lane < 0 ? isDemandWhole : nodes[node].shipsWholeOrders
            if isWhole, count < order.count {
                // One that waits for stock keeps its turn; one that waits for its lane lets others by.
                if limit >= order.count { break }
                continue
            }
            guard count > 0 else { continue }
            nodes[node].queue.take(count, from: index)
            if order.lane < 0 {
                meetBackorders(count, at: node)
            } else {
                send(count, on: order.lane, in: &schedule)
            }
        }
        nodes[node].queue.trim()
    }

    private mutating func fillByRule(at node: Int, in schedule: inout Schedule<Event>) {
        claims.removeAll(keepingCapacity: true)
        claimants.removeAll(keepingCapacity: true)
        grants.removeAll(keepingCapacity: true)
        if nodes[node].backorders > 0 {
            claim(nodes[node].backorders, for: -1, netStock: -nodes[node].backorders)
        }
        for lane in nodes[node].customers {
            let asked = min(lanes[lane].owed, lanes[lane].capacityLeft)
            guard asked > 0 else { continue }
            let customer = lanes[lane].to
            touch(customer, at: schedule.now)
            let coming = nodes[customer].lanes.reduce(Int64(0)) { $0 + lanes[$1].inTransit / lanes[$1].perUnit }
            let owed = nodes[customer].owed + nodes[customer].backorders
            claim(asked, for: lane, netStock: nodes[customer].onHand + coming - owed)
        }
        // Cover is how far a stock lies above the lowest.
        let lowest = claims.reduce(Int64.max) { min($0, $1.cover) }
        for index in claims.indices { claims[index].cover -= lowest }
        grants.append(contentsOf: repeatElement(0, count: claims.count))
        nodes[node].rule.allocate(nodes[node].onHand, among: claims, into: &grants)
        for index in claimants.indices where grants[index] > 0 {
            if claimants[index] < 0 {
                meetBackorders(grants[index], at: node)
            } else {
                send(grants[index], on: claimants[index], in: &schedule)
            }
        }
    }

    private mutating func claim(_ count: Int64, for lane: Int, netStock: Int64) {
        var claim = AllocationClaim(asked: count)
        claim.id = UInt32(claims.count)
        claim.cover = netStock
        claims.append(claim)
        claimants.append(lane)
    }

    /// Begins a period's capacities and outages, and lets what waited for them leave.
    mutating func renewCapacities(in schedule: inout Schedule<Event>) {
        let changes = outages.change(at: schedule.now.period)
        if changes { beginOutages(at: schedule.now) }
        for lane in lanes.indices where changes || lanes[lane].capacity != nil {
            lanes[lane].capacityLeft = lanes[lane].isClosed ? 0 : lanes[lane].capacity ?? .max
        }
        if changes, !hasShipStep { for node in nodes.indices { fill(at: node, in: &schedule) } }
        for lane in lanes.indices where lanes[lane].owed > 0 && (changes || lanes[lane].capacity != nil) {
            if lanes[lane].from < 0 {
                sendFromOutside(on: lane, in: &schedule)
            } else if !hasShipStep {
                touch(lanes[lane].from, at: schedule.now)
                fill(at: lanes[lane].from, in: &schedule)
            }
        }
    }

    /// Takes over what is out from this period on; what happened before it happened under what held then.
    private mutating func beginOutages(at now: Instant) {
        settle(at: now)
        for node in nodes.indices { nodes[node].isOut = outages.isOut(node, in: now.period) }
        for lane in lanes.indices {
            lanes[lane].isClosed = outages.isClosed(lane, from: lanes[lane].from, in: now.period)
        }
    }

    private mutating func sendFromOutside(on lane: Int, in schedule: inout Schedule<Event>) {
        let count = min(lanes[lane].owed, lanes[lane].capacityLeft)
        guard count > 0 else { return }
        lanes[lane].owed -= count
        balance.fromOutside += Int128(count)
        let due = dueTime(of: count, on: lane, now: schedule.now)
        let last = life?.start == .dispatch ? expiry(ofLifeFrom: schedule.now) : StockLot.notBegun
        dispatch(StockLot(expiry: last, count: count), on: lane, due: due, in: &schedule)
    }

    /// Sends from a node's stock.
    private mutating func send(_ count: Int64, on lane: Int, in schedule: inout Schedule<Event>) {
        let node = lanes[lane].from
        nodes[node].onHand -= count
        nodes[node].owed -= count
        nodes[node].flowOut += Int128(count)
        lanes[lane].owed -= count
        tallies[node].sent += units(count)
        let due = dueTime(of: count, on: lane, now: schedule.now)
        guard life != nil else {
            dispatch(StockLot(expiry: StockLot.notBegun, count: count), on: lane, due: due, in: &schedule)
            return
        }
        var left = count
        while left > 0 {
            let lot = nodes[node].lots.take(atMost: left)
            left -= lot.count
            dispatch(lot, on: lane, due: due, in: &schedule)
        }
    }

    /// When a shipment that leaves now comes in; its capacity is used up.
    private mutating func dueTime(of count: Int64, on lane: Int, now: Instant) -> Instant {
        if lanes[lane].capacity != nil { lanes[lane].capacityLeft -= count }
        lanes[lane].shipments &+= 1
        let leadTime: Span
        if let constant = lanes[lane].constantLeadTime {
            leadTime = constant
        } else {
            var stream = random.stream(.networkLeadTime, entity: UInt32(lane), index: lanes[lane].shipments)
            leadTime = NetworkTime.span(periods: min(1e6, max(0, lanes[lane].leadTime.sample(using: &stream))))
        }
        var due = now + leadTime
        if !lanes[lane].allowsOvertaking { due = max(due, lanes[lane].lastDue) }
        lanes[lane].lastDue = due
        return due
    }

    private mutating func dispatch(
        _ lot: StockLot, on lane: Int, due: Instant, in schedule: inout Schedule<Event>
    ) {
        touchLane(lane, at: schedule.now)
        lanes[lane].inTransit += lot.count
        lanes[lane].sent += Int128(lot.count)
        let rank: Int8
        if due.isPeriodStart, due > schedule.now || priority < receivePriority {
            rank = receivePriority
        } else {
            rank = due > schedule.now ? Priority.delivery : max(0, priority)
        }
        let id = shipments.insert(NetworkShipment(lane: Int32(lane), priority: rank, lot: lot))
        schedule.at(due, .delivery(id), priority: rank)
    }
}
