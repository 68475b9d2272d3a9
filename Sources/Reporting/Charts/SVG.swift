/// A drawing, element by element, with a record of where its texts stand.
///
/// Colours and strokes are classes that the page's style sheet defines, so that one drawing serves light, dark and paper.
public struct SVG: Sendable, Hashable {
    /// Where a text stands.
    struct TextBox: Sendable, Hashable {
        var text: String
        var left: Double
        var right: Double
        var top: Double
        var bottom: Double

        /// Whether two texts lie over one another.
        func overlaps(_ other: TextBox) -> Bool {
            left < other.right && other.left < right && top < other.bottom && other.top < bottom
        }
    }

    /// Which end of a text its place is.
    enum Anchor: String {
        case start, middle, end
    }

    /// The size of text unless it is said otherwise.
    static let textSize = 12.0

    /// The width.
    public let width: Double
    /// The height.
    public internal(set) var height: Double
    private(set) var content = ""
    private(set) var texts: [TextBox] = []

    init(width: Double, height: Double) {
        self.width = width
        self.height = height
    }

    /// The `svg` element; it is an image with a label, and what it shows is told by another element.
    func element(describedBy description: String, label: String, class style: String) -> String {
        Markup.element(
            "svg",
            [
                "class": style, "viewBox": "0 0 \(SVG.number(width)) \(SVG.number(height))", "role": "img",
                "aria-label": label, "aria-describedby": description,
            ], content)
    }

    /// The whole file, to be looked at on its own.
    var file: String {
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 \(SVG.number(width)) \(SVG.number(height))\">\(content)</svg>"
    }

    mutating func line(_ style: String, from: (x: Double, y: Double), to: (x: Double, y: Double)) {
        let (x1, y1, x2, y2) = (SVG.number(from.x), SVG.number(from.y), SVG.number(to.x), SVG.number(to.y))
        content += "<line class=\"\(style)\" x1=\"\(x1)\" y1=\"\(y1)\" x2=\"\(x2)\" y2=\"\(y2)\"/>"
    }

    mutating func rectangle(
        _ style: String, x: Double, y: Double, width: Double, height: Double, fill: String? = nil, title: String? = nil
    ) {
        let place = "x=\"\(SVG.number(x))\" y=\"\(SVG.number(y))\""
        let size = "width=\"\(SVG.number(max(0, width)))\" height=\"\(SVG.number(max(0, height)))\""
        let colour = fill.map { " fill=\"\($0)\"" } ?? ""
        content += "<rect class=\"\(style)\" \(place) \(size)\(colour)" + end("rect", title)
    }

    mutating func path(_ style: String, _ path: String, fill: String) {
        content += "<path class=\"\(style)\" fill=\"\(fill)\" d=\"\(path)\"/>"
    }

    mutating func circle(_ style: String, x: Double, y: Double, radius: Double, title: String? = nil) {
        let place = "cx=\"\(SVG.number(x))\" cy=\"\(SVG.number(y))\" r=\"\(SVG.number(radius))\""
        content += "<circle class=\"\(style)\" \(place)" + end("circle", title)
    }

    /// Lines through points; a point that is not a number breaks them.
    mutating func polyline(_ style: String, _ points: [(x: Double, y: Double)]) {
        var path = ""
        var isDrawing = false
        for point in points {
            guard point.x.isFinite, point.y.isFinite else {
                isDrawing = false
                continue
            }
            path += "\(isDrawing ? "L" : "M")\(SVG.number(point.x)) \(SVG.number(point.y))"
            isDrawing = true
        }
        if !path.isEmpty { content += "<path class=\"\(style)\" d=\"\(path)\"/>" }
    }

    /// The area between two rows of points with the same places; where one of both is not a number there is none.
    mutating func area(_ style: String, x: [Double], low: [Double], high: [Double]) {
        var path = ""
        var start = 0
        func close(_ end: Int) {
            guard end > start else { return }
            let points = (start..<end).map { (x[$0], high[$0]) } + (start..<end).reversed().map { (x[$0], low[$0]) }
            path += "M" + points.map { "\(SVG.number($0)) \(SVG.number($1))" }.joined(separator: "L") + "Z"
        }
        for index in x.indices where !(low[index].isFinite && high[index].isFinite) {
            close(index)
            start = index + 1
        }
        close(x.count)
        if !path.isEmpty { content += "<path class=\"\(style)\" d=\"\(path)\"/>" }
    }

    /// A text on its baseline, taken into the record of places.
    mutating func text(
        _ text: String, x: Double, y: Double, anchor: Anchor = .start, size: Double = SVG.textSize, style: String = ""
    ) {
        guard !text.isEmpty else { return }
        let wide = TextWidth.of(text, size: size)
        let left = anchor == .start ? x : anchor == .middle ? x - wide / 2 : x - wide
        texts.append(TextBox(text: text, left: left, right: left + wide, top: y - 0.76 * size, bottom: y + 0.24 * size))
        write(text, x: x, y: y, anchor: anchor, size: size, style: style, turn: "")
    }

    /// A text that is read from below, its end at the place.
    mutating func uprightText(_ text: String, x: Double, y: Double, size: Double = SVG.textSize) {
        guard !text.isEmpty else { return }
        let long = TextWidth.of(text, size: size)
        texts.append(
            TextBox(text: text, left: x - 0.76 * size, right: x + 0.24 * size, top: y, bottom: y + long))
        let turn = " transform=\"rotate(-90 \(SVG.number(x)) \(SVG.number(y)))\""
        write(text, x: x, y: y, anchor: .end, size: size, style: "", turn: turn)
    }

    private mutating func write(
        _ text: String, x: Double, y: Double, anchor: Anchor, size: Double, style: String, turn: String
    ) {
        let name = style.isEmpty ? "" : " class=\"\(style)\""
        let end = anchor == .start ? "" : " text-anchor=\"\(anchor.rawValue)\""
        let height = size == SVG.textSize ? "" : " font-size=\"\(SVG.number(size))\""
        content +=
            "<text\(name) x=\"\(SVG.number(x))\" y=\"\(SVG.number(y))\"\(end)\(height)\(turn)>\(Markup.escaped(text))</text>"
    }

    private func end(_ name: String, _ title: String?) -> String {
        title.map { "><title>\(Markup.escaped($0))</title></\(name)>" } ?? "/>"
    }

    /// A coordinate with one decimal at most.
    static func number(_ value: Double) -> String { CSVText.field(value, decimals: 1) }
}
