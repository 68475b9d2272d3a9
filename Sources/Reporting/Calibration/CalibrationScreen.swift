import Experiments
import Statistics

extension CalibrationReport {
    /// The answer for a terminal: the fitted values with their intervals, how well they fit, and what the data cannot tell.
    public func screen(for terminal: Terminal) -> String {
        var lines = [
            "\(answer.study.scenarioName), fitted to \(NumberText.count(fit.fitted.count, "value", "values")) in \(observedPath)",
            "",
        ]
        let percent = NumberText.fixed(answer.study.search.level * 100, decimals: 0)
        var parameters = TextTable(header: ["key", "fitted", "\(percent) % interval", "looked at", ""])
        for (place, axis) in axes.enumerated() {
            let interval = answer.interval(of: place)
            parameters.append([
                axis.factor.path, axis.value(at: fit.point[place]),
                fit.untold.contains(place)
                    ? "-" : "\(NumberText.short(interval.lowerBound)) to \(NumberText.short(interval.upperBound))",
                "\(axis.value(at: 0)) to \(axis.value(at: axis.count - 1))",
                fit.untold.contains(place) ? terminal.alarm("not told by the data") : "",
            ])
        }
        lines += parameters.lines(for: terminal) + [""]
        var series = TextTable(header: ["figure", "values", "unexplained", "within one run's interval"])
        var entries = fit.fitted[...]
        for (place, observed) in answer.study.observed.series.enumerated() {
            let within = zip(observed.values, entries).count { $1.contains($0.value) }
            entries = entries.dropFirst(observed.values.count)
            series.append([
                observed.figure, NumberText.count(observed.values.count),
                NumberText.percent(fit.seriesObjectives[place]),
                NumberText.percent(Double(within) / Double(observed.values.count)),
            ])
        }
        lines += series.lines(for: terminal) + [""]
        for remark in remarks { lines += terminal.wrapped(remark, indent: 2) }
        for warning in warnings { lines += terminal.wrapped(terminal.alarm(warning), indent: 2) }
        lines += ["", "To use it: \(options)"]
        return terminal.page(lines)
    }

    private var remarks: [String] {
        let measure =
            switch answer.study.scale {
            case .spread: "the variance of what was observed, 100% being as bad as its mean"
            case .relative: "the square of the mean size of what was observed"
            }
        let trials = fit.pointCount * answer.study.search.replications
        return [
            "Unexplained: the mean square of fitted less observed, over \(measure).",
            "\(NumberText.count(trials, "trial", "trials")) at \(NumberText.count(fit.pointCount, "point", "points")); "
                + (fit.hasConverged
                    ? "the search ended where no neighbour is better."
                    : "the search ended because --most trials were done: more may fit better."),
        ]
    }

    private var warnings: [String] {
        var warnings = fit.entangled.map { one, other in
            "\(axes[one].factor.path) and \(axes[other].factor.path) cannot be told apart: their estimates correlate by "
                + "\(NumberText.fixed(fit.correlations[one][other], decimals: 2)), so that "
                + (fit.correlations[one][other] < 0
                    ? "more of the one and less of the other" : "more, or less, of both")
                + " fits nearly as well."
        }
        if fit.misfit > 2 {
            warnings.append(
                "The fit is further off than the model's own chance explains (\(NumberText.short(fit.misfit)) times its "
                    + "squares): something else differs. Intervals are widened for it.")
        }
        let edges = axes.indices.filter { fit.point[$0] == 0 || fit.point[$0] == axes[$0].count - 1 }
        for place in edges where !fit.untold.contains(place) {
            warnings.append("\(axes[place].factor.path) is at the end of its range; the best value may lie beyond.")
        }
        return warnings
    }
}
