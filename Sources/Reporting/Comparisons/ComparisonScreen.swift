import Experiments
import Statistics

extension ComparisonReport {
    /// The answer as a planner reads it: how each alternative stands, in a table and in sentences.
    public func screen(for terminal: Terminal) -> String {
        let screen = ComparisonScreen(report: self, terminal: terminal)
        return terminal.page(screen.lines)
    }
}

struct ComparisonScreen {
    let report: ComparisonReport
    let terminal: Terminal

    private var result: ComparisonFindings { report.result }
    private var criterion: ComparisonStudy.Criterion { result.study.criterion }
    private var confidence: String { "\(CSVText.field(result.study.confidence * 100)) %" }

    /// More alternatives than this have too many pairs for a screen.
    private static let mostInPairs = 5

    var lines: [String] {
        [heading, [""], standings, [""], verdict, beside, pairs, pareto].flatMap { $0 }
    }

    private var heading: [String] {
        let better = criterion.preference == .largest ? "more" : "less"
        let counts = Set(result.figures.map(\.count))
        let runs =
            counts.count == 1
            ? "\(NumberText.count(counts.first ?? 0, "replication", "replications")) of each"
            : "\(NumberText.count(counts.min() ?? 0)) to \(NumberText.count(counts.max() ?? 0)) replications of each"
        let zone =
            result.indifference > 0 ? ", differences below \(NumberText.exact(result.indifference)) do not matter" : ""
        let scenarios = Set(report.alternatives.map(\.scenarioName)).sorted().joined(separator: ", ")
        return [terminal.strong(scenarios)]
            + terminal.wrapped(
                "By \(criterion.measure), of which \(better) is better; \(runs), seed \(report.seed)\(zone)")
    }

    private var standings: [String] {
        let reference = result.isRace ? "against the leader" : "against the best"
        var table = TextTable(header: ["", "runs", "mean", "+-", reference, "to", ""])
        for (place, interval) in result.againstBest.enumerated() {
            let mean = result.mean(of: place, by: criterion.measure)
            let standing = Self.words(result.standings[place])
            table.append([
                label(place), NumberText.count(mean.count), NumberText.exact(mean.mean),
                NumberText.exact(mean.halfWidth), interval.map { NumberText.exact($0.low) } ?? "",
                interval.map { NumberText.exact($0.high) } ?? "",
                result.standings[place] == .best ? terminal.strong(standing) : standing,
            ])
        }
        return table.lines(for: terminal)
    }

    private static func words(_ standing: Standing) -> String {
        switch standing {
        case .best: "best"
        case .asGood: "as good"
        case .undecided: "cannot tell"
        case .worse: "worse"
        case .dropped: "dropped"
        }
    }

    private var verdict: [String] {
        result.isRace ? raceVerdict : fixedVerdict
    }

    private var fixedVerdict: [String] {
        var sentences: [String] = []
        if let best = result.alternatives(.best).first {
            sentences.append("\(result.names[best]) is the best, with \(confidence) confidence.")
        }
        let good = result.alternatives(.asGood)
        let undecided = result.alternatives(.undecided)
        if !good.isEmpty {
            sentences.append(
                "Not worse than the best\(result.indifference > 0 ? " by more than \(NumberText.exact(result.indifference))" : ""), with \(confidence) confidence: \(list(good))."
            )
        }
        if !undecided.isEmpty {
            let what =
                undecided.count == 1
                ? "Whether it is as good as the best cannot be told yet"
                : "Not shown to be worse than the best, and not to be told apart yet"
            sentences.append("\(what): \(list(undecided)). \(cost)")
        }
        let worse = result.alternatives(.worse)
        if !worse.isEmpty { sentences.append("Worse than the best, with \(confidence) confidence: \(list(worse)).") }
        return sentences.flatMap { terminal.wrapped($0) }
    }

    private var raceVerdict: [String] {
        let zone = NumberText.exact(result.indifference)
        let trials = NumberText.count(result.trialCount, "trial", "trials")
        let even = result.figures[result.leader].count * result.names.count
        var sentences: [String] = []
        if let best = result.alternatives(.best).first {
            sentences.append(
                "\(result.names[best]) is picked: the best, or not worse than the best by more than \(zone), with \(confidence) confidence."
            )
            sentences.append(
                "It took \(trials); as many replications of each would have been \(NumberText.count(even)).")
        } else {
            sentences.append(
                "Cannot be told apart yet, to \(zone) with \(confidence) confidence: \(list(result.alternatives(.undecided))). \(cost)"
            )
        }
        return sentences.flatMap { terminal.wrapped($0) }
    }

