import Foundation
import TestSupport
import Testing

@Suite("quartermaster explain")
struct ExplainCommandTests {
    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    @Test("tells what --worst says to ask for")
    func worstThenOne() throws {
        let worst = try quartermaster(
            "explain", "scenarios/quickstart.yaml", "--days", "6", "--worst", "4", in: folder)
        #expect(worst.code == 0 && worst.errors.isEmpty)
        let first = try #require(worst.output.split(separator: "\n").dropFirst().first)
        let words = first.split(separator: " ")
        let told = try quartermaster(
            "explain", "scenarios/quickstart.yaml", "--days", "6", String(words[0]), String(words[1]), in: folder)
        #expect(told.code == 0 && told.output.contains(words[1]))
        let again = try quartermaster(
            "explain", "scenarios/quickstart.yaml", "--days", "6", String(words[0]), String(words[1]), in: folder)
        #expect(told.output == again.output)
    }

    @Test("answers names that are not there with what is, and 65")
    func unknown() throws {
        func error(_ option: String, _ id: String) throws -> String {
            let run = try quartermaster(
                "explain", "scenarios/quickstart.yaml", "--days", "3", option, id, in: folder)
            #expect(run.code == 65 && run.output.isEmpty)
            return run.errors
        }
        #expect(try error("--cell", "compund-1").contains("did you mean 'compound-1'?"))
        #expect(try error("--household", "compound-1/0").contains("numbered from 1"))
        #expect(
            try error("--order", "compound-1/1/99").contains("numbered 1 to ")
                || error("--order", "compound-1/1/99").contains("has 0 orders"))
        let network = try quartermaster(
            "explain", "scenarios/textbook/newsvendor-normal.yaml", "--cell", "a", in: folder)
        #expect(network.code == 65 && network.errors.contains("the scenario is a network"))
    }

    @Test("needs to know what to tell")
    func usage() throws {
        for arguments in [[], ["--cell", "a", "--worst", "3"], ["--cell", "a", "--stories"], ["--worst", "0"]] {
            let process = try start(["explain", "scenarios/quickstart.yaml"] + arguments, in: folder)
            process.waitUntilExit()
            #expect(process.terminationStatus == 64, "\(arguments)")
        }
    }
}
