import Experiments
import SupplyModel

extension Strings {
    /// What a figure is called: `order_to_door.p95@2020-02-10..2020-02-14` as people read it.
    ///
    /// One that no table knows stays as it is written, with spaces for underscores.
    public func figure(_ text: String) -> String {
        guard let measure = Measure(parsing: text) else { return name(text) }
        let whole = ofWhole(measure.figure)
        if let dates = measure.dates {
            return self(.figureOnDays, whole, date(dates.lowerBound), date(dates.upperBound))
        }
        if let periods = measure.periods {
            return self(.figureInPeriods, whole, "\(periods.lowerBound)", "\(periods.upperBound)")
        }
        return whole
    }

    /// What a class of households is called.
    func householdClass(_ id: String) -> String {
        switch id {
        case "vulnerable": self(.classVulnerable)
        case "offline": self(.classOffline)
        case "low_income": self(.classLowIncome)
        default: name(id)
        }
    }

    /// What a stage is called.
    func stage(_ stage: Stage) -> String {
        switch stage {
        case .round: self(.stageRound)
        case .stock: self(.stageStock)
        case .picking: self(.stagePicking)
        case .bus: self(.stageBus)
        case .travel: self(.stageTravel)
        case .crew: self(.stageCrew)
        case .delivery: self(.stageDelivery)
        }
    }

    /// A figure of a whole run, with what it is of.
    private func ofWhole(_ figure: String) -> String {
        if let reference = try? FigureReference(figure) {
            let own = filled(reference.name.texts, [])
            return reference.suffix.map { self(.figureOf, own, subject($0, of: reference.name)) } ?? own
        }
        let parts = figure.split(separator: ".", maxSplits: 1).map(String.init)
        guard let texts = parts.first.flatMap({ NetworkFigureTexts.all[$0] }) else { return name(figure) }
        return parts.count > 1 ? self(.figureOf, filled(texts, []), name(parts[1])) : filled(texts, [])
    }

    private func subject(_ suffix: String, of figure: FigureName) -> String {
        switch figure.definition.suffix {
        case .stage: Stage.allCases.first { $0.name == suffix }.map(stage) ?? name(suffix)
        case .householdClass: householdClass(suffix)
        default: name(suffix)
        }
    }
}
