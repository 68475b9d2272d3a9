import EventKernel

/// Follows some households and cells through a run, and tells what happened to them and what they waited for.
///
/// A run is the same whether it is followed or not: stories look at the city's state between two events, and a run that
/// nobody follows pays nothing. Runs are deterministic, so that a run whose figures are known can be told afterwards.
/// ```swift
/// var stories = Stories(of: city, households: [17])
/// while !simulation.isFinished { simulation.runDay(telling: &stories) }
/// print(stories.households[0].orders.count)
/// ```
/// - Complexity: each event costs the batches and households that are followed; each day the batches under way, a few times
///   for each of them.
public struct Stories: Sendable {
    /// The stories of the households, in the order in which they were asked for.
    public internal(set) var households: [HouseholdStory]
    /// The stories of the cells, in the order in which they were asked for.
    public internal(set) var cells: [CellStory]

    let city: City
    let catalogue: Catalogue
    var watches: [HouseholdWatch]
    /// All batches that were followed, and the positions of those that are under way.
    var batches: [BatchWatch] = []
    var openBatches: [Int] = []
    var parts: [PartWatch] = []
    /// Orders whose store is about to share out, and what it has.
    var release: ReleaseWatch?
    /// Shortages that have not ended, by where they are told.
    var shortages: [ShortageWatch] = []
    private let isFollowed: [Bool]
    private let isFollowedCell: [Bool]
    private var last: (event: CityEvent, time: Instant)?

    /// Follows households and cells, by their positions in the city's tables.
    public init(of city: City, households: [Int] = [], cells: [Int] = []) {
        self.city = city
        catalogue = Catalogue(city.plan)
        watches = households.map { HouseholdWatch($0, in: city.cell(ofHousehold: $0)) }
        self.households = watches.map { HouseholdStory(household: $0.household, cell: $0.cell) }
        self.cells = cells.map { CellStory(cell: $0) }
        var followed = Array(repeating: false, count: city.geography.cells.count)
        for cell in cells { followed[cell] = true }
        isFollowedCell = followed
        for watch in watches { followed[watch.cell] = true }
        isFollowed = followed
    }

    /// Takes in what the last event did, and looks at what the next may change.
    mutating func see(_ event: CityEvent, at time: Instant, in model: CityModel) {
        settle(until: time, model)
        switch event {
        case .allocation(.release(let store)): lookAtStore(store, model)
        case .handover(.roundEnded(let round)): noteRound(round, model)
        case .handover(.gate(.handedOver(let pickUp))): noteCollection(pickUp, at: time, model)
        case .midnight where time > .zero: endDay(model)
        default: break
        }
        last = (event, time)
    }

    /// Ends the stories with the run, before the city closes its books.
    mutating func finish(at end: Instant, _ model: CityModel) {
        settle(until: end, model)
        endDay(model)
        for cell in cells.indices { cells[cell].days.removeLast() }
        tellWhatIsOpen(at: end, model)
        for watch in watches.indices { endSpells(of: watch, at: end, model) }
        for batch in openBatches { tell(batches[batch]) }
        openBatches = []
    }

    private mutating func settle(until time: Instant, _ model: CityModel) {
        guard let last else {
            for watch in watches.indices { watches[watch].begin(model) }
            for cell in cells.indices { cells[cell].days.append(CellDay()) }
            return
        }
        switch last.event {
        case .groupBuying(.cutoff(let cell)):
            if isFollowed[cell.index] { roundEnded(in: cell.index, at: last.time, model) }
        case .groupBuying(.communityClosed(let community)):
            for cell in city.geography.communities[community.index].cells where isFollowed[cell] {
                noteRounds(of: cell, at: last.time, model)
            }
        case .allocation(.release(let store)): tellRelease(of: store.index, at: last.time, model)
        case .relief(.sharedOut(let programme)): tellPacks(of: Int(programme), at: last.time, model)
        case .institutions, .gateBuffer: followNewBatches(model)
        case .handover(.shiftStarted): noteCrews(model)
        case .replenishment: if !shortages.isEmpty { endShortages(at: last.time, model) }
        default: break
        }
        for watch in watches.indices { look(at: watch, after: last.event, at: last.time, model) }
        var position = 0
        while position < openBatches.count {
            let batch = openBatches[position]
            guard model.batches.contains(batches[batch].id) else {
                noteUnloading(of: batch, after: last.event, at: last.time)
                tell(batches[batch], doneAt: last.time)
                openBatches.remove(at: position)
                continue
            }
            batches[batch].follow(last.event, at: last.time, model)
            batches[batch].wait(from: last.time, to: time, model)
            position += 1
        }
    }

    /// Follows batches that have just been granted to cells that are followed.
    mutating func followNewBatches(_ model: CityModel) {
        guard isFollowedCell.contains(true) else { return }
        for id in model.batches.open {
            let batch = model.batches[id]
            if batch.stage != .ordered, isFollowedCell[batch.cell.index] { _ = follow(id, model) }
        }
    }

    /// Follows a batch, unless it is followed.
    ///
    /// - Returns: its position among the batches.
    mutating func follow(_ id: Batch.ID, _ model: CityModel) -> Int {
        if let position = openBatches.first(where: { batches[$0].id == id }) { return position }
        batches.append(BatchWatch(id, of: model.batches[id]))
        openBatches.append(batches.count - 1)
        return batches.count - 1
    }

    /// A batch that no crew takes over ends as it is unloaded.
    private mutating func noteUnloading(of batch: Int, after event: CityEvent, at now: Instant) {
        if case .transport(.unloaded) = event, batches[batch].unloadedAt == nil { batches[batch].unloadedAt = now }
    }
}

extension City {
    /// The cell of a household.
    ///
    /// - Complexity: O(log cells).
    public func cell(ofHousehold household: Int) -> Int {
        var (low, high) = (0, geography.cells.count - 1)
        while low < high {
            let middle = (low + high) / 2
            if household < geography.cells[middle].households.upperBound { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
