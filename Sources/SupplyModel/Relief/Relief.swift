import EventKernel
import Stochastics

/// Direct relief: packs that the city gives to households, and goods that it hands out in drives.
///
/// Once a day a programme's packs are shared between communities and within them between households; each pack then
/// travels as an order of one package, in batches by cell, over the same pickers, buses and crews as all orders.
struct Relief: Sendable {
    enum Event: BitwiseCopyable {
        /// A programme, by its position, shares out its day's packs.
        case sharedOut(UInt8)
    }

    private let catalogue: Catalogue
    private let communities: [Range<Int>]
    private let householdsOfCell: [Range<Int>]
    private let storeOfCell: [EntityID<City.Store>]
    private let traits: [HouseholdTraits]
    private var programmes: [ReliefProgramme]
    private var rulesBetween: [any AllocationRule] = []
    private var rulesWithin: [any AllocationRule] = []
    private var limit: LoadLimit
    /// The day after a household last was given a pack of each programme, 0 if never; empty before the first pack.
    private var lastGiven: [[UInt16]]
    /// Packs given so far, by programme.
    private var given: [Int]
    /// The community whose turn it is in each drive.
    private var turn: [Int]
    /// The day after each community last was given a pack of each programme, 0 if never.
    private var communityLastGiven: [[Int32]]
    /// The diets, one bit each, that eat all that each programme's package holds.
    private let diets: [UInt16]
    private var classifier: HouseholdClassifier
    private let random: RandomSource
    private var sourceShare: [Double]

    // Used again from one community to the next.
    private var claimants: [UInt32] = []
    private var chosen: [UInt32] = []

    /// Sets the programmes up; nil when the plan has none.
    init?(city: City, random: RandomSource) {
        guard let plan = city.plan.relief else { return nil }
        catalogue = Catalogue(city.plan)
        communities = city.geography.communities.map(\.cells)
        householdsOfCell = city.geography.cells.map(\.households)
        storeOfCell = city.storeOfCell
        traits = city.geography.traits
        programmes = plan.programmes
        limit = LoadLimit(city.plan.fleet)
        lastGiven = Array(repeating: [], count: programmes.count)
        given = Array(repeating: 0, count: programmes.count)
        turn = given
        communityLastGiven = Array(
            repeating: Array(repeating: 0, count: communities.count), count: programmes.count)
        diets = plan.programmes.map { city.plan.diets(eating: $0.package) }
        classifier = HouseholdClassifier(city: city, classes: city.plan.allocation.classes)
        self.random = random
        sourceShare = Array(repeating: 1, count: city.plan.replenishment.sources.count)
        lookUpRules(city.plan)
    }

    /// Plans the day's shares.
    func startDay(in schedule: inout Schedule<CityEvent>) {
        let day = schedule.now.day
        for (number, programme) in programmes.enumerated() where programme.packagesByDay[day] > 0 {
            schedule.at(Instant(day: day, second: programme.time), .relief(.sharedOut(UInt8(number))))
        }
    }

    /// Takes over the parameters of a phase; what was given stays given.
    mutating func adopt(_ city: City) {
        guard let plan = city.plan.relief else { return }
        programmes = plan.programmes
        limit = LoadLimit(city.plan.fleet)
        classifier = HouseholdClassifier(city: city, classes: city.plan.allocation.classes)
        lookUpRules(city.plan)
    }

    /// Takes over what is wrong: sources that send less.
    mutating func adopt(_ disruptions: Disruptions) {
        sourceShare = disruptions.sourceShare
    }

    /// Shares out a programme's packs.
    ///
    /// - Returns: the batches that go to be picked or, in a drive, stand at the stores' doors.
    mutating func handle(
        _ event: Event, doors: StoreDoors, stock: inout Replenishment, households: inout Households,
        batches: inout BatchBook,
        ledger: inout Ledger, at now: Instant
    ) -> [Batch.ID] {
        guard case .sharedOut(let index) = event else { return [] }
        var doors = doors
        let number = Int(index)
        let programme = programmes[number]
        if lastGiven[number].isEmpty {
            lastGiven[number] = Array(repeating: 0, count: householdsOfCell.last?.upperBound ?? 0)
        }
        let available = packagesToShare(of: number, on: now.day)
        var loader = BatchLoader(.relief(index), limit: limit, catalogue: catalogue)
        var outcome = ReliefTally.Day()
        outcome.quota = programme.packagesByDay[now.day]
        let shares =
            programme.isDrive
            ? sharesInTurn(of: available, number, on: now.day)
            : sharesByRule(of: available, number, households: households, on: now.day)
        for share in shares {
            choose(share.packages, in: share.community, of: number, households: households, at: now)
            send(
                of: number, to: share.community, doors: &doors, stock: &stock, households: &households,
                batches: &batches,
                loader: &loader, outcome: &outcome, ledger: &ledger, at: now)
        }
        given[number] += outcome.given
        ledger.reliefShared(outcome, by: number, on: now.day)
        if programme.supply == .stores {
            stock.passAge(to: loader.batches, in: &batches, catalogue: catalogue, now: now)
        }
        if programme.isDrive {
            for batch in loader.batches {
                batches[batch].stage = .staged
                batches[batch].stagedAt = Int32(now.ticks)
                batches[batch].isUrgent = true
            }
        }
        return loader.batches
    }

