import EventKernel

/// Why a batch travels: it decides who takes it over at the gate, and among whose figures it counts.
enum BatchOrigin: BitwiseCopyable, Hashable, Sendable {
    /// Orders that households placed.
    case round
    /// Packs that a relief programme gives out, by the programme's position.
    case relief(UInt8)
    /// What an institution asked for; the household of each order is the site's position.
    case institution
    /// Stock for a gate buffer.
    case gateBuffer
}

/// Fills batches with orders for one cell after another, none heavier than a bus can carry.
struct BatchLoader {
    let origin: BatchOrigin
    let limit: LoadLimit
    let catalogue: Catalogue
    /// The batches so far.
    private(set) var batches: [Batch.ID] = []

    init(_ origin: BatchOrigin, limit: LoadLimit, catalogue: Catalogue) {
        (self.origin, self.limit, self.catalogue) = (origin, limit, catalogue)
    }

    /// Appends an order for a cell; orders for one cell must follow one another.
    ///
    /// The goods are the store's no longer: the batch goes to be picked.
    mutating func load(
        _ order: Order, for cell: EntityID<Cell>, from store: EntityID<City.Store>, in book: inout BatchBook,
        at now: Instant
    ) {
        if let last = batches.last, book[last].cell == cell, book[last].store == store,
            !book.isFull(last, for: order, limit: limit, catalogue: catalogue)
        {
            book.append(order, to: last, catalogue: catalogue)
            return
        }
        let batch = book.open(cell: cell, store: store)
        book[batch].origin = origin
        book[batch].stage = .picking
        book[batch].allocatedAt = Int32(now.ticks)
        book.append(order, to: batch, catalogue: catalogue)
        batches.append(batch)
    }

    /// Appends orders of one kind of package, so small that a bus can carry each.
    mutating func load(
        _ packages: Int, of kind: Int, by claimant: Int, for cell: EntityID<Cell>, from store: EntityID<City.Store>,
        in book: inout BatchBook, at now: Instant
    ) {
        let most = min(15, max(1, Int(limit.mass / max(1, catalogue.mass[kind]))), max(1, Int(limit.packages)))
        var left = packages
        while left > 0 {
            let count = min(left, most)
            var counts = PackageCounts()
            counts[kind] = count
            load(Order(outsideRounds: counts, for: claimant, at: now), for: cell, from: store, in: &book, at: now)
            left -= count
        }
    }
}

extension Order {
    /// What is sent without having been ordered in a round.
    init(outsideRounds packages: PackageCounts, for claimant: Int, at now: Instant) {
        self.init(
            household: UInt32(claimant), placedAt: Int32(now.ticks), firstReleasedAt: Int32(now.ticks), passedOver: 0,
            isPartial: false, isRemainder: false, packages: packages)
    }
}

extension Replenishment {
    /// How many packages of a kind a store could pack from what it has.
    func packagesOnHand(of kind: Int, at store: EntityID<City.Store>, catalogue: Catalogue) -> Int {
        catalogue.contents[catalogue.contentsOfKind[kind]].reduce(Int.max) {
            min($0, Int(onHand($1.commodity, at: store) / $1.grams))
        }
    }

    /// Takes the contents of packages out of a store's stock, and notes what it was asked for.
    mutating func issue(
        packages: Int, asked: Int, of kind: Int, at store: EntityID<City.Store>, catalogue: Catalogue,
        ledger: inout Ledger, now: Instant
    ) {
        for content in catalogue.contents[catalogue.contentsOfKind[kind]] {
            issue(Int64(packages) * content.grams, of: content.commodity, at: store, ledger: &ledger, now: now)
            noteDemand(Int64(asked) * content.grams, of: content.commodity, at: store, now: now)
        }
    }

    /// Lets batches that a store has just issued goods for carry the age of these.
    mutating func passAge(to packed: [Batch.ID], in batches: inout BatchBook, catalogue: Catalogue, now: Instant) {
        for batch in packed { passAge(to: batch, in: &batches, catalogue: catalogue, now: now) }
    }
}
