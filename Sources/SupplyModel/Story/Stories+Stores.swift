import EventKernel

/// A store that is about to share out, as it was before.
struct ReleaseWatch: Sendable {
    struct Claim: Sendable {
        let watch: Int
        let order: Int
        let asked: PackageCounts
    }

    var claims: [Claim] = []
    var isOpen = true
    /// Packages of each kind that all asked for, and that stock and room made.
    var asked: [Int] = []
    var available: [Int] = []
    /// What was short of each kind: a commodity, or nil for room.
    var binding: [Int?] = []
    /// Grams of each commodity before the store shared out.
    var onHand: [Int64] = []
    var queueAhead = 0
    var pickers = 0
}

/// A shortage that has not ended.
struct ShortageWatch: Sendable {
    let watch: Int
    let order: Int
    let moment: Int
    let shortage: Int
    let store: Int
    let commodity: Int
    let grams: Int64
}

/// What stores grant and what they lack.
extension Stories {
    /// Looks at a store before it shares out, if orders that are followed lie in its inbox.
    mutating func lookAtStore(_ store: EntityID<City.Store>, _ model: CityModel) {
        release = nil
        var look = ReleaseWatch()
        for watch in watches.indices {
            for order in watches[watch].open.indices where watches[watch].open[order].store == store.index {
                let state = watches[watch].open[order]
                let household = watches[watch].household
                guard let id = model.batch(of: household, placedAt: state.placedAt, in: watches[watch].cell),
                    let place = model.place(of: household, placedAt: state.placedAt, in: id)
                else { continue }
                look.claims.append(
                    ReleaseWatch.Claim(watch: watch, order: order, asked: model.batches[id, place].packages))
            }
        }
        guard !look.claims.isEmpty else { return }
        look.isOpen = model.picking.isOpen(store)
        look.queueAhead = model.picking.packages[store.index]
        look.pickers = model.picking.pickers[store.index].capacity
        look.count(store, model, catalogue)
        release = look
    }

    /// Tells what a store has just granted.
    mutating func tellRelease(of store: Int, at now: Instant, _ model: CityModel) {
        followNewBatches(model)
        guard let look = release else { return }
        release = nil
        for claim in look.claims.reversed() { tell(claim, look, store: store, at: now, model) }
    }

    private mutating func tell(
        _ claim: ReleaseWatch.Claim, _ look: ReleaseWatch, store: Int, at now: Instant, _ model: CityModel
    ) {
        let (watch, order) = (claim.watch, claim.order)
        let (household, cell) = (watches[watch].household, watches[watch].cell)
        let placedAt = watches[watch].open[order].placedAt
        let position = watches[watch].open[order].position
        guard look.isOpen else {
            add(.storeClosed(store: store), watch, position, at: now)
            if !watches[watch].open[order].isReleased { change(watch, order, to: .storeClosed, at: now) }
            return
        }
        change(watch, order, to: .stock, at: now)
        watches[watch].open[order].isReleased = true
        var granted = PackageCounts()
        for id in model.batches.open {
            let batch = model.batches[id]
            guard batch.cell.index == cell, batch.stage == .picking, batch.origin == .round,
                batch.allocatedAt == Int32(now.ticks),
                let place = model.place(of: household, placedAt: placedAt, in: id)
            else { continue }
            granted = model.batches[id, place].packages
            let followed = follow(id, model)
            parts.append(
                PartWatch(
                    watch: watch, position: position, placedAt: placedAt,
                    firstReleasedAt: model.batches[id, place].firstReleasedAt, batch: followed,
                    before: watches[watch].open[order].line))
        }
        let waits = model.batch(of: household, placedAt: placedAt, in: cell) != nil
        let shortages = look.shortages(of: claim, granted: granted, store: store, model, catalogue)
        add(
            .granted(
                Grant(
                    store: store, asked: claim.asked, granted: granted, waits: waits, shortages: shortages,
                    queueAhead: look.queueAhead, pickers: look.pickers)), watch, position, at: now)
        remember(shortages, watch, position, store: store)
        if waits {
            watches[watch].open[order].store = nil
        } else {
            var rest = PackageCounts()
            for kind in 0..<catalogue.kindCount { rest[kind] = max(0, claim.asked[kind] - granted[kind]) }
            if granted.total < claim.asked.total { add(.cancelled(rest), watch, position, at: now) }
            watches[watch].open.remove(at: order)
        }
    }

