import EventKernel

/// The rounds from the gate to the doors.
extension Handover {
    /// Sends out members as long as there are parcels and it is not too late.
    mutating func startRounds(
        in community: Int, batches: inout BatchBook, schedule: inout Schedule<CityEvent>
    ) {
        guard plan.shift.isOpen(at: schedule.now) else { return }
        while crews[community].idleCount > 0, let batch = lines[community].first {
            let first = Int(batches[batch].takenUp)
            var parcels = batches[batch, first].packages.total
            var last = first + 1
            while last < Int(batches[batch].orders.count) {
                let more = batches[batch, last].packages.total
                if parcels + more > plan.parcelsPerRound { break }
                parcels += more
                last += 1
            }
            batches[batch].takenUp = UInt32(last)
            let perParcel = perParcel[batches[batch].cell.index]
            if last == Int(batches[batch].orders.count) { lines[community].removeFirst(in: batches) }
            _ = crews[community].offer(batch, at: schedule.now)
            tallies[community].waiting -= Int64(parcels)
            let round = rounds.insert(
                Round(
                    batch: batch, first: UInt32(first), count: UInt32(last - first),
                    startedAt: Int32(schedule.now.ticks), secondsBeside: Int32(perRound[community].ticks),
                    secondsPerParcel: Int32(perParcel.ticks)))
            schedule.after(perRound[community] + perParcel * parcels, .handover(.roundEnded(round)))
        }
    }

    /// Hands the orders of a round over, door by door, each at its own time.
    ///
    /// The round ends now; its door times lie some minutes back. A household that has been settled since then takes the
    /// goods in at the later instant.
    ///
    /// - Returns: the parcels handed over.
    mutating func deliver(
        _ id: Round.ID, at now: Instant, households: inout Households, batches: inout BatchBook, ledger: inout Ledger
    ) -> Int {
        let round = rounds[id]
        rounds.remove(id)
        let batch = batches[round.batch]
        parcelLife.take(round.batch, of: batch, freshness: batches.freshness)
        let start = Instant(ticks: Int64(round.startedAt))
        let perParcel = Span(ticks: Int64(round.secondsPerParcel))
        var parcels = 0
        var door = start + Span(ticks: Int64(round.secondsBeside)) / 2
        for index in Int(round.first)..<Int(round.first + round.count) {
            let order = batches[round.batch, index]
            let count = order.packages.total
            parcels += count
            door = door + perParcel * count
            let spoiled = parcelLife.spoiled(at: door)
            parcelLife.record(spoiled, of: order, in: batch, ledger: &ledger)
            households.receive(
                order.packages, spoiled: spoiled, by: Int(order.household), in: batch.cell, at: door, ledger: &ledger)
            ledger.delivered(order, of: batch, roundStart: start, door: door, spoiled: spoiled)
            batches[round.batch, index].packages = PackageCounts()
        }
        ledger.crewWorked(from: start, to: now, parcels: parcels)
        if ledger.journal.plan.events {
            ledger.journal.append(
                EventEntry(.round, from: start, to: now, of: batch, orders: round.count, packages: parcels))
        }
        batches[round.batch].delivered += round.count
        if batches[round.batch].delivered == batches[round.batch].orders.count { batches.close(round.batch) }
        return parcels
    }
}
