import EventKernel
import Stochastics

/// Every household: what is in its pantry, what it has on order, and when it will look again.
///
/// Pantries are eaten down continuously. A household of *p* persons has eaten, or would have, `need * p * t / 86,400`
/// grams (rounded down) of a commodity by second *t*; what it eats between two instants is the difference, so that a
/// pantry is exact to the gram however rarely it is settled.
struct Households: Sendable {
    /// What is looked up together lies together.
    private struct State: BitwiseCopyable, Sendable {
        var onOrder = PackageCounts()
        /// The last settlement, in seconds.
        var settledAt: Int32 = 0
        let persons: UInt8
    }

    private let catalogue: Catalogue
    private let commodityCount: Int
    /// Grams per person and day, by commodity.
    private let need: [Int64]
    /// Grams per person below which, and up to which, a household orders, by commodity.
    private var reorder: [Int64]
    private var target: [Int64]
    /// Seconds for which one gram lasts one person, by commodity.
    private let secondsPerGram: [Double]
    /// Most packages of each kind in an order.
    private var cap: [Int]
    private var cutoffTime: Int64

    /// Grams at the last settlement: `[household * commodityCount + commodity]`.
    private var pantry: [Int32]
    private var states: [State]
    /// The day of the next round for which a household can have a reason to order.
    private var reviewDay: [UInt16]
    /// The inventory position (pantry and on order) of the household at hand, by commodity.
    private var position: [Int64]

    private static let never = UInt16.max

    init(city: City, random: RandomSource) {
        let plan = city.plan
        let commodities = plan.commodities
        catalogue = Catalogue(plan)
        commodityCount = commodities.count
        need = commodities.map(\.needPerPersonDay.count)
        reorder = plan.householdReorder
        target = commodities.map(\.householdTarget)
        secondsPerGram = commodities.map { Double(secondsPerDay) / Double($0.needPerPersonDay.count) }
        cap = plan.packages.map(\.householdCap)
        cutoffTime = Int64(plan.groupBuying.cutoffTime)
        states = city.geography.personsInHousehold.map { State(persons: $0) }
        let count = states.count
        reviewDay = Array(repeating: 0, count: count)
        position = Array(repeating: 0, count: commodities.count)
        pantry = []
        pantry.reserveCapacity(count * commodities.count)
        for household in 0..<count {
            var stream = random.stream(.initialPantry, entity: UInt32(household))
            for commodity in commodities {
                let days = max(0, commodity.initialPantryDays.sample(using: &stream))
                let grams = days * Double(Int64(states[household].persons) * commodity.needPerPersonDay.count)
                pantry.append(Int32(min(Double(Int32.max / 2), grams)))
            }
        }
        for household in 0..<count { planReview(of: household, after: .zero) }
    }

    /// Takes over the parameters of a phase; every household looks again.
    mutating func adopt(_ city: City) {
        reorder = city.plan.householdReorder
        target = city.plan.commodities.map(\.householdTarget)
        cap = city.plan.packages.map(\.householdCap)
        cutoffTime = Int64(city.plan.groupBuying.cutoffTime)
        for household in reviewDay.indices { reviewDay[household] = 0 }
    }

    /// What is in all pantries, as last settled, by commodity.
    func pantryTotals() -> [Int64] {
        var totals = Array(repeating: Int64(0), count: commodityCount)
        for base in stride(from: 0, to: pantry.count, by: commodityCount) {
            for commodity in 0..<commodityCount { totals[commodity] &+= Int64(pantry[base &+ commodity]) }
        }
        return totals
    }

    /// Whether a household can have a reason to order in the round of `day`.
    @inline(__always)
    func isDue(_ household: Int, on day: Int) -> Bool {
        Int(reviewDay[household]) <= day
    }

