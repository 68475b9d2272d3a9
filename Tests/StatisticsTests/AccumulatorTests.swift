import Statistics
import TestSupport
import Testing

@Suite("accumulators")
struct AccumulatorTests {
    @Test("a tally agrees with the two-pass formulas, far from zero too")
    func tally() {
        for offset in [0.0, 1e9] {
            let values = [3.0, 1, 4, 1, 5, 9, 2, 6].map { $0 + offset }
            let tally = Tally(values)
            #expect(tally.count == 8)
            #expect(tally.mean == 3.875 + offset)
            #expect(abs(tally.variance - 7.553571428571429) < 1e-6)
            #expect(tally.min == 1 + offset && tally.max == 9 + offset)
        }
    }

    @Test("merged tallies say what one tally of all would")
    func mergedTallies() {
        var random = SplitMix(state: 1)
        let values = (0..<1000).map { _ in random.normal() * 3 + 100 }
        let whole = Tally(values)
        for cut in [0, 1, 500, 999, 1000] {
            var part = Tally(values[..<cut])
            part.merge(Tally(values[cut...]))
            #expect(part.count == 1000)
            #expect(abs(part.mean - whole.mean) < 1e-12)
            #expect(abs(part.variance - whole.variance) < 1e-11)
            #expect(part.min == whole.min && part.max == whole.max)
        }
    }

    @Test("a tally of too little has no mean or variance")
    func emptyTally() {
        var tally = Tally()
        #expect(tally.mean.isNaN && tally.min.isNaN && tally.variance.isNaN)
        tally.add(2)
        #expect(tally.mean == 2 && tally.variance.isNaN)
    }

    @Test("a time-weighted average weighs each value by how long it held")
    func timeWeightedAverage() {
        var queue = TimeWeightedAverage(start: 10)
        queue.update(to: 2, at: 12.0)
        queue.add(2, at: 16.0)
        queue.update(to: 0, at: Int64(18))
        #expect(queue.integral(until: 20) == 16)
        #expect(queue.mean(until: 20) == 1.6)
        #expect(abs(queue.variance(until: 20) - (48.0 / 10 - 1.6 * 1.6)) < 1e-15)
        #expect(queue.min == 0 && queue.max == 4 && queue.value == 0)
    }

    @Test("a restart at the end of the warm-up forgets the past but not the value")
    func restart() {
        var stock = TimeWeightedAverage(value: 100, start: 0)
        stock.update(to: 4, at: 5.0)
        stock.restart(at: 10)
        #expect(stock.mean(until: 10.0) == 4 && stock.max == 4)
        stock.update(to: 6, at: 15.0)
        #expect(stock.mean(until: 20.0) == 5)
    }

    @Test("quantiles of a log histogram are within a 128th of the exact ones")
    func logHistogramError() {
        var random = SplitMix(state: 2)
        var histogram = LogHistogram()
        let values = (0..<20_000).map { _ in Elementary.exp(random.normal() * 4) }
        for value in values { histogram.add(value) }
        let sorted = values.sorted()
        for step in 0...1000 {
            let p = Double(step) / 1000
            let exact = sorted[max(0, Int((p * 20_000).rounded(.up)) - 1)]
            #expect(abs(histogram.quantile(p) - exact) <= exact * LogHistogram.relativeError)
        }
        #expect(histogram.quantile(0) == sorted.first && histogram.quantile(1) == sorted.last)
        #expect(abs(histogram.mean - Tally(values).mean) < 1e-9 * histogram.mean)
    }

    @Test("whole numbers up to 128, and zero, come back exactly")
    func logHistogramWholeNumbers() {
        var histogram = LogHistogram()
        for value in 0...128 { histogram.add(Int64(value)) }
        #expect((0...128).allSatisfy { histogram.quantile(Double($0 + 1) / 129) == Double($0) })
        #expect(histogram.count == 129)
    }

    @Test("merged histograms say what one histogram of all would, in either order")
    func mergedLogHistograms() {
        var (small, large, all) = (LogHistogram(), LogHistogram(), LogHistogram())
        for value in [0.0, 0.001, 3, 3.5] {
            small.add(value, weight: 2)
            all.add(value, weight: 2)
        }
        for value in [7.0, 1e9, 1e-30, 1e40] {
            large.add(value)
            all.add(value)
        }
        var (one, other) = (small, large)
        one.merge(large)
        other.merge(small)
        #expect(one == all && one == other)
        one.merge(LogHistogram())
        #expect(one == all)
        #expect(all.contents.reduce(0) { $0 + $1.weight } == all.count)
    }

    @Test("reserved room changes no answer")
    func reservedLogHistogram() {
        var reserved = LogHistogram(reserving: 0.01...1000)
        var grown = LogHistogram()
        for value in [0.5, 20, 900] {
            reserved.add(value)
            grown.add(value)
        }
        #expect([0.1, 0.5, 0.9].allSatisfy { reserved.quantile($0) == grown.quantile($0) })
        #expect(LogHistogram().quantile(0.5).isNaN)
    }

    @Test("a histogram keeps every value, and its quantiles to a bin's width")
    func histogram() {
        var histogram = Histogram(low: 0, high: 10, binCount: 20)
        for step in -10..<110 { histogram.add(Double(step) * 0.1 + 0.05) }
        #expect(histogram.underflow == 10 && histogram.overflow == 10 && histogram.count == 120)
        #expect(histogram.bins.allSatisfy { $0 == 5 })
        #expect(abs(histogram.quantile(0.5) - 5) <= histogram.binWidth)
        #expect(histogram.quantile(0.01) == -.infinity && histogram.quantile(0.99) == .infinity)
        var double = histogram
        double.merge(histogram)
        #expect(double.count == 240 && double.quantile(0.3) == histogram.quantile(0.3))
        histogram.add(10.0.nextDown)
        #expect(histogram.bins[19] == 6)
    }
}
