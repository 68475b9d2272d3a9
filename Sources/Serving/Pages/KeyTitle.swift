import Reporting
import Scenario

/// What the form calls the keys that people change most, and its sections, in every language.
///
/// A key without a title is shown by its path alone, and what it means as the schema says it, in English.
struct KeyTitle: Sendable {
    /// Its title.
    let title: (english: String, chinese: String)
    /// What it means in Chinese; the schema says it in English.
    let chineseMeaning: String

    /// The title of a key by its path; nil where it has none.
    static func of(_ path: String) -> KeyTitle? {
        let parts = path.split(separator: ".")
        // Things that the scenario names stand as `*` in the table.
        let named = parts.indices.map { index in
            (parts[..<index] + ["*"] + parts[(index + 1)...]).joined(separator: ".")
        }
        return ([path] + named).lazy.compactMap { table[$0] }.first
    }

    /// The title of a section.
    func text(_ strings: Strings) -> String { strings.language.choose(title) }

    private init(_ english: String, _ chinese: String, _ chineseMeaning: String) {
        title = (english, chinese)
        self.chineseMeaning = chineseMeaning
    }

    /// The titles by path.
    static let table: [String: KeyTitle] = [
        // The scenario itself.
        "name": KeyTitle("Name", "名称", "报告中所用的名称。"),
        "start": KeyTitle("First day", "起始日期", "模拟的第一天；运行从该日零点开始。"),
        // Places and people.
        "geography.mean_household_size": KeyTitle("People per household", "户均人口", "生成的网格中居民数与户数之比；网格表有自己的数值。"),
        "geography.household_size_weights": KeyTitle("Sizes of households", "家庭规模权重", "1、2、3……人户的相对频数。"),
        "geography.seed": KeyTitle("Seed of the city", "城市随机种子", "用于生成城市；各次重复相同。"),
        "geography.generated.people": KeyTitle("People", "人口", "城市的总人口。"),
        "geography.generated.cells": KeyTitle("Cells", "网格数", "网格总数；每个网格有一个小区门口。"),
        "geography.generated.communities": KeyTitle("Communities", "社区数", "网格归属的社区总数；每个社区有一支志愿者队伍。"),
        "geography.people.vulnerable_share": KeyTitle("Vulnerable share", "弱势户占比", "有老人、病人或独自带小孩的户所占比例。"),
        "geography.people.offline_share": KeyTitle("Offline share", "不会线上下单户占比", "无法线上下单的户所占比例；优先从弱势户中选取。"),
        "geography.people.low_income_share": KeyTitle("Low-income share", "低收入户占比", "低收入户所占比例。"),
        // Goods.
        "commodities.*.need_g_per_person_day": KeyTitle("Need, grams", "人均日需求（克）", "每人每天的食用量。"),
        "commodities.*.shelf_life_days": KeyTitle("Shelf life, days", "保质期（天）", "离开货源后在仓库或门店中变质前的天数。"),
        "commodities.*.parcel_life_hours": KeyTitle(
            "Life in a parcel, hours", "包裹中保质时间（小时）", "拣货后在车上、门口或志愿者手中变质前的小时数。"),
        "commodities.*.floor_days": KeyTitle("Floor, days of cover", "库存下限（天）", "仓库与门店合计不应低于的可供天数。"),
        "commodities.*.household.reorder_days": KeyTitle("Household orders below, days", "下单点（天）", "家中可供天数低于此值时下单。"),
        "commodities.*.household.target_days": KeyTitle("Household orders up to, days", "下单目标（天）", "每次订到的可供天数。"),
        "commodities.*.price_yuan_per_kg": KeyTitle("Price, yuan a kilogram", "单价（元/公斤）", "散装价格。"),
        "packages.*.household_cap": KeyTitle("Most in one order", "每单限购", "每户一单中的最多份数；0 表示团购不售。"),
        "packages.*.price_yuan": KeyTitle("Price, yuan", "价格（元）", "每份价格。"),
        // Stock.
        "replenishment.review_time": KeyTitle("Time of review", "盘点时间", "每天各仓库与门店查看库存的时间。"),
        "replenishment.store_lead_time_hours": KeyTitle("Lead time of stores, hours", "门店补货提前期（小时）", "从门店盘点到货物入店的小时数。"),
        "replenishment.demand_basis": KeyTitle("Demand that cover counts", "可供天数的需求口径", "按计划需求，或按最近七天的订购量。"),
        "replenishment.suppliers": KeyTitle("Choice of sources", "货源选择", "依次向各货源订货，或按权重分配。"),
        "replenishment.issue": KeyTitle("Which lot goes first", "出库顺序", "先到期先出、先进先出或后进先出。"),
        "replenishment.warehouse_cover.*.floor_days": KeyTitle(
            "Warehouses order below, days", "仓库订货点（天）", "低于此可供天数时订货。"),
        "replenishment.warehouse_cover.*.target_days": KeyTitle(
            "Warehouses order up to, days", "仓库订货目标（天）", "订到的可供天数。"),
        "replenishment.warehouse_cover.*.initial_days": KeyTitle(
            "Stock of warehouses at the start, days", "仓库期初库存（天）", "期初的可供天数。"),
        "replenishment.store_cover.*.floor_days": KeyTitle("Stores order below, days", "门店订货点（天）", "低于此可供天数时订货。"),
        "replenishment.store_cover.*.target_days": KeyTitle("Stores order up to, days", "门店订货目标（天）", "订到的可供天数。"),
        "replenishment.store_cover.*.initial_days": KeyTitle(
            "Stock of stores at the start, days", "门店期初库存（天）", "期初的可供天数。"),
        "replenishment.chains.*.stores": KeyTitle("Stores", "门店数", "该连锁在城中的门店数。"),
        // Ordering and sharing out.
        "group_buying.list_time": KeyTitle("List opens", "开单时间", "团购清单开放的时间。"),
        "group_buying.cutoff_time": KeyTitle("Round closes", "截单时间", "每轮团购截止的时间。"),
        "group_buying.release_time": KeyTitle("Store shares out", "分货时间", "次日门店分配库存并开始拣货的时间。"),
        "group_buying.minimum_packages": KeyTitle("Fewest packages of a round", "起送份数", "一轮所需的最少份数；不足则转入下一轮。"),
        "group_buying.unfilled": KeyTitle("What is not granted", "未满足部分", "取消，或转入后续批次。"),
        "group_buying.backorder_rounds": KeyTitle("Rounds of a backorder", "保留轮数", "未满足部分经过多少次分配后取消。"),
        "group_buying.open": KeyTitle("Rounds are open", "是否开团", "关闭时，已下的订单等待。"),
        "group_buying.order_interval_days": KeyTitle("Days between orders", "下单间隔（天）", "同一户两次下单的最少间隔。"),
        "group_buying.service_radius_km": KeyTitle("Service radius, km", "服务半径（公里）", "超出此直线距离的网格，门店不接单。"),
        "group_buying.own_district_only": KeyTitle("Own district only", "仅限本区", "门店是否拒绝其他区的网格。"),
        "allocation.rule": KeyTitle("Rule of allocation", "分配规则", "货少于订量时如何分配。"),
        // Work.
        "picking.pickers": KeyTitle("Pickers", "拣货员人数", "所有门店的拣货员总数，按服务人口分布。"),
        "picking.shift": KeyTitle("Pickers' shift", "拣货班次", "工作的起止时间。"),
        "picking.lines_per_hour": KeyTitle("Packages an hour", "每小时拣货份数", "一名拣货员每小时完成的份数。"),
        "picking.discipline": KeyTitle("Order of picking", "拣货顺序", "门店处理批次的顺序。"),
        "fleet.buses": KeyTitle("Buses", "车辆数", "运送物资的公交车数量。"),
        "fleet.payload_kg": KeyTitle("Payload, kg", "载重（公斤）", "每车可载的重量。"),
        "fleet.payload_packages": KeyTitle("Payload, packages", "载货份数", "每车可载的份数。"),
        "fleet.shift": KeyTitle("Buses' shift", "车辆班次", "车辆运行的起止时间。"),
        "fleet.maximum_stops": KeyTitle("Stops of a trip", "每趟最多停靠", "一趟最多服务的网格数。"),
        "fleet.longest_wait_hours": KeyTitle(
            "Longest wait for a full load, hours", "满载前最长等待（小时）", "最早的批次等待多久后，车辆不满载也发车。"),
        "fleet.load_minutes": KeyTitle("Loading, minutes", "装车（分钟）", "每趟装车的固定时间。"),
        "fleet.unload_minutes_per_stop": KeyTitle("Unloading, minutes a stop", "每站卸货（分钟）", "每次停靠的固定时间。"),
        "fleet.disinfect_minutes": KeyTitle("Disinfection, minutes", "消毒（分钟）", "每趟之后的消毒时间。"),
        "fleet.detour_factor": KeyTitle("Detour factor", "绕行系数", "道路距离与直线距离之比。"),
        "fleet.assignment": KeyTitle("Whom a bus serves", "车辆服务范围", "一家门店、本区各店或全城。"),
        "fleet.dispatch": KeyTitle("When a bus is sent", "发车规则", "何时向门店派车。"),
        "fleet.routes": KeyTitle("Planning of routes", "路线规划", "一趟的停靠点如何选定。"),
        "fleet.borders_closed": KeyTitle("Borders of districts closed", "区界封闭", "是否仅持通行证的车辆可以跨区。"),
        "fleet.pass_share": KeyTitle("Share of buses with a pass", "持证车辆占比", "每个车场持通行证车辆的比例。"),
        "handover.members": KeyTitle("Volunteers and cadres", "志愿者与干部人数", "所有社区名册上的总人数。"),
        "handover.delivery_share": KeyTitle("Share who carry parcels", "配送人员占比", "到岗者中负责配送的比例；其余值守门岗与电话。"),
        "handover.attendance": KeyTitle("Attendance", "到岗率", "社区成员每天到岗的比例。"),
        "handover.shift": KeyTitle("Crews' shift", "志愿者班次", "工作的起止时间。"),
        "handover.parcels_per_round": KeyTitle("Packages of a round", "每轮份数", "一人一轮最多携带的份数。"),
        "handover.minutes_per_round": KeyTitle("Minutes of a round", "每轮固定时间（分钟）", "往返小区门口的时间，不含逐户配送。"),
        "handover.minutes_per_parcel": KeyTitle("Minutes of a parcel", "每件用时（分钟）", "送到家门、放下并通知的时间。"),
        "handover.mode": KeyTitle("Door or gate", "交付方式", "送货上门，或由居民到门口自取。"),
        "handover.signed_for_share": KeyTitle("Signed for by others", "代签占比", "名册上有名、实际从不到岗的比例。"),
        "handover.dispersion": KeyTitle("Inequality of the lists", "名册差异", "各社区人均成员数的变异系数。"),
        // What else may be there.
        "panic.factor": KeyTitle("Panic", "抢购倍数", "居民起初希望多备的倍数。"),
        "measures.on_time_hours": KeyTitle("On time within, hours", "准时时限（小时）", "在此时间内送达算准时。"),
        "measures.unserved_days": KeyTitle("Unserved from, days", "长期未送达界限（天）", "达到此天数无送达的网格计为长期未送达。"),
        // Networks.
        "network.periods": KeyTitle("Periods", "期数", "预热之后观测的期数。"),
        "network.warm_up_periods": KeyTitle("Periods of warm-up", "预热期数", "之前模拟、不计入指标的期数。"),
        "network.replications": KeyTitle("Replications", "重复次数", "独立运行的次数。"),
        "network.units": KeyTitle("Units", "计量方式", "数量为整件，或任意量。"),
    ]
}

