import Foundation
import TestSupport
import Testing

/// Every command's screen on a small scenario, at the width of the terminal and at a narrow one.
@Suite("No line of a screen is longer than the terminal is wide")
struct ScreenWidthTests {
    private static let small = ["scenarios/quickstart.yaml", "--days", "3"]
    private static let trials = small + ["--replications", "2", "--store", "FOLDER/s.sqlite", "--out", "FOLDER/out"]

    static let commands: [[String]] = [
        ["run"] + small + ["--no-report", "--out", "FOLDER/out"],
        ["run", "scenarios/textbook/serial-3.yaml", "--out", "FOLDER/out", "--no-report"],
        ["compare"] + trials + ["--vary", "allocation.rule=first-come,max-min,proportional"],
        [
            "capacity", "scenarios/quickstart.yaml", "--days", "3", "--scale", "0.2", "--store", "FOLDER/s.sqlite",
            "--out", "FOLDER/out", "--over", "handover.members=5..9", "--meet", "fill_rate>=0.01",
        ],
        [
            "stress", "scenarios/textbook/stress-serial.yaml", "--outage", "2,5", "--at", "20", "--replications", "1",
            "--store",
            "FOLDER/s.sqlite", "--out", "FOLDER/out",
        ],
        ["sweep"] + trials + ["--over", "handover.members=3..6", "--over", "fleet.buses=1,2"],
        ["explain", "scenarios/quickstart.yaml", "--days", "6", "--worst", "3"],
        ["explain", "scenarios/quickstart.yaml", "--days", "6", "--cell", "compound-1"],
        [
            "fork", "scenarios/quickstart.yaml", "--days", "6", "--at", "2020-02-18", "--vary", "fleet.buses=1,2",
            "--out", "FOLDER/out",
        ],
        ["inspect", "scenarios/quickstart.yaml"], ["inspect", "scenarios/textbook/serial-3.yaml"], ["figures"],
        ["diff", "scenarios/quickstart.yaml", "scenarios/enclave.yaml"],
    ]

    @Test("at 60 and 80 columns", arguments: commands)
    func fits(command: [String]) throws {
        for width in [80, 60] {
            let folder = try TemporaryFolder()
            let process = try start(
                command.map { $0.replacing("FOLDER", with: folder.path) }, in: folder, columns: width)
            process.waitUntilExit()
            let run = try outcome(of: process, in: folder)
            #expect(run.code <= 1, "\(run.errors)")
            #expect(!run.output.isEmpty)
            // Paths are not broken, so that they can be clicked.
            for line in run.output.split(separator: "\n") where !line.hasPrefix("Written to ") {
                #expect(line.count <= width, "\(line)")
            }
        }
    }
}
