import Statistics
import Testing

@Suite("The product-limit estimate")
struct ProductLimitTests {
    /// Weeks in remission under 6-MP (Freireich and others 1963), the example of Kaplan-Meier in Kleinbaum and Klein 2012,
    /// *Survival Analysis*, chapter 2, and of Aalen, Borgan and Gjessing 2008.
    let remission = ProductLimit(
        ended: [6, 6, 6, 7, 10, 13, 16, 22, 23].map { (value: $0, weight: 1) },
        censored: [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35].map { (value: $0, weight: 1) })

    @Test("reproduces the textbook's table of the leukaemia remissions")
    func leukaemia() {
        let table = [
            (6.0, 0.8571, 0.0764), (7, 0.8067, 0.0869), (10, 0.7529, 0.0963), (13, 0.6902, 0.1068),
            (16, 0.6275, 0.1141), (22, 0.5378, 0.1282), (23, 0.4482, 0.1346),
        ]
        #expect(remission.steps.count == table.count && remission.count == 21 && remission.lastTime == 35)
        for (step, (time, survival, error)) in zip(remission.steps, table) {
            #expect(step.time == time)
            #expect(abs(step.survival - survival) < 6e-5 && abs(step.standardError - error) < 6e-5)
        }
        #expect(remission.quantile(0.5) == 23)
        #expect(remission.quantile(0.95).isNaN, "fewer than 95 % were seen to their end")
        #expect(remission.survival(at: 5.9) == 1 && remission.survival(at: 12) == remission.steps[2].survival)
    }

    @Test("its restricted mean is the area under its steps, held beyond the last")
    func restrictedMean() {
        let estimate = ProductLimit(ended: [(2, 1), (5, 1)], censored: [(3, 2)])
        // 1 until 2, 3/4 until 5, and then 0: the two censored at 3 left one at risk.
        #expect(abs(estimate.mean(restrictedTo: 10) - (2 + 3 * 0.75)) < 1e-12)
        #expect(abs(estimate.mean(restrictedTo: 4) - (2 + 2 * 0.75)) < 1e-12)
        let open = ProductLimit(ended: [(2, 1)], censored: [(3, 1)])
        #expect(abs(open.mean(restrictedTo: 10) - (2 + 8 * 0.5)) < 1e-12)
        #expect(ProductLimit(ended: [], censored: []).mean(restrictedTo: 1).isNaN)
    }

    @Test("without censoring it is the empirical distribution", arguments: [1, 7, 40])
    func empirical(count: Int) {
        let times = (0..<count).map { Double(($0 * 37) % 23) }
        let estimate = ProductLimit(ended: times.map { (value: $0, weight: 1) }, censored: [])
        for limit in stride(from: 0.0, through: 23, by: 0.5) {
            let share = Double(times.filter { $0 > limit }.count) / Double(count)
            #expect(abs(estimate.survival(at: limit) - share) < 1e-12)
        }
        #expect(abs(estimate.mean(restrictedTo: 100) - times.reduce(0, +) / Double(count)) < 1e-9)
        #expect(estimate.quantile(1) == times.max())
    }

    @Test("weights count as repetitions, in any order")
    func weights() {
        let weighted = ProductLimit(ended: [(4, 3), (1, 2)], censored: [(2, 5)])
        let repeated = ProductLimit(
            ended: [1, 4, 1, 4, 4].map { (value: $0, weight: 1) },
            censored: Array(repeating: (value: 2, weight: 1), count: 5))
        #expect(weighted == repeated)
    }
}

@Suite("inequality between groups of people")
struct WeightedInequalityTests {
    @Test("is that of the people one by one")
    func repeated() {
        let (values, weights) = ([0.2, 1.1, 0.7, 0], [3.0, 2, 4, 1])
        let people = zip(values, weights).flatMap { value, weight in Array(repeating: value, count: Int(weight)) }
        #expect(abs(Inequality.jain(values, weights: weights) - Inequality.jain(people)) < 1e-12)
        #expect(abs(Inequality.theil(values, weights: weights) - Inequality.theil(people)) < 1e-12)
        #expect(Inequality.jain([0, 0], weights: [1, 2]) == 1 && Inequality.theil([0, 0], weights: [1, 2]) == 0)
        #expect(Inequality.jain([1], weights: [0]).isNaN && Inequality.theil([1], weights: [0]).isNaN)
    }
}
