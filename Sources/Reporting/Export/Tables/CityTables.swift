import Experiments
import SupplyModel

/// What was run.
struct RunRow {
    let run: RunResults
    /// The share of the households whose orders were written down.
    let orderShare: Double
}

/// A commodity of the scenario.
struct CommodityRow {
    let commodity: Commodity
}

/// A commodity in a package.
struct ContentRow {
    let package: PackageKind
    let commodity: Commodity
    let grams: Grams
}

/// A store.
struct StoreRow {
    let run: RunResults
    let store: Int
    /// The cells that it serves.
    let cells: Int

    func mean(_ figure: (StockNodeTally) -> Double) -> Double {
        let node = run.city.plan.replenishment.chains.count + store
        return run.mean { figure($0.ledger.stockTally.nodes[node]) }
    }
}

/// A chain's warehouse.
struct WarehouseRow {
    let run: RunResults
    let chain: Int
    /// Where it is drawn.
    let place: Place

    func mean(_ figure: (StockNodeTally) -> Double) -> Double {
        run.mean { figure($0.ledger.stockTally.nodes[chain]) }
    }
}

/// A shock as it came in the first replication.
struct ShockRow {
    let plan: CityPlan
    let spell: ShockSpell

    var shock: ShockPlan { plan.shocks[spell.shock] }
}

/// The tables that say what the run and its city are made of.
enum CityTables {
    static var run: ExportTable<RunRow> {
        ExportTable(
            name: "run", meaning: "What was run: one row.",
            columns: [
                .text("scenario", "the scenario's name") { $0.run.city.plan.name },
                .text("program", "the program and its version") { _ in "quartermaster \(Program.version)" },
                .text("settings", optional: "the `--set` values, separated by spaces") { row in
                    let settings = row.run.request.settings
                    return settings.isEmpty ? nil : settings.joined(separator: " ")
                },
                .text("seed", "the seed of the series") { String($0.run.request.seed) },
                .number("scale", "the share of the city kept, 1 for all", decimals: 6) { $0.run.request.scale },
                .whole("replications", "how many replications means are over") { $0.run.replications.count },
                .number("order_share", "the share of households whose orders are in `orders`", decimals: 6) {
                    $0.orderShare
                },
                .date("start", "the first day") { _ in 0 },
                .whole("days", unit: "d", "how many days") { $0.run.city.plan.days },
                .whole("people", "people") { $0.run.city.people },
                .whole("households", "households") { $0.run.city.geography.personsInHousehold.count },
                .whole("cells", "cells") { $0.run.city.geography.cells.count },
                .whole("stores", "stores") { $0.run.city.stores.count },
            ])
    }

    static var commodities: ExportTable<CommodityRow> {
        ExportTable(
            name: "commodities", meaning: "One row a commodity.",
            columns: [
                .text("commodity", "its name") { $0.commodity.id },
                .kilograms("need_kg_per_person_day", "what one person eats in a day") {
                    $0.commodity.needPerPersonDay
                },
                .number("floor_days", unit: "d", "the cover that the city should never go below") {
                    $0.commodity.floorDays
                },
                .whole("shelf_life_days", unit: "d", "days until it spoils in a warehouse or store") {
                    $0.commodity.shelfLifeDays
                },
                .number("parcel_life_hours", unit: "h", "hours from picking until it spoils in a parcel") {
                    $0.commodity.parcelLifeHours
                },
            ])
    }

    static var packages: ExportTable<ContentRow> {
        ExportTable(
            name: "packages", meaning: "One row a commodity in a kind of package.",
            columns: [
                .text("package", "the kind's name") { $0.package.id },
                .text("commodity", "what is inside") { $0.commodity.id },
                .kilograms("content_kg", "how much of it") { $0.grams },
                .number("price_yuan", unit: "yuan", "the price of the whole package; 0 when none is given") {
                    Double($0.package.fen) / 100
                },
            ])
    }

