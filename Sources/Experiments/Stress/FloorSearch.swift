public import Statistics

/// The smallest of some floors that survives with at least a stated probability: a bisection whose every step is a
/// sequential test.
///
/// At a floor, trials are made until Clopper and Pearson's bound for the probability of survival lies above the stated one
/// (*survives*) or below it (*fails*), or the trials are used up (*undecided*, taken as not surviving). One looks after
/// ``looks`` trials only. A bisection of *k* floors makes at most *m = 1 + log2 k* such tests of *l* looks, so each look has
/// the error (1 - confidence) / (m l) (Bonferroni): the floor that is named survives with the stated confidence, whatever the
/// other floors do. That the next smaller one does not rests on its own test, and that no smaller one still does on survival
/// growing with the floor.
public struct FloorSearch: Sendable {
    /// What the trials at a floor say.
    public enum Verdict: String, Sendable {
        /// The probability is at least the stated one.
        case survives
        /// It is below.
        case fails
        /// The trials cannot tell.
        case undecided
    }

    /// What was seen at one floor.
    public struct Evidence: Sendable {
        /// The floor's place.
        public let floor: Int
        /// Trials in which it survived.
        public let survived: Int
        /// All trials.
        public let trials: Int
        /// The probability of survival, with its interval (Clopper and Pearson 1934) of the stated confidence.
        public let probability: ConfidenceInterval
        /// What was concluded.
        public let verdict: Verdict
    }

    /// What a search found.
    public struct Answer: Sendable {
        /// The place of the smallest floor that was shown to survive; nil where the largest was not.
        public let floor: Int?
        /// What was seen, in the order of the floors.
        public let evidence: [Evidence]
    }

    /// How many floors there are.
    public let floors: Int
    /// The probability that is asked for.
    public let probability: Double
    /// The confidence of the answer.
    public let confidence: Double
    /// After how many trials one looks.
    public let looks: [Int]

    private let error: Double

    /// The fewest trials of which all must survive so that a floor can be shown to.
    public let fewest: Int

    /// Plans a search.
    ///
    /// - Parameters:
    ///   - floors: how many floors there are, at least 1.
    ///   - probability: of survival, above 0 and below 1.
    ///   - confidence: of the answer, above 0 and below 1.
    ///   - most: the most trials at a floor; nil for twice as many as show that a floor survives when all do.
    public init(floors: Int, probability: Double, confidence: Double, most: Int? = nil) {
        precondition(floors >= 1, "a search needs a floor")
        precondition(probability > 0 && probability < 1 && confidence > 0 && confidence < 1, "shares lie within 0 to 1")
        var tests = 1
        while 1 << (tests - 1) < floors { tests += 1 }
        self.floors = floors
        self.probability = probability
        self.confidence = confidence
        error = (1 - confidence) / Double(tests * 3)
        var fewest = 1
        var power = probability
        while power > error {
            power *= probability
            fewest += 1
        }
        self.fewest = fewest
        let early = max(1, fewest / 8)
        looks = [early, fewest, max(fewest, most ?? 2 * fewest)].reduce(into: []) { looks, count in
            if count > looks.last ?? 0 { looks.append(count) }
        }
    }

    /// Searches.
    ///
    /// - Parameter survive: makes some trials at a floor, and says in which of them it survived.
    public func run(
        _ survive: (_ floor: Int, _ trials: Range<Int>) async throws -> [Bool]
    ) async throws -> Answer {
        var evidence: [Evidence] = []
        var (below, surviving) = (-1, floors - 1)
        evidence.append(try await test(surviving, survive))
        guard evidence[0].verdict == .survives else { return Answer(floor: nil, evidence: evidence) }
        while surviving - below > 1 {
            let middle = (below + surviving) / 2
            let seen = try await test(middle, survive)
            evidence.append(seen)
            if seen.verdict == .survives { surviving = middle } else { below = middle }
        }
        return Answer(floor: surviving, evidence: evidence.sorted { $0.floor < $1.floor })
    }

    /// Makes trials at one floor until they tell.
    private func test(
        _ floor: Int, _ survive: (_ floor: Int, _ trials: Range<Int>) async throws -> [Bool]
    ) async throws -> Evidence {
        var (survived, trials) = (0, 0)
        for look in looks {
            survived += try await survive(floor, trials..<look).count { $0 }
            trials = look
            let verdict = verdict(survived: survived, of: trials)
            if verdict != .undecided || look == looks.last {
                return Evidence(
                    floor: floor, survived: survived, trials: trials,
                    probability: .exactProportion(successes: survived, trials: trials, level: confidence),
                    verdict: verdict)
            }
        }
        preconditionFailure("a test has a last look")
    }

    private func verdict(survived: Int, of trials: Int) -> Verdict {
        let bounds = ConfidenceInterval.exactProportion(successes: survived, trials: trials, level: 1 - 2 * error)
        if bounds.low >= probability { return .survives }
        return bounds.high < probability ? .fails : .undecided
    }
}
