import EventKernel
import Stochastics
import Testing

@testable import SupplyModel

@Suite("Crews and gates in a town")
struct CrewsAndGatesTests {
    /// A town whose crews are just enough.
    func town(days: Int = 14, _ change: (inout CityPlan) throws -> Void = { _ in }) throws -> CityPlan {
        var plan = try TestCity.plentifulPlan(days: days)
        plan.handover.members = 34
        plan.handover.dispersion = 0
        try change(&plan)
        return plan
    }

    func crewHours(_ ledger: Ledger) -> Double { ledger.meanStageHours[.crew, default: 0] }

    /// Everything that the crews know, all at once.
    func everything(_ plan: inout CityPlan) throws {
        plan.handover.failures.late = .init(share: 0.3, minutes: try .uniform(low: 10, high: 200))
        plan.handover.failures.early = .init(share: 0.3, minutes: try .uniform(low: 10, high: 200))
        plan.handover.failures.signedForShare = 0.1
        plan.handover.failures.visits = .init(share: 0.2, perDay: 0.4, hours: try .uniform(low: 1, high: 3))
        plan.handover.rota = DutyRota(daysOn: 5, daysOff: 1)
        plan.handover.fatigue = FatiguePlan(lossPerDay: 0.05, floor: 0.5, recovery: 2)
        plan.handover.learning = LearningPlan(rate: 0.9, floor: 0.6)
        plan.handover.gear = GearPlan(
            initialSets: 2, setsPerDay: 1, supplyPerDay: 8, keeper: .community, leavingShare: 0.2, returningShare: 0.3)
        plan.handover.staffing.rule = .byBacklog
        plan.handover.staffing.pool = .city
        plan.handover.staffing.everyDays = 2
        plan.handover.housing = [.gated: HousingWork(minutesPerParcel: 3, floors: 6, minutesPerFloor: 0.5)]
    }

