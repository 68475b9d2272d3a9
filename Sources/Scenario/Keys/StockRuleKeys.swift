import Stochastics
import SupplyModel

extension Kind {
    /// The same text, read as something else.
    fileprivate func map<Other>(_ change: @escaping (Value) -> Other, show: @escaping (Other) -> String) -> Kind<Other>
    {
        Kind<Other>(
            shape: shape, placeholder: { change(placeholder()) },
            read: { node, subject, reader in read(node, subject, reader).map(change) }, show: show)
    }
}

extension Kind where Value == Double {
    /// Days of cover.
    fileprivate static var coverDays: Kind { .number(in: 0...10_000) }
}

extension StockRule {
    /// One of the section `replenishment.rules`.
    init(reading section: Section, id: String) {
        let level = section.required("at", Scenario.Kind<Level>.choice, "Which nodes it is for.")
        let chains = section.value(
            "chains", .list(.reference(to: "chains"), count: 0...100), default: [],
            "Of which chains; of all when empty.")
        let commodities = section.value(
            "commodities", .list(.reference(to: "commodities"), count: 0...Commodity.limit), default: [],
            "For which commodities; for all when empty.")
        let policy = section.required(
            "policy", .stockPolicy, "How much is ordered; levels are days of the node's own demand per day.")
        let review = section.value("review", .review, default: .daily, "When the position is looked at.")
        let minimum = section.value(
            "minimum_kg", .kilograms(in: 0...1e9), default: .zero, "The least that is ordered, if anything is.")
        let multiple = section.value(
            "multiple_kg", .kilograms(in: 0.001...1e9), default: Grams(1), "Orders are a whole multiple of it.")
        let maximum = section.value(
            "maximum_kg", .kilograms(in: 0...1e12), default: Grams(kilograms: 1e12), "The most that is ordered.")
        if case .push = policy {
            section.check(
                review != .continuous, at: "review", "a push goes by its schedule; its review cannot be continuous")
        }
        self.init(id: id, level: level, policy: policy)
        self.chains = chains
        self.commodities = commodities
        self.review = review
        limits = OrderLimits(minimum: minimum.count, multiple: multiple.count, maximum: maximum.count)
    }
}

extension Kind where Value == StockRule.Review {
    /// `daily`, `continuous`, or `{every_hours: 12}`.
    fileprivate static var review: Kind {
        let hours = Scenario.Kind<Double>.number(in: 0.25...8_760)
        return .variant(
            named: "stock review",
            [
                ("daily", "Once a day at `review_time`.", .section { _ in .daily }),
                (
                    "continuous", "Whenever goods leave the node, and once a day as well.",
                    .section { _ in .continuous }
                ),
                (
                    "every_hours",
                    "From `review_time` of the first day on, every so many hours; 48 is every other day.",
                    hours.map({ .every(seconds: Int(($0 * 3_600).rounded())) }, show: { _ in "" })
                ),
            ],
            show: { review in
                switch review {
                case .daily: "daily"
                case .continuous: "continuous"
                case .every(let seconds): "every \(numberText(Double(seconds) / 3_600)) hours"
                }
            })
    }
}

