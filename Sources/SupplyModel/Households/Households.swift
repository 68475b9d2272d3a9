import EventKernel
import Stochastics

/// Every household: what is in its pantry, what it has on order, and when it will look again.
///
/// Pantries are eaten down continuously. A household of *p* persons has eaten, or would have, `need * p * t / 86,400`
/// grams (rounded down) of a commodity by second *t*; what it eats between two instants is the difference, so that a
/// pantry is exact to the gram however rarely it is settled.
struct Households: Sendable {
    private let catalogue: Catalogue
    private let persons: [UInt8]
    /// Grams per person and day, by commodity.
    private let need: [Int64]
    /// Grams per person below which, and up to which, a household orders, by commodity.
    private let reorder: [Int64]
    private let target: [Int64]
    /// Most packages of each kind in an order.
    private let cap: [Int]
    private let cutoffTime: Int64

    /// Grams at the last settlement: `[household * commodityCount + commodity]`.
    private var pantry: [Int32]
    /// When each household was last settled, in seconds.
    private var settledAt: [Int32]
    private var onOrder: [PackageCounts]
    /// The day of the next round for which a household can have a reason to order.
    private var reviewDay: [UInt16]

    private static let never = UInt16.max

    init(city: City, random: RandomSource) {
        let plan = city.plan
        catalogue = Catalogue(plan)
        persons = city.geography.personsInHousehold
        need = plan.commodities.map(\.needPerPersonDay.count)
        reorder = plan.commodities.map { Int64(($0.householdReorderDays * Double($0.needPerPersonDay.count)).rounded()) }
        target = plan.commodities.map { Int64(($0.householdTargetDays * Double($0.needPerPersonDay.count)).rounded()) }
        cap = plan.packages.map(\.householdCap)
        cutoffTime = Int64(plan.groupBuying.cutoffTime)
        let count = persons.count
        settledAt = Array(repeating: 0, count: count)
        onOrder = Array(repeating: PackageCounts(), count: count)
        reviewDay = Array(repeating: 0, count: count)
        pantry = []
        pantry.reserveCapacity(count * plan.commodities.count)
        for household in 0..<count {
            var stream = random.stream(.initialPantry, entity: UInt32(household))
            for commodity in plan.commodities {
                let days = max(0, commodity.initialPantryDays.sample(using: &stream))
                let grams = days * Double(Int64(persons[household]) * commodity.needPerPersonDay.count)
                pantry.append(Int32(min(Double(Int32.max / 2), grams)))
            }
        }
        for household in 0..<count { reviewDay[household] = nextReviewDay(of: household, after: .zero) }
    }

    /// What is in all pantries, as last settled.
    func pantryTotal(of commodity: Int) -> Int64 {
        var sum: Int64 = 0
        for index in stride(from: commodity, to: pantry.count, by: catalogue.commodityCount) {
            sum += Int64(pantry[index])
        }
        return sum
    }

    /// Whether a household can have a reason to order in the round of `day`.
    @inline(__always)
    func isDue(_ household: Int, on day: Int) -> Bool {
        Int(reviewDay[household]) <= day
    }

    /// Lets a household decide at the cut-off of its round.
    ///
    /// - Returns: what it orders; empty when its cover is still above every reorder level.
    mutating func order(
        by household: Int, in cell: EntityID<Cell>, at now: Instant, ledger: inout Ledger
    ) -> PackageCounts {
        settle(household, in: cell, at: now, ledger: &ledger)
        let packages = wanted(by: household)
        onOrder[household] = onOrder[household] + packages
        reviewDay[household] = nextReviewDay(of: household, after: now + Span(ticks: 1))
        return packages
    }

