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

    @Test("is read back as it was written")
    func roundTrip() async throws {
        let inspection = Inspection(of: try await quickstart(days: 1).city)
        #expect(try JSONDecoder().decode(Inspection.self, from: inspection.json) == inspection)
    }
}
