import Statistics
public import SupplyModel

/// What happened to a class of households, or to all others.
public struct ClassFigures: Sendable {
    /// The run.
    public let run: Replication
    private let positions: [Int]

    init(run: Replication, where includes: (HouseholdTraits) -> Bool) {
        self.run = run
        positions = run.ledger.traits.tallies.indices.filter { includes(run.ledger.traits.tallies[$0].traits) }
    }

    /// How many households belong to it.
    public var households: Int { sum(\.households) }

    /// The people in them.
    public var people: Int { sum(\.people) }

    /// Orders that they placed.
    public var ordersPlaced: Int { sum(\.ordersPlaced) }

    /// Handovers at their doors.
    public var deliveries: Int { sum(\.deliveries) }

    /// Those to which nothing came.
    public var neverServed: Int { sum(\.neverServed) }

    /// The longest time, in days, from one delivery to the next at any of them.
    public var longestGapDays: Int { tallies.reduce(0) { max($0, $1.longestGapDays) } }

    /// Hours from order to door, over their deliveries.
    public var meanOrderToDoorHours: Double { Double(sum(\.orderToDoorSeconds)) / Double(deliveries) / 3600 }

    /// Delivered over asked, by weight.
    public var fillRate: Double { Double(delivered.count) / Double(asked.count) }

    /// What they asked for.
    public var asked: Grams { tallies.reduce(.zero) { $0 + $1.asked } }

    /// What came to their doors in a good state.
    public var delivered: Grams { tallies.reduce(.zero) { $0 + $1.delivered } }

    /// Delivered over needed, by weight.
    public var deliveredShare: Double {
        let need = tallies.reduce(Grams.zero) { $0 + run.city.plan.needPerPersonDay(for: $1.traits) * $1.people }
        return Double(delivered.count) / Double((need * run.city.plan.days).count)
    }

    /// Person-days without a commodity, on the days of the run's window.
    public func unmetPersonDays(of commodity: Int) -> Double {
        var grams = Grams.zero
        for day in run.window {
            for position in positions {
                grams = grams + run.ledger.traits.unmet(at: position, onDay: day, of: commodity)
            }
        }
        return Double(grams.count) / Double(run.city.plan.commodities[commodity].needPerPersonDay.count)
    }

    /// Person-days without, over all commodities.
    public var unmetPersonDays: Double {
        run.city.plan.commodities.indices.reduce(0) { $0 + unmetPersonDays(of: $1) }
    }

    /// What their spells without a commodity cost them; NaN where it is not priced.
    public func deprivationCost(of commodity: Int) -> Double {
        guard run.hasDeprivation(of: commodity) else { return .nan }
        return positions.reduce(0) { $0 + run.ledger.traits.deprivationCost(at: $1, of: commodity) }
    }

    /// Those over their person-days, each counted for every commodity that its person needs.
    public var unmetShare: Double {
        let needs = tallies.reduce(0) { sum, tally in
            sum + tally.people * run.city.plan.commodities.count { $0.isNeeded(by: tally.traits.diet) }
        }
        return unmetPersonDays / Double(needs * run.window.count)
    }

    private var tallies: [TraitTally] { positions.map { run.ledger.traits.tallies[$0] } }

    private func sum(_ figure: KeyPath<TraitTally, Int>) -> Int {
        positions.reduce(0) { $0 + run.ledger.traits.tallies[$1][keyPath: figure] }
    }
}

extension Replication {
    /// The classes to which some household belongs, and some does not.
    public var householdClasses: [HouseholdGroup] {
        let traits = ledger.traits.tallies.map(\.traits)
        return city.plan.geography.people.classes.filter { group in
            traits.contains { group.includes($0) } && traits.contains { !group.includes($0) }
        }
    }

    /// How a class fared.
    public func figures(of group: HouseholdGroup) -> ClassFigures {
        ClassFigures(run: self) { group.includes($0) }
    }

    /// How all fared who are not of a class.
    public func figures(ofAllBut group: HouseholdGroup) -> ClassFigures {
        ClassFigures(run: self) { !group.includes($0) }
    }

    /// Inequality over people of delivered over needed, each taken to have what those of the same traits had together; all
    /// NaN where nobody is set apart.
    public var classInequality: (gini: Double, jain: Double, theil: Double) {
        let tallies = ledger.traits.tallies
        guard !tallies.isEmpty else { return (.nan, .nan, .nan) }
        let shares = tallies.map { tally in
            let need = city.plan.needPerPersonDay(for: tally.traits) * tally.people * city.plan.days
            return Double(tally.delivered.count) / Double(need.count)
        }
        let people = tallies.map { Double($0.people) }
        return (
            Inequality.gini(shares, weights: people), Inequality.jain(shares, weights: people),
            Inequality.theil(shares, weights: people)
        )
    }
}

extension CityPlan {
    /// What a person of a household with those traits needs of all commodities in a day.
    fileprivate func needPerPersonDay(for traits: HouseholdTraits) -> Grams {
        commodities.reduce(.zero) { $1.isNeeded(by: traits.diet) ? $0 + $1.needPerPersonDay : $0 }
    }
}
