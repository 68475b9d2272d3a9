import EventKernel
import Experiments
public import Foundation
public import SupplyModel

/// The orders and households of a run that are worth reading.
public struct WorstReport: Sendable {
    /// Findings with the stories of their households.
    private let found: [(finding: WorstSearch.Finding, story: HouseholdStory)]
    private let text: StoryText

    /// Joins findings with the stories of their households, in the same order.
    public init(_ findings: [WorstSearch.Finding], stories: Stories, in city: City) {
        found = Array(zip(findings, stories.households))
        text = StoryText(city: city)
    }

    private var city: City { text.city }

    /// The order that is meant; nil where the household is.
    private func order(_ finding: WorstSearch.Finding, _ story: HouseholdStory) -> OrderStory? {
        finding.placedAt.flatMap { placed in story.orders.first { $0.placedAt == placed && $0.programme == nil } }
    }

    /// A line for each: what to ask for, and why it is here.
    public func screen(for terminal: Terminal) -> String {
        guard !found.isEmpty else { return "Nobody ordered or lacked anything.\n" }
        var table = TextTable(header: ["ask for", "time", ""])
        for (finding, story) in found {
            let order = order(finding, story)
            let name = order.map { "--order \(city.name(of: $0, ofHousehold: story.household))" }
            table.append([
                name ?? "--household \(city.name(ofHousehold: story.household))", text.span(span(of: finding, story)),
                cause(of: finding, order),
            ])
        }
        return terminal.page(table.lines(for: terminal))
    }

    /// The whole stories, one after another.
    public func stories(for terminal: Terminal) -> String {
        found.map { finding, story in
            order(finding, story).map {
                OrderReport($0, ofHousehold: story.household, in: city).screen(for: terminal)
            } ?? HouseholdReport(story, in: city).screen(for: terminal)
        }.joined(separator: "\n")
    }

    /// How long it took or lasted: of a household the longest time without a commodity, to the second.
    private func span(of finding: WorstSearch.Finding, _ story: HouseholdStory) -> Span {
        if let placedAt = finding.placedAt {
            return order(finding, story)?.lastHandover.map { $0 - placedAt } ?? finding.span
        }
        let end = Instant(ticks: Int64(city.plan.days * secondsPerDay))
        let spells = story.spells.filter { spell in
            if case .without(let commodity) = finding.cause { spell.commodity == commodity } else { true }
        }
        return spells.map { ($0.to ?? end) - $0.from }.max() ?? finding.span
    }

    private func cause(of finding: WorstSearch.Finding, _ order: OrderStory?) -> String {
        switch finding.cause {
        case .refused: return "lacked something, and nothing came: every store refused the cell"
        case .offline: return "lacked something, and nothing came: cannot order online"
        case .neverServed: return "lacked something, and nothing came"
        case .open: return "had not come at the end of the run"
        case .without(let commodity): return "without \(text.commodity(commodity))"
        case .late(let stage):
            let waits = order?.parts.max { $0.handedOverAt < $1.handedOverAt }?.waits ?? []
            let reason = waits.filter { $0.stage == stage }.summed.first.map { text.text(of: $0.reason) }
            return "order to door; most of it \(stage.name)" + (reason.map { ": \($0)" } ?? "")
        }
    }

    /// The list as JSON.
    public var json: Data {
        get throws {
            try JSONText.encode(
                found.map { finding, story in
                    let order = order(finding, story)
                    return FindingDocument(
                        household: city.name(ofHousehold: story.household),
                        order: order.map { city.name(of: $0, ofHousehold: story.household) },
                        hours: Figure(Double(span(of: finding, story).ticks) / 3600), why: cause(of: finding, order))
                })
        }
    }
}

/// A finding as JSON; `order` is absent where the household is meant.
private struct FindingDocument: Encodable {
    let household: String
    let order: String?
    let hours: Figure
    let why: String
}
