import EventKernel
import Stochastics
import Testing

@testable import SupplyModel

@Suite("Perishables through the chain")
struct PerishablesTests {
    @Test("each batch takes the life of the lots that went into it, in the order of issue")
    func freshness() {
        var lots = IssuedLots(stores: 6, commodityCount: 2)
        let now = Instant(day: 3)
        for (day, grams) in [(5, 100), (7, 50), (9, 100)] {
            lots.append(Lot(expiryDay: Int32(day), grams: Int64(grams)), of: 1, at: 4, now: now)
        }
        #expect(lots.take(80, of: 1, at: 4, now: now) == 5)
        #expect(lots.take(30, of: 1, at: 4, now: now) == 5, "one gram of the old lot is enough")
        #expect(lots.take(60, of: 1, at: 4, now: now) == 7)
        #expect(lots.take(500, of: 1, at: 4, now: now) == 9)
        #expect(lots.take(1, of: 1, at: 4, now: now) == nil && lots.take(1, of: 0, at: 4, now: now) == nil)
        lots.append(Lot(expiryDay: 5, grams: 10), of: 1, at: 5, now: now)
        #expect(lots.take(1, of: 1, at: 4, now: now) == nil, "what another store issued is not this one's")
        #expect(lots.take(1, of: 1, at: 5, now: Instant(day: 4)) == nil, "what was issued earlier is forgotten")
        #expect(lots.take(1, of: 1, at: 5, now: now) == 5, "stores may issue by turns")

        var freshness = ParcelFreshness()
        let batch = Batch.ID(3)
        #expect(freshness.limit(of: 0, in: batch) == Int64(Int32.max))
        freshness.limit(1, in: batch, to: 500, commodityCount: 2)
        freshness.limit(1, in: batch, to: 700, commodityCount: 2)
        #expect(freshness.limit(of: 1, in: batch) == 500 && freshness.limit(of: 0, in: batch) == Int64(Int32.max))
        freshness.forget(batch)
        #expect(freshness.limit(of: 1, in: batch) == Int64(Int32.max))
    }

    @Test("parcels that keep the age of their goods spoil sooner, last in first out spoils more stock")
    func ageing() throws {
        var plan = try TestCity.plan(days: 14)
        plan.commodities[0].shelfLifeDays = 5
        plan.fleet.buses = 1
        let fresh = TestCity.run(plan)
        plan.replenishment.parcelsKeepAge = true
        let aged = TestCity.run(plan)
        #expect(aged.sum(of: 0, \.spoiledInParcels) > fresh.sum(of: 0, \.spoiledInParcels))
        #expect(aged.conservation.isExact)
        plan.commodities[0].lifeByStorage = [.ambient: 1]
        plan.commodities[0].storage = .chilled
        let warm = TestCity.run(plan)
        #expect(warm.sum(of: 0, \.spoiledInParcels) > aged.sum(of: 0, \.spoiledInParcels))
        let places: [SpoilagePlace] = [.storeDoor, .bus, .gate]
        let byPlace = places.map { warm.stockTally.spoiled(0, at: $0) }
        #expect(byPlace.reduce(.zero, +) == warm.sum(of: 0, \.spoiledInParcels))
        #expect(byPlace.filter { $0 > .zero }.count >= 2)

        var lifo = try TestCity.plan(days: 14)
        let inOrder = TestCity.run(lifo)
        lifo.replenishment.issueOrder = .lifo
        let lastFirst = TestCity.run(lifo)
        #expect(lastFirst.conservation.isExact)
        #expect(lastFirst.sum(of: 0, \.spoiledInStock) > inOrder.sum(of: 0, \.spoiledInStock))
        let shelves = lastFirst.stockTally.spoiled(0, at: .warehouse) + lastFirst.stockTally.spoiled(0, at: .store)
        #expect(shelves == lastFirst.sum(of: 0, \.spoiledInStock))
    }

