/// What pages call the figures and sums of a stock network, by the names that `Docs/reference/stock-networks.md` defines.
enum NetworkFigureTexts {
    /// The texts by the figure's name, without the node that it is of.
    static let all: [String: (english: String, chinese: String)] = costs.merging(service) { $1 }.merging(flows) { $1 }
        .merging(stocks) { $1 }

    private static let costs = [
        "cost_per_period": ("cost per period", "每期成本"),
        "revenue_per_period": ("revenue per period", "每期收入"),
        "profit_per_period": ("profit per period", "每期利润"),
        "order_cost_per_period": ("order cost per period", "每期订货成本"),
        "transport_cost_per_period": ("transport cost per period", "每期运输成本"),
        "purchase_cost_per_period": ("purchase cost per period", "每期采购成本"),
        "holding_cost_per_period": ("holding cost per period", "每期持有成本"),
        "in_transit_cost_per_period": ("in-transit cost per period", "每期在途成本"),
        "backorder_cost_per_period": ("backorder cost per period", "每期缺货积压成本"),
        "shortage_cost_per_period": ("shortage cost per period", "每期缺货成本"),
        "lost_sale_cost_per_period": ("lost-sale cost per period", "每期失销成本"),
        "waste_cost_per_period": ("waste cost per period", "每期报废成本"),
        "cost": ("cost", "成本"), "revenue": ("revenue", "收入"), "profit": ("profit", "利润"),
        "order_cost": ("order cost", "订货成本"), "transport_cost": ("transport cost", "运输成本"),
        "purchase_cost": ("purchase cost", "采购成本"), "holding_cost": ("holding cost", "持有成本"),
        "in_transit_cost": ("in-transit cost", "在途成本"), "backorder_cost": ("backorder cost", "缺货积压成本"),
        "shortage_cost": ("shortage cost", "缺货成本"), "lost_sale_cost": ("lost-sale cost", "失销成本"),
        "waste_cost": ("waste cost", "报废成本"),
    ]

    private static let service = [
        "fill_rate": ("fill rate", "满足率"),
        "demand_fill_rate": ("fill rate of demands", "需求次数满足率"),
        "supply_fill_rate": ("fill rate of orders of other nodes", "下级订单满足率"),
        "cycle_service_level": ("cycle service level", "周期服务水平"),
        "period_service_level": ("period service level", "各期服务水平"),
        "no_backorder_share": ("share of periods without backorders", "无积压期数占比"),
        "ready_rate": ("ready rate", "有货时间占比"),
        "lost_share": ("lost share", "失销占比"),
        "waste_share": ("waste share", "报废占比"),
        "wait_periods": ("mean wait in periods", "平均等待期数"),
    ]

    private static let flows = [
        "demand_per_period": ("demand per period", "每期需求"),
        "sold_per_period": ("sold per period", "每期售出"),
        "backordered_per_period": ("backordered per period", "每期转为积压"),
        "lost_per_period": ("lost per period", "每期失销"),
        "orders_per_period": ("orders per period", "每期订货次数"),
        "order_size": ("order size", "订货批量"),
        "ordered_per_period": ("ordered per period", "每期订货量"),
        "received_per_period": ("received per period", "每期到货量"),
        "sent_per_period": ("sent per period", "每期发货量"),
        "wasted_per_period": ("wasted per period", "每期报废量"),
        "demand": ("demand", "需求"), "sold": ("sold", "售出"), "met_at_once": ("met at once", "当即满足"),
        "backordered": ("backordered", "转为积压"), "lost": ("lost", "失销"), "orders": ("orders", "订货次数"),
        "ordered": ("ordered", "订货量"), "receipts": ("receipts", "到货次数"), "received": ("received", "到货量"),
        "sent": ("sent", "发货量"), "wasted": ("wasted", "报废量"),
    ]

    private static let stocks = [
        "on_hand_at_count": ("on hand at the count", "盘点时现有库存"),
        "on_hand_over_time": ("on hand over time", "平均现有库存"),
        "backorders_at_count": ("backorders at the count", "盘点时缺货积压"),
        "backorders_over_time": ("backorders over time", "平均缺货积压"),
        "in_transit_at_count": ("in transit at the count", "盘点时在途"),
        "in_transit_over_time": ("in transit over time", "平均在途"),
        "components_at_count": ("components at the count", "盘点时零部件"),
        "owed_at_count": ("owed at the count", "盘点时应发未发"),
        "position_at_count": ("position at the count", "盘点时库存位置"),
    ]
}
