import EventKernel
import Stochastics

/// What comes in, what goes out, and what time does to stock.
extension StockNetwork {
    /// Takes in a shipment.
    mutating func receive(_ shipment: NetworkShipment, in schedule: inout Schedule<Event>) {
        let lane = Int(shipment.lane)
        let node = lanes[lane].to
        let now = schedule.now
        touchLane(lane, at: now)
        touch(node, at: now)
        let count = shipment.lot.count
        lanes[lane].inTransit -= count
        lanes[lane].delivered += Int128(count)
        if accounting.purchase == .onReceipt { tallies[node].unitCost += lanes[lane].unitCost * units(count) }
        if nodes[node].assembles {
            lanes[lane].components += count
            let made = nodes[node].lanes.reduce(Int64.max) { min($0, lanes[$1].components / lanes[$1].perUnit) }
            guard made > 0 else { return }
            for part in nodes[node].lanes {
                touchLane(part, at: now)
                lanes[part].components -= made * lanes[part].perUnit
                lanes[part].used += Int128(made * lanes[part].perUnit)
                balance.used += Int128(made * lanes[part].perUnit)
            }
            balance.made += Int128(made)
            takeIn(StockLot(expiry: StockLot.notBegun, count: made), at: node, in: &schedule)
        } else {
            var lot = shipment.lot
            if life?.start == .eachReceipt { lot.expiry = StockLot.notBegun }
            takeIn(lot, at: node, in: &schedule)
        }
    }

    /// Puts what was ordered into stock, and serves those who wait.
    private mutating func takeIn(_ lot: StockLot, at node: Int, in schedule: inout Schedule<Event>) {
        nodes[node].onOrder -= lot.count
        tallies[node].receipts += 1
        tallies[node].received += units(lot.count)
        tallies[node].cycles += 1
        if !nodes[node].wasShortSinceReceipt { tallies[node].cyclesMet += 1 }
        nodes[node].wasShortSinceReceipt = false
        if accounting.purchase == .onReceipt {
            tallies[node].unitCost += nodes[node].costs.unit * units(lot.count)
        }
        let isGood = stock(lot, at: node, in: &schedule)
        if !hasShipStep { fill(at: node, in: &schedule) }
        if isGood {
            planLook(at: node, in: &schedule)
        } else {
            positionChanged(at: node, in: &schedule)
        }
    }

    /// Adds a lot to the stock, or throws it away if its life is over.
    ///
    /// - Returns: whether it was still good.
    @discardableResult
    mutating func stock(_ lot: StockLot, at node: Int, in schedule: inout Schedule<Event>) -> Bool {
        nodes[node].flowIn += Int128(lot.count)
        nodes[node].onHand += lot.count
        return life == nil || addLot(lot, at: node, in: &schedule)
    }

    /// Notes a lot that is on hand, or throws it away if its life is over.
    ///
    /// - Returns: whether it was still good.
    @discardableResult
    mutating func addLot(_ lot: StockLot, at node: Int, in schedule: inout Schedule<Event>) -> Bool {
        var lot = lot
        if lot.expiry == StockLot.notBegun { lot.expiry = expiry(ofLifeFrom: schedule.now) }
        guard lot.expiry >= firstExpiry(after: schedule.now) else {
            waste(lot.count, at: node)
            return false
        }
        nodes[node].lots.add(lot)
        if let life, life.endsExactly {
            schedule.at(Instant(ticks: lot.expiry), .expiry(UInt32(node)), priority: Priority.expiry)
        }
        return true
    }

    /// Takes out of the stock.
    mutating func issue(_ count: Int64, at node: Int) {
        nodes[node].onHand -= count
        nodes[node].flowOut += Int128(count)
        guard life != nil else { return }
        var left = count
        while left > 0 { left -= nodes[node].lots.take(atMost: left).count }
    }

    /// Throws away what expires now: the step `expire` of one node, or the end of a life.
    mutating func expire(at node: Int, in schedule: inout Schedule<Event>) {
        touch(node, at: schedule.now)
        let expired = nodes[node].lots.expire(
            at: life?.endsExactly ?? false ? schedule.now.ticks : Int64(schedule.now.period))
        guard expired > 0 else { return }
        waste(expired, at: node)
        positionChanged(at: node, in: &schedule)
    }

