public import Scenario

/// Where a figure of a scenario comes from, as the scenario itself says beside it.
public struct ScenarioNote: Codable, Hashable, Sendable {
    /// What kind of figure it is.
    public enum Source: String, Codable, Sendable {
        /// Given with the task.
        case given
        /// Reported by others.
        case reported
        /// Our own estimate.
        case estimate
    }

    /// What kind of figure it is; an estimate where any part of it is one.
    public var source: Source
    /// The key with the sections around it, as `--set` writes it.
    public var key: String
    /// What stands there.
    public var value: String
    /// What is said beside it.
    public var remark: String

    /// Creates a note.
    public init(source: Source, key: String, value: String, remark: String) {
        self.source = source
        self.key = key
        self.value = value
        self.remark = remark
    }
}

extension ScenarioNote {
    /// Takes over a mark of a scenario.
    public init(_ mark: ScenarioMark) {
        let source: Source =
            switch mark.source {
            case .given: .given
            case .reported: .reported
            case .estimate: .estimate
            }
        self.init(source: source, key: mark.key, value: mark.value, remark: mark.remark)
    }
}
