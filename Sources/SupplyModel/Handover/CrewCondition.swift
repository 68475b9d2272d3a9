/// How fast each community's crew works today: fatigue, and experience.
struct CrewCondition: Sendable {
    private var fatigue: Fatigue?
    private var learning: Learning?

    init(plan: HandoverPlan, communities: Int) {
        fatigue = plan.fatigue.map { Fatigue(plan: $0, rota: plan.rota, communities: communities) }
        learning = plan.learning.map { Learning(plan: $0, communities: communities) }
    }

    /// Whether a crew's pace can change from day to day.
    var isOn: Bool { fatigue != nil || learning != nil }

    /// Takes over the plan of a phase; members stay as tired and as experienced as they are.
    mutating func adopt(_ plan: HandoverPlan, communities: Int) {
        let old = fatigue
        fatigue = plan.fatigue.map { later in
            old?.under(later, rota: plan.rota, communities: communities)
                ?? Fatigue(plan: later, rota: plan.rota, communities: communities)
        }
        if let curve = plan.learning {
            if learning == nil { learning = Learning(plan: curve, communities: communities) }
            learning?.adopt(curve)
        } else {
            learning = nil
        }
    }

    /// The mean productivity of a community's crew on a day; 1 when rested.
    func productivity(of community: Int, on day: Int) -> Double {
        fatigue?.productivity(of: community, on: day) ?? 1
    }

    /// The days that its members have been on duty without a rest.
    func daysOnDuty(of community: Int, on day: Int) -> Double {
        fatigue?.daysOnDuty(of: community, on: day) ?? 0
    }

    /// The time of a parcel over that of a novice.
    func learningFactor(of community: Int) -> Double { learning?.timeFactor(of: community) ?? 1 }

    /// Lets a day pass of which a share of those on duty worked.
    mutating func pass(_ day: Int, in community: Int, working: Double) {
        fatigue?.pass(day, in: community, working: working)
    }

    /// Adds the parcels that a community's carriers have handed over.
    mutating func learn(_ parcels: Int, in community: Int, carriers: Double) {
        learning?.learn(parcels, in: community, carriers: carriers)
    }

    /// Lets members move between the communities of a pool, with fatigue and experience.
    mutating func mix(_ pool: [Int], before: [Int], after: [Int]) {
        fatigue?.mix(pool, before: before, after: after)
        learning?.mix(pool, before: before, after: after)
    }
}
