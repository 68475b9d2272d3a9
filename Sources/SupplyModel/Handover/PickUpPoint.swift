import EventKernel

/// A place where residents collect: where it is, who stands there, and how its slots fill.
struct PickUpPoint: BitwiseCopyable, Sendable {
    let community: UInt32
    /// Square metres in which people wait.
    let area: Double
    /// Residents who wait or are served.
    var present: Int32 = 0
    /// Since when so many.
    var since: Instant = .zero
    /// Parcels of how many orders are still to be collected here.
    var outstanding: Int32 = 0
    /// The first slot that may have room, counted from the first day, and the residents asked to it.
    var slot: Int64 = 0
    var inSlot: Int32 = 0

    /// Takes a place in the first slot that begins at or after a time and has room.
    ///
    /// - Parameter opens: seconds after midnight at which the first slot of a day begins.
    /// - Returns: when that slot begins.
    mutating func bookSlot(after time: Instant, slots: GatePlan.Slots, opens: Int64) -> Instant {
        let length = Span(minutes: slots.minutes).ticks
        let (perDay, day) = (Int64(slots.perDay), Int64(secondsPerDay))
        func start(_ slot: Int64) -> Int64 { slot / perDay * day + opens + slot % perDay * length }
        let today = time.ticks / day
        let intoSlots = time.ticks - today * day - opens
        let firstOfDay = today * perDay
        let passed = intoSlots <= 0 ? 0 : min(perDay, (intoSlots + length - 1) / length)
        let earliest = firstOfDay + passed
        if slot < earliest { (slot, inSlot) = (earliest, 0) }
        if inSlot >= slots.residents { (slot, inSlot) = (slot + 1, 0) }
        inSlot += 1
        return Instant(ticks: start(slot))
    }
}
