import Scenario
import Statistics
import Testing

@testable import Experiments

@Suite struct MainEffectsTests {
    private let factors = [
        Factor("a", .levels(["x", "y", "z"])), Factor("b", .whole(1...3)), Factor("c", .interval(0...10)),
    ]

    /// A figure whose effects are known: x, y, z add -1, 0 and 4; b adds 2 a step; c adds 0.3 a unit.
    private func figure(_ point: DesignPoint) -> Double {
        let values = point.settings.map(\.value)
        let a = ["x": -1.0, "y": 0, "z": 4][values[0]]!
        return 5 + a + 2 * Double(values[1])! + 0.3 * Double(values[2])!
    }

    @Test(
        "Effects that add up are found exactly, and account for everything",
        arguments: [
            SweepDesign.Method.factorial(values: 10), .latinHypercube(points: 60), .sobol(points: 64),
        ])
    func additive(method: SweepDesign.Method) throws {
        let design = SweepDesign(factors, by: method, seed: 3)
        let figures = design.points.map(figure)
        let found = MainEffects(design.points, figures: [figures, figures.map { $0 + 1 }])
        let levels = found.effects.filter { $0.path == "a" }
        for (level, effect) in ["x": -2.0, "y": -1, "z": 3] {
            let interval = try #require(levels.first { $0.level == level }).interval
            #expect(abs(interval.mean - effect) < 1e-9 && interval.halfWidth < 1e-9)
        }
        #expect(found.effects.filter { $0.path == "b" }.map(\.level) == ["1", "2", "3"])
        let linear = try #require(found.effects.first { $0.path == "c" })
        let range = try #require(linear.range)
        #expect(abs(linear.interval.mean - 0.3 * (range.upperBound - range.lowerBound)) < 1e-9)
        #expect(abs(found.explained - 1) < 1e-9)
    }

    @Test("Intervals are Student's over the replications")
    func intervals() {
        let points = ["0", "1"].map { DesignPoint([.init(path: "a", value: $0)]) }
        let found = MainEffects(points, figures: [[0, 2], [0, 4], [0, 6]])
        // Half the differences are 1, 2 and 3: mean 2, deviation 1, and Student's quantile of two degrees is 4.3027.
        #expect(abs(found.effects[1].interval.mean - 2) < 1e-12)
        #expect(abs(found.effects[1].interval.halfWidth - 4.302652729911275 / 3.0.squareRoot()) < 1e-9)
        #expect(found.effects[0].interval.mean == -found.effects[1].interval.mean)
    }

    @Test("Points that do not tell factors apart give no effects")
    func confounded() {
        let points = ["0", "1", "2"].map { DesignPoint([.init(path: "a", value: $0), .init(path: "b", value: $0)]) }
        #expect(MainEffects(points, figures: [[1, 2, 3]]).effects.isEmpty)
        #expect(MainEffects(points, figures: [[1, .nan, 3]]).effects.isEmpty)
    }

    @Test("A screening finds a linear factor's effect without spread, and none of one that does nothing")
    func screening() throws {
        let factors = [Factor("a", .interval(0...2)), Factor("b", .interval(0...1)), Factor("c", .interval(-1...1))]
        let screening = MorrisScreening(factors, trajectories: 12, seed: 5)
        let effects = screening.effects(
            on: screening.points.map { point in
                let values = point.settings.map { Double($0.value)! }
                return 3 * values[0] + values[1] * values[2]
            })
        #expect(abs(effects[0].mean - 6) < 1e-9 && effects[0].standardDeviation < 1e-9)
        #expect(effects[0].interval.halfWidth < 1e-9)
        #expect(effects[1].standardDeviation > 0.1 && effects[1].interval.contains(effects[1].meanAbsolute))
    }
}
