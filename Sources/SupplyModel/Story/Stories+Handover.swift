import EventKernel

/// From the store's grant to the door.
extension Stories {
    /// Tells of packs that a relief programme has just set aside.
    mutating func tellPacks(of programme: Int, at now: Instant, _ model: CityModel) {
        followNewBatches(model)
        for id in model.batches.open {
            let batch = model.batches[id]
            guard case .relief(let number) = batch.origin, Int(number) == programme,
                batch.allocatedAt == Int32(now.ticks)
            else { continue }
            for watch in watches.indices where watches[watch].cell == batch.cell.index {
                guard
                    let place = model.place(of: watches[watch].household, placedAt: Int32(now.ticks), in: id),
                    !parts.contains(where: { $0.watch == watch && batches[$0.batch].id == id })
                else { continue }
                let packages = model.batches[id, place].packages
                watches[watch].packCount += 1
                open(
                    OrderStory(
                        number: watches[watch].packCount, programme: programme, placedAt: now, packages: packages,
                        cover: cover(of: watch, at: now, model)), of: watch)
                let position = households[watch].orders.count - 1
                add(.promised(packages, programme: programme), watch, position, at: now)
                let followed = follow(id, model)
                parts.append(
                    PartWatch(
                        watch: watch, position: position, placedAt: Int32(now.ticks),
                        firstReleasedAt: Int32(now.ticks), batch: followed, before: WaitLine()))
            }
        }
    }

    /// Tells of the orders that a member has just carried to their doors.
    mutating func noteRound(_ id: Handover.Round.ID, _ model: CityModel) {
        let round = model.handover.rounds[id]
        guard let batch = openBatches.first(where: { batches[$0].id == round.batch }) else { return }
        let start = Instant(ticks: Int64(round.startedAt))
        let perParcel = Span(ticks: Int64(round.secondsPerParcel))
        var door = start + Span(ticks: Int64(round.secondsBeside)) / 2
        for index in Int(round.first)..<Int(round.first + round.count) {
            let order = model.batches[round.batch, index]
            door = door + perParcel * order.packages.total
            handOver(order, from: batch, takenUp: start, at: door, model)
        }
    }

    /// Tells of an order that its household has just collected.
    mutating func noteCollection(_ id: Gates.PickUp.ID, at now: Instant, _ model: CityModel) {
        let pickUp = model.handover.gates.pickUps[id]
        guard let batch = openBatches.first(where: { batches[$0].id == pickUp.batch }) else { return }
        handOver(
            model.batches[pickUp.batch, Int(pickUp.order)], from: batch,
            takenUp: Instant(ticks: Int64(pickUp.servedAt)), at: now, model)
    }

    private mutating func handOver(
        _ order: Order, from position: Int, takenUp: Instant, at door: Instant, _ model: CityModel
    ) {
        let found = parts.firstIndex { part in
            part.batch == position && part.placedAt == order.placedAt
                && watches[part.watch].household == Int(order.household)
        }
        guard let found else { return }
        let part = parts.remove(at: found)
        let batch = model.batches[batches[position].id]
        var life = model.handover.parcelLife
        life.take(batches[position].id, of: batch, freshness: model.batches.freshness)
        let held = catalogue.contents.reduce(UInt16(0)) {
            order.packages[$1.kind] > 0 ? $0 | 1 << UInt16($1.commodity) : $0
        }
        let spoiled = life.spoiled(at: door) & held
        var waits = before(part, batches[position]) + batches[position].line.between(.distantPast, takenUp)
        waits.append(Wait(stage: .delivery, reason: .delivery, from: takenUp, to: door))
        let ends = stageEnds(of: part, batch) + [(.crew, takenUp), (.delivery, door)]
        households[part.watch].orders[part.position].parts.append(
            PartStory(packages: order.packages, handedOverAt: door, spoiled: spoiled, waits: waits.inStages(ends)))
        for moment in batches[position].moments {
            households[part.watch].orders[part.position].moments.append(moment)
        }
        add(.takenUp, part.watch, part.position, at: takenUp)
        add(.handedOver(order.packages, spoiled: spoiled), part.watch, part.position, at: door)
        households[part.watch].orders[part.position].moments.sortByTime()
    }

    /// The waits of a part before its batch was granted.
    private func before(_ part: PartWatch, _ batch: BatchWatch) -> [Wait] {
        part.before.between(.distantPast, batch.grantedAt)
    }

    private func stageEnds(of part: PartWatch, _ batch: Batch) -> [(stage: Stage, end: Instant)] {
        let ends: [(stage: Stage, second: Int32)] = [
            (.round, part.firstReleasedAt), (.stock, batch.allocatedAt), (.picking, batch.stagedAt),
            (.bus, batch.departedAt), (.travel, batch.unloadedAt),
        ]
        return ends.map { ($0.stage, Instant(ticks: Int64($0.second))) }
    }

    /// Tells what orders still wait for when the run ends.
    mutating func tellWhatIsOpen(at end: Instant, _ model: CityModel) {
        for watch in watches.indices {
            for order in watches[watch].open.indices {
                change(watch, order, to: watches[watch].open[order].reason, at: end)
                let state = watches[watch].open[order]
                let stage: Stage = state.isReleased ? .stock : .round
                let waits = state.line.waits.map { wait in
                    var wait = wait
                    wait.stage = wait.reason == .stock ? stage : .round
                    return wait
                }
                households[watch].orders[state.position].open.append(waits)
            }
        }
        for part in parts {
            let watched = batches[part.batch]
            let waits = before(part, watched) + watched.line.waits
            var ends: [(stage: Stage, end: Instant)] = [
                (.round, Instant(ticks: Int64(part.firstReleasedAt))), (.stock, watched.grantedAt),
            ]
            let steps: [(Stage, Instant?)] = [
                (.picking, watched.pickedAt), (.bus, watched.departedAt), (.travel, watched.unloadedAt), (.crew, nil),
            ]
            for (stage, reached) in steps {
                ends.append((stage, reached ?? end))
                if reached == nil { break }
            }
            households[part.watch].orders[part.position].open.append(waits.inStages(ends))
            for moment in watched.moments {
                households[part.watch].orders[part.position].moments.append(moment)
            }
            households[part.watch].orders[part.position].moments.sortByTime()
        }
        parts = []
    }
}

extension [StoryMoment] {
    /// Puts moments into the order of time; those of one instant stay in theirs.
    mutating func sortByTime() {
        self = enumerated().sorted { ($0.element.time, $0.offset) < ($1.element.time, $1.offset) }.map(\.element)
    }
}