    private mutating func waste(_ count: Int64, at node: Int) {
        nodes[node].onHand -= count
        nodes[node].flowOut += Int128(count)
        balance.wasted += Int128(count)
        tallies[node].wasted += units(count)
        tallies[node].wasteCost += nodes[node].costs.waste * units(count)
    }

    /// The first time of expiry that is still to come.
    private func firstExpiry(after now: Instant) -> Int64 {
        if life?.endsExactly ?? false { return now.ticks }
        return Int64(now.period) + (now.isPeriodStart && priority < expirePriority ? 0 : 1)
    }

    /// When a lot expires whose life begins now.
    func expiry(ofLifeFrom now: Instant) -> Int64 {
        guard let life else { return StockLot.notBegun }
        if life.endsExactly { return (now + NetworkTime.span(periods: life.periods)).ticks }
        return firstExpiry(after: now) + Int64(life.periods) - 1
    }

    /// Brings a node's sums over time up to an instant; a constant rate of demand takes its course until then.
    mutating func touch(_ node: Int, at now: Instant) {
        let start = nodes[node].touched
        guard now > start else { return }
        nodes[node].touched = now
        let length = now.periods(since: start)
        if nodes[node].rate > 0 {
            let fallen = nodes[node].demandFallen(until: now)
            if fallen > 0 {
                flow(fallen, at: node, length: length)
                return
            }
        }
        let (onHand, backorders) = (units(nodes[node].onHand), units(nodes[node].backorders))
        addAreas(onHand: onHand * length, backorders: backorders * length, at: node)
        if nodes[node].onHand > 0 { tallies[node].timeInStock += length }
    }

    /// Demand that fell evenly over a length of time: stock falls in a straight line, then backorders rise in one.
    private mutating func flow(_ count: Int64, at node: Int, length: Double) {
        tallies[node].asked += units(count)
        nodes[node].recent.add(count)
        let met = nodes[node].isOut ? 0 : min(count, nodes[node].onHand)
        let (start, waited) = (units(nodes[node].onHand), units(nodes[node].backorders))
        let inStock = length * Double(met) / Double(count)
        if met > 0 { meetFlow(met, at: node) }
        if count > met { turnAway(count - met, at: node) }
        let (end, waiting) = (units(nodes[node].onHand), units(nodes[node].backorders))
        addAreas(
            onHand: nodes[node].isOut ? start * length : (start + end) / 2 * inStock,
            backorders: waited * inStock + (waited + waiting) / 2 * (length - inStock), at: node)
        tallies[node].timeInStock += inStock
    }

    private mutating func meetFlow(_ count: Int64, at node: Int) {
        issue(count, at: node)
        tallies[node].metAtOnce += units(count)
        tallies[node].sold += units(count)
        tallies[node].revenue += nodes[node].costs.price * units(count)
        balance.sold += Int128(count)
    }

    private mutating func addAreas(onHand: Double, backorders: Double, at node: Int) {
        tallies[node].onHandArea += onHand
        tallies[node].backorderArea += backorders
        if accounting.holding == .overTime { tallies[node].holdingCost += nodes[node].costs.holding * onHand }
        if accounting.backorders == .overTime {
            tallies[node].backorderCost += nodes[node].costs.backorder * backorders
        }
    }

    /// Brings a lane's sums over time up to an instant.
    mutating func touchLane(_ lane: Int, at now: Instant) {
        let start = lanes[lane].touched
        guard now > start else { return }
        lanes[lane].touched = now
        let length = now.periods(since: start)
        let inTransit = units(lanes[lane].inTransit) * length
        tallies[lanes[lane].to].inTransitArea += inTransit
        guard accounting.holding == .overTime else { return }
        tallies[lanes[lane].to].transitCost +=
            lanes[lane].transitRate * inTransit + lanes[lane].componentRate * units(lanes[lane].components) * length
    }

    /// A node with a constant rate of demand looks at its position.
    mutating func look(_ node: Int, in schedule: inout Schedule<Event>) {
        touch(node, at: schedule.now)
        if schedule.now == nodes[node].looksAt { nodes[node].looksAt = .distantFuture }
        if nodes[node].review == .continuous {
            positionChanged(at: node, in: &schedule)
        }
    }

