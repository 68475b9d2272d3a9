extension CityPlan {
    /// The same city made smaller (or larger) with every ratio kept: people, cells, communities, stores, buses,
    /// pickers, crews and sources all times `factor`.
    ///
    /// The land shrinks with the people: areas are multiplied by `factor`, distances from the city's centre by its
    /// square root, so that cells lie as densely, and a trip is as long, as before. Of a table of cells every n-th is
    /// kept. Numbers are rounded and at least 1; the number of districts and chains stays.
    ///
    /// - Parameter factor: more than 0, at most 1.
    public func scaled(by factor: Double) -> CityPlan {
        guard factor != 1 else { return self }
        func scaled(_ count: Int, atLeast least: Int = 1) -> Int {
            max(least, Int((Double(count) * factor).rounded()))
        }
        var plan = self
        let centre = geography.centre
        if geography.streets > 0 { plan.geography.streets = scaled(geography.streets) }
        switch geography.origin {
        case .generated(let districts, let people, let communities, let cells, let concentration):
            let smaller = districts.map { row in
                var row = row
                row.areaSquareKilometres *= factor
                row.centre = row.centre.drawn(towards: centre, by: factor.squareRoot())
                return row
            }
            let cellCount = scaled(cells, atLeast: districts.count)
            plan.geography.origin = .generated(
                districts: smaller, people: max(cellCount, scaled(people)),
                communities: min(cellCount, scaled(communities, atLeast: districts.count)), cells: cellCount,
                concentration: concentration)
        case .table(let rows):
            plan.geography.origin = .table(CellRow.thinned(rows, to: factor, around: centre))
        }
        plan.geography.outlines = geography.outlines.map { $0.drawn(towards: centre, by: factor.squareRoot()) }
        for index in plan.replenishment.sources.indices {
            plan.replenishment.sources[index].capacityPerDay = replenishment.sources[index].capacityPerDay.map {
                Grams(Int64((Double($0.count) * factor).rounded()))
            }
        }
        plan.replenishment = plan.replenishment.withFlowsScaled(by: factor)
        plan.reserve = reserve?.scaled(by: factor)
        for index in plan.replenishment.chains.indices {
            let chain = replenishment.chains[index]
            plan.replenishment.chains[index].storeCount = scaled(chain.storeCount)
            plan.replenishment.chains[index].place = chain.place?.drawn(towards: centre, by: factor.squareRoot())
        }
        plan.picking.pickers = scaled(picking.pickers)
        plan.fleet.buses = scaled(fleet.buses)
        for index in plan.fleet.travel.indices {
            plan.fleet.travel[index].kilometres *= factor.squareRoot()
            plan.fleet.travel[index].minutes = fleet.travel[index].minutes.map { $0 * factor.squareRoot() }
        }
        plan.handover.members = scaled(handover.members)
        plan.checks = checks.map { $0.scaled(by: factor) }
        if let gear = handover.gear {
            plan.handover.gear?.supplyPerDay = Int((Double(gear.supplyPerDay) * factor).rounded())
        }
        plan.relief = relief?.scaled(by: factor)
        plan.medicine?.pharmacies = scaled(medicine?.pharmacies ?? 1)
        plan.institutions = institutions?.scaled(by: factor)
        plan.phases = phases.map { phase in
            var phase = phase
            phase.plan = phase.plan.scaled(by: factor)
            return phase
        }
        return plan
    }
}

extension Grams {
    /// The mass times a factor, to the nearest gram.
    func scaled(by factor: Double) -> Grams { Grams(Int64((Double(count) * factor).rounded())) }
}

extension ReplenishmentPlan {
    /// The same with all that passes through a warehouse times `factor`; stores, of which there are fewer, stay as they are,
    /// and so do trucks and the limits on orders.
    fileprivate func withFlowsScaled(by factor: Double) -> ReplenishmentPlan {
        var plan = self
        for index in sources.indices {
            plan.sources[index].capacityByDay = sources[index].capacityByDay.map { days in
                days.mapValues { $0.scaled(by: factor) }
            }
            plan.sources[index].lane.capacityPerDay = sources[index].lane.capacityPerDay?.scaled(by: factor)
        }
        plan.warehouseStorage = warehouseStorage.mapValues { $0.scaled(by: factor) }
        for index in rules.indices {
            guard case .push(let schedule) = rules[index].policy else { continue }
            let quantities = schedule.quantities.map { Grams($0).scaled(by: factor).count }
            plan.rules[index].policy = .push(PushSchedule(quantities, repeats: schedule.repeats))
        }
        return plan
    }
}

extension ReservePlan {
    /// The reserve of a city `factor` times as large.
    fileprivate func scaled(by factor: Double) -> ReservePlan {
        var plan = self
        plan.items = items.map { item in
            guard var item else { return nil }
            item.initial = item.initial.scaled(by: factor)
            if let rule = item.release { item.release?.perDay = rule.perDay.scaled(by: factor) }
            if let rule = item.rotation {
                item.rotation?.sellPerDay = rule.sellPerDay.scaled(by: factor)
                item.rotation?.buyPerDay = rule.buyPerDay.scaled(by: factor)
                item.rotation?.target = rule.target.scaled(by: factor)
            }
            return item
        }
        return plan
    }
}

extension CellRow {
    /// Every n-th cell, so many that `factor` of them remain, drawn in towards the centre of all.
    static func thinned(_ rows: [CellRow], to factor: Double, around centre: Place) -> [CellRow] {
        let kept = rows.indices.filter {
            (Double($0 + 1) * factor).rounded(.down) > (Double($0) * factor).rounded(.down)
        }
        return (kept.isEmpty ? [0] : kept).map { index in
            var row = rows[index]
            row.place = row.place.drawn(towards: centre, by: factor.squareRoot())
            return row
        }
    }
}

extension Place {
    /// The place at `share` of the way from `centre` to here.
    func drawn(towards centre: Place, by share: Double) -> Place {
        Place(
            longitude: centre.longitude + (longitude - centre.longitude) * share,
            latitude: centre.latitude + (latitude - centre.latitude) * share)
    }
}
