import Experiments
import SupplyModel

/// The goods of a run: one table where there is room for it, and two where there is not.
extension SummaryScreen {
    var goodsAndCover: [String] { terminal.width >= 100 ? wideGoods : goods + [""] + cover }

    private var wideGoods: [String] {
        var table = TextTable(
            header: [
                "Goods", "asked", "fill rate", "spoiled", "without", "floor", "lowest", "days below",
                "floor|cover by day",
            ],
            left: [8])
        for (index, commodity) in plan.commodities.enumerated() {
            guard let goods = summary.commodities[commodity.id] else { continue }
            table.append(
                [
                    "  \(commodity.id)", tonnes(number(goods.askedKilograms)), percent(goods.fillRate),
                    tonnes(number(goods.spoiledKilograms)), percent(goods.unmetShare),
                ] + coverFields(of: index, goods, room: terminal.width - 82))
        }
        return table.lines(for: terminal)
    }

    private var goods: [String] {
        var table = TextTable(header: ["Goods", "asked", "arrived", "fill rate", "spoiled", "person-days without"])
        for commodity in plan.commodities {
            guard let goods = summary.commodities[commodity.id] else { continue }
            table.append([
                "  \(commodity.id)", tonnes(number(goods.askedKilograms)), tonnes(number(goods.deliveredKilograms)),
                percent(goods.fillRate), tonnes(number(goods.spoiledKilograms)),
                "\(count(goods.unmetPersonDays)), \(percent(goods.unmetShare))",
            ])
        }
        return table.lines(for: terminal)
    }

    private var cover: [String] {
        var table = TextTable(
            header: ["Days of cover", "floor", "lowest", "days below", "floor|day by day"], left: [4])
        for (index, commodity) in plan.commodities.enumerated() where commodity.isNeeded {
            guard let goods = summary.commodities[commodity.id] else { continue }
            table.append(["  \(commodity.id)"] + coverFields(of: index, goods, room: terminal.width - 46))
        }
        return table.lines(for: terminal)
    }

    /// Floor, lowest cover, days below, and the cover day by day.
    private func coverFields(of index: Int, _ goods: Summary.Goods, room: Int) -> [String] {
        let floor = plan.commodities[index].floorDays
        let series = (0..<plan.days).map { day in run.mean { $0.coverDays(of: index, onDay: day) } }
        let spark = Sparkline(series, mark: floor, width: room)
        let bars = spark.values.map { $0 < floor ? terminal.alarm(spark.bar($0)) : spark.bar($0) }
        let lowest = days(goods.minimumCoverDays)
        return [
            days(goods.floorDays), number(goods.belowFloorDays) > 0 ? terminal.alarm(lowest) : lowest,
            days(goods.belowFloorDays), "\(spark.bar(floor))|\(bars.joined())",
        ]
    }
}
