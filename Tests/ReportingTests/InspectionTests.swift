import Foundation
import Reporting
import SupplyModel
import Testing

@Suite("An inspection")
struct InspectionTests {
    @Test("adds up: districts to the city, and each ratio is capacity over need")
    func addsUp() async throws {
        let inspection = Inspection(of: try await quickstart(days: 1).city)
        #expect(inspection.people == 3879 && inspection.households == 1447)
        #expect(inspection.districts.reduce(0) { $0 + $1.people } == inspection.people)
        #expect(inspection.districts.reduce(0) { $0 + $1.households } == inspection.households)
        #expect(inspection.districts.reduce(0) { $0 + $1.cells } == inspection.cells)
        #expect(inspection.districts.reduce(0) { $0 + $1.stores } == inspection.stores)
        let vegetables = try #require(inspection.supply.first { $0.id == "vegetables" })
        #expect(vegetables.needKilogramsPerDay.value == 3879 * 0.3)
        #expect(vegetables.capacityKilogramsPerDay.value == 1400)
        #expect(vegetables.ratio.value == 1.203)
    }

    @Test("counts the packages that carry a day's need: 300 g of packs of 5 kg and 50 g of packs of 1.5 kg a person")
    func packages() async throws {
        let inspection = Inspection(of: try await quickstart(days: 1).city)
        let needed = 3879 * (0.3 / 5 + 0.05 / 1.5)
        #expect(inspection.picking.neededPerDay.value == needed.rounded())
        #expect(inspection.crews.neededPerDay.value == needed.rounded())
    }

    @Test("twice the buses can make twice the trips")
    func buses() async throws {
        let one = Inspection(of: try await quickstart(days: 1).city).buses
        let two = Inspection(of: try await quickstart(days: 1, settings: ["fleet.buses=2"]).city).buses
        #expect(abs((two.capacityPerDay.value ?? 0) - 2 * (one.capacityPerDay.value ?? 0)) <= 0.1)
        #expect(one.hoursPerTrip == two.hoursPerTrip)
    }

    @Test("crews can do what those at work can: less by the failures of attendance and by days of rest")
    func crews() async throws {
        func members(_ settings: String...) async throws -> Double {
            let inspection = Inspection(of: try await quickstart(days: 1, settings: settings).city)
            return try #require(inspection.crews.capacityPerDay.value)
        }
        let all = try await members()
        #expect(abs(try await members("handover.signed_for_share=0.25") - 0.75 * all) <= 1)
        #expect(abs(try await members("handover.rota={days_on: 3, days_off: 1}") - 0.75 * all) <= 1)
        // Half of those who come are there for nine hours of twelve.
        #expect(abs(try await members("handover.late={share: 0.5, minutes: 180}") - 0.875 * all) <= 1)
        // A fifth visits on every other day for six hours in place of coming with a mean attendance of 0.8.
        let visits = "handover.visits={share: 0.2, per_day: 0.5, hours: 6}"
        #expect(abs(try await members(visits) - (0.8 + 0.2 * 0.25 / 0.8) * all) <= 1)
    }

    @Test("is read back as it was written")
    func roundTrip() async throws {
        let inspection = Inspection(of: try await quickstart(days: 1).city)
        #expect(try JSONDecoder().decode(Inspection.self, from: inspection.json) == inspection)
    }
}
