import Stochastics
import SupplyModel

extension ReservePlan {
    /// The section `reserve`.
    init(reading section: Section, commodities: [Commodity]) {
        let items = section.required(
            "stock", .each(of: "commodities", isComplete: false, .section(Item.init(reading:))),
            "What it holds, by commodity.")
        let time = section.value(
            "decision_time", .timeOfDay(), default: 8 * 3_600,
            "When, each day, it is decided what is released, sold and bought.")
        let receivers = section.value(
            "to", Scenario.Kind<StockRule.Level>.choice, default: .warehouses,
            "Where released goods go, so that the least reported cover is as high as it can be.")
        let leadTime = section.value(
            "lead_time_hours", .distribution(in: 0...2_160), default: .fixed(12),
            "Hours from release until the goods lie there.")
        self.init(
            items: commodities.map { items[$0.id] }, decisionTime: time, receivers: receivers, leadTimeHours: leadTime)
    }
}

extension ReservePlan.Item {
    /// One of the section `reserve.stock`.
    fileprivate init(reading section: Section) {
        let initial = section.required("initial_t", .tonnes(in: 0...10_000_000), "What it holds at the start.")
        let storage = section.value(
            "storage", Scenario.Kind<StorageClass>.choice, default: .ambient,
            "How it is kept, and so how long it lives there (the commodity's 'life_days').")
        let bounds = section.optional(
            "initial_life_days", .list(.integer(in: 0...10_000), count: 2...2),
            "Days of life left in the initial stock, from oldest to freshest; from none to a whole life when left out.")
        section.check(
            bounds.map { $0[0] <= $0[1] } ?? true, at: "initial_life_days",
            "'initial_life_days' must begin with the smaller number")
        self.init(initial: initial, storage: storage)
        if let bounds, bounds[0] <= bounds[1] { initialLifeDays = bounds[0]...bounds[1] }
        release = section.optional(
            "release", .section(ReservePlan.Release.init(reading:)), "When it is released; never when left out.")
        rotation = section.optional(
            "rotation", .section { ReservePlan.Rotation(reading: $0, initial: initial) },
            "How old goods are replaced while nothing is released; they are not when left out.")
    }
}

extension ReservePlan.Release {
    /// The section `reserve.stock.<commodity>.release`.
    fileprivate init(reading section: Section) {
        let below = section.required(
            "below_cover_days", .number(in: 0...1_000),
            "The reported cover of warehouses and stores, in days of planned need, below which the city is short.")
        let days = section.value(
            "for_days", .integer(in: 1...365), default: 1, "For how many decisions running it must be short.")
        let stop = section.required(
            "stop_cover_days", .number(in: 0...1_000), "The reported cover at which release ends.")
        section.check(
            stop >= below, at: "stop_cover_days",
            "'stop_cover_days' is \(numberText(stop)), below 'below_cover_days', which is \(numberText(below))")
        let perDay = section.required("t_per_day", .tonnes(in: 0...1_000_000), "The most that is released in a day.")
        self.init(belowCoverDays: below, forDays: days, stopCoverDays: stop, perDay: perDay)
    }
}

extension ReservePlan.Rotation {
    /// The section `reserve.stock.<commodity>.rotation`.
    fileprivate init(reading section: Section, initial: Grams) {
        self.init(
            sellWithinDays: section.required(
                "sell_within_days", .integer(in: 0...10_000),
                "What expires within so many days is sold out of the city."),
            sellPerDay: section.required(
                "sell_t_per_day", .tonnes(in: 0...1_000_000), "The most that is sold in a day."),
            target: section.optional(
                "target_t", .tonnes(in: 0...10_000_000),
                "The stock, with what is on order, up to which fresh goods are bought; 'initial_t' when left out.")
                ?? initial,
            buyPerDay: section.required(
                "buy_t_per_day", .tonnes(in: 0...1_000_000), "The most that is ordered in a day."),
            leadTimeHours: section.required(
                "lead_time_hours", .distribution(in: 0...8_760), "Hours until what was ordered lies in the reserve."))
    }
}
