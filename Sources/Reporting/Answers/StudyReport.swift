import Experiments
import Foundation
import SupplyModel

/// What the page of an experiment needs of the scenario beside the answer.
public struct StudyContext: Sendable {
    /// Where the scenario's figures come from.
    public var notes: [ScenarioNote]
    /// Whether the scenario is of a city, and not of a network.
    public var isCity: Bool

    /// Takes in what is known of the scenario.
    public init(notes: [ScenarioNote], isCity: Bool) {
        self.notes = notes
        self.isCity = isCity
    }
}

/// What is known of a figure by its name: how a page writes it.
struct FigureNote: Codable, Hashable, Sendable {
    /// Its unit, as its definition has it; empty where only the scenario's writer knows it.
    var unit: String
    /// Whether more or less of it is better: `more`, `less` or `neither`.
    var better: String

    /// Looks up a measure.
    init(_ measure: Measure) {
        let name = (try? FigureReference(measure.figure))?.name
        unit = name?.definition.unit ?? ""
        better = name?.better.rawValue ?? FigureDirection.neither.rawValue
    }
}

/// The answer of an experiment as a page shows it.
protocol PagedAnswer: Codable, Sendable {
    /// What `report.json` calls it: the name of the command.
    static var kind: String { get }
    /// The title of the page.
    var title: String { get }
    /// The program that gave the answer.
    var program: String { get }
    /// The names of the figures of which the page tells.
    var figureNames: [String] { get }
    /// Sentences on what was asked, for the head of the page.
    func scope(_ strings: Strings) -> [String]
    /// What the answer supposes, beside what the model leaves out.
    func supposes(_ strings: Strings) -> [String]
    /// Puts the sections of the answer on the page.
    func addSections(to page: inout StudyPage)
}

/// All that the page of an experiment needs: `report.json`, from which `report.html` is drawn in any language.
struct StudyReport<Answer: PagedAnswer>: Codable, Sendable {
    /// The version of these keys.
    var version = RunReport.version
    /// What the report is of.
    var kind = Answer.kind
    /// The answer, with the keys of the command's own JSON.
    var answer: Answer
    /// What is known of the figures, by their names.
    var figures: [String: FigureNote]
    /// Whether the scenario is of a city.
    var isCity: Bool
    /// Where the scenario's figures come from.
    var notes: [ScenarioNote]

    enum CodingKeys: String, CodingKey {
        case version, kind, answer, figures, notes
        case isCity = "is_city"
    }

    init(_ answer: Answer, _ context: StudyContext) {
        self.answer = answer
        let known = answer.figureNames.compactMap { name in Measure(parsing: name).map { (name, FigureNote($0)) } }
        figures = Dictionary(known) { first, _ in first }
        isCity = context.isCity
        notes = context.notes
    }

    /// The page: a whole HTML file.
    func html(_ strings: Strings) -> String {
        page(strings).page.html
    }

    /// The page as it is put together.
    func page(_ strings: Strings) -> StudyPage {
        var page = StudyPage(title: answer.title, strings: strings, figures: figures)
        page.page.program = answer.program
        page.page.header = answer.scope(strings).map { Markup.text("p", ["class": "soft"], $0) }.joined()
        answer.addSections(to: &page)
        let limits = isCity ? ModelLimits.all : [.limitInterval]
        let supposed = answer.supposes(strings)
        page.page.add(
            id: "leaves-out", title: strings(.leavesOut),
            content: Markup.text("h3", [:], strings(answer: .supposes)) + list(supposed)
                + Markup.text("h3", [:], strings(.leavesOutModel)) + list(limits.map { strings($0) })
                + AssumptionList(notes: notes, strings: strings).html)
        return page
    }

    /// `report.json` and `report.html`.
    func files(_ strings: Strings) throws -> [(name: String, data: Data)] {
        try StoredReport.files(of: self, page: html(strings))
    }

    private func list(_ sentences: [String]) -> String {
        Markup.element("ul", ["class": "leaves"], sentences.map { Markup.text("li", [:], $0) }.joined())
    }
}
