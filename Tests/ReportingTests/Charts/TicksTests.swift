import SupplyModel
import Testing

@testable import Reporting

@Suite("Ticks")
struct TicksTests {
    @Test(
        "hold the range in steps of 1, 2 or 5, no more than asked for",
        arguments: [0.0...1, 0...0.37, 0...7, 0...99.9, 0...100, -3...12, 12...12.4, 0...1_234_567, -0.002...0.001])
    func hold(range: ClosedRange<Double>) {
        for most in [2, 4, 5, 10] {
            let ticks = Ticks(holding: range, most: most)
            #expect(ticks.values.count >= 2 && ticks.values.count <= most + 1)
            #expect(ticks.range.lowerBound <= range.lowerBound + 1e-12)
            #expect(ticks.range.upperBound >= range.upperBound - 1e-12)
            let step = ticks.values[1] - ticks.values[0]
            #expect((step / range.upperBound.magnitude).isFinite)
            let labels = ticks.values.map { NumberText.fixed($0, decimals: ticks.decimals) }
            #expect(Set(labels).count == labels.count, "\(labels)")
        }
    }

    @Test("of a range that is none still make an axis", arguments: [(0.0, 0.0), (5.0, 5.0), (0.0, Double.nan)])
    func degenerate(low: Double, high: Double) {
        let ticks = ValueAxis("").ticks(for: [low, high], most: 5)
        #expect(ticks.values.count >= 2 && ticks.values.allSatisfy(\.isFinite))
    }

    @Test("of days leave room between their labels, and are firsts of months where days are many")
    func days() throws {
        let start = try #require(CalendarDate(year: 2020, month: 1, day: 23))
        #expect(DateTicks.days(from: start, count: 5, room: 600, labelWidth: 40) == [0, 1, 2, 3, 4])
        #expect(DateTicks.days(from: start, count: 76, room: 300, labelWidth: 50) == [0, 28, 56])
        let months = DateTicks.days(from: start, count: 400, room: 300, labelWidth: 50)
        #expect(months.allSatisfy { (start + $0).components.day == 1 } && months.count <= 5 && !months.isEmpty)
    }

    @Test("of values beyond a million are written in millions")
    func millions() {
        #expect(NumberStyle.number.tick(1_500_000, decimals: 0, Strings(.english)) == "1.5 million")
        #expect(NumberStyle.number.tick(150_000, decimals: 0, Strings(.english)) == "150,000")
        #expect(NumberStyle.percent.tick(0.25, decimals: 2, Strings(.english)) == "25%")
    }
}
