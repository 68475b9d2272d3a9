import EventKernel

/// A batch that is followed from the store that granted it to its last handover.
struct BatchWatch: Sendable {
    let id: Batch.ID
    let cell: Int
    let store: Int
    let grantedAt: Instant
    let orders: Int
    let packages: Int
    let isRound: Bool
    var stage: Batch.Stage
    var isStranded = false
    var line = WaitLine()
    var moments: [StoryMoment] = []
    // As the batch last had them.
    var pickedAt: Instant?
    var departedAt: Instant?
    var unloadedAt: Instant?

    init(_ id: Batch.ID, of batch: Batch) {
        self.id = id
        cell = batch.cell.index
        store = batch.store.index
        grantedAt = Instant(ticks: Int64(batch.allocatedAt))
        orders = Int(batch.orders.count)
        packages = Int(batch.packages)
        isRound = batch.origin == .round
        stage = .picking
    }

    /// Takes in what the last event did to the batch.
    mutating func follow(_ event: CityEvent, at now: Instant, _ model: CityModel) {
        let batch = model.batches[id]
        if case .transport(let event) = event { note(event, at: now, model) }
        guard batch.stage != stage else { return }
        switch (stage, batch.stage) {
        case (.picking, .staged):
            pickedAt = Instant(ticks: Int64(batch.stagedAt))
            explainPicking(by: model.picking.plan, until: now)
            moments.append(StoryMoment(time: now, event: .picked(model.atDoor(of: batch))))
        case (.staged, .onBus):
            departedAt = Instant(ticks: Int64(batch.departedAt))
        case (.onBus, .staged):
            moments.append(StoryMoment(time: now, event: .broughtBack))
        case (_, .atGate):
            unloadedAt = Instant(ticks: Int64(batch.unloadedAt))
            moments.append(StoryMoment(time: now, event: .unloaded(model.atGate(of: batch, at: now))))
        default: break
        }
        stage = batch.stage
    }

    /// Lets time pass in which nothing happens.
    mutating func wait(from: Instant, to: Instant, _ model: CityModel) {
        guard to > from else { return }
        line.append(reason(at: from, model), from: from, to: to)
    }

    private mutating func note(_ event: Transport.Event, at now: Instant, _ model: CityModel) {
        let transport = model.transport
        switch event {
        case .departed(let trip):
            guard let stop = transport.stop(of: id, on: trip, from: 0) else { return }
            let sent = Instant(ticks: Int64(transport.trips[trip].startedAt))
            line.explain(after: max(sent, pickedAt ?? sent), until: now, by: .loading)
            moments.append(
                StoryMoment(
                    time: now,
                    event: .departed(
                        bus: Int(transport.trips[trip].bus), stop: stop + 1,
                        stops: Int(transport.trips[trip].stopCount),
                        sentAt: sent)))
        case .brokeDown(let trip):
            guard transport.stop(of: id, on: trip, from: Int(transport.trips[trip].stop)) != nil else { return }
            isStranded = true
            moments.append(StoryMoment(time: now, event: .brokeDown(bus: Int(transport.trips[trip].bus))))
        case .resumed, .busRepaired:
            guard isStranded,
                !transport.stranded.contains(where: { transport.stop(of: id, on: $0.trip, from: 0) != nil })
            else { return }
            if case .resumed(let trip) = event, transport.stop(of: id, on: trip, from: 0) == nil { return }
            isStranded = false
            moments.append(StoryMoment(time: now, event: .wentOn(bus: transport.bus(with: id) ?? 0)))
        default: break
        }
    }

    /// Splits the time with the store's pickers: the last of their working time that its packages take is its own.
    private mutating func explainPicking(by plan: PickingPlan, until end: Instant) {
        var own = Span(hours: Double(packages) / plan.linesPerHour)
        var explained: [Wait] = []
        for wait in line.waits.flatMap({ $0.reason == .picking ? plan.shift.split($0) : [$0] }).reversed() {
            guard wait.reason == .picking else {
                explained.append(wait)
                continue
            }
            let begun = max(wait.from, wait.to - own)
            own = own - (wait.to - begun)
            explained.append(Wait(stage: .picking, reason: .picking, from: begun, to: wait.to))
            explained.append(Wait(stage: .picking, reason: .pickersBusy, from: wait.from, to: begun))
        }
        line.replace(by: explained.reversed())
    }

