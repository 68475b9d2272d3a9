import EventKernel
import Experiments
import SupplyModel

/// A day of the run.
struct DayRow {
    let run: RunResults
    let day: Int

    func mean(_ figure: KeyPath<DayTally, Int>) -> Double {
        run.mean { Double($0.ledger.days[day][keyPath: figure]) }
    }

    func during(_ figure: (Replication) -> Double) -> Double {
        run.mean { figure($0.during(day..<day + 1)) }
    }

    /// Mean hours over the day's deliveries of seconds that they took together.
    func hoursPerDelivery(_ seconds: Double) -> Double { seconds / (3600 * mean(\.deliveries)) }

    func stageHours(_ stage: Stage) -> Double {
        let index = day * Stage.allCases.count + stage.rawValue
        return hoursPerDelivery(run.mean { Double($0.ledger.stageSeconds[index]) })
    }

    /// Hours that the shifts of all buses have, by the plan that holds on the day.
    var busShiftHours: Double {
        let fleet = (run.city.phases.last { $0.day <= day }?.city ?? run.city).plan.fleet
        return Double(fleet.buses) * Double(fleet.shift.openSpan.ticks) / 3600
    }

    var loadFactor: Double {
        let carried = run.mean { Double($0.ledger.days[day].carried.count) }
        return carried / (mean(\.trips) * Double(run.city.plan.fleet.payload.count))
    }
}

/// A commodity on a day of the run.
struct GoodsDayRow {
    let run: RunResults
    let day: Int
    let commodity: Int

    private var index: Int { day * run.city.plan.commodities.count + commodity }

    var plan: Commodity { run.city.plan.commodities[commodity] }

    func kilograms(_ grams: (CommodityTally) -> Grams) -> Double {
        run.mean { Double(grams($0.ledger.goods[index]).count) } / 1000
    }

    var reserve: Double {
        guard run.city.plan.hasReserve else { return .nan }
        return run.mean { $0.ledger.stockTally.reserveAtEnd[index].kilograms }
    }
}

/// The tables by day.
enum DayTables {
    static var daily: ExportTable<DayRow> {
        ExportTable(
            name: "daily", meaning: "One row a day, the mean over the replications, as in `daily.csv`.",
            columns: [
                .date("date", "the day") { $0.day },
                .number("orders_placed", "orders placed") { $0.mean(\.ordersPlaced) },
                .number("orders_delivered", "orders closed of which something was delivered") {
                    $0.mean(\.ordersDelivered)
                },
                .number("orders_cancelled", "orders closed of which nothing was delivered") {
                    $0.mean(\.ordersCancelled)
                },
                .number("deliveries", "handovers; an order that comes in two parts has two") {
                    $0.mean(\.deliveries)
                },
                .number(
                    "mean_order_to_door_hours", unit: "h", optional: "from order to door, over the day's deliveries"
                ) { $0.hoursPerDelivery($0.mean(\.orderToDoorSeconds)) },
            ]
                + Stage.allCases.map { stage in
                    .number("mean_\(stage.name)_hours", unit: "h", optional: "of that in the stage `\(stage.name)`") {
                        $0.stageHours(stage)
                    }
                } + [
                    .number("bus_trips", "bus trips begun") { $0.mean(\.trips) },
                    .number("bus_km", unit: "km", "kilometres driven") { $0.mean(\.metres) / 1000 },
                    .number("bus_load_factor", optional: "mass carried over the payload of those trips") {
                        $0.loadFactor
                    },
                    .number("bus_hours", unit: "h", "hours on trips that ended on the day") {
                        $0.mean(\.busSeconds) / 3600
                    },
                    .number("bus_shift_hours", unit: "h", "hours of the shifts of all buses, shocks left aside") {
                        $0.busShiftHours
                    },
                    .number("crew_members", "members who came to carry parcels") { $0.mean(\.crewMembers) },
                    .number("crew_hours", unit: "h", "hours for which they were there") {
                        $0.mean(\.crewSecondsPresent) / 3600
                    },
                    .number("parcels", "parcels that they handed over") { $0.mean(\.parcels) },
                    .number("picking_hours", unit: "h", "hours of picking of the batches begun on the day") {
                        $0.during(\.pickingHours)
                    },
                    .number(
                        "on_time_in_full", optional: "share of the day's due orders that came whole and on time",
                        decimals: 6
                    ) { $0.during(\.onTimeInFull) },
                    .number(
                        "order_fill_rate", optional: "share of the day's orders of which all came", decimals: 6
                    ) { $0.during(\.orderFillRate) },
                ])
    }

    static var goods: ExportTable<GoodsDayRow> {
        ExportTable(
            name: "daily_goods", meaning: "One row a day and commodity, the mean over the replications.",
            columns: [
                .date("date", "the day") { $0.day },
                .text("commodity", "the commodity") { $0.plan.id },
                .number("asked_kg", unit: "kg", "asked by households") { $0.kilograms(\.asked) },
                .number("delivered_kg", unit: "kg", "delivered in a good state") { $0.kilograms(\.delivered) },
                .number("received_kg", unit: "kg", "sent by sources; on the first day all initial stock as well") {
                    $0.kilograms(\.entered)
                },
                .number("spoiled_kg", unit: "kg", "spoiled anywhere") { row in
                    row.kilograms { $0.spoiledInStock + $0.spoiledInParcels + $0.spoiledElsewhere }
                },
                .number("unmet_person_days", unit: "person d", "person-days without it") {
                    $0.kilograms(\.unmet) * 1000 / Double($0.plan.needPerPersonDay.count)
                },
                .number("cover_days", unit: "d", "cover at the end of the day, in days of planned need") { row in
                    row.run.mean { $0.coverDays(of: row.commodity, onDay: row.day) }
                },
                .number("floor_days", unit: "d", "the cover that the city should never go below") {
                    $0.plan.floorDays
                },
                .number("reserve_kg", unit: "kg", optional: "what the public reserve holds at the end of the day") {
                    $0.reserve
                },
            ])
    }
}
