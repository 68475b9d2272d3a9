/// Claims by class, each class with the rule that shares within it.
struct ClassSharing: Sendable {
    private var rules: [any AllocationRule]
    private var members: [Int] = []
    private var claims: [AllocationClaim] = []
    private var grants: [Int64] = []

    init(_ plan: AllocationPlan) {
        rules = plan.rulesWithinClass()
    }

    /// The classes, the others included.
    var count: Int { rules.count }

    /// What the rules within the classes read, and the class.
    var reads: ClaimFacts { rules.reduce(.classIndex) { $0.union($1.reads) } }

    /// The position of a claim's class.
    func position(of claim: AllocationClaim) -> Int { min(Int(claim.classIndex), rules.count - 1) }

    /// Adds up what each class asks for.
    func totals(of claims: [AllocationClaim], into totals: inout [UInt128]) {
        totals.removeAll(keepingCapacity: true)
        totals.append(contentsOf: repeatElement(0, count: rules.count))
        for claim in claims { totals[position(of: claim)] += UInt128(claim.asked) }
    }

    /// Shares what a class gets among its claims.
    mutating func share(
        _ units: Int64, in position: Int, among everyone: [AllocationClaim], into everyonesGrants: inout [Int64]
    ) {
        members.removeAll(keepingCapacity: true)
        claims.removeAll(keepingCapacity: true)
        for (index, claim) in everyone.enumerated() where self.position(of: claim) == position {
            members.append(index)
            claims.append(claim)
        }
        grants.removeAll(keepingCapacity: true)
        grants.append(contentsOf: repeatElement(0, count: claims.count))
        rules[position].allocate(units, among: claims, into: &grants)
        for (member, grant) in zip(members, grants) { everyonesGrants[member] = grant }
    }
}
