/// How many people need each commodity, in each cell, by the diets of their households: those who eat it, and nobody of what
/// is not needed.
struct Eaters: Sendable {
    /// The people of the city by commodity.
    let ofCity: [Int]
    /// People: `[cell * commodityCount + commodity]`; empty when every commodity is needed by everybody.
    private let ofCell: [Int32]
    private let commodityCount: Int

    init(plan: CityPlan, geography: Geography) {
        let commodities = plan.commodities
        commodityCount = commodities.count
        guard commodities.contains(where: { $0.eatenBy != .everyone || !$0.isNeeded }) else {
            ofCell = []
            ofCity = commodities.map { _ in geography.residents }
            return
        }
        var ofCell: [Int32] = []
        ofCell.reserveCapacity(geography.cells.count * commodities.count)
        var ofCity = commodities.map { _ in 0 }
        for cell in geography.cells {
            var ofDiet = Array(repeating: 0, count: PeoplePlan.mostDiets + 1)
            for household in cell.households {
                let diet = geography.traits.isEmpty ? 0 : geography.traits[household].diet
                ofDiet[diet] += Int(geography.personsInHousehold[household])
            }
            for (index, commodity) in commodities.enumerated() {
                let people = ofDiet.indices.reduce(0) { $0 + (commodity.isNeeded(by: $1) ? ofDiet[$1] : 0) }
                ofCell.append(Int32(people))
                ofCity[index] += people
            }
        }
        self.ofCell = ofCell
        self.ofCity = ofCity
    }

    /// The people of a cell of so many residents who need a commodity.
    func of(_ commodity: Int, inCell cell: Int, residents: Int) -> Int {
        ofCell.isEmpty ? residents : Int(ofCell[cell * commodityCount + commodity])
    }
}

extension City {
    /// The people of the city who eat a commodity and need it every day: all, unless it is a matter of diet.
    public func eaters(of commodity: Int) -> Int { eaters.ofCity[commodity] }

    /// What the people of a cell need of all commodities in a day.
    public func needPerDay(inCell cell: Int) -> Grams {
        plan.commodities.indices.reduce(.zero) {
            $0 + plan.commodities[$1].needPerPersonDay * eaters(of: $1, inCell: cell)
        }
    }

    /// The people of some cells who need each commodity, summed over commodities: who needs five of them counts five times.
    public func eaters(in cells: Range<Int>) -> Int {
        plan.commodities.indices.reduce(0) { sum, commodity in
            cells.reduce(sum) { $0 + eaters(of: commodity, inCell: $1) }
        }
    }

    /// The people of a cell who eat a commodity and need it every day.
    public func eaters(of commodity: Int, inCell cell: Int) -> Int {
        eaters.of(commodity, inCell: cell, residents: geography.cells[cell].residents)
    }
}