    @Test("every gram is accounted for after every event, from doors to gates and back, with all processes on")
    func conservation() throws {
        var plan = try TestCity.plan(people: 400, cells: 4, communities: 2, days: 9)
        plan.groupBuying.minimumPackages = 4
        plan.commodities[0].parcelLifeHours = 20
        try everything(&plan)
        var gates = plan
        gates.handover.mode = .gate
        gates.handover.gate.pointsPerCell = 2
        gates.handover.gate.slots = GatePlan.Slots(perDay: 12, minutes: 30, residents: 5)
        var fewer = gates
        fewer.handover.gate.pointsPerCell = 1
        fewer.handover.gate.cellsPerPoint = 2
        fewer.handover.gate.slots = nil
        fewer.handover.gate.delayMinutes = try .exponential(mean: 120)
        let doors = plan
        plan.phases = [
            PhasePlan(id: "gates", day: 3, plan: gates), PhasePlan(id: "fewer", day: 5, plan: fewer),
            PhasePlan(id: "doors", day: 7, plan: doors),
        ]
        var simulator = Simulator(
            model: CityModel(city: City(plan), random: RandomSource(seed: 5, replication: 0)))
        simulator.model.start(in: &simulator.schedule)
        while let next = simulator.schedule.nextTime, next < Instant(day: 9) {
            simulator.step()
            for account in simulator.model.counted().accounts { #expect(account.received == account.accounted) }
        }
        let ledger = simulator.model.ledger
        #expect(ledger.gates.served > 50)
        #expect(ledger.days.allSatisfy { $0.parcels >= 0 } && ledger.days[8].deliveries > 0)
        #expect(ledger.stageSeconds.allSatisfy { $0 >= 0 })
    }

    @Test("in gate mode every handover is a resident who was served, and all stages are as long as they should be")
    func gateMode() throws {
        let ledger = TestCity.run(
            try town {
                $0.handover.mode = .gate
                $0.handover.gate.posts = 2
                $0.handover.gate.delayMinutes = try .uniform(low: 10, high: 90)
            })
        #expect(ledger.gates.served == ledger.days.reduce(0) { $0 + $1.deliveries })
        #expect(ledger.gates.came == ledger.gates.served + ledger.gates.turnedAway)
        #expect(ledger.conservation.isExact && ledger.gates.served > 1000)
        #expect(ledger.stageSeconds.reduce(0, +) == ledger.days.reduce(0) { $0 + $1.orderToDoorSeconds })
    }

    @Test("slots, and more pick-up points, each make crowding less; one point for several cells makes it more")
    func crowding() throws {
        func crowding(_ change: (inout GatePlan) throws -> Void) throws -> Double {
            let ledger = TestCity.run(
                try town(days: 10) {
                    $0.handover.mode = .gate
                    $0.handover.gate.posts = 2
                    $0.handover.gate.delayMinutes = try .exponential(mean: 20)
                    for type in HousingType.allCases { $0.handover.gate.area[type] = 20 }
                    try change(&$0.handover.gate)
                })
            return ledger.gates.crowdedPersonSeconds
        }
        let before = try crowding { _ in }
        #expect(before > 3600)
        #expect(try crowding { $0.slots = GatePlan.Slots(perDay: 24, minutes: 30, residents: 8) } < 0.2 * before)
        #expect(try crowding { $0.pointsPerCell = 3 } < 0.5 * before)
        #expect(try crowding { $0.cellsPerPoint = 3 } > 1.5 * before)
    }

    @Test("each attendance failure makes parcels wait longer, while the sheet says that all are there")
    func failures() throws {
        let before = TestCity.run(try town())
        let all: [(inout HandoverPlan) throws -> Void] = [
            { $0.failures.signedForShare = 0.4 },
            { $0.failures.visits = .init(share: 0.4, perDay: 1.0 / 3, hours: try .constant(2)) },
            { $0.failures.late = .init(share: 1, minutes: try .constant(240)) },
            { $0.failures.early = .init(share: 1, minutes: try .constant(300)) },
        ]
        for change in all {
            let after = TestCity.run(try town { try change(&$0.handover) })
            #expect(crewHours(after) > crewHours(before) + 1)
            #expect(after.crews.city.effectiveSeconds < after.crews.city.signedSeconds)
            #expect(after.crews.city.nominalSeconds == before.crews.city.nominalSeconds)
        }
        #expect(before.crews.city.effectiveSeconds == before.crews.city.signedSeconds)
    }

    @Test("fatigue makes parcels wait longer, learning less; neither touches who comes")
    func pace() throws {
        let before = TestCity.run(try town())
        let tired = TestCity.run(
            try town { $0.handover.fatigue = FatiguePlan(lossPerDay: 0.05, floor: 0.4, recovery: 1) })
        let quick = TestCity.run(try town { $0.handover.learning = LearningPlan(rate: 0.9, floor: 0.5) })
        #expect(crewHours(tired) > crewHours(before) + 0.5 && crewHours(quick) < crewHours(before))
        #expect(tired.days.map(\.crewMembers) == before.days.map(\.crewMembers))
        #expect(quick.days.map(\.crewMembers) == before.days.map(\.crewMembers))
        #expect(tired.crews.productivity < Double(tired.crews.memberDays))
    }

    @Test("crews without gear melt away")
    func gear() throws {
        let before = TestCity.run(try town())
        let after = TestCity.run(
            try town {
                $0.handover.gear = GearPlan(
                    initialSets: 1, setsPerDay: 1, supplyPerDay: 4, keeper: .city, leavingShare: 0.3,
                    returningShare: 0.3)
            })
        #expect(after.crews.gearMissing > 0 && after.crews.memberDaysAway > 50)
        #expect(after.days[13].crewMembers < before.days[13].crewMembers)
        #expect(crewHours(after) > crewHours(before))
    }

    @Test("parcels take longer where they are carried up the stairs")
    func stairs() throws {
        let work = HousingWork(minutesPerParcel: nil, floors: 7, minutesPerFloor: 0.5)
        #expect(work.minutes(elsewhere: 4) == 5.5)
        let before = TestCity.run(try town())
        let after = TestCity.run(try town { $0.handover.housing = [.gated: work] })
        #expect(after.meanStageHours[.delivery, default: 0] > before.meanStageHours[.delivery, default: 0])
    }

    @Test("a manager who is inert undoes what pooling gains; of size 0 he changes nothing")
    func inertManager() throws {
        func run(inert size: Double?, rule: StaffingPlan.Rule) throws -> Ledger {
            TestCity.run(
                try town(days: 16) {
                    $0.handover.dispersion = 1.2
                    $0.handover.staffing.rule = rule
                    $0.handover.staffing.pool = .city
                    guard let size else { return }
                    $0.shocks = [
                        ShockPlan(
                            id: "inert", kind: .managerInert, place: .init(), size: size,
                            occurrence: .at(day: 0, second: 0), durationHours: try .constant(16 * 24))
                    ]
                })
        }
        let pooled = try run(inert: nil, rule: .byBacklog)
        let inert = try run(inert: 1, rule: .byBacklog)
        let fixed = try run(inert: nil, rule: .fixed)
        #expect(crewHours(inert) > crewHours(pooled) + 1)
        #expect(inert.days == fixed.days, "where all are inert, lists stay as they are")
        #expect(try run(inert: 0, rule: .byBacklog).days == pooled.days)
        #expect(crewHours(try run(inert: nil, rule: .byPopulation)) < crewHours(fixed))
    }

    @Test("absent crews make parcels wait while the shock lasts; of size 0 nothing changes")
    func absentCrews() throws {
        func run(absent size: Double?) throws -> Ledger {
            TestCity.run(
                try town {
                    guard let size else { return }
                    $0.shocks = [
                        ShockPlan(
                            id: "absent", kind: .crewsAbsent, place: .init(), size: size,
                            occurrence: .at(day: 4, second: 0), durationHours: try .constant(96))
                    ]
                })
        }
        let before = try run(absent: nil)
        let after = try run(absent: 0.6)
        #expect(crewHours(after) > crewHours(before) + 1)
        #expect(after.days[..<4].elementsEqual(before.days[..<4]))
        #expect(after.days[5].crewMembers < before.days[5].crewMembers)
        #expect(after.days[9].crewMembers == before.days[9].crewMembers)
        let none = try run(absent: 0)
        #expect(none.days == before.days && none.goods == before.goods && none.crews == before.crews)
    }
}
