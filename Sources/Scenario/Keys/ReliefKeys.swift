import SupplyModel

extension ReliefPlan {
    /// The section `relief`.
    init(reading section: Section, within context: ReliefContext) {
        let programmes = section.value(
            "programmes",
            .map(of: "relief programmes", count: 0...50) { id, section in
                ReliefProgramme(programme: id, reading: section, within: context)
            }, default: [], "Packs of which a number is given out each day.")
        let drives = section.value(
            "drives",
            .map(of: "relief programmes", count: 0...50) { id, section in
                ReliefProgramme(drive: id, reading: section, within: context)
            }, default: [], "Goods that come on certain days and are handed out to one community after another.")
        self.init(programmes: programmes + drives)
    }
}

/// What the keys of `relief` are checked against.
struct ReliefContext {
    let start: CalendarDate
    let days: Int
    let packages: [PackageKind]
    let sources: [Source]

    /// The position of a package; that it exists is checked when all has been read.
    func package(_ id: String) -> Int { packages.firstIndex { $0.id == id } ?? 0 }

    /// The simulated days.
    var dates: [CalendarDate] { (0..<days).map { start + $0 } }
}

extension ReliefProgramme {
    /// One of the section `relief.programmes`.
    fileprivate init(programme id: String, reading section: Section, within context: ReliefContext) {
        let common = Common(section, context)
        let quota = section.required("quota", .quota, "The packs of each day, from `from` to `until`.")
        let (from, until) = section.period(within: context)
        let most = section.optional(
            "most_packages", .integer(in: 0...1_000_000_000), "The most packs in all; no limit when left out.")
        let supply = section.optional(
            "supply_t_per_day", .tonnes(in: 0...1_000_000),
            "Its own supply, at most so much a day, which comes to the stores; from their stock when left out.")
        let rule = section.value(
            "rule", .choice(of: AllocationRules.names(reading: [.persons, .households, .ticket, .lastServed])),
            default: FirstCome.name,
            "How a quota is shared between communities that have more eligible households than it has packs.")
        let within = section.value(
            "rule_within",
            .choice(
                of: AllocationRules.names(
                    reading: [.persons, .households, .cover, .ticket, .lastServed, .classIndex])),
            default: FirstCome.name,
            "How a community's packs are shared between its households; they stand in line by their last pack.")
        let time = section.value(
            "time", .timeOfDay(), default: 5 * 3_600 + 1_800,
            "When the day's packs are shared out; before `group_buying.release_time` they come before orders.")
        self.init(
            id: id, package: common.package, price: common.price, eligibility: common.eligibility,
            daysBetween: common.daysBetween, time: time,
            packagesByDay: context.dates.map { quota.packages(on: $0, from: from, until: until) },
            supply: supply.map(Supply.own) ?? .stores)
        mostPackages = most
        ruleBetween = rule
        ruleWithin = within
    }

    /// One of the section `relief.drives`.
    fileprivate init(drive id: String, reading section: Section, within context: ReliefContext) {
        let common = Common(section, context)
        let dates = section.required("dates", .list(.date, count: 1...3_650), "The days on which goods come.")
        let tonnes = section.required(
            "tonnes", .tonnes(in: 0...1_000_000), "What comes on each of them; households take whole packages of it.")
        let source = section.optional(
            "source", .reference(to: "sources"), "The source that sends it; a shock to it makes the drive smaller.")
        let time = section.value("time", .timeOfDay(), default: 6 * 3_600, "When it stands at the stores' doors.")
        let mass = context.packages.isEmpty ? Grams(1) : context.packages[common.package].mass
        let packages = Int(tonnes.count / max(1, mass.count))
        self.init(
            id: id, package: common.package, price: common.price, eligibility: common.eligibility,
            daysBetween: common.daysBetween, time: time,
            packagesByDay: context.dates.map { dates.contains($0) ? packages : 0 },
            supply: .drive(source: source.flatMap { name in context.sources.firstIndex { $0.id == name } }))
    }

    /// The keys that both kinds have.
    private struct Common {
        let package: Int
        let price: Double
        let eligibility: Eligibility
        let daysBetween: Int

        init(_ section: Section, _ context: ReliefContext) {
            package = context.package(
                section.required("package", .reference(to: "packages"), "The kind of package that it gives."))
            price = section.value(
                "price_yuan", .number(in: 0...100_000), default: 0, "What a household pays for one, in yuan.")
            eligibility = section.value(
                "eligible", Scenario.Kind<Eligibility>.choice, default: .all, "Which households it is for.")
            daysBetween = section.value(
                "days_between", .integer(in: 1...3_650), default: 1,
                "The fewest days from one pack of a household to its next.")
        }
    }
}

extension Section {
    /// The keys `from` and `until`, both days included.
    fileprivate func period(within context: ReliefContext) -> (from: CalendarDate, until: CalendarDate) {
        let from = optional("from", .date, "The first day; the first simulated day when left out.")
        let until = optional("until", .date, "The last day; the last simulated day when left out.")
        let first = from ?? context.start
        let last = until ?? max(first, context.start + (context.days - 1))
        check(
            first <= last || reader.isDescribing, at: "until",
            "'until' is \(last.description), before 'from', which is \(first.description)")
        return (first, last)
    }
}

/// How many packs there are on each day.
enum PackageQuota {
    case each(Int)
    /// From the first day on; the last holds until the end.
    case inTurn([Int])
    /// By date; none on days that are not listed.
    case listed([CalendarDate: Int])

    func packages(on date: CalendarDate, from first: CalendarDate, until last: CalendarDate) -> Int {
        guard first <= date, date <= last else { return 0 }
        switch self {
        case .each(let count): return count
        case .inTurn(let counts): return counts[min(counts.count - 1, date.dayNumber - first.dayNumber)]
        case .listed(let counts): return counts[date] ?? 0
        }
    }
}

extension Kind where Value == PackageQuota {
    /// A number of packs a day: one number, one after another, or a table.
    static var quota: Kind {
        let packs = Kind<Int>.integer(in: 0...100_000_000)
        return .variant(
            named: "quota",
            [
                (
                    "by_day", "A number for each day from `from` on; the last holds until `until`.",
                    Kind<[Int]>.list(packs, count: 1...3_650).turned(PackageQuota.inTurn)
                ),
                (
                    "table", "A CSV table with a row for each day that has some.",
                    Kind<[CalendarDate: Int]>.table { table in
                        let dates = table.required("date", .date, "The day.")
                        let counts = table.required("packages", packs, "Its packs.")
                        table.checkNotEmpty()
                        return Dictionary(zip(dates, counts)) { $0 + $1 }
                    }.turned(PackageQuota.listed)
                ),
            ], short: packs.turned(PackageQuota.each), show: { _ in "none" })
    }
}

extension Kind {
    /// The same text read as another value.
    func turned<Other>(_ make: @escaping (Value) -> Other) -> Kind<Other> {
        Kind<Other>(
            shape: shape, placeholder: { make(placeholder()) }, read: { read($0, $1, $2).map(make) },
            show: { _ in "none" })
    }
}

extension AllocationRules {
    /// The names of the rules that read no more of a claim than this.
    static func names(reading facts: ClaimFacts) -> [String] {
        names.filter { named($0)?.reads.isSubset(of: facts) ?? false }
    }
}
