import Testing

@testable import SupplyModel

@Suite("The city's basic types")
struct CityTests {
    @Test("a calendar date counts days from 1970 and back, over leap years and centuries")
    func calendarDates() throws {
        let closed = try #require(CalendarDate(year: 2020, month: 1, day: 23))
        #expect(closed.dayNumber == 18_284)
        #expect((closed + 76).description == "2020-04-08")
        #expect(CalendarDate(year: 2000, month: 2, day: 29) != nil)
        for (year, month, day) in [(1900, 2, 29), (2021, 2, 29), (2020, 13, 1), (2020, 0, 1), (2020, 4, 31), (0, 1, 1)]
        {
            #expect(CalendarDate(year: year, month: month, day: day) == nil)
        }
        for dayNumber in stride(from: -700_000, through: 2_900_000, by: 97) {
            let (year, month, day) = CalendarDate(dayNumber: dayNumber).components
            #expect(CalendarDate(year: year, month: month, day: day)?.dayNumber == dayNumber)
        }
    }

    @Test("an apportionment is exact and within one of its quota")
    func apportionment() {
        let weights = [965_260.0, 647_932, 0, 666_661, 121_161]
        for total in [0, 1, 4, 5, 13_001, 9_000_000] {
            let parts = apportion(total, by: weights)
            #expect(parts.reduce(0, +) == total)
            for (part, weight) in zip(parts, weights) {
                #expect(abs(Double(part) - Double(total) * weight / weights.reduce(0, +)) < 1)
            }
        }
        #expect(apportion(7, by: [1, 0, 0], atLeast: 1) == [5, 1, 1])
    }

    @Test("package counts keep sixteen kinds of at most fifteen apart")
    func packageCounts() {
        var counts = PackageCounts()
        #expect(counts.isEmpty && counts.total == 0)
        for kind in 0..<16 { counts[kind] = 15 - kind }
        for kind in 0..<16 { #expect(counts[kind] == 15 - kind) }
        #expect(counts.total == 120)
        var one = PackageCounts()
        one[3] = 2
        #expect((counts - one)[3] == 10)
        #expect((counts - one + one) == counts)
    }

    @Test("scaling keeps people per cell, per store, per bus and per crew member, and the density of cells")
    func scaling() throws {
        var plan = try TestCity.plan(people: 100_000, cells: 300, communities: 60)
        plan.fleet.buses = 80
        plan.replenishment.chains[0].storeCount = 40
        let city = City(plan)
        let tenth = City(plan.scaled(by: 0.1))
        #expect(tenth.people == 10_000 && tenth.geography.cells.count == 30 && tenth.stores.count == 4)
        #expect(tenth.plan.fleet.buses == 8 && tenth.geography.communities.count == 6)
        #expect(
            tenth.plan.replenishment.sources[0].capacityPerDay[0].count * 10
                == city.plan.replenishment.sources[0].capacityPerDay[0].count)
        guard case .generated(let districts, _, _, _, _) = tenth.plan.geography.origin else { return }
        #expect(abs(districts[0].areaSquareKilometres - 0.8) < 1e-9)
    }
}
