/// Something that can be drawn as SVG at a given width.
public protocol ChartDrawing: Sendable {
    /// What its colours and lines mean; empty where there is nothing to tell apart.
    var legend: [LegendEntry] { get }

    /// Draws it.
    ///
    /// - Parameters:
    ///   - width: in units of text of 12: so many pixels where the page shows it at its own size.
    ///   - strings: the words.
    func draw(width: Double, _ strings: Strings) -> SVG
}

/// The widths at which a chart is laid out; the page shows the one that fits the place.
public enum ChartWidth: String, CaseIterable, Sendable {
    /// For a column of a desktop page, a tablet, or paper.
    case wide
    /// For a phone.
    case narrow

    /// The width in units of text of 12.
    public var points: Double {
        switch self {
        case .wide: 640
        case .narrow: 340
        }
    }

    /// The width of one of several small drawings.
    public static let panelPoints = 260.0
}

/// One line of a legend.
public struct LegendEntry: Sendable, Hashable {
    /// What it means.
    public var label: String
    /// The sample, as SVG in a box of 24 by 12.
    public var sample: String

    /// A filled area.
    static func area(_ colour: Int, _ label: String) -> LegendEntry {
        LegendEntry(
            label: label, sample: "<rect class=\"c\(colour) fill\" x=\"2\" y=\"1\" width=\"20\" height=\"10\"/>")
    }

    /// A line, drawn as the series of that number is.
    static func line(_ colour: Int, _ label: String) -> LegendEntry {
        LegendEntry(
            label: label,
            sample: "<line class=\"c\(colour) line d\(colour % Palette.dashes)\" x1=\"1\" y1=\"6\" x2=\"23\" y2=\"6\"/>"
        )
    }

    /// Anything drawn in a class of its own: a floor, a band.
    static func mark(_ style: String, _ label: String) -> LegendEntry {
        LegendEntry(label: label, sample: "<line class=\"\(style)\" x1=\"1\" y1=\"6\" x2=\"23\" y2=\"6\"/>")
    }

    /// The band around a line.
    static func band(_ colour: Int, _ label: String) -> LegendEntry {
        LegendEntry(
            label: label, sample: "<rect class=\"c\(colour) band\" x=\"2\" y=\"1\" width=\"20\" height=\"10\"/>")
    }
}
