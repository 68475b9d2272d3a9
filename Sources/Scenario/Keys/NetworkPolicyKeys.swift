import SupplyModel

extension Kind where Value == NodePlan.Policy {
    /// The rule by which a node of a network orders.
    ///
    /// - Parameters:
    ///   - units: how quantities are counted.
    ///   - plannedDemand: units a period that cover is measured in unless the scenario says otherwise.
    static func replenishmentPolicy(_ units: NetworkPlan.Units, plannedDemand: Double) -> Kind {
        let level = Kind<Int64>.quantity(units, in: -1e9...1e9)
        let lot = Kind<Int64>.quantity(units, in: 0.000001...1e9)
        return .variant(
            named: "replenishment policy",
            [
                (
                    "base_stock", "Order whatever is missing to a level: base stock, (S-1,S), order-up-to.",
                    .section { section in
                        .fixed(.baseStock(level: section.required("level", level, "What the position is raised to.")))
                    }
                ),
                (
                    "s_S", "(s,S): at or below a point, order up to a level.",
                    .section { section in
                        let point = section.required(
                            "reorder_point", level, "s: the position at or below which it orders.")
                        let upTo = section.required("order_up_to", level, "S: what the position is raised to.")
                        section.check(
                            upTo >= point, at: "order_up_to",
                            "'order_up_to' is \(numberText(units.quantity(upTo))), below 'reorder_point', which is \(numberText(units.quantity(point)))"
                        )
                        return .fixed(.reorderUpTo(reorderAt: point, upTo: upTo))
                    }
                ),
                (
                    "r_Q", "(r,Q): at or below a point, order a fixed quantity.",
                    .section { section in
                        let point = section.required(
                            "reorder_point", level, "r: the position at or below which it orders.")
                        let quantity = section.required("quantity", lot, "Q: what it orders.")
                        let lots = section.value(
                            "lots", .choice, default: LotsWord.asNeeded,
                            "Whether it orders Q as often as brings the position above r, or `one` Q whatever the position."
                        )
                        return .fixed(
                            lots == .one
                                ? .oneQuantity(reorderAt: point, quantity: max(1, quantity))
                                : .fixedQuantity(reorderAt: point, quantity: max(1, quantity)))
                    }
                ),
                (
                    "cover", "Below a floor of periods of cover, order up to a target.",
                    .section { .cover(NodePlan.Cover(reading: $0, plannedDemand: plannedDemand)) }
                ),
                (
                    "push", "What a schedule says, whatever the position.",
                    .section { section in
                        let quantities = section.required(
                            "quantities", .list(.quantity(units), count: 1...10_000), "What each review in turn orders."
                        )
                        let repeats = section.value(
                            "repeats", .boolean, default: true,
                            "Whether they begin again at their end; else nothing follows.")
                        let topUp = section.value(
                            "top_up_to", .quantity(units), default: 0,
                            "Besides, whatever the stock on hand lacks of this is ordered.")
                        return .push(PushSchedule(quantities, repeats: repeats), topUpTo: topUp)
                    }
                ),
            ], show: { _ in "none" })
    }
}

private enum LotsWord: String, CaseIterable {
    case asNeeded = "as_needed"
    case one
}

extension NodePlan.Cover {
    /// The policy `cover` of a node.
    fileprivate init(reading section: Section, plannedDemand: Double) {
        let floor = section.required(
            "floor_periods", .number(in: 0...1e6), "Periods of cover below which it orders.")
        let target = section.required("target_periods", .number(in: 0...1e6), "Periods of cover that it orders up to.")
        let demand = section.optional(
            "demand_per_period", .number(in: 0...1e9),
            "Planned units a period that cover is measured in; the mean of its own demand, if not given.")
        let trailing = section.optional(
            "trailing_periods", .integer(in: 1...100_000),
            "Measures cover in the mean of what was asked in so many last periods instead, once one is over.")
        section.check(
            target >= floor, at: "target_periods",
            "'target_periods' is \(numberText(target)), below 'floor_periods', which is \(numberText(floor))")
        section.check(
            demand ?? plannedDemand > 0 || section.reader.isDescribing, at: "demand_per_period",
            "'cover' needs 'demand_per_period' here: the node has no demand of a known mean")
        self.init(
            floorPeriods: floor, targetPeriods: target, demandPerPeriod: demand ?? plannedDemand,
            trailingPeriods: trailing)
    }
}
