import TestSupport
import Testing

@testable import Scenario

@Suite("Nothing outside the scenario's folder is read, and nothing but regular files")
struct ScenarioFolderTests {
    private func errors(naming name: String, in folder: TemporaryFolder) throws -> [String] {
        try folder.write(Array("table: '\(name)'\n".utf8), to: "town/s.yaml")
        return folder.read(file: "town/s.yaml") {
            $0.required("table", .table { $0.required("a", .integer(in: 0...9), "") }, "")
        }.errors
    }

    @Test("a file beside the scenario or beneath it is read, also through a link that stays within")
    func inside() throws {
        let folder = try TemporaryFolder(["town/t.csv": "a\n1\n", "town/deep/t.csv": "a\n1\n"])
        try folder.link("town/link.csv", to: "deep/t.csv")
        for name in ["t.csv", "./t.csv", "deep/t.csv", "deep/../t.csv", "link.csv"] {
            #expect(try errors(naming: name, in: folder) == [], "\(name)")
        }
    }

    @Test("a path or a link that leads out is refused")
    func outside() throws {
        let folder = try TemporaryFolder(["t.csv": "a\n1\n", "town/t.csv": "a\n1\n", "town2/t.csv": "a\n1\n"])
        try folder.link("town/link.csv", to: "../t.csv")
        try folder.link("town/up", to: "..")
        try folder.link("town/passwd", to: "/etc/passwd")
        for name in [
            "../t.csv", "link.csv", "up/t.csv", "passwd", "../town2/t.csv", "/etc/passwd", "\(folder.path)/town/t.csv",
        ] {
            let found = try errors(naming: name, in: folder)
            #expect(found.count == 1, "\(name): \(found)")
            #expect(found[0].contains("outside") || found[0].contains("relative"), "\(found)")
        }
    }

    @Test("folders, devices and missing files are diagnosed where they are named")
    func special() throws {
        let folder = try TemporaryFolder(["town/sub/t.csv": "a\n1\n"])
        #expect(try errors(naming: "sub", in: folder) == ["town/s.yaml:1:8: 'town/sub' is a folder; it must be a file"])
        #expect(try errors(naming: "no.csv", in: folder) == ["town/s.yaml:1:8: there is no file 'town/no.csv'"])
        #expect(try errors(naming: "", in: folder).count == 1)
        #expect(try errors(naming: "sub/t.csv/x", in: folder).count == 1)
        #expect(try errors(naming: String(repeating: "x", count: 5_000), in: folder).count == 1)
    }

    @Test(
        "a scenario that is no file is diagnosed",
        arguments: [
            "/nowhere/s.yaml", "nowhere.yaml", "/dev/zero", "/dev/null", "/", "", ".", "/etc", "\u{0}", "a/\u{0}b",
        ])
    func scenarioItself(path: String) {
        #expect(throws: ScenarioError.self) { _ = try ScenarioLoader.load(path) }
    }
}
