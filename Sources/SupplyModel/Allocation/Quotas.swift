/// Reserved quotas: each class has its part of what there is, and its own rule within it.
///
/// What is available is split by the quotas, by largest remainder (of equal remainders the earlier class first). A class
/// that asks for less than its part leaves the rest, and what is reserved for nobody is free from the start: what is free
/// goes to the classes in their order, each until it is whole. (Soft reserves; Pathak, Sonmez, Unver and Yenmez 2024,
/// "Fair allocation of vaccines, ventilators and antiviral treatments", *Management Science*.) As quotas are
/// rounded by largest remainder, a unit more may cost a class a unit: the rule is not house-monotone.
///
/// - Complexity: O(*n* x classes), and the rules within the classes.
public struct Quotas: AllocationRule {
    /// The name by which a scenario asks for the rule.
    public static let name = "quotas"

    private var classes: ClassSharing
    /// The thousandths of each class and, last, what is reserved for nobody.
    private let reserved: [Int64]
    private let order: [AllocationClaim]
    private var remainders = LargestRemainder()
    private var parts: [Int64] = []
    private var totals: [UInt128] = []

    /// Creates the rule for the classes and quotas of the plan.
    ///
    /// - Precondition: quotas are not negative, and 1000 at most together.
    public init(_ plan: AllocationPlan = AllocationPlan()) {
        classes = ClassSharing(plan)
        let quotas = (0..<classes.count).map { $0 < plan.quotas.count ? Int64(plan.quotas[$0]) : 0 }
        let free = 1000 - quotas.reduce(0, +)
        precondition(free >= 0 && quotas.allSatisfy { $0 >= 0 }, "quotas are thousandths, 1000 at most together")
        reserved = quotas + [free]
        order = reserved.indices.map { index in
            var claim = AllocationClaim(asked: 0)
            claim.id = UInt32(index)
            return claim
        }
    }

    /// The class, and what the rules within the classes read.
    public var reads: ClaimFacts { classes.reads }

    /// Shares out what is available; see ``AllocationRule``.
    public mutating func allocate(_ available: Int64, among claims: [AllocationClaim], into grants: inout [Int64]) {
        classes.totals(of: claims, into: &totals)
        parts.removeAll(keepingCapacity: true)
        parts.append(contentsOf: repeatElement(0, count: reserved.count))
        remainders.split(available, by: reserved, among: order, into: &parts)
        var free = parts[classes.count]
        for position in totals.indices {
            let taken = Int64(min(UInt128(parts[position]), totals[position]))
            free += parts[position] - taken
            parts[position] = taken
        }
        for position in totals.indices {
            let more = Int64(min(UInt128(free), totals[position] - UInt128(parts[position])))
            free -= more
            classes.share(parts[position] + more, in: position, among: claims, into: &grants)
        }
    }
}
