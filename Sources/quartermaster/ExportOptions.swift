import ArgumentParser
import Reporting
import SupplyModel

/// What else a run writes, for other programs.
struct ExportOptions: ParsableArguments {
    @Option(
        name: .customLong("export"), parsing: .singleValue,
        help: ArgumentHelp(
            "Write more for other programs: \(formatNames); several with commas, may be repeated.",
            valueName: "formats"),
        completion: .list(ExportFormat.allCases.map(\.rawValue)), transform: { try exportFormats($0) })
    var lists: [[ExportFormat]] = []

    @Option(
        name: .customLong("export-orders"),
        help: ArgumentHelp(
            "Households whose orders are exported: all, or a share above 0 and at most 1 "
                + "(default: all up to 100,000 households, and 0.01 of more).", valueName: "share"),
        transform: { try exportedShare($0) })
    var share: Double?

    /// The formats that are asked for.
    var formats: [ExportFormat] { lists.flatMap(\.self) }

    /// The share of a city's households whose orders are exported.
    func orderShare(of city: City) -> Double {
        share ?? (city.geography.personsInHousehold.count <= 100_000 ? 1 : 0.01)
    }

    func validate() throws {
        if share != nil, !formats.contains(where: \.holdsTables) {
            throw ValidationError(
                "--export-orders says which orders are exported; add --export csv, jsonl, sqlite or parquet-ready")
        }
    }
}

private let formatNames = ExportFormat.allCases.map(\.rawValue).joined(separator: ", ")

private func exportFormats(_ list: String) throws -> [ExportFormat] {
    try list.split(separator: ",", omittingEmptySubsequences: false).map { name in
        guard let format = ExportFormat(rawValue: String(name)) else {
            throw ValidationError("'\(name)' is no format; the formats are \(formatNames)")
        }
        return format
    }
}

private func exportedShare(_ text: String) throws -> Double {
    if text == "all" { return 1 }
    guard let value = Double(text), value > 0, value <= 1 else {
        throw ValidationError("it must be 'all', or a number above 0 and at most 1")
    }
    return value
}
