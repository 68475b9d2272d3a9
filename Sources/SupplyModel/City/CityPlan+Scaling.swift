extension CityPlan {
    /// The same city made smaller (or larger) with every ratio kept: people, cells, communities, stores, buses,
    /// pickers, crews and sources all times `factor`.
    ///
    /// The land shrinks with the people: a generated district's area is multiplied by `factor`, and the cells of a
    /// table (every n-th is kept) move towards their district's centre by the square root, so that a trip's length stays
    /// what it was. Numbers are rounded and at least 1; the number of districts and chains stays.
    ///
    /// - Parameter factor: more than 0, at most 1.
    public func scaled(by factor: Double) -> CityPlan {
        guard factor != 1 else { return self }
        func scaled(_ count: Int, atLeast least: Int = 1) -> Int {
            max(least, Int((Double(count) * factor).rounded()))
        }
        var plan = self
        switch geography.origin {
        case .generated(let districts, let people, let communities, let cells, let concentration):
            let smaller = districts.map { row in
                var row = row
                row.areaSquareKilometres *= factor
                return row
            }
            let cellCount = scaled(cells, atLeast: districts.count)
            plan.geography.origin = .generated(
                districts: smaller, people: max(cellCount, scaled(people)),
                communities: min(cellCount, scaled(communities, atLeast: districts.count)), cells: cellCount,
                concentration: concentration)
        case .table(let rows):
            plan.geography.origin = .table(CellRow.thinned(rows, to: factor))
        }
        for index in plan.replenishment.sources.indices {
            plan.replenishment.sources[index].capacityPerDay = replenishment.sources[index].capacityPerDay.map {
                Grams(Int64((Double($0.count) * factor).rounded()))
            }
        }
        for index in plan.replenishment.chains.indices {
            plan.replenishment.chains[index].storeCount = scaled(replenishment.chains[index].storeCount)
        }
        plan.picking.pickers = scaled(picking.pickers)
        plan.fleet.buses = scaled(fleet.buses)
        plan.handover.members = scaled(handover.members)
        return plan
    }
}

extension CellRow {
    /// Every n-th cell, so many that `factor` of them remain, drawn in towards the centre of their district.
    static func thinned(_ rows: [CellRow], to factor: Double) -> [CellRow] {
        var sums: [String: (longitude: Double, latitude: Double, count: Double)] = [:]
        for row in rows {
            let sum = sums[row.district] ?? (0, 0, 0)
            sums[row.district] = (sum.longitude + row.place.longitude, sum.latitude + row.place.latitude, sum.count + 1)
        }
        let shrink = factor.squareRoot()
        var kept: [CellRow] = []
        for (index, row) in rows.enumerated() {
            guard (Double(index + 1) * factor).rounded(.down) > (Double(index) * factor).rounded(.down),
                let sum = sums[row.district]
            else { continue }
            var cell = row
            let centre = Place(longitude: sum.longitude / sum.count, latitude: sum.latitude / sum.count)
            cell.place = Place(
                longitude: centre.longitude + (row.place.longitude - centre.longitude) * shrink,
                latitude: centre.latitude + (row.place.latitude - centre.latitude) * shrink)
            kept.append(cell)
        }
        return kept.isEmpty ? Array(rows.prefix(1)) : kept
    }
}
