import EventKernel
import Testing

@testable import SupplyModel

@Suite("Hours at work")
struct HourTallyTests {
    @Test("split a stretch of time at the hours")
    func split() throws {
        var ledger = Ledger(city: City(try TestCity.plan(people: 40, cells: 1, communities: 1, days: 2)))
        ledger.busWorked(from: Instant(day: 0, second: 3_000), to: Instant(day: 0, second: 7_300), overtime: .zero)
        ledger.busWorked(from: Instant(day: 1, second: 0), to: Instant(day: 1, second: 0), overtime: .zero)
        ledger.crewWorked(
            from: Instant(day: 0, second: 86_000), to: Instant(day: 1, second: 3_600), parcels: 2)
        #expect(ledger.hours.busSeconds[..<4] == [600, 3_600, 100, 0])
        #expect(ledger.hours.busSeconds.reduce(0, +) == 4_300)
        #expect(ledger.hours.crewSeconds[23] == 400 && ledger.hours.crewSeconds[24] == 3_600)
        #expect(ledger.hours.crewSeconds.reduce(0, +) == 4_000)
    }

    @Test("add up to the days' work")
    func sums() throws {
        let city = City(try TestCity.plan(people: 400, cells: 4, communities: 2, days: 6))
        var simulation = CitySimulation(city, seed: 3, replication: 0)
        while !simulation.isFinished { simulation.runDay() }
        let ledger = simulation.ledger
        let buses = ledger.days.reduce(0) { $0 + $1.busSeconds }
        #expect(buses > 0 && ledger.hours.busSeconds.reduce(0, +) == buses)
        #expect(ledger.hours.crewSeconds.reduce(0, +) == ledger.days.reduce(0) { $0 + $1.crewSecondsWorked })
    }
}
