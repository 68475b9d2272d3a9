import Experiments
import SupplyModel

extension RunResults {
    /// The text of `daily.csv`: one row a day, the mean over the replications.
    public var dailyTable: String {
        let commodities = city.plan.commodities
        let relief = ReliefTable(run: self)
        var table = CSVText(header: DailyTable(run: self, day: 0).columns + relief.columns)
        for day in 0..<city.plan.days {
            let row = DailyTable(run: self, day: day)
            table.append(
                [(city.plan.start + day).description] + row.work + commodities.indices.flatMap(row.goods) + row.people
                    + row.reserve + relief.fields(onDay: day))
        }
        return table.text
    }
}

/// The fields of one day.
private struct DailyTable {
    let run: RunResults
    let day: Int

    var columns: [String] {
        let work =
            [
                "date", "orders_placed", "orders_delivered", "orders_cancelled", "deliveries",
                "mean_order_to_door_hours",
            ] + Stage.allCases.map { "mean_\($0.name)_hours" } + [
                "bus_trips", "bus_km", "bus_load_factor", "bus_hours", "crew_members", "crew_hours", "parcels",
            ]
        let goods = ["asked_kg", "delivered_kg", "received_kg", "spoiled_kg", "unmet_person_days", "cover_days"]
        return work + run.city.plan.commodities.flatMap { commodity in goods.map { "\(commodity.id)_\($0)" } }
            + ["on_time_in_full", "order_fill_rate", "picking_hours"] + (hasEnergy ? ["energy_kcal"] : [])
            + classes.map { "\($0.id)_unmet_person_days" }
            + reserved.map { "\(run.city.plan.commodities[$0].id)_reserve_kg" }
    }

    /// The columns that came later, at the end so that the others stay where they were.
    var people: [String] {
        func mean(_ figure: (Replication) -> Double) -> String {
            CSVText.field(run.mean { figure($0.during(day..<day + 1)) })
        }
        func share(_ figure: (Replication) -> Double) -> String {
            CSVText.field(run.mean { figure($0.during(day..<day + 1)) }, decimals: 6)
        }
        return [share(\.onTimeInFull), share(\.orderFillRate), mean(\.pickingHours)]
            + (hasEnergy ? [mean(\.energyPerPersonDay)] : [])
            + classes.map { group in mean { $0.figures(of: group).unmetPersonDays } }
    }

    private var hasEnergy: Bool { run.replications[0].hasEnergy }

    private var classes: [HouseholdGroup] { run.replications[0].householdClasses }

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
            kilograms { $0.spoiledInStock + $0.spoiledInParcels + $0.spoiledElsewhere },
            kilograms(\.unmet) * 1000 / need,
            run.mean { $0.coverDays(of: commodity, onDay: day) },
        ]
        return figures.map { CSVText.field($0) }
    }

    /// The reserve at the end of the day, where there is one.
    var reserve: [String] {
        reserved.map { commodity in
            let index = day * run.city.plan.commodities.count + commodity
            return CSVText.field(run.mean { $0.ledger.stockTally.reserveAtEnd[index].kilograms })
        }
    }

    private var reserved: Range<Int> { 0..<(run.city.plan.hasReserve ? run.city.plan.commodities.count : 0) }

    private func mean(_ figure: KeyPath<DayTally, Int>) -> Double {
        run.mean { Double($0.ledger.days[day][keyPath: figure]) }
    }
}
