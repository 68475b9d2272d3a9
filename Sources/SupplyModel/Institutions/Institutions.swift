import EventKernel

/// The institutional sites: each eats from one pantry and orders straight from the nearest store.
///
/// What a site orders travels as a batch for the cell next to it: picked like any, carried by the buses as a stop of their
/// trips, and taken in at the gate by the site itself, without a crew.
struct Institutions: Sendable {
    enum Event: BitwiseCopyable {
        case ordered
    }

    /// A site, at the gate of a cell.
    struct Site: Sendable {
        let people: Int64
        let cell: EntityID<Cell>
        let store: EntityID<City.Store>
    }

    private let catalogue: Catalogue
    private let need: [Int64]
    private var parcelLife: ParcelLife
    private var isSold: [Bool]
    private var limit: LoadLimit
    private var plan: InstitutionsPlan
    let sites: [Site]
    /// Grams at the last settlement, and on their way: `[site * commodityCount + commodity]`.
    private var pantry: [Int64] = []
    private var onWay: [Int64]
    private var settledAt: [Int64]

    /// Places the sites and fills their pantries; nil when the plan has none.
    init?(city: City, ledger: inout Ledger) {
        guard let plan = city.plan.institutions else { return nil }
        self.plan = plan
        catalogue = Catalogue(city.plan)
        need = city.plan.commodities.map { $0.isNeeded(by: 0) ? $0.needPerPersonDay.count : 0 }
        parcelLife = ParcelLife(city.plan)
        isSold = city.plan.packages.map { $0.householdCap > 0 }
        limit = LoadLimit(city.plan.fleet)
        sites = Institutions.placed(plan, city: city)
        onWay = Array(repeating: 0, count: sites.count * catalogue.commodityCount)
        settledAt = Array(repeating: 0, count: sites.count)
        for site in sites {
            for commodity in need.indices {
                let grams = Int64((plan.initialDays * Double(need[commodity] * site.people)).rounded())
                pantry.append(grams)
                ledger.entered(grams, of: commodity)
            }
        }
        ledger.institutionsOpened(sites.map { Int($0.people) })
    }

    /// Plans the day's orders, on every n-th day from the first.
    func startDay(in schedule: inout Schedule<CityEvent>) {
        let day = schedule.now.day
        guard day % plan.orderEveryDays == 0 else { return }
        schedule.at(Instant(day: day, second: plan.orderTime), .institutions(.ordered))
    }

    /// Takes over the parameters of a phase; the sites stay.
    mutating func adopt(_ city: City) {
        guard let plan = city.plan.institutions else { return }
        self.plan = plan
        isSold = city.plan.packages.map { $0.householdCap > 0 }
        limit = LoadLimit(city.plan.fleet)
    }

    /// Lets every site order of its store, if that is open.
    ///
    /// - Returns: the batches that go to be picked.
    mutating func handle(
        _ event: Event, doors: StoreDoors, stock: inout Replenishment, batches: inout BatchBook, ledger: inout Ledger,
        at now: Instant
    ) -> [Batch.ID] {
        guard case .ordered = event else { return [] }
        var doors = doors
        var loader = BatchLoader(.institution, limit: limit, catalogue: catalogue)
        for (number, site) in sites.enumerated() where doors.isOpen(site.store) {
            settle(number, at: now, ledger: &ledger)
            for kind in 0..<catalogue.kindCount where isSold[kind] {
                let wanted = packagesWanted(of: kind, by: number)
                guard wanted > 0 else { continue }
                let granted = min(
                    wanted, doors.room(at: site.store),
                    stock.packagesOnHand(of: kind, at: site.store, catalogue: catalogue))
                doors.fill(granted, at: site.store)
                ledger.institutionAsked(
                    wanted * Int(catalogue.mass[kind]), granted: granted * Int(catalogue.mass[kind]))
                stock.issue(
                    packages: granted, asked: wanted, of: kind, at: site.store, catalogue: catalogue, ledger: &ledger,
                    now: now)
                for content in catalogue.contents[catalogue.contentsOfKind[kind]] {
                    onWay[number * need.count + content.commodity] += Int64(granted) * content.grams
                }
                loader.load(granted, of: kind, by: number, for: site.cell, from: site.store, in: &batches, at: now)
            }
        }
        stock.passAge(to: loader.batches, in: &batches, catalogue: catalogue, now: now)
        return loader.batches
    }