extension Kind where Value == StockRule.Policy {
    fileprivate static var stockPolicy: Kind {
        .variant(
            named: "stock policy",
            [
                (
                    "cover", "Below the floor, up to the target.",
                    .section { section in
                        let (floor, target) = section.levels("floor_days", "target_days")
                        return .cover(floorDays: floor, targetDays: target)
                    }
                ),
                (
                    "reorder_up_to", "(s,S): at or below s, up to S.",
                    .section { section in
                        let (point, upTo) = section.levels("reorder_at_days", "up_to_days")
                        return .reorderUpTo(reorderAtDays: point, upToDays: upTo)
                    }
                ),
                (
                    "fixed_quantity", "(r,Q): at or below r, as many whole Q as bring the position above it.",
                    .section { section in
                        .fixedQuantity(
                            reorderAtDays: section.required("reorder_at_days", .coverDays, "The cover r."),
                            quantityDays: section.required(
                                "quantity_days", .number(in: 0.001...10_000), "The quantity Q, in days of demand."))
                    }
                ),
                (
                    "base_stock", "Whatever is missing to the level.",
                    .section { section in
                        .baseStock(
                            levelDays: section.required("level_days", .coverDays, "The cover that it orders up to."))
                    }
                ),
                (
                    "push", "What a schedule says, whatever the position.",
                    .section { section in
                        let quantities = section.required(
                            "quantities_t", .list(.tonnes(in: 0...1_000_000), count: 1...3_650),
                            "Tonnes of each commodity at each review from the first on, for all nodes of the rule together; they share them so that the least reported cover is as high as it can be."
                        )
                        return .push(
                            PushSchedule(
                                quantities.map(\.count),
                                repeats: section.value(
                                    "repeats", .boolean, default: true, "Whether the list begins again at its end.")))
                    }
                ),
            ], show: { _ in "" })
    }
}

extension Section {
    /// A level below which, and one up to which, is ordered.
    fileprivate func levels(_ low: String, _ high: String) -> (Double, Double) {
        let point = required(low, .coverDays, "The cover below which, or at which, it orders.")
        let upTo = required(high, .coverDays, "The cover that it orders up to.")
        check(
            upTo >= point, at: high, "'\(high)' is \(numberText(upTo)), below '\(low)', which is \(numberText(point))")
        return (point, upTo)
    }
}

extension LanePlan {
    /// One of the sections `lane` of a source and `replenishment.store_lane`.
    init(reading section: Section) {
        self.init()
        capacityPerDay = section.optional(
            "capacity_t_per_day", .tonnes(in: 0...1_000_000),
            "The most that goes to one node in a day, all commodities together; any amount when left out.")
        truckLoad = section.optional(
            "truck_kg", .kilograms(in: 1...1_000_000), "What a truck holds; trucks are counted when it is given.")
        sendsFullTrucksOnly = section.value(
            "full_trucks_only", .boolean, default: false,
            "Whether what does not fill a truck stays behind; otherwise the last truck may be part full.")
        expediting = section.optional(
            "expedite",
            .section { section in
                LanePlan.Expediting(
                    belowCoverDays: section.required(
                        "below_cover_days", .coverDays, "Below this cover on hand, a node's goods come the faster way."),
                    leadTimeHours: section.required(
                        "lead_time_hours", .distribution(in: 0...2_160), "Hours that the faster way takes."))
            }, "A faster way, for a node whose stock on hand is low.")
        let hasTrucks = section.reader.isDescribing || truckLoad != nil
        section.check(
            !sendsFullTrucksOnly || hasTrucks, at: "full_trucks_only", "'full_trucks_only' needs 'truck_kg'")
    }
}

extension StockPrices {
    /// One of the sections `replenishment.costs.warehouses` and `.stores`.
    init(reading section: Section) {
        self.init()
        let yuan = Scenario.Kind<Double>.number(in: 0...1e9)
        order = section.value(
            "order_yuan", yuan, default: 0, "For each order: what one supplier sends to one node after one review.")
        holdingPerKilogramDay = section.value(
            "holding_yuan_per_kg_day", yuan, default: 0, "For each kilogram on hand at the end of a day.")
        transportPerKilogram = section.value(
            "transport_yuan_per_kg", yuan, default: 0, "For each kilogram sent to the node.")
        truck = section.value("truck_yuan", yuan, default: 0, "For each truck, where trucks are counted.")
        expeditingPerKilogram = section.value(
            "expedite_yuan_per_kg", yuan, default: 0, "For each kilogram that comes the faster way, beside transport.")
        wastePerKilogram = section.value("waste_yuan_per_kg", yuan, default: 0, "For each kilogram that spoils there.")
    }
}
