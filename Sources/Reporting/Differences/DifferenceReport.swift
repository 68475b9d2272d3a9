public import Foundation

/// What two scenarios differ in, for a terminal and as JSON.
public struct DifferenceReport: Encodable, Sendable {
    /// One thing in which they differ.
    public struct Difference: Encodable, Sendable {
        /// The key with the sections around it; of a table, followed by the row in brackets and the column.
        public var path: String
        /// What the first scenario has there; nil where it has nothing.
        public var first: String?
        /// What the second scenario has there; nil where it has nothing.
        public var second: String?

        /// One thing in which they differ.
        public init(path: String, first: String?, second: String?) {
            (self.path, self.first, self.second) = (path, first, second)
        }

        /// Both sides are written, null where there is nothing.
        public func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(path, forKey: .path)
            try container.encode(first, forKey: .first)
            try container.encode(second, forKey: .second)
        }

        enum CodingKeys: String, CodingKey { case path, first, second }
    }

    /// Differences in a table of which too many are listed.
    public struct Unlisted: Encodable, Sendable {
        /// The key that names the table.
        public var path: String
        /// How many more there are.
        public var count: Int

        /// Differences that are not listed.
        public init(path: String, count: Int) { (self.path, self.count) = (path, count) }
    }

    /// How the first scenario is called.
    public var first: String
    /// How the second is called.
    public var second: String
    /// What differs.
    public var differences: [Difference]
    /// What else differs, by table.
    public var unlisted: [Unlisted]

    /// Describes what two scenarios differ in.
    public init(first: String, second: String, differences: [Difference], unlisted: [Unlisted]) {
        (self.first, self.second) = (first, second)
        (self.differences, self.unlisted) = (differences, unlisted)
    }

    /// The report as JSON: sorted keys, two spaces, a last line feed.
    public var json: Data { get throws { try JSONText.encode(self) } }

    /// The report for a terminal: a line for each key, with both values.
    public func screen(for terminal: Terminal) -> String {
        guard !differences.isEmpty else { return terminal.page(["\(first) and \(second) mean the same."]) }
        var lines = ["- \(first)", "+ \(second)", ""]
        for difference in differences {
            lines += terminal.wrapped(
                "\(terminal.strong(difference.path)): \(difference.first ?? "-") → \(difference.second ?? "-")",
                indent: 4)
        }
        for more in unlisted { lines.append("\(more.path): \(NumberText.count(more.count)) more") }
        let count = unlisted.reduce(differences.count) { $0 + $1.count }
        lines += ["", NumberText.count(count, "difference", "differences")]
        return terminal.page(lines)
    }
}
