import EventKernel
import Stochastics
import Testing

@testable import SupplyModel

@Suite("Who comes")
struct AttendanceTests {
    let random = RandomSource(seed: 3, replication: 0)

    func plan(_ change: (inout HandoverPlan) throws -> Void) throws -> HandoverPlan {
        var plan = try TestCity.plan().handover
        plan.deliveryShare = 1
        plan.attendance = try .constant(1)
        try change(&plan)
        return plan
    }

    func roll(_ plan: HandoverPlan, listed: Int = 30, crewShare: Double = 1, day: Int = 0) -> DayRoll {
        RollCall(plan: plan, random: random).roll(of: 0, listed: listed, crewShare: crewShare, on: day)
    }

    @Test("without failures all who come are signed in and stay: members x share of carriers x attendance")
    func plain() throws {
        let plan = try plan {
            $0.deliveryShare = 0.35
            $0.attendance = try .constant(0.8)
        }
        let roll = roll(plan, listed: 69)
        #expect(roll.whole == 19 && roll.signedIn == 19 && roll.stays.isEmpty)
        #expect(roll.seconds(of: plan.shift) == 19 * 12 * 3600)
        #expect(self.roll(plan, listed: 69, crewShare: 0.5).whole == 10)
    }

    @Test("one who signs for three: three on paper, one at work")
    func signedFor() throws {
        let roll = roll(try plan { $0.failures.signedForShare = 2.0 / 3 })
        #expect(roll.signedIn == 30 && roll.present == 10)
    }

    @Test("three visits of two hours in nine days are 8 % of the time that is signed for in full")
    func visits() throws {
        let plan = try plan {
            $0.shift = TestCity.hours(9, 17)
            $0.failures.visits = AttendanceFailures.Visits(share: 1, perDay: 1.0 / 3, hours: try .constant(2))
        }
        let days = (0..<900).map { roll(plan, listed: 10, day: $0) }
        let effective = days.reduce(0) { $0 + $1.seconds(of: plan.shift) }
        #expect(abs(Double(effective) / Double(900 * 10 * 8 * 3600) - 1.0 / 12) < 0.003)
        #expect(days.allSatisfy { $0.signedIn == $0.present })
        #expect(days.flatMap(\.stays).allSatisfy { $0.from >= 0 && $0.to - $0.from == 7200 && $0.to <= 8 * 3600 })
    }

    @Test("who is late or leaves early is signed in for the whole shift, and there for the rest of it")
    func lateAndEarly() throws {
        let plan = try plan {
            $0.failures.late = AttendanceFailures.Absence(share: 1, minutes: try .constant(60))
            $0.failures.early = AttendanceFailures.Absence(share: 1, minutes: try .constant(90))
        }
        let roll = roll(plan)
        #expect(roll.stays == Array(repeating: DayRoll.Stay(from: 3600, to: 12 * 3600 - 5400), count: 30))
        #expect(roll.signedIn == 30 && roll.seconds(of: plan.shift) == 30 * (12 * 3600 - 9000))
        let never = try self.plan { $0.failures.late = .init(share: 1, minutes: try .constant(720)) }
        #expect(self.roll(never).present == 0 && self.roll(never).signedIn == 30)
    }

    @Test("a share of those who come is late, each by a time of its own")
    func shareLate() throws {
        let plan = try plan {
            $0.failures.late = .init(share: 0.3, minutes: try .uniform(low: 10, high: 50))
        }
        let late = (0..<1000).flatMap { roll(plan, day: $0).stays }
        #expect(abs(Double(late.count) / 30_000 - 0.3) < 0.01)
        #expect(abs(Double(late.reduce(0) { $0 + $1.from }) / Double(late.count) - 1800) < 30)
    }

    @Test("one more failure leaves attendance, and the draws of the others, as they were")
    func commonRandomNumbers() throws {
        let beta = try Distribution.beta(alpha: 8, beta: 2)
        let early = AttendanceFailures.Absence(share: 0.5, minutes: try .uniform(low: 10, high: 100))
        let before = try plan {
            $0.attendance = beta
            $0.failures.early = early
        }
        let after = try plan {
            $0.attendance = beta
            $0.failures.early = early
            $0.failures.late = .init(share: 0.01, minutes: try .constant(1))
        }
        for day in 0..<50 {
            let (old, new) = (roll(before, day: day), roll(after, day: day))
            #expect(old.signedIn == new.signedIn)
            let known = Set(new.stays.map(\.to))
            #expect(old.stays.allSatisfy { known.contains($0.to) })
        }
    }

    @Test("a rota has the same share on duty every day, and each cohort as many days on as it says")
    func rota() throws {
        let rota = DutyRota(daysOn: 5, daysOff: 2)
        for day in 0..<20 { #expect((0..<7).count { rota.isOnDuty(cohort: $0, day: day) } == 5) }
        for cohort in 0..<7 { #expect((0..<7).count { rota.isOnDuty(cohort: cohort, day: $0) } == 5) }
        #expect(roll(try plan { $0.rota = rota }, listed: 70).present == 50)
    }
}
