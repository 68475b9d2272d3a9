import Statistics

/// How experienced each community's crew is, and how much faster for it.
///
/// The *n*-th parcel takes *T(n) = T(1) n^b* with *b = log2(rate)* (Wright 1936, "Factors affecting the cost of
/// airplanes", in the unit form of Crawford 1944), and no less than `floor` of *T(1)*. A crew's *n* is 1 and the mean
/// number of parcels that its members have handed over, taken at the start of the day.
struct Learning: Sendable {
    private var plan: LearningPlan
    private var exponent: Double
    /// Parcels handed over per member of each community.
    private var experience: [Double]

    init(plan: LearningPlan, communities: Int) {
        self.plan = plan
        exponent = Elementary.log2(plan.rate)
        experience = Array(repeating: 0, count: communities)
    }

    /// Takes over the curve of a phase; experience stays.
    mutating func adopt(_ plan: LearningPlan) {
        self.plan = plan
        exponent = Elementary.log2(plan.rate)
    }

    /// The time of a parcel over that of a novice.
    func timeFactor(of community: Int) -> Double {
        max(plan.floor, Elementary.pow(1 + experience[community], exponent))
    }

    /// Adds the parcels that a community's carriers have handed over.
    mutating func learn(_ parcels: Int, in community: Int, carriers: Double) {
        if carriers > 0 { experience[community] += Double(parcels) / carriers }
    }

    /// Lets members move between the communities of a pool, with their experience.
    mutating func mix(_ pool: [Int], before: [Int], after: [Int]) {
        Pooling.mix(pool, before: before, after: after, in: &experience)
    }
}
