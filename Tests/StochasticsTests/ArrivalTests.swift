import Statistics
import Stochastics
import Testing

@Suite("arrivals")
struct ArrivalTests {
    let source = RandomSource(seed: 8, replication: 0)

    private func day() throws -> RateProfile {
        try RateProfile(times: [6, 8, 12, 20], rates: [2, 9, 4, 0], period: 24)
    }

    @Test("expected counts add up over steps and periods")
    func expectedCounts() throws {
        let profile = try day()
        #expect(profile.expectedCount(from: 6, to: 30) == 4 + 36 + 32)
        #expect(profile.expectedCount(from: 7, to: 13) == 2 + 36 + 4)
        #expect(profile.expectedCount(from: -24, to: 0) == 72)
        #expect(profile.expectedCount(from: 22, to: 31) == 2)
        #expect(profile.rate(at: 3) == 0 && profile.rate(at: 8) == 9 && profile.rate(at: 33) == 9)
        #expect(profile.maximum == 9)
    }

    @Test("the time found is the one by which the count is expected")
    func inversion() throws {
        let profile = try day()
        for start in stride(from: -30.0, to: 60, by: 1.7) {
            for count in [0.001, 0.5, 3, 71.5, 72, 1000.25] {
                let time = profile.time(after: start, expecting: count)
                #expect(time >= start)
                #expect(abs(profile.expectedCount(from: start, to: time) - count) < 1e-9)
            }
        }
    }

    @Test("a profile that ends in silence has a last arrival")
    func silence() throws {
        let profile = try RateProfile(times: [0, 10], rates: [1, 0])
        #expect(profile.time(after: 0, expecting: 9.5) == 9.5)
        #expect(profile.time(after: 0, expecting: 10.5) == .infinity)
        #expect(profile.time(after: -5, expecting: 2) == 2)
        #expect(try RateProfile(times: [0], rates: [0], period: 1).time(after: 0, expecting: 1) == .infinity)
    }

    @Test("profiles out of order, negative or too short are refused")
    func refusals() {
        #expect(throws: DistributionError.self) { try RateProfile(times: [], rates: []) }
        #expect(throws: DistributionError.self) { try RateProfile(times: [1, 1], rates: [1, 2]) }
        #expect(throws: DistributionError.self) { try RateProfile(times: [0, 1], rates: [1, -2]) }
        #expect(throws: DistributionError.self) { try RateProfile(times: [0, 5], rates: [1, 2], period: 5) }
    }

    @Test("inversion and thinning both give Poisson counts of the rate's integral, hour by hour")
    func counts() throws {
        let profile = try day()
        var stream = source.stream(Purpose(rawValue: 1), entity: 1)
        let days = 2000
        for method in ["inversion", "thinning"] {
            var byHour = [Int](repeating: 0, count: 24)
            var perDay = [Int](repeating: 0, count: days)
            var time = 0.0
            while true {
                time =
                    method == "inversion"
                    ? stream.nextArrival(after: time, rate: profile)
                    : stream.nextArrival(after: time, maximum: 9) { profile.rate(at: $0) }
                guard time < Double(24 * days) else { break }
                byHour[Int(time) % 24] += 1
                perDay[Int(time / 24)] += 1
            }
            var chiSquare = 0.0
            for (hour, count) in byHour.enumerated() {
                let expected = profile.expectedCount(from: Double(hour), to: Double(hour + 1)) * Double(days)
                if expected == 0 { #expect(count == 0) }
                if expected > 0 { chiSquare += (Double(count) - expected) * (Double(count) - expected) / expected }
            }
            #expect(Special.regularizedGamma(0.5 * chiSquare, shape: 7).upper > 1e-4, "\(method) \(chiSquare)")
            // The variance of a Poisson count is its mean.
            let tally = Tally(perDay.map(Double.init))
            #expect(abs(tally.mean - 72) < 4 * (72 / Double(days)).squareRoot(), "\(method)")
            #expect(abs(tally.variance / 72 - 1) < 0.15, "\(method)")
        }
    }

    @Test("thinning stops at its limit")
    func limit() {
        var stream = source.stream(Purpose(rawValue: 1), entity: 2)
        #expect(stream.nextArrival(after: 0, until: 5, maximum: 1) { _ in 0 } == .infinity)
    }
}
