import Foundation
import SupplyModel
import TestSupport
import Testing

@testable import Scenario

@Suite("Whatever the bytes, reading ends with a plan or an error, and a plan makes a city")
struct GarbageTests {
    /// A small generator of its own, so that a failure can be had again (Marsaglia 2003, xorshift).
    private struct Random: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return state
        }
    }

    private static let base = "\(repository.path)/Tests/Fixtures/bad/base"
    private static let pieces = [
        "&a ", "*a", "!!int ", "<<: ", "- ", "? ", ": ", "{", "}", "[", "]", "\"", "'", "|\n", ">\n", "\t", "\n---\n",
        "%YAML 1.1\n", "#", ",",
        "-1", "0", "1e308", "9223372036854775807", "99999999999999999999", ".nan", "null", "~", "\u{0}", "\u{FEFF}",
        "\u{1F600}",
    ]

    /// Bytes changed in a few places: dropped, doubled, replaced, or with something meaningful put in.
    private func mutated(_ bytes: [UInt8], using random: inout Random) -> [UInt8] {
        var bytes = bytes
        for _ in 0..<Int.random(in: 1...4, using: &random) where !bytes.isEmpty {
            let index = Int.random(in: bytes.indices, using: &random)
            switch Int.random(in: 0..<5, using: &random) {
            case 0: bytes.remove(at: index)
            case 1: bytes[index] = UInt8.random(in: .min ... .max, using: &random)
            case 2: bytes.removeSubrange(index..<min(bytes.count, index + 20))
            case 3: bytes.insert(contentsOf: bytes[index...].prefix(30), at: index)
            default: bytes.insert(contentsOf: (Self.pieces.randomElement(using: &random) ?? "").utf8, at: index)
            }
        }
        return bytes
    }

    private func survive(_ folder: TemporaryFolder) throws {
        do throws(ScenarioError) {
            let plan = try ScenarioLoader.load("\(folder.path)/town.yaml", scale: 0.5)
            if case .generated(_, let people, _, let cells, _) = plan.geography.origin,
                people > 100_000 || cells > 10_000
            {
                return
            }
            #expect(City(plan).people > 0)
        } catch {
            #expect(error.count > 0 && error.description.hasSuffix("nothing was run"))
        }
    }

    private func town() throws -> (folder: TemporaryFolder, files: [(name: String, bytes: [UInt8])]) {
        let folder = try TemporaryFolder()
        let names = ["town.yaml", "goods.yaml", "districts.csv"]
        let files = try names.map { ($0, Array(try Data(contentsOf: URL(filePath: "\(Self.base)/\($0)")))) }
        for (name, bytes) in files { try folder.write(bytes, to: name) }
        return (folder, files)
    }

    @Test("random changes to a good scenario and its table")
    func mutations() throws {
        var random = Random(state: 2_020)
        let (folder, files) = try town()
        for _ in 0..<1_500 {
            let file = files[Int.random(in: files.indices, using: &random)]
            try folder.write(mutated(file.bytes, using: &random), to: file.name)
            try survive(folder)
            try folder.write(file.bytes, to: file.name)
        }
    }

    @Test("a good scenario cut short anywhere")
    func truncations() throws {
        let (folder, files) = try town()
        for file in files {
            for count in stride(from: 0, to: file.bytes.count, by: 7) {
                try folder.write(Array(file.bytes.prefix(count)), to: file.name)
                try survive(folder)
            }
            try folder.write(file.bytes, to: file.name)
        }
    }

    @Test("random bytes")
    func randomBytes() throws {
        var random = Random(state: 76)
        let (folder, files) = try town()
        for _ in 0..<500 {
            let file = files[Int.random(in: files.indices, using: &random)]
            let count = Int.random(in: 0...400, using: &random)
            let isText = Bool.random(using: &random)
            let bytes = (0..<count).map { _ in UInt8.random(in: isText ? 9...126 : 0...255, using: &random) }
            try folder.write(bytes, to: file.name)
            try survive(folder)
            try folder.write(file.bytes, to: file.name)
        }
    }

    @Test("bombs: many keys, long names, deep nesting, long lines of brackets, unclosed quotes")
    func bombs() throws {
        let (folder, _) = try town()
        let texts = [
            (0..<60_000).map { "k\($0): 1\n" }.joined(), String(repeating: "k", count: 500_000) + ": 1",
            (0..<500).map { String(repeating: " ", count: $0) + "k:\n" }.joined(),
            String(repeating: "{a: ", count: 50_000),
            String(repeating: "- ", count: 50_000), "\"" + String(repeating: "x\n", count: 100_000),
            String(repeating: "a: b: ", count: 10_000), String(repeating: "? ", count: 10_000),
            String(repeating: "[[],", count: 20_000),
            "a: |\n" + String(repeating: "  x\n", count: 100_000), String(repeating: "# \n", count: 100_000),
        ]
        for text in texts {
            try folder.write(Array(text.utf8), to: "town.yaml")
            try survive(folder)
        }
    }
}
