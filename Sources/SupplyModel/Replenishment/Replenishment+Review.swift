import EventKernel
import Stochastics

/// Looking at positions, and sending what is ordered.
extension Replenishment {
    /// Lets the nodes of one rhythm order: stores first, then warehouses.
    mutating func review(_ rhythm: UInt16, ledger: inout Ledger, in schedule: inout Schedule<CityEvent>) {
        for index in isDue.indices { isDue[index] = levels.review[index] == rhythm }
        planPushes(of: rhythm, now: schedule.now)
        for chain in 0..<chainCount { supplyStores(of: chain, ledger: &ledger, in: &schedule) }
        supplyWarehouses(ledger: &ledger, in: &schedule)
        for index in pushed.indices { pushed[index] = 0 }
    }

    /// Lets those order whose goods have just left, and whose position is looked at whenever they do.
    mutating func reviewTouched(ledger: inout Ledger, in schedule: inout Schedule<CityEvent>) {
        for index in isDue.indices { isDue[index] = false }
        let indices = takeTouched()
        for index in indices { isDue[index] = true }
        let stores = indices.filter { $0 >= chainCount * commodityCount }
        for chain in Set(stores.map { chainOfStore[$0 / commodityCount - chainCount] }).sorted() {
            supplyStores(of: chain, ledger: &ledger, in: &schedule)
        }
        for index in takeTouched() { isDue[index] = true }
        supplyWarehouses(ledger: &ledger, in: &schedule)
    }

    /// Shares out what the schedules send now; who shares knows stock as it was reported.
    private mutating func planPushes(of rhythm: UInt16, now: Instant) {
        for (number, rule) in plan.rules.enumerated() {
            guard case .push(let schedule) = rule.policy else { continue }
            let period: Int
            if case .every(let seconds) = rule.review {
                period = (Int(now.ticks) - plan.reviewTime) / seconds
            } else {
                period = now.day
            }
            let quantity = schedule.quantity(on: period)
            guard quantity > 0 else { continue }
            if report.isLive { sendReport() }
            for commodity in 0..<commodityCount {
                let places = stride(from: commodity, to: levels.rule.count, by: commodityCount).filter {
                    levels.rule[$0] == Int32(number) && levels.review[$0] == rhythm
                }
                let shares = levelCover(
                    quantity, stock: places.map { report.figures[$0] }, need: places.map { levels.rate[$0] })
                for (place, share) in zip(places, shares) { pushed[place] = share }
            }
        }
    }

    /// What a node asks for of each commodity that is due, within the room that it has.
    private mutating func collectAsks(of node: Int) {
        for commodity in 0..<commodityCount {
            let index = node * commodityCount + commodity
            asks[index] = 0
            guard isDue[index] else { continue }
            var ask = levels.limits[index].applied(
                to: levels.policies[index].order(position: position(index), scheduled: pushed[index]))
            let storage = commodities[commodity].storage
            if ask > 0, (node < chainCount ? plan.warehouseStorage : plan.storeStorage)[storage] != nil {
                var room = room(for: storage, at: node)
                for earlier in 0..<commodity where commodities[earlier].storage == storage {
                    room -= asks[node * commodityCount + earlier]
                }
                ask = min(ask, max(0, room))
            }
            asks[index] = ask
        }
    }

