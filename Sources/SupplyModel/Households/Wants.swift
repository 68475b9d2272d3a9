/// What one person of each diet needs, and between which levels its household holds it, by diet and commodity:
/// `[row + commodity]`, with the row of the household's diet.
struct Wants: Sendable {
    private let commodityCount: Int
    /// Whether there is a row for each diet; otherwise one serves all.
    private let hasDiets: Bool
    /// Grams per person and day; 0 of what the diet does not eat.
    let need: [Int64]
    /// The same a second.
    let needPerSecond: [Float]
    /// The commodities that a diet lacks when there are none of them, one bit each, at the beginning of its row.
    private let neededAtRow: [UInt16]
    /// Seconds for which one gram lasts one person at the least, when it is eaten in place of all that it may stand for.
    let secondsPerGram: [Double]
    /// Grams per person at or below which a household orders in usual times; never reached for what it does not
    /// eat or need, or what no package for sale holds.
    let usualReorder: [Int64]
    private let usualTarget: [Int64]
    /// Grams per person at or below which, and up to which, a household orders now.
    private(set) var reorder: [Int64]
    private(set) var target: [Int64]
    private var factor = 1.0

    init(_ city: City) {
        let commodities = city.plan.commodities
        let diets = city.plan.geography.people.diets.count
        commodityCount = commodities.count
        hasDiets = !city.geography.traits.isEmpty && diets > 0 && commodities.contains { $0.eatenBy != .everyone }
        var need: [Int64] = []
        var reorder: [Int64] = []
        var target: [Int64] = []
        for diet in 0...(hasDiets ? diets : 0) {
            for (index, commodity) in commodities.enumerated() {
                let isEaten = commodity.eatenBy.contains(diet: diet)
                need.append(isEaten ? commodity.needPerPersonDay.count : 0)
                // No position is ever negative.
                let isMissed = isEaten && commodity.isNeeded && city.plan.isSold(index)
                reorder.append(isMissed ? commodity.householdReorder : -1)
                target.append(isEaten ? commodity.householdTarget : 0)
            }
        }
        self.need = need
        needPerSecond = need.map { Float(Double($0) / Double(secondsPerDay)) }
        var neededAtRow = Array(repeating: UInt16(0), count: need.count)
        for place in need.indices where need[place] > 0 {
            let commodity = place % commodities.count
            if commodities[commodity].isNeeded { neededAtRow[place - commodity] |= 1 << UInt16(commodity) }
        }
        self.neededAtRow = neededAtRow
        var fastest = need.map(Double.init)
        for rule in city.plan.substitutions {
            for row in stride(from: 0, to: need.count, by: commodities.count) where need[row + rule.to] > 0 {
                fastest[row + rule.to] += rule.ratio * Double(need[row + rule.from])
            }
        }
        secondsPerGram = fastest.map { Double(secondsPerDay) / $0 }
        (usualReorder, usualTarget) = (reorder, target)
        (self.reorder, self.target) = (reorder, target)
    }

    /// Where the row of a household's diet begins.
    @inline(__always)
    func row(of household: Int, in traits: [HouseholdTraits]) -> Int {
        hasDiets ? traits[household].diet * commodityCount : 0
    }

    /// Whether the diet of a row eats a commodity.
    @inline(__always)
    func isEaten(_ commodity: Int, row: Int) -> Bool { need[row + commodity] > 0 }

    /// Whether the diet of a row eats a commodity and lacks something without it.
    @inline(__always)
    func isNeeded(_ commodity: Int, row: Int) -> Bool { needed(row: row) & (1 << UInt16(commodity)) != 0 }

    /// The commodities that the diet of a row lacks when there are none of them, one bit each.
    @inline(__always)
    func needed(row: Int) -> UInt16 { neededAtRow[row] }

    /// Lets everyone want so many times as much as usual, at least 1.
    mutating func multiply(by factor: Double) {
        guard factor != self.factor else { return }
        self.factor = factor
        for index in reorder.indices where need[index] > 0 {
            reorder[index] = Int64((Double(usualReorder[index]) * factor).rounded())
            target[index] = Int64((Double(usualTarget[index]) * factor).rounded())
        }
    }
}
