import Statistics
import Testing

@Suite("inequality")
struct InequalityTests {
    let fixture: Procedures.Shares

    init() throws {
        fixture = try Procedures.loaded.get().inequality
    }

    @Test("all measures agree with their definitions written out in NumPy")
    func agreesWithDefinitions() {
        let values = fixture.values
        #expect(abs(Inequality.gini(values) - fixture.gini) < 1e-13)
        #expect(abs(Inequality.gini(values, weights: fixture.weights) - fixture.weightedGini) < 1e-13)
        #expect(abs(Inequality.jain(values) - fixture.jain) < 1e-13)
        #expect(abs(Inequality.theil(values) - fixture.theil) < 1e-13)
        #expect(zip(Inequality.lorenz(values), fixture.lorenz).allSatisfy { abs($0 - $1) < 1e-13 })
    }

    @Test("Theil's index is what lies between groups plus what lies within")
    func decomposition() {
        let parts = Inequality.theil(groups: fixture.groups + [[]])
        #expect(abs(parts.between - fixture.between) < 1e-13)
        #expect(abs(parts.within - fixture.within) < 1e-13)
        #expect(abs(parts.total - fixture.theil) < 1e-13)
        #expect(parts.groups[4].isNaN && parts.shares[4] == 0)
    }

    @Test("one who has all gives the greatest inequality")
    func greatest() {
        let values = [0.0, 0, 0, 8]
        #expect(Inequality.gini(values) == 0.75)
        #expect(Inequality.jain(values) == 0.25)
        #expect(abs(Inequality.theil(values) - 1.3862943611198906) < 1e-15)
        #expect(Inequality.lorenz(values) == [0, 0, 0, 0, 1])
    }

    @Test("equal shares, and nothing to share, give none")
    func none() {
        for values in [[2.5, 2.5, 2.5], [0.0, 0, 0]] {
            #expect(Inequality.gini(values) == 0)
            #expect(Inequality.jain(values) == 1)
            #expect(Inequality.theil(values) == 0)
            #expect(Inequality.theil(groups: [values, values]).total == 0)
        }
        #expect(Inequality.gini([]).isNaN && Inequality.jain([]).isNaN && Inequality.theil([]).isNaN)
    }

    @Test("the area between Lorenz curve and diagonal is half the Gini coefficient")
    func lorenzArea() {
        let curve = Inequality.lorenz(fixture.values)
        let n = Double(fixture.values.count)
        let area = zip(curve, curve.dropFirst()).reduce(0) { $0 + 0.5 * ($1.0 + $1.1) / n }
        #expect(abs(1 - 2 * area - fixture.gini) < 1e-13)
    }
}