    private mutating func supplyStores(
        of chain: Int, ledger: inout Ledger, in schedule: inout Schedule<CityEvent>
    ) {
        let nodes = storesOfChain[chain]
        for node in nodes { collectAsks(of: node) }
        var grants: [[Int64]] = []
        for commodity in 0..<commodityCount {
            let claims = nodes.map { node in
                AllocationClaim(
                    asked: part(asks[node * commodityCount + commodity], storeLaneShare[node - chainCount]))
            }
            var granted = Array(repeating: Int64(0), count: claims.count)
            MaxMin().allocate(lots[chain * commodityCount + commodity].total, among: claims, into: &granted)
            grants.append(granted)
        }
        let now = schedule.now
        var leadTimes = Array(repeating: Span.zero, count: nodes.count)
        for (position, node) in nodes.enumerated() {
            let store = node - chainCount
            let grams = cut(&grants, at: position, by: plan.storeLane, sentBefore: &sentToStore[store])
            guard grams.sum > 0 else { continue }
            ledger.ordered(by: node, grams: grams.sum, trucks: grams.trucks)
            var stream = random.stream(.storeLeadTime, entity: UInt32(node), index: UInt32(now.day))
            let hours = max(0, plan.storeLeadTimeHours.sample(using: &stream))
            leadTimes[position] = Span(hours: hours * storeDelay[store])
        }
        for commodity in 0..<commodityCount {
            let warehouse = chain * commodityCount + commodity
            for (position, node) in nodes.enumerated() where grants[commodity][position] > 0 {
                let index = node * commodityCount + commodity
                var leadTime = leadTimes[position]
                if let fast = plan.storeLane.expediting, isLow(index, below: fast.belowCoverDays) {
                    leadTime = expedited(
                        fast, .expeditedStoreLeadTime, entity: UInt32(node), delay: storeDelay[node - chainCount],
                        day: now.day)
                    ledger.stockTally.nodes[node].expedited.count += grants[commodity][position]
                }
                var left = grants[commodity][position]
                while let lot = lots[warehouse].takeFirst(atMost: left) {
                    left -= lot.grams
                    send(lot, of: commodity, to: node, after: leadTime, isNew: false, in: &schedule)
                }
                touch(warehouse)
            }
        }
    }

    private mutating func supplyWarehouses(ledger: inout Ledger, in schedule: inout Schedule<CityEvent>) {
        for chain in 0..<chainCount { collectAsks(of: chain) }
        var asked = Array(asks[..<(chainCount * commodityCount)])
        if plan.sharing == .split {
            let shares = splitShares(of: asked)
            for number in plan.sources.indices {
                var part = shares[number]
                supply(from: number, asked: &part, ledger: &ledger, in: &schedule)
                for index in part.indices { asked[index] -= shares[number][index] - part[index] }
            }
        }
        for number in plan.sources.indices {
            supply(from: number, asked: &asked, ledger: &ledger, in: &schedule)
        }
    }

    /// What each source is asked for when orders are split by weight: `[source][chain * commodityCount + commodity]`.
    private func splitShares(of asked: [Int64]) -> [[Int64]] {
        var shares = plan.sources.map { _ in Array(repeating: Int64(0), count: asked.count) }
        for index in asked.indices where asked[index] > 0 {
            let weights = plan.sources.map { source in
                mayServe(source, chain: index / commodityCount) ? source.weight : 0
            }
            guard weights.contains(where: { $0 > 0 }) else { continue }
            for (source, part) in apportion(Int(asked[index]), by: weights).enumerated() {
                shares[source][index] = Int64(part)
            }
        }
        return shares
    }

    private func mayServe(_ source: Source, chain: Int) -> Bool {
        source.chains.isEmpty || source.chains.contains(plan.chains[chain].id)
    }