    /// The day's packs: the quota, what is left of the limit, and what its own supply or its source can fill.
    private func packagesToShare(of number: Int, on day: Int) -> Int {
        let programme = programmes[number]
        let left = programme.mostPackages.map { max(0, $0 - given[number]) } ?? Int.max
        let quota = min(programme.packagesByDay[day], left)
        switch programme.supply {
        case .stores, .drive(source: nil): return quota
        case .own(let perDay): return min(quota, Int(perDay.count / catalogue.mass[programme.package]))
        case .drive(let source?): return Int(Double(quota) * sourceShare[source])
        }
    }

    /// A quota, shared between communities by their eligible households.
    private mutating func sharesByRule(
        of available: Int, _ number: Int, households: Households, on day: Int
    ) -> [(community: Int, packages: Int)] {
        let claims = communities.indices.map { community in
            var (count, persons) = (0, 0)
            for household in self.households(of: community) where mayHave(household, of: number, on: day) {
                count += 1
                persons += Int(households.persons(in: household))
            }
            var claim = AllocationClaim(asked: Int64(count))
            claim.id = UInt32(community)
            claim.households = UInt32(max(1, count))
            claim.persons = UInt32(max(1, persons))
            claim.ticket = ticket(of: community, number, on: day)
            let last = communityLastGiven[number][community]
            if last > 0 { claim.lastServed = last }
            return claim
        }
        var grants = Array(repeating: Int64(0), count: claims.count)
        rulesBetween[number].allocate(Int64(available), among: claims, into: &grants)
        return grants.indices.filter { grants[$0] > 0 }.map { ($0, Int(grants[$0])) }
    }

    private func ticket(of claimant: Int, _ number: Int, on day: Int) -> UInt64 {
        random.bits(.reliefTicket, entity: UInt32(claimant), index: UInt32(number << 16 | day))
    }

    /// A drive, whose packs go to one community after another, on from the last that was not served whole.
    private mutating func sharesInTurn(
        of available: Int, _ number: Int, on day: Int
    ) -> [(community: Int, packages: Int)] {
        var shares: [(community: Int, packages: Int)] = []
        var left = available
        for _ in communities.indices where left > 0 {
            let community = turn[number]
            let eligible = eligibleCount(in: community, of: number, on: day)
            shares.append((community, min(left, eligible)))
            if eligible <= left { turn[number] = (community + 1) % communities.count }
            left -= min(left, eligible)
        }
        return shares
    }

    private mutating func lookUpRules(_ plan: CityPlan) {
        func rule(_ name: String) -> any AllocationRule {
            guard let rule = AllocationRules.named(name, plan: plan.allocation) else {
                preconditionFailure("there is no allocation rule '\(name)'")
            }
            return rule
        }
        rulesBetween = programmes.map { rule($0.ruleBetween) }
        rulesWithin = programmes.map { rule($0.ruleWithin) }
    }
}

extension CityPlan {
    /// The diets, one bit each, that eat all that a package holds.
    fileprivate func diets(eating package: Int) -> UInt16 {
        let contents = commodities.indices.filter { packages[package].contents[$0] > .zero }
        return (0...PeoplePlan.mostDiets).reduce(0) { bits, diet in
            contents.allSatisfy { commodities[$0].eatenBy.contains(diet: diet) } ? bits | 1 << UInt16(diet) : bits
        }
    }
}

/// Who is given a pack.
extension Relief {
    /// Whether a household is one of those whom a programme is for, and has had no pack for long enough.
    @inline(__always)
    private func mayHave(_ household: Int, of number: Int, on day: Int) -> Bool {
        let last = Int(lastGiven[number][household])
        guard last == 0 || day + 1 - last >= programmes[number].daysBetween else { return false }
        if !traits.isEmpty, diets[number] & (1 << UInt16(traits[household].diet)) == 0 { return false }
        switch programmes[number].eligibility {
        case .all: return true
        case .lowIncome: return !traits.isEmpty && traits[household].contains(.lowIncome)
        case .vulnerable: return !traits.isEmpty && traits[household].contains(.vulnerable)
        }
    }

