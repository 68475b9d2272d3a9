import Foundation

/// Reference values from Tests/Fixtures/statistics, made by the scripts in tools/fixtures.
enum Fixtures {
    static func load<Value: Decodable>(_ name: String, as type: Value.Type = Value.self) throws -> Value {
        let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        let file = tests.appendingPathComponent("Fixtures/statistics/\(name).json")
        return try JSONDecoder().decode(Value.self, from: Data(contentsOf: file))
    }
}

/// The distance of a result from the true value `high + low`, in units in the last place of `high`.
func unitsInLastPlace(_ result: Double, _ high: Double, _ low: Double) -> Double {
    abs((result - high) - low) / high.ulp
}
