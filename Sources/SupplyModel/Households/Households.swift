import EventKernel
import Stochastics

/// Every household: what is in its pantry, what it has on order, and when it will look again.
///
/// Pantries are eaten down continuously. A household of *p* persons has eaten, or would have, `need * p * t / 86,400`
/// grams (rounded down) of a commodity by second *t*; what it eats between two instants is the difference, so that a
/// pantry is exact to the gram however rarely it is settled.
struct Households: Sendable {
    /// What is looked up together lies together.
    struct State: BitwiseCopyable, Sendable {
        var onOrder = PackageCounts()
        /// The last settlement, in seconds.
        var settledAt: Int32 = 0
        /// The day of the last delivery, from 1; 0 before any.
        var servedDay: UInt16 = 0
        let persons: UInt8
    }

    let catalogue: Catalogue
    let commodityCount: Int
    /// The traits of each household; empty when none has any.
    let traits: [HouseholdTraits]
    /// What a person of each diet needs and wants.
    private(set) var wants: Wants
    /// How much more than usual a cell wants.
    private var demand: DemandLevel
    /// The factor by which the cell at hand wants more.
    private var factor = 1.0
    /// What is eaten in place of what has run out, first choice first.
    private(set) var substitutions: [Substitution]
    /// The kinds of packages that households buy, by the raw value of their traits: one bit a kind.
    private var kindsBought: [UInt16]
    /// Most packages of each kind in an order.
    private var cap: [Int]
    private var cutoffTime: Int64
    /// Seconds that each commodity is good in a pantry; empty when all last.
    private let pantryLife: [Int64?]
    /// Days from one order of a household to its next, at the least.
    private var interval: Int
    /// The day from which on each household may order again; empty when it may every day.
    private var mayOrderFrom: [UInt16] = []

    /// Grams at the last settlement: `[household * commodityCount + commodity]`.
    var pantry: [Int32]
    private(set) var states: [State]
    /// The day of the next round for which a household can have a reason to order.
    private var reviewDay: [UInt16]
    private var spells: Spells
    /// What those who look at pantries from outside go by.
    var known: PantryReport
    /// The inventory position (pantry and on order) of the household at hand, by commodity.
    private(set) var position: [Int64]

    private static let never = UInt16.max

    init(city: City, random: RandomSource) {
        let plan = city.plan
        let commodities = plan.commodities
        catalogue = Catalogue(plan)
        commodityCount = commodities.count
        traits = city.geography.traits
        wants = Wants(city)
        demand = DemandLevel(city: city)
        substitutions = plan.substitutions
        kindsBought = Households.kindsBought(plan)
        cap = plan.packages.map(\.householdCap)
        cutoffTime = Int64(plan.groupBuying.cutoffTime)
        let lives = commodities.map { $0.pantryLifeDays.map { Span(hours: 24 * $0).ticks } }
        pantryLife = lives.contains { $0 != nil } ? lives : []
        interval = plan.groupBuying.intervalDays
        states = city.geography.personsInHousehold.map { State(persons: $0) }
        let count = states.count
        reviewDay = Array(repeating: 0, count: count)
        spells = Spells(plan, households: count)
        known = PantryReport(plan.information.households, random: random)
        position = Array(repeating: 0, count: commodities.count)
        pantry = []
        pantry.reserveCapacity(count * commodities.count)
        for household in 0..<count {
            var stream = random.stream(.initialPantry, entity: UInt32(household))
            for (index, commodity) in commodities.enumerated() {
                let days = max(0, commodity.initialPantryDays.sample(using: &stream))
                let need = wants.need[wants.row(of: household, in: traits) + index]
                let grams = days * Double(Int64(states[household].persons) * need)
                pantry.append(Int32(min(Double(Int32.max / 2), grams)))
            }
            for commodity in pantryLife.indices { _ = discardUneatable(commodity, of: household) }
        }
        for household in 0..<count { planReview(of: household, after: .zero) }
        limitOrders()
    }

    /// The kinds of packages that a household buys, one bit a kind.
    private func kindsBought(by household: Int) -> UInt16 {
        kindsBought[traits.isEmpty ? 0 : Int(traits[household].rawValue)]
    }

    /// Whether a household buys packages of a kind.
    func buys(_ kind: Int, household: Int) -> Bool { kindsBought(by: household) & (1 << UInt16(kind)) != 0 }

    /// The kinds of packages bought, for every value that traits may have.
    private static func kindsBought(_ plan: CityPlan) -> [UInt16] {
        (0...UInt8.max).map { plan.kindsBought(by: HouseholdTraits(rawValue: $0)) }
    }

    private mutating func limitOrders() {
        if interval > 1, mayOrderFrom.isEmpty { mayOrderFrom = Array(repeating: 0, count: states.count) }
    }

