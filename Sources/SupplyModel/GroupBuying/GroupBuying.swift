import EventKernel
import Stochastics

/// The rounds: each day each cell's households order together, and the batch goes to the cell's store.
struct GroupBuying: Sendable {
    enum Event: BitwiseCopyable {
        case cutoff(EntityID<Cell>)
    }

    private let catalogue: Catalogue
    private let households: [Range<Int>]
    private let storeOfCell: [EntityID<City.Store>]
    private var plan: GroupBuyingPlan
    private let random: RandomSource
    /// The batch in which each cell gathers orders, if it has one.
    private var gathering: [Batch.ID?]

    init(city: City, random: RandomSource) {
        catalogue = Catalogue(city.plan)
        households = city.geography.cells.map(\.households)
        storeOfCell = city.storeOfCell
        plan = city.plan.groupBuying
        self.random = random
        gathering = Array(repeating: nil, count: city.geography.cells.count)
    }

    /// Plans the day's cut-offs.
    func startDay(in schedule: inout Schedule<CityEvent>) {
        let cutoff = Instant(day: schedule.now.day, second: plan.cutoffTime)
        for cell in households.indices { schedule.at(cutoff, .groupBuying(.cutoff(EntityID(cell)))) }
    }

    /// Takes over the parameters of a phase.
    mutating func adopt(_ city: City) {
        plan = city.plan.groupBuying
    }

    /// Closes a cell's round.
    ///
    /// - Returns: the batch that goes to the store; nil when the round is empty or below its minimum, and rolls over.
    mutating func handle(
        _ event: Event, households everyone: inout Households, batches: inout BatchBook, ledger: inout Ledger,
        at now: Instant
    ) -> Batch.ID? {
        guard case .cutoff(let cell) = event else { return nil }
        let window = Double(plan.cutoffTime - plan.listTime)
        let listed = Int64(plan.listTime) + now.ticks - Int64(plan.cutoffTime)
        for household in households[cell.index] where everyone.isDue(household, on: now.day) {
            let packages = everyone.order(by: household, in: cell, at: now, ledger: &ledger)
            guard !packages.isEmpty else { continue }
            ledger.placed(packages, in: cell)
            let delay = window * random.uniform(.orderTime, entity: UInt32(household), index: UInt32(now.day))
            gather(
                Order(
                    household: UInt32(household), placedAt: Int32(listed + Int64(delay)), firstReleasedAt: -1,
                    passedOver: 0, isPartial: false, isRemainder: false, packages: packages),
                of: cell, in: &batches)
        }
        guard let batch = gathering[cell.index], batches[batch].packages >= plan.minimumPackages else { return nil }
        gathering[cell.index] = nil
        return batch
    }

    /// Puts an order, new or carried over from an earlier round, into the cell's next round.
    mutating func gather(_ order: Order, of cell: EntityID<Cell>, in batches: inout BatchBook) {
        let batch = gathering[cell.index] ?? batches.open(cell: cell, store: storeOfCell[cell.index])
        gathering[cell.index] = batch
        batches.append(order, to: batch, catalogue: catalogue)
    }
}
