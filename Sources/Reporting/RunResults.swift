public import Experiments
public import SupplyModel

/// What a run was asked for, beside the city.
public struct RunRequest: Sendable {
    /// The values set in place of the scenario's, as `path=value`.
    public var settings: [String]
    /// The share of the city that was kept.
    public var scale: Double
    /// The seed of the series.
    public var seed: UInt64
    /// How many replications were asked for.
    public var replications: Int
    /// How closely a figure was wanted, and how closely it is known; nil where the number of replications was given.
    public var precision: RunPrecision?

    /// Creates the description of a run.
    public init(
        settings: [String], scale: Double, seed: UInt64, replications: Int, precision: RunPrecision? = nil
    ) {
        self.precision = precision
        self.settings = settings
        self.scale = scale
        self.seed = seed
        self.replications = replications
    }
}

/// A finished run: what was asked for and what was observed, from which every output is made.
public struct RunResults: Sendable {
    /// What was asked for.
    public let request: RunRequest
    /// The complete replications, at least one, of one city.
    public let replications: [Replication]

    /// The city that was run.
    public var city: City { replications[0].city }

    /// Gathers a run's results; nil when no replication is complete.
    public init?(of request: RunRequest, replications: [Replication]) {
        guard !replications.isEmpty else { return nil }
        self.request = request
        self.replications = replications
    }

    /// The mean of a figure over the replications.
    func mean(_ figure: (Replication) -> Double) -> Double {
        replications.reduce(0) { $0 + figure($1) } / Double(replications.count)
    }
}
