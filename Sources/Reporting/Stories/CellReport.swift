import EventKernel
import Experiments
public import Foundation
public import SupplyModel

/// The story of a cell: its days, its batches, and what they waited for.
public struct CellReport: Sendable {
    private let story: CellStory
    private let text: StoryText

    /// Tells a cell of a city.
    public init(_ story: CellStory, in city: City) {
        self.story = story
        text = StoryText(city: city)
    }

    private var city: City { text.city }
    private var cell: Cell { city.geography.cells[story.cell] }

    /// The story for a terminal.
    public func screen(for terminal: Terminal) -> String {
        let store = city.storeOfCell[story.cell].index
        let metres = city.stores[store].point.metres(to: cell.point)
        let people =
            "\(NumberText.count(cell.residents, "person", "persons")) in "
            + NumberText.count(cell.households.count, "household", "households")
        var lines = [
            terminal.strong("Cell \(cell.id)"),
            "\(people), community \(city.geography.communities[cell.community.index].id), "
                + "district \(city.geography.districts[cell.district.index].id)",
            "Its store \(text.store(store)) lies \(NumberText.short(metres / 1000)) km away", "",
        ]
        var days = TextTable(header: [
            "day", "orders", "granted", "arrivals", "handed over", "crew", "ungranted", "at store", "on bus", "at gate",
            "",
        ])
        for (index, day) in story.days.enumerated() {
            let note =
                day.isRefused ? "refused by every store" : day.rolledOver > 0 ? "\(day.rolledOver) rolled over" : ""
            days.append(
                ["\(city.plan.start + index)"]
                    + [
                        day.ordersPlaced, day.granted, day.arrivals, day.deliveries, day.crew, day.waitingForStock,
                        day.atStore, day.onBuses, day.atGate,
                    ].map { NumberText.count($0) } + [note])
        }
        lines += days.lines(for: terminal)
        lines += ["", "Orders and deliveries are counted; granted and what waits at the end of the day are packages."]
        let waits = story.batches.flatMap(\.waits).summed
        if !waits.isEmpty { lines += ["", terminal.strong("What its batches waited for")] }
        var table = TextTable(header: ["stage", "time a batch", "share", ""])
        let all = waits.reduce(0.0) { $0 + Double($1.span.ticks) }
        for wait in waits {
            table.append([
                wait.stage.name, text.span(wait.span / max(1, story.batches.count)),
                NumberText.percent(Double(wait.span.ticks) / all), text.text(of: wait.reason),
            ])
        }
        if !waits.isEmpty { lines += table.lines(for: terminal) }
        if !story.batches.isEmpty { lines += ["", terminal.strong("Batches")] + batches(for: terminal) }
        return terminal.page(lines)
    }

    private func batches(for terminal: Terminal) -> [String] {
        var table = TextTable(header: ["granted", "packages", "picked", "left", "at gate", "done", ""])
        func short(_ time: Instant?) -> String { time.map { String(text.time($0).dropFirst(5)) } ?? "-" }
        for batch in story.batches {
            table.append([
                text.time(batch.grantedAt), NumberText.count(batch.packages), short(batch.pickedAt),
                short(batch.departedAt), short(batch.unloadedAt), short(batch.doneAt), text.store(batch.store),
            ])
        }
        return table.lines(for: terminal)
    }

    /// The story as JSON.
    public var json: Data {
        get throws {
            try JSONText.encode(
                CellDocument(
                    cell: cell.id, residents: cell.residents, households: cell.households.count,
                    store: text.store(city.storeOfCell[story.cell].index),
                    days: story.days.enumerated().map { DayDocument("\(city.plan.start + $0.offset)", $0.element) },
                    batches: story.batches.map { batch in
                        BatchDocument(
                            store: text.store(batch.store), isRound: batch.isRound, orders: batch.orders,
                            packages: batch.packages, granted: text.time(batch.grantedAt),
                            picked: batch.pickedAt.map(text.time), departed: batch.departedAt.map(text.time),
                            unloaded: batch.unloadedAt.map(text.time), done: batch.doneAt.map(text.time),
                            moments: batch.moments.map { MomentDocument($0, text) },
                            waits: batch.waits.map { WaitDocument($0, text) })
                    }))
        }
    }
}

/// A cell as JSON.
private struct CellDocument: Encodable {
    let cell: String
    let residents: Int
    let households: Int
    let store: String
    let days: [DayDocument]
    let batches: [BatchDocument]
}

/// A day of a cell as JSON.
private struct DayDocument: Encodable {
    let date: String
    let ordersPlaced: Int
    let isRefused: Bool
    let rolledOverPackages: Int
    let grantedPackages: Int
    let arrivals: Int
    let deliveries: Int
    let crew: Int
    let ungrantedPackages: Int
    let packagesAtStore: Int
    let packagesOnBuses: Int
    let packagesAtGate: Int

    enum CodingKeys: String, CodingKey {
        case date
        case ordersPlaced = "orders_placed"
        case isRefused = "is_refused"
        case rolledOverPackages = "rolled_over_packages"
        case grantedPackages = "granted_packages"
        case arrivals, deliveries, crew
        case ungrantedPackages = "ungranted_packages"
        case packagesAtStore = "packages_at_store"
        case packagesOnBuses = "packages_on_buses"
        case packagesAtGate = "packages_at_gate"
    }

    init(_ date: String, _ day: CellDay) {
        self.date = date
        ordersPlaced = day.ordersPlaced
        isRefused = day.isRefused
        rolledOverPackages = day.rolledOver
        grantedPackages = day.granted
        arrivals = day.arrivals
        deliveries = day.deliveries
        crew = day.crew
        ungrantedPackages = day.waitingForStock
        packagesAtStore = day.atStore
        packagesOnBuses = day.onBuses
        packagesAtGate = day.atGate
    }
}

/// A batch as JSON; a step that it had not reached when the run ended is absent.
private struct BatchDocument: Encodable {
    let store: String
    let isRound: Bool
    let orders: Int
    let packages: Int
    let granted: String
    let picked: String?
    let departed: String?
    let unloaded: String?
    let done: String?
    let moments: [MomentDocument]
    let waits: [WaitDocument]

    enum CodingKeys: String, CodingKey {
        case store
        case isRound = "is_round"
        case orders, packages, granted, picked, departed, unloaded, done, moments, waits
    }
}
