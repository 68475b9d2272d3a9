import Foundation
import SupplyModel
import TestSupport
import Testing

@testable import Scenario

@Suite("Cells from GeoJSON")
struct GeoJSONTests {
    private static let goods = try? String(
        contentsOfFile: "\(repository.path)/Tests/Fixtures/bad/base/goods.yaml", encoding: .utf8)

    private func load(_ cells: String, named file: String = "cells.geojson") throws -> CityPlan {
        let folder = try TemporaryFolder([
            "goods.yaml": Self.goods ?? "", "s.yaml": "extends: goods.yaml\ngeography: {cells: \(file)}\n", file: cells,
        ])
        return try ScenarioLoader.load("\(folder.path)/s.yaml")
    }

    private func errors(_ cells: String) throws -> [String] {
        do throws(ScenarioError) {
            let folder: TemporaryFolder
            do {
                folder = try TemporaryFolder([
                    "goods.yaml": Self.goods ?? "", "s.yaml": "extends: goods.yaml\ngeography: {cells: c.geojson}\n",
                    "c.geojson": cells,
                ])
            } catch {
                Issue.record("no folder: \(error)")
                return []
            }
            _ = try ScenarioLoader.load("\(folder.path)/s.yaml")
            return []
        } catch {
            return error.diagnostics.map { diagnostic in
                let text = diagnostic.description
                return text.range(of: "c.geojson").map { String(text[$0.lowerBound...]) } ?? text
            }
        }
    }

    private func collection(_ features: [String]) -> String {
        "{\"type\": \"FeatureCollection\", \"features\": [\(features.joined(separator: ",\n"))]}"
    }

    private func feature(
        _ cell: String, at geometry: String = "{\"type\": \"Point\", \"coordinates\": [114.3, 30.6]}",
        _ more: String = ""
    ) -> String {
        "{\"type\": \"Feature\", \"geometry\": \(geometry), \"properties\": {\"cell\": \"\(cell)\", "
            + "\"district\": \"north\", \"community\": \"north-a\", \"residents\": 500, \"households\": 200\(more)}}"
    }

    private func rows(_ plan: CityPlan) -> [CellRow] {
        guard case .table(let rows) = plan.geography.origin else { return [] }
        return rows
    }

    @Test("points with the properties of a table of cells make the same city as the table")
    func likeCSV() throws {
        let table = """
            cell,district,community,longitude,latitude,residents,households,housing,offline_share,gate_from,gate_to
            n-1,north,north-a,114.3,30.6,500,200,walkup,0.25,08:00,12:30
            n-2,north,north-b,114.31,30.61,700,300,,,,

            """
        let features = """
            {"features": [
              {"type": "Feature", "id": 7, "properties": {"cell": "n-1", "district": "north", "community": "north-a",
               "residents": 500, "households": 200, "housing": "walkup", "offline_share": 0.25, "gate_from": "08:00",
               "gate_to": "12:30"}, "geometry": {"coordinates": [114.3, 30.6, 21.5], "type": "Point"}},
              {"geometry": {"type": "Point", "coordinates": [1.1431e2, 30.61]}, "type": "Feature", "properties":
               {"community": "north-b", "district": "nor\\u0074h", "cell": "n-2", "residents": 700, "households": 300,
                "housing": null}}
            ], "bbox": [114, 30, 115, 31], "type": "FeatureCollection"}
            """
        let (plain, geo) = (try rows(load(table, named: "cells.csv")), try rows(load(features)))
        #expect(plain.count == 2 && plain.map(\.id) == geo.map(\.id) && plain.map(\.place) == geo.map(\.place))
        #expect(plain.map(\.residents) == geo.map(\.residents) && plain.map(\.community) == geo.map(\.community))
        #expect(plain.map(\.housing) == geo.map(\.housing) && plain.map(\.offlineShare) == geo.map(\.offlineShare))
        #expect(plain.map(\.gateHours) == geo.map(\.gateHours) && geo[0].gateHours != nil && geo[1].gateHours == nil)
    }

    @Test("an outline lies at its centroid: holes taken off, parts weighted by area, whichever way rings turn")
    func centroids() throws {
        let square = "[[114, 30], [116, 30], [116, 32], [114, 32], [114, 30]]"
        let turned = "[[114, 30], [114, 32], [116, 32], [116, 30], [114, 30]]"
        let hole = "[[115, 30], [116, 30], [116, 32], [115, 32], [115, 30]]"
        let small = "[[[118, 30], [119, 30], [119, 31], [118, 31], [118, 30]]]"
        let geometries = [
            ("{\"type\": \"Polygon\", \"coordinates\": [\(square)]}", (115.0, 31.0)),
            ("{\"type\": \"Polygon\", \"coordinates\": [\(turned)]}", (115.0, 31.0)),
            ("{\"type\": \"Polygon\", \"coordinates\": [\(square), \(hole)]}", (114.5, 31.0)),
            ("{\"type\": \"MultiPolygon\", \"coordinates\": [[\(turned)], \(small)]}", (115.7, 30.9)),
        ]
        for (geometry, expected) in geometries {
            let place = try rows(load(collection([feature("n-1", at: geometry)])))[0].place
            #expect(abs(place.longitude - expected.0) < 1e-9 && abs(place.latitude - expected.1) < 1e-9)
        }
    }

