import Statistics
import Testing

@Test("a t quantile agrees with tables")
func studentQuantile() {
    #expect(abs(StudentT.quantile(0.975, degreesOfFreedom: 9) - 2.262157162798205) < 1e-11)
    #expect(abs(StudentT.quantile(0.025, degreesOfFreedom: 1) + 12.706204736174694) < 1e-10)
    #expect(abs(StudentT.quantile(0.995, degreesOfFreedom: 1000) - 2.5807546980659506) < 1e-10)
}

@Test("quantiles of a log histogram lie within its stated error")
func logHistogram() {
    var histogram = LogHistogram()
    for value in 1...1000 { histogram.add(Int64(value)) }
    #expect(abs(histogram.quantile(0.5) - 500) <= 500 * LogHistogram.relativeError)
    #expect(histogram.mean == 500.5)
    #expect(histogram.quantile(0.05) == 50)
}

@Test("one who has all gives the greatest inequality")
func inequality() {
    let values = [0.0, 0, 0, 8]
    #expect(Inequality.gini(values) == 0.75)
    #expect(Inequality.jain(values) == 0.25)
    #expect(abs(Inequality.theil(values) - 1.3862943611198906) < 1e-15)
    #expect(Inequality.lorenz(values) == [0, 0, 0, 0, 1])
}
