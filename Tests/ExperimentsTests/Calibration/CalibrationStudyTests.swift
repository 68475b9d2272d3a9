import Foundation
import Scenario
import SupplyModel
import TestSupport
import Testing

@testable import Experiments

@Suite struct CalibrationStudyTests {
    private let file = ScenarioFile(quickstartPath, days: 8, scale: 0.5)

    private func table(_ text: String, in folder: TemporaryFolder) throws -> String {
        let path = folder.path + "/observed.csv"
        try text.write(toFile: path, atomically: true, encoding: .utf8)
        return path
    }

    /// What a run of the model with known keys would have been observed as.
    private func observe(_ settings: [DesignPoint.Setting], _ figures: [String]) async throws -> String {
        let start = try #require(CalendarDate(parsing: "2020-02-16"))
        let measures = figures.map { name in (0..<8).map { Measure(name, on: start + $0...start + $0) } }
        let alternative = try Alternative("truth", file, at: DesignPoint(settings))
        let runner = TrialRunner([alternative], measuring: measures.flatMap(\.self), seed: 99, jobs: 1, store: nil)
        let found = try await runner.runAll([Trial(alternative: 0, replication: 0)])[0]
        return
            (["date,\(figures.joined(separator: ","))"]
            + (0..<8).map { day in
                "\(start + day),"
                    + measures.map { found[$0[day]].isFinite ? "\(found[$0[day]])" : "" }.joined(separator: ",")
            }).joined(separator: "\n") + "\n"
    }

    private func fit(_ over: [String], _ path: String, most: Int, settings: [String] = []) async throws
        -> CalibrationAnswer
    {
        let file = ScenarioFile(self.file.path, overrides: settings, days: self.file.days, scale: self.file.scale)
        let study = try CalibrationStudy(
            file, over: over.map { try SearchAxis(Factor(parsing: $0)) }, to: try ObservedSeries(path), scale: .spread,
            replications: 4, mostPoints: most, seed: 1)
        return try await study.answer { TrialRunner($0, measuring: $1, seed: 1, jobs: 2, store: nil) }
    }

    @Test("Keys are found again from what the model itself made")
    func recovery() async throws {
        let folder = try TemporaryFolder()
        let settings = [
            DesignPoint.Setting(path: "handover.members", value: "16"),
            DesignPoint.Setting(path: "handover.minutes_per_parcel", value: "5"),
        ]
        let path = try table(try await observe(settings, ["order_to_door.mean", "crew_hours"]), in: folder)
        let answer = try await fit(["handover.members=6..40", "handover.minutes_per_parcel=2.0..9.0"], path, most: 40)
        #expect(answer.interval(of: 0).contains(16), "\(answer.interval(of: 0))")
        #expect(answer.interval(of: 1).contains(5), "\(answer.interval(of: 1))")
        #expect(answer.fit.untold.isEmpty)
        #expect(answer.fit.pointCount <= 40)
        #expect(
            answer.settings.overrides.map { $0.split(separator: "=")[0] } == [
                "handover.members", "handover.minutes_per_parcel",
            ])
    }

    @Test("Two keys of which only a sum matters are named as a pair")
    func entangled() async throws {
        let folder = try TemporaryFolder()
        // A round of eight parcels takes the minutes of the round and eight times those of a parcel.
        let path = try table(
            try await observe([DesignPoint.Setting(path: "handover.members", value: "16")], ["order_to_door.mean"]),
            in: folder)
        let answer = try await fit(
            ["handover.minutes_per_round=2.0..40.0", "handover.minutes_per_parcel=1.0..8.0"], path, most: 24,
            settings: ["handover.members=16"])
        #expect(answer.fit.entangled.map { [$0.0, $0.1] } == [[0, 1]], "\(answer.fit.correlations)")
    }

    @Test("A key that changes nothing that was observed is said to be untold")
    func untold() async throws {
        let folder = try TemporaryFolder()
        let path = try table(try await observe([], ["orders_placed"]), in: folder)
        // There are not so many cells that a bus would stop so often.
        let answer = try await fit(["fleet.maximum_stops=50..99"], path, most: 12)
        #expect(answer.fit.untold == [0])
    }

    @Test("A table that is wrong is refused with row and column")
    func badTables() throws {
        let folder = try TemporaryFolder()
        func problem(_ text: String) throws -> String {
            let path = try table(text, in: folder)
            do {
                _ = try CalibrationStudy(
                    file, over: [try SearchAxis(Factor(parsing: "fleet.buses=1..3"))], to: try ObservedSeries(path),
                    scale: .spread, replications: 4, mostPoints: 20, seed: 1)
                return "none"
            } catch let error as ScenarioError {
                return error.description.replacing(path, with: "t")
            }
        }
        #expect(try problem("day,fill_rate\n2020-02-16,1\n").hasPrefix("t:1:1: missing column 'date'"))
        #expect(try problem("date\n2020-02-16\n").contains("the table has 0 figures"))
        #expect(try problem("date,fill_rate\n16.2.,1\n").hasPrefix("t:2:1: 'date' is '16.2.'; it must be a date"))
        #expect(try problem("date,fill_rate\n2020-02-16,most\n").hasPrefix("t:2:12: 'fill_rate' is 'most'"))
        #expect(try problem("date,fill_rate\n2020-02-16,nan\n").contains("must be a number"))
        #expect(
            try problem("date,fill_rate\n2020-02-16,1\n2020-02-16,1\n").hasPrefix("t:3:1: the date 2020-02-16 is given")
        )
        #expect(try problem("date,fill_rate\n2020-02-16,\n").hasPrefix("t:1:6: 'fill_rate' has no value"))
        #expect(
            try problem("date,gini\n2020-02-16,1\n2020-02-17,1\n").hasPrefix("t:1:6: 'gini' is a figure of a whole run")
        )
        #expect(try problem("date,fill\n2020-02-16,1\n").hasPrefix("t:1:6: there is no figure 'fill'"))
        #expect(
            try problem("date,fill_rate\n2020-02-16,1\n2020-03-16,1\n").hasPrefix(
                "t:3:12: 'fill_rate@2020-03-16..2020-03-16' is outside"))
        #expect(throws: ScenarioError.self) { try ObservedSeries(folder.path + "/none.csv") }
    }
}
