public import Scenario

/// Which points of the factors' domains a sweep looks at.
public struct SweepDesign: Sendable {
    /// How the points are chosen.
    public enum Method: Hashable, Sendable {
        /// Every combination; a range is given so many values.
        case factorial(values: Int)
        /// A Latin hypercube of so many points.
        case latinHypercube(points: Int)
        /// So many of Sobol's points.
        case sobol(points: Int)
        /// Morris' trajectories, on a grid of so many levels.
        case morris(trajectories: Int, levels: Int)
        /// As a table lists them.
        case table

        /// What outputs call it.
        public var name: String {
            switch self {
            case .factorial: "factorial"
            case .latinHypercube: "latin"
            case .sobol: "sobol"
            case .morris: "morris"
            case .table: "table"
            }
        }
    }

    /// The most points that a sweep may have.
    public static let mostPoints = 1_000_000

    /// How the points were chosen.
    public let method: Method
    /// The keys that are varied.
    public let paths: [String]
    /// The points, each with a setting of every key in the order of `paths`.
    public let points: [DesignPoint]
    /// What Morris' trajectories are; nil of another method.
    let screening: MorrisScreening?

    /// Chooses points.
    ///
    /// - Parameters:
    ///   - factors: what is varied, at least one.
    ///   - method: how; not `.table`.
    ///   - seed: decides a random design.
    public init(_ factors: [Factor], by method: Method, seed: UInt64) {
        precondition(!factors.isEmpty, "a sweep varies something")
        self.method = method
        paths = factors.map(\.path)
        var screening: MorrisScreening?
        switch method {
        case .factorial(let values): points = FullFactorial.points(of: factors, valuesPerFactor: values)
        case .latinHypercube(let count): points = LatinHypercube.points(of: factors, count: count, seed: seed)
        case .sobol(let count): points = SobolSequence.points(of: factors, count: count, seed: seed)
        case .morris(let trajectories, let levels):
            let drawn = MorrisScreening(factors, trajectories: trajectories, levels: levels, seed: seed)
            points = drawn.points
            screening = drawn
        case .table: preconditionFailure("the points of a table are given, not chosen")
        }
        self.screening = screening
    }

    /// Reads points from a CSV file: a column a key, a row a point.
    ///
    /// - Throws: all that is wrong with the file.
    public init(reading path: String) throws(ScenarioError) {
        let file = try CSVFile(path)
        var wrong: [ScenarioError] = []
        for (row, fields) in file.rows.enumerated() {
            for (column, field) in fields.enumerated() where field.isEmpty {
                let message = "the point has no value for '\(file.header[column])'"
                wrong.append(ScenarioError(Diagnostic(file.place(row: row, column: column), message)))
            }
        }
        if file.rows.count > Self.mostPoints {
            wrong.append(ScenarioError(Diagnostic(FilePosition(path), "more than \(Self.mostPoints) points")))
        }
        if let error = ScenarioError(all: wrong) { throw error }
        method = .table
        paths = file.header
        points = file.rows.map { row in
            DesignPoint(zip(file.header, row).map { DesignPoint.Setting(path: $0, value: $1) })
        }
        screening = nil
    }
}
