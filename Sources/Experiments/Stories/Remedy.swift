import EventKernel
public import SupplyModel

/// What an order would have needed not to wait: so much more of one thing at one place and time.
///
/// Each is worked out from what the city had when the order came to wait, with all else as it was; it is what the order and
/// those before it would have needed, not a promise of what a run with more would do.
public enum Remedy: Hashable, Sendable {
    /// So many packages more in its round, on so many days.
    case packages(Int, rounds: Int)
    /// So much more of a commodity at a store on a day, for this order, and for all who asked.
    case stock(commodity: Int, store: Int, day: Int, missing: Grams, missingForAll: Grams)
    /// Room for so many packages more at a store.
    case room(store: Int, packages: Int)
    /// So many more pickers at a store, for all that it had granted to be picked within a shift.
    case pickers(Int, store: Int, packagesAhead: Int)
    /// A bus at the store so many seconds earlier, after those that the loads before it needed.
    case bus(store: Int, seconds: Int, loadsAhead: Double)
    /// So many more members at work, for all that lay at the gates to be carried within the shift.
    case members(Int, community: Int, parcelsAhead: Int)
    /// A store that delivers so far, or into another district.
    case store(kilometres: Double)
    /// A caller in time.
    case caller
}

extension OrderStory {
    /// What the order would have needed, in the order of its way.
    public func remedies(in city: City) -> [Remedy] {
        var remedies: [Remedy] = []
        var short: (packages: Int, rounds: Int) = (0, 0)
        for (index, moment) in moments.enumerated() {
            switch moment.event {
            case .rolledOver(let packages, let minimum) where packages < minimum:
                short = (max(short.packages, minimum - packages), short.rounds + 1)
            case .granted(let grant):
                remedies += grant.shortages.compactMap { remedy(for: $0, at: grant.store, on: moment) }
                if seconds(for: [.pickersBusy], after: index) > 0 {
                    remedies += pickers(for: grant, on: moment, in: city)
                }
            case .picked(let door):
                let waited = seconds(for: [.noBus], after: index)
                if waited > 0 {
                    remedies.append(.bus(store: door.store, seconds: waited, loadsAhead: door.loadsAhead))
                }
            case .unloaded(let gate) where seconds(for: [.crewBusy, .crewAbsent], after: index) > 0:
                remedies += members(for: gate, on: moment, in: city)
            default: break
            }
        }
        if short.rounds > 0 { remedies.insert(.packages(short.packages, rounds: short.rounds), at: 0) }
        return remedies
    }

    /// How long the order waited for some reasons after a moment and before it came to the same point again.
    private func seconds(for reasons: Set<WaitReason>, after index: Int) -> Int {
        let from = moments[index].time
        let next = moments[(index + 1)...].first { $0.event.isSamePoint(as: moments[index].event) }?.time
        return (parts.flatMap(\.waits) + open.flatMap(\.self)).reduce(0) { sum, wait in
            guard reasons.contains(wait.reason), wait.from >= from, next.map({ wait.from < $0 }) ?? true else {
                return sum
            }
            return sum + Int(wait.span.ticks)
        }
    }

    private func remedy(for shortage: Shortage, at store: Int, on moment: StoryMoment) -> Remedy? {
        guard let commodity = shortage.commodity else {
            return shortage.available < shortage.asked ? .room(store: store, packages: shortage.ownShort) : nil
        }
        return .stock(
            commodity: commodity, store: store, day: moment.day, missing: shortage.missing,
            missingForAll: shortage.missingForAll)
    }

    /// Pickers for all that the store had granted to be picked within a shift, if there were fewer.
    private func pickers(for grant: Grant, on moment: StoryMoment, in city: City) -> [Remedy] {
        let plan = city.plan(onDay: moment.day).picking
        let perShift = plan.linesPerHour * Double(plan.shift.openSpan.ticks) / 3600
        let needed = Int((Double(grant.queueAhead + grant.granted.total) / perShift).rounded(.up))
        guard needed > grant.pickers else { return [] }
        return [.pickers(needed - grant.pickers, store: grant.store, packagesAhead: grant.queueAhead)]
    }

    /// Members for all that lay at the gates to be carried within the shift, if there were fewer; where the shift was all
    /// but over, within the next one.
    private func members(for gate: AtGate, on moment: StoryMoment, in city: City) -> [Remedy] {
        let shift = city.plan(onDay: moment.day).handover.shift.openSpan
        let time = Double((gate.shiftLeft.ticks > 3600 ? gate.shiftLeft : shift).ticks)
        let work = Double(gate.parcelsAhead + gate.parcels) * gate.secondsPerParcel
        let needed = max(1, Int((work / time).rounded(.up)))
        guard needed > gate.atWork else { return [] }
        return [.members(needed - gate.atWork, community: gate.community, parcelsAhead: gate.parcelsAhead)]
    }
}

extension StoryMoment {
    /// The day on which it was, from 0.
    fileprivate var day: Int { Int(time.ticks) / secondsPerDay }
}

extension StoryEvent {
    /// Whether another event is the same step of an order's way.
    fileprivate func isSamePoint(as other: StoryEvent) -> Bool {
        switch (self, other) {
        case (.granted, .granted), (.picked, .picked), (.unloaded, .unloaded): true
        default: false
        }
    }
}

extension HouseholdStory {
    /// What the household would have needed to order at all.
    public func remedies(in city: City) -> [Remedy] {
        var remedies: [Remedy] = []
        if moments.contains(where: { $0.event == .refused }) {
            let home = city.geography.cells[cell].point
            let metres = city.stores.map { $0.point.metres(to: home) }.min() ?? .infinity
            remedies.append(.store(kilometres: metres / 1000))
        }
        if moments.contains(where: { $0.event == .notCalled }) { remedies.append(.caller) }
        return remedies
    }
}

extension City {
    /// The plan that holds on a day.
    public func plan(onDay day: Int) -> CityPlan { (phases.last { $0.day <= day }?.city ?? self).plan }
}
