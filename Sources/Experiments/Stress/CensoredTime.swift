public import Statistics

/// A time over several trials, in some of which it was not over when the run ended.
public struct CensoredTime: Hashable, Sendable {
    /// How many trials there are.
    public let trials: Int
    /// In how many of them it ended.
    public let ended: Int
    /// The time to which a trial in which it did not end was followed.
    public let limit: Double
    /// The mean over the trials, each taken as `limit` at most, with its interval; a lower bound where some did not end.
    public let mean: ConfidenceInterval

    /// The time over some trials; nil in those in which it did not end.
    public init(_ times: [Int?], limit: Int) {
        trials = times.count
        ended = times.count { $0 != nil }
        self.limit = Double(limit)
        mean = ConfidenceInterval(times.map { Double($0 ?? limit) })
    }

    /// Whether it ended in no trial.
    public var isCensored: Bool { ended == 0 }
}