    /// What it would cost to tell.
    private var cost: String {
        guard let needed = result.replicationsToTell, let more = result.trialsToTell else {
            return
                "Their means are the same: no number of replications tells. Say with --indifference what does not matter."
        }
        let time =
            report.secondsPerTrial.map { ", \(NumberText.duration(seconds: Double(more) * $0)) at this pace" } ?? ""
        return "About \(NumberText.count(needed)) replications of each would tell: "
            + "\(NumberText.count(more, "trial", "trials")) more\(time)."
    }

    /// Other figures, as many columns to a table as fit.
    private var beside: [String] {
        let measures = result.study.measures.dropFirst()
        guard !measures.isEmpty else { return [] }
        let names = result.names.indices.map(label)
        let first = names.reduce(0) { max($0, TextColumns.width(of: $1)) }
        var lines: [String] = []
        var columns: [(String, [String])] = []
        var width = first
        func close() {
            guard !columns.isEmpty else { return }
            var table = TextTable(header: [""] + columns.map(\.0))
            for (place, name) in names.enumerated() { table.append([name] + columns.map { $0.1[place] }) }
            lines += [""] + table.lines(for: terminal)
            columns = []
            width = first
        }
        for measure in measures {
            let cells = names.indices.map { place in
                let mean = result.mean(of: place, by: measure)
                return mean.mean.isFinite
                    ? "\(NumberText.short(mean.mean)) +-\(NumberText.short(mean.halfWidth))" : "-"
            }
            let own = cells.reduce(measure.description.count) { max($0, $1.count) } + 2
            if width + own > terminal.width { close() }
            columns.append((measure.description, cells))
            width += own
        }
        close()
        return lines
    }

    private var pairs: [String] {
        let differences = result.differences(by: criterion.measure)
        let ratios = differences.map(\.varianceRatio).filter(\.isFinite)
        var lines: [String] = []
        if result.names.count > 2, result.names.count <= Self.mostInPairs {
            var table = TextTable(header: ["Differences of all pairs", "mean", "from", "to", "runs"])
            for difference in differences {
                let interval = difference.interval
                table.append([
                    "  \(label(difference.first, room: 20)) less \(label(difference.second, room: 20))",
                    NumberText.exact(interval.mean), NumberText.exact(interval.low), NumberText.exact(interval.high),
                    NumberText.count(interval.count),
                ])
            }
            lines += [""] + table.lines(for: terminal)
        }
        guard let least = ratios.min(), let most = ratios.max() else { return lines }
        let range =
            least == most ? NumberText.short(least) : "\(NumberText.short(least)) to \(NumberText.short(most))"
        return lines + [""] + terminal.wrapped("Shared draws divide the variance of differences by \(range).")
    }

    private var pareto: [String] {
        guard let set = result.pareto, let pair = result.study.pareto else { return [] }
        var table = TextTable(header: [
            "Both count", pair.first.measure.description, pair.second.measure.description, "", "",
        ])
        for (place, member) in set.members.enumerated() {
            let others = member.dominators.map { result.names[$0] }.joined(separator: ", ")
            table.append([
                "  " + label(place), NumberText.exact(result.mean(of: place, by: pair.first.measure).mean),
                NumberText.exact(result.mean(of: place, by: pair.second.measure).mean),
                member.isOnFront ? "on the front" : "",
                member.status == .dominated
                    ? "dominated by \(others)" : member.status == .efficient ? "efficient" : "cannot tell",
            ])
        }
        return [""] + table.lines(for: terminal)
            + terminal.wrapped(
                "'Efficient' and 'dominated' hold at once with \(confidence) confidence; the front is that of the means."
            )
    }

    /// An alternative's name, cut where it is too long for a table.
    private func label(_ place: Int) -> String { label(place, room: max(16, terminal.width - 50)) }

    private func label(_ place: Int, room: Int) -> String {
        let name = result.names[place]
        return name.count <= room ? name : String(name.prefix(room - 3)) + "..."
    }

    private func list(_ places: [Int]) -> String { places.map { result.names[$0] }.joined(separator: ", ") }
}