    /// Lets a household decide at the cut-off of its round.
    ///
    /// For each kind in turn it orders as many packages as bring its commodities nearest to their targets, at least one
    /// for a commodity at or below its reorder level. Cover counts what is in the pantry and what is on order.
    ///
    /// - Returns: what it orders; empty when its cover is still above every reorder level.
    mutating func order(
        by household: Int, in cell: EntityID<Cell>, at now: Instant, ledger: inout Ledger
    ) -> PackageCounts {
        settle(household, in: cell, at: now, ledger: &ledger)
        loadPosition(of: household)
        let people = Int64(states[household].persons)
        var packages = PackageCounts()
        if isLow(people: people) {
            for kind in 0..<catalogue.kindCount {
                var count: Int64 = 0
                for content in catalogue.contentsOfKind[kind] {
                    let (commodity, grams) = (catalogue.contents[content].commodity, catalogue.contents[content].grams)
                    let missing = target[commodity] * people - position[commodity]
                    if missing > 0 { count = max(count, (missing + grams / 2) / grams) }
                    if position[commodity] <= reorder[commodity] * people { count = max(count, 1) }
                }
                count = min(count, Int64(min(cap[kind], 15 - states[household].onOrder[kind])))
                packages[kind] = Int(count)
                for content in catalogue.contentsOfKind[kind] {
                    position[catalogue.contents[content].commodity] += count * catalogue.contents[content].grams
                }
            }
            states[household].onOrder = states[household].onOrder + packages
        }
        planReviewFromPosition(of: household, after: now + Span(ticks: 1))
        return packages
    }

    /// Puts delivered goods into a household's pantry; `spoiled` says which commodities of them are not good any more.
    mutating func receive(
        _ packages: PackageCounts, spoiled: UInt16, by household: Int, in cell: EntityID<Cell>, at now: Instant,
        ledger: inout Ledger
    ) {
        settle(household, in: cell, at: now, ledger: &ledger)
        states[household].onOrder = states[household].onOrder - packages
        for content in catalogue.contents where spoiled & (1 << UInt16(content.commodity)) == 0 {
            pantry[household * commodityCount + content.commodity] += Int32(
                Int64(packages[content.kind]) * content.grams)
        }
        planReview(of: household, after: now)
    }

    /// Tells a household that packages will come that it did not order.
    ///
    /// - Returns: false when so many of the kind are on their way to it that no more can be noted.
    mutating func promise(
        _ packages: PackageCounts, of kind: Int, to household: Int, in cell: EntityID<Cell>, at now: Instant,
        ledger: inout Ledger
    ) -> Bool {
        guard states[household].onOrder[kind] + packages[kind] <= 15 else { return false }
        settle(household, in: cell, at: now, ledger: &ledger)
        states[household].onOrder = states[household].onOrder + packages
        planReview(of: household, after: now)
        return true
    }

    /// Whether a household's pantry holds nothing of a commodity by `now`; the pantry is left as it is.
    @inline(__always)
    func hasRunOut(of commodity: Int, household: Int, at now: Instant) -> Bool {
        let perDay = need[commodity] * Int64(states[household].persons)
        let eaten = perDay * Int64(states[household].settledAt) / Int64(secondsPerDay)
        let wanted = perDay * now.ticks / Int64(secondsPerDay) - eaten
        return wanted >= Int64(pantry[household * commodityCount + commodity])
    }

    /// The persons of a household.
    @inline(__always)
    func persons(in household: Int) -> Int { Int(states[household].persons) }

    /// Puts goods that a household has fetched into its pantry.
    mutating func fetch(
        _ grams: Int64, of commodity: Int, by household: Int, in cell: EntityID<Cell>, at now: Instant,
        ledger: inout Ledger
    ) {
        settle(household, in: cell, at: now, ledger: &ledger)
        pantry[household * commodityCount + commodity] += Int32(grams)
        planReview(of: household, after: now)
    }

    /// Takes back what will not come.
    mutating func cancel(
        _ packages: PackageCounts, of household: Int, in cell: EntityID<Cell>, at now: Instant, ledger: inout Ledger
    ) {
        settle(household, in: cell, at: now, ledger: &ledger)
        states[household].onOrder = states[household].onOrder - packages
        planReview(of: household, after: now)
    }

    /// Puts other packages in the place of some that a household has on order, as many as it has room for.
    ///
    /// - Returns: how many.
    mutating func substitute(
        _ count: Int, of kind: Int, by other: Int, for household: Int, in cell: EntityID<Cell>, at now: Instant,
        ledger: inout Ledger
    ) -> Int {
        settle(household, in: cell, at: now, ledger: &ledger)
        let taken = min(count, 15 - states[household].onOrder[other])
        states[household].onOrder[kind] -= taken
        states[household].onOrder[other] += taken
        planReview(of: household, after: now)
        return taken
    }

