import EventKernel
import Stochastics
import Testing

@testable import SupplyModel

@Suite("Panic and surges")
struct PanicTests {
    private func asked(_ ledger: Ledger, on days: Range<Int>) -> Int64 {
        days.reduce(0) { $0 + ledger.goods[$1 * 2].asked.count + ledger.goods[$1 * 2 + 1].asked.count }
    }

    @Test("the factor is whole on the day of the news and halves with its half-life; after that nothing is left")
    func decay() throws {
        var plan = try TestCity.plan()
        plan.panic = PanicPlan(factor: 3, halfLifeDays: 4, shortageShare: 2, newsDays: [2])
        var level = DemandLevel(city: City(plan))
        #expect(level.factor(in: EntityID(0), on: 1) == 1 && level.factor(in: EntityID(0), on: 2) == 3)
        #expect(abs(level.factor(in: EntityID(0), on: 6) - 2) < 1e-12)
        #expect(abs(level.factor(in: EntityID(0), on: 10) - 1.5) < 1e-12)
        #expect(level.factor(in: EntityID(0), on: 60) == 1 && level.shortageShare == nil)
        level.frighten(EntityID(3), on: 9)
        #expect(level.factor(in: EntityID(3), on: 9) == 3 && level.factor(in: EntityID(4), on: 9) < 2)
    }

    @Test("news makes households order much more at once, and less afterwards")
    func news() throws {
        var plan = try TestCity.plentifulPlan(days: 20)
        let calm = TestCity.run(plan)
        plan.panic = PanicPlan(factor: 2, halfLifeDays: 3, shortageShare: 2, newsDays: [8])
        let frightened = TestCity.run(plan)
        #expect(frightened.days[..<8] == calm.days[..<8], "nothing changes before the news")
        #expect(asked(frightened, on: 8..<10) > 2 * asked(calm, on: 8..<10))
        #expect(asked(frightened, on: 13..<16) < asked(calm, on: 13..<16))
        #expect(frightened.rounds.cellDaysWantingMore > 12 && frightened.conservation.isExact)
        plan.panic?.factor = 1
        #expect(TestCity.run(plan).days == calm.days)
    }

    @Test("a cell takes fright when enough of its households are without something, and not before")
    func shortage() throws {
        var plan = try TestCity.plan(days: 10)
        plan.fleet.buses = 0
        plan.panic = PanicPlan(factor: 2, halfLifeDays: 3, shortageShare: 0.05, newsDays: [])
        // Pantries hold a day at least: nobody can be without anything before the second day.
        #expect(TestCity.run(plan).rounds.cellDaysWantingMore >= 7 * 12)
        plan.days = 1
        #expect(TestCity.run(plan).rounds.cellDaysWantingMore == 0)
    }

    @Test("a surge of demand multiplies what households want while it lasts; of size 0 it changes nothing")
    func surge() throws {
        var plan = try TestCity.plentifulPlan(days: 12)
        let calm = TestCity.run(plan)
        func run(size: Double) throws -> Ledger {
            plan.shocks = [
                ShockPlan(
                    id: "surge", kind: .demandSurge, place: ShockPlan.Place(), size: size,
                    occurrence: .at(day: 5, second: 0), durationHours: try .constant(72))
            ]
            return TestCity.run(plan)
        }
        #expect(asked(try run(size: 1), on: 5..<8) > 2 * asked(calm, on: 5..<8))
        let none = try run(size: 0)
        #expect(none.days == calm.days && none.goods == calm.goods)
    }
}
