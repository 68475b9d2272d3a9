import EventKernel
import Stochastics

/// The orders that claim a kind of package of which a store has too few, and the rule that decides between them.
///
/// What the store knows of a household is what its order says: when it was placed, the persons, the class, and how long
/// the pantry will last. It finds out only what its rule reads.
struct OrderClaims: Sendable {
    /// An order that claims something scarce; the earlier one comes first.
    private struct Claimant: Comparable, BitwiseCopyable, Sendable {
        let placedAt: Int32
        let order: Int32
        let asked: Int32

        static func < (left: Claimant, right: Claimant) -> Bool {
            (left.placedAt, left.order) < (right.placedAt, right.order)
        }
    }

    private var rule: any AllocationRule
    private var reads: ClaimFacts
    private var projectionRounds: Int
    private var classifier: HouseholdClassifier
    private let random: RandomSource
    private let householdCount: Int
    /// The day on which each household was last granted something, plus 1; 0 for never; empty when no rule asks.
    private var servedOn: [UInt16] = []
    private var history: AskHistory

    private var claimants: [Claimant] = []
    private var claims: [AllocationClaim] = []
    private var grants: [Int64] = []

    init(city: City, random: RandomSource) {
        self.random = random
        rule = AllocationRules.rule(of: city.plan)
        reads = rule.reads
        projectionRounds = city.plan.allocation.projectionRounds
        classifier = HouseholdClassifier(city: city, classes: city.plan.allocation.classes)
        householdCount = city.geography.personsInHousehold.count
        history = AskHistory(stores: city.stores.count, kindCount: city.plan.packages.count)
        remember()
    }

    /// Takes over the rule of a phase; what was remembered for a rule before stays.
    mutating func adopt(_ city: City) {
        rule = AllocationRules.rule(of: city.plan)
        reads = rule.reads
        projectionRounds = city.plan.allocation.projectionRounds
        classifier = HouseholdClassifier(city: city, classes: city.plan.allocation.classes)
        remember()
    }

    private mutating func remember() {
        if reads.contains(.lastServed), servedOn.isEmpty {
            servedOn = Array(repeating: 0, count: householdCount)
        }
    }

    /// Notes what a store is asked for at a release.
    mutating func note(_ orders: [Order], at store: EntityID<City.Store>) {
        if reads.contains(.laterNeed) { history.note(orders, at: store.index) }
    }

    /// Notes what a household was granted.
    mutating func served(_ household: UInt32, on day: Int) {
        if !servedOn.isEmpty { servedOn[Int(household)] = UInt16(day + 1) }
    }

    /// Forgets the claims of before.
    mutating func removeAll() {
        claimants.removeAll(keepingCapacity: true)
    }

    /// Adds a claim of the order at a position.
    mutating func add(_ asked: Int, by order: Order, at position: Int) {
        claimants.append(Claimant(placedAt: order.placedAt, order: Int32(position), asked: Int32(asked)))
    }

    /// Shares packages of a kind among the claims, the earliest first where the rule leaves a choice.
    mutating func share(
        _ available: Int64, kind: Int, at store: EntityID<City.Store>, orders: [Order], households: Households,
        now: Instant
    ) {
        claimants.sort()
        claims.removeAll(keepingCapacity: true)
        for claimant in claimants {
            var claim = AllocationClaim(asked: Int64(claimant.asked))
            claim.placedAt = claimant.placedAt
            claim.id = UInt32(claimant.order)
            claims.append(claim)
        }
        if !reads.isDisjoint(with: [.persons, .cover]) {
            households.describe(&claims, of: orders, kind: kind, at: now)
        }
        if !reads.isDisjoint(with: [.ticket, .lastServed, .classIndex]) { describe(orders, on: now.day) }
        if reads.contains(.laterNeed) {
            var later = AllocationClaim(asked: 0)
            later.laterNeed = history.expected(of: kind, at: store.index, rounds: projectionRounds)
            later.placedAt = .max
            claims.append(later)
        }
        grants.removeAll(keepingCapacity: true)
        grants.append(contentsOf: repeatElement(0, count: claims.count))
        rule.allocate(available, among: claims, into: &grants)
    }

    private mutating func describe(_ orders: [Order], on day: Int) {
        for index in claims.indices {
            let household = orders[Int(claims[index].id)].household
            if reads.contains(.ticket) {
                claims[index].ticket = random.bits(.allocationTicket, entity: household, index: UInt32(day))
            }
            if !servedOn.isEmpty, servedOn[Int(household)] > 0 {
                claims[index].lastServed = Int32(servedOn[Int(household)])
            }
            if reads.contains(.classIndex) {
                claims[index].classIndex = UInt8(classifier.position(of: Int(household)))
            }
        }
    }

    /// What the orders were granted: their positions, and packages.
    var granted: some Sequence<(order: Int, packages: Int)> {
        zip(claimants, grants).lazy.map { (order: Int($0.order), packages: Int($1)) }
    }
}
