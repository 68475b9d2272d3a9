import EventKernel
import Stochastics
import Testing

@testable import SupplyModel

@Suite("A store's space holds whatever leaves it")
struct StoreSpaceTests {
    /// The most packages of all kinds that stood in a store between being granted and being loaded.
    private func most(_ plan: CityPlan) -> (packages: Int, ledger: Ledger) {
        var simulator = Simulator(
            model: CityModel(city: City(plan), random: RandomSource(seed: 2, replication: 0)))
        simulator.model.start(in: &simulator.schedule)
        var most = 0
        while let next = simulator.schedule.nextTime, next < Instant(day: plan.days) {
            simulator.step()
            var inStore: [Int: Int] = [:]
            for id in simulator.model.batches.open {
                let batch = simulator.model.batches[id]
                guard batch.stage == .picking || batch.stage == .staged else { continue }
                inStore[batch.store.index, default: 0] += Int(batch.packages)
            }
            most = max(most, inStore.values.max() ?? 0)
        }
        simulator.model.finish(at: Instant(day: plan.days))
        #expect(simulator.model.ledger.conservation.isExact)
        return (most, simulator.model.ledger)
    }

    /// A town without rounds whose buses never come, so that stores fill up.
    private func plan() throws -> CityPlan {
        var plan = try TestCity.plentifulPlan(days: 5)
        plan.groupBuying.isOpen = false
        plan.fleet.shift = TestCity.hours(23, 24)
        plan.packages.append(PackageKind(id: "relief_pack", contents: [Grams(5000), .zero], householdCap: 0))
        return plan
    }

    @Test("packs of relief, from stock or of their own", arguments: [true, false])
    func relief(isOwn: Bool) throws {
        var plan = try plan()
        plan.relief = ReliefPlan(programmes: [
            ReliefProgramme(
                id: "packs", package: 2, price: 10, eligibility: .all, daysBetween: 9, time: 5 * 3600,
                packagesByDay: [100, 100, 0, 0, 0], supply: isOwn ? .own(perDay: Grams(kilograms: 1e6)) : .stores)
        ])
        #expect(most(plan).packages > 40)
        plan.picking.storeSpacePackages = 20
        let (packages, ledger) = most(plan)
        let days = ledger.relief.programmes[0].days
        #expect(packages <= 20 && days[0].given >= 15 && days[0].given <= 40)
        #expect(days[0].withoutStock == 100 - days[0].given)
    }

    @Test("what institutions order")
    func institutions() throws {
        var plan = try plan()
        plan.institutions = InstitutionsPlan(
            origin: .generated(sites: 3, people: 300), orderEveryDays: 1, orderTime: 5 * 3600, targetDays: 6,
            initialDays: 0)
        #expect(most(plan).packages > 30)
        plan.picking.storeSpacePackages = 20
        #expect(most(plan).packages == 20)
    }

    @Test("what gate buffers are sent")
    func gateBuffers() throws {
        var plan = try plan()
        plan.gateBuffer = GateBufferPlan(
            package: 2, targetPerHousehold: Grams(200), fillEveryDays: 1, fillTime: 5 * 3600, lifeDays: 4,
            portionTime: 17 * 3600, portionDays: 1)
        #expect(most(plan).packages > 15)
        plan.picking.storeSpacePackages = 10
        #expect(most(plan).packages == 10)
    }
}
