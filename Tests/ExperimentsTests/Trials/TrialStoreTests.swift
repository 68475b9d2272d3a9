import Foundation
import GRDB
import Scenario
import TestSupport
import Testing

@testable import Experiments

@Suite struct TrialStoreTests {
    /// A copy of the quickstart that a test may change.
    private func scenario(in folder: TemporaryFolder) throws -> ScenarioFile {
        let path = folder.path + "/quickstart.yaml"
        try FileManager.default.copyItem(atPath: quickstartPath, toPath: path)
        let tables = String(quickstartPath.dropLast(".yaml".count))
        try FileManager.default.copyItem(atPath: tables, toPath: folder.path + "/quickstart")
        return ScenarioFile(path, days: 2)
    }

    @Test("SHA-256 gives the digests that NIST publishes")
    func knownDigests() {
        func hex(_ bytes: [UInt8]) -> String { ScenarioDigest(SHA256.digest(bytes)).description }
        #expect(hex([]) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
        #expect(hex(Array("abc".utf8)) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
        #expect(
            hex(Array("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq".utf8))
                == "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1")
        #expect(
            hex([UInt8](repeating: UInt8(ascii: "a"), count: 1_000_000))
                == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
    }

    @Test("A stored trial is not simulated again, and gives the same figures")
    func reuse() async throws {
        let folder = try TemporaryFolder()
        let alternatives = [try Alternative("as it is", try scenario(in: folder))]
        let trials = (0..<2).map { Trial(alternative: 0, replication: $0) }
        let store = try TrialStore(folder.path + "/trials.sqlite")
        let runner = TrialRunner(alternatives, seed: 1, jobs: 2, store: store)
        let first = try await runner.run(trials)
        let reused = Box(0)
        let second = try await runner.run(trials) { progress in reused.value = progress.reused }
        #expect(first == second)
        #expect(reused.value == 2)
        #expect(first[0] != first[1])
        let alone = try await TrialRunner(alternatives, seed: 1, jobs: 1, store: nil).run(trials)
        #expect(alone == first)
    }

    @Test("A scenario with other content, another data file or another version is another scenario; a comment is not")
    func staleness() throws {
        let folder = try TemporaryFolder()
        let file = try scenario(in: folder)
        let path = file.path
        let before = try Alternative("", file)
        let text = try String(contentsOfFile: path, encoding: .utf8)
        let table = folder.path + "/quickstart/cells.csv"
        let cells = try String(contentsOfFile: table, encoding: .utf8)
        try (cells + "\n").write(toFile: table, atomically: true, encoding: .utf8)
        #expect(try Alternative("", file).digest != before.digest)
        try cells.write(toFile: table, atomically: true, encoding: .utf8)
        try ("# another word\n" + text).write(toFile: path, atomically: true, encoding: .utf8)
        #expect(try Alternative("", file).digest == before.digest)
        let changed = try Alternative("", file, at: DesignPoint([.init(path: "fleet.buses", value: "3")]))
        #expect(changed.digest != before.digest)
        let content = try file.content(at: DesignPoint([]))
        #expect(ScenarioDigest(of: content, version: "another") != before.digest)
        #expect(throws: ScenarioError.self) {
            try (text + "\nnonsense: 1\n").write(toFile: path, atomically: true, encoding: .utf8)
            _ = try before.read()
        }
        try text.replacing("buses: ", with: "buses: 1").write(toFile: path, atomically: true, encoding: .utf8)
        #expect(throws: ScenarioError.self) { try before.read() }
    }

    @Test("Figures are written so that they are read as the same")
    func roundTrip() throws {
        let figures = TrialFigures(["a": 0.1, "b": .nan, "c.d": -1e300, "e": .leastNormalMagnitude])
        let read = try TrialFigures(json: figures.json)
        #expect(figures.json == #"{"a":0.1,"b":null,"c.d":-1e+300,"e":2.2250738585072014e-308}"#)
        #expect(
            read["a"] == 0.1 && read["b"]?.isNaN == true && read["c.d"] == -1e300 && read["e"] == .leastNormalMagnitude)
    }

    @Test(
        "What is no store of trials is refused, and left as it is",
        arguments: ["text", "other database", "later version"])
    func refusals(_ what: String) throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/trials.sqlite"
        switch what {
        case "text":
            try "no database, but long enough to be looked at".write(toFile: path, atomically: true, encoding: .utf8)
        case "other database": try TrialStoreTests.sqlite(path, "CREATE TABLE t (x)")
        default:
            _ = try TrialStore(path)
            try TrialStoreTests.sqlite(path, "PRAGMA user_version = 99")
        }
        #expect(throws: TrialStore.Problem.self) { _ = try TrialStore(path) }
    }

    private static func sqlite(_ path: String, _ statement: String) throws {
        let database = try DatabaseQueue(path: path)
        try database.writeWithoutTransaction { try $0.execute(sql: statement) }
    }
}
