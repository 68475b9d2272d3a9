public import Foundation

/// The answer of an experiment, in all the forms in which a command gives it.
public protocol WrittenAnswer: Sendable {
    /// The files of the answer, without its page.
    var files: [(name: String, data: Data)] { get throws }
    /// The answer as JSON.
    var json: Data { get throws }
    /// The answer for a terminal.
    func screen(for terminal: Terminal) -> String
    /// `report.json` and `report.html`.
    func pages(_ context: StudyContext, _ strings: Strings) throws -> [(name: String, data: Data)]
}