    /// Sends what one source can give of what is asked, and takes it off.
    private mutating func supply(
        from number: Int, asked: inout [Int64], ledger: inout Ledger, in schedule: inout Schedule<CityEvent>
    ) {
        guard asked.contains(where: { $0 > 0 }) else { return }
        let source = plan.sources[number]
        let now = schedule.now
        let yield = yield(of: source, number: number, day: now.day)
        var grants: [[Int64]] = []
        for commodity in 0..<commodityCount {
            let claims = (0..<chainCount).map { chain in
                AllocationClaim(
                    asked: mayServe(source, chain: chain)
                        ? part(asked[chain * commodityCount + commodity], sourceLaneShare[number * chainCount + chain])
                        : 0)
            }
            var granted = Array(repeating: Int64(0), count: claims.count)
            let capacity = capacity(
                of: source, commodity: commodity, share: yield * goodsShare[number * commodityCount + commodity],
                day: now.day)
            let left = capacity - sentBySource[number * commodityCount + commodity]
            MaxMin().allocate(max(0, left), among: claims, into: &granted)
            grants.append(granted)
        }
        var leadTimes = Array(repeating: Span.zero, count: chainCount)
        for chain in 0..<chainCount {
            let entity = UInt32(number * chainCount + chain)
            let grams = cut(&grants, at: chain, by: source.lane, sentBefore: &sentOnLane[Int(entity)])
            guard grams.sum > 0 else { continue }
            ledger.ordered(by: chain, grams: grams.sum, trucks: grams.trucks)
            var stream = random.stream(.sourceLeadTime, entity: entity, index: UInt32(now.day))
            leadTimes[chain] = Span(hours: max(0, source.leadTimeHours.sample(using: &stream)) * sourceDelay[number])
        }
        for commodity in 0..<commodityCount {
            for chain in 0..<chainCount where grants[commodity][chain] > 0 {
                let (index, grams) = (chain * commodityCount + commodity, grants[commodity][chain])
                asked[index] -= grams
                sentBySource[number * commodityCount + commodity] += grams
                var leadTime = leadTimes[chain]
                if let fast = source.lane.expediting, isLow(index, below: fast.belowCoverDays) {
                    leadTime = expedited(
                        fast, .expeditedLeadTime, entity: UInt32(number * chainCount + chain),
                        delay: sourceDelay[number], day: now.day)
                    ledger.stockTally.nodes[chain].expedited.count += grams
                }
                ledger.entered(grams, of: commodity)
                let lot = Lot(expiryDay: Int32(now.day + commodities[commodity].shelfLifeDays), grams: grams)
                send(lot, of: commodity, to: chain, after: leadTime, isNew: true, in: &schedule)
            }
        }
    }

    /// Grams that a source can send of a commodity on a day, before what it has sent.
    private func capacity(of source: Source, commodity: Int, share: Double, day: Int) -> Int64 {
        var capacity = source.capacityPerDay[commodity].count
        var share = share
        if commodity < source.capacityByDay.count, let listed = source.capacityByDay[commodity][day] {
            capacity = listed.count
        } else if let ramp = source.ramp {
            share *= ramp.share(on: day)
        }
        return part(capacity, share)
    }

    private func yield(of source: Source, number: Int, day: Int) -> Double {
        guard let yield = source.yield else { return 1 }
        var stream = random.stream(.sourceYield, entity: UInt32(number), index: UInt32(day))
        return min(1, max(0, yield.sample(using: &stream)))
    }

    /// Whether the stock on hand is less than so many days of demand.
    private func isLow(_ index: Int, below days: Double) -> Bool {
        Double(lots[index].total) < days * levels.rate[index]
    }

    private func expedited(
        _ lane: LanePlan.Expediting, _ purpose: Purpose, entity: UInt32, delay: Double, day: Int
    ) -> Span {
        var stream = random.stream(purpose, entity: entity, index: UInt32(day))
        return Span(hours: max(0, lane.leadTimeHours.sample(using: &stream)) * delay)
    }
}

/// A share of so many grams, rounded down.
private func part(_ grams: Int64, _ share: Double) -> Int64 {
    share == 1 ? grams : Int64((Double(grams) * share).rounded(.down))
}

/// Cuts what goes to one node to what its lane carries, and notes it.
private func cut(
    _ grants: inout [[Int64]], at position: Int, by lane: LanePlan, sentBefore: inout Int64
) -> (sum: Int64, trucks: Int) {
    var parts = grants.map { $0[position] }
    let trucks = lane.cut(&parts, carried: sentBefore)
    for (commodity, part) in parts.enumerated() { grants[commodity][position] = part }
    let sum = parts.reduce(0, +)
    sentBefore += sum
    return (sum, trucks)
}
