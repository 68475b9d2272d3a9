import EventKernel
import SupplyModel

/// The trips, stops, pickings and rounds of a run as a trace in Chrome's format (Trace Event Format, JSON array), which
/// Perfetto opens.
///
/// A process is a depot's buses, a store's pickers or a community's crew, and a thread a bus, a picker or a member. Pickers and
/// members of one place are alike, so that each piece of work goes to the row that has been free for the shortest time:
/// there are as many rows as were at work at once. A trace's time is microseconds; 0 is the run's first midnight.
final class EventTrace {
    private let file: AsideFile
    private let names: ExportNames
    private let calendar: ExportCalendar
    private let end: Instant
    /// The rows of pickers and members, by process: their numbers, and when each is free, in seconds.
    private var workers: [Int: [(row: Int, freeAt: Int64)]] = [:]
    private var rowOfBus: [UInt32: Int] = [:]
    /// Rows so far; numbers of processes come before theirs, so that each number is of one thing.
    private var rowCount: Int
    private var isFirst = true

    init(city: City, names: ExportNames, calendar: ExportCalendar, file: AsideFile) {
        (self.names, self.calendar, self.file) = (names, calendar, file)
        end = Instant(ticks: Int64(city.plan.days * secondsPerDay))
        rowCount = names.districts.count + names.stores.count + names.communities.count
        file.text.append(UInt8(ascii: "["))
        name(process: 0, "City")
        for (index, name) in names.districts.enumerated() { self.name(process: 1 + index, "Buses of \(name)") }
        for (index, name) in names.stores.enumerated() { self.name(process: pickers(of: index), "Pickers of \(name)") }
        for (index, name) in names.communities.enumerated() { self.name(process: crew(of: index), "Crew of \(name)") }
    }

    /// Appends what a day's journal holds.
    func append(_ entries: JournalEntries) throws {
        for trip in entries.trips { append(trip) }
        for event in entries.events {
            append(event)
            try file.flushIfLarge()
        }
    }

    /// Ends the array.
    func finish() { file.text.append(contentsOf: "\n]\n".utf8) }

    private func pickers(of store: Int) -> Int { 1 + names.districts.count + store }

    private func crew(of community: Int) -> Int { pickers(of: names.stores.count) + community }

    private func append(_ trip: TripEntry) {
        guard let store = trip.store, let number = trip.number else { return }
        let process = 1 + trip.depot.index
        let row = busRow(trip.bus, process: process)
        let stop = trip.endedAt ?? end
        slice(
            "trip \(number)", "trip", from: trip.startedAt, to: stop, process: process, row: row,
            [
                ("store", .text(names.stores[store.index])), ("ending", .text(trip.ending.name)),
                ("stops_made", .whole(Int64(trip.stopsMade))), ("packages", .whole(Int64(trip.packages))),
                ("carried_kg", .thousandths(trip.mass.count)), ("km", .thousandths(Int64(trip.metres))),
            ])
        slice(
            "to the store, loading", "loading", from: trip.startedAt,
            to: trip.departedAt ?? (trip.stopsMade == 0 && trip.endedAt == nil ? stop : trip.startedAt),
            process: process, row: row, [])
    }

    private func append(_ event: EventEntry) {
        switch event.kind {
        case .pick:
            guard let store = event.store else { return }
            work(event, process: pickers(of: store.index), "picker")
        case .round, .handover:
            guard let cell = event.cell else { return }
            work(event, process: crew(of: names.communityOfCell[cell.index]), "member")
        case .stop:
            guard let bus = event.bus, let depot = event.depot else { return }
            slice(
                cellName(event), "stop", from: event.startedAt, to: event.endedAt, process: 1 + depot.index,
                row: busRow(bus, process: 1 + depot.index), load(event))
        case .breakdown:
            guard let bus = event.bus, let depot = event.depot else { return }
            slice(
                "breakdown", "breakdown", from: event.startedAt, to: min(event.endedAt, end),
                process: 1 + depot.index, row: busRow(bus, process: 1 + depot.index), [])
        case .shockBegan, .shockEnded, .phaseBegan:
            guard let name = EventRow(entry: event, names: names).name else { return }
            instant("\(event.kind.name.replacing("_", with: " ")): \(name)", at: event.startedAt)
        }
    }

