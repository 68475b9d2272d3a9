/// What is given to households beside what they order: a daily quota of packs, or goods that arrive in a drive.
public struct ReliefPlan: Sendable {
    /// The programmes, in the order in which they are given out where two of them are at the same time; at most 100.
    public var programmes: [ReliefProgramme]

    /// Creates the plan of some programmes.
    public init(programmes: [ReliefProgramme]) {
        self.programmes = programmes
    }

    /// The same plan for a share of the city: each day's packs are rounded so that the sum to each day is nearest.
    func scaled(by factor: Double) -> ReliefPlan {
        var plan = self
        for index in programmes.indices {
            var before = 0
            var (total, given) = (0, 0)
            plan.programmes[index].packagesByDay = programmes[index].packagesByDay.map { packages in
                total += packages
                given = Int((Double(total) * factor).rounded())
                defer { before = given }
                return given - before
            }
            plan.programmes[index].mostPackages = programmes[index].mostPackages.map {
                Int((Double($0) * factor).rounded())
            }
            if case .own(let perDay) = programmes[index].supply {
                plan.programmes[index].supply = .own(perDay: Grams(Int64((Double(perDay.count) * factor).rounded())))
            }
        }
        return plan
    }
}

/// One relief programme.
public struct ReliefProgramme: Sendable {
    /// Which households it is for.
    public enum Eligibility: String, CaseIterable, Sendable {
        /// All of them.
        case all
        /// Those with a low income.
        case lowIncome = "low_income"
        /// Those who are vulnerable.
        case vulnerable
    }

    /// Where its goods come from.
    public enum Supply: Hashable, Sendable {
        /// The stock of the store that serves a household.
        case stores
        /// A supply of its own that comes to the stores, of so much a day at most; only what is used comes.
        case own(perDay: Grams)
        /// Lorries of a source, by its position, or of nobody in particular: they bring the goods packed to the stores'
        /// doors, and buses take them before all else.
        case drive(source: Int?)
    }

    /// The identifier that outputs use.
    public var id: String
    /// The kind of package that it gives, by its position.
    public var package: Int
    /// What a household pays for one, in yuan.
    public var price: Double
    /// Which households it is for.
    public var eligibility: Eligibility
    /// The fewest days from one pack of a household to its next, at least 1.
    public var daysBetween: Int
    /// Seconds after midnight at which a day's packs are shared out.
    public var time: Int
    /// The packs of each simulated day.
    public var packagesByDay: [Int]
    /// The most packs in all, if there is such a limit.
    public var mostPackages: Int? = nil
    /// Where its goods come from.
    public var supply: Supply
    /// The name of the rule that shares a quota between communities; a drive goes to them in turn.
    public var ruleBetween = FirstCome.name
    /// The name of the rule that shares a community's packs between its households, longest without one first.
    public var ruleWithin = FirstCome.name

    /// Creates a programme; the scenario reader has checked the ranges.
    public init(
        id: String, package: Int, price: Double, eligibility: Eligibility, daysBetween: Int, time: Int,
        packagesByDay: [Int], supply: Supply
    ) {
        self.id = id
        self.package = package
        self.price = price
        self.eligibility = eligibility
        self.daysBetween = daysBetween
        self.time = time
        self.packagesByDay = packagesByDay
        self.supply = supply
    }

    /// Whether it is a drive.
    public var isDrive: Bool {
        if case .drive = supply { true } else { false }
    }
}
