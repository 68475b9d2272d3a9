import SupplyModel

extension FigureName {
    /// What pages call the figure in each language: the column that `quartermaster figures` lists, as people say it.
    ///
    /// What it is of, a commodity or a district, and its days are added by ``Strings/figure(_:)``.
    var texts: (english: String, chinese: String) {
        switch self {
        // Service.
        case .fillRate: ("fill rate", "满足率")
        case .orderFillRate: ("order fill rate", "订单满足率")
        case .onTimeInFull: ("on time in full", "准时足量率")
        case .ordersPlaced: ("orders placed", "下单数")
        case .ordersDelivered: ("orders delivered", "送达订单数")
        case .ordersCancelled: ("orders cancelled", "取消订单数")
        case .ordersOpen: ("orders open at the end", "期末在途订单数")
        case .ordersPerHouseholdDay: ("orders per household and day", "户均每日下单数")
        case .orderToDoorMean: ("order to door, mean", "下单到送达时间（平均）")
        case .orderToDoorMedian: ("order to door, median", "下单到送达时间（中位数）")
        case .orderToDoorP95: ("order to door, 95th percentile", "下单到送达时间（第 95 百分位）")
        case .censoredMean: ("order to door with what never came, mean", "下单到送达时间（计入未送达，平均）")
        case .censoredMedian: ("order to door with what never came, median", "下单到送达时间（计入未送达，中位数）")
        case .censoredP95: ("order to door with what never came, 95th percentile", "下单到送达时间（计入未送达，第 95 百分位）")
        case .stageHours: ("time in a stage", "环节用时")
        // People.
        case .unmetPersonDays: ("unmet person-days", "断供人天")
        case .unmetShare: ("unmet share of need", "缺失需求占比")
        case .neverServed: ("households never served", "从未送达户数")
        case .longestGap: ("longest gap between deliveries", "最长送达间隔")
        case .gapP95: ("gap between deliveries, 95th percentile", "送达间隔（第 95 百分位）")
        case .longestCellGap: ("longest time without a delivery in a cell", "网格最长无送达时间")
        case .cellsUnserved: ("cells left unserved for long", "长期未送达网格数")
        case .energy: ("food energy per person and day", "人均每日摄入热量")
        case .energyShortfall: ("food energy short per person and day", "人均每日热量缺口")
        case .deprivationHours: ("mean spell of deprivation", "断供平均时长")
        case .deprivationCost: ("deprivation cost", "匮乏代价")
        // Fairness.
        case .gini: ("Gini coefficient", "基尼系数")
        case .jain: ("Jain's index", "简氏公平指数")
        case .theil: ("Theil's T", "泰尔指数")
        case .theilBetween: ("Theil's T between districts", "泰尔指数（各区之间）")
        case .theilWithin: ("Theil's T within districts", "泰尔指数（各区内部）")
        case .deliveredShareP10: ("delivered over needed, 10th percentile of cells", "送达与需求之比（网格第 10 百分位）")
        case .deliveredShareMinimum: ("delivered over needed, least of any cell", "送达与需求之比（网格最低）")
        case .districtDeliveredShare: ("delivered over needed in a district", "分区送达与需求之比")
        case .districtUnmetShare: ("unmet share of a district", "分区缺失需求占比")
        case .classDeliveredShare: ("delivered over needed of a class", "人群送达与需求之比")
        case .classUnmetShare: ("unmet share of a class", "人群缺失需求占比")
        case .classDeliveredRatio: ("delivered to a class over that of others", "人群与其他人送达之比")
        case .classUnmetRatio: ("unmet share of a class over that of others", "人群与其他人缺失之比")
        case .classGini: ("Gini coefficient over people", "基尼系数（按人群）")
        case .classJain: ("Jain's index over people", "简氏公平指数（按人群）")
        case .classTheil: ("Theil's T over people", "泰尔指数（按人群）")
        // Stock and goods.
        case .coverDays: ("days of cover", "库存可供天数")
        case .minimumCoverDays: ("lowest days of cover", "最低库存可供天数")
        case .belowFloorDays: ("time below the floor", "低于库存下限的时间")
        case .autonomyDays: ("autonomy", "自持天数")
        case .askedTonnes: ("asked for", "订购量")
        case .askedTonnesPerDay: ("asked for a day", "日均订购量")
        case .deliveredTonnes: ("delivered", "送达量")
        case .deliveredTonnesPerDay: ("delivered a day", "日均送达量")
        case .receivedTonnes: ("received", "入库量")
        case .receivedTonnesPerDay: ("received a day", "日均入库量")
        case .spoiledTonnes: ("spoiled", "损耗量")
        case .chainsTonnes: ("out of the chains' stores", "商超出库量")
        case .chainsTonnesPerDay: ("out of the chains' stores a day", "商超日均出库量")
        case .reliefPacks: ("relief packs", "救助包发放数")
        case .reserveReleased: ("released from the reserve", "储备投放量")
        // Work.
        case .pickingHours: ("picking hours", "拣货工时")
        case .pickingUtilisation: ("utilisation of pickers", "拣货员利用率")
        case .trips: ("bus trips", "车次")
        case .kilometres: ("kilometres driven", "行驶里程")
        case .loadFactor: ("load factor", "装载率")
        case .busUtilisation: ("utilisation of buses", "车辆利用率")
        case .tripsPerBusDay: ("trips per bus and day", "单车日均趟次")
        case .crewHours: ("crew hours", "志愿者工时")
        case .parcelsPerCrewHour: ("parcels per crew hour", "每工时交付件数")
        case .crewUtilisation: ("utilisation of crews", "志愿者利用率")
        case .parcelsPerMemberDay: ("parcels per member and day", "人均每日交付件数")
        }
    }
}
