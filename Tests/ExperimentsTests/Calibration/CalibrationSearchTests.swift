import Statistics
import Stochastics
import Testing

@testable import Experiments

/// A model with known truth: a rise that levels off, day by day, with noise that lasts from one day to the next.
struct SyntheticModel: Sendable {
    var days = 20
    var noise = 0.05
    /// The value of a day, without noise, for parameters from 0 to 1.
    var curve: @Sendable (_ day: Double, _ parameters: [Double]) -> Double

    func run(_ parameters: [Double], seed: UInt64, replication: Int) -> [Double] {
        var stream = RandomSource(seed: seed, replication: UInt32(replication)).stream(Purpose(rawValue: 1), entity: 0)
        var lasting = 0.0
        return (0..<days).map { day in
            lasting = 0.6 * lasting + 0.8 * stream.normal()
            return curve(Double(day) / Double(days), parameters) + noise * lasting
        }
    }

    /// The level in the long run, and how fast it is reached.
    static let rise = SyntheticModel { day, parameters in
        (0.5 + parameters[0]) * (1 - Elementary.exp(-(1 + 6 * parameters[1]) * day))
    }
    /// Only the product of the two matters.
    static let product = SyntheticModel { day, parameters in (0.2 + parameters[0]) * (0.2 + parameters[1]) * day }
    /// The second does nothing.
    static let idle = SyntheticModel { day, parameters in parameters[0] * day }
}

@Suite struct CalibrationSearchTests {
    private func fit(
        _ model: SyntheticModel, truth: [Double], data: UInt64, sizes: [Int] = [1001, 1001], most: Int = 70
    ) async throws -> CalibrationFit {
        let observed = model.run(truth, seed: data, replication: 0)
        let search = CalibrationSearch(
            sizes: sizes, objective: CalibrationObjective([observed], scale: .spread), mostPoints: most, seed: data)
        return try await search.run { points in
            points.map { point in
                let parameters = zip(point, sizes).map { Double($0) / Double($1 - 1) }
                return (0..<8).map { model.run(parameters, seed: data &+ 1_000_000, replication: $0) }
            }
        }
    }

    @Test("Known parameters are found again, and 95 % intervals hold them in 90 % of the cases or more")
    func recovery() async throws {
        let cases = 60
        var held = [0, 0]
        var width = 0.0
        for number in 0..<cases {
            let truth = [0.25 + 0.008 * Double(number), 0.7 - 0.006 * Double(number)]
            let fit = try await fit(.rise, truth: truth, data: UInt64(number))
            for axis in 0..<2 where fit.intervals[axis].contains(truth[axis]) { held[axis] += 1 }
            width += fit.intervals[0].upperBound - fit.intervals[0].lowerBound
            #expect(fit.pointCount <= 70)
            #expect(abs(Double(fit.point[0]) / 1000 - truth[0]) < 0.3)
        }
        #expect(held.allSatisfy { $0 * 10 >= cases * 9 }, "\(held)")
        #expect(width / Double(cases) < 0.5)
    }

    @Test("Two parameters of which only the product matters are named as a pair")
    func entangled() async throws {
        for number in 0..<10 {
            let fit = try await fit(.product, truth: [0.5, 0.5], data: UInt64(number))
            #expect(fit.entangled.count == 1, "case \(number): \(fit.correlations)")
            #expect(fit.correlations[0][1] < -0.8)
        }
    }

    @Test("A parameter that does nothing spans its range, and the other is found all the same")
    func untold() async throws {
        for number in 0..<10 {
            let fit = try await fit(.idle, truth: [0.5, 0.5], data: UInt64(number))
            #expect(fit.untold == [1])
            #expect(fit.entangled.isEmpty)
            #expect(fit.intervals[0].contains(0.5))
        }
    }

    @Test("Without noise the fit is exact, on a few whole numbers as well")
    func exact() async throws {
        var model = SyntheticModel.rise
        model.noise = 0
        let fine = try await fit(model, truth: [0.3, 0.6], data: 1, most: 120)
        #expect(fine.objective < 1e-4)
        #expect(fine.seriesObjectives == [fine.objective])
        let whole = try await fit(model, truth: [0.25, 0.75], data: 1, sizes: [9, 5], most: 120)
        #expect(whole.point == [2, 3])
        #expect(whole.hasConverged && whole.objective == 0)
    }

    @Test("Series weigh alike, whatever their units and length; a day without a value counts as three spreads")
    func weights() {
        let objective = CalibrationObjective([[1, 2, 3], [1000, 3000]], scale: .spread)
        #expect(objective.scales == [1, 2_000_000.0.squareRoot()])
        #expect(abs(CalibrationObjective.value(objective.residuals([2, 3, 4, 1000, 3000])) - 0.5) < 1e-12)
        let none = objective.residuals([1, 2, .nan, 1000, 3000])
        #expect(abs(CalibrationObjective.value(none) - 1.5) < 1e-12)
        #expect(CalibrationObjective([[2, 2]], scale: .spread).scales == [2])
        #expect(CalibrationObjective([[0, 0]], scale: .relative).scales == [1])
        #expect(CalibrationObjective.mean(of: [[1, .nan], [3, .nan]])[0] == 2)
    }
}