    private func households(of community: Int) -> Range<Int> {
        let cells = communities[community]
        return householdsOfCell[cells.lowerBound].lowerBound..<householdsOfCell[cells.upperBound - 1].upperBound
    }

    private func eligibleCount(in community: Int, of number: Int, on day: Int) -> Int {
        households(of: community).reduce(0) { $0 + (mayHave($1, of: number, on: day) ? 1 : 0) }
    }

    /// Chooses which households of a community are given the packs that it has, by the rule; the longer ago a household
    /// was given its last, the earlier its claim counts as made.
    private mutating func choose(
        _ packages: Int, in community: Int, of number: Int, households: Households, at now: Instant
    ) {
        chosen.removeAll(keepingCapacity: true)
        claimants.removeAll(keepingCapacity: true)
        for household in self.households(of: community) where mayHave(household, of: number, on: now.day) {
            claimants.append(UInt32(household))
        }
        guard packages < claimants.count else {
            swap(&chosen, &claimants)
            return
        }
        let package = programmes[number].package
        var orders: [Order] = []
        var claims: [AllocationClaim] = []
        for household in claimants {
            let last = lastGiven[number][Int(household)]
            var claim = AllocationClaim(asked: 1)
            claim.id = UInt32(claims.count)
            claim.placedAt = Int32(last)
            claim.ticket = ticket(of: Int(household), number, on: now.day)
            if last > 0 { claim.lastServed = Int32(last) }
            claim.classIndex = UInt8(classifier.position(of: Int(household)))
            claims.append(claim)
            orders.append(Order(outsideRounds: PackageCounts(), for: Int(household), at: now))
        }
        households.describe(&claims, of: orders, kind: package, at: now)
        var grants = Array(repeating: Int64(0), count: claims.count)
        rulesWithin[number].allocate(Int64(packages), among: claims, into: &grants)
        for (household, grant) in zip(claimants, grants) where grant > 0 { chosen.append(household) }
    }

    /// Sends a pack to each household that was chosen, as far as its store has the goods, and room for it.
    private mutating func send(
        of number: Int, to community: Int, doors: inout StoreDoors, stock: inout Replenishment,
        households: inout Households,
        batches: inout BatchBook, loader: inout BatchLoader, outcome: inout ReliefTally.Day, ledger: inout Ledger,
        at now: Instant
    ) {
        let programme = programmes[number]
        var packs = PackageCounts()
        packs[programme.package] = 1
        var next = 0
        for cell in communities[community] {
            let store = storeOfCell[cell]
            var most = doors.room(at: store)
            if programme.supply == .stores {
                most =
                    doors.isOpen(store)
                    ? min(most, stock.packagesOnHand(of: programme.package, at: store, catalogue: catalogue)) : 0
            }
            var (sent, lacking) = (0, 0)
            while next < chosen.count, Int(chosen[next]) < householdsOfCell[cell].upperBound {
                let household = Int(chosen[next])
                next += 1
                guard sent < most else {
                    lacking += 1
                    continue
                }
                guard
                    households.promise(
                        packs, of: programme.package, to: household, in: EntityID(cell), at: now, ledger: &ledger)
                else { continue }
                sent += 1
                lastGiven[number][household] = UInt16(clamping: now.day + 1)
                loader.load(
                    Order(outsideRounds: packs, for: household, at: now), for: EntityID(cell), from: store,
                    in: &batches, at: now)
            }
            doors.fill(sent, at: store)
            outcome.given += sent
            outcome.withoutStock += lacking
            if sent > 0 { communityLastGiven[number][community] = Int32(now.day + 1) }
            takeGoods(
                for: sent, asked: sent + lacking, of: programme, from: store, stock: &stock, ledger: &ledger, at: now)
        }
    }

    private func takeGoods(
        for packages: Int, asked: Int, of programme: ReliefProgramme, from store: EntityID<City.Store>,
        stock: inout Replenishment, ledger: inout Ledger, at now: Instant
    ) {
        guard asked > 0 else { return }
        if programme.supply == .stores {
            stock.issue(
                packages: packages, asked: asked, of: programme.package, at: store, catalogue: catalogue,
                ledger: &ledger, now: now)
        } else {
            for content in catalogue.contents[catalogue.contentsOfKind[programme.package]] {
                ledger.entered(Int64(packages) * content.grams, of: content.commodity)
            }
        }
    }
}
