import Stochastics
import Testing

@testable import SupplyModel

@Suite("Forks of a run")
struct ForkingTests {
    private func run(_ simulation: inout CitySimulation, to day: Int) {
        while simulation.daysDone < day { simulation.runDay() }
    }

    private func isSame(_ one: Ledger, _ other: Ledger) -> Bool {
        one.days == other.days && one.goods == other.goods && one.cells == other.cells
            && one.stageSeconds == other.stageSeconds && one.orderToDoor == other.orderToDoor
    }

    @Test("a copy that takes no other future goes the way of the run")
    func unchanged() throws {
        let plan = try TestCity.plan(people: 1000, cells: 6, days: 8)
        var simulation = CitySimulation(City(plan), seed: 1, replication: 0)
        run(&simulation, to: 4)
        var copy = simulation
        run(&copy, to: 8)
        #expect(isSame(copy.ledger, TestCity.run(plan)))
        #expect(simulation.daysDone == 4)
    }

    @Test("a future is the run whose timeline had it from the start")
    func asPhase() throws {
        let plan = try TestCity.plan(people: 1000, cells: 6, days: 8)
        var later = plan
        later.handover.members = 8
        later.groupBuying.minimumPackages = 1
        var withPhase = plan
        withPhase.phases = [PhasePlan(id: "later", day: 4, plan: later)]
        let city = City(plan)
        var simulation = CitySimulation(city, seed: 1, replication: 0)
        run(&simulation, to: 4)
        simulation.follow(city.under(withPhase))
        run(&simulation, to: 8)
        #expect(isSame(simulation.ledger, TestCity.run(withPhase)))
    }

    @Test(
        "a future may have more buses, longer trips and shocks that the past knew nothing of",
        arguments: [FleetPlan.Assignment.district, .store, .city])
    func more(assignment: FleetPlan.Assignment) throws {
        var plan = try TestCity.plan(people: 2000, cells: 12, days: 10)
        plan.fleet.buses = 1
        plan.fleet.maximumStops = 2
        plan.fleet.assignment = assignment
        let city = City(plan)
        var simulation = CitySimulation(city, seed: 1, replication: 0)
        run(&simulation, to: 5)
        var future = plan
        var later = plan
        later.fleet.buses = 6
        later.fleet.maximumStops = 5
        future.phases = [PhasePlan(id: "later", day: 5, plan: later)]
        var more = simulation
        more.follow(city.under(future))
        future.shocks = [
            ShockPlan(
                id: "gone", kind: .busesGone, place: ShockPlan.Place(), size: 1, occurrence: .at(day: 7, second: 0),
                durationHours: try .constant(1000))
        ]
        var gone = simulation
        gone.follow(city.under(future))
        for way in [simulation, more, gone] { #expect(way.ledger.days[..<5] == simulation.ledger.days[..<5]) }
        run(&simulation, to: 10)
        run(&more, to: 10)
        run(&gone, to: 10)
        let hours = { (way: CitySimulation) in way.ledger.days[5...].reduce(0) { $0 + $1.orderToDoorSeconds } }
        #expect(hours(more) < hours(simulation))
        #expect(gone.ledger.days[8...].allSatisfy { $0.trips == 0 } && more.ledger.days[8].trips > 0)
        #expect(more.ledger.conservation.isExact && gone.ledger.conservation.isExact)
    }
}
