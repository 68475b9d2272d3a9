import ArgumentParser
import Experiments
import Foundation
import Reporting
import Scenario

/// In which language a report is written.
struct ReportOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("The language of report.html: en or zh (default: en).", valueName: "language"),
        completion: .list(Language.allCases.map(\.rawValue)), transform: language)
    var lang = Language.english

    /// The words of that language.
    var strings: Strings { Strings(lang) }
}

/// Whether a command writes its answer as a page, and in which language.
struct PageOptions: ParsableArguments {
    @OptionGroup var language: ReportOptions

    @Flag(inversion: .prefixedNo, help: "Write report.html, and report.json from which it can be drawn anew.")
    var report = true

    /// The words of the page's language.
    var strings: Strings { language.strings }

    /// The files of a page; none where it is not wanted.
    ///
    /// - Parameters:
    ///   - scenarios: the files, with what is changed of them at all points.
    ///   - draw: makes the files from what is known of the scenarios.
    func files(
        of scenarios: [ScenarioFile], isCity: Bool,
        draw: (StudyContext, Strings) throws -> [(name: String, data: Data)]
    ) throws -> [(name: String, data: Data)] {
        guard report else { return [] }
        var notes: [ScenarioNote] = []
        for file in scenarios {
            for note in try file.notes() where !notes.contains(note) { notes.append(note) }
        }
        return try draw(StudyContext(notes: notes, isCity: isCity), strings)
    }
}

extension ScenarioFile {
    /// Where the scenario's figures come from, as it says itself.
    func notes() throws -> [ScenarioNote] {
        try readingScenarios { () throws(ScenarioError) in
            try ScenarioLoader.marks(path, overrides: overrides)
        }.map(ScenarioNote.init)
    }
}

private func language(_ text: String) throws -> Language {
    guard let language = Language(rawValue: text) else { throw ValidationError("it must be 'en' or 'zh'") }
    return language
}
