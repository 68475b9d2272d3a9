import EventKernel
import Experiments
import SupplyModel

/// Says in words what stories hold in numbers.
struct StoryText {
    let city: City

    /// A time: `2020-02-17 14:03`.
    func time(_ instant: Instant) -> String {
        let (day, second) = (Int(instant.ticks) / secondsPerDay, Int(instant.ticks) % secondsPerDay)
        func padded(_ value: Int) -> String { value < 10 ? "0\(value)" : String(value) }
        return "\(city.plan.start + day) \(padded(second / 3600)):\(padded(second % 3600 / 60))"
    }

    /// A length of time: `3 d 1 h`, `2 h 5 min`.
    func span(_ span: Span) -> String {
        let seconds = Int(span.ticks)
        let hours = (seconds + 1800) / 3600
        return hours < 48 ? NumberText.duration(seconds: Double(seconds)) : "\(hours / 24) d \(hours % 24) h"
    }

    /// `2 vegetable_pack, 1 meat_pack`.
    func packages(_ packages: PackageCounts) -> String {
        let named = city.plan.packages.indices.compactMap { kind in
            packages[kind] > 0 ? "\(packages[kind]) \(city.plan.packages[kind].id)" : nil
        }
        return named.isEmpty ? "nothing" : named.joined(separator: ", ")
    }

    func store(_ store: Int) -> String { city.stores[store].id }

    func commodity(_ commodity: Int) -> String { city.plan.commodities[commodity].id }

    func mass(_ grams: Grams) -> String { "\(NumberText.short(grams.kilograms)) kg" }

    /// The commodities of a mask, a bit each.
    func commodities(_ mask: UInt16) -> [String] {
        city.plan.commodities.indices.filter { mask & (1 << UInt16($0)) != 0 }.map(commodity)
    }

    private func goods(_ grams: [Int64]) -> String {
        grams.indices.compactMap { grams[$0] > 0 ? "\(mass(Grams(grams[$0]))) of \(commodity($0))" : nil }
            .joined(separator: ", ")
    }

    /// What happened, as a clause.
    func text(of event: StoryEvent) -> String {
        switch event {
        case .placed(let packages, let isByPhone):
            return "ordered \(self.packages(packages))" + (isByPhone ? ", by telephone" : "")
        case .rolledOver(let packages, let minimum):
            return packages < minimum
                ? "the round had \(count(packages)), \(minimum - packages) fewer than its minimum, and rolled over"
                : "the round had no store that takes it, and rolled over"
        case .roundClosed(let store, let packages):
            return "the round closed with \(count(packages)), for store \(self.store(store))"
        case .storeClosed(let store): return "store \(self.store(store)) was closed and shared out nothing"
        case .granted(let grant): return text(of: grant)
        case .cancelled(let packages): return "cancelled: \(self.packages(packages))"
        case .picked(let door):
            let ahead =
                door.loadsAhead >= 0.05 ? "; \(NumberText.fixed(door.loadsAhead, decimals: 1)) bus loads before it" : ""
            return "picked, at the door of store \(store(door.store))\(ahead); "
                + "\(door.freeBuses) of \(NumberText.count(door.buses, "bus", "buses")) free"
        case .departed(let bus, let stop, let stops, let sentAt):
            return "loaded on bus \(bus + 1), sent at \(time(sentAt)); stop \(stop) of \(stops)"
        case .brokeDown(let bus): return "bus \(bus + 1) broke down"
        case .wentOn(let bus): return "the trip went on with bus \(bus + 1)"
        case .broughtBack: return "the gate had closed; brought back to the store"
        case .unloaded(let gate):
            return "at the gate; \(NumberText.count(gate.parcelsAhead, "parcel", "parcels")) before it, "
                + "\(gate.atWork) of the crew's \(gate.members) at work"
        case .takenUp: return "taken up by the crew"
        case .handedOver(let packages, let spoiled):
            let bad = commodities(spoiled)
            return "handed over: \(self.packages(packages))"
                + (bad.isEmpty ? "" : "; spoiled: \(bad.joined(separator: ", "))")
        case .promised(let packages, let programme):
            let name = city.plan.relief?.programmes[programme].id ?? "relief"
            return "set aside by \(name): \(self.packages(packages))"
        case .notCalled: return "not called before the cut-off; could not order"
        case .refused: return "every store refused the cell; could not order"
        case .mustWait: return "may not order again yet"
        case .shopped(let grams): return "shopped: \(goods(grams))"
        case .givenAtGate(let grams): return "given at the gate: \(goods(grams))"
        }
    }

