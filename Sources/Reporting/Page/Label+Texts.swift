extension Label {
    /// What the label says in each language, with places to fill in braces.
    var texts: (english: String, chinese: String) {
        switch self {
        // Dates, numbers, lists.
        case .fullDate: ("{0} {1} {2}", "{2}年{1}{0}日")
        case .shortDate: ("{0} {1}", "{1}{0}日")
        case .monthNames:
            (
                "January February March April May June July August September October November December",
                "1月 2月 3月 4月 5月 6月 7月 8月 9月 10月 11月 12月"
            )
        case .shortMonthNames:
            (
                "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
                "1月 2月 3月 4月 5月 6月 7月 8月 9月 10月 11月 12月"
            )
        case .fromDate: ("from {0}", "{0}起")
        case .fromToDate: ("{0} to {1}", "{0}至{1}")
        case .millions: ("{0} million", "{0}百万")
        case .listComma: (", ", "、")
        case .lastOfList: ("{0} and {1}", "{0}和{1}")
        // Units.
        case .days: ("days", "天")
        case .hours: ("hours", "小时")
        case .tonnes: ("tonnes", "吨")
        case .tonnesPerDay: ("tonnes a day", "吨/天")
        case .personDays: ("person-days", "人天")
        case .orders: ("orders", "单")
        case .ordersPerDay: ("orders a day", "单/天")
        case .share: ("share", "占比")
        case .ratio: ("ratio", "比值")
        case .zeroToOne: ("0 to 1", "0 至 1")
        case .nats: ("nats", "奈特")
        case .kilocalories: ("kcal", "千卡")
        case .households: ("households", "户")
        case .cellsUnit: ("cells", "网格")
        case .packs: ("packs", "份")
        case .trips: ("trips", "趟")
        case .kilometres: ("km", "公里")
        case .parcels: ("parcels", "件")
        case .asScenario: ("as in the scenario", "同方案所用单位")
        // The page.
        case .skipToContent: ("Skip to the content", "跳至正文")
        case .contents: ("Contents", "目录")
        case .dataTable: ("The data as a table", "数据表")
        case .generatedBy:
            (
                "Written by {0}. This page is one file: nothing is loaded from a network.",
                "由 {0} 生成。本页为单一文件，不从网络加载任何内容。"
            )
        // First screen of a run.
        case .answer: ("The answer", "结论")
        case .answerFilled:
            (
                "Of what {0} people asked for in {1} days, {2} reached their doors, {3} hours after the "
                    + "order on average; {4} of what they needed was missing.",
                "在 {1} 天中，{0} 名居民所订物资的 {2} 送达家门，从下单到送达平均 {3} 小时；所需食物的 {4} 缺失。"
            )
        case .answerNearFailing:
            (
                "It was hardest on {0}, when {1} of the need was missing and a delivery had taken {2} hours; "
                    + "{3}",
                "最困难的一天是 {0}：当天缺 {1} 的所需食物，送达的订单平均用了 {2} 小时；{3}"
            )
        case .answerNoDelivery:
            (
                "{0} people asked for food for {1} days, and nothing reached their doors; {2} of what they "
                    + "needed was missing.",
                "在 {1} 天中，{0} 名居民订购了食物，但没有一单送达；所需食物的 {2} 缺失。"
            )
        case .answerNoHardDay: ("Nobody went without on any day; {0}", "没有一天有人断粮；{0}")
        case .fillRate: ("Delivered of what was asked", "订货满足率")
        case .onTimeInFull: ("On time and in full", "准时足量率")
        case .withinHours: ("orders that came whole within {0} hours", "{0} 小时内完整送达的订单")
        case .fillRateMeaning: ("by weight, in a good state", "按重量计，且完好")
        case .orderToDoor: ("From order to door", "从下单到送达")
        case .orderToDoorMeaning:
            (
                "mean over deliveries; one in twenty takes over {0} hours",
                "全部送达的平均值；每二十单有一单超过 {0} 小时"
            )
        case .withoutFood: ("Need that was missing", "缺失的需求")
        case .withoutFoodMeaning: ("{0} person-days without, over all commodities", "各类物资合计断供 {0} 人天")
        case .lowestCover: ("Lowest stock of {0}", "{0}最低库存")
        case .lowestCoverMeaning: ("days of cover of warehouses and stores at any moment", "仓库与门店任一时刻的可供天数")
        case .target: ("Target: {0}", "目标：{0}")
        case .noTarget: ("No target set", "未设目标")
        case .met: ("met", "达到")
        case .notMet: ("not met", "未达到")
        case .atLeast: ("at least {0}", "不低于 {0}")
        case .atMost: ("at most {0}", "不高于 {0}")
        case .targetObserved: ("observed {0}", "观测值 {0}")
        case .floorOf: ("floor of {0} days", "下限 {0} 天")
        case .rangeText: ("{0} to {1}", "{0} 至 {1}")
        case .interval: ("95 % interval {0} to {1}", "95% 置信区间 {0} 至 {1}")
        case .noInterval: ("one replication: no interval", "仅一次重复，无区间")
        case .map: ("The city", "城市地图")
        case .bottleneck: ("The bottleneck", "瓶颈")
        case .bottleneckText:
            (
                "{0} Of {1} hours from order to door, {2} are spent there.",
                "{0}从下单到送达的 {1} 小时中，有 {2} 小时耗在这一环节。"
            )
        case .bottleneckNext: ("Next comes: {0}, {1} hours.", "其次：{0}，{1} 小时。")
        case .bottleneckNone: ("Nothing was delivered, so that no stage can be named.", "没有任何送达，因此无法指出瓶颈环节。")
        case .scopeCity:
            (
                "{0} to {1}, {2} days. People: {3}; households: {4}; cells: {5}; communities: {6}; stores: "
                    + "{7}.",
                "{0}至{1}，共 {2} 天：{3} 人、{4} 户、{5} 个网格、{6} 个社区、{7} 家门店。"
            )
        case .scopeReplications: ("Replications: {0}; seed {1}; scale {2}.", "重复 {0} 次，随机种子 {1}，规模 {2}。")
        case .scopeInterrupted: ("{0} replications had been asked for; the run was interrupted.", "原定重复 {0} 次，运行被中断。")
        case .scopeSettings: ("Set on the command line: {0}.", "命令行设置：{0}。")
        // Stages.
        case .stageRound: ("wait for the round", "等待截单")
        case .stageStock: ("wait for stock", "等待有货")
        case .stagePicking: ("picking", "拣货")
        case .stageBus: ("wait for a bus", "等待车辆")
        case .stageTravel: ("travel", "运输")
        case .stageCrew: ("wait at the gate", "在小区门口等待")
        case .stageDelivery: ("volunteer's round", "志愿者配送")
        case .stage: ("stage", "环节")
        case .stagesOfAll: ("Where the hours go", "时间花在哪里")
        case .stagesOfAllSummary: ("Mean hours of a delivery in each stage, over the whole run.", "全程每次送达在各环节的平均小时数。")
        case .causeRound:
            (
                "orders wait longest for the timetable of rounds, not for a resource.",
                "订单等得最久的是团购批次的时间表，而不是某种资源。"
            )
        case .causeAfterRound: ("after the timetable of rounds, {0}", "除团购批次的时间表外，{0}")
        case .causeStock: ("orders wait longest for stores to have what was asked.", "订单等得最久的是门店有货。")
        case .causePicking: ("orders wait longest for pickers.", "订单等得最久的是拣货员。")
        case .causeBus: ("orders wait longest for a bus.", "订单等得最久的是车辆。")
        case .causeTravel: ("orders spend longest on the road.", "订单在路上耗时最长。")
        case .causeCrew: ("parcels wait longest at the gate for a volunteer.", "包裹在门口等志愿者的时间最长。")
        case .causeGate: ("parcels wait longest at the gate for residents to collect them.", "包裹在门口等居民领取的时间最长。")
        case .causeDelivery: ("parcels spend longest on the volunteers' rounds.", "包裹在志愿者配送途中的时间最长。")
        // Charts of a run.
        case .charts: ("Day by day", "逐日情况")
        case .people: ("People", "居民")
        case .day: ("day", "日期")
        case .timeline: ("Phases and shocks", "阶段与冲击")
        case .timelineText:
            (
                "Phases: {0}; shocks: {1}. Their numbers and letters mark every chart with an axis of days.",
                "共 {0} 个阶段、{1} 次冲击；其数字与字母标注在每个以日期为横轴的图上。"
            )
        case .timelineNone: ("There were neither phases nor shocks.", "没有阶段，也没有冲击。")
        case .randomShocks: ("Shocks that come at random times: {0}.", "按随机时间发生的冲击：{0}。")
        case .severalTimes: ("{0} times, {1}", "{0} 次，{1}")
        case .shocksAsTheyCame:
            ("Shocks stand where they came in the first replication.", "冲击按首次模拟中实际发生的时间标注。")
        case .shocksUnmarked:
            (
                "{0} more are not marked; the table “shocks” of an export has all of them.",
                "另有 {0} 次未标注，导出的 shocks 表列出全部。"
            )
        case .marksNote: ("Numbers are phases and letters shocks, as under “{0}”.", "数字为阶段，字母为冲击，见“{0}”。")
        case .markBadge: ("mark", "标记")
        case .markName: ("phase or shock", "阶段或冲击")
        case .markTime: ("when", "时间")
        case .cover: ("Days of cover", "库存可供天数")
        case .coverSummary:
            (
                "What warehouses and stores hold at the end of each day, over what the city eats in a day. "
                    + "{0}",
                "每日结束时仓库与门店的存量除以全市一天的食用量。{0}"
            )
        case .coverBelow: ("Below the floor for a time: {0}.", "曾低于下限：{0}。")
        case .coverNeverBelow: ("No commodity was ever below its floor.", "没有任何物资低于下限。")
        case .daysBelow: ("{0} ({1} days)", "{0}（{1} 天）")
        case .floor: ("floor", "下限")
        case .bandLowHigh: ("lowest to highest of {0} replications", "{0} 次重复的最低至最高")
        case .mean: ("mean", "平均")
        case .lowest: ("lowest", "最低")
        case .highest: ("highest", "最高")
        case .commodity: ("commodity", "物资")
        case .ordersByDay: ("Orders by day", "每日订单")
        case .ordersByDaySummary:
            (
                "{0} orders were placed, {1} delivered and {2} cancelled; {3} were on their way at the end.",
                "共下单 {0} 单，送达 {1} 单，取消 {2} 单；结束时在途 {3} 单。"
            )
        case .placed: ("placed", "下单")
        case .delivered: ("delivered", "送达")
        case .cancelled: ("cancelled", "取消")
        case .filled: ("filled in full", "足量完成")
        case .filledNote:
            (
                "Filled in full: orders placed on the day of which all was delivered in the end.",
                "足量完成：当日所下订单中最终全部送达的订单。"
            )
        case .goodsByDay: ("Goods asked and delivered by day", "每日订购与送达的物资")
        case .goodsByDaySummary:
            (
                "{0} tonnes were asked for and {1} tonnes came to the doors in a good state.",
                "共订购 {0} 吨，完好送达 {1} 吨。"
            )
        case .asked: ("asked", "订购")
        case .filledShare: ("delivered of asked", "送达占订购")
        case .doorDistribution: ("Hours from order to door", "从下单到送达的小时数")
        case .doorDistributionSummary:
            (
                "Half of the deliveries took no more than {0} hours, 95 % no more than {1}; the mean is {2}.",
                "一半的送达不超过 {0} 小时，95% 不超过 {1} 小时；平均 {2} 小时。"
            )
        case .doorDistributionTail: ("{0} of the deliveries took longer than the chart shows.", "有 {0} 的送达超出图示范围。")
        case .doorDistributionNever:
            (
                "{0} parts of orders never came or were on their way at the end, and are not in it.",
                "有 {0} 个订单部分未送达或结束时仍在途，未计入。"
            )
        case .shareOfDeliveries: ("share of deliveries", "占送达的比例")
        case .median: ("median", "中位数")
        case .p95: ("95th percentile", "第 95 百分位")
        case .stagesByDay: ("Order to door by stage, by day", "每日各环节用时")
        case .stagesByDaySummary:
            (
                "Mean hours of the deliveries of each day, stage upon stage. The longest day was {0}, with "
                    + "{1} hours.",
                "每日送达的平均小时数，按环节累加。最长的一天是 {0}，为 {1} 小时。"
            )
        case .stageNote:
            (
                "An order that was placed days before belongs to the day on which it came.",
                "订单计入送达的那一天，而非下单的那一天。"
            )
        case .meanHours: ("mean hours", "平均小时")
        case .work: ("Time and work", "用时与工作")
        case .busesAtWork: ("Buses at work by hour", "各小时在途车辆")
        case .busesAtWorkSummary:
            (
                "Buses on trips, on average over the days; at most {0}, from {1}.",
                "在途车辆数的多日平均；最多为 {0} 辆，时间 {1}。"
            )
        case .buses: ("buses", "辆")
        case .members: ("members", "人")
        case .crewsAtWork: ("Crews at work by hour", "各小时工作的志愿者")
        case .crewsAtWorkSummary:
            (
                "Members on rounds or serving residents, on average over the days; at most {0}, from {1}.",
                "正在配送或服务居民的志愿者人数的多日平均；最多为 {0} 人，时间 {1}。"
            )
        case .hourOfDay: ("hour of the day", "一天中的小时")
        case .busesByDay: ("Buses at work by day and hour", "各日各小时在途车辆")
        case .crewsByDay: ("Crews at work by day and hour", "各日各小时工作的志愿者")
        case .workByDaySummary:
            (
                "Each field is an hour of a day; the lighter, the more are at work. At most {0}, on {1} from "
                    + "{2}.",
                "每格为一天中的一个小时，颜色越亮，工作的越多。最多为 {0}，时间 {1} {2}。"
            )
        case .spoilage: ("Spoilage by place", "各处损耗")
        case .spoilageSummary:
            (
                "{0} tonnes spoiled, {1} of what came in; most of it in {2}.",
                "共损耗 {0} 吨，占入库的 {1}；大部分发生在{2}。"
            )
        case .spoilageNone: ("Nothing spoiled.", "没有损耗。")
        case .placeWarehouses: ("warehouses", "仓库")
        case .placeStores: ("stores", "门店")
        case .placeStoreDoors: ("parcels at stores", "门店待运包裹")
        case .placeBuses: ("buses", "车上")
        case .placeGates: ("gates and rounds", "小区门口与配送途中")
        case .placePantries: ("pantries", "居民家中")
        case .placeReserve: ("the reserve", "储备库")
        case .lorenz: ("How evenly cells were served", "各网格供应的均衡程度")
        case .lorenzSummary:
            (
                "Gini coefficient over cells {0}. The tenth of the cells with the least received {1} of "
                    + "their need at most; the least of any cell is {2}.",
                "各网格的基尼系数为 {0}。供应最少的十分之一网格至多得到所需的 {1}；最低的网格为 {2}。"
            )
        case .lorenzNote:
            (
                "Cells in the order of what came to their doors over what their people needed. On the "
                    + "diagonal all have the same; the Gini coefficient is the shaded area over that under the "
                    + "diagonal.",
                "网格按送达量与居民需求之比排序。对角线表示完全均等；基尼系数为阴影面积与对角线下面积之比。"
            )
        case .shareOfCells: ("share of the cells, the least served first", "网格占比（从供应最少者起）")
        case .shareOfDelivered: ("share of all that was delivered of need", "占全部供应的比例")
        case .equalShares: ("all the same", "完全均等")
        case .cellsCurve: ("cells", "网格")
        case .byClass: ("Deprivation by class", "各类人群的匮乏")
        case .byClassSummary:
            (
                "Person-days without over those of all who need each commodity. {0}",
                "缺失人日占各类物资需求人日的比例。{0}"
            )
        case .byClassWorst: ("It is largest for {0}: {1}, against {2} of all people.", "最高的是{0}：{1}，全体为 {2}。")
        case .byClassNone: ("The scenario sets nobody apart: no class of households is named.", "方案未区分任何人群。")
        case .householdClass: ("class", "人群")
        case .deprivation: ("Deprivation cost", "匮乏代价")
        case .deprivationSummary:
            (
                "Being without cost all people {0}, for {1} person-days without {2}: {3} a person. The cost of a spell grows "
                    + "ever faster with its length.",
                "缺少{2}共 {1} 人天，全体的匮乏代价为 {0}，人均 {3}；断供越久，代价增长越快。"
            )
        case .deprivationNote:
            (
                "In the scenario's currency, by the function of Holguin-Veras and others (2013) with the scenario's parameters; "
                    + "always to be read beside the person-days.",
                "以方案所用货币计，采用 Holguin-Veras 等（2013）的函数与方案的参数；须与断供人天一并看待。"
            )
        case .deprivationNone:
            (
                "The scenario does not price being without (measures.deprivation).",
                "方案未给匮乏定价（measures.deprivation）。"
            )
        case .costPerPerson: ("cost per person", "人均代价")
        case .costOf: ("cost of lacking {0}", "缺少{0}的代价")
        case .unmetShareOfNeed: ("share of need that was missing", "缺失占需求的比例")
        case .everybody: ("everybody", "全体")
        case .classVulnerable: ("vulnerable", "弱势人群")
        case .classOffline: ("offline", "不会线上下单者")
        case .classLowIncome: ("low income", "低收入者")
        case .ratioToOthers: ("times that of others", "为其他人的倍数")
        case .longestGap: ("longest gap, days", "最长间隔（天）")
        case .neverServed: ("households never served", "从未送达的户数")
        case .byDistrict: ("By district", "各区")
        case .byDistrictSummary:
            (
                "The share of their need that people went without, and how long a delivery took. {0}",
                "居民缺失的需求占比与送达用时。{0}"
            )
        case .byDistrictWorst: ("Most is missing in {0}: {1}.", "缺失最多的是{0}：{1}。")
        case .district: ("district", "区")
        case .residents: ("people", "人口")
        case .worstCommunities: ("Communities that went without most", "缺失最严重的社区")
        case .community: ("community", "社区")
        // Checks, and what is left out.
        case .checks: ("Beside what was observed", "与实际观测对照")
        case .checksText:
            (
                "{0} of {1} checks lie within what was observed, {2} within a quarter of it.",
                "{1} 项检验中有 {0} 项在观测范围之内，{2} 项相差不超过四分之一。"
            )
        case .checksNone: ("The scenario has no checks against what was observed.", "方案中没有与观测对照的检验。")
        case .check: ("check", "检验")
        case .figure: ("figure", "指标")
        case .here: ("here", "本次运行")
        case .observed: ("observed", "观测")
        case .distance: ("distance", "偏差")
        case .within: ("within", "范围内")
        case .source: ("source", "来源")
        case .unit: ("unit", "单位")
        case .dates: ("days", "日期")
        case .wholeRun: ("the whole run", "全程")
        case .sourceGiven: ("given", "给定")
        case .sourceReported: ("reported", "报道")
        case .sourceEstimate: ("estimate", "估计")
        case .leavesOut: ("What this leaves out", "未考虑的因素")
        case .leavesOutModel: ("What the model does not have", "模型没有包含的")
        case .assumptions: ("Assumptions of the scenario", "方案的假设")
        case .assumptionsText:
            (
                "By the scenario's own marks, estimates: {0}, reported: {1}, given: {2}. Each estimate may "
                    + "be wrong, and is there to be changed.",
                "方案自带的标记：{0} 项估计、{1} 项报道、{2} 项给定。每项估计都可能有误，可以修改。"
            )
        case .assumptionsNone:
            (
                "The scenario marks none of its figures as given, reported or estimated.",
                "方案没有标明任何数字的来源。"
            )
        case .assumptionKey: ("key", "参数")
        case .assumptionValue: ("value", "取值")
        case .assumptionNote: ("remark", "说明")
        case .estimates: ("Estimates", "估计")
        case .reportedAndGiven: ("Reported and given figures", "报道与给定的数字")
        case .limitOverload:
            (
                "Stores pick whatever was granted, also when buses cannot keep up, unless the scenario "
                    + "limits their space: an overloaded fleet carries food that spoils on the way.",
                "门店照单拣货，即使车辆跟不上也是如此，除非方案限制其空间：因此超负荷的车队会运送途中变质的食物。"
            )
        case .limitHouseholds:
            (
                "Households do not share what they have, move, fall ill or die.",
                "居民之间不分享物资，也不搬迁、患病或死亡。"
            )
        case .limitPrices: ("Nothing that anybody does depends on prices.", "任何人的行为都不取决于价格。")
        case .limitMadeUp: ("What was not eaten is not made up for later.", "缺吃的部分以后不会补上。")
        case .limitInfection:
            (
                "Crews, buses and pickers infect nobody: contacts are counted, not followed.",
                "志愿者、车辆和拣货员不会传染任何人：只统计接触，不追踪传播。"
            )
        case .limitInterval:
            (
                "An interval tells of chance within the model, not of what the model or its figures have "
                    + "wrong.",
                "区间只反映模型内的随机性，不反映模型或数据本身的误差。"
            )
        case .conservationExact:
            (
                "Every gram is accounted for at the end of every day ({0} counts).",
                "每天结束时每一克物资都有着落（共清点 {0} 次）。"
            )
        case .conservationBroken: ("Goods were lost or made: please report this as a bug.", "有物资凭空消失或产生：请作为程序错误报告。")
        case .conservationCount: ("{0} grams came in, and {1} were found.", "共入 {0} 克，清点出 {1} 克。")
        // Networks.
        case .networkAnswer:
            (
                "The network costs {0} a period; {1} of all demand was met.",
                "该网络每期成本为 {0}；满足了全部需求的 {1}。"
            )
        case .networkAnswerNoCost: ("{0} of all demand was met.", "满足了全部需求的 {0}。")
        case .networkBasis:
            (
                "Replications: {0}, of {1} periods each after {2} of warm-up; seed {3}.",
                "重复 {0} 次，每次 {1} 期，预热 {2} 期，随机种子 {3}。"
            )
        case .networkConserved:
            (
                "Goods: what came in is accounted for exactly, in {0} checks.",
                "货物：入库的数量经 {0} 次核对完全相符。"
            )
        case .networkHeaviest: ("Most of the cost arises at {0}: {1} a period.", "成本最高的节点是 {0}：每期 {1}。")
        case .intervalsFromReplications: ("Intervals come from the replications.", "区间由各次重复得出。")
        case .intervalsFromBatches: ("Intervals come from {0} batches of periods.", "区间由 {0} 批时段得出。")
        case .intervalsNone: ("The run is too short for intervals.", "运行太短，无法给出区间。")
        case .wholeNetwork: ("The whole network", "整个网络")
        case .node: ("node", "节点")
        case .estimate: ("estimate", "估计值")
        case .intervalLow: ("95 % from", "95% 区间下限")
        case .intervalHigh: ("to", "上限")
        case .stockByPeriod: ("Stock by period: {0}", "各期库存：{0}")
        case .stockByPeriodSummary:
            (
                "On hand, backorders and demand of the first {0} periods of the first replication.",
                "第一次重复前 {0} 期的现有库存、缺货积压与需求。"
            )
        case .onHand: ("on hand", "现有库存")
        case .backorders: ("backorders", "缺货积压")
        case .demand: ("demand", "需求")
        case .period: ("period", "期")
        case .units: ("units", "单位")
        case .costByNode: ("Cost by node", "各节点成本")
        case .costByNodeSummary: ("Mean cost a period at each node.", "各节点每期的平均成本。")
        case .costPerPeriod: ("cost a period", "每期成本")
        // Figures by their names.
        case .figureOf: ("{0}: {1}", "{0}：{1}")
        case .withUnit: ("{0}, {1}", "{0}（{1}）")
        case .figureOnDays: ("{0}, {1} to {2}", "{0}（{1}至{2}）")
        case .figureInPeriods: ("{0}, periods {1} to {2}", "{0}（第 {1} 至 {2} 期）")
        }
    }
}
