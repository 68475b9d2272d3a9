/// A form in which a run's results are written for other programs.
public enum ExportFormat: String, CaseIterable, Sendable {
    /// A CSV file for each table.
    case csv
    /// A file for each table with a JSON object on each line.
    case jsonl
    /// One SQLite database.
    case sqlite
    /// A CSV file for each table with its types, and the statement that makes Parquet files of them.
    case parquetReady = "parquet-ready"
    /// The event trace: buses, pickers and crews as rows, for Perfetto.
    case trace
    /// The cells with their measures, for a geographic information system.
    case geojson

    /// Whether it holds the documented tables.
    public var holdsTables: Bool { self != .trace && self != .geojson }
}
