import EventKernel
import Stochastics

/// The stores' pickers: each takes one batch at a time, in the order of the plan's discipline.
///
/// A store that closes lets its pickers finish the batches that they have in hand, and starts no other.
struct Picking: Sendable {
    enum Event: BitwiseCopyable {
        case picked(Batch.ID)
    }

    private(set) var plan: PickingPlan
    private(set) var pickers: [Server<Batch.ID>]
    /// Pickers on each store's list.
    private var staff: [Int]
    /// Packages granted that have not reached each store's door.
    private(set) var packages: [Int]
    private var opening: StoreOpening
    private var waves = PickingWaves()
    private let isByWave: Bool
    /// The picking of batches that were begun and is not yet in the ledger.
    private var workBegun = Span.zero

    init(city: City, random: RandomSource) {
        plan = city.plan.picking
        staff = city.stores.map(\.pickers)
        packages = Array(repeating: 0, count: staff.count)
        opening = StoreOpening(city: city, random: random)
        isByWave = plan.discipline == .wave
        let discipline: Server<Batch.ID>.Discipline = plan.discipline == .shortestFirst ? .shortestFirst : .fifo
        pickers = staff.map { Server(capacity: $0, discipline: discipline) }
    }

    /// Takes over the parameters of a phase, the number of pickers too; the discipline stays.
    mutating func adopt(_ city: City) {
        plan = city.plan.picking
        staff = city.stores.map(\.pickers)
        opening.adopt(city)
    }

    /// Decides which stores are closed for the day.
    mutating func startDay(batches: inout BatchBook, in schedule: inout Schedule<CityEvent>) {
        opening.startDay(schedule.now.day)
        staffStores(batches: &batches, in: &schedule)
    }

    /// Closes stores that shocks have hit, and opens those that have recovered.
    mutating func openOrClose(
        _ disruptions: Disruptions, batches: inout BatchBook, in schedule: inout Schedule<CityEvent>
    ) {
        opening.take(disruptions)
        staffStores(batches: &batches, in: &schedule)
    }

    /// Hands over, for the ledger, how much work was begun since it was last asked.
    mutating func takeWorkBegun() -> Span {
        defer { workBegun = .zero }
        return workBegun
    }

    /// Whether a store allocates and picks.
    func isOpen(_ store: EntityID<City.Store>) -> Bool { opening.isOpen(store.index) }

    /// Whether the plan limits the packages that a store has room for.
    var isLimited: Bool { plan.storeSpacePackages != nil }

    /// The packages that a store has room for; nil when the plan sets no limit.
    ///
    /// - Parameter staged: packages at its door.
    func room(at store: EntityID<City.Store>, staged: Int) -> Int? {
        plan.storeSpacePackages.map { max(0, $0 - packages[store.index] - staged) }
    }

    /// Lets a store pick what it has granted as soon as pickers are free.
    mutating func receive(
        _ granted: [Batch.ID], at store: EntityID<City.Store>, batches: inout BatchBook,
        in schedule: inout Schedule<CityEvent>
    ) {
        if isByWave { waves.form(granted, packages: plan.wavePackages, batches: batches) }
        for batch in granted {
            packages[store.index] += Int(batches[batch].packages)
            let size = Span(ticks: Int64(batches[batch].packages))
            if case .started = pickers[store.index].offer(batch, at: schedule.now, size: size) {
                start(batch, batches: &batches, in: &schedule)
            }
        }
    }

    /// Ends the picking of a batch.
    ///
    /// - Returns: the batches that stand at the store's door from now on.
    mutating func handle(
        _ event: Event, batches: inout BatchBook, in schedule: inout Schedule<CityEvent>
    ) -> BatchLine {
        guard case .picked(let batch) = event else { return BatchLine() }
        let store = batches[batch].store.index
        var staged = BatchLine()
        if isByWave {
            staged = waves.picked(batch, batches: &batches)
        } else {
            staged.append(batch, in: &batches)
        }
        var line = staged
        while let batch = line.first {
            line.removeFirst(in: batches)
            batches[batch].stage = .staged
            batches[batch].stagedAt = Int32(schedule.now.ticks)
            packages[store] -= Int(batches[batch].packages)
        }
        if let next = pickers[store].release(at: schedule.now) { start(next, batches: &batches, in: &schedule) }
        return staged
    }

    /// Sends pickers to the stores that work, and none to those that are closed.
    private mutating func staffStores(batches: inout BatchBook, in schedule: inout Schedule<CityEvent>) {
        for store in staff.indices {
            let wanted = opening.isOpen(store) ? staff[store] : 0
            guard pickers[store].capacity != wanted else { continue }
            pickers[store].setCapacity(wanted, at: schedule.now)
            while let next = pickers[store].startNext(at: schedule.now) {
                start(next, batches: &batches, in: &schedule)
            }
        }
    }

    /// Pickers pause at the end of their shift and go on with the same batch at the next.
    private mutating func start(
        _ batch: Batch.ID, batches: inout BatchBook, in schedule: inout Schedule<CityEvent>
    ) {
        let work = Span(hours: Double(batches[batch].packages) / plan.linesPerHour)
        workBegun += work
        batches[batch].pickingAt = Int32(schedule.now.ticks)
        schedule.at(plan.shift.finish(of: work, startingAt: schedule.now), .picking(.picked(batch)))
    }
}
