import EventKernel

/// The days and batches of cells that are followed.
extension Stories {
    /// Notes how many of each crew are at work.
    mutating func noteCrews(_ model: CityModel) {
        for story in cells.indices {
            let community = model.handover.communityOfCell[cells[story].cell]
            cells[story].days[cells[story].days.count - 1].crew = model.handover.crews[community].capacity
        }
    }

    /// Closes a day of each cell, and begins the next.
    mutating func endDay(_ model: CityModel) {
        guard !cells.isEmpty else { return }
        for story in cells.indices {
            let (cell, day) = (cells[story].cell, cells[story].days.count - 1)
            let tally = model.ledger.cells[cell]
            let days = cells[story].days
            cells[story].days[day].ordersPlaced = tally.ordersPlaced - days.reduce(0) { $0 + $1.ordersPlaced }
            cells[story].days[day].deliveries = tally.deliveries - days.reduce(0) { $0 + $1.deliveries }
            for id in model.batches.open where model.batches[id].cell.index == cell {
                let packages = model.batches.packages(in: id, kinds: catalogue.kindCount).reduce(0, +)
                switch model.batches[id].stage {
                case .ordered: cells[story].days[day].waitingForStock += Int(packages)
                case .picking, .staged: cells[story].days[day].atStore += Int(packages)
                case .onBus: cells[story].days[day].onBuses += Int(packages)
                case .atGate: cells[story].days[day].atGate += Int(packages)
                }
            }
            for batch in batches where batch.cell == cell {
                if batch.grantedAt.day == day { cells[story].days[day].granted += batch.packages }
                if batch.unloadedAt?.day == day { cells[story].days[day].arrivals += 1 }
            }
            cells[story].days.append(CellDay())
        }
    }

    /// Adds what is known of a batch to the story of its cell.
    mutating func tell(_ batch: BatchWatch, doneAt: Instant? = nil) {
        for story in cells.indices where cells[story].cell == batch.cell {
            var told = BatchStory(
                store: batch.store, isRound: batch.isRound, orders: batch.orders, packages: batch.packages,
                grantedAt: batch.grantedAt)
            (told.pickedAt, told.departedAt, told.unloadedAt) = (batch.pickedAt, batch.departedAt, batch.unloadedAt)
            told.doneAt = doneAt
            told.moments = batch.moments
            told.waits = batch.line.waits.inStages(batch.stageEnds(until: doneAt))
            cells[story].batches.append(told)
        }
    }
}

extension BatchWatch {
    /// When each stage of the batch ended.
    fileprivate func stageEnds(until end: Instant?) -> [(stage: Stage, end: Instant)] {
        let steps: [(stage: Stage, end: Instant?)] = [
            (.picking, pickedAt), (.bus, departedAt), (.travel, unloadedAt), (.crew, end),
        ]
        var ends: [(stage: Stage, end: Instant)] = []
        for step in steps {
            ends.append((step.stage, step.end ?? .distantFuture))
            if step.end == nil { break }
        }
        return ends
    }
}
