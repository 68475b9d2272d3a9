public import Scenario
public import SupplyModel

extension Measure {
    /// Which way the measure gets better, in a scenario that has it.
    public func better(in scenario: LoadedScenario) -> FigureDirection {
        switch scenario {
        case .city: (try? FigureReference(figure))?.name.better ?? .neither
        case .network: NetworkFigure.better(figure)
        }
    }

    /// What a comparison looks at where nobody says what: the need that was not met, or what a network costs.
    public static func principal(of scenario: LoadedScenario) -> Measure {
        switch scenario {
        case .city: Measure(FigureName.unmetShare.rawValue)
        case .network: Measure("cost_per_period")
        }
    }

    /// What is looked at where nobody says what.
    public static func usual(of scenario: LoadedScenario) -> [Measure] {
        switch scenario {
        case .city: ["fill_rate", "unmet_share", "order_to_door.p95", "gini"].map { Measure($0) }
        case .network: ["cost_per_period", "fill_rate"].map { Measure($0) }
        }
    }
}

extension NetworkFigure {
    /// Which way a figure or a sum of a network, or of a node of it, gets better.
    static func better(_ name: String) -> FigureDirection {
        let own = name.prefix { $0 != "." }
        if own.contains("cost") { return .less }
        return more.contains(String(own)) ? .more : less.contains(String(own)) ? .less : .neither
    }

    static let more: Set<String> = [
        "revenue_per_period", "profit_per_period", "fill_rate", "demand_fill_rate", "supply_fill_rate",
        "cycle_service_level", "period_service_level", "no_backorder_share", "ready_rate", "revenue", "profit",
        "met_at_once",
    ]

    static let less: Set<String> = [
        "lost_share", "waste_share", "wait_periods", "backordered_per_period", "lost_per_period", "wasted_per_period",
        "backorders_at_count", "backorders_over_time", "owed_at_count", "backordered", "lost", "wasted",
    ]
}