    private func count(_ packages: Int) -> String { NumberText.count(packages, "package", "packages") }

    private func text(of grant: Grant) -> String {
        var text = "store \(store(grant.store)) granted \(packages(grant.granted)) of \(packages(grant.asked))"
        for shortage in grant.shortages {
            let kind = city.plan.packages[shortage.kind].id
            guard let commodity = shortage.commodity else {
                text +=
                    shortage.available < shortage.asked
                    ? "; room for \(shortage.available) of \(shortage.asked) \(kind)" : "; the rule held \(kind) back"
                continue
            }
            text +=
                "; \(self.commodity(commodity)) for \(shortage.available) of \(shortage.asked) \(kind) "
                + "(\(mass(shortage.onHand)) there, \(mass(shortage.inbound)) on the way, "
                + "\(mass(shortage.inWarehouse)) in the warehouse"
            text += shortage.until.map { "; enough for this order from \(time($0)))" } ?? ")"
        }
        if !grant.shortages.isEmpty { text += grant.waits ? "; the rest waits" : "" }
        return text
    }

    /// What was waited for, as a clause.
    func text(of reason: WaitReason) -> String {
        switch reason {
        case .cutoff: "for the round's cut-off"
        case .minimum: "for the round to reach its minimum"
        case .release: "for the store to share out"
        case .storeClosed: "for the store to open"
        case .stock: "for stock at the store"
        case .pickersOffShift: "for the pickers' shift"
        case .pickersBusy: "for a picker"
        case .picking: "while it was picked"
        case .busesOffShift: "for the buses' shift"
        case .notDue: "for a full load, the longest wait or a wave"
        case .noBus: "for a free bus"
        case .noTrip: "for a trip that ends within the shift and the gates' hours"
        case .loading: "for the bus to come and be loaded"
        case .travel: "on the bus"
        case .breakdown: "for a bus that had broken down"
        case .crewOffShift: "for the crew's shift"
        case .crewAbsent: "for anyone of the crew to come"
        case .crewBusy: "for a free member of the crew"
        case .resident: "for the resident to come, or in line"
        case .delivery: "on the member's round"
        }
    }

    /// What would have been needed, as a clause.
    func text(of remedy: Remedy) -> String {
        switch remedy {
        case .packages(let packages, let rounds):
            return "\(count(packages)) more in its group's round"
                + (rounds > 1 ? ", or a lower minimum: it rolled over \(rounds) times" : "")
        case .stock(let commodity, let store, let day, let missing, let forAll):
            return "\(mass(missing)) more of \(self.commodity(commodity)) at store \(self.store(store)) on "
                + "\(city.plan.start + day); \(mass(forAll)) for all who asked"
        case .room(let store, let packages): return "room for \(count(packages)) more at store \(self.store(store))"
        case .pickers(let pickers, let store, let ahead):
            return "\(NumberText.count(pickers, "picker", "pickers")) more at store \(self.store(store)): "
                + "\(count(ahead)) stood before it"
        case .bus(let store, let seconds, let ahead):
            let before =
                ahead >= 0.05 ? ", after \(NumberText.count(Int(ahead.rounded(.up)), "load", "loads")) before it" : ""
            return "a bus \(span(Span(ticks: Int64(seconds)))) earlier at store \(self.store(store))\(before)"
        case .members(let members, let community, let ahead):
            return "\(NumberText.count(members, "member", "members")) more at work in "
                + "\(city.geography.communities[community].id): "
                + "\(NumberText.count(ahead, "parcel", "parcels")) lay before it"
        case .store(let kilometres):
            return "a store that takes the cell: the nearest is \(NumberText.short(kilometres)) km away"
        case .caller: return "a caller in time"
        }
    }
}

extension [Wait] {
    /// Time by stage and reason, the longest first.
    var summed: [(stage: Stage, reason: WaitReason, span: Span)] {
        var sums: [(stage: Stage, reason: WaitReason, span: Span)] = []
        for wait in self {
            if let index = sums.firstIndex(where: { $0.stage == wait.stage && $0.reason == wait.reason }) {
                sums[index].span += wait.span
            } else {
                sums.append((wait.stage, wait.reason, wait.span))
            }
        }
        return sums.enumerated().sorted { ($1.element.span, $0.offset) < ($0.element.span, $1.offset) }
            .map(\.element)
    }
}