    /// Takes in a batch that a bus has unloaded for a site, and ends it.
    mutating func receive(_ batch: Batch.ID, batches: inout BatchBook, ledger: inout Ledger, at now: Instant) {
        parcelLife.take(batch, of: batches[batch], freshness: batches.freshness)
        let spoiled = parcelLife.spoiled(at: now)
        for index in 0..<Int(batches[batch].orders.count) {
            let order = batches[batch, index]
            parcelLife.record(spoiled, of: order, in: batches[batch], ledger: &ledger)
            let site = Int(order.household)
            settle(site, at: now, ledger: &ledger)
            for content in catalogue.contents {
                let grams = Int64(order.packages[content.kind]) * content.grams
                guard grams > 0 else { continue }
                let place = site * need.count + content.commodity
                onWay[place] -= grams
                if spoiled & (1 << UInt16(content.commodity)) != 0 {
                    ledger.spoiledInParcels(grams, of: content.commodity)
                } else {
                    pantry[place] += grams
                    ledger.institutionReceived(grams)
                }
            }
        }
        batches.close(batch)
    }

    /// Lets every site eat up to `now`.
    mutating func settle(at now: Instant, ledger: inout Ledger) {
        for site in sites.indices { settle(site, at: now, ledger: &ledger) }
    }

    /// What is in all sites' pantries, as last settled.
    func counted(_ commodity: Int) -> Int64 {
        stride(from: commodity, to: pantry.count, by: need.count).reduce(0) { $0 + pantry[$1] }
    }

    /// Packages of a kind that bring its commodities nearest to their targets.
    private func packagesWanted(of kind: Int, by site: Int) -> Int {
        var count: Int64 = 0
        for content in catalogue.contents[catalogue.contentsOfKind[kind]] {
            let place = site * need.count + content.commodity
            let target = plan.targetDays * Double(need[content.commodity] * sites[site].people)
            let missing = Int64(target.rounded()) - pantry[place] - onWay[place]
            if missing > 0 { count = max(count, (missing + content.grams / 2) / content.grams) }
        }
        return Int(count)
    }

    /// A site eats as a household does: by second *t* its *p* people have needed floor(need p t / 86,400) grams.
    private mutating func settle(_ site: Int, at now: Instant, ledger: inout Ledger) {
        let last = settledAt[site]
        guard now.ticks > last else { return }
        settledAt[site] = now.ticks
        for commodity in need.indices {
            let perDay = need[commodity] * sites[site].people
            let wanted = perDay * now.ticks / Int64(secondsPerDay) - perDay * last / Int64(secondsPerDay)
            let place = site * need.count + commodity
            let eaten = min(wanted, pantry[place])
            pantry[place] -= eaten
            ledger.ate(eaten, of: commodity)
            if eaten < wanted { ledger.institutionMissed(wanted - eaten, of: commodity, at: site) }
        }
    }

    /// Sites of a table lie at the gate of the nearest cell; generated ones at the cells at which the residents, counted in
    /// the order of cells, pass (k + 1/2) / sites of all.
    private static func placed(_ plan: InstitutionsPlan, city: City) -> [Site] {
        let cells = city.geography.cells
        func site(_ people: Int, at point: EarthPoint, cell: Int) -> Site {
            let store = city.stores.indices.min {
                point.metres(to: city.stores[$0].point) < point.metres(to: city.stores[$1].point)
            }
            return Site(people: Int64(people), cell: EntityID(cell), store: EntityID(store ?? 0))
        }
        switch plan.origin {
        case .table(let sites):
            return sites.map { row in
                let point = EarthPoint(row.place)
                let cell = cells.indices.min { point.metres(to: cells[$0].point) < point.metres(to: cells[$1].point) }
                return site(row.people, at: point, cell: cell ?? 0)
            }
        case .generated(let count, let people):
            let shares = apportion(people, by: Array(repeating: 1, count: count))
            var (before, cell) = (0, 0)
            return shares.indices.map { number in
                while cell < cells.count - 1,
                    2 * count * (before + cells[cell].residents) < (2 * number + 1) * city.people
                {
                    before += cells[cell].residents
                    cell += 1
                }
                return site(shares[number], at: cells[cell].point, cell: cell)
            }
        }
    }
}
