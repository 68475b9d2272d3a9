/// The words of the map, which the script in the page fills and shows: a table of the same shape as that of `Label`, with
/// places to fill by name.
enum MapLabel: String, CaseIterable, Sendable {
    case lead, noScript, measure, date, legend, show, stores, lines, outlines, closer, further, whole
    case play, pause, back, next, day, speed, perSecond, keys, mapName, noValue, under, orMore, summary
    case warehouses, warehouse, warehouseLine, warehouseNote, storeLine, storesServed, peopleServed, place
    case placeGiven, placeMiddle, outlinesGiven
    case events, cellTitle, noCell, cellLine, curveText, curveNote, busFrom, noBus, dataTable
    case find, notFound, worstTitle, worstNote, rank, cell, district, mean, today, palette
    case daysSinceDelivery, daysSinceDeliveryMeaning, fillRate, fillRateMeaning, openOrders, openOrdersMeaning
    case parcelsAtGate, parcelsAtGateMeaning, cover, coverMeaning

    /// What the label says in each language.
    var texts: (english: String, chinese: String) {
        switch self {
        case .lead:
            (
                "Each square is a grid cell at its place, as it was at the end of the day, in the first replication.",
                "每个方块为一个网格，位于其所在地，显示首次模拟中当日结束时的状况。"
            )
        case .noScript:
            (
                "The map needs JavaScript. The figures of every cell over the whole run are in cells.csv.",
                "地图需要启用 JavaScript。各网格全程数据见 cells.csv。"
            )
        case .measure: ("Colour by", "着色指标")
        case .date: ("Date", "日期")
        case .legend: ("Cells by class, worst first", "按级别统计的网格数，最差在前")
        case .show: ("Show", "显示")
        case .stores: ("Stores", "门店")
        case .warehouses: ("Warehouses", "仓库")
        case .warehouse: ("Warehouse", "仓库")
        case .warehouseLine:
            ("Warehouse of {name}: {stores} stores, {residents} residents", "{name} 仓库：{stores} 家门店，{residents} 人")
        case .warehouseNote:
            (
                "A warehouse whose place the scenario does not give stands in the middle of the people whom it serves. "
                    + "The place is for drawing only: no way depends on it. Signs that would lie on one another stand side by "
                    + "side.",
                "方案未给出位置的仓库标在其服务人口的中心。位置仅用于绘图，不影响任何行程。会相互重叠的标志并排显示。"
            )
        case .storeLine: ("Store {name}", "门店 {name}")
        case .storesServed: ("Stores", "门店")
        case .peopleServed: ("Residents", "人口")
        case .place: ("Place", "位置")
        case .placeGiven: ("given", "方案给出")
        case .placeMiddle: ("middle of its people", "服务人口中心")
        case .outlinesGiven:
            (
                "Districts: outlines as given, to within {metres} m; hulls of their cells where none is given",
                "各区：给定边界（误差不超过 {metres} 米），未给出者为网格凸包"
            )
        case .lines: ("Buses of the day, from store to cell", "当日配送线路（门店至网格）")
        case .outlines: ("Districts: hulls of their cells", "各区（网格凸包）")
        case .closer: ("Zoom in", "放大")
        case .further: ("Zoom out", "缩小")
        case .whole: ("Show the whole city", "显示全市")
        case .play: ("▶ Play", "▶ 播放")
        case .pause: ("⏸ Pause", "⏸ 暂停")
        case .back: ("Day before", "前一天")
        case .next: ("Next day", "后一天")
        case .day: ("Day shown", "显示日期")
        case .speed: ("Speed", "速度")
        case .perSecond: ("{value} days a second", "每秒 {value} 天")
        case .keys:
            (
                "With the map focused: space plays, left and right arrows change the day, + and - zoom, 0 shows all, "
                    + "shift and arrows move. The wheel zooms once the map has the focus.",
                "选中地图后：空格键播放，左右方向键换日，+ 和 - 缩放，0 显示全市，Shift 加方向键平移；选中后滚轮可缩放。"
            )
        case .mapName: ("Map of the cells", "网格地图")
        case .noValue: ("no value", "无数据")
        case .under: ("under {value}", "低于 {value}")
        case .orMore: ("{value} or more", "{value} 及以上")
        case .summary:
            (
                "{date}. {measure}: {cells} cells have a value; half of them {median} or less; the worst tenth begins at "
                    + "{tenth}; the worst is {worst}.",
                "{date}。{measure}：{cells} 个网格有数据，中位数 {median}，最差一成的界限为 {tenth}，最差为 {worst}。"
            )
        case .events: ("Phases and shocks", "阶段与冲击")
        case .cellTitle: ("One cell", "单个网格")
        case .noCell:
            (
                "Choose a cell: click it on the map, find it by name, or take one of the worst.",
                "请选择网格：在地图上点击、按名称查找，或从最差名单中选取。"
            )
        case .cellLine:
            (
                "{district}, community {community}: {households} households, {residents} residents",
                "{district}，社区 {community}：{households} 户，{residents} 人"
            )
        case .curveText:
            (
                "Curve of cell {cell}, {measure}: {first} on the first day, {last} on the last, {most} at the most. "
                    + "Its numbers are in the table below.",
                "网格 {cell} 的曲线，{measure}：首日 {first}，末日 {last}，最高 {most}。数值见下表。"
            )
        case .curveNote:
            (
                "Solid: this cell. Dashed: the median of all cells. Dotted uprights: phases and shocks.",
                "实线：本网格。虚线：所有网格的中位数。竖点线：阶段与冲击。"
            )
        case .busFrom: ("Bus from", "车辆来自")
        case .noBus: ("no bus that day", "当日无车")
        case .dataTable: ("All days of this cell as a table", "该网格逐日数据表")
        case .find: ("Find a cell by name", "按名称查找网格")
        case .notFound: ("No cell has this name.", "没有该名称的网格。")
        case .worstTitle: ("Worst 20 cells: {measure}", "最差的 20 个网格：{measure}")
        case .worstNote: ("By the mean over all days of the run.", "按全程各日平均值排列。")
        case .rank: ("No.", "序号")
        case .cell: ("Cell", "网格")
        case .district: ("District", "区")
        case .mean: ("Mean", "平均")
        case .today: ("Day shown", "当日")
        case .palette:
            (
                "Colours: YlOrBr of ColorBrewer (Harrower and Brewer 2003), safe for the colour-blind.",
                "配色：ColorBrewer 的 YlOrBr（Harrower 与 Brewer，2003），适合色觉障碍者。"
            )
        case .daysSinceDelivery: ("Days since last delivery", "距上次送达天数")
        case .daysSinceDeliveryMeaning:
            (
                "Days since something last came to a door of the cell; 0 where it came on the day.",
                "距网格内最近一次有货送达的天数；当日送达为 0。"
            )
        case .fillRate: ("Fill rate of the last 7 days", "近 7 天满足率")
        case .fillRateMeaning:
            (
                "Weight delivered over weight asked, both of the last seven days.",
                "近七天送达重量与订购重量之比。"
            )
        case .openOrders: ("Open orders per 100 households", "每百户未完成订单")
        case .openOrdersMeaning:
            ("Orders neither delivered nor cancelled, for every hundred households.", "每百户尚未送达也未取消的订单。")
        case .parcelsAtGate: ("Parcels waiting per 100 households", "每百户待送包裹")
        case .parcelsAtGateMeaning:
            (
                "Crew short: parcels that lay at the gate at the end of the day, for every hundred households.",
                "人手不足：当日结束时仍滞留门口的包裹，按每百户计。"
            )
        case .cover: ("Days of cover: {commodity}", "可用天数：{commodity}")
        case .coverMeaning:
            (
                "What pantries hold over what their households need in a day.",
                "家中存量与每日需求之比。"
            )
        }
    }
}

extension Strings {
    /// A label of the map.
    func callAsFunction(map label: MapLabel) -> String {
        language.choose(label.texts)
    }
}
