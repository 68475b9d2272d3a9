import EventKernel
import Statistics

/// How many times as much as usual the households of a cell want to hold: panic, times what a shock does.
///
/// A cell takes fright on a day of news, or when at its cut-off too many of its households are without something. Then
/// it wants `factor` times as much, and the excess halves every `halfLifeDays`; what is left of it below a hundredth is
/// nothing. Another fright begins it anew.
struct DemandLevel: Sendable {
    private let districtOfCell: [Int]
    private var plan: PanicPlan?
    /// The last day on which each cell took fright, of want.
    ///
    /// Negative when it never did; empty when there is no panic.
    private var frightenedOn: [Int32] = []
    /// By district.
    private var surge: [Double]

    init(city: City) {
        districtOfCell = city.geography.cells.map(\.district.index)
        surge = Array(repeating: 1, count: city.geography.districts.count)
        adopt(city)
    }

    /// Takes over the parameters of a phase.
    mutating func adopt(_ city: City) {
        plan = city.plan.panic
        if plan != nil, frightenedOn.isEmpty {
            frightenedOn = Array(repeating: -1, count: districtOfCell.count)
        }
    }

    /// Takes over what is wrong from now on.
    mutating func adopt(_ disruptions: Disruptions) {
        surge = disruptions.demandFactor
    }

    /// The share of households without something at which a cell takes fright; nil when nobody ever does.
    var shortageShare: Double? {
        guard let plan, plan.factor > 1, plan.shortageShare <= 1 else { return nil }
        return plan.shortageShare
    }

    /// A cell takes fright.
    mutating func frighten(_ cell: EntityID<Cell>, on day: Int) {
        frightenedOn[cell.index] = Int32(day)
    }

    /// How many times as much as usual the households of a cell want to hold on a day.
    func factor(in cell: EntityID<Cell>, on day: Int) -> Double {
        surge[districtOfCell[cell.index]] * panic(in: cell, on: day)
    }

    private func panic(in cell: EntityID<Cell>, on day: Int) -> Double {
        guard let plan, plan.factor > 1 else { return 1 }
        var since = Int(frightenedOn[cell.index])
        for news in plan.newsDays where news <= day { since = max(since, news) }
        guard since >= 0 else { return 1 }
        let excess = (plan.factor - 1) * Elementary.pow(0.5, Double(day - since) / plan.halfLifeDays)
        return excess < 0.01 ? 1 : 1 + excess
    }
}
