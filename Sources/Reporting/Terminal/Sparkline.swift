/// A series as a row of small bars.
struct Sparkline {
    /// The least value of each bar's stretch of the series: a dip is never averaged away.
    let values: [Double]
    private let top: Double

    /// Draws a series in at most `width` bars, on a scale from 0 to the greatest of `series` and `mark`.
    init(_ series: [Double], mark: Double, width: Int) {
        let count = min(series.count, max(1, width))
        values = (0..<count).map { bar in
            let stretch = series[bar * series.count / count..<(bar + 1) * series.count / count]
            return stretch.min() ?? 0
        }
        top = max(values.filter(\.isFinite).max() ?? 0, mark)
    }

    /// The bar of a value; a blank where there is none.
    func bar(_ value: Double) -> String {
        guard value.isFinite else { return " " }
        let bars = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
        guard top > 0 else { return bars[0] }
        return bars[min(bars.count - 1, max(0, Int(value / top * Double(bars.count))))]
    }
}

/// A horizontal bar.
enum Bar {
    /// A bar that fills a share of `width`, to an eighth of a column.
    static func text(share: Double, width: Int) -> String {
        let parts = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]
        let eighths = share.isFinite ? Int((min(1, max(0, share)) * Double(width * 8)).rounded()) : 0
        return String(repeating: "█", count: eighths / 8) + parts[eighths % 8]
    }
}
