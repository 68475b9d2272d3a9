/// The colours of charts, all told apart by people who are colour-blind.
///
/// Categories: the palette of Okabe and Ito (2008, "Color Universal Design"), in an order in which neighbours differ most.
/// Amounts: cividis (Nuñez, Anderton and Renslow 2018, *PLoS ONE* 13(7): e0199239), at nine of its 256 steps. Lines also
/// differ in their dashes, so that a page printed in grey can be read.
public enum Palette {
    /// Blue, orange, bluish green, vermillion, sky blue, reddish purple, yellow.
    public static let categories = ["#0072B2", "#E69F00", "#009E73", "#D55E00", "#56B4E9", "#CC79A7", "#F0E442"]

    /// The same for a dark ground: blue, which is too dark there, is lighter.
    public static let categoriesOnDark = ["#4FA3DC", "#E69F00", "#1DBE90", "#E8743B", "#8CCBF0", "#DD9BC0", "#F0E442"]

    /// Dark blue for little, yellow for much.
    public static let amounts = [
        "#00204D", "#00336F", "#39486B", "#575C6D", "#707173", "#8A8779", "#A69D75", "#C4B56C", "#FFEA46",
    ]

    /// How many patterns of dashes there are.
    static let dashes = 4

    /// How many categories have a colour of their own; the next begin anew.
    static var count: Int { categories.count }

    /// The colour of an amount between 0 and 1.
    static func amount(_ share: Double) -> String {
        let place = min(1, max(0, share)) * Double(amounts.count - 1)
        let low = min(amounts.count - 2, Int(place))
        let (from, to) = (components(amounts[low]), components(amounts[low + 1]))
        let mixed = zip(from, to).map { Int(($0 + ($1 - $0) * (place - Double(low))).rounded()) }
        return "#" + mixed.map(hexadecimal).joined()
    }

    /// Whether a text on an amount's colour must be light.
    static func needsLightText(_ share: Double) -> Bool { share < 0.525 }

    private static func hexadecimal(_ value: Int) -> String {
        let text = String(value, radix: 16, uppercase: true)
        return text.count < 2 ? "0\(text)" : text
    }

    private static func components(_ colour: String) -> [Double] {
        let value = Int(colour.dropFirst(), radix: 16) ?? 0
        return [value >> 16, value >> 8 & 0xFF, value & 0xFF].map(Double.init)
    }
}
