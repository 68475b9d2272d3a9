import Foundation

/// What is kept of a run beside its results: `run.json` in its folder.
struct RunRecord: Codable, Sendable {
    /// How far a run has come.
    enum State: String, Codable, Sendable {
        /// Others are before it.
        case queued
        /// It goes on.
        case running
        /// It was asked to stop, and does so at the end of the simulated day.
        case stopping
        /// All replications are complete.
        case finished
        /// It was stopped; the replications that were complete are kept.
        case stopped
        /// It could not be done.
        case failed

        /// Whether nothing more will come.
        var isOver: Bool { self == .finished || self == .stopped || self == .failed }
    }

    /// Its number, from 1.
    var id: Int
    /// What was asked for.
    var order: RunOrder
    /// What the scenario calls itself.
    var title: String
    /// How far it has come.
    var state: State
    /// When it was asked for.
    var asked: Date
    /// How many replications it is to have.
    var replications: Int
    /// How many are complete.
    var complete: Int
    /// Why it could not be done.
    var failure: String?
    /// The files in its folder that can be downloaded.
    var files: [String]

    /// The name of the file.
    static let fileName = "run.json"
}
