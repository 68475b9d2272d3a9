import EventKernel

/// The stores' pickers: each takes one batch at a time, in the order in which batches were granted.
struct Picking: Sendable {
    enum Event: BitwiseCopyable {
        case picked(Batch.ID)
    }

    private var plan: PickingPlan
    private var pickers: [Server<Batch.ID>]

    init(city: City) {
        plan = city.plan.picking
        pickers = city.stores.map { Server(capacity: $0.pickers) }
    }

    /// Takes over the parameters of a phase; the number of pickers stays.
    mutating func adopt(_ city: City) {
        plan = city.plan.picking
    }

    /// Lets a store pick a batch as soon as a picker is free.
    mutating func receive(
        _ batch: Batch.ID, batches: BatchBook, ledger: inout Ledger, in schedule: inout Schedule<CityEvent>
    ) {
        if case .started = pickers[batches[batch].store.index].offer(batch, at: schedule.now) {
            start(batch, batches: batches, ledger: &ledger, in: &schedule)
        }
    }

    /// Ends the picking of a batch.
    ///
    /// - Returns: the batch, which now stands at the store's door.
    mutating func handle(
        _ event: Event, batches: inout BatchBook, ledger: inout Ledger, in schedule: inout Schedule<CityEvent>
    ) -> Batch.ID {
        switch event {
        case .picked(let batch):
            batches[batch].stage = .staged
            batches[batch].stagedAt = Int32(schedule.now.ticks)
            if let next = pickers[batches[batch].store.index].release(at: schedule.now) {
                start(next, batches: batches, ledger: &ledger, in: &schedule)
            }
            return batch
        }
    }

    /// Pickers pause at the end of their shift and go on with the same batch at the next.
    private func start(
        _ batch: Batch.ID, batches: BatchBook, ledger: inout Ledger, in schedule: inout Schedule<CityEvent>
    ) {
        let work = Span(hours: Double(batches[batch].packages) / plan.linesPerHour)
        ledger.picks(for: work)
        schedule.at(plan.shift.finish(of: work, startingAt: schedule.now), .picking(.picked(batch)))
    }
}
