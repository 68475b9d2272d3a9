import Experiments
public import Foundation
import Statistics

extension CalibrationReport {
    /// The answer as JSON.
    public var json: Data { get throws { try JSONText.encode(Answer(self)) } }

    /// `report.json` and `report.html`.
    public func pages(_ context: StudyContext, _ strings: Strings) throws -> [(name: String, data: Data)] {
        var answer = Answer(self)
        answer.fit = fitRows
        return try StudyReport(answer, context).files(strings)
    }

    /// The rows of `fit.csv`.
    private var fitRows: [FitRow] {
        let values = answer.study.observed.series.flatMap { series in series.values.map { (series.figure, $0) } }
        return zip(values, fit.fitted).map { value, run in
            FitRow(
                date: "\(value.1.date)", figure: value.0, observed: Figure(value.1.value, decimals: 9),
                mean: Figure(run.mean, decimals: 9), low: Figure(run.low, decimals: 9),
                high: Figure(run.high, decimals: 9))
        }
    }

    /// An observed value, and what the fitted scenario gives.
    struct FitRow: Codable, Sendable {
        var date: String
        var figure: String
        var observed: Figure
        var mean: Figure
        var low: Figure
        var high: Figure
    }

    struct Parameter: Codable, Sendable {
        var key: String
        var from: Figure
        var to: Figure
        var fitted: String
        var low: Figure
        var high: Figure
        /// Whether the data say anything of it by itself.
        var isTold: Bool

        enum CodingKeys: String, CodingKey {
            case key, from, to, fitted, low, high
            case isTold = "is_told"
        }
    }

    struct Pair: Codable, Sendable {
        var keys: [String]
        var correlation: Figure
    }

    struct Series: Codable, Sendable {
        var figure: String
        var values: Int
        var objective: Figure
        var scale: Figure
    }

    struct Answer: Codable, Sendable {
        var version = 1
        var program = "quartermaster \(Program.version)"
        var scenario: String
        var settings: [String]
        var scale: Double
        var seed: UInt64
        var observed: String
        var errorScale: String
        var parameters: [Parameter]
        var pairs: [Pair]
        var series: [Series]
        var objective: Figure
        var misfit: Figure
        var confidence: Double
        var hasConverged: Bool
        var points: Int
        var replications: Int
        var trials: Int
        /// The observed values beside the fitted ones; in `report.json` only.
        var fit: [FitRow]?

        enum CodingKeys: String, CodingKey {
            case version, program, scenario, settings, scale, seed, observed, parameters, pairs, series, objective,
                misfit
            case confidence, points, replications, trials, fit
            case errorScale = "error_scale"
            case hasConverged = "has_converged"
        }

        init(_ report: CalibrationReport) {
            let (answer, fit) = (report.answer, report.fit)
            scenario = answer.study.scenarioName
            settings = report.request.settings
            scale = report.request.scale
            seed = answer.seed
            observed = report.observedPath
            errorScale = answer.study.scale.rawValue
            parameters = report.axes.enumerated().map { place, axis in
                let interval = answer.interval(of: place)
                return Parameter(
                    key: axis.factor.path, from: Figure(axis.number(at: 0) ?? .nan, decimals: 9),
                    to: Figure(axis.number(at: axis.count - 1) ?? .nan, decimals: 9),
                    fitted: axis.value(at: fit.point[place]), low: Figure(interval.lowerBound, decimals: 9),
                    high: Figure(interval.upperBound, decimals: 9), isTold: !fit.untold.contains(place))
            }
            pairs = report.axes.indices.flatMap { one in
                report.axes.indices.filter { $0 > one }.map { other in
                    Pair(
                        keys: [report.axes[one].factor.path, report.axes[other].factor.path],
                        correlation: Figure(fit.correlations[one][other]))
                }
            }
            let objectives = answer.study.search.objective
            series = answer.study.observed.series.enumerated().map { place, series in
                Series(
                    figure: series.figure, values: series.values.count,
                    objective: Figure(fit.seriesObjectives[place], decimals: 9),
                    scale: Figure(objectives.scales[place], decimals: 9))
            }
            objective = Figure(fit.objective, decimals: 9)
            misfit = Figure(fit.misfit)
            confidence = answer.study.search.level
            hasConverged = fit.hasConverged
            points = fit.pointCount
            replications = answer.study.search.replications
            trials = points * replications
        }
    }
}
