import SupplyModel

/// Round values for an axis: steps of 1, 2 or 5 times a power of ten.
struct Ticks: Hashable {
    /// The values, from the lowest to the highest; at least two.
    let values: [Double]
    /// Decimals that tell them apart.
    let decimals: Int

    /// Ticks that hold a range, no more than so many steps.
    ///
    /// - Precondition: `most` is at least 1.
    init(holding range: ClosedRange<Double>, most: Int) {
        precondition(most >= 1, "an axis has a step")
        // With 0 within the range, 0 is a tick, and there is one on either side.
        let most = range.lowerBound < 0 && range.upperBound > 0 ? max(2, most) : most
        let low = range.lowerBound.isFinite ? range.lowerBound : 0
        let high = range.upperBound.isFinite && range.upperBound > low ? range.upperBound : low + 1
        var power = Ticks.powerOfTen(below: (high - low) / Double(most))
        var factor = 0
        func step() -> Double { [1.0, 2, 5][factor] * power }
        // Rounding outwards can cost a step more than the range alone.
        while (high / step()).rounded(.up) - (low / step()).rounded(.down) > Double(most) {
            factor += 1
            if factor == 3 { (factor, power) = (0, power * 10) }
        }
        let width = step()
        let first = (low / width).rounded(.down)
        let last = max(first + 1, (high / width).rounded(.up))
        values = (0...Int(last - first)).map { (first + Double($0)) * width }
        var places = 0
        var unit = power
        while unit < 0.999, places < 12 { (places, unit) = (places + 1, unit * 10) }
        decimals = places
    }

    /// The lowest and the highest.
    var range: ClosedRange<Double> { values[0]...values[values.count - 1] }

    private static func powerOfTen(below value: Double) -> Double {
        var power = 1.0
        while power > value, power > 1e-12 { power /= 10 }
        while power * 10 <= value, power < 1e15 { power *= 10 }
        return power
    }
}

/// Dates for an axis of days: every day, every few days, each Monday or the firsts of months.
enum DateTicks {
    /// The days, from 0, that have a label, so that labels of a width have room.
    static func days(from start: CalendarDate, count: Int, room: Double, labelWidth: Double) -> [Int] {
        let most = max(1, Int(room / (labelWidth + 10)))
        for step in [1, 2, 5, 7, 14, 28] where (count + step - 1) / step <= most {
            return Array(stride(from: 0, to: count, by: step))
        }
        for months in [1, 2, 3, 6, 12, 24, 60, 120] {
            let firsts = (0..<count).filter { day in
                let (year, month, dayOfMonth) = (start + day).components
                return dayOfMonth == 1 && (year * 12 + month - 1).isMultiple(of: months)
            }
            if !firsts.isEmpty, firsts.count <= most { return firsts }
        }
        return [0]
    }
}