    /// Finds when a constant rate of demand will bring a node under continuous review to where it orders.
    mutating func planLook(at node: Int, in schedule: inout Schedule<Event>) {
        guard nodes[node].rate > 0, nodes[node].review == .continuous, let demand = nodes[node].demand,
            let level = nodes[node].levelAtWhichItOrders(perUnit: perUnit)
        else { return }
        var toGo = nodes[node].position - level
        guard toGo > 0 else { return }
        if toGo > nodes[node].onHand {
            // Without stock only the part that waits lowers the position.
            guard demand.backorderedShare > 0 else { return }
            let waiting = Double(toGo - nodes[node].onHand) / demand.backorderedShare
            toGo = nodes[node].onHand + Int64(waiting.rounded(.up))
        }
        let start = Instant(period: demand.firstPeriod)
        let periods = Double(nodes[node].accrued + toGo) / nodes[node].rate
        guard periods < 1e8 else { return }
        let reached = start + Span(ticks: Int64((periods * Double(NetworkTime.ticksPerPeriod)).rounded(.up)))
        let time = max(reached, schedule.now + Span(ticks: 1))
        guard time != nodes[node].looksAt else { return }
        nodes[node].looksAt = time
        schedule.at(time, .look(UInt32(node)), priority: Priority.look)
    }

    /// The step `count` of one node.
    mutating func count(_ node: Int, at now: Instant) {
        touch(node, at: now)
        let onHand = units(nodes[node].onHand)
        let backorders = units(nodes[node].backorders)
        tallies[node].counts += 1
        tallies[node].onHandCounted += onHand
        tallies[node].backordersCounted += backorders
        tallies[node].positionCounted += units(nodes[node].position)
        tallies[node].owedCounted += units(nodes[node].owed)
        if !nodes[node].wasShortSinceCount { tallies[node].countsMet += 1 }
        if nodes[node].backorders == 0 { tallies[node].countsWithoutBackorders += 1 }
        nodes[node].wasShortSinceCount = false
        nodes[node].recent.endPeriod()
        var (inTransit, components, transitCost) = (0.0, 0.0, 0.0)
        for lane in nodes[node].lanes {
            let (moving, waiting) = (units(lanes[lane].inTransit), units(lanes[lane].components))
            inTransit += moving
            components += waiting
            transitCost += lanes[lane].transitRate * moving + lanes[lane].componentRate * waiting
        }
        tallies[node].inTransitCounted += inTransit
        tallies[node].componentsCounted += components
        if accounting.holding == .atCount {
            tallies[node].holdingCost += nodes[node].costs.holding * onHand
            tallies[node].transitCost += transitCost
        }
        if accounting.backorders == .atCount {
            tallies[node].backorderCost += nodes[node].costs.backorder * backorders
        }
        if now.period < tracedPeriods { traceCount(of: node, inTransit: inTransit, at: now) }
    }

    private mutating func traceCount(of node: Int, inTransit: Double, at now: Instant) {
        let flow = tallies[node].since(tracedTallies[node])
        tracedTallies[node] = tallies[node]
        trace.append(
            NetworkPeriod(
                period: now.period, node: node, flow: flow, onHand: units(nodes[node].onHand),
                backorders: units(nodes[node].backorders), inTransit: inTransit,
                position: units(nodes[node].position)))
    }
}

extension StockNode {
    /// What a constant rate of demand asks until an instant, beyond what has fallen.
    fileprivate mutating func demandFallen(until now: Instant) -> Int64 {
        guard let demand else { return 0 }
        var length = now.periods(since: Instant(period: demand.firstPeriod))
        if let end = demand.endPeriod { length = min(length, Double(end - demand.firstPeriod)) }
        guard length > 0 else { return 0 }
        // A thousandth of a count makes up for the rounding of the clock.
        let fallen = Int64((rate * length + 1e-3).rounded(.down)) - accrued
        guard fallen > 0 else { return 0 }
        accrued += fallen
        return fallen
    }

    /// The highest position at which the node orders, where there is one.
    fileprivate func levelAtWhichItOrders(perUnit: Int64) -> Int64? {
        switch policy {
        case .fixed(.reorderUpTo(let reorderAt, _)), .fixed(.fixedQuantity(let reorderAt, _)),
            .fixed(.oneQuantity(let reorderAt, _)):
            reorderAt
        case .fixed(.cover(let floor, _)): floor - 1
        case .cover(let cover):
            Int64(
                (cover.floorPeriods * (recent.mean ?? cover.demandPerPeriod * Double(perUnit))).rounded()) - 1
        case .fixed(.baseStock), .fixed(.push), .push, nil: nil
        }
    }
}
