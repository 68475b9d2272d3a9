public import Experiments
import Foundation
public import SupplyModel
import Synchronization

/// What a run writes for other programs beside its summary: files in the folder `export`, written aside while it goes on.
///
/// Orders, trips and work are those of the first replication, day by day as they come; the other tables are written at the
/// end. Tables by cell and day need a run that records cells (`Replications.recordsCells`), and are empty without. All files
/// appear together, whole; where the first replication was not completed, none do.
///
/// ```swift
/// let export = try RunExport([.csv, .trace], orderShare: 0.01, of: city, in: folder)
/// let runs = await series.run(recording: export.recording)
/// let files = try export.finish(results)
/// ```
public final class RunExport: Sendable {
    private let writer: Mutex<ExportWriter>
    private let plan: JournalPlan

    /// Opens the files.
    ///
    /// - Parameters:
    ///   - formats: in which forms.
    ///   - orderShare: the share of households whose orders are written, above 0 and at most 1.
    ///   - city: what is simulated.
    ///   - folder: where the files go.
    /// - Throws: the system's error where a file cannot be made.
    public init(_ formats: [ExportFormat], orderShare: Double, of city: City, in folder: OutputFolder) throws {
        let hasTables = formats.contains(where: \.holdsTables)
        var plan = JournalPlan()
        plan.orderShare = hasTables ? orderShare : 0
        plan.trips = hasTables || formats.contains(.trace)
        plan.events = plan.trips
        self.plan = plan
        writer = Mutex(try ExportWriter(formats, orderShare: plan.orderShare, of: city, in: folder.path))
    }

    /// What the first replication is asked to write down, and where it goes.
    public var recording: Recording {
        Recording(plan) { entries in self.writer.withLock { $0.take(entries) } }
    }

    /// Writes the tables of the whole run, and lets all files be seen.
    ///
    /// - Returns: the files or their folders, relative to the run's folder; none when the first replication is not complete.
    /// - Throws: what kept a file from being written, during the run or now; no file is left then.
    public func finish(_ run: RunResults) throws -> [String] {
        try writer.withLock { writer in
            do {
                return try writer.finish(run)
            } catch {
                writer.abandon()
                throw error
            }
        }
    }

    /// Takes away what was written and has not been let be seen; does nothing after `finish`.
    public func abandon() { writer.withLock { $0.abandon() } }

    /// What kept a file from being written, if anything did.
    public var error: (any Error)? { writer.withLock(\.error) }
}

/// The files of one export, as they grow.
private struct ExportWriter {
    private var sinks: [any TableSink] = []
    private var trace: (text: EventTrace, file: AsideFile)?
    private var map: AsideFile?
    private let names: ExportNames
    private let calendar: ExportCalendar
    private let orderShare: Double
    private(set) var error: (any Error)?

    private let orders = JournalTables.orders
    private let trips = JournalTables.trips
    private let events = JournalTables.events

    init(_ formats: [ExportFormat], orderShare: Double, of city: City, in folder: String) throws {
        names = ExportNames(city)
        calendar = ExportCalendar(start: city.plan.start, days: city.plan.days)
        self.orderShare = orderShare
        let tables = ExportSchema.tables
        do {
            for format in ExportFormat.allCases where formats.contains(format) {
                switch format {
                case .csv:
                    sinks.append(
                        try TextTables(tables, as: .csv, in: folder, under: "export/csv", calendar: calendar))
                case .jsonl:
                    sinks.append(
                        try TextTables(tables, as: .jsonLines, in: folder, under: "export/jsonl", calendar: calendar))
                case .parquetReady:
                    sinks.append(
                        try TextTables(
                            tables, as: .csv, in: folder, under: "export/parquet-ready", calendar: calendar,
                            companions: ParquetReady.companions(of: tables)))
                case .sqlite:
                    sinks.append(
                        try DatabaseTables(tables, in: folder, under: "export/run.sqlite", calendar: calendar))
                case .trace:
                    let file = try AsideFile("export/trace.json", in: folder)
                    trace = (EventTrace(city: city, names: names, calendar: calendar, file: file), file)
                case .geojson:
                    map = try AsideFile("export/cells.geojson", in: folder)
                }
            }
        } catch {
            abandon()
            throw error
        }
    }

    /// Takes what a day brought.
    ///
    /// - Returns: false when it cannot be written, so that there is no use in going on.
    mutating func take(_ entries: JournalEntries) -> Bool {
        do {
            if !sinks.isEmpty {
                for entry in entries.orders { try append(OrderRow(entry: entry, names: names), orders) }
                for entry in entries.trips { try append(TripRow(entry: entry, names: names), trips) }
                for entry in entries.events { try append(EventRow(entry: entry, names: names), events) }
            }
            try trace?.text.append(entries)
            return true
        } catch {
            self.error = error
            abandon()
            return false
        }
    }

    mutating func finish(_ run: RunResults) throws -> [String] {
        if let error { throw error }
        guard run.replications[0].number == 0 else {
            abandon()
            return []
        }
        if !sinks.isEmpty { try writeTables(run) }
        trace?.text.finish()
        if let map { try CellMap.write(run, to: map, calendar: calendar) }
        let files = [trace?.file, map].compactMap(\.self)
        for sink in sinks { try sink.close() }
        for file in files { try file.close() }
        var published: [String] = []
        for sink in sinks { published += try sink.publish() }
        for file in files {
            try file.publish()
            published.append(file.name)
        }
        return published
    }

    func abandon() {
        for sink in sinks { sink.abandon() }
        trace?.file.abandon()
        map?.abandon()
    }

    private func append<Row>(_ row: Row, _ table: ExportTable<Row>) throws {
        try append([row], to: table)
    }

    private func append<Row>(_ rows: some Sequence<Row>, to table: ExportTable<Row>) throws {
        guard let position = ExportSchema.position[table.name] else { return }
        for row in rows {
            let fields = table.fields(of: row)
            for sink in sinks { try sink.append(fields, to: position) }
        }
    }

    private func writeTables(_ run: RunResults) throws {
        let plan = run.city.plan
        let cells = run.city.geography.cells.indices
        try append([RunRow(run: run, orderShare: orderShare)], to: CityTables.run)
        try append(plan.commodities.map { CommodityRow(commodity: $0) }, to: CityTables.commodities)
        try append(CityTables.contentRows(plan), to: CityTables.packages)
        try append(CityTables.storeRows(run), to: CityTables.stores)
        try append(CityTables.warehouseRows(run), to: CityTables.warehouses)
        try append(
            run.replications[0].ledger.shocks.map { ShockRow(plan: run.city.plan, spell: $0) }, to: CityTables.shocks)
        try append((0..<plan.days).lazy.map { DayRow(run: run, day: $0) }, to: DayTables.daily)
        try append(
            (0..<plan.days).lazy.flatMap { day in
                plan.commodities.indices.map { GoodsDayRow(run: run, day: day, commodity: $0) }
            }, to: DayTables.goods)
        try append(cells.lazy.map { CellRow(run: run, index: $0) }, to: CellTables.cells)
        try append(
            cells.lazy.flatMap { cell in
                let row = CellRow(run: run, index: cell)
                return plan.commodities.indices.map { CellGoodsRow(row: row, commodity: $0) }
            }, to: CellTables.goods)
        try append(CellDayTables.rows(of: run), to: CellDayTables.cells)
        try append(
            CellDayTables.rows(of: run).lazy.flatMap { row in
                plan.commodities.indices.lazy.filter { plan.commodities[$0].isNeeded }.map {
                    CellGoodsDayRow(row: row, commodity: $0)
                }
            }, to: CellDayTables.goods)
    }
}
