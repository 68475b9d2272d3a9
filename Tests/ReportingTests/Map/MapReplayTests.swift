import Experiments
import Foundation
import Scenario
import Stochastics
import SupplyModel
import TestSupport
import Testing

@testable import Reporting

@Suite("The map of a run")
struct MapReplayTests {
    private func run(recordsCells: Bool = true, jobs: Int = 1) async throws -> RunResults {
        let path = repository.appending(path: "scenarios/quickstart.yaml").path
        let city = City(try ScenarioLoader.load(path, overrides: ["name=R&D <town> ]]>"], days: 8))
        let runs = await Replications(of: city, count: 2, seed: 5, jobs: jobs, recordsCells: recordsCells).run()
        return try #require(
            RunResults(of: RunRequest(settings: [], scale: 1, seed: 5, replications: 2), replications: runs))
    }

    private let marks = [
        TimeMark("fewer_buses", kind: .phase, start: 2), TimeMark("a <storm>", kind: .shock, start: 3.5, end: 5),
    ]

    @Test("is there only when the cells were recorded, and only the first replication records")
    func recorded() async throws {
        #expect(MapReplay(of: try await run(recordsCells: false)) == nil)
        let run = try await run()
        #expect(run.replications.map { $0.cellRecord != nil } == [true, false])
        #expect(MapReplay(of: run) != nil)
    }

    @Test("is the same bytes for any number of jobs, and after it was written and read")
    func reproducible() async throws {
        let map = try #require(MapReplay(of: try await run()))
        let other = try #require(MapReplay(of: try await run(jobs: 2)))
        let again = try JSONDecoder().decode(MapReplay.self, from: JSONEncoder().encode(map))
        let strings = Strings(.english)
        #expect(map.html(strings, marks: marks) == other.html(strings, marks: marks))
        #expect(map.html(strings, marks: marks) == again.html(strings, marks: marks))
    }

    @Test("is well-formed, loads nothing, and has all its texts in each language", arguments: Language.allCases)
    func wellFormed(language: Language) async throws {
        let map = try #require(MapReplay(of: try await run()))
        let html = map.html(Strings(language), marks: marks)
        #expect(MarkupCheck.problem(in: html) == nil)
        for part in ["http:", "https:", "src=", "@import", "url(", "\u{0}"] { #expect(!html.contains(part), "\(part)") }
        #expect(html.components(separatedBy: "</script>").count == 3)
        #expect(html.contains("a &lt;storm&gt;") && html.contains("a \\u003cstorm>"))
        for label in MapLabel.allCases {
            #expect(!label.texts.english.isEmpty && !label.texts.chinese.isEmpty)
            let places = { (text: String) in Set(text.matches(of: #/\{\w+\}/#).map { String($0.0) }) }
            #expect(places(label.texts.english) == places(label.texts.chinese), "\(label)")
        }
    }

    @Test("the script asks for no text and no part of the page that is not there")
    func scriptFindsAll() async throws {
        let map = try #require(MapReplay(of: try await run()))
        let html = map.html(Strings(.english), marks: marks)
        let labels = Set(MapLabel.allCases.map(\.rawValue))
        let asked = html.matches(of: #/\btext\("(\w+)"/#).map { String($0.1) }
        #expect(asked.count > 15 && asked.allSatisfy(labels.contains))
        let parts = Set(html.matches(of: #/data-map="([\w-]+)"/#).map { String($0.1) })
        let sought = html.matches(of: #/\belement\("([\w-]+)"\)/#).map { String($0.1) }
        #expect(sought.count > 20 && sought.allSatisfy(parts.contains))
    }

    @Test("packed bytes unpack to what they were, and take less than they did")
    func packing() throws {
        var stream = RandomSource(seed: 1, replication: 0).stream(Purpose(rawValue: 77), entity: 0)
        for (count, row, symbols) in [(0, 1, 1.0), (1, 1, 256), (300, 7, 256), (4000, 50, 3), (4000, 50, 1)] {
            var bytes: [UInt8] = []
            for index in 0..<count {
                let keeps = index >= row && stream.uniform() < 0.8
                bytes.append(keeps ? bytes[index - row] : UInt8(stream.uniform() * symbols))
            }
            let packed = ByteCode(bytes, rowLength: row)
            #expect(unpack(packed, count: count, rowLength: row) == bytes)
            if count == 4000 { #expect(packed.code.count < 1400) }
        }
    }

    /// What the script in the page does, step by step.
    private func unpack(_ packed: ByteCode, count: Int, rowLength: Int) -> [UInt8] {
        let input = Array(Data(base64Encoded: packed.code) ?? Data())
        var chances = Array(repeating: 32_768, count: 65_536)
        var (low, high, word, next) = (0, 0xFFFF_FFFF, 0, 0)
        func read() {
            word = (word << 8 | (next < input.count ? Int(input[next]) : 0)) & 0xFFFF_FFFF
            next += 1
        }
        for _ in 0..<4 { read() }
        var bytes: [UInt8] = []
        for index in 0..<count {
            let tree = index < rowLength ? 0 : Int(bytes[index - rowLength]) << 8
            var node = 1
            while node < 256 {
                let chance = chances[tree | node]
                let middle = low + ((high - low) >> 12) * (chance >> 4)
                let bit = word <= middle
                if bit {
                    high = middle
                    chances[tree | node] = chance + ((65_535 - chance) >> 5)
                } else {
                    low = middle + 1
                    chances[tree | node] = chance - (chance >> 5)
                }
                node = node << 1 | (bit ? 1 : 0)
                while (low ^ high) >> 24 == 0 {
                    low = low << 8 & 0xFFFF_FFFF
                    high = (high << 8 | 255) & 0xFFFF_FFFF
                    read()
                }
            }
            bytes.append(UInt8(truncatingIfNeeded: node))
        }
        return bytes
    }

    @Test("names are written as what they share with the one before, and read again")
    func names() {
        let names = [
            "hankou-1", "hankou-2", "hankou-11", "汉口-1", "汉口-2", "", "a\nb", String(repeating: "x", count: 50),
        ]
        let twice = names + [String(repeating: "x", count: 50) + "y"]
        var last = ""
        let read = MapData.frontCoded(twice).split(separator: "\n", omittingEmptySubsequences: false).map { line in
            last = String(last.prefix(Int(line.prefix(1), radix: 36) ?? 0)) + line.dropFirst()
            return last
        }
        #expect(read == twice.map { $0.replacing("\n", with: " ") })
    }

    @Test("the hull of places is their corners, in order, and no place lies outside")
    func hull() {
        func place(_ x: Double, _ y: Double) -> Place { Place(longitude: x, latitude: y) }
        let square = [place(0, 0), place(1, 1), place(2, 0), place(1, 0), place(2, 2), place(0, 2), place(1, 2)]
        #expect(ConvexHull.corners(of: square) == [0, 2, 4, 5])
        #expect(ConvexHull.corners(of: [place(1, 1)]) == [0])
        #expect(ConvexHull.corners(of: [place(1, 1), place(1, 1), place(1, 1)]).count <= 2)
    }

    @Test("the plane keeps north up and a degree of longitude as short as it is there")
    func plane() {
        let plane = MapPlane([Place(longitude: 114, latitude: 30), Place(longitude: 115, latitude: 31)])
        #expect(plane.point(Place(longitude: 114, latitude: 31)) == (0, 0))
        #expect(plane.point(Place(longitude: 115, latitude: 30)) == (65_535, 65_535))
        #expect(abs(plane.height - 1 / 0.8616) < 0.001)
        #expect(MapPlane([Place(longitude: 5, latitude: 5)]).point(Place(longitude: 5, latitude: 5)) == (0, 0))
    }
}
