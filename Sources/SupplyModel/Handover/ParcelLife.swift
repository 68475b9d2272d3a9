import EventKernel

/// For how long after picking what is in a parcel is good.
struct ParcelLife: Sendable {
    /// Seconds, by commodity.
    private let life: [Int64]

    init(_ plan: CityPlan) {
        life = plan.commodities.map { Span(hours: $0.parcelLifeHours).ticks }
    }

    /// The commodities, as bits, that are not good any more in a parcel handed over at a time.
    func spoiled(stagedAt: Int32, handedOver time: Instant) -> UInt16 {
        let age = time.ticks - Int64(stagedAt)
        var spoiled: UInt16 = 0
        for commodity in life.indices where age > life[commodity] { spoiled |= 1 << UInt16(commodity) }
        return spoiled
    }
}
