public import Scenario
public import SupplyModel

/// What an experiment looks at: a figure by its name, over a whole run or between two dates.
///
/// Written as the figure's reference, and the dates after an `@`: `fill_rate`, `cover_days.eggs`,
/// `order_to_door.mean@2020-02-10..2020-02-14`. A network's figures have the node after a dot, and its time is counted in
/// periods from the start of the run: `fill_rate.retailer`, `demand.retailer@40..49`.
public struct Measure: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The figure's reference.
    public let figure: String
    /// The first and the last day over which it is taken; nil for the whole run.
    public let dates: ClosedRange<CalendarDate>?
    /// The first and the last period over which it is taken; nil for the whole run.
    public let periods: ClosedRange<Int>?

    /// A figure over a whole run, or between two dates.
    public init(_ figure: String, on dates: ClosedRange<CalendarDate>? = nil) {
        self.figure = figure
        self.dates = dates
        periods = nil
    }

    /// A figure of a network over some periods.
    public init(_ figure: String, in periods: ClosedRange<Int>) {
        self.figure = figure
        dates = nil
        self.periods = periods
    }

    /// Reads a measure as it is written; nil where the dates are none.
    ///
    /// Whether there is such a figure, ``problem(in:)`` says.
    public init?(parsing text: String) {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count > 1 else {
            self.init(text)
            return
        }
        let dates = parts[1].split(separator: ".", omittingEmptySubsequences: true)
        guard parts.count == 2, dates.count == 2, parts[1].contains("..") else { return nil }
        if let first = Int(dates[0]), let last = Int(dates[1]) {
            guard 0 <= first, first <= last else { return nil }
            self.init(String(parts[0]), in: first...last)
            return
        }
        guard let first = CalendarDate(parsing: String(dates[0])), let last = CalendarDate(parsing: String(dates[1])),
            first <= last
        else { return nil }
        self.init(String(parts[0]), on: first...last)
    }

    /// The measure as it is written.
    public var description: String {
        if let periods { return "\(figure)@\(periods.lowerBound)..\(periods.upperBound)" }
        return figure + (dates.map { "@\($0.lowerBound)..\($0.upperBound)" } ?? "")
    }

    /// Orders measures by how they are written.
    public static func < (left: Measure, right: Measure) -> Bool { left.description < right.description }

    /// Why a scenario has no such measure, as a sentence; nil where it has.
    public func problem(in scenario: LoadedScenario) -> String? {
        switch scenario {
        case .city(let plan): problem(in: plan)
        case .network(let plan): problem(in: plan)
        }
    }

    private func problem(in plan: CityPlan) -> String? {
        let reference: FigureReference
        do {
            reference = try FigureReference(figure)
        } catch {
            return "\(error); 'quartermaster figures' lists those that there are"
        }
        let known = FigureReference.all(of: plan).filter { $0.name == reference.name }
        guard known.contains(reference) else {
            return "the scenario has no '\(figure)'; it has \(known.map(\.description).joined(separator: ", "))"
        }
        guard periods == nil else { return "'\(self)' counts periods, and a city has dates" }
        guard let dates else { return nil }
        let last = plan.start + (plan.days - 1)
        guard dates.lowerBound >= plan.start, dates.upperBound <= last else {
            return "'\(self)' is outside the run, which goes from \(plan.start) to \(last)"
        }
        return reference.name.definition.isDaily
            ? nil : "'\(figure)' is a figure of a whole run; it cannot be taken between two dates"
    }

    private func problem(in plan: NetworkPlan) -> String? {
        guard dates == nil else { return "'\(self)' has dates, and a network counts periods" }
        let end = plan.warmUp + plan.periods
        if let periods, periods.lowerBound < plan.warmUp || periods.upperBound >= end {
            return "'\(self)' is outside what is observed, periods \(plan.warmUp) to \(end - 1)"
        }
        return NetworkReplication.figureNames(of: plan).contains(figure)
            ? nil : "the network has no figure '\(figure)'; Docs/reference/stock-networks.md lists those that there are"
    }
}

extension FigureReference {
    /// Every figure that a city has, in the order of their names' declaration.
    public static func all(of plan: CityPlan) -> [FigureReference] {
        let commodities = plan.commodities.map(\.id)
        let programmes = plan.relief?.programmes.map(\.id) ?? []
        return FigureName.allCases.flatMap { name -> [FigureReference] in
            let suffixes: [String?] =
                switch name.definition.suffix {
                case .none: [nil]
                case .commodity: commodities
                case .anyCommodity: [nil] + commodities
                case .anyProgramme: [nil] + programmes
                case .stage: Stage.allCases.map(\.name)
                case .district: plan.geography.districtNames
                case .householdClass: plan.geography.people.classes.map(\.id)
                }
            return suffixes.map { FigureReference(name, of: $0) }
        }
    }
}