    private mutating func remember(_ found: [Shortage], _ watch: Int, _ order: Int, store: Int) {
        let moment = households[watch].orders[order].moments.count - 1
        for (index, shortage) in found.enumerated() {
            guard let commodity = shortage.commodity else { continue }
            shortages.append(
                ShortageWatch(
                    watch: watch, order: order, moment: moment, shortage: index, store: store, commodity: commodity,
                    grams: shortage.missing.count))
        }
    }

    /// Notes which shortages an arrival of goods has ended.
    mutating func endShortages(at now: Instant, _ model: CityModel) {
        shortages.removeAll { short in
            guard model.replenishment.onHand(short.commodity, at: EntityID(short.store)) >= short.grams else {
                return false
            }
            let moment = households[short.watch].orders[short.order].moments[short.moment]
            if case .granted(var grant) = moment.event {
                grant = grant.ending(short.shortage, at: now)
                households[short.watch].orders[short.order].moments[short.moment] = StoryMoment(
                    time: moment.time, event: .granted(grant))
            }
            return true
        }
    }
}

extension Grant {
    fileprivate func ending(_ index: Int, at now: Instant) -> Grant {
        var found = shortages
        found[index].until = now
        return Grant(
            store: store, asked: asked, granted: granted, waits: waits, shortages: found, queueAhead: queueAhead,
            pickers: pickers)
    }
}

extension ReleaseWatch {
    /// Counts what is asked of a store and what it has, kind by kind as the store shares out.
    fileprivate mutating func count(_ store: EntityID<City.Store>, _ model: CityModel, _ catalogue: Catalogue) {
        asked = Array(repeating: 0, count: catalogue.kindCount)
        var line = model.allocation.inbox[store.index]
        while let batch = line.first {
            for index in 0..<Int(model.batches[batch].orders.count) {
                let packages = model.batches[batch, index].packages
                for kind in asked.indices { asked[kind] += packages[kind] }
            }
            line.removeFirst(in: model.batches)
        }
        onHand = (0..<catalogue.commodityCount).map { model.replenishment.onHand($0, at: store) }
        var room = model.picking.room(at: store, staged: model.transport.packagesStaged(at: store))
        var askedFromHere = asked.reduce(0, +)
        var left = onHand
        for kind in asked.indices {
            var (most, short): (Int, Int?) = (asked[kind], nil)
            for content in catalogue.contents[catalogue.contentsOfKind[kind]] {
                let made = Int(left[content.commodity] / content.grams)
                if made < most { (most, short) = (made, content.commodity) }
            }
            if let space = room, asked[kind] > 0 {
                let share = (space * asked[kind] + askedFromHere - 1) / askedFromHere
                if share < most { (most, short) = (share, nil) }
                askedFromHere -= asked[kind]
                room = space - most
            }
            for content in catalogue.contents[catalogue.contentsOfKind[kind]] {
                left[content.commodity] -= Int64(most) * content.grams
            }
            available.append(most)
            binding.append(short)
        }
    }

    /// The kinds of which a claim was granted less than it asked, and why.
    fileprivate func shortages(
        of claim: Claim, granted: PackageCounts, store: Int, _ model: CityModel, _ catalogue: Catalogue
    ) -> [Shortage] {
        let stock = model.replenishment
        return asked.indices.compactMap { kind in
            let short = claim.asked[kind] - granted[kind]
            guard short > 0 else { return nil }
            let commodity = binding[kind]
            let grams =
                catalogue.contents[catalogue.contentsOfKind[kind]].first { $0.commodity == commodity }?.grams ?? 0
            func held(by node: Int, _ amounts: (Int) -> Int64) -> Grams {
                Grams(commodity.map { amounts(node * catalogue.commodityCount + $0) } ?? 0)
            }
            let node = stock.chainCount + store
            return Shortage(
                kind: kind, commodity: commodity, asked: asked[kind], available: available[kind], ownShort: short,
                missing: Grams(Int64(short) * grams),
                missingForAll: Grams(Int64(asked[kind] - available[kind]) * grams),
                onHand: Grams(commodity.map { onHand[$0] } ?? 0), inbound: held(by: node) { stock.inbound[$0] },
                inWarehouse: held(by: stock.chainOfStore[store]) { stock.lots[$0].total })
        }
    }
}