    /// Takes over the parameters of a phase; every household looks again.
    mutating func adopt(_ city: City) {
        wants = Wants(city)
        substitutions = city.plan.substitutions
        spells.adopt(city.plan)
        known.adopt(city.plan.information.households)
        demand.adopt(city)
        factor = 1
        kindsBought = Households.kindsBought(city.plan)
        cap = city.plan.packages.map(\.householdCap)
        cutoffTime = Int64(city.plan.groupBuying.cutoffTime)
        interval = city.plan.groupBuying.intervalDays
        limitOrders()
        for household in reviewDay.indices { reviewDay[household] = 0 }
    }

    /// Whether another plan has people eat other things in the place of what has run out.
    func eatsOtherwise(under plan: CityPlan) -> Bool { plan.substitutions != substitutions }

    /// Takes over what is wrong from now on.
    mutating func adopt(_ disruptions: Disruptions) {
        demand.adopt(disruptions)
    }

    /// What is in all pantries, as last settled, by commodity.
    func pantryTotals() -> [Int64] { PantryArithmetic.totals(of: pantry, commodities: commodityCount) }

    /// Whether a household can have a reason to order in the round of `day`.
    @inline(__always)
    func isDue(_ household: Int, on day: Int) -> Bool {
        mayNeedSomething(household, on: day) && (mayOrderFrom.isEmpty || Int(mayOrderFrom[household]) <= day)
    }

    /// Whether some position of a household of the cell at hand can be down at its reorder level by the cut-off of `day`.
    @inline(__always)
    func mayNeedSomething(_ household: Int, on day: Int) -> Bool {
        Int(reviewDay[household]) <= day || factor > 1
    }

    /// Lets a cell's households want as much as they do on this day.
    ///
    /// - Returns: whether they want more than usual.
    @discardableResult
    mutating func turn(to cell: EntityID<Cell>, on day: Int) -> Bool {
        factor = demand.factor(in: cell, on: day)
        wants.multiply(by: factor)
        return factor > 1
    }

