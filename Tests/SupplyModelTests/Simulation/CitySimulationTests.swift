import EventKernel
import Statistics
import Stochastics
import Testing

@testable import SupplyModel

@Suite("A city simulated")
struct CitySimulationTests {
    @Test("every gram is accounted for after every event")
    func conservationAfterEveryEvent() throws {
        var plan = try TestCity.plan(people: 400, cells: 3, communities: 2, days: 9)
        plan.groupBuying.minimumPackages = 4
        plan.commodities[0].parcelLifeHours = 20
        plan.replenishment.sources[0].capacityPerDay[0] = Grams(kilograms: 100)
        let city = City(plan)
        let random = RandomSource(seed: 5, replication: 0)
        var simulator = Simulator(model: CityModel(city: city, random: random))
        simulator.model.start(in: &simulator.schedule)
        var events = 0
        while let next = simulator.schedule.nextTime, next < Instant(day: 9) {
            simulator.step()
            events += 1
            for account in simulator.model.counted().accounts { #expect(account.received == account.accounted) }
        }
        #expect(events > 250)
        let ledger = simulator.model.ledger
        #expect(ledger.spoiled(0) > .zero && ledger.eaten[0] > .zero && ledger.sum(of: 0, \.delivered) > .zero)
    }

    @Test("every count of a run is exact, with goods moved, eaten and spoiled")
    func conservationOfARun() throws {
        let ledger = TestCity.run(try TestCity.plan())
        #expect(ledger.conservation.isExact && ledger.conservation.counts == 12)
        #expect(ledger.sum(of: 0, \.spoiledInStock) > .zero && ledger.eaten[0] > .zero)
    }

    @Test("the same seed gives the same run, another seed another")
    func reproducible() throws {
        let plan = try TestCity.plan()
        let first = TestCity.run(plan)
        #expect(first.days == TestCity.run(plan).days)
        #expect(first.days != TestCity.run(plan, seed: 2).days)
    }

    @Test("a copy goes its own way and leaves the original as it was")
    func fork() throws {
        let city = City(try TestCity.plan())
        var original = CitySimulation(city, seed: 1, replication: 0)
        for _ in 0..<5 { original.runDay() }
        var copy = original
        while !copy.isFinished { copy.runDay() }
        #expect(original.daysDone == 5)
        while !original.isFinished { original.runDay() }
        #expect(copy.ledger.days == original.ledger.days)
        #expect(copy.ledger.goods == original.ledger.goods && copy.ledger.cells == original.ledger.cells)
    }

    @Test("every order placed is delivered, cancelled or open, and the stages add up to the time from order to door")
    func ordersAddUp() throws {
        let ledger = TestCity.run(try TestCity.plan())
        let placed = ledger.days.reduce(0) { $0 + $1.ordersPlaced }
        let closed = ledger.days.reduce(0) { $0 + $1.ordersDelivered + $1.ordersCancelled }
        #expect(placed > 1000 && closed <= placed && closed > placed / 2)
        #expect(ledger.stageSeconds.reduce(0, +) == ledger.days.reduce(0) { $0 + $1.orderToDoorSeconds })
        #expect(ledger.stageSeconds.allSatisfy { $0 >= 0 })
        #expect(ledger.cells.reduce(0) { $0 + $1.ordersPlaced } == placed)
    }

    @Test("with enough of everything most orders are at the door the day after, and little is missing")
    func plentifulTown() throws {
        let ledger = TestCity.run(try TestCity.plentifulPlan(days: 20))
        #expect(ledger.orderToDoor.quantile(0.5) < 30 * 3600)
        #expect(ledger.bottleneck == .round)
        let need = 300.0 * 4000 * 20
        #expect(Double(ledger.sum(of: 0, \.unmet).count) < 0.05 * need)
    }

    @Test("the resource that is cut becomes the bottleneck")
    func bottlenecks() throws {
        let plenty = try TestCity.plentifulPlan(days: 25)
        let before = TestCity.run(plenty).meanStageHours
        func after(_ change: (inout CityPlan) -> Void) -> Ledger {
            var plan = plenty
            change(&plan)
            return TestCity.run(plan)
        }
        let fewBuses = after {
            $0.fleet.buses = 1
            $0.fleet.payload = Grams(kilograms: 80)
        }
        #expect(fewBuses.bottleneck == .bus)
        #expect(fewBuses.meanStageHours[.bus, default: 0] > before[.bus, default: 0])
        let smallCrews = after { $0.handover.members = 14 }
        #expect(smallCrews.bottleneck == .crew)
        let slowPickers = after { $0.picking.linesPerHour = 8 }
        #expect(slowPickers.bottleneck == .picking)
        let littleStock = after { $0.replenishment.sources[0].capacityPerDay[0] = Grams(kilograms: 600) }
        #expect(littleStock.bottleneck == .stock)
    }

    @Test("nothing moves when nothing can: no buses, no crews, no sources, no pantry")
    func emptyResources() throws {
        var noBuses = try TestCity.plan()
        noBuses.fleet.buses = 0
        #expect(TestCity.run(noBuses).days.allSatisfy { $0.deliveries == 0 && $0.trips == 0 })
        var noCrews = try TestCity.plan()
        noCrews.handover.members = 0
        let ledger = TestCity.run(noCrews)
        #expect(ledger.days.allSatisfy { $0.deliveries == 0 } && ledger.conservation.isExact)
        var noSupply = try TestCity.plan()
        noSupply.replenishment.sources = []
        #expect(TestCity.run(noSupply).conservation.isExact)
    }

    @Test("first come, first served and cancelled remainders run exactly as well")
    func otherRules() throws {
        var plan = try TestCity.plan()
        plan.allocationRule = "first-come"
        plan.groupBuying.unfilled = .cancelled
        plan.replenishment.sources[0].capacityPerDay[0] = Grams(kilograms: 500)
        let ledger = TestCity.run(plan)
        #expect(ledger.conservation.isExact)
        #expect(ledger.days.reduce(0) { $0 + $1.ordersCancelled } > 0)
        #expect(ledger.meanStageHours[.stock] == 0)
    }
}
