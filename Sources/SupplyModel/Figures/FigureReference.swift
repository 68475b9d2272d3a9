/// One figure of a run: a name and what it is of, written `cover_days.eggs`.
public struct FigureReference: Hashable, Sendable, CustomStringConvertible {
    /// Why a text is no reference to a figure.
    public enum Problem: Error, Hashable, Sendable, CustomStringConvertible {
        /// There is no such figure.
        case unknown(String)
        /// Something must follow the name.
        case incomplete(FigureName)
        /// Something follows the name that has no meaning there.
        case overfull(FigureName, suffix: String)

        /// What is wrong, as the end of a sentence.
        public var description: String {
            switch self {
            case .unknown(let text): "there is no figure '\(text)'"
            case .incomplete(let name):
                "'\(name.rawValue)' must be followed by what it is of: "
                    + "'\(name.rawValue).\(name.definition.suffix.rawValue)'"
            case .overfull(let name, let suffix):
                "'\(name.rawValue)' is one figure; nothing is known of its '\(suffix)'"
            }
        }
    }

    /// Which figure.
    public let name: FigureName
    /// What it is of: a commodity, a stage, a class or a district; nil where it is of the whole city.
    public let suffix: String?

    /// A figure of the whole city.
    ///
    /// - Precondition: its name needs nothing after it.
    public init(_ name: FigureName) { self.init(name, of: nil) }

    /// A figure of something, or of the whole city.
    ///
    /// - Precondition: the name can be of that.
    public init(_ name: FigureName, of suffix: String?) {
        switch name.definition.suffix {
        case .none: precondition(suffix == nil, "the figure is of the whole city")
        case .anyCommodity, .anyProgramme: break
        default: precondition(suffix != nil, "the figure must be of something")
        }
        self.name = name
        self.suffix = suffix
    }

    /// Reads a reference; whether the thing that the suffix names exists, a city must say.
    public init(_ text: String) throws(Problem) {
        if let name = FigureName(rawValue: text) {
            (self.name, suffix) = (name, nil)
        } else {
            guard let dot = text.lastIndex(of: "."), let name = FigureName(rawValue: String(text[..<dot])) else {
                throw .unknown(text)
            }
            (self.name, suffix) = (name, String(text[text.index(after: dot)...]))
        }
        switch (name.definition.suffix, suffix) {
        case (.none, nil), (.anyCommodity, _), (.anyProgramme, _): break
        case (.none, let suffix?): throw .overfull(name, suffix: suffix)
        case (_, nil): throw .incomplete(name)
        case (_, _?): break
        }
    }

    /// The reference as it is written.
    public var description: String { suffix.map { "\(name.rawValue).\($0)" } ?? name.rawValue }
}