    /// Lets a cell take fright when too many of its households are without something.
    mutating func lookAround(in cell: EntityID<Cell>, households: Range<Int>, at now: Instant) {
        guard let share = demand.shortageShare else { return }
        var without = 0
        for household in households where lacksSomething(household, at: now) { without += 1 }
        if without > 0, Double(without) >= share * Double(households.count) { demand.frighten(cell, on: now.day) }
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
        if isLow(household) {
            let row = wants.row(of: household, in: traits)
            let bought = kindsBought(by: household)
            let onOrder = states[household].onOrder
            for kind in 0..<catalogue.kindCount where bought & (1 << UInt16(kind)) != 0 {
                let contents = catalogue.contentsOfKind[kind]
                var count: Int64 = 0
                for content in contents {
                    let (commodity, grams) = (catalogue.contents[content].commodity, catalogue.contents[content].grams)
                    let missing = wants.target[row + commodity] * people - position[commodity]
                    if missing > 0 { count = max(count, (missing + grams / 2) / grams) }
                    if position[commodity] <= wants.reorder[row + commodity] * people { count = max(count, 1) }
                }
                count = min(count, Int64(min(cap[kind], 15 - onOrder[kind])))
                guard count > 0 else { continue }
                packages[kind] = Int(count)
                for content in contents {
                    position[catalogue.contents[content].commodity] += count * catalogue.contents[content].grams
                }
            }
            states[household].onOrder = states[household].onOrder + packages
            if interval > 1, !packages.isEmpty {
                mayOrderFrom[household] = UInt16(min(now.day + interval, Int(Households.never)))
            }
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
        var received: Int64 = 0
        for content in catalogue.contents where packages[content.kind] > 0 {
            guard spoiled & (1 << UInt16(content.commodity)) == 0 else { continue }
            let grams = Int64(packages[content.kind]) * content.grams
            pantry[household * commodityCount + content.commodity] += Int32(grams)
            received += grams
            endSpell(without: content.commodity, in: household, ledger: &ledger)
        }
        if received > 0 {
            ledger.served(household, afterDays: now.day - max(0, Int(states[household].servedDay) - 1))
            states[household].servedDay = max(states[household].servedDay, UInt16(now.day + 1))
        }
        discardUneatable(of: household, ledger: &ledger)
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

    /// Grams of a commodity that a household eats in a day when it has it; 0 of what its diet does not eat.
    @inline(__always)
    func needPerDay(of commodity: Int, household: Int) -> Int64 {
        wants.need[wants.row(of: household, in: traits) + commodity] * Int64(states[household].persons)
    }

    /// Whether a household eats a commodity and lacks something without it.
    @inline(__always)
    func needs(_ commodity: Int, household: Int) -> Bool {
        wants.isNeeded(commodity, row: wants.row(of: household, in: traits))
    }

    /// Whether a household needs a commodity and its pantry holds nothing of it by `now`; the pantry is left as it is.
    @inline(__always)
    func hasRunOut(of commodity: Int, household: Int, at now: Instant) -> Bool {
        let perDay = needPerDay(of: commodity, household: household)
        let eaten = perDay * Int64(states[household].settledAt) / Int64(secondsPerDay)
        let wanted = perDay * now.ticks / Int64(secondsPerDay) - eaten
        return needs(commodity, household: household)
            && wanted >= Int64(pantry[household * commodityCount + commodity])
    }

    /// Puts goods that a household has fetched into its pantry.
    mutating func fetch(
        _ grams: Int64, of commodity: Int, by household: Int, in cell: EntityID<Cell>, at now: Instant,
        ledger: inout Ledger
    ) {
        settle(household, in: cell, at: now, ledger: &ledger)
        pantry[household * commodityCount + commodity] += Int32(grams)
        if grams > 0 { endSpell(without: commodity, in: household, ledger: &ledger) }
        discardUneatable(of: household, ledger: &ledger)
        planReview(of: household, after: now)
    }

    /// Ends the run for a household that is settled.
    mutating func finish(_ household: Int, in cell: EntityID<Cell>, at end: Instant, ledger: inout Ledger) {
        let served = Int(states[household].servedDay)
        ledger.ended(household, in: cell, afterDays: end.day - max(0, served - 1), isServed: served > 0)
        for commodity in 0..<commodityCount { endSpell(without: commodity, in: household, ledger: &ledger) }
    }

    /// Ends what spell there is; goods are taken in when the pantry was last settled.
    mutating func endSpell(without commodity: Int, in household: Int, ledger: inout Ledger) {
        guard spells.isOn else { return }
        spells.end(
            without: commodity, in: household, persons: Int64(states[household].persons),
            at: Int64(states[household].settledAt), ledger: &ledger)
    }

    /// Takes back what will not come.
    mutating func cancel(
        _ packages: PackageCounts, of household: Int, in cell: EntityID<Cell>, at now: Instant, ledger: inout Ledger
    ) {
        settle(household, in: cell, at: now, ledger: &ledger)
        states[household].onOrder = states[household].onOrder - packages
        planReview(of: household, after: now)
    }

    /// Takes back what was ordered and will not come; the household may order again at once.
    mutating func withdraw(
        _ packages: PackageCounts, of household: Int, in cell: EntityID<Cell>, at now: Instant, ledger: inout Ledger
    ) {
        cancel(packages, of: household, in: cell, at: now, ledger: &ledger)
        if !mayOrderFrom.isEmpty { mayOrderFrom[household] = 0 }
    }

    /// Puts other packages in the place of some that a household has on order, as many as it has room for; none that it
    /// may not buy or that hold what its diet does not eat.
    ///
    /// - Returns: how many.
    mutating func substitute(
        _ count: Int, of kind: Int, by other: Int, for household: Int, in cell: EntityID<Cell>, at now: Instant,
        ledger: inout Ledger
    ) -> Int {
        guard buys(other, household: household) else { return 0 }
        settle(household, in: cell, at: now, ledger: &ledger)
        let taken = min(count, 15 - states[household].onOrder[other])
        states[household].onOrder[kind] -= taken
        states[household].onOrder[other] += taken
        planReview(of: household, after: now)
        return taken
    }

    /// Lets a household eat up to `now`; the past is left as it is.
    mutating func settle(_ household: Int, in cell: EntityID<Cell>, at now: Instant, ledger: inout Ledger) {
        if mayEatOtherwise(household) { eatInSteps(household, in: cell, upTo: now, ledger: &ledger) }
        eat(household, in: cell, upTo: now, ledger: &ledger)
    }

    /// Lets a household eat what it has up to `now`, each commodity for itself.
    mutating func eat(_ household: Int, in cell: EntityID<Cell>, upTo now: Instant, ledger: inout Ledger) {
        let last = Int64(states[household].settledAt)
        guard now.ticks > last else { return }
        states[household].settledAt = Int32(now.ticks)
        let people = Int64(states[household].persons)
        let places = places(of: household)
        let row = wants.row(of: household, in: traits)
        let short = PantryArithmetic.eat(
            from: &pantry, at: places, need: wants.need, row: row, lacking: wants.needed(row: row), people: people,
            since: last, until: now.ticks, eaten: &ledger.eaten)
        guard short != 0 else { return }
        for commodity in 0..<commodityCount where short & (1 << UInt16(commodity)) != 0 {
            let perDay = wants.need[row + commodity] * people
            let stock = Int64(pantry[places.lowerBound + commodity])
            let supplied = perDay * last / Int64(secondsPerDay) + stock
            pantry[places.lowerBound + commodity] = 0
            ledger.ate(stock, of: commodity)
            guard wants.isNeeded(commodity, row: row) else { continue }
            ledger.wentWithout(
                commodity, household: household, in: cell, perDay: perDay, suppliedUpTo: supplied, from: last,
                to: now.ticks)
            if spells.isOn { spells.lacks(commodity, in: household, perDay: perDay, suppliedUpTo: supplied) }
        }
    }

    /// Takes out of a pantry what will spoil of what has just come.
    mutating func discardUneatable(of household: Int, ledger: inout Ledger) {
        for commodity in pantryLife.indices {
            let spoiled = discardUneatable(commodity, of: household)
            if spoiled > 0 { ledger.spoiled(spoiled, of: commodity, elsewhere: .pantry) }
        }
    }

    /// Takes out of a pantry what its household will not have eaten when it spoils.
    ///
    /// Pantries are eaten first in, first out and at an even rate, and all lasts equally long from the door. So of a pantry
    /// of *S* grams the last is eaten *S* / rate from now; what lies beyond the life will spoil, whatever comes later. It
    /// is counted as spoiled when it comes instead of when it spoils: exact in grams, early in time by at most a life.
    private mutating func discardUneatable(_ commodity: Int, of household: Int) -> Int64 {
        guard let life = pantryLife[commodity] else { return 0 }
        let index = household * commodityCount + commodity
        let perDay = wants.need[wants.row(of: household, in: traits) + commodity] * Int64(states[household].persons)
        let eatable = perDay * life / Int64(secondsPerDay)
        let surplus = Int64(pantry[index]) - eatable
        guard surplus > 0 else { return 0 }
        pantry[index] = Int32(eatable)
        return surplus
    }

    mutating func loadPosition(of household: Int) {
        PantryArithmetic.load(&position, from: pantry, at: places(of: household))
        let incoming = states[household].onOrder
        guard !incoming.isEmpty else { return }
        for content in catalogue.contents where incoming[content.kind] > 0 {
            position[content.commodity] += Int64(incoming[content.kind]) * content.grams
        }
    }

    /// Where a household's goods lie in the pantry.
    @inline(__always)
    private func places(of household: Int) -> Range<Int> {
        household * commodityCount..<(household + 1) * commodityCount
    }

    /// Whether some position of the household at hand is at or below its reorder level.
    @inline(__always)
    private func isLow(_ household: Int) -> Bool {
        let people = Int64(states[household].persons)
        let row = wants.row(of: household, in: traits)
        for commodity in 0..<commodityCount where position[commodity] <= wants.reorder[row + commodity] * people {
            return true
        }
        return false
    }

    /// Whether a household, settled now, has some position at or below its reorder level; its position stays loaded.
    mutating func needsSomething(
        _ household: Int, in cell: EntityID<Cell>, at now: Instant, ledger: inout Ledger
    ) -> Bool {
        settle(household, in: cell, at: now, ledger: &ledger)
        loadPosition(of: household)
        return isLow(household)
    }

    /// The persons of a household.
    @inline(__always)
    func persons(in household: Int) -> Int64 { Int64(states[household].persons) }

    /// The packages that are on their way to a household.
    func onOrder(by household: Int) -> PackageCounts { states[household].onOrder }

    /// Whether anything has come to a household.
    func isServed(_ household: Int) -> Bool { states[household].servedDay > 0 }

    /// When a household was last settled, in seconds.
    @inline(__always)
    func settledAt(_ household: Int) -> Int64 { Int64(states[household].settledAt) }

    mutating func planReview(of household: Int, after now: Instant) {
        loadPosition(of: household)
        planReviewFromPosition(of: household, after: now)
    }

    /// Finds the first round, not before `now`, at whose cut-off some position will be down at its reorder level.
    ///
    /// A position falls only while the pantry lasts. Grams are eaten whole, so that one may be gone up to a gram's time
    /// earlier than at an even rate.
    private mutating func planReviewFromPosition(of household: Int, after now: Instant) {
        let people = Int64(states[household].persons)
        let personSeconds = PantryArithmetic.personSecondsUntilLow(
            position, pantry: pantry, at: places(of: household), reorder: wants.usualReorder,
            secondsPerGram: wants.secondsPerGram, row: wants.row(of: household, in: traits), people: people)
        guard personSeconds < .infinity else {
            reviewDay[household] = Households.never
            return
        }
        let untilCutoff = now.ticks + Int64(personSeconds / Double(people)) - cutoffTime
        let day = untilCutoff <= 0 ? 0 : (untilCutoff + Int64(secondsPerDay) - 1) / Int64(secondsPerDay)
        reviewDay[household] = UInt16(min(day, Int64(Households.never)))
    }
}
