import ArgumentParser
import Experiments

/// A whole number within bounds.
func integer<Value: FixedWidthInteger>(_ text: String, in bounds: ClosedRange<Value>) throws -> Value {
    guard let value = Value(text), bounds.contains(value) else {
        throw ValidationError("it must be a whole number from \(bounds.lowerBound) to \(bounds.upperBound)")
    }
    return value
}

/// A number within bounds.
func number(_ text: String, in bounds: ClosedRange<Double>) throws -> Double {
    guard let value = Double(text), bounds.contains(value) else {
        throw ValidationError(
            "it must be a number from \(written(bounds.lowerBound)) to \(written(bounds.upperBound))")
    }
    return value
}

/// A number above a bound.
func number(_ text: String, above bound: Double) throws -> Double {
    guard let value = Double(text), value > bound, value.isFinite else {
        throw ValidationError("it must be a number above \(written(bound))")
    }
    return value
}

/// A share of which something is left.
func share(_ text: String) throws -> Double {
    guard let value = Double(text), value > 0, value <= 1 else {
        throw ValidationError("it must be a number above 0 and at most 1")
    }
    return value
}

/// A share between two bounds that it may not reach, as a number or in per cent.
func openShare(_ text: String, above bound: Double = 0) throws -> Double {
    let isPercentage = text.hasSuffix("%")
    guard let value = Double(isPercentage ? text.dropLast() : text[...]).map({ isPercentage ? $0 / 100 : $0 }),
        value > bound, value < 1
    else {
        throw ValidationError("it must be a number above \(written(bound)) and below 1, such as 0.95 or 95%")
    }
    return value
}

/// A margin: a share of a figure or so much in its unit.
func readMargin(_ text: String) throws -> Margin {
    guard let margin = Margin(parsing: text) else {
        throw ValidationError(
            "it must be a share such as 2%, above 0 and below 100, or a number above 0 in the figure's unit")
    }
    return margin
}

/// A key and its values or its range.
func readFactor(_ text: String) throws -> Factor {
    do {
        return try Factor(parsing: text)
    } catch {
        throw ValidationError("\(error)")
    }
}

/// A key and its values, one by one.
func readLevels(_ text: String) throws -> Factor {
    let factor = try readFactor(text)
    guard case .levels = factor.domain else {
        throw ValidationError("'\(text)' must give the values one by one, such as fleet.buses=20,30,40")
    }
    return factor
}

/// A figure; whether the scenario has it is seen when that is read.
func readMeasure(_ text: String) throws -> Measure {
    guard let measure = Measure(parsing: text) else {
        throw ValidationError("'\(text)' must be a figure, or figure@date..date with dates such as 2020-02-10")
    }
    return measure
}

/// A bound as people write it.
private func written(_ bound: Double) -> String {
    bound == bound.rounded() ? "\(Int(bound))" : "\(bound)"
}
