import EventKernel

/// How long goods in parcels are good: a life from picking and, where it counts, what was left of their lots'.
struct ParcelLife: Sendable {
    private let fromPicking: [Int64]

    init(_ commodities: [Commodity]) {
        fromPicking = commodities.map { Span(hours: $0.parcelLifeHours).ticks }
    }

    /// The commodities of a batch that have spoiled when a parcel of it is handed over, a bit each.
    func spoiled(in id: Batch.ID, of batch: Batch, at door: Instant, freshness: ParcelFreshness) -> UInt16 {
        var spoiled: UInt16 = 0
        for commodity in fromPicking.indices
        where door.ticks > goodUntil(commodity, in: id, of: batch, freshness: freshness) {
            spoiled |= 1 << UInt16(commodity)
        }
        return spoiled
    }

    /// Where the commodities of an order that have spoiled did so.
    func record(
        _ spoiled: UInt16, of order: Order, in id: Batch.ID, of batch: Batch, freshness: ParcelFreshness,
        catalogue: Catalogue, ledger: inout Ledger
    ) {
        guard spoiled != 0 else { return }
        for content in catalogue.contents where spoiled & (1 << UInt16(content.commodity)) != 0 {
            let end = goodUntil(content.commodity, in: id, of: batch, freshness: freshness)
            let place: SpoilagePlace =
                end < Int64(batch.departedAt) ? .storeDoor : end < Int64(batch.unloadedAt) ? .bus : .gate
            ledger.stockTally.spoiled(
                Int64(order.packages[content.kind]) * content.grams, of: content.commodity, at: place)
        }
    }

    @inline(__always)
    private func goodUntil(
        _ commodity: Int, in id: Batch.ID, of batch: Batch, freshness: ParcelFreshness
    ) -> Int64 {
        min(Int64(batch.stagedAt) + fromPicking[commodity], freshness.limit(of: commodity, in: id))
    }
}
