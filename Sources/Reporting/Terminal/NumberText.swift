/// Numbers as people read them.
enum NumberText {
    /// A count, its thousands set apart: `9,000,000`.
    static func count(_ value: Double) -> String { fixed(value, decimals: 0) }

    /// A count, its thousands set apart.
    static func count(_ value: Int) -> String { count(Double(value)) }

    /// A count of things: `1 cell`, `13,001 cells`.
    static func count(_ value: Int, _ one: String, _ many: String) -> String {
        "\(count(value)) \(value == 1 ? one : many)"
    }

    /// A number with three digits that count, or all whole ones: `0.0412`, `3.14`, `48.9`, `434,336`; `-` for none.
    static func short(_ value: Double) -> String {
        let size = abs(value)
        let decimals = size >= 99.95 || size == 0 ? 0 : size >= 9.995 ? 1 : size >= 0.9995 ? 2 : size >= 0.09995 ? 3 : 4
        return fixed(value, decimals: decimals)
    }

    /// A number with so many decimals, its thousands set apart; `-` where it has no meaning.
    static func fixed(_ value: Double, decimals: Int) -> String {
        guard value.isFinite, abs(value) < 1e14 else { return "-" }
        let scale = (0..<decimals).reduce(1) { power, _ in power * 10 }
        let scaled = (abs(value) * Double(scale)).rounded()
        let sign = value < 0 && scaled > 0 ? "-" : ""
        let (whole, part) = (Int(scaled) / scale, Int(scaled) % scale)
        guard decimals > 0 else { return sign + grouped(whole) }
        let digits = String(part)
        return sign + grouped(whole) + "." + String(repeating: "0", count: decimals - digits.count) + digits
    }

    /// A share as a percentage: `71.5%`.
    static func percent(_ share: Double) -> String { share.isFinite ? fixed(share * 100, decimals: 1) + "%" : "-" }

    /// A time: `8 s`, `3 min 20 s`, `2 h 5 min`.
    static func duration(seconds: Double) -> String {
        let whole = Int(min(1e9, max(0, seconds)).rounded())
        if whole < 60 { return "\(whole) s" }
        if whole < 3600 { return "\(whole / 60) min \(whole % 60) s" }
        return "\(whole / 3600) h \(whole % 3600 / 60) min"
    }

    private static func grouped(_ value: Int) -> String {
        var text = ""
        for (index, digit) in String(value).reversed().enumerated() {
            if index > 0 && index.isMultiple(of: 3) { text.append(",") }
            text.append(digit)
        }
        return String(text.reversed())
    }
}