    @Test("a pantry loses what first in, first out would not have eaten in time, to the gram of each delivery")
    func pantry() throws {
        for seed in 0..<12 {
            var stream = RandomSource(seed: UInt64(seed), replication: 0).stream(Purpose(rawValue: 80), entity: 2)
            var plan = try TestCity.plan(people: 3, cells: 1, communities: 1, days: 100)
            plan.replenishment.chains = [Chain(id: "chain", storeCount: 1)]
            plan.geography.householdSizeWeights = [0, 0, 1]
            plan.geography.meanHouseholdSize = 3
            plan.commodities[0].pantryLifeDays = 8
            plan.commodities[0].initialPantryDays = try .constant(0)
            let city = City(plan)
            let persons = Int64(city.geography.personsInHousehold[0])
            var ledger = Ledger(city: city)
            var households = Households(city: city, random: RandomSource(seed: 1, replication: 0))
            let cell = EntityID<Cell>(0)
            let perSecond = 300.0 * Double(persons) / 86_400
            // Lots by hand: grams as a real number, and when they came.
            var lots: [(grams: Double, arrival: Double)] = []
            var (spoiled, now, received) = (0.0, 0.0, Int64(0))
            func eat(until end: Double) {
                while now < end {
                    guard let first = lots.first else {
                        now = end
                        return
                    }
                    let death = first.arrival + 8 * 86_400
                    if death <= now {
                        spoiled += first.grams
                        lots.removeFirst()
                        continue
                    }
                    let next = min(end, death, now + first.grams / perSecond)
                    lots[0].grams -= (next - now) * perSecond
                    now = next
                    if lots[0].grams < 1e-6 { lots.removeFirst() }
                }
            }
            var time = 0.0
            for _ in 0..<12 {
                time += (4 * 86_400 * stream.uniform()).rounded()
                let count = Int(stream.below(3))
                var packages = PackageCounts()
                packages[0] = count
                eat(until: time)
                lots.append((Double(5000 * count), time))
                received += Int64(5000 * count)
                households.receive(
                    packages, spoiled: 0, by: 0, in: cell, at: Instant(ticks: Int64(time)), ledger: &ledger)
            }
            eat(until: time + 30 * 86_400)
            households.settle(0, in: cell, at: Instant(ticks: Int64(time) + 30 * 86_400), ledger: &ledger)
            let counted = ledger.stockTally.spoiled(0, at: .pantry)
            #expect(abs(Double(counted.count) - spoiled) < 14, "a gram for each delivery is rounded")
            #expect(counted + ledger.eaten[0] == Grams(received))
        }
    }

    @Test("a cold store that fails spoils the share of what is cold there, and nothing else")
    func coldStore() throws {
        var plan = try TestCity.stockPlan(days: 4, stores: 2, chains: 2)
        plan.commodities[1].storage = .frozen
        func run(_ size: Double, chains: [String], districts: [String] = []) throws -> StockBench {
            var place = ShockPlan.Place()
            place.chains = chains
            place.districts = districts
            plan.shocks = [
                ShockPlan(
                    id: "failure", kind: .coldStoreFailed, place: place, size: size,
                    occurrence: .at(day: 1, second: 3600), durationHours: try .constant(24))
            ]
            return StockBench.run(plan, demand: [0], days: 4)
        }
        let none = try run(0, chains: [])
        let half = try run(0.5, chains: ["chain-1"])
        #expect(half.isConserved)
        #expect(half.ledger.spoiled(0) == .zero && half.ledger.spoiled(1) > .zero)
        for node in 0..<6 {
            let chain = node < 2 ? node : half.city.stores[node - 2].chain
            let (before, after) = (none.atEnd[3][node * 2 + 1], half.atEnd[3][node * 2 + 1])
            #expect(chain == 0 ? abs(after - before / 2) <= 10 : after == before)
        }
        let everywhere = try run(1, chains: [])
        #expect(everywhere.atEnd[3].enumerated().allSatisfy { $0.offset % 2 == 0 || $0.element == 0 })
        let district = try run(1, chains: [], districts: ["town"])
        #expect(district.ledger.stockTally.spoiled(1, at: .warehouse) == .zero)
        #expect(district.ledger.stockTally.spoiled(1, at: .store) > .zero)
    }
}
