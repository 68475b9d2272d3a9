/// How many days the members of each community have been on duty without a rest.
///
/// Members are not followed one by one. A community's list is cut into as many equal cohorts as the rota has days (one
/// without a rota); for each cohort the shares of its members with 0, 1, 2 ... days on duty are kept. On a day on duty
/// those who come are drawn from all levels alike: so the shares are the expected ones of a member-by-member model.
///
/// - Complexity: O(cohorts x levels) for each community and day.
struct Fatigue: Sendable {
    private let plan: FatiguePlan
    private let rota: DutyRota
    private let levels: Int
    private let productivityAtLevel: [Double]
    /// `[(community * cohorts + cohort) * levels + level]`; the levels of a cohort sum to 1.
    private var shares: [Double]
    private var next: [Double]

    private var cohorts: Int { rota.daysOn + rota.daysOff }

    init(plan: FatiguePlan, rota: DutyRota?, communities: Int) {
        self.plan = plan
        self.rota = rota ?? DutyRota(daysOn: 1, daysOff: 0)
        levels = plan.lastLevel + 1
        productivityAtLevel = (0..<levels).map(plan.productivity(after:))
        next = Array(repeating: 0, count: levels)
        let rested = [1] + Array(repeating: 0.0, count: levels - 1)
        let cohorts = self.rota.daysOn + self.rota.daysOff
        shares = (0..<communities * cohorts).flatMap { _ in rested }
    }

    /// The same members under the plan of a phase: the most tired level holds those who were more tired still, and where
    /// the rota is another each cohort starts with the mean of all.
    func under(_ plan: FatiguePlan, rota: DutyRota?, communities: Int) -> Fatigue {
        var later = Fatigue(plan: plan, rota: rota, communities: communities)
        for community in 0..<communities {
            for cohort in 0..<later.cohorts {
                let base = (community * later.cohorts + cohort) * later.levels
                for level in 0..<later.levels { later.shares[base + level] = 0 }
                let sources = later.rota == self.rota ? cohort..<cohort + 1 : 0..<cohorts
                for source in sources {
                    for level in 0..<levels {
                        later.shares[base + min(level, later.levels - 1)] +=
                            shares[(community * cohorts + source) * levels + level] / Double(sources.count)
                    }
                }
            }
        }
        return later
    }

    /// The mean productivity of those of a community who are on duty on a day.
    func productivity(of community: Int, on day: Int) -> Double {
        mean(of: community, on: day) { productivityAtLevel[$0] }
    }

    /// The mean number of days that they have been on duty without a rest, before this one.
    func daysOnDuty(of community: Int, on day: Int) -> Double {
        mean(of: community, on: day) { Double($0) }
    }

    private func mean(of community: Int, on day: Int, _ value: (Int) -> Double) -> Double {
        var sum = 0.0
        for cohort in 0..<cohorts where rota.isOnDuty(cohort: cohort, day: day) {
            let base = (community * cohorts + cohort) * levels
            for level in 0..<levels { sum += shares[base + level] * value(level) }
        }
        return sum / Double(rota.daysOn)
    }

    /// Lets a day pass of which a share of those on duty worked; the others rested.
    mutating func pass(_ day: Int, in community: Int, working: Double) {
        for cohort in 0..<cohorts {
            let base = (community * cohorts + cohort) * levels
            let tired = rota.isOnDuty(cohort: cohort, day: day) ? working : 0
            for level in 0..<levels { next[level] = 0 }
            for level in 0..<levels {
                next[min(level + 1, levels - 1)] += shares[base + level] * tired
                next[max(0, level - plan.recovery)] += shares[base + level] * (1 - tired)
            }
            for level in 0..<levels { shares[base + level] = next[level] }
        }
    }

    /// Lets members move between the communities of a pool: those who go are as tired as those who stay, and those who
    /// come as those who go, on average.
    mutating func mix(_ pool: [Int], before: [Int], after: [Int]) {
        for part in 0..<cohorts * levels {
            Pooling.mix(pool, before: before, after: after, in: &shares, stride: cohorts * levels, offset: part)
        }
    }
}

/// Means that move with members.
enum Pooling {
    /// Works out a mean per member of each community anew after members have moved: who goes takes the mean of the
    /// community along, and who comes brings the mean of all who went.
    ///
    /// - Parameters:
    ///   - pool: the communities between which members moved.
    ///   - means: the mean of a community lies at `community * stride + offset`.
    static func mix(
        _ pool: [Int], before: [Int], after: [Int], in means: inout [Double], stride: Int = 1, offset: Int = 0
    ) {
        var (moved, sum) = (0, 0.0)
        for community in pool where after[community] < before[community] {
            moved += before[community] - after[community]
            sum += Double(before[community] - after[community]) * means[community * stride + offset]
        }
        for community in pool where after[community] > before[community] {
            let arrivals = Double(after[community] - before[community])
            let stayed = Double(before[community]) * means[community * stride + offset]
            means[community * stride + offset] =
                (stayed + arrivals * sum / Double(moved)) / Double(after[community])
        }
    }
}
