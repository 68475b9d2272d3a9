import Foundation
import TestSupport
import Testing

@testable import Scenario

/// `Tests/Fixtures/bad`: each scenario with, beside it, exactly what is said to be wrong with it.
@Suite("Each malformed scenario gets the right error")
struct BadScenarioTests {
    static let folder = "\(repository.path)/Tests/Fixtures/bad"

    static let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [])
        .filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(".yaml".count)) }.sorted()

    @Test("there are more than forty of them")
    func count() { #expect(Self.names.count > 40) }

    @Test("the message is the expected one", arguments: names)
    func message(name: String) throws {
        let expected = try String(contentsOfFile: "\(Self.folder)/\(name).expected", encoding: .utf8)
        do throws(ScenarioError) {
            _ = try ScenarioLoader.load("\(Self.folder)/\(name).yaml")
            Issue.record("nothing was found wrong")
        } catch {
            #expect(error.description.replacingOccurrences(of: "\(Self.folder)/", with: "") + "\n" == expected)
        }
    }

    @Test("what they extend is good")
    func base() throws { _ = try ScenarioLoader.load("\(Self.folder)/base/town.yaml") }
}