    /// Puts delivered goods into a household's pantry; `spoiled` says which commodities of them are not good any more.
    mutating func receive(
        _ packages: PackageCounts, spoiled: UInt16, by household: Int, in cell: EntityID<Cell>, at now: Instant,
        ledger: inout Ledger
    ) {
        settle(household, in: cell, at: now, ledger: &ledger)
        onOrder[household] = onOrder[household] - packages
        for commodity in 0..<catalogue.commodityCount where spoiled & (1 << UInt16(commodity)) == 0 {
            pantry[household * catalogue.commodityCount + commodity] += Int32(
                catalogue.grams(of: commodity, in: packages))
        }
        reviewDay[household] = nextReviewDay(of: household, after: now)
    }

    /// Takes back what will not come.
    mutating func cancel(
        _ packages: PackageCounts, of household: Int, in cell: EntityID<Cell>, at now: Instant, ledger: inout Ledger
    ) {
        settle(household, in: cell, at: now, ledger: &ledger)
        onOrder[household] = onOrder[household] - packages
        reviewDay[household] = nextReviewDay(of: household, after: now)
    }

    /// Lets a household eat up to `now`; the past is left as it is.
    mutating func settle(_ household: Int, in cell: EntityID<Cell>, at now: Instant, ledger: inout Ledger) {
        let last = Int64(settledAt[household])
        guard now.ticks > last else { return }
        settledAt[household] = Int32(now.ticks)
        let people = Int64(persons[household])
        let base = household * catalogue.commodityCount
        for commodity in 0..<catalogue.commodityCount {
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

    /// What a household orders: for each kind in turn as many packages as bring its commodities nearest to their target,
    /// at least one for a commodity below its reorder level; nothing unless some commodity is.
    ///
    /// Cover counts what is in the pantry and what is on order (the inventory position).
    private func wanted(by household: Int) -> PackageCounts {
        let people = Int64(persons[household])
        let base = household * catalogue.commodityCount
        let incoming = onOrder[household]
        var packages = PackageCounts()
        var isLow = false
        for commodity in 0..<catalogue.commodityCount {
            let position = Int64(pantry[base + commodity]) + catalogue.grams(of: commodity, in: incoming)
            if position <= reorder[commodity] * people { isLow = true }
        }
        guard isLow else { return packages }
        for kind in 0..<catalogue.kindCount {
            var count: Int64 = 0
            for commodity in 0..<catalogue.commodityCount {
                let content = catalogue.contents[kind * catalogue.commodityCount + commodity]
                guard content > 0 else { continue }
                let position =
                    Int64(pantry[base + commodity]) + catalogue.grams(of: commodity, in: incoming)
                    + catalogue.grams(of: commodity, in: packages)
                let missing = target[commodity] * people - position
                if missing > 0 { count = max(count, (missing + content / 2) / content) }
                if position <= reorder[commodity] * people { count = max(count, 1) }
            }
            packages[kind] = min(Int(count), cap[kind], 15 - incoming[kind])
        }
        return packages
    }

    /// The day of the first round, not before `now`, at whose cut-off some commodity's position will be down at its
    /// reorder level. The position falls only while the pantry lasts.
    private func nextReviewDay(of household: Int, after now: Instant) -> UInt16 {
        let people = Int64(persons[household])
        let base = household * catalogue.commodityCount
        let incoming = onOrder[household]
        var wait = Int64.max
        for commodity in 0..<catalogue.commodityCount {
            let stock = Int64(pantry[base + commodity])
            let slack = stock + catalogue.grams(of: commodity, in: incoming) - reorder[commodity] * people
            if slack <= 0 {
                wait = 0
            } else if slack < stock {
                wait = min(wait, slack * Int64(secondsPerDay) / (need[commodity] * people))
            }
        }
        guard wait < .max else { return Households.never }
        let untilCutoff = now.ticks + wait - cutoffTime
        let day = untilCutoff <= 0 ? 0 : (untilCutoff + Int64(secondsPerDay) - 1) / Int64(secondsPerDay)
        return UInt16(min(day, Int64(Households.never)))
    }
}
