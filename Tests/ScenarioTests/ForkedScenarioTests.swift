import Foundation
import Scenario
import SupplyModel
import TestSupport
import Testing

@Suite("Reading a fork")
struct ForkedScenarioTests {
    private let quickstart = "\(repository.path)/scenarios/quickstart.yaml"
    private let reopening = "\(repository.path)/scenarios/phased-reopening.yaml"

    private func fork(
        _ path: String, at moment: ForkMoment, _ changes: FutureRequest.Change...
    ) throws(ScenarioError) -> ForkedScenario {
        try ScenarioLoader.fork(
            path, at: moment,
            futures: changes.enumerated().map { FutureRequest(name: "future\($0.offset)", change: $0.element) })
    }

    private func problem(
        at moment: ForkMoment, _ changes: FutureRequest.Change..., path: String? = nil
    ) -> String {
        do throws(ScenarioError) {
            _ = try ScenarioLoader.fork(
                path ?? quickstart, at: moment,
                futures: changes.map { FutureRequest(name: "other", change: $0) })
            return "none"
        } catch {
            return error.description
        }
    }

    @Test("a future is the scenario with a phase from the day of the fork on")
    func phase() throws {
        let fork = try fork(quickstart, at: .day(5), .settings(["fleet.buses=3", "handover.members=12"]))
        #expect(fork.day == 5 && fork.plan.phases.isEmpty)
        #expect(fork.futures[0].phases.map(\.day) == [5])
        #expect(fork.futures[0].fleet.buses == 1)
        #expect(
            fork.futures[0].phases[0].plan.fleet.buses == 3 && fork.futures[0].phases[0].plan.handover.members == 12)
    }

    @Test("a date names the midnight at which it begins")
    func date() throws {
        let date = try #require(CalendarDate(year: 2020, month: 2, day: 20))
        #expect(try fork(quickstart, at: .date(date), .settings(["fleet.buses=3"])).day == 4)
    }

    @Test("what a future changes stays in later phases, unless these change it")
    func laterPhases() throws {
        let base = try ScenarioLoader.load(reopening)
        let second = try #require(base.phases.dropFirst().first)
        let fork = try fork(reopening, at: .day(second.day - 1), .settings(["fleet.buses=7"]))
        let phases = fork.futures[0].phases
        let days = base.phases.map(\.day) + [second.day - 1]
        #expect(phases.map(\.day) == days.sorted())
        #expect(phases.last?.plan.fleet.buses == 7 && phases[0].plan.fleet.buses == base.fleet.buses)
        #expect(phases.last?.plan.shopping?.share == base.phases.last?.plan.shopping?.share)
    }

    @Test("a file may change sections and add shocks")
    func file() throws {
        let path = "\(repository.path)/Tests/Fixtures/fork/more-crew.yaml"
        let fork = try fork(quickstart, at: .day(5), .file(path))
        #expect(fork.futures[0].phases[0].plan.handover.members == 48)
        #expect(fork.futures[0].shocks.map(\.id) == ["bus_gone"] && fork.plan.shocks.isEmpty)
    }

    @Test("the city's scale holds in every future")
    func scale() throws {
        let fork = try ScenarioLoader.fork(
            "\(repository.path)/scenarios/district.yaml", scale: 0.05, at: .day(5),
            futures: [FutureRequest(name: "more", change: .settings(["fleet.buses=80"]))])
        #expect(fork.plan.fleet.buses == 2 && fork.futures[0].phases[0].plan.fleet.buses == 4)
    }

    @Test("what cannot be is said: the moment, the section, the key, the file")
    func problems() throws {
        #expect(
            problem(at: .day(14), .settings(["fleet.buses=2"])).contains(
                "the fork must be at a day from 1 to 13, or a date from 2020-02-17 to 2020-02-29"))
        #expect(problem(at: .day(0), .settings(["fleet.buses=2"])).contains("a day from 1 to 13"))
        #expect(
            problem(at: .day(3), .settings(["geography.seed=2"])).contains("'geography' cannot be changed by a fork"))
        #expect(problem(at: .day(3), .settings(["fleets.buses=2"])).contains("did you mean 'fleet'?"))
        #expect(problem(at: .day(3), .settings(["fleet.busses=2"])).contains("did you mean 'buses'?"))
        #expect(problem(at: .day(3), .settings(["fleet.buses"])).contains("there is no '='"))
        #expect(problem(at: .day(3), .file("/nowhere.yaml")).contains("there is no such file"))
        #expect(
            problem(at: .day(3), .settings(["packages.vegetable_pack.contents_kg.vegetables=4"])).contains(
                "the future 'other' cannot be: it changes what a package holds"))
        #expect(
            problem(
                at: .day(3),
                .settings(["reserve={commodities: {pork: {initial_t: 1}}}"])
            ).contains("reserve"))
    }

    @Test("a shock before the fork, or one that is changed, is refused")
    func shocks() throws {
        let early = "shocks.early={kind: buses_gone, date: 2020-02-17, duration_hours: 5}"
        #expect(
            problem(at: .day(5), .settings([early])).contains("begins on 2020-02-17, before the fork, on 2020-02-21"))
        let outage = "\(repository.path)/scenarios/province-outage.yaml"
        let name = try #require(try ScenarioLoader.load(outage).shocks.first?.id)
        #expect(
            problem(at: .day(2), .settings(["shocks.\(name).size=0.1"]), path: outage).contains(
                "it changes a shock of the scenario"))
    }

    @Test("a network has no futures")
    func network() {
        let path = "\(repository.path)/scenarios/textbook/newsvendor-normal.yaml"
        #expect(problem(at: .day(1), .settings(["fleet.buses=2"]), path: path).contains("only a city can be forked"))
    }
}
