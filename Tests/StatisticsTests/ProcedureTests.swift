import Statistics
import TestSupport
import Testing

/// What SciPy and NumPy make of some samples: Tests/Fixtures/statistics/procedures.json.
struct Procedures: Decodable {
    struct Series: Decodable {
        let values: [Double]
        let cut: Int
        let mser: Double
        let autocorrelations: [Double]
        let integratedTime: Double
        let vonNeumann: Double
        let batchMeans: [Double]
        let batchInterval: [Double]
        let mean: Double
        let variance: Double
        let quantiles: [[Double]]
        let quantileIntervals: [[Double]]
    }
    struct Samples: Decodable {
        let samples: [[Double]]
        let paired: [Double]
        let welch: [Double]
        let tukey: [[Double]]
        let kramer: [[Double]]
        let bonferroni: [[Double]]
        let best: [[Double]]
    }
    struct Shares: Decodable {
        let values: [Double]
        let weights: [Double]
        let gini: Double
        let weightedGini: Double
        let jain: Double
        let theil: Double
        let groups: [[Double]]
        let between: Double
        let within: Double
        let lorenz: [Double]
    }
    struct Race: Decodable {
        let data: [[Double]]
        let history: [[Int]]
    }
    let series: Series
    let comparison: Samples
    let proportions: [[Double]]
    let inequality: Shares
    let kimNelson: Race

    static let loaded = Result { try loadFixture("procedures", as: Procedures.self) }
}

/// Whether an interval's ends are those given, relative to their size.
func agrees(_ interval: ConfidenceInterval, _ ends: some RandomAccessCollection<Double>, within error: Double) -> Bool {
    zip([interval.low, interval.high], ends).allSatisfy { abs($0 - $1) <= error * max(abs($1), 1e-3) }
}

@Suite("analysis of a run")
struct RunAnalysisTests {
    let series: Procedures.Series

    init() throws {
        series = try Procedures.loaded.get().series
    }

    @Test("mean and variance agree with NumPy")
    func moments() {
        let tally = Tally(series.values)
        #expect(abs(tally.mean - series.mean) < 1e-12)
        #expect(abs(tally.variance - series.variance) < 1e-11)
    }

    @Test("MSER-5 cuts where trying every cut says it should")
    func warmUp() {
        let cut = WarmUp.mser(series.values)
        #expect(cut.observations == series.cut)
        #expect(abs(cut.statistic - series.mser) < 1e-12)
        #expect(cut.isReliable)
    }

    @Test("MSER-5 cuts nothing from a constant run, and does not trust a run that only drifts")
    func warmUpExtremes() {
        #expect(WarmUp.mser(Array(repeating: 3, count: 100)).observations == 0)
        #expect(!WarmUp.mser((0..<1000).map { Double($0) }).isReliable)
        #expect(!WarmUp.mser([1, 2, 3]).isReliable)
    }

    @Test("batch means and their interval agree with SciPy")
    func batchMeans() {
        let batches = BatchMeans(series.values, batches: 20)
        #expect(batches.batchSize == 50)
        #expect(zip(batches.means, series.batchMeans).allSatisfy { abs($0 - $1) < 1e-12 })
        #expect(agrees(batches.interval(level: 0.9), series.batchInterval, within: 1e-10))
    }

    @Test("batches that grow as the run goes on have the means of whole batches")
    func growingBatches() {
        var growing = BatchMeans(batches: 4)
        for value in series.values { growing.add(value) }
        // 1,003 observations make 7 batches of 128.
        #expect(growing.batchSize == 128)
        #expect(growing.means.count == 7)
        for (place, mean) in growing.means.enumerated() {
            let whole = Tally(series.values[place * 128..<(place + 1) * 128]).mean
            #expect(abs(mean - whole) < 1e-12)
        }
        #expect(abs(growing.lagOneCorrelation) < 0.7)
    }

    @Test("autocorrelations, their sum and von Neumann's ratio agree with NumPy")
    func autocorrelation() {
        let coefficients = Autocorrelation.coefficients(series.values, upTo: 20)
        #expect(zip(coefficients, series.autocorrelations).allSatisfy { abs($0 - $1) < 1e-12 })
        #expect(abs(Autocorrelation.integratedTime(series.values) - series.integratedTime) < 1e-10)
        #expect(abs(Autocorrelation.vonNeumannRatio(series.values) - series.vonNeumann) < 1e-12)
    }

    @Test("independent observations count whole; those of an AR(1) run for (1 - phi) / (1 + phi)")
    func effectiveCount() {
        var random = SplitMix(state: 3)
        let independent = (0..<5000).map { _ in random.normal() }
        #expect(abs(Autocorrelation.effectiveCount(independent) / 5000 - 1) < 0.15)
        var value = 0.0
        let dependent = (0..<20_000).map { _ in
            value = 0.5 * value + random.normal()
            return value
        }
        #expect(abs(Autocorrelation.effectiveCount(dependent) / 20_000 - 1.0 / 3) < 0.05)
    }

    @Test("sample quantiles and their intervals agree with NumPy and SciPy")
    func quantiles() {
        let sample = OrderStatistics(series.values)
        for row in series.quantiles { #expect(abs(sample.quantile(row[0]) - row[1]) < 1e-12) }
        for row in series.quantileIntervals {
            let interval = sample.quantileInterval(row[0])
            #expect(interval.low == row[1] && interval.high == row[2], "\(row) \(interval)")
        }
        #expect(OrderStatistics([1, 2, 3]).quantileInterval(0.5).low == -.infinity)
        #expect(OrderStatistics([4, 1, 3, 2]).median == 2.5)
    }
}

@Suite("stopping")
struct StoppingTests {
    @Test("observation goes on until the interval is as narrow as asked, and its estimate of the need is close")
    func absolutePrecision() throws {
        var random = SplitMix(state: 4)
        let target = PrecisionTarget(absolute: 0.1)
        var tally = Tally()
        for _ in 0..<40 { tally.add(random.normal()) }
        #expect(!target.isReached(by: tally))
        let estimate = try #require(target.estimatedCount(from: tally))
        while !target.isReached(by: tally) { tally.add(random.normal()) }
        #expect(ConfidenceInterval(tally).halfWidth <= 0.1)
        #expect(abs(tally.count - 384) < 60)
        #expect(abs(Double(estimate) / Double(tally.count) - 1) < 0.4)
        #expect(target.estimatedCount(from: tally) == tally.count)
    }

    @Test("a relative target bounds the error against the true mean")
    func relativePrecision() {
        let target = PrecisionTarget(relative: 0.1, minimumCount: 2)
        let tally = Tally([9, 10, 11, 10, 9.5, 10.5])
        let half = ConfidenceInterval(tally).halfWidth
        #expect(target.isReached(by: tally) == (half / 10 <= 0.1 / 1.1))
        #expect(!PrecisionTarget(relative: 0.1, minimumCount: 7).isReached(by: tally))
        #expect(target.estimatedCount(from: Tally([-1, 1])) == nil)
    }

    @Test("intervals hold the true mean as often as they say")
    func coverage() {
        var random = SplitMix(state: 5)
        let hits = (0..<4000).count { _ in
            ConfidenceInterval((0..<5).map { _ in random.normal() }, level: 0.9).contains(0)
        }
        #expect(abs(Double(hits) - 3600) < 4 * 19)
    }

    @Test("one observation says nothing about the spread")
    func tooFew() {
        let interval = ConfidenceInterval([3.0])
        #expect(interval.mean == 3 && interval.low == -.infinity && interval.high == .infinity)
    }
}
