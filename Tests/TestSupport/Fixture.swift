public import Foundation

/// Reference values from Tests/Fixtures/statistics, made by the scripts in tools/fixtures.
public func loadFixture<Value: Decodable>(_ name: String, as type: Value.Type = Value.self) throws -> Value {
    try JSONDecoder().decode(Value.self, from: Data(contentsOf: fixture(name)))
}

/// Where such a file lies.
public func fixture(_ name: String) -> URL { repository.appending(path: "Tests/Fixtures/statistics/\(name).json") }
