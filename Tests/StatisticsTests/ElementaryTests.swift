import Statistics
import TestSupport
import Testing

@Suite("elementary functions")
struct ElementaryTests {
    static let table = Result { try loadFixture("elementary", as: [String: [[Double]]].self) }

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
            ("log1p", 1.5, Elementary.log1p), ("log2", 2, Elementary.log2), ("sin", 1, Elementary.sin),
            ("cos", 1, Elementary.cos), ("atan", 1.5, Elementary.atan), ("asin", 2.5, Elementary.asin),
            ("acos", 2.5, Elementary.acos), ("erf", 4, Special.erf), ("erfc", 7, Special.erfc),
            ("normalCumulative", 8, NormalCurve.cumulative),
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

    @Test("ends of the range and special arguments give what IEEE 754 recommends")
    func specialArguments() {
        let infinity = Double.infinity
        #expect(Elementary.exp(-infinity) == 0 && Elementary.exp(infinity) == infinity && Elementary.exp(0) == 1)
        #expect(Elementary.exp(-745.1) == .leastNonzeroMagnitude && Elementary.exp(709.79) == infinity)
        #expect(Elementary.log(0) == -infinity && Elementary.log(-1).isNaN && Elementary.log(infinity) == infinity)
        #expect(Elementary.log1p(-1) == -infinity && Elementary.expm1(-infinity) == -1 && Elementary.log(1) == 0)
        #expect((-1074...1023).allSatisfy { Elementary.log2(Elementary.pow(2, Double($0))) == Double($0) })
        for function in [Elementary.expm1, Elementary.log1p, Elementary.sin, Elementary.atan] {
            #expect(function(-0.0).sign == .minus && function(0).sign == .plus && function(.nan).isNaN)
        }
        #expect(Elementary.sin(infinity).isNaN && Elementary.cos(0) == 1)
        #expect(Elementary.atan2(0, -1) == Double.pi && Elementary.atan2(-0.0, -1) == -Double.pi)
        #expect(Elementary.atan2(infinity, infinity) == Double.pi / 4 && Elementary.asin(1.1).isNaN)
        #expect(Elementary.acos(1) == 0 && Elementary.acos(-1) == Double.pi)
    }

    @Test("powers of special bases and exponents are those of IEEE 754")
    func specialPowers() {
        let infinity = Double.infinity
        #expect(Elementary.pow(.nan, 0) == 1 && Elementary.pow(1, .nan) == 1 && Elementary.pow(2, .nan).isNaN)
        #expect(Elementary.pow(-8, 3) == -512 && Elementary.pow(-2, -2) == 0.25 && Elementary.pow(-2, 0.5).isNaN)
        #expect(Elementary.pow(0, -3) == infinity && Elementary.pow(-0.0, -3) == -infinity)
        #expect(Elementary.pow(-0.0, 3).sign == .minus && Elementary.pow(-0.0, 2).sign == .plus)
        #expect(Elementary.pow(-1, infinity) == 1 && Elementary.pow(0.5, -infinity) == infinity)
        #expect(Elementary.pow(-infinity, 3) == -infinity && Elementary.pow(infinity, -0.5) == 0)
        #expect(Elementary.pow(10, 400) == infinity && Elementary.pow(10, -400) == 0)
        #expect((0...22).allSatisfy { Elementary.pow(10, Double($0)) == Double("1e\($0)") })
    }
}
