import Foundation
import TestSupport
import Testing

/// `run`, `validate` and `inspect` of a scenario that is a network.
@Suite("quartermaster, of a network")
struct NetworkCommandTests {
    let folder: TemporaryFolder
    let scenario = "scenarios/textbook/s-S-intro.yaml"

    init() throws {
        folder = try TemporaryFolder()
    }

    @Test("run shows every figure and sum, and writes two files")
    func run() throws {
        let run = try quartermaster("run", scenario, "--out", "\(folder.path)/out", in: folder)
        #expect(run.code == 0 && run.errors.isEmpty)
        #expect(run.output.contains("holding cost   410") && run.output.contains("profit         -4,435"))
        #expect(run.output.contains("Goods: in = accounted for, exactly, in 20 checks"))
        #expect(run.output.contains("Written to \(folder.path)/out: summary.json, periods.csv"))
        let table = try String(contentsOfFile: "\(folder.path)/out/periods.csv", encoding: .utf8)
        #expect(table.hasPrefix("period,node,demand,") && table.split(separator: "\n").count == 21)
    }

    @Test("run --json prints the file summary.json; replications are the scenario's or the flag's")
    func json() throws {
        for (flags, expected) in [([], 1), (["--replications", "3"], 3), (["--set", "network.replications=2"], 2)] {
            let process = try start(["run", scenario, "--json", "--out", folder.path] + flags, in: folder)
            process.waitUntilExit()
            let run = try outcome(of: process, in: folder)
            #expect(run.code == 0 && run.errors.isEmpty)
            #expect(run.output == (try String(contentsOfFile: "\(folder.path)/summary.json", encoding: .utf8)))
            let object = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
            #expect(object?["replications"] as? Int == expected && object?["kind"] as? String == "network")
        }
    }

    @Test("run writes the same bytes for any number of jobs, and others for another seed")
    func sameBytes() throws {
        let summaries = try [("1", "7"), ("2", "7"), ("2", "8")].map { jobs, seed in
            let run = try quartermaster(
                "run", "scenarios/textbook/s-S-poisson.yaml", "--set", "network.periods=300", "--replications", "4",
                "--jobs", jobs, "--seed", seed, "--json", "--out", folder.path, in: folder)
            return run.output
        }
        #expect(summaries[0] == summaries[1] && summaries[1] != summaries[2])
    }

    @Test("validate and inspect know it; --scale and --days are refused")
    func others() throws {
        let validate = try quartermaster("validate", scenario, in: folder)
        #expect(validate.output == "\(scenario): OK: Twenty days of (s,S), 1 node, 20 periods after 0 of warm-up\n")
        let inspect = try quartermaster("inspect", scenario, in: folder)
        #expect(inspect.code == 0 && inspect.output.contains("shop"))
        let json = try quartermaster("inspect", "scenarios/textbook/serial-3.yaml", "--json", in: folder)
        let object = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
        #expect((object?["nodes"] as? [[String: Any]])?.last?["flow_per_period"] as? Double == 5)
        let scaled = try quartermaster("run", scenario, "--scale", "0.5", "--out", folder.path, in: folder)
        #expect(scaled.code == 65 && scaled.errors.contains("a network has no scale"))
        let days = try quartermaster("run", scenario, "--days", "5", "--out", folder.path, in: folder)
        #expect(days.code == 65 && days.errors.contains("'days' belongs to a city"))
    }
}
