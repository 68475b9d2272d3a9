import EventKernel
import Experiments
public import Foundation
public import SupplyModel

/// The story of an order, or of a pack.
public struct OrderReport: Sendable {
    private let order: OrderStory
    private let household: Int
    private let text: StoryText

    /// Tells an order of a household of a city.
    public init(_ order: OrderStory, ofHousehold household: Int, in city: City) {
        (self.order, self.household) = (order, household)
        text = StoryText(city: city)
    }

    private var city: City { text.city }
    private var name: String { city.name(of: order, ofHousehold: household) }
    private var waits: [Wait] { order.parts.max { $0.handedOverAt < $1.handedOverAt }?.waits ?? order.open.first ?? [] }

    /// One line: the name, what became of it, and why.
    public var line: String { "\(name)  \(outcome)" }

    private var outcome: String {
        let main = waits.summed.first
        let why = main.map { "; longest \(text.text(of: $0.reason)), \(text.span($0.span))" } ?? ""
        switch order.outcome {
        case .delivered:
            guard let last = order.lastHandover else { return "" }
            return "\(text.span(last - order.placedAt)) from order to door\(why)"
        case .cancelled: return "cancelled\(why)"
        case .open: return "not whole at the end of the run\(why)"
        }
    }

    /// The story for a terminal: what happened, the waits, what would have been needed.
    public func screen(for terminal: Terminal) -> String { terminal.page(lines(for: terminal)) }

    func lines(for terminal: Terminal) -> [String] {
        let persons = city.geography.personsInHousehold[household]
        let kind = order.programme == nil ? "Order" : "Pack"
        var lines = [
            terminal.strong("\(kind) \(name)"),
            "Household of \(persons), cell \(city.geography.cells[city.cell(ofHousehold: household)].id)",
        ]
        lines += terminal.wrapped("\(text.packages(order.packages)); \(outcome)") + [""]
        let cover = order.cover.indices.compactMap { index in
            order.cover[index].map {
                "\(text.commodity(index)) \(NumberText.fixed(Double($0.ticks) / Double(secondsPerDay), decimals: 1)) days"
            }
        }
        if !cover.isEmpty { lines += terminal.wrapped("Left when it decided: \(cover.joined(separator: ", "))") + [""] }
        for moment in order.moments {
            lines += terminal.wrapped("\(text.time(moment.time)) \(text.text(of: moment.event))", indent: 17)
        }
        for (index, part) in order.parts.enumerated() {
            let title = order.parts.count > 1 ? "Waited, part \(index + 1)" : "Waited"
            lines += ["", terminal.strong(title)] + table(of: part.waits, for: terminal)
        }
        for waits in order.open { lines += ["", terminal.strong("Still waiting")] + table(of: waits, for: terminal) }
        let remedies = order.remedies(in: city)
        if !remedies.isEmpty { lines += ["", terminal.strong("Would have needed")] }
        for remedy in remedies { lines += terminal.wrapped("- \(text.text(of: remedy))") }
        return lines
    }

    private func table(of waits: [Wait], for terminal: Terminal) -> [String] {
        var table = TextTable(header: ["stage", "time", ""])
        for stage in Stage.allCases {
            for wait in waits.filter({ $0.stage == stage }).summed {
                table.append([stage.name, text.span(wait.span), text.text(of: wait.reason)])
            }
        }
        return table.lines(for: terminal)
    }

    /// The story as JSON.
    public var json: Data { get throws { try JSONText.encode(document) } }

    var document: OrderDocument {
        OrderDocument(
            order: name, placed: text.time(order.placedAt), packages: text.counts(order.packages),
            outcome: order.outcome.rawValue,
            orderToDoorHours: order.lastHandover.map { Figure(Double(($0 - order.placedAt).ticks) / 3600) },
            moments: order.moments.map { MomentDocument($0, text) },
            parts: order.parts.map { part in
                PartDocument(
                    handedOver: text.time(part.handedOverAt), packages: text.counts(part.packages),
                    spoiled: text.commodities(part.spoiled), waits: part.waits.map { WaitDocument($0, text) })
            },
            open: order.open.map { $0.map { WaitDocument($0, text) } },
            wouldHaveNeeded: order.remedies(in: city).map(text.text))
    }
}

/// An order as JSON.
struct OrderDocument: Encodable {
    let order: String
    let placed: String
    let packages: [String: Int]
    let outcome: String
    let orderToDoorHours: Figure?
    let moments: [MomentDocument]
    let parts: [PartDocument]
    let open: [[WaitDocument]]
    let wouldHaveNeeded: [String]

    enum CodingKeys: String, CodingKey {
        case order, placed, packages, outcome
        case orderToDoorHours = "order_to_door_hours"
        case moments, parts, open
        case wouldHaveNeeded = "would_have_needed"
    }
}

/// A part of an order as JSON.
struct PartDocument: Encodable {
    let handedOver: String
    let packages: [String: Int]
    let spoiled: [String]
    let waits: [WaitDocument]

    enum CodingKeys: String, CodingKey {
        case handedOver = "handed_over"
        case packages, spoiled, waits
    }
}

/// A wait as JSON.
struct WaitDocument: Encodable {
    let stage: String
    let reason: String
    let from: String
    let to: String
    let hours: Figure

    init(_ wait: Wait, _ text: StoryText) {
        stage = wait.stage.name
        reason = wait.reason.rawValue
        from = text.time(wait.from)
        to = text.time(wait.to)
        hours = Figure(Double(wait.span.ticks) / 3600)
    }
}

/// A moment as JSON.
struct MomentDocument: Encodable {
    let time: String
    let text: String

    init(_ moment: StoryMoment, _ words: StoryText) {
        time = words.time(moment.time)
        text = words.text(of: moment.event)
    }
}

extension StoryText {
    /// Packages by the name of their kind.
    func counts(_ packages: PackageCounts) -> [String: Int] {
        var counts: [String: Int] = [:]
        for kind in city.plan.packages.indices where packages[kind] > 0 {
            counts[city.plan.packages[kind].id] = packages[kind]
        }
        return counts
    }
}
