import Foundation
import TestSupport
import Testing

@Suite("quartermaster report")
struct ReportCommandTests {
    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    @Test("draws the page of a run as the run drew it, and in another language")
    func anew() throws {
        let out = "\(folder.path)/out"
        let run = try quartermaster(
            "run", "scenarios/quickstart.yaml", "--days", "4", "--quiet", "--out", out, in: folder)
        #expect(run.code == 0)
        let page = try Data(contentsOf: URL(filePath: "\(out)/report.html"))
        #expect(page.count > 50_000)
        let again = try quartermaster("report", out, "--out", "\(folder.path)/again.html", in: folder)
        #expect(again.code == 0 && again.output == "Written: \(folder.path)/again.html\n")
        #expect(try Data(contentsOf: URL(filePath: "\(folder.path)/again.html")) == page)
        let chinese = try quartermaster("report", "\(out)/report.json", "--lang", "zh", in: folder)
        #expect(chinese.code == 0)
        let text = try String(contentsOfFile: "\(out)/report.html", encoding: .utf8)
        #expect(text.contains("<html lang=\"zh-CN\">") && text.contains("从下单到送达"))
    }

    @Test("lists the marks of the scenario's figures")
    func marks() throws {
        let run = try quartermaster(
            "run", "scenarios/district.yaml", "--days", "2", "--scale", "0.01", "--quiet", "--out", folder.path,
            in: folder)
        #expect(run.code == 0)
        let text = try String(contentsOfFile: "\(folder.path)/report.html", encoding: .utf8)
        #expect(text.contains("geography.generated.concentration") && text.contains(">estimate<"))
    }

    @Test("of a network shows its cost")
    func network() throws {
        let run = try quartermaster(
            "run", "scenarios/textbook/newsvendor-normal.yaml", "--replications", "2", "--quiet", "--lang", "zh",
            "--out",
            folder.path, in: folder)
        #expect(run.code == 0)
        #expect(try String(contentsOfFile: "\(folder.path)/report.html", encoding: .utf8).contains("每期成本"))
    }

    @Test("draws the page of a comparison anew, and one of the store that it filled")
    func comparison() throws {
        let (out, store) = ("\(folder.path)/out", "\(folder.path)/trials.sqlite")
        let run = try quartermaster(
            "compare", "scenarios/quickstart.yaml", "--days", "3", "--vary", "fleet.buses=1,2", "--replications", "2",
            "--quiet", "--store", store, "--out", out, in: folder)
        #expect(run.code == 0)
        let again = try quartermaster("report", out, "--out", "\(folder.path)/again.html", in: folder)
        #expect(again.code == 0)
        let page = try Data(contentsOf: URL(filePath: "\(out)/report.html"))
        #expect(try Data(contentsOf: URL(filePath: "\(folder.path)/again.html")) == page)
        let held = try quartermaster("report", store, "--lang", "zh", in: folder)
        #expect(held.code == 0 && held.output == "Written: \(folder.path)/trials.html\n")
        let text = try String(contentsOfFile: "\(folder.path)/trials.html", encoding: .utf8)
        #expect(text.contains("fleet.buses=1") && text.contains("共 4 次试验"))
        let none = try quartermaster("report", "\(folder.path)/none.sqlite", in: folder)
        #expect(none.code == 65)
    }

    @Test("is not written where nobody wants it")
    func none() throws {
        let run = try quartermaster(
            "run", "scenarios/quickstart.yaml", "--days", "2", "--quiet", "--no-report", "--out", folder.path,
            in: folder)
        #expect(run.code == 0)
        #expect(!FileManager.default.fileExists(atPath: "\(folder.path)/report.html"))
        let report = try quartermaster("report", folder.path, in: folder)
        #expect(report.code == 65 && report.errors.contains("report.json: cannot read: No such file"))
    }

    @Test("says what is wrong with a file or a language")
    func wrong() throws {
        try Data("{}".utf8).write(to: URL(filePath: "\(folder.path)/report.json"))
        let report = try quartermaster("report", folder.path, in: folder)
        #expect(report.code == 65 && report.errors.contains("report.json: this is no report"))
        let language = try quartermaster("report", folder.path, "--lang", "fr", in: folder)
        #expect(language.code == 64 && language.errors.contains("'en' or 'zh'"))
    }
}
