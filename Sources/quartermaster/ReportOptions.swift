import ArgumentParser
import Reporting

/// In which language a report is written.
struct ReportOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("The language of report.html: en or zh (default: en).", valueName: "language"),
        completion: .list(Language.allCases.map(\.rawValue)), transform: language)
    var lang = Language.english

    /// The words of that language.
    var strings: Strings { Strings(lang) }
}

private func language(_ text: String) throws -> Language {
    guard let language = Language(rawValue: text) else { throw ValidationError("it must be 'en' or 'zh'") }
    return language
}