    private func cellName(_ event: EventEntry) -> String { event.cell.map { names.cells[$0.index] } ?? "" }

    private func load(_ event: EventEntry) -> [(String, ExportValue)] {
        [("orders", .whole(Int64(event.orders))), ("packages", .whole(Int64(event.packages)))]
    }

    /// A piece of work of a picker or a member, in the row that has been free for the shortest time.
    private func work(_ event: EventEntry, process: Int, _ who: String) {
        let start = event.startedAt.ticks
        var place: Int?
        for (index, worker) in workers[process, default: []].enumerated() where worker.freeAt <= start {
            if let best = place, workers[process, default: []][best].freeAt >= worker.freeAt { continue }
            place = index
        }
        let index = place ?? workers[process, default: []].count
        if place == nil {
            let row = addRow("\(who) \(index + 1)", number: index + 1, process: process)
            workers[process, default: []].append((row, 0))
        }
        workers[process, default: []][index].freeAt = event.endedAt.ticks
        slice(
            cellName(event), event.kind.name, from: event.startedAt, to: event.endedAt, process: process,
            row: workers[process, default: []][index].row, load(event))
    }

    private func busRow(_ bus: UInt32, process: Int) -> Int {
        if let row = rowOfBus[bus] { return row }
        let row = addRow("bus \(bus + 1)", number: Int(bus) + 1, process: process)
        rowOfBus[bus] = row
        return row
    }

    // MARK: The format

    private func begin() {
        file.text.append(contentsOf: (isFirst ? "\n" : ",\n").utf8)
        isFirst = false
    }

    private func name(process: Int, _ name: String) {
        metadata("process_name", "\"pid\":\(process)", name)
        begin()
        file.text.append(
            contentsOf:
                "{\"ph\":\"M\",\"name\":\"process_sort_index\",\"pid\":\(process),\"args\":{\"sort_index\":\(process)}}"
                .utf8)
    }

    /// Adds a row to a process, at the place of its number.
    private func addRow(_ name: String, number: Int, process: Int) -> Int {
        rowCount += 1
        metadata("thread_name", "\"pid\":\(process),\"tid\":\(rowCount)", name)
        begin()
        file.text.append(
            contentsOf:
                "{\"ph\":\"M\",\"name\":\"thread_sort_index\",\"pid\":\(process),\"tid\":\(rowCount),\"args\":{\"sort_index\":\(number)}}"
                .utf8)
        return rowCount
    }

    private func metadata(_ kind: String, _ place: String, _ name: String) {
        begin()
        file.text.append(contentsOf: "{\"ph\":\"M\",\"name\":\"\(kind)\",\(place),\"args\":{\"name\":".utf8)
        file.text.appendJSON(name)
        file.text.append(contentsOf: "}}".utf8)
    }

    private func slice(
        _ name: String, _ category: String, from start: Instant, to end: Instant, process: Int, row: Int,
        _ arguments: [(String, ExportValue)]
    ) {
        guard end > start else { return }
        begin()
        file.text.append(contentsOf: "{\"ph\":\"X\",\"name\":".utf8)
        file.text.appendJSON(name)
        let span = (end - start).ticks
        file.text.append(
            contentsOf:
                ",\"cat\":\"\(category)\",\"pid\":\(process),\"tid\":\(row),\"ts\":\(start.ticks)000000,\"dur\":\(span)000000,"
                .utf8)
        file.text.append(contentsOf: "\"args\":{\"from\":".utf8)
        file.text.appendJSON(.second(start.ticks), calendar: calendar)
        for (key, value) in arguments {
            file.text.append(contentsOf: ",\"\(key)\":".utf8)
            file.text.appendJSON(value, calendar: calendar)
        }
        file.text.append(contentsOf: "}}".utf8)
    }

    private func instant(_ name: String, at now: Instant) {
        begin()
        file.text.append(contentsOf: "{\"ph\":\"i\",\"s\":\"g\",\"name\":".utf8)
        file.text.appendJSON(name)
        let time = now.ticks == 0 ? "0" : "\(now.ticks)000000"
        file.text.append(contentsOf: ",\"cat\":\"city\",\"pid\":0,\"tid\":0,\"ts\":\(time)}".utf8)
    }
}
