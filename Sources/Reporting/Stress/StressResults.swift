public import Experiments
import Statistics

/// A stress test that is done: what was asked for and what was found, from which every output is made.
public struct StressResults: WrittenAnswer {
    /// What was asked for.
    public let request: RunRequest
    /// What was found.
    public let answer: StressAnswer

    /// Takes in an answer.
    public init(of request: RunRequest, answer: StressAnswer) {
        self.request = request
        self.answer = answer
    }

    var setting: StressSetting { answer.test.setting }
}

/// A test of floors that is done.
public struct FloorResults: WrittenAnswer {
    /// What was asked for.
    public let request: RunRequest
    /// What was found.
    public let answer: FloorAnswer

    /// Takes in an answer.
    public init(of request: RunRequest, answer: FloorAnswer) {
        self.request = request
        self.answer = answer
    }

    var setting: StressSetting { answer.test.setting }
}

extension StressSetting {
    /// What is counted where people go without.
    var missedUnit: String { unit == "days" ? "person-days" : "units" }
}
