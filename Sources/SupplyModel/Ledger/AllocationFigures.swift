/// What stores granted, class by class, and what kept them from granting.
public struct AllocationFigures: Sendable, Hashable {
    /// The classes of households in the order of the allocation's plan; the others follow as the last.
    public let classes: [HouseholdClass]
    /// Packages that stores were asked for, each order counted once: `[day * (classes + 1) + class]`.
    public internal(set) var asked: [Int]
    /// Packages that stores granted, likewise.
    public internal(set) var granted: [Int]
    /// Packages that were granted in the place of others, by day.
    public internal(set) var substituted: [Int]
    /// Stores that stayed closed, by day.
    public internal(set) var storesClosed: [Int]

    /// The figures of a city of which some plan names classes, substitutes or closed stores; nil for others.
    public init?(city: City) {
        let plans = [city.plan] + city.phases.map(\.city.plan)
        let closes = { (plan: CityPlan) in
            plan.picking.disinfection != nil || plan.hasShock(.storeClosed)
        }
        guard
            plans.contains(where: {
                !$0.allocation.classes.isEmpty || $0.packages.contains { $0.substitute != nil } || closes($0)
            })
        else { return nil }
        classes = city.plan.allocation.classes
        asked = Array(repeating: 0, count: city.plan.days * (classes.count + 1))
        granted = asked
        substituted = Array(repeating: 0, count: city.plan.days)
        storesClosed = substituted
    }

    /// Packages of a class over the whole run, from `asked` or `granted`.
    public func total(_ packages: KeyPath<AllocationFigures, [Int]>, of position: Int) -> Int {
        stride(from: position, to: self[keyPath: packages].count, by: classes.count + 1).reduce(0) {
            $0 + self[keyPath: packages][$1]
        }
    }
}

extension Ledger {
    /// A store went through an order that it had not seen before.
    mutating func asked(_ packages: Int, byClass position: Int) {
        guard let classes = allocation?.classes.count else { return }
        allocation?.asked[today * (classes + 1) + position] += packages
    }

    /// A store granted packages to an order.
    mutating func granted(_ packages: Int, toClass position: Int) {
        guard let classes = allocation?.classes.count else { return }
        allocation?.granted[today * (classes + 1) + position] += packages
    }

    /// A store granted packages of another kind than was asked for.
    mutating func substituted(_ packages: Int) {
        allocation?.substituted[today] += packages
    }

    /// A store was closed at the hour at which it would have released its rounds.
    mutating func storeKeptClosed() {
        allocation?.storesClosed[today] += 1
    }
}
