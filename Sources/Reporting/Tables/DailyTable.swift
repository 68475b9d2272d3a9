import Experiments
import SupplyModel

extension RunResults {
    /// The text of `daily.csv`: one row a day, the mean over the replications.
    public var dailyTable: String {
        let commodities = city.plan.commodities
        let relief = ReliefTable(run: self)
        var table = CSVText(header: DailyTable.columns(of: commodities.map(\.id)) + relief.columns)
        for day in 0..<city.plan.days {
            let row = DailyTable(run: self, day: day)
            table.append(
                [(city.plan.start + day).description] + row.work + commodities.indices.flatMap(row.goods)
                    + relief.fields(onDay: day))
        }
        return table.text
    }
}

/// The fields of one day.
private struct DailyTable {
    let run: RunResults
    let day: Int

    static func columns(of commodities: [String]) -> [String] {
        let work =
            [
                "date", "orders_placed", "orders_delivered", "orders_cancelled", "deliveries",
                "mean_order_to_door_hours",
            ] + Stage.allCases.map { "mean_\($0.name)_hours" } + [
                "bus_trips", "bus_km", "bus_load_factor", "bus_hours", "crew_members", "crew_hours", "parcels",
            ]
        let goods = ["asked_kg", "delivered_kg", "received_kg", "spoiled_kg", "unmet_person_days", "cover_days"]
        return work + commodities.flatMap { commodity in goods.map { "\(commodity)_\($0)" } }
    }

    var work: [String] {
        let deliveries = mean(\.deliveries)
        let perDelivery = 1 / (3600 * deliveries)
        let stages = Stage.allCases.map { stage in
            let index = day * Stage.allCases.count + stage.rawValue
            return run.mean { Double($0.ledger.stageSeconds[index]) } * perDelivery
        }
        let carried = run.mean { Double($0.ledger.days[day].carried.count) }
        let load = carried / (mean(\.trips) * Double(run.city.plan.fleet.payload.count))
        let before = [mean(\.ordersPlaced), mean(\.ordersDelivered), mean(\.ordersCancelled), deliveries]
        let after = [
            mean(\.trips), mean(\.metres) / 1000, load, mean(\.busSeconds) / 3600, mean(\.crewMembers),
            mean(\.crewSecondsPresent) / 3600, mean(\.parcels),
        ]
        return (before + [mean(\.orderToDoorSeconds) * perDelivery] + stages + after).map { CSVText.field($0) }
    }

    func goods(of commodity: Int) -> [String] {
        let index = day * run.city.plan.commodities.count + commodity
        let need = Double(run.city.plan.commodities[commodity].needPerPersonDay.count)
        func kilograms(_ grams: (CommodityTally) -> Grams) -> Double {
            run.mean { Double(grams($0.ledger.goods[index]).count) } / 1000
        }
        let figures = [
            kilograms(\.asked), kilograms(\.delivered), kilograms(\.entered),
            kilograms { $0.spoiledInStock + $0.spoiledInParcels }, kilograms(\.unmet) * 1000 / need,
            run.mean { $0.coverDays(of: commodity, onDay: day) },
        ]
        return figures.map { CSVText.field($0) }
    }

    private func mean(_ figure: KeyPath<DayTally, Int>) -> Double {
        run.mean { Double($0.ledger.days[day][keyPath: figure]) }
    }
}
