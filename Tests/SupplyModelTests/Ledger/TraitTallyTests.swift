import Testing

@testable import SupplyModel

@Suite("Those who are set apart")
struct TraitTallyTests {
    @Test("add up to all: by day and commodity what was missed, over the run all else")
    func sums() throws {
        var plan = try TestCity.plan()
        plan.geography.people.vulnerableShare = 0.3
        plan.geography.people.offlineShare = 0.2
        plan.geography.people.diets = [PeoplePlan.Diet(id: "halal", share: 0.1)]
        plan.fleet.buses = 1
        let city = City(plan)
        let ledger = TestCity.run(plan)
        let tallies = ledger.traits.tallies
        #expect(tallies.count == 6, "offline are vulnerable here, with and without the diet")
        for day in 0..<plan.days {
            for commodity in 0..<2 {
                let sum = tallies.indices.reduce(Grams.zero) {
                    $0 + ledger.traits.unmet(at: $1, onDay: day, of: commodity)
                }
                #expect(sum == ledger.goods[day * 2 + commodity].unmet)
            }
        }
        #expect(tallies.reduce(0) { $0 + $1.people } == city.people)
        #expect(tallies.reduce(0) { $0 + $1.households } == city.geography.personsInHousehold.count)
        #expect(tallies.reduce(0) { $0 + $1.deliveries } == ledger.days.reduce(0) { $0 + $1.deliveries })
        #expect(tallies.reduce(0) { $0 + $1.ordersPlaced } == ledger.days.reduce(0) { $0 + $1.ordersPlaced })
        #expect(
            tallies.reduce(0) { $0 + $1.orderToDoorSeconds } == ledger.days.reduce(0) { $0 + $1.orderToDoorSeconds })
        #expect(tallies.reduce(Grams.zero) { $0 + $1.asked } == ledger.sum(of: 0, \.asked) + ledger.sum(of: 1, \.asked))
        #expect(
            tallies.reduce(Grams.zero) { $0 + $1.delivered }
                == ledger.sum(of: 0, \.delivered) + ledger.sum(of: 1, \.delivered))
        #expect(tallies.reduce(0) { $0 + $1.neverServed } == ledger.gaps.neverServed)
        #expect(tallies.map(\.longestGapDays).max() == ledger.gaps.longest)
        #expect(ledger.cells.reduce(0) { $0 + $1.householdsNeverServed } == ledger.gaps.neverServed)
    }

    @Test("are none where nobody is, and setting people apart changes nothing else")
    func none() throws {
        var plan = try TestCity.plan()
        let before = TestCity.run(plan)
        #expect(before.traits.tallies.isEmpty)
        plan.geography.people.vulnerableShare = 0.5
        let after = TestCity.run(plan)
        #expect(after.days == before.days && after.goods == before.goods && after.cells == before.cells)
    }

    @Test("what happened to goods in cells sums to the city's")
    func cellGoods() throws {
        let ledger = TestCity.run(try TestCity.plan())
        for commodity in 0..<2 {
            let goods = ledger.cells.indices.map { ledger.goods(in: $0, of: commodity) }
            #expect(goods.reduce(Grams.zero) { $0 + $1.asked } == ledger.sum(of: commodity, \.asked))
            #expect(goods.reduce(Grams.zero) { $0 + $1.delivered } == ledger.sum(of: commodity, \.delivered))
            #expect(goods.reduce(Grams.zero) { $0 + $1.unmet } == ledger.sum(of: commodity, \.unmet))
        }
        for (index, cell) in ledger.cells.enumerated() {
            let delivered = (0..<2).reduce(Grams.zero) { $0 + ledger.goods(in: index, of: $1).delivered }
            #expect(delivered == cell.delivered)
        }
    }
}
