/// What one key of a scenario means and allows: collected from the same declarations that read it.
///
/// The tree of these is the schema of a scenario. The reference page is printed from it, and editors' JSON Schema and
/// forms can be.
public struct SchemaNode: Sendable {
    /// Whether the key must be given, and what holds when it is not.
    public enum Presence: Sendable {
        /// It must be given.
        case required
        /// It may be left out; nothing takes its place.
        case optional
        /// It may be left out; this holds then.
        case defaultsTo(String)
    }

    /// The key as it is written.
    public var key: String

    /// What its value looks like.
    public var shape: Shape

    /// What it means, in a sentence.
    public var summary: String

    /// Whether it must be given.
    public var presence: Presence
}

/// What a value looks like.
public indirect enum Shape: Sendable {
    /// A whole number.
    case integer(ClosedRange<Int>)
    /// A number.
    case number(ClosedRange<Double>)
    /// `true` or `false`.
    case boolean
    /// A text of at most so many characters.
    case text(longest: Int)
    /// The name of a thing: lower-case letters, digits, `-` and `_`.
    case identifier
    /// The name of a thing that is defined under another key.
    case reference(to: String)
    /// One of these words.
    case choice([String])
    /// A time of day, `13:30`.
    case timeOfDay(latest: String)
    /// A date, `2020-01-23`.
    case date
    /// The name of a figure of a run, `cover_days.eggs`.
    case figure
    /// A section with these keys.
    case section([SchemaNode])
    /// A list, with how many items it may have.
    case list(Shape, count: ClosedRange<Int>)
    /// A section whose keys are identifiers that the user chooses.
    case map(Shape)
    /// A section with a value for each (or some) of the things that are defined under another key.
    case each(of: String, Shape, isComplete: Bool)
    /// One of several, which together have a name: a section with exactly one of these keys; or, for short, a bare value
    /// of another shape.
    case variant(String, [SchemaNode], short: Shape?)
    /// A section with some of the sections that the scenario has at its top, and other values in them.
    case changes(of: [String])
    /// The name of a CSV file with these columns.
    case table([SchemaNode])
    /// The name of a GeoJSON file whose features have these properties.
    case features([SchemaNode])
}
