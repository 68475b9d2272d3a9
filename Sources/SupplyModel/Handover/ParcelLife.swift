import EventKernel

/// How long the goods of the batch at hand are good: a life from picking and, where it counts, what was left of their lots'.
struct ParcelLife: Sendable {
    private let fromPicking: [Int64]
    /// The second after which each commodity of the batch at hand has spoiled.
    private var goodUntil: [Int64]
    private let catalogue: Catalogue

    init(_ plan: CityPlan) {
        catalogue = Catalogue(plan)
        fromPicking = plan.commodities.map { Span(hours: $0.parcelLifeHours).ticks }
        goodUntil = fromPicking
    }

    /// Takes a batch to hand.
    mutating func take(_ id: Batch.ID, of batch: Batch, freshness: ParcelFreshness) {
        for commodity in fromPicking.indices {
            goodUntil[commodity] = min(
                Int64(batch.stagedAt) + fromPicking[commodity], freshness.limit(of: commodity, in: id))
        }
    }

    /// The second after which a commodity of the batch at hand has spoiled.
    func goodUntil(_ commodity: Int) -> Int64 { goodUntil[commodity] }

    /// The commodities that have spoiled when a parcel of the batch is handed over, a bit each.
    func spoiled(at door: Instant) -> UInt16 {
        var spoiled: UInt16 = 0
        for commodity in goodUntil.indices where door.ticks > goodUntil[commodity] {
            spoiled |= 1 << UInt16(commodity)
        }
        return spoiled
    }

    /// Notes where the commodities of an order that have spoiled did so.
    func record(_ spoiled: UInt16, of order: Order, in batch: Batch, ledger: inout Ledger) {
        guard spoiled != 0 else { return }
        for content in catalogue.contents where spoiled & (1 << UInt16(content.commodity)) != 0 {
            let end = goodUntil[content.commodity]
            let place: SpoilagePlace =
                end < Int64(batch.departedAt) ? .storeDoor : end < Int64(batch.unloadedAt) ? .bus : .gate
            ledger.stockTally.spoiled(
                Int64(order.packages[content.kind]) * content.grams, of: content.commodity, at: place)
        }
    }
}