    static var stores: ExportTable<StoreRow> {
        ExportTable(
            name: "stores", meaning: "One row a store, over the whole run, the mean over the replications.",
            columns: [
                .text("store", "its name") { $0.run.city.stores[$0.store].id },
                .text("chain", "the chain whose warehouse supplies it") { row in
                    row.run.city.plan.replenishment.chains[row.run.city.stores[row.store].chain].id
                },
                .text("district", "its district") { row in
                    row.run.city.geography.districts[row.run.city.stores[row.store].district.index].id
                },
                .text("depot", "the district whose depot's buses serve it") { row in
                    row.run.city.geography.districts[row.run.city.stores[row.store].depot.index].id
                },
                .number("longitude", unit: "degrees east", "where it lies", decimals: 6) { row in
                    row.run.city.stores[row.store].place.longitude
                },
                .number("latitude", unit: "degrees north", "where it lies", decimals: 6) { row in
                    row.run.city.stores[row.store].place.latitude
                },
                .whole("cells", "cells that it serves") { $0.cells },
                .whole("residents", "people who live in them") { $0.run.city.stores[$0.store].residents },
                .whole("pickers", "people who pick there") { $0.run.city.stores[$0.store].pickers },
                .number("sent_kg", unit: "kg", "goods that were sent to it") { $0.mean(\.sentTo.kilograms) },
                .number("spoiled_kg", unit: "kg", "goods that spoiled on its shelves") {
                    $0.mean(\.spoiled.kilograms)
                },
                .number("held_kg_days", unit: "kg d", "goods on hand at the end of each day, summed") { row in
                    row.mean { Double($0.heldGramDays) / 1000 }
                },
            ])
    }

    static func storeRows(_ run: RunResults) -> [StoreRow] {
        let city = run.city
        var cells = Array(repeating: 0, count: city.stores.count)
        for store in city.storeOfCell { cells[store.index] += 1 }
        return city.stores.indices.map { StoreRow(run: run, store: $0, cells: cells[$0]) }
    }

    static var warehouses: ExportTable<WarehouseRow> {
        ExportTable(
            name: "warehouses",
            meaning: "One row a chain's warehouse, over the whole run, the mean over the replications.",
            columns: [
                .text("warehouse", "the chain") { $0.run.city.plan.replenishment.chains[$0.chain].id },
                .number("longitude", unit: "degrees east", "where it is drawn", decimals: 6) { $0.place.longitude },
                .number("latitude", unit: "degrees north", "where it is drawn", decimals: 6) { $0.place.latitude },
                .flag(
                    "place_is_given",
                    "whether the scenario says where; if not, it is drawn in the middle of the people whom it serves"
                ) { $0.run.city.plan.replenishment.chains[$0.chain].place != nil },
                .whole("stores", "stores that it supplies") { $0.run.city.storesOfChain[$0.chain] },
                .whole("residents", "people whom they serve") { $0.run.city.residentsOfChain[$0.chain] },
                .number("sent_kg", unit: "kg", "goods that were sent to it") { $0.mean(\.sentTo.kilograms) },
                .number("spoiled_kg", unit: "kg", "goods that spoiled in it") { $0.mean(\.spoiled.kilograms) },
                .number("held_kg_days", unit: "kg d", "goods on hand at the end of each day, summed") { row in
                    row.mean { Double($0.heldGramDays) / 1000 }
                },
            ])
    }

    static func warehouseRows(_ run: RunResults) -> [WarehouseRow] {
        run.city.warehousePlaces.enumerated().map { WarehouseRow(run: run, chain: $0, place: $1) }
    }

    static var shocks: ExportTable<ShockRow> {
        ExportTable(
            name: "shocks",
            meaning: "One row each time that a shock came, in the order in which they began; of the first replication.",
            columns: [
                .text("shock", "its name") { $0.shock.id },
                .text("kind", "what went wrong") { $0.shock.kind.rawValue },
                .flag("is_random", "whether it comes at random times, and not on a date") { row in
                    if case .random = row.shock.occurrence { true } else { false }
                },
                .number("size", "how badly", decimals: 6) { $0.shock.size },
                .time("began_at", "when it began") { $0.spell.began },
                .time("ended_at", optional: "when it ended; none where it went on at the end of the run") {
                    $0.spell.ended
                },
            ])
    }

    static func contentRows(_ plan: CityPlan) -> [ContentRow] {
        plan.packages.flatMap { package in
            zip(plan.commodities, package.contents).filter { $0.1 > .zero }.map {
                ContentRow(package: package, commodity: $0.0, grams: $0.1)
            }
        }
    }
}
