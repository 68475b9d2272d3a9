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
        let waits = parts.flatMap(\.waits) + open.flatMap(\.self)
        func seconds(_ reasons: Set<WaitReason>) -> Int {
            waits.reduce(0) { $0 + (reasons.contains($1.reason) ? Int($1.span.ticks) : 0) }
        }
        for moment in moments {
            switch moment.event {
            case .rolledOver(let packages, let minimum):
                short = (max(short.packages, minimum - packages), short.rounds + 1)
            case .granted(let grant):
                for shortage in grant.shortages {
                    if let commodity = shortage.commodity {
                        remedies.append(
                            .stock(
                                commodity: commodity, store: grant.store, day: Int(moment.time.ticks) / secondsPerDay,
                                missing: shortage.missing, missingForAll: shortage.missingForAll))
                    } else if shortage.available < shortage.asked {
                        remedies.append(.room(store: grant.store, packages: shortage.ownShort))
                    }
                }
                if seconds([.pickersBusy]) > 3600, grant.pickers > 0 {
                    let plan = city.plan(onDay: Int(moment.time.ticks) / secondsPerDay).picking
                    let perShift = plan.linesPerHour * Double(plan.shift.openSpan.ticks) / 3600
                    let needed = Int((Double(grant.queueAhead + grant.granted.total) / perShift).rounded(.up))
                    remedies.append(
                        .pickers(max(1, needed - grant.pickers), store: grant.store, packagesAhead: grant.queueAhead))
                }
            case .picked(let door):
                let waited = seconds([.noBus])
                if waited > 0 {
                    remedies.append(.bus(store: door.store, seconds: waited, loadsAhead: door.loadsAhead))
                }
            case .unloaded(let gate):
                guard seconds([.crewBusy, .crewAbsent]) > 3600 else { continue }
                let shift = city.plan(onDay: Int(moment.time.ticks) / secondsPerDay).handover.shift.openSpan
                let time = Double((gate.shiftLeft > .zero ? gate.shiftLeft : shift).ticks)
                let work = Double(gate.parcelsAhead + gate.parcels) * gate.secondsPerParcel
                let needed = Int((work / max(time, 3600)).rounded(.up))
                remedies.append(
                    .members(
                        max(1, needed - gate.atWork), community: gate.community, parcelsAhead: gate.parcelsAhead))
            default: break
            }
        }
        if short.rounds > 0 { remedies.insert(.packages(short.packages, rounds: short.rounds), at: 0) }
        return remedies
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
