import EventKernel
import Experiments
public import Foundation
public import SupplyModel

/// The story of a household: its orders, what else came to it, and the times without.
public struct HouseholdReport: Sendable {
    private let story: HouseholdStory
    private let text: StoryText

    /// Tells a household of a city.
    public init(_ story: HouseholdStory, in city: City) {
        self.story = story
        text = StoryText(city: city)
    }

    private var city: City { text.city }
    private var name: String { city.name(ofHousehold: story.household) }
    private var end: Instant { Instant(ticks: Int64(city.plan.days * secondsPerDay)) }

    /// One line: the name, what came and what was missing.
    public var line: String { "\(name)  \(outcome)" }

    private var outcome: String {
        let orders = story.orders.filter { $0.programme == nil }
        let served = orders.count { !$0.parts.isEmpty }
        var text = "\(NumberText.count(orders.count, "order", "orders")), something came of \(served)"
        if let longest = story.spells.max(by: { length($0) < length($1) }) {
            text += "; longest without: \(self.text.commodity(longest.commodity)), \(self.text.span(length(longest)))"
        }
        return text
    }

    private func length(_ spell: HouseholdStory.Spell) -> Span { (spell.to ?? end) - spell.from }

    /// The story for a terminal.
    public func screen(for terminal: Terminal) -> String {
        let cell = city.geography.cells[story.cell]
        let own = city.geography.cells[story.cell].households.lowerBound
        var lines = [
            terminal.strong("Household \(name)"),
            "Number \(story.household - own + 1) of cell \(cell.id), of "
                + "\(NumberText.count(Int(city.geography.personsInHousehold[story.household]), "person", "persons"))"
                + (traits.isEmpty ? "" : "; \(traits.joined(separator: ", "))"),
        ]
        lines += terminal.wrapped(outcome) + [""]
        for (time, line) in timeline { lines += terminal.wrapped("\(text.time(time)) \(line)", indent: 17) }
        if timeline.isEmpty { lines.append("It ordered nothing, lacked nothing, and nothing came.") }
        let remedies = story.remedies(in: city)
        if !remedies.isEmpty { lines += ["", terminal.strong("Would have needed")] }
        for remedy in remedies { lines += terminal.wrapped("- \(text.text(of: remedy))") }
        return terminal.page(lines)
    }

    private var traits: [String] {
        guard !city.geography.traits.isEmpty else { return [] }
        let traits = city.geography.traits[story.household]
        return HouseholdClass.allCases.filter { $0.belongs(to: traits) }.map(\.rawValue)
    }

    /// Orders, handovers, spells and the rest, in the order of time; the same on days running is said once.
    private var timeline: [(time: Instant, line: String)] {
        var lines: [(time: Instant, line: String)] = []
        for order in story.orders {
            let id = city.name(of: order, ofHousehold: story.household)
            let verb = order.programme == nil ? "ordered" : "was promised"
            lines.append((order.placedAt, "\(verb) \(text.packages(order.packages)): \(id)"))
            for part in order.parts {
                let bad = text.commodities(part.spoiled)
                lines.append(
                    (
                        part.handedOverAt,
                        "got \(text.packages(part.packages)) of \(id), after "
                            + text.span(part.handedOverAt - order.placedAt)
                            + (bad.isEmpty ? "" : "; spoiled: \(bad.joined(separator: ", "))")
                    ))
            }
            for moment in order.moments {
                if case .cancelled(let packages) = moment.event {
                    lines.append((moment.time, "cancelled of \(id): \(text.packages(packages))"))
                }
            }
        }
        for spell in story.spells {
            lines.append(
                (
                    spell.from,
                    "without \(text.commodity(spell.commodity)) for \(text.span(length(spell)))"
                        + (spell.to == nil ? ", to the end of the run" : "")
                ))
        }
        return (lines + repeated).enumerated().sorted { ($0.element.time, $0.offset) < ($1.element.time, $1.offset) }
            .map(\.element)
    }

    /// The moments beside orders; one that comes back every day is one line.
    private var repeated: [(time: Instant, line: String)] {
        var lines: [(time: Instant, line: String)] = []
        var last: (event: StoryEvent, day: Int, count: Int)?
        for moment in story.moments {
            let day = Int(moment.time.ticks) / secondsPerDay
            if let run = last, run.event == moment.event, day - run.day <= 1 {
                last = (run.event, day, run.count + 1)
                let base = text.text(of: moment.event)
                lines[lines.count - 1].line = "\(base) (\(run.count + 1) days, to \(city.plan.start + day))"
            } else {
                last = (moment.event, day, 1)
                lines.append((moment.time, text.text(of: moment.event)))
            }
        }
        return lines
    }

    /// The story as JSON.
    public var json: Data {
        get throws {
            try JSONText.encode(
                HouseholdDocument(
                    household: name, cell: city.geography.cells[story.cell].id,
                    persons: Int(city.geography.personsInHousehold[story.household]), traits: traits,
                    orders: story.orders.map {
                        OrderReport($0, ofHousehold: story.household, in: city).document
                    },
                    moments: story.moments.map { MomentDocument($0, text) },
                    without: story.spells.map { spell in
                        SpellDocument(
                            commodity: text.commodity(spell.commodity), from: text.time(spell.from),
                            to: spell.to.map(text.time), hours: Figure(Double(length(spell).ticks) / 3600))
                    }, wouldHaveNeeded: story.remedies(in: city).map(text.text)))
        }
    }
}

/// A household as JSON.
private struct HouseholdDocument: Encodable {
    let household: String
    let cell: String
    let persons: Int
    let traits: [String]
    let orders: [OrderDocument]
    let moments: [MomentDocument]
    let without: [SpellDocument]
    let wouldHaveNeeded: [String]

    enum CodingKeys: String, CodingKey {
        case household, cell, persons, traits, orders, moments, without
        case wouldHaveNeeded = "would_have_needed"
    }
}

/// A time without a commodity as JSON; `to` is absent where it lasted to the end of the run.
private struct SpellDocument: Encodable {
    let commodity: String
    let from: String
    let to: String?
    let hours: Figure
}
