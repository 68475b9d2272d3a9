import Statistics
import TestSupport
import Testing

@Suite("special functions")
struct SpecialFunctionTests {
    static let table = Result { try loadFixture("special", as: [String: [[Double]]].self) }

    func rows(_ name: String) throws -> [[Double]] {
        try #require(try Self.table.get()[name])
    }

    /// Whether a result is within a relative error of what was expected; tiny probabilities only need to be tiny.
    func near(_ result: Double, _ expected: Double, _ relative: Double) -> Bool {
        abs(result - expected) <= relative * abs(expected) || abs(result - expected) < 1e-220
    }

    @Test("both sides of the incomplete beta function agree with exact values")
    func incompleteBeta() throws {
        for row in try rows("regularizedBeta") {
            let (lower, upper) = Special.regularizedBeta(row[0], row[1], row[2])
            #expect(near(lower, row[3], 1e-12), "\(row) \(lower)")
            #expect(near(upper, row[4], 1e-12), "\(row) \(upper)")
        }
    }

    @Test("both sides of the incomplete gamma function agree with exact values")
    func incompleteGamma() throws {
        for row in try rows("regularizedGamma") {
            let (lower, upper) = Special.regularizedGamma(row[0], shape: row[1])
            #expect(near(lower, row[2], 1e-12), "\(row) \(lower)")
            #expect(near(upper, row[3], 1e-12) || abs(upper - row[3]) < 2e-15, "\(row) \(upper)")
        }
    }

    @Test("Student's t agrees with SciPy, both ways")
    func studentT() throws {
        for row in try rows("studentT") {
            #expect(near(StudentT.quantile(row[0], degreesOfFreedom: row[1]), row[2], 1e-10), "\(row)")
            #expect(near(StudentT.cumulative(row[2], degreesOfFreedom: row[1]), row[3], 1e-10), "\(row)")
        }
    }

    @Test("beta and gamma quantiles agree with exact values")
    func quantiles() throws {
        for row in try rows("betaQuantile") {
            let result = Special.betaQuantile(row[0], row[1], row[2])
            #expect(near(result, row[3], 1e-11), "\(row) \(result)")
        }
        for row in try rows("gammaQuantile") {
            let result = Special.gammaQuantile(row[0], shape: row[1])
            #expect(near(result, row[2], 1e-11), "\(row) \(result)")
        }
    }

    @Test("the studentized range agrees with SciPy, both ways")
    func studentizedRange() throws {
        for row in try rows("studentizedRange") {
            let (groups, freedom) = (Int(row[1]), row[2])
            let probability = StudentizedRange.cumulative(row[3], groups: groups, degreesOfFreedom: freedom)
            #expect(abs(probability - row[4]) < 1e-8, "\(row) \(probability)")
        }
        for row in try rows("studentizedRange") where row[0] == 0.95 && row[2] == 20 {
            let q = StudentizedRange.quantile(0.95, groups: Int(row[1]), degreesOfFreedom: 20)
            #expect(near(q, row[3], 1e-7), "\(row) \(q)")
        }
    }
}
