import Stochastics

extension HouseholdTraits {
    /// Draws the traits of all households, cell by cell; empty when nobody in the city has any.
    ///
    /// One draw decides whether a household is vulnerable and whether it is offline, so that the smaller of the two groups
    /// lies inside the larger.
    static func drawn(for cells: [Cell], rows: [CellRow], plan: GeographyPlan) -> [HouseholdTraits] {
        let people = plan.people
        let hasTraits =
            people.vulnerableShare > 0 || people.offlineShare > 0 || people.lowIncomeShare > 0
            || people.diets.contains { $0.share > 0 }
            || rows.contains {
                ($0.vulnerableShare ?? 0) > 0 || ($0.offlineShare ?? 0) > 0 || ($0.lowIncomeShare ?? 0) > 0
            }
        guard hasTraits, let count = cells.last?.households.upperBound else { return [] }
        let random = RandomSource(seed: plan.seed, replication: 0)
        var traits: [HouseholdTraits] = []
        traits.reserveCapacity(count)
        for (cell, row) in zip(cells, rows) {
            let vulnerableShare = row.vulnerableShare ?? people.vulnerableShare
            let offlineShare = row.offlineShare ?? people.offlineShare
            let lowIncomeShare = row.lowIncomeShare ?? people.lowIncomeShare
            for household in cell.households {
                var stream = random.stream(.householdTraits, entity: UInt32(household))
                var drawn = HouseholdTraits()
                let frailty = stream.uniform()
                if frailty < vulnerableShare { drawn.insert(.vulnerable) }
                if frailty < offlineShare { drawn.insert(.offline) }
                if stream.uniform() < lowIncomeShare { drawn.insert(.lowIncome) }
                var rest = stream.uniform()
                for (number, diet) in people.diets.enumerated() {
                    if rest < diet.share {
                        drawn = drawn.with(diet: number + 1)
                        break
                    }
                    rest -= diet.share
                }
                traits.append(drawn)
            }
        }
        return traits
    }
}

extension HousingType {
    /// Draws the housing of each cell of which the table does not say it.
    static func drawn(for rows: [CellRow], plan: GeographyPlan) -> [HousingType] {
        let weights = HousingType.allCases.map { plan.people.housingWeights[$0] ?? 0 }
        let total = weights.reduce(0, +)
        let random = RandomSource(seed: plan.seed, replication: 0)
        return rows.indices.map { cell in
            if let housing = rows[cell].housing { return housing }
            guard total > 0 else { return .gated }
            var rest = random.uniform(.cellHousing, entity: UInt32(cell)) * total
            for (housing, weight) in zip(HousingType.allCases, weights) {
                if rest < weight { return housing }
                rest -= weight
            }
            return HousingType.allCases.last { plan.people.housingWeights[$0] ?? 0 > 0 } ?? .gated
        }
    }
}