    private func reason(at now: Instant, _ model: CityModel) -> WaitReason {
        let batch = model.batches[id]
        switch batch.stage {
        case .ordered: return .release
        case .picking: return model.picking.isOpen(batch.store) ? .picking : .storeClosed
        case .staged:
            let transport = model.transport
            if !transport.plan.shift.isOpen(at: now) { return .busesOffShift }
            if !transport.isDue(batch.store.index, batches: model.batches, at: now) { return .notDue }
            return transport.pools.hasBus(in: transport.pools.poolOfStore[batch.store.index]) ? .noTrip : .noBus
        case .onBus: return isStranded ? .breakdown : .travel
        case .atGate:
            let handover = model.handover
            if handover.plan.mode == .gate { return .resident }
            if !handover.plan.shift.isOpen(at: now) { return .crewOffShift }
            return handover.crews[handover.communityOfCell[cell]].capacity == 0 ? .crewAbsent : .crewBusy
        }
    }
}

extension WorkCalendar {
    /// A time with the pickers, split where their shift begins and ends.
    fileprivate func split(_ wait: Wait) -> [Wait] {
        var parts: [Wait] = []
        var from = wait.from
        while from < wait.to {
            let isOn = isOpen(at: from)
            let to = min(wait.to, isOn ? nextClosing(after: from) : nextOpening(after: from))
            parts.append(Wait(stage: .picking, reason: isOn ? .picking : .pickersOffShift, from: from, to: to))
            from = to
        }
        return parts
    }
}

extension Transport {
    /// The place of a batch among the stops of a trip, from one on; nil when it is not on it.
    func stop(of batch: Batch.ID, on trip: Trip.ID, from first: Int) -> Int? {
        (first..<max(first, Int(trips[trip].stopCount))).first { stops[trip.index * stopsPerTrip + $0] == batch }
    }

    /// The bus that carries a batch.
    func bus(with batch: Batch.ID) -> Int? {
        trips.ids.first { stop(of: batch, on: $0, from: 0) != nil }.map { Int(trips[$0].bus) }
    }
}

extension CityModel {
    /// What stands at the door of a batch's store as the batch comes to it.
    func atDoor(of batch: Batch) -> AtDoor {
        let store = batch.store.index
        let pool = transport.pools.poolOfStore[store]
        let mass = Double(transport.stagedMass[store] - batch.mass) / Double(transport.limit.mass)
        let packages =
            Double(transport.stagedPackages[store] - batch.packages) / Double(transport.limit.packages)
        return AtDoor(
            store: store, loadsAhead: max(0, mass, packages),
            buses: transport.pools.poolOfBus.count { $0 == pool },
            freeBuses: transport.pools.pools[pool].freeBuses.count)
    }

    /// What lies at the gates of a batch's community as the batch comes to one of them.
    func atGate(of batch: Batch, at now: Instant) -> AtGate {
        let community = handover.communityOfCell[batch.cell.index]
        let perRound = Double(handover.perRound[community].ticks) / Double(handover.plan.parcelsPerRound)
        let isOn = handover.plan.shift.isOpen(at: now)
        let closing = handover.plan.shift.nextClosing(after: now)
        return AtGate(
            community: community, parcelsAhead: max(0, Int(handover.tallies[community].waiting) - Int(batch.packages)),
            parcels: Int(batch.packages), atWork: handover.crews[community].capacity,
            members: handover.members[community],
            secondsPerParcel: Double(handover.perParcel[batch.cell.index].ticks) + perRound,
            shiftLeft: !isOn ? .zero : closing == .distantFuture ? Span(ticks: Int64(secondsPerDay)) : closing - now)
    }
}
