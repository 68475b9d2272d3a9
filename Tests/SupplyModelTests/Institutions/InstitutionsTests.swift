import EventKernel
import Stochastics
import Testing

@testable import SupplyModel

@Suite("Institutional sites")
struct InstitutionsTests {
    private func plan(_ change: (inout InstitutionsPlan) -> Void = { _ in }) throws -> CityPlan {
        var plan = try TestCity.plentifulPlan(days: 10)
        var institutions = InstitutionsPlan(
            origin: .generated(sites: 3, people: 61), orderEveryDays: 3, orderTime: 5 * 3600, targetDays: 6,
            initialDays: 2)
        change(&institutions)
        plan.institutions = institutions
        return plan
    }

    @Test("sites of equal size, people exact, each at a cell and served by the nearest store")
    func places() throws {
        let city = City(try plan())
        var ledger = Ledger(city: city)
        let sites = try #require(Institutions(city: city, ledger: &ledger)).sites
        #expect(sites.map(\.people) == [21, 20, 20])
        #expect(Set(sites.map(\.cell)).count == 3)
        for site in sites {
            let point = city.geography.cells[site.cell.index].point
            let nearest = city.stores.map { $0.point.metres(to: point) }.min()
            #expect(city.stores[site.store.index].point.metres(to: point) == nearest)
        }
    }

    @Test("sites of a table lie at the gate of the nearest cell")
    func table() throws {
        let city = City(try plan())
        let cell = city.geography.cells[5]
        let plan = try plan {
            $0.origin = .table([
                InstitutionsPlan.Site(
                    id: "school", place: Place(longitude: cell.place.longitude + 1e-6, latitude: cell.place.latitude),
                    people: 30)
            ])
        }
        var ledger = Ledger(city: city)
        #expect(try #require(Institutions(city: City(plan), ledger: &ledger)).sites[0].cell == EntityID(5))
    }

    @Test("a site without deliveries goes without from the moment at which its pantry is empty, to the gram")
    func unmet() throws {
        var plan = try plan()
        plan.fleet.buses = 0
        let ledger = TestCity.run(plan)
        // Two days of need at the start, ten days of run: eight days missed.
        #expect(ledger.institutions.unmet(of: 0) == Grams(300 * 61 * 8))
        #expect(ledger.institutions.unmet(of: 1) == Grams(50 * 61 * 8))
        #expect(ledger.institutions.received == .zero && ledger.conservation.isExact)
    }

    @Test("with buses and stock nobody goes without, and what comes is what was asked")
    func served() throws {
        let ledger = TestCity.run(try plan())
        #expect(ledger.institutions.unmet.allSatisfy { $0 == .zero })
        #expect(ledger.institutions.asked == ledger.institutions.granted)
        #expect(ledger.institutions.received > .zero && ledger.conservation.isExact)
        // Up to six days' need on each of four days, the first with two days on hand.
        let need = 350 * 61 * 10
        #expect(Double(ledger.institutions.received.count) > 0.8 * Double(need))
    }

    @Test("an order by hand: the packages that bring a site nearest to its target")
    func order() throws {
        // 20 people, 6 days of 300 g and 50 g less 2: 24 kg of vegetables and 4 kg of pork are missing.
        var plan = try plan { $0.origin = .generated(sites: 1, people: 20) }
        plan.packages = [
            PackageKind(id: "vegetables", contents: [Grams(5000), .zero], householdCap: 4),
            PackageKind(id: "pork", contents: [.zero, Grams(1500)], householdCap: 4),
            PackageKind(id: "unsold", contents: [Grams(1000), .zero], householdCap: 0),
        ]
        let city = City(plan)
        var ledger = Ledger(city: city)
        let random = RandomSource(seed: 1, replication: 0)
        var stock = Replenishment(city: city, random: random, ledger: &ledger)
        var institutions = try #require(Institutions(city: city, ledger: &ledger))
        var batches = BatchBook()
        let doors = StoreDoors(Picking(city: city, random: random), Transport(city: city, random: random))
        let sent = institutions.handle(
            .ordered, doors: doors, stock: &stock, batches: &batches, ledger: &ledger, at: .zero)
        #expect(sent.count == 1)
        let packages = batches.packages(in: sent[0], kinds: 3)
        #expect(packages == [5, 3, 0], "24 kg are nearest to five packages of 5 kg, 4 kg to three of 1.5 kg")
        let again = institutions.handle(
            .ordered, doors: doors, stock: &stock, batches: &batches, ledger: &ledger, at: .zero)
        #expect(again.isEmpty, "what is on its way counts")
    }

    @Test("the people of a site keep no diet: they neither get nor lack what only others eat")
    func diet() throws {
        var plan = try DietTests.plan()
        plan.fleet.buses = 0
        plan.institutions = InstitutionsPlan(
            origin: .generated(sites: 3, people: 61), orderEveryDays: 3, orderTime: 5 * 3600, targetDays: 6,
            initialDays: 2)
        let ledger = TestCity.run(plan)
        #expect(ledger.institutions.unmet(of: 1) > .zero && ledger.institutions.unmet(of: 2) == .zero)
        #expect(ledger.conservation.isExact)
    }
}
