public import Experiments

/// A finished run of a network: what was asked for and what was observed, from which every output is made.
public struct NetworkResults: Sendable {
    /// What was asked for.
    public let request: RunRequest
    /// The figures of the complete replications.
    public let estimates: NetworkEstimates

    /// Takes in a run; nil where no replication is complete.
    public init?(of request: RunRequest, replications: [NetworkReplication]) {
        guard let estimates = NetworkEstimates(replications) else { return nil }
        self.request = request
        self.estimates = estimates
    }
}
