import Foundation
import TestSupport
import Testing

@Suite("quartermaster capacity and calibrate")
struct CapacityCommandTests {
    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    private func file(_ name: String) throws -> Data { try Data(contentsOf: URL(filePath: "\(folder.path)/\(name)")) }

    private func capacity(_ question: [String], _ more: String..., out: String) throws -> Outcome {
        let process = try start(
            [
                "capacity", "scenarios/quickstart.yaml", "--days", "4", "--scale", "0.2", "--store",
                "\(folder.path)/\(out).sqlite", "--out", "\(folder.path)/\(out)",
            ] + question + more, in: folder)
        process.waitUntilExit()
        return try outcome(of: process, in: folder)
    }

    @Test("capacity names the least value, and writes the same files with any number of jobs and from the store")
    func least() throws {
        let question = [
            "--over", "handover.members=5..60", "--meet", "order_to_door.censored_mean<=40h", "--most-replications",
            "12",
        ]
        let run = try capacity(question, "--jobs", "2", out: "a")
        #expect(run.code == 0 && run.errors.isEmpty)
        #expect(run.output.contains("Quickstart: the least of handover.members from 5 to 60"))
        #expect(run.output.contains(" meets, and one step less misses.") || run.output.contains("cannot tell"))
        #expect(run.output.contains("trials at ") && run.output.contains("a grid of all 56 points"))
        #expect(run.output.contains("Written to \(folder.path)/a: capacity.json, frontier.csv, trials.csv"))
        let files = ["capacity.json", "frontier.csv", "trials.csv", "report.json", "report.html"]
        let first = try files.map { try file("a/\($0)") }
        let again = try capacity(question, "--json", out: "a")
        #expect(Data(again.output.utf8) == first[0])
        let alone = try capacity(question, "--jobs", "1", "--quiet", out: "b")
        #expect(alone.code == 0 && alone.output.isEmpty)
        #expect(try files.map { try file("b/\($0)") } == first)
        let json = try JSONSerialization.jsonObject(with: first[0]) as? [String: Any]
        #expect(json?["outcome"] as? String == "found")
        #expect((json?["trials"] as? Int ?? .max) < (json?["grid_trials"] as? Int ?? 0))
    }

    @Test("capacity says that a target cannot be met, or is met by the least")
    func ends() throws {
        let never = try capacity(["--over", "handover.members=5..8", "--meet", "fill_rate>=1.01"], out: "a")
        #expect(
            never.code == 0 && never.output.contains("Not met anywhere in the range: even handover.members=8 misses."))
        let always = try capacity(["--over", "handover.members=5..8", "--meet", "fill_rate>=0%"], out: "b")
        #expect(always.output.contains("Met already at the lower end of the range, handover.members=5."))
    }

    @Test(
        "capacity refuses what it cannot answer",
        arguments: [
            (["--over", "fleet.buses=1..3"], 64, "--meet"),
            (["--over", "fleet.buses=1..3", "--meet", "fill_rate>=1d"], 64, "no unit of 'fill_rate' (share)"),
            (["--meet", "fill_rate>=1"], 64, "one key or two"),
            (
                ["--over", "a=1..2", "--over", "b=1..2", "--over", "c=1..2", "--meet", "fill_rate>=1"], 64,
                "names 3 keys"
            ),
            (["--over", "fleet.buses=1..3", "--step", "0.5", "--meet", "fill_rate>=1"], 64, "whole number"),
            (
                ["--over", "fleet.buses=1..3", "--meet", "fill_rate>=1", "--cost", "picking.pickers=3"], 64,
                "price for each"
            ),
            (["--over", "fleet.buses=1..3", "--meet", "fill_rat>=1"], 65, "there is no figure 'fill_rat'"),
            (["--over", "fleet.busses=1..3", "--meet", "fill_rate>=1"], 65, "did you mean 'buses'?"),
        ])
    func refusals(_ arguments: [String], _ code: Int32, _ hint: String) throws {
        let process = try start(
            ["capacity", "scenarios/quickstart.yaml", "--store", "\(folder.path)/t.sqlite", "--out", folder.path]
                + arguments,
            in: folder)
        process.waitUntilExit()
        let run = try outcome(of: process, in: folder)
        #expect(run.code == code && run.errors.contains(hint), "\(run.errors)")
    }

    @Test("calibrate writes the fit, and keys that can be laid over the scenario")
    func calibrate() throws {
        try "date,order_to_door.mean\n2020-02-17,20\n2020-02-18,22\n2020-02-19,21\n".write(
            toFile: "\(folder.path)/observed.csv", atomically: true, encoding: .utf8)
        let run = try quartermaster(
            "calibrate", "scenarios/quickstart.yaml", "--days", "4", "--scale", "0.5", "--observed",
            "\(folder.path)/observed.csv", "--over", "handover.members=6..40", "--replications", "3", "--most", "48",
            "--store", "\(folder.path)/t.sqlite", "--out", folder.path, in: folder)
        #expect(run.code == 0 && run.errors.isEmpty, "\(run.errors)")
        #expect(run.output.contains("To use it: --set handover.members="))
        #expect(run.output.contains("Written to \(folder.path): calibrate.json, fit.csv, fitted.yaml"))
        let overlay = try String(decoding: file("fitted.yaml"), as: UTF8.self)
        #expect(overlay.contains("\nhandover:\n  members: "))
        let fit = try String(decoding: file("fit.csv"), as: UTF8.self).split(separator: "\n")
        #expect(fit[0] == "date,figure,observed,fitted,low,high,replications" && fit.count == 4)
        #expect(fit[1].hasPrefix("2020-02-17,order_to_door.mean,20,"))
        let bad = try quartermaster(
            "calibrate", "scenarios/quickstart.yaml", "--observed", "\(folder.path)/observed.csv", "--over",
            "handover.members=6..40", "--most", "50", in: folder)
        #expect(bad.code == 64 && bad.errors.contains("too few"))
    }
}
