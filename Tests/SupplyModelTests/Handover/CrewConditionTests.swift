import Stochastics
import Testing

@testable import SupplyModel

@Suite("Fatigue, experience and gear")
struct CrewConditionTests {
    @Test("who works every day loses the same share each day, down to the floor")
    func everyDay() {
        var fatigue = Fatigue(
            plan: FatiguePlan(lossPerDay: 0.1, floor: 0.65, recovery: 1), rota: nil, communities: 2)
        for day in 0..<10 {
            #expect(abs(fatigue.productivity(of: 0, on: day) - max(0.65, 1 - 0.1 * Double(day))) < 1e-12)
            fatigue.pass(day, in: 0, working: 1)
        }
        #expect(fatigue.productivity(of: 1, on: 10) == 1)
        for day in 10..<14 { fatigue.pass(day, in: 0, working: 0) }
        #expect(abs(fatigue.productivity(of: 0, on: 14) - 1) < 1e-12)
    }

    @Test("with five days on and two off, the crew is always as tired as the mean of its five days")
    func rota() {
        let plan = FatiguePlan(lossPerDay: 0.06, floor: 0.5, recovery: 3)
        let rota = DutyRota(daysOn: 5, daysOff: 2)
        var fatigue = Fatigue(plan: plan, rota: rota, communities: 1)
        for day in 0..<30 { fatigue.pass(day, in: 0, working: 1) }
        for day in 30..<40 {
            #expect(abs(fatigue.productivity(of: 0, on: day) - (1 - 0.06 * 2)) < 1e-12)
            #expect(abs(fatigue.daysOnDuty(of: 0, on: day) - 2) < 1e-12)
            fatigue.pass(day, in: 0, working: 1)
        }
    }

    @Test("the shares are those of a crew whose members are followed one by one")
    func memberByMember() {
        let plan = FatiguePlan(lossPerDay: 0.07, floor: 0.4, recovery: 2)
        let rota = DutyRota(daysOn: 4, daysOff: 1)
        var fatigue = Fatigue(plan: plan, rota: rota, communities: 1)
        var stream = RandomSource(seed: 1, replication: 0).stream(.attendance, entity: 0)
        let cohort = 4000
        var tired = Array(repeating: 0, count: 5 * cohort)
        for day in 0..<25 {
            let onDuty = tired.indices.filter { rota.isOnDuty(cohort: $0 / cohort, day: day) }
            let mean = onDuty.reduce(0) { $0 + plan.productivity(after: tired[$1]) } / Double(onDuty.count)
            #expect(abs(mean - fatigue.productivity(of: 0, on: day)) < 0.006)
            let working = day % 3 == 0 ? 0.5 : 0.9
            for member in tired.indices {
                let works = rota.isOnDuty(cohort: member / cohort, day: day) && stream.uniform() < working
                tired[member] = works ? min(plan.lastLevel, tired[member] + 1) : max(0, tired[member] - plan.recovery)
            }
            fatigue.pass(day, in: 0, working: working)
        }
    }

    @Test("who moves takes fatigue along: the sum over members stays, and those who stay are as they were")
    func mixing() {
        var fatigue = Fatigue(plan: FatiguePlan(lossPerDay: 0.1, floor: 0.1, recovery: 1), rota: nil, communities: 3)
        for day in 0..<4 { fatigue.pass(day, in: 0, working: 1) }
        for day in 0..<2 { fatigue.pass(day, in: 1, working: 1) }
        let (before, after) = ([10, 6, 4], [5, 3, 12])
        fatigue.mix([0, 1, 2], before: before, after: after)
        let days = (0..<3).map { fatigue.daysOnDuty(of: $0, on: 4) }
        #expect(days[0] == 4 && days[1] == 2)
        #expect(abs(days[2] - (5 * 4 + 3 * 2) / 12.0) < 1e-12)
    }

    @Test("a later phase keeps the days on duty where the rota stays, and their mean where it changes")
    func phase() {
        let plan = FatiguePlan(lossPerDay: 0.1, floor: 0.1, recovery: 1)
        var fatigue = Fatigue(plan: plan, rota: nil, communities: 1)
        for day in 0..<3 { fatigue.pass(day, in: 0, working: 1) }
        let steeper = FatiguePlan(lossPerDay: 0.2, floor: 0.6, recovery: 1)
        #expect(abs(fatigue.under(steeper, rota: nil, communities: 1).productivity(of: 0, on: 3) - 0.6) < 1e-12)
        let rota = DutyRota(daysOn: 1, daysOff: 1)
        #expect(abs(fatigue.under(plan, rota: rota, communities: 1).daysOnDuty(of: 0, on: 3) - 3) < 1e-12)
    }

    @Test("each doubling of experience multiplies the time by the rate, down to the floor (Wright 1936)")
    func learning() {
        var learning = Learning(plan: LearningPlan(rate: 0.8, floor: 0.3), communities: 1)
        #expect(learning.timeFactor(of: 0) == 1)
        learning.learn(10, in: 0, carriers: 10)  // The second parcel of each member.
        #expect(abs(learning.timeFactor(of: 0) - 0.8) < 1e-14)
        learning.learn(60, in: 0, carriers: 10)  // The eighth.
        #expect(abs(learning.timeFactor(of: 0) - 0.512) < 1e-14)
        learning.learn(1_000_000, in: 0, carriers: 10)
        #expect(learning.timeFactor(of: 0) == 0.3)
    }

    @Test("gear is worn while there is some; who has none leaves, and comes back when there is enough")
    func gear() {
        let random = RandomSource(seed: 1, replication: 0)
        let plan = GearPlan(
            initialSets: 1, setsPerDay: 1, supplyPerDay: 40, keeper: .community, leavingShare: 0.5, returningShare: 1)
        var gear = Gear(plan: plan, members: [100], random: random)
        var uses: [(used: Int, missing: Int)] = []
        for day in 0..<2 { uses.append(gear.pass(day, members: [100], present: [80])) }
        #expect(uses.map(\.used) == [80, 80] && uses.map(\.missing) == [0, 0] && gear.total == 20)
        #expect(gear.away == [0])
        let short = gear.pass(2, members: [100], present: [80])
        #expect(short == (60, 20) && gear.total == 0)
        // A quarter is without; half of that leaves: 12.5 of 100.
        #expect(gear.away == [12] || gear.away == [13])
        _ = gear.pass(3, members: [100], present: [30])
        #expect(gear.away == [0] && gear.total == 10)
    }

    @Test("gear that the city keeps is short everywhere alike")
    func cityGear() {
        let random = RandomSource(seed: 1, replication: 0)
        let plan = GearPlan(
            initialSets: 0, setsPerDay: 2, supplyPerDay: 150, keeper: .city, leavingShare: 1, returningShare: 1)
        var gear = Gear(plan: plan, members: [60, 40], random: random)
        let use = gear.pass(0, members: [60, 40], present: [60, 40])
        #expect(use == (150, 50))
        #expect(gear.away == [15, 10])
    }
}
