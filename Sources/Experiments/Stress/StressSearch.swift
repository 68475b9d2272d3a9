/// Which outages to simulate so that each target's times are known.
///
/// A path is the same under two outages until the shorter one ends. So the time to survive is read off one outage that
/// lasts to the end of the run, and where that breaks nothing no shorter one is simulated. Of the targets that it breaks the
/// longest of the given lengths is tried, and where that breaks something the shortest length that does is found by bisection
/// of the list: an outage is taken to break no less than a shorter one. *m* targets, *b* of which break, and *l* lengths
/// take *m + b (1 + log2 l)* probes in `2 + log2 l` waves instead of *m l*.
public struct StressSearch: Sendable {
    /// One outage of one target.
    public struct Probe: Hashable, Sendable {
        /// The target's place.
        public let target: Int
        /// How many steps it lasts; nil for the rest of the run.
        public let length: Int?
    }

    /// All that was tried of one target.
    public struct Finding: Sendable {
        /// What became of the outage that lasts to the end of the run, trial by trial.
        public internal(set) var unending: [OutageOutcome]
        /// What became of those of the given lengths that were tried, by length.
        public internal(set) var byLength: [Int: [OutageOutcome]] = [:]
        /// The shortest of the lengths that breaks service in at least half of the trials; nil where none does.
        public internal(set) var shortestBreaking: Int?
    }

    /// How many targets there are.
    public let targets: Int
    /// The lengths in rising order.
    public let lengths: [Int]

    /// A search over the lengths, which are sorted.
    public init(targets: Int, lengths: [Int]) {
        self.targets = targets
        self.lengths = Set(lengths).sorted()
    }

    /// Searches.
    ///
    /// - Parameter observe: simulates some probes, each in the same trials, and says what became of each.
    /// - Returns: what was found of each target.
    public func run(
        _ observe: ([Probe]) async throws -> [[OutageOutcome]]
    ) async throws -> [Finding] {
        var findings = try await observe((0..<targets).map { Probe(target: $0, length: nil) }).map {
            Finding(unending: $0)
        }
        // Of each target that is still searched: the longest length that breaks nothing, and the shortest that does.
        var open: [Int: (below: Int, breaking: Int)] = [:]
        guard let longest = lengths.last else { return findings }
        let broken = findings.indices.filter { Self.breaks(findings[$0].unending) }
        for (target, outcomes) in zip(broken, try await observe(broken.map { Probe(target: $0, length: longest) })) {
            findings[target].byLength[longest] = outcomes
            if Self.breaks(outcomes) { open[target] = (-1, lengths.count - 1) }
        }
        while true {
            let probes = open.keys.sorted().compactMap { target -> (target: Int, place: Int)? in
                guard let (below, breaking) = open[target], breaking - below > 1 else { return nil }
                return (target, (below + breaking) / 2)
            }
            if probes.isEmpty { break }
            let outcomes = try await observe(probes.map { Probe(target: $0.target, length: lengths[$0.place]) })
            for (probe, outcomes) in zip(probes, outcomes) {
                findings[probe.target].byLength[lengths[probe.place]] = outcomes
                if Self.breaks(outcomes) {
                    open[probe.target]?.breaking = probe.place
                } else {
                    open[probe.target]?.below = probe.place
                }
            }
        }
        for (target, bounds) in open { findings[target].shortestBreaking = lengths[bounds.breaking] }
        return findings
    }

    /// Whether service did not hold in at least half of the trials.
    private static func breaks(_ outcomes: [OutageOutcome]) -> Bool {
        2 * outcomes.count { $0.firstColumn != nil } >= max(1, outcomes.count)
    }
}
