/// One figure of a first screen: its value with its interval, and the target that it is held against.
public struct FigureTile: Sendable {
    /// What the figure is held against.
    public struct Target: Sendable {
        /// The target, as text with its unit.
        public var text: String
        /// Whether it is met.
        public var isMet: Bool

        /// Describes a target.
        public init(_ text: String, isMet: Bool) {
            self.text = text
            self.isMet = isMet
        }
    }

    /// What it is called.
    public var name: String
    /// Its value, as text.
    public var value: String
    /// The unit, where the value does not have it.
    public var unit: String
    /// What it means, in a few words.
    public var meaning: String
    /// The ends of its 95 % interval, as texts; nil without one.
    public var interval: (low: String, high: String)?
    /// Its target; nil without one.
    public var target: Target?

    /// Describes a figure.
    public init(
        name: String, value: String, unit: String = "", meaning: String, interval: (low: String, high: String)?,
        target: Target?
    ) {
        self.name = name
        self.value = value
        self.unit = unit
        self.meaning = meaning
        self.interval = interval
        self.target = target
    }

    /// The figure as an item of a list with the class `tiles`.
    public func html(_ strings: Strings) -> String {
        let shown = Markup.escaped(value) + (unit.isEmpty ? "" : Markup.text("small", [:], unit))
        let sureness = interval.map { strings(.interval, $0.low, $0.high) } ?? strings(.noInterval)
        return Markup.element(
            "li", [:],
            Markup.text("span", ["class": "name"], name) + Markup.element("span", ["class": "value"], shown)
                + Markup.text("span", ["class": "more"], sureness) + Markup.text("span", ["class": "more"], meaning)
                + Markup.element("span", ["class": "goal"], goal(strings)))
    }

    /// All figures as a list.
    public static func list(_ tiles: [FigureTile], _ strings: Strings) -> String {
        Markup.element("ul", ["class": "tiles"], "\n" + tiles.map { $0.html(strings) }.joined(separator: "\n") + "\n")
    }

    private func goal(_ strings: Strings) -> String {
        guard let target else { return Markup.text("span", ["class": "soft"], strings(.noTarget)) }
        let state = target.isMet ? "✓ " + strings(.met) : "✗ " + strings(.notMet)
        return Markup.escaped(strings(.target, target.text)) + " "
            + Markup.text("span", ["class": target.isMet ? "good" : "bad"], state)
    }
}
