import Foundation
import Scenario
import Stochastics
import SupplyModel
import TestSupport
import Testing

@testable import Experiments
@testable import Reporting

/// A small calibration.
enum Calibrated {
    /// The calibration, made once.
    static func answer() async throws -> CalibrationAnswer { try await task.value }

    private static let task = Task { try await fitted() }

    private static func fitted() async throws -> CalibrationAnswer {
        let table = "date,order_to_door.mean\n2020-02-17,26\n2020-02-18,30\n2020-02-19,25\n2020-02-20,22\n"
        let folder = try TemporaryFolder(["observed.csv": table])
        let file = ScenarioFile(
            repository.appending(path: "scenarios/quickstart.yaml").path, days: 6, scale: 0.2)
        let keys = ["handover.members=6..40", "handover.minutes_per_parcel=2.0..9.0"]
        let study = try CalibrationStudy(
            file, over: keys.map { try SearchAxis(Factor(parsing: $0)) },
            to: try ObservedSeries("\(folder.path)/observed.csv"), scale: .spread,
            replications: 3, mostPoints: 16, seed: 1)
        return try await study.answer { TrialRunner($0, measuring: $1, seed: 1, jobs: 2, store: nil) }
    }
}

@Suite("The screens of answers")
struct AnswerScreenTests {
    private static let widths = [60, 80, 120]

    private func lines(_ screen: (Terminal) throws -> String, width: Int) rethrows -> [Substring] {
        try screen(Terminal(width: width, showsColour: false)).split(separator: "\n")
    }

    @Test("of a calibration fit the terminal, and end with the options that use it")
    func calibration() async throws {
        let answer = try await Calibrated.answer()
        let request = RunRequest(settings: [], scale: 1, seed: 1, replications: 3)
        let report = CalibrationReport(answer, observedPath: "observed.csv", request: request)
        for width in Self.widths {
            let lines = lines(report.screen, width: width)
            for line in lines { #expect(line.count <= width, "\(line)") }
            #expect(lines.contains { $0.contains("--set handover.m") })
        }
    }

    @Test("of a store fit the terminal, however long its points")
    func trials() throws {
        let point = "network.nodes.a_warehouse.policy.base_stock.level=40\nfleet.buses=12\nhandover.members=1200"
        let holdings = [
            TrialStore.Holding(
                digest: ScenarioDigest(Array(0..<32)), version: "0.1.0", name: "Newsvendor with normal demand",
                point: point, seed: 1, count: 1200)
        ]
        for width in Self.widths {
            let lines = lines({ TrialListing.text(of: holdings, for: $0) }, width: width)
            for line in lines { #expect(line.count <= width, "\(line)") }
            #expect(lines.last == "1,200 trials in all")
        }
    }

    @Test("of routes fit the terminal, however many stops a route has")
    func routes() throws {
        let instance = try VRPLIBInstance.load(
            repository.appending(path: "Tests/Fixtures/routing/E-n22-k4.vrp").path)
        var problem = instance.problem
        problem.massLimit *= 10
        let stream = RandomSource(seed: 1, replication: 0).stream(.routing, entity: 0)
        let plan = RoutingMethod.savings.plan(problem, iterations: 0, stream: stream)
        let report = RouteReport(
            of: plan, for: problem, nodeOfStop: instance.nodeOfStop, instance: instance.name, program: "quartermaster",
            method: .savings, iterations: 0, seed: 1)
        #expect(report.routes.contains { $0.stops.count > 10 })
        for width in Self.widths {
            for line in lines(report.screen, width: width) { #expect(line.count <= width, "\(line)") }
        }
    }
}
