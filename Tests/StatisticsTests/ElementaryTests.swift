import Statistics
import Testing

@Suite("elementary functions")
struct ElementaryTests {
    static let table = Result { try Fixtures.load("elementary", as: [String: [[Double]]].self) }

    /// The greatest error over a table of rows: arguments, then the true value in two parts.
    func greatestError(_ name: String, _ function: ([Double]) -> Double) throws -> (units: Double, row: [Double]) {
        let rows = try #require(try Self.table.get()[name])
        var worst = (units: -1.0, row: [Double]())
        for row in rows {
            let units = unitsInLastPlace(function(row), row[row.count - 2], row[row.count - 1])
            if units > worst.units || units.isNaN { worst = (units, row) }
        }
        return worst
    }

    @Test(
        "the error is below the number of units in the last place stated",
        arguments: [
            ("exp", 1.0, Elementary.exp), ("expm1", 2, Elementary.expm1), ("log", 1, Elementary.log),
            ("log1p", 1.5, Elementary.log1p), ("log2", 1.5, Elementary.log2), ("sin", 1, Elementary.sin),
            ("cos", 1, Elementary.cos), ("atan", 1.5, Elementary.atan), ("asin", 2, Elementary.asin),
            ("acos", 2, Elementary.acos), ("erf", 3, Special.erf), ("erfc", 5, Special.erfc),
            ("normalQuantile", 8, NormalCurve.quantile),
        ] as [(String, Double, @Sendable (Double) -> Double)])
    func accuracy(name: String, bound: Double, function: @Sendable (Double) -> Double) throws {
        let worst = try greatestError(name) { function($0[0]) }
        #expect(worst.units < bound, "\(worst)")
    }

    @Test("a power's error is below 1 unit in the last place")
    func powerAccuracy() throws {
        let worst = try greatestError("pow") { Elementary.pow($0[0], $0[1]) }
        #expect(worst.units < 1, "\(worst)")
    }

    @Test("an angle's error is below 1.5 units in the last place")
    func angleAccuracy() throws {
        let worst = try greatestError("atan2") { Elementary.atan2($0[0], $0[1]) }
        #expect(worst.units < 1.5, "\(worst)")
    }

    @Test("the logarithm of the gamma function is within 1e-14, absolutely or relatively")
    func logGammaAccuracy() throws {
        for row in try #require(try Self.table.get()["logGamma"]) {
            let error = abs(Special.logGamma(row[0]) - row[1])
            #expect(error <= 1e-14 * max(1, abs(row[1])), "\(row[0])")
        }
    }
}
