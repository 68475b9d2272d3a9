public import Foundation

/// A report as it lies in the folder of a run: `report.json`, from which the page is drawn.
public enum StoredReport {
    /// The name of the file.
    public static let fileName = "report.json"

    /// Why no page can be drawn.
    public enum Problem: Error, Hashable, Sendable, CustomStringConvertible {
        /// The file is no report.
        case unreadable
        /// The report is of a kind that this version does not know.
        case unknownKind(String)
        /// The report was written by another version.
        case otherVersion(Int, program: Int)

        /// What is wrong, and what to do.
        public var description: String {
            switch self {
            case .unreadable: "this is no report; 'quartermaster run' and the commands that answer questions write one"
            case .unknownKind(let kind): "a report of the kind '\(kind.prefix(40))' is not known to this version"
            case .otherVersion(let version, let program):
                "the report has version \(version), and this program reads version \(program); run the command again"
            }
        }
    }

    private struct Head: Decodable {
        let kind: String
        let version: Int
    }

    /// The name of the page that is drawn from it.
    public static let pageName = "report.html"

    /// Draws the page of a report of any kind.
    ///
    /// - Parameters:
    ///   - data: the contents of `report.json`.
    ///   - strings: the words, in a language.
    public static func html(from data: Data, _ strings: Strings) throws(Problem) -> String {
        let decoder = JSONDecoder()
        guard let head = try? decoder.decode(Head.self, from: data) else { throw .unreadable }
        guard head.version == RunReport.version else { throw .otherVersion(head.version, program: RunReport.version) }
        func decode<Report: Decodable>(_ type: Report.Type) throws(Problem) -> Report {
            guard let report = try? decoder.decode(type, from: data) else { throw .unreadable }
            return report
        }
        switch head.kind {
        case "run": return try decode(RunReport.self).html(strings)
        case "network": return try decode(NetworkReport.self).html(strings)
        case ComparisonAnswer.kind: return try decode(StudyReport<ComparisonAnswer>.self).html(strings)
        case StressJSON.kind: return try decode(StudyReport<StressJSON>.self).html(strings)
        case FloorJSON.kind: return try decode(StudyReport<FloorJSON>.self).html(strings)
        case CapacityReport.Answer.kind: return try decode(StudyReport<CapacityReport.Answer>.self).html(strings)
        case SweepReport.Answer.kind: return try decode(StudyReport<SweepReport.Answer>.self).html(strings)
        case CalibrationReport.Answer.kind:
            return try decode(StudyReport<CalibrationReport.Answer>.self).html(strings)
        default: throw .unknownKind(head.kind)
        }
    }

    /// A report and its page as files.
    static func files(of report: some Encodable, page: String) throws -> [(name: String, data: Data)] {
        [(fileName, try json(report)), (pageName, Data(page.utf8))]
    }

    /// The contents of `report.json`: sorted keys, no spaces; the same bytes for the same report.
    static func json(_ report: some Encodable) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(report) + Data("\n".utf8)
    }
}

extension OutputFolder {
    /// Writes `report.json` and `report.html`.
    ///
    /// - Returns: the names of the files.
    public func write(_ report: RunReport, _ strings: Strings) throws -> [String] {
        try write(StoredReport.files(of: report, page: report.html(strings)))
    }

    /// Writes `report.json` and `report.html` of a network.
    ///
    /// - Returns: the names of the files.
    public func write(_ report: NetworkReport, _ strings: Strings) throws -> [String] {
        try write(StoredReport.files(of: report, page: report.html(strings)))
    }
}