    @Test("each error names its feature and its property, all in one go")
    func errorsOfFeatures() throws {
        let line = "{\"type\": \"LineString\", \"coordinates\": [[1, 2], [3, 4]]}"
        let found = try errors(
            collection(
                [
                    feature("n-1"), feature("n-2", at: line), feature("n-3", ", \"offlin_share\": 0.1"),
                    feature("n-4", at: "{\"type\": \"Point\", \"coordinates\": [30.6, 114.3]}"),
                    feature("n-5", ", \"housing\": [\"walkup\"]"), feature("n-1"),
                ].map { $0.replacingOccurrences(of: "\"n-5\"", with: "5.5") }))
        #expect(
            found.contains { $0.contains("the geometry of feature 2 is 'LineString'; it must be a Point, Polygon") })
        #expect(found.contains { $0.contains("unknown property 'offlin_share'; did you mean 'offline_share'?") })
        #expect(found.contains { $0.contains("a position of feature 4 must be a list of its longitude") })
        #expect(found.contains { $0.contains("'housing' in feature 5 is a list; it must be gated, open") })
        #expect(found.contains { $0.contains("'cell' in feature 5 is 5.5; it must be a name") })
        #expect(found.contains { $0.contains("'n-1' is defined twice in 'cells'") })
    }

    @Test("a file that is not such a collection is refused, with the place")
    func broken() throws {
        for (text, error) in [
            ("", "this is not JSON: the file ends"), ("[1, 2]", "the file holds a list; it must be a GeoJSON object"),
            ("{\"type\": \"Feature\"}", "'type' is 'Feature'; it must be FeatureCollection"),
            (collection([]), "the collection has no features"),
            ("{\"type\": \"FeatureCollection\"}", "no list of 'features'"),
            ("{\"type\": 'x'}", "c.geojson:1:10: this is not JSON: here is '''"),
            ("{\"a\": 1, \"a\": 2}", "'a' is given twice in one object"), ("{\"a\": 01}", "'01' is no value"),
            ("{\"a\": 1.}", "'1.' is no value"), ("{\"a\": NaN}", "'NaN' is no value"),
            ("{\"a\": \"\\ud800\"}", "this escape stands for no character"),
            ("{\"a\": \"x", "this quote is never closed"), ("{\"a\": 1} x", "where the end of the file must be"),
            ("{\"a\":\n  [1, 2", "c.geojson:2:8: this is not JSON: the file ends where a comma or the end must be"),
            (String(repeating: "{\"a\": [", count: 100_000), "nested more than 64 deep"),
        ] {
            let found = try errors(text)
            #expect(found.first?.contains(error) == true, "\(text.prefix(40)): \(found)")
        }
    }

    @Test("whatever happens to the bytes, reading ends with a plan or an error")
    func garbage() throws {
        var state: UInt64 = 19
        func random(_ count: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % max(1, count)
        }
        let square = "{\"type\": \"Polygon\", \"coordinates\": [[[114, 30], [115, 30], [115, 31], [114, 30]]]}"
        let good = Array(collection([feature("n-1"), feature("n-2", at: square)]).utf8)
        let folder = try TemporaryFolder([
            "goods.yaml": Self.goods ?? "", "s.yaml": "extends: goods.yaml\ngeography: {cells: c.geojson}\n",
        ])
        let pieces = ["{", "}", "[", "]", "\"", "\\u", ",", ":", "1e999", "-", "null", "\u{0}", "é", "\n"]
        for round in 0..<600 {
            var bytes = good
            if round % 3 == 0 { bytes.removeLast(random(bytes.count)) }
            for _ in 0..<random(4) where !bytes.isEmpty {
                let index = random(bytes.count)
                switch random(3) {
                case 0: bytes.remove(at: index)
                case 1: bytes[index] = UInt8(random(256))
                default: bytes.insert(contentsOf: Array(pieces[random(pieces.count)].utf8), at: index)
                }
            }
            try folder.write(bytes, to: "c.geojson")
            do throws(ScenarioError) {
                #expect(City(try ScenarioLoader.load("\(folder.path)/s.yaml")).people > 0)
            } catch {
                #expect(error.count > 0)
            }
        }
    }
}
