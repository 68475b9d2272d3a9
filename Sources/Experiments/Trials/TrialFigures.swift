import Foundation
import SupplyModel

/// What a trial found: its figures, by the measures' names.
///
/// A figure that has no meaning, or no finite value, is NaN.
public struct TrialFigures: Hashable, Sendable {
    /// The figures that were looked at; nil where one has no finite value.
    private var values: [String: Double?]

    /// Figures by name.
    public init(_ values: [String: Double]) { self.values = values.mapValues { $0.isFinite ? $0 : nil } }

    /// The names of the figures, sorted.
    public var names: [String] { values.keys.sorted() }

    /// A figure; NaN where it has no meaning or was not looked at.
    public subscript(measure: Measure) -> Double { self[measure.description] ?? .nan }

    /// A figure by its name; nil where it was not looked at.
    public subscript(name: String) -> Double? { values[name].map { $0 ?? .nan } }

    /// Whether all of these were looked at.
    func contain(_ measures: [Measure]) -> Bool { measures.allSatisfy { values[$0.description] != nil } }

    /// These, and those of another look at the same trial.
    func merging(_ other: TrialFigures) -> TrialFigures {
        var both = self
        both.values.merge(other.values) { $1 }
        return both
    }

    /// All whole-run figures of a run of a city, and the measures between dates.
    init(of run: Replication, measures: [Measure]) {
        var values: [String: Double] = [:]
        for reference in FigureReference.all(of: run.city.plan) {
            values[reference.description] = run.value(of: reference)
        }
        for measure in measures where measure.dates != nil {
            guard let dates = measure.dates, let reference = try? FigureReference(measure.figure) else { continue }
            values[measure.description] = run.value(of: reference, from: dates.lowerBound, to: dates.upperBound)
        }
        self.init(values)
    }

    /// All figures of a run of a network and of its nodes.
    init(of run: NetworkReplication) {
        let names = NetworkReplication.figureNames(of: run.plan)
        self.init(Dictionary(uniqueKeysWithValues: zip(names, run.figureValues)))
    }

    /// The figures as JSON: keys sorted, numbers so that they are read as the same, null for NaN and infinity.
    var json: String {
        let entries = names.map { name in
            "\"\(name)\":\(values[name, default: nil].map { "\($0)" } ?? "null")"
        }
        return "{\(entries.joined(separator: ","))}"
    }

    /// Reads what ``json`` wrote.
    init(json: String) throws {
        values = try JSONDecoder().decode([String: Double?].self, from: Data(json.utf8))
    }
}

extension NetworkReplication {
    /// The names of all figures and sums of a network and of its nodes, in one order.
    static func figureNames(of plan: NetworkPlan) -> [String] {
        let network = NetworkFigure.all.filter(\.isOfNetwork).map(\.name) + NetworkTotal.all.map(\.name)
        let own = NetworkFigure.all.map(\.name) + NetworkTotal.all.map(\.name)
        return network + plan.nodes.flatMap { node in own.map { "\($0).\(node.id)" } }
    }

    /// The values of ``figureNames(of:)``, in the same order.
    fileprivate var figureValues: [Double] {
        let whole = tallies.whole
        let network =
            NetworkFigure.all.filter(\.isOfNetwork).map { $0.numerator(whole) / $0.denominator(whole) }
            + NetworkTotal.all.map { $0.sum(whole) }
        return network
            + tallies.flatMap { tally in
                NetworkFigure.all.map { $0.numerator(tally) / $0.denominator(tally) }
                    + NetworkTotal.all.map { $0.sum(tally) }
            }
    }
}
