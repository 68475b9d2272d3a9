import EventKernel
import Testing

@testable import SupplyModel

@Suite("The search for whom to tell of")
struct WorstSearchTests {
    private func search(_ plan: CityPlan, _ count: Int) -> (found: [WorstSearch.Finding], stories: Stories) {
        let city = City(plan)
        var simulation = CitySimulation(city, seed: 1, replication: 0)
        var search = WorstSearch(of: city)
        while !simulation.isFinished { simulation.runDay(searching: &search) }
        var again = CitySimulation(city, seed: 1, replication: 0)
        var stories = Stories(of: city, households: Array(city.geography.personsInHousehold.indices))
        while !again.isFinished { again.runDay(telling: &stories) }
        return (search.worst(count), stories)
    }

    @Test("finds the order that took longest, and of each cause the worst first")
    func longest() throws {
        let (found, stories) = search(try StoriesTests.Variant.plain.plan(), 20)
        let late = found.compactMap { finding -> Int64? in
            guard case .late = finding.cause, let placed = finding.placedAt else { return nil }
            let order = stories.households[finding.household].orders.first { $0.placedAt == placed }
            return order?.lastHandover.map { ($0 - placed).ticks }
        }
        let longest = stories.households.flatMap(\.orders).compactMap { order in
            order.lastHandover.map { ($0 - order.placedAt).ticks }
        }.max()
        #expect(late.max() == longest)
        #expect(Set(found.map(\.household)).count == found.count)
        #expect(Set(found.map(\.cause)).count >= 3)
    }

    @Test("finds those to whom nothing came, by the reason")
    func neverServed() throws {
        var plan = try StoriesTests.Variant.plain.plan()
        plan.groupBuying.serviceRadiusKilometres = 0.001
        let (found, stories) = search(plan, 10)
        let refused = found.filter { $0.cause == .refused }
        #expect(!refused.isEmpty)
        for finding in refused { #expect(stories.households[finding.household].orders.isEmpty) }
    }

    @Test("finds no more than there are, and the same again")
    func bounds() throws {
        let plan = try StoriesTests.Variant.plain.plan()
        let (all, _) = search(plan, 1000)
        #expect(all.count < 1000 && Array(all.prefix(5)) == search(plan, 5).found)
    }
}
