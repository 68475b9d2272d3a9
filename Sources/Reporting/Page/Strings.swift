public import SupplyModel

/// The words of a report in one language: labels from the table of `Label`, dates and numbers as that language writes them.
///
///     let strings = Strings(.chinese)
///     strings(.daysOfCover)                       // 库存可供天数
///     strings(.ofWhole, "12", "40")               // fills {0} and {1}
public struct Strings: Sendable {
    /// The language.
    public let language: Language

    /// The words of a language.
    public init(_ language: Language) {
        self.language = language
    }

    /// A label, with what is to stand in its numbered places, in their order.
    package func callAsFunction(_ label: Label, _ arguments: String...) -> String {
        fill(label, arguments)
    }

    /// A label with its places filled.
    package func fill(_ label: Label, _ arguments: [String]) -> String {
        filled(label.texts, arguments)
    }

    /// A text of the language with its places filled.
    package func filled(_ texts: (english: String, chinese: String), _ arguments: [String]) -> String {
        var text = language.choose(texts)
        for (index, argument) in arguments.enumerated() { text = text.replacing("{\(index)}", with: argument) }
        return text
    }

    /// A name of the scenario's as people read it: `grain_oil` as `grain oil`.
    public func name(_ identifier: String) -> String { identifier.replacing("_", with: " ") }

    /// A unit as tables and figures give it; one that the table of labels does not know stays as it is.
    public func unit(_ name: String) -> String { Label(unit: name).map { self($0) } ?? name }

    /// A day in full: `16 February 2020`.
    public func date(_ date: CalendarDate) -> String {
        let (year, month, day) = date.components
        return self(.fullDate, String(day), part(month, of: .monthNames), String(year))
    }

    /// A day without its year, as an axis has it: `16 Feb`.
    public func shortDate(_ date: CalendarDate) -> String {
        let (_, month, day) = date.components
        return self(.shortDate, String(day), part(month, of: .shortMonthNames))
    }

    /// Several names as one text: `pork, eggs and oil`.
    public func list(_ names: [String]) -> String {
        guard let last = names.last, names.count > 1 else { return names.first ?? "" }
        return self(.lastOfList, names.dropLast().joined(separator: self(.listComma)), last)
    }

    /// Sentences one after another, as the language sets them; empty ones are left out.
    func sentences(_ sentences: [String]) -> String {
        sentences.filter { !$0.isEmpty }.joined(separator: language.choose((" ", "")))
    }

    private func part(_ month: Int, of label: Label) -> String {
        String(self(label).split(separator: " ")[month - 1])
    }
}
