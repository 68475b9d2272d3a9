import Experiments
import Statistics

extension CapacityReport {
    /// The answer for a terminal: the least resources, the evidence at them, and what it took.
    public func screen(for terminal: Terminal) -> String {
        var lines = terminal.wrapped(question, indent: 2) + [""]
        lines += terminal.wrapped(terminal.strong(finding), indent: 2)
        lines += [""] + table(of: shownProbes, terminal).lines(for: terminal) + [""]
        for remark in remarks { lines += terminal.wrapped(remark, indent: 2) }
        for warning in warnings { lines += terminal.wrapped(terminal.alarm(warning), indent: 2) }
        return terminal.page(lines)
    }

    private var question: String {
        let ranges = axes.map { axis in
            let step = axis.step.map { $0 == 1 ? "" : " by \(CSVText.field($0, decimals: 9))" } ?? ""
            return "\(axis.factor.path) from \(axis.value(at: 0)) to \(axis.value(at: axis.count - 1))\(step)"
        }
        return "\(answer.study.scenarioName): the least of \(ranges.joined(separator: " and ")) that meets "
            + "\(targets.map(\.description).joined(separator: " and ")) \(criterion), "
            + "\(percent(evidence.search.confidence)) sure"
    }

    private var criterion: String {
        switch evidence.search.test.criterion {
        case .mean: "on average"
        case .share(let share): "in \(percent(share)) of the replications"
        }
    }

    private func percent(_ share: Double) -> String { NumberText.percent(share).replacing(".0%", with: "%") }

    private func text(_ point: [Int]) -> String {
        zip(axes, values(of: point)).map { "\($0.factor.path)=\($1)" }.joined(separator: " ")
    }

    private var finding: String {
        let (least, most) = (text(axes.map { _ in 0 }), text(axes.map { $0.count - 1 }))
        switch evidence.outcome {
        case .metByLeast: return "Met already at the lower end of the range, \(least)."
        case .missedByMost: return "Not met anywhere in the range: even \(most) misses."
        case .undecidedAtMost:
            return "Whether \(most) meets cannot be told from \(evidence.search.test.looks.last ?? 0) replications; "
                + "nothing in the range is shown to meet."
        case .found where axes.count == 1: return findingOnOneAxis
        case .found:
            let count = evidence.frontier.count
            return count == 1
                ? "One least pair: \(text(evidence.frontier[0]))."
                : "\(count) least pairs: less of the one needs more of the other."
        }
    }

    private var findingOnOneAxis: String {
        let point = evidence.frontier[0]
        guard !evidence.isShownToBeLeast(point) else {
            return "\(text(point)) meets, and one step less misses."
        }
        let below = evidence.greatestMiss.map { "\(axes[0].value(at: $0)) misses; " } ?? ""
        return "\(text(point)) meets; \(below)between them the replications cannot tell."
    }

    /// The frontier, on one axis with what is shown to miss beneath it, or the ends where there is no frontier.
    private var shownProbes: [CapacityProbe] {
        var points = evidence.frontier
        if let miss = evidence.greatestMiss, evidence.outcome == .found { points.append([miss]) }
        if evidence.frontier.isEmpty || evidence.outcome == .metByLeast {
            points = [axes.map { _ in 0 }, axes.map { $0.count - 1 }]
        }
        return points.compactMap(evidence.probe)
    }

    private func table(of probes: [CapacityProbe], _ terminal: Terminal) -> TextTable {
        var header = axes.map(\.factor.path) + ["shows", "runs"]
        if answer.study.prices != nil { header.append("cost") }
        if evidence.search.isOfShares { header.append("share that meets") }
        header += targets.map(\.measure.description)
        var table = TextTable(header: header)
        for probe in probes {
            var row = values(of: probe.point)
            row.append(shows(probe))
            row.append(NumberText.count(probe.observations.count))
            if let cost = answer.cost(of: probe.point) { row.append(NumberText.count(cost)) }
            if let success = probe.success {
                row.append(text(success.mean, isShare: true) + range(success, isShare: true))
            }
            row += zip(targets, probe.means).map { target, interval in
                text(interval.mean, isShare: target.isShare)
                    + (evidence.search.isOfShares ? "" : range(interval, isShare: target.isShare))
            }
            table.append(row)
        }
        return table
    }

    private func shows(_ probe: CapacityProbe) -> String {
        switch probe.verdict {
        case .meets:
            evidence.frontier.contains(probe.point) && !evidence.isShownToBeLeast(probe.point)
                ? "meets, least?" : "meets"
        case .misses: "misses"
        case .undecided: "cannot tell"
        }
    }

    private func text(_ value: Double, isShare: Bool) -> String {
        isShare ? NumberText.fixed(value * 100, decimals: 2) + "%" : NumberText.short(value)
    }

    private func range(_ interval: ConfidenceInterval, isShare: Bool) -> String {
        guard interval.low.isFinite, interval.high.isFinite else { return "" }
        func number(_ value: Double) -> String {
            isShare ? NumberText.fixed(value * 100, decimals: 2) : NumberText.short(value)
        }
        return " (\(number(interval.low)) to \(number(interval.high)))"
    }

    private var remarks: [String] {
        var remarks = [
            "In brackets: the interval that had to be clear of the target; all that were looked at hold at once with "
                + "\(percent(evidence.search.confidence)) confidence."
        ]
        if evidence.outcome == .found, evidence.frontier.contains(where: { !evidence.isShownToBeLeast($0) }),
            axes.count > 1
        {
            remarks.append("least?: whether one step less would do is not told by the replications.")
        }
        if let cheapest = answer.cheapest, let cost = answer.cost(of: cheapest) {
            remarks.append("The cheapest: \(text(cheapest)), at \(NumberText.count(cost)).")
        }
        var effort =
            "\(NumberText.count(evidence.trials, "trial", "trials")) at "
            + NumberText.count(evidence.probes.count, "point", "points")
        if let grid = evidence.gridTrials {
            effort +=
                "; a grid of all \(NumberText.count(axes.map(\.count).reduce(1, *))) points with as many replications "
                + "as the answer's has \(NumberText.count(grid))"
        }
        return remarks + [effort + "."]
    }

    private var warnings: [String] {
        evidence.contradictions.map { found in
            let (less, more) = (evidence.probes[found.less].point, evidence.probes[found.more].point)
            let isShare = targets[found.figure].isShare
            let amount = text(abs(found.difference), isShare: isShare)
            return "More is worse: \(targets[found.figure].measure) is \(found.difference > 0 ? "higher" : "lower") by "
                + "\(amount) at \(text(more)) than at \(text(less)). The search takes more to be never worse"
                + (found.isOfVerdicts ? ", and here the verdicts contradict that: do not trust the answer." : ".")
        }
    }
}
