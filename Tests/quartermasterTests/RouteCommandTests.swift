import Foundation
import TestSupport
import Testing

@Suite("quartermaster route")
struct RouteCommandTests {
    let folder: TemporaryFolder
    let file = "Tests/Fixtures/routing/E-n22-k4.vrp"

    init() throws {
        folder = try TemporaryFolder()
    }

    @Test("prints routes, their loads and the total")
    func screen() throws {
        let run = try quartermaster("route", file, "--iterations", "1000", in: folder)
        #expect(run.code == 0 && run.errors.isEmpty)
        #expect(run.output.contains("21 stops, capacity 6,000, at most 4 routes"))
        #expect(run.output.contains("Total cost 375 over 4 routes."))
    }

    @Test("prints the same as JSON, and names what is not served with the reason")
    func json() throws {
        let run = try quartermaster("route", file, "--method", "direct", "--json", in: folder)
        #expect(run.code == 0)
        let object = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
        #expect((object?["routes"] as? [Any])?.count == 4 && (object?["unserved"] as? [Any])?.count == 17)
        #expect(object?["method"] as? String == "direct" && object?["vehicles"] as? Int == 4)
        let all = try quartermaster("route", file, "--method", "direct", "--vehicles", "21", "--json", in: folder)
        #expect(all.output.contains("\"unserved\" : [\n\n  ]"))
    }

    @Test("65: a bad file; 64: an unknown method, with those there are")
    func bad() throws {
        try Data("DIMENSION : x\n".utf8).write(to: URL(filePath: "\(folder.path)/bad.vrp"))
        let run = try quartermaster("route", "\(folder.path)/bad.vrp", in: folder)
        #expect(run.code == 65 && run.output.isEmpty)
        #expect(run.errors.contains("bad.vrp:1:13: DIMENSION is 'x'; it must be a whole number between 2 and 3000"))
        let unknown = try quartermaster("route", file, "--method", "guess", in: folder)
        #expect(unknown.code == 64 && unknown.errors.contains("direct, sweep, savings, savings-local-search"))
    }

    @Test("65: a sweep needs coordinates")
    func sweep() throws {
        let text = """
            NAME : small
            DIMENSION : 2
            CAPACITY : 3
            EDGE_WEIGHT_TYPE : EXPLICIT
            EDGE_WEIGHT_FORMAT : LOWER_ROW
            EDGE_WEIGHT_SECTION
            7
            DEMAND_SECTION
            1 0
            2 3
            """
        try Data(text.utf8).write(to: URL(filePath: "\(folder.path)/small.vrp"))
        let run = try quartermaster("route", "\(folder.path)/small.vrp", "--method", "sweep", in: folder)
        #expect(run.code == 65 && run.errors.contains("'sweep' needs coordinates"))
        let other = try quartermaster("route", "\(folder.path)/small.vrp", in: folder)
        #expect(other.code == 0 && other.output.contains("Total cost 14 over 1 route."))
    }
}