extension Strings {
    /// What a section at the top of a scenario is called; its key, where it has no name here.
    func section(_ key: String) -> String {
        SectionTitle.table[key].map { language.choose($0) } ?? key
    }
}

/// What the form calls the sections of a scenario.
enum SectionTitle {
    /// The titles by key.
    static let table: [String: (english: String, chinese: String)] = [
        "geography": ("Places and people", "地理与人口"), "commodities": ("Goods", "物资"), "packages": ("Packages", "套餐"),
        "replenishment": ("Replenishment", "补货"), "reserve": ("Reserve", "储备"), "group_buying": ("Group-buying", "团购"),
        "allocation": ("Allocation", "分配"), "picking": ("Picking", "拣货"), "fleet": ("Buses", "车队"),
        "handover": ("Crews and handover", "志愿者与交付"), "information": ("Information", "信息"),
        "substitution": ("Substitution", "替代"), "panic": ("Panic", "抢购"), "phone": ("Telephone", "电话订购"),
        "shopping": ("Shopping in person", "到店购物"), "vouchers": ("Vouchers", "消费券"), "costs": ("Costs", "成本"),
        "shocks": ("Shocks", "冲击"), "measures": ("Measures", "衡量标准"), "targets": ("Targets", "目标"),
        "checks": ("Checks", "观测对照"),
        "relief": ("Relief", "救助"), "medicine": ("Medicine", "药品"), "institutions": ("Institutions", "集体单位"),
        "gate_buffer": ("Stock at gates", "门口应急储备"), "timeline": ("Phases", "阶段"), "network": ("Network", "库存网络"),
    ]
}
