import Scenario
import SupplyModel
import Testing

@testable import Experiments

@Suite struct MeasureTests {
    private func quickstart() throws -> LoadedScenario { try ScenarioLoader.read(quickstartPath, days: 6) }

    @Test(
        "A measure is read as it is written",
        arguments: ["fill_rate", "cover_days.eggs", "unmet_share@2020-02-10..2020-02-11"])
    func text(_ text: String) {
        #expect(Measure(parsing: text)?.description == text)
    }

    @Test(
        "Dates that are none make no measure",
        arguments: ["a@", "a@2020-02-10", "a@2020-02-11..2020-02-10", "a@x..y", "a@b@c"])
    func noMeasure(_ text: String) {
        #expect(Measure(parsing: text) == nil)
    }

    @Test("A scenario says which measures it has")
    func problems() throws {
        let scenario = try quickstart()
        guard case .city(let plan) = scenario else { return }
        let first = plan.start
        #expect(Measure("fill_rate").problem(in: scenario) == nil)
        #expect(Measure("fill_rate", on: first...(first + 5)).problem(in: scenario) == nil)
        #expect(
            Measure("fill_rate", on: first...(first + 6)).problem(in: scenario)?.contains("outside the run") == true)
        #expect(Measure("gini", on: first...first).problem(in: scenario)?.contains("whole run") == true)
        #expect(Measure("fill_rat").problem(in: scenario)?.contains("no figure 'fill_rat'") == true)
        #expect(Measure("cover_days.caviar").problem(in: scenario)?.contains("it has cover_days.") == true)
    }

    @Test("A shard is one of so many, and the shards of a whole are the whole")
    func shards() {
        #expect(Shard(parsing: "2/3")?.description == "2/3")
        for text in ["0/3", "4/3", "1", "a/b", "1/0", "1/2/3", "1/100001"] { #expect(Shard(parsing: text) == nil) }
        let trials = (0..<10).map { Trial(alternative: $0 % 2, replication: $0 / 2) }
        let slices = (1...3).map { Shard($0, of: 3).slice(of: trials) }
        #expect(slices.map(\.count) == [4, 3, 3])
        #expect(Set(slices.joined()) == Set(trials))
    }

    @Test("All figures of a city can be asked for, and are figures of it")
    func everyFigure() throws {
        guard case .city(let plan) = try quickstart() else { return }
        let all = FigureReference.all(of: plan)
        #expect(Set(all).count == all.count)
        for reference in all { #expect(try FigureReference(reference.description) == reference) }
        #expect(Set(all.map(\.name)).isSuperset(of: [.fillRate, .coverDays, .stageHours]))
    }
}