    /// Fills in who stands behind the claims of some orders: the persons, and how long their food will last.
    ///
    /// Cover is the time in seconds until the pantry has run out of the first commodity that a package of the kind holds;
    /// what is on order does not count. A package adds the time for which the least of its commodities lasts.
    ///
    /// - Parameter claims: the number of each is the position of its order.
    /// - Complexity: O(claims x commodities of the kind).
    func describe(_ claims: inout [AllocationClaim], of orders: [Order], kind: Int, at now: Instant) {
        for index in claims.indices {
            let household = Int(orders[Int(claims[index].id)].household)
            let people = Int64(states[household].persons)
            claims[index].persons = UInt32(people)
            var (cover, perPackage) = (Int64.max, Int64.max)
            for content in catalogue.contents[catalogue.contentsOfKind[kind]] {
                let perDay = need[content.commodity] * people
                guard perDay > 0 else { continue }
                let eaten = perDay * Int64(states[household].settledAt) / Int64(secondsPerDay)
                let supplied = eaten + Int64(pantry[household * commodityCount + content.commodity])
                let lastsUntil = (supplied * Int64(secondsPerDay) + perDay - 1) / perDay
                cover = min(cover, max(0, lastsUntil - now.ticks))
                perPackage = min(perPackage, content.grams * Int64(secondsPerDay) / perDay)
            }
            claims[index].cover = cover
            claims[index].coverPerUnit = max(1, perPackage)
        }
    }

    /// Lets a household eat up to `now`; the past is left as it is.
    mutating func settle(_ household: Int, in cell: EntityID<Cell>, at now: Instant, ledger: inout Ledger) {
        let last = Int64(states[household].settledAt)
        guard now.ticks > last else { return }
        states[household].settledAt = Int32(now.ticks)
        let people = Int64(states[household].persons)
        let base = household * commodityCount
        for commodity in 0..<commodityCount {
            let perDay = need[commodity] * people
            let eatenBefore = perDay * last / Int64(secondsPerDay)
            let wanted = perDay * now.ticks / Int64(secondsPerDay) - eatenBefore
            let stock = Int64(pantry[base + commodity])
            if wanted <= stock {
                pantry[base + commodity] = Int32(stock - wanted)
                ledger.ate(wanted, of: commodity)
            } else {
                pantry[base + commodity] = 0
                ledger.ate(stock, of: commodity)
                ledger.wentWithout(
                    commodity, in: cell, perDay: perDay, suppliedUpTo: eatenBefore + stock, from: last, to: now.ticks)
            }
        }
    }

    private mutating func loadPosition(of household: Int) {
        for commodity in 0..<commodityCount {
            position[commodity] = Int64(pantry[household * commodityCount + commodity])
        }
        let incoming = states[household].onOrder
        guard !incoming.isEmpty else { return }
        for content in catalogue.contents {
            position[content.commodity] += Int64(incoming[content.kind]) * content.grams
        }
    }

    private func isLow(people: Int64) -> Bool {
        for commodity in 0..<commodityCount where position[commodity] <= reorder[commodity] * people { return true }
        return false
    }

    private mutating func planReview(of household: Int, after now: Instant) {
        loadPosition(of: household)
        planReviewFromPosition(of: household, after: now)
    }

    /// Finds the first round, not before `now`, at whose cut-off some position will be down at its reorder level.
    ///
    /// A position falls only while the pantry lasts. Grams are eaten whole, so that one may be gone up to a gram's time
    /// earlier than at an even rate.
    private mutating func planReviewFromPosition(of household: Int, after now: Instant) {
        let people = Int64(states[household].persons)
        let base = household * commodityCount
        var personSeconds = Double.infinity
        for commodity in 0..<commodityCount {
            let slack = position[commodity] - reorder[commodity] * people
            if slack <= 0 {
                personSeconds = 0
            } else if slack < Int64(pantry[base + commodity]) {
                personSeconds = min(personSeconds, Double(slack - 1) * secondsPerGram[commodity])
            }
        }
        guard personSeconds < .infinity else {
            reviewDay[household] = Households.never
            return
        }
        let untilCutoff = now.ticks + Int64(personSeconds / Double(people)) - cutoffTime
        let day = untilCutoff <= 0 ? 0 : (untilCutoff + Int64(secondsPerDay) - 1) / Int64(secondsPerDay)
        reviewDay[household] = UInt16(min(day, Int64(Households.never)))
    }
}
