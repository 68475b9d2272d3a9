import Testing

@testable import Statistics

@Suite struct LeastSquaresTests {
    @Test("A model that fits is found, and leaves nothing")
    func exact() throws {
        let rows: [[Double]] = [[1, 0, 2], [1, 1, 0], [1, 2, 5], [1, 3, 1], [1, 5, -2]]
        let fit = try #require(LeastSquares(design: rows)).fit(rows.map { 3 * $0[0] - 2 * $0[1] + 0.5 * $0[2] })
        for (found, true_) in zip(fit.coefficients, [3, -2, 0.5]) { #expect(abs(found - true_) < 1e-12) }
        #expect(fit.residualSquares < 1e-24)
    }

    @Test("Longley's data give the coefficients that NIST certifies")
    func longley() throws {
        // NIST Statistical Reference Datasets, Longley (1967): a design that is almost singular.
        let data: [[Double]] = [
            [60323, 83.0, 234_289, 2356, 1590, 107_608, 1947], [61122, 88.5, 259_426, 2325, 1456, 108_632, 1948],
            [60171, 88.2, 258_054, 3682, 1616, 109_773, 1949], [61187, 89.5, 284_599, 3351, 1650, 110_929, 1950],
            [63221, 96.2, 328_975, 2099, 3099, 112_075, 1951], [63639, 98.1, 346_999, 1932, 3594, 113_270, 1952],
            [64989, 99.0, 365_385, 1870, 3547, 115_094, 1953], [63761, 100.0, 363_112, 3578, 3350, 116_219, 1954],
            [66019, 101.2, 397_469, 2904, 3048, 117_388, 1955], [67857, 104.6, 419_180, 2822, 2857, 118_734, 1956],
            [68169, 108.4, 442_769, 2936, 2798, 120_445, 1957], [66513, 110.8, 444_546, 4681, 2637, 121_950, 1958],
            [68655, 112.6, 482_704, 3813, 2552, 123_366, 1959], [69564, 114.2, 502_601, 3931, 2514, 125_368, 1960],
            [69331, 115.7, 518_173, 4806, 2572, 127_852, 1961], [70551, 116.9, 554_894, 4007, 2827, 130_081, 1962],
        ]
        let certified = [
            -3_482_258.63459582, 15.0618722713733, -0.358191792925910e-1, -2.02022980381683, -1.03322686717359,
            -0.511041056535807e-1, 1829.15146461355,
        ]
        let model = try #require(LeastSquares(design: data.map { [1] + $0.dropFirst() }))
        let fit = model.fit(data.map { $0[0] })
        for (found, value) in zip(fit.coefficients, certified) { #expect(abs(found / value - 1) < 1e-7) }
        #expect(abs(fit.residualSquares / 836_424.055505915 - 1) < 1e-9)
    }

    @Test("Columns that cannot be told apart give no model")
    func singular() {
        #expect(LeastSquares(design: [[1, 2], [1, 2], [1, 2]]) == nil)
        #expect(LeastSquares(design: [[1, 2]]) == nil)
        #expect(LeastSquares(design: []) == nil)
        #expect(LeastSquares(design: [[1, 0], [1, 0], [1, 0]]) == nil)
    }
}
