public import Foundation

/// What is wrong with a scenario, or that nothing is, as JSON for editors and pipelines.
public struct ValidationReport: Encodable, Sendable {
    /// One thing that is wrong.
    public struct Problem: Encodable, Sendable {
        /// The file, or the option of the command line.
        public var file: String
        /// The line, from 1; 0 for the file as a whole.
        public var line: Int
        /// The column in characters, from 1; 0 for the file as a whole.
        public var column: Int
        /// What was found and what is allowed.
        public var message: String

        /// One thing that is wrong.
        public init(file: String, line: Int, column: Int, message: String) {
            (self.file, self.line, self.column, self.message) = (file, line, column, message)
        }
    }

    /// The scenario's file.
    public var scenario: String
    /// Whether it can be run.
    public var valid: Bool
    /// How many things are wrong; at most 1,000 of them are listed.
    public var count: Int
    /// What is wrong.
    public var errors: [Problem]

    /// Describes what was found.
    public init(scenario: String, count: Int, errors: [Problem]) {
        (self.scenario, self.count, self.errors) = (scenario, count, errors)
        valid = count == 0
    }

    /// The report as JSON: sorted keys, two spaces, a last line feed.
    public var json: Data { get throws { try JSONText.encode(self) } }
}
