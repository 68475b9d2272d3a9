import EventKernel
import Stochastics

/// The demand of the nodes' own.
extension StockNetwork {
    /// Places the first events of a node's demand.
    mutating func startDemand(of node: Int, in schedule: inout Schedule<Event>) {
        guard let demand = nodes[node].demand else { return }
        let start = Instant(period: demand.firstPeriod)
        switch demand.pattern {
        case .perPeriod, .list: return
        case .arrivals(let interval, _, let startsAtOnce):
            let wait = startsAtOnce ? Span.zero : nextInterval(interval, at: node)
            scheduleArrival(at: start + wait, of: node, demand, in: &schedule)
        case .rate:
            // Between these two moments demand falls evenly.
            schedule.at(start, .look(UInt32(node)), priority: Priority.look)
            if let end = demand.endPeriod {
                schedule.at(Instant(period: end), .look(UInt32(node)), priority: Priority.look)
            }
        }
    }

    /// The demand of one period.
    mutating func demandOfPeriod(_ period: Int, at node: Int, in schedule: inout Schedule<Event>) {
        guard let demand = nodes[node].demand, period >= demand.firstPeriod, period < demand.endPeriod ?? .max else {
            return
        }
        switch demand.pattern {
        case .perPeriod(let distribution):
            var stream = random.stream(.networkDemand, entity: UInt32(node), index: UInt32(period))
            apply(count(of: distribution.sample(using: &stream), demand), at: node, in: &schedule)
        case .list(let quantities, let repeats):
            let place = period - demand.firstPeriod
            guard repeats || place < quantities.count else { return }
            apply(quantities[place % quantities.count], at: node, in: &schedule)
        case .arrivals, .rate: return
        }
    }

    /// A customer comes.
    mutating func arrive(at node: Int, in schedule: inout Schedule<Event>) {
        guard let demand = nodes[node].demand, case .arrivals(let interval, let quantity, _) = demand.pattern else {
            return
        }
        let asked = quantity.sample(using: &nodes[node].quantityStream)
        apply(count(of: asked, demand), at: node, in: &schedule)
        let wait = nextInterval(interval, at: node)
        scheduleArrival(at: schedule.now + wait, of: node, demand, in: &schedule)
    }

    private mutating func nextInterval(_ interval: Distribution, at node: Int) -> Span {
        NetworkTime.span(periods: min(1e6, max(0, interval.sample(using: &nodes[node].arrivalStream))))
    }

    private func scheduleArrival(
        at time: Instant, of node: Int, _ demand: DemandPlan, in schedule: inout Schedule<Event>
    ) {
        if let end = demand.endPeriod, time >= Instant(period: end) { return }
        schedule.at(time, .arrival(UInt32(node)), priority: Priority.arrival)
    }

    /// The count nearest to a drawn quantity, within a billion units.
    private func count(of quantity: Double, _ demand: DemandPlan) -> Int64 {
        let least = demand.isNeverNegative ? 0 : -1e9
        return Int64((min(1e9, max(least, quantity)) * Double(perUnit)).rounded())
    }

    /// Asks a node for so much; below 0, gives it back.
    private mutating func apply(_ count: Int64, at node: Int, in schedule: inout Schedule<Event>) {
        guard count != 0 else { return }
        touch(node, at: schedule.now)
        tallies[node].asked += units(count)
        nodes[node].recent.add(count)
        if count > 0 {
            meet(count, at: node)
        } else {
            takeBack(-count, at: node, in: &schedule)
        }
        positionChanged(at: node, in: &schedule)
    }

    private mutating func meet(_ count: Int64, at node: Int) {
        let isInTurn = nodes[node].keepsQueue && !nodes[node].queue.isEmpty
        let available = isInTurn || nodes[node].isOut ? 0 : nodes[node].onHand
        let isWholeOnly = nodes[node].demand?.isWholeOnly ?? false
        let met = isWholeOnly && available < count ? 0 : min(available, count)
        if met > 0 {
            issue(met, at: node)
            sell(met, at: node)
        }
        tallies[node].demands += 1
        tallies[node].metAtOnce += units(met)
        if met == count {
            tallies[node].demandsMetAtOnce += 1
        } else {
            turnAway(count - met, at: node)
        }
    }

    /// Backorders or loses what cannot be met at once.
    mutating func turnAway(_ count: Int64, at node: Int) {
        nodes[node].wasShortSinceCount = true
        nodes[node].wasShortSinceReceipt = true
        let waiting = waitingPart(of: count, at: node)
        nodes[node].backorders += waiting
        if waiting > 0, nodes[node].keepsQueue { nodes[node].queue.append(WaitingOrder(lane: -1, count: waiting)) }
        tallies[node].backordered += units(waiting)
        tallies[node].lost += units(count - waiting)
        tallies[node].shortageCost += nodes[node].costs.shortage * units(count)
        tallies[node].lostSaleCost += nodes[node].costs.lostSale * units(count - waiting)
    }

    private mutating func waitingPart(of count: Int64, at node: Int) -> Int64 {
        let share = nodes[node].demand?.backorderedShare ?? 1
        if share >= 1 { return count }
        if share <= 0 { return 0 }
        guard perUnit == 1, nodes[node].rate == 0, count <= 1_000_000 else {
            // What rounding leaves out is carried over.
            let exact = Double(count) * share + nodes[node].unroundedWaiting
            let waiting = min(count, max(0, Int64(exact.rounded())))
            nodes[node].unroundedWaiting = exact - Double(waiting)
            return waiting
        }
        return (0..<count).reduce(0) { sum, _ in sum + (nodes[node].patienceStream.chance(share) ? 1 : 0) }
    }

    /// Returned goods are as new, and serve those who wait.
    private mutating func takeBack(_ count: Int64, at node: Int, in schedule: inout Schedule<Event>) {
        tallies[node].metAtOnce -= units(count)
        sell(-count, at: node)
        stock(StockLot(expiry: StockLot.notBegun, count: count), at: node, in: &schedule)
        balance.returned += Int128(count)
        if !hasShipStep { fill(at: node, in: &schedule) }
    }

    /// Serves demand that waits.
    mutating func meetBackorders(_ count: Int64, at node: Int) {
        guard count > 0 else { return }
        issue(count, at: node)
        sell(count, at: node)
        nodes[node].backorders -= count
    }

    private mutating func sell(_ count: Int64, at node: Int) {
        tallies[node].sold += units(count)
        tallies[node].revenue += nodes[node].costs.price * units(count)
        if count > 0 { balance.sold += Int128(count) }
    }
}
