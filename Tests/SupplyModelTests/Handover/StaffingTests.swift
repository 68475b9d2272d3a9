import EventKernel
import Stochastics
import TestSupport
import Testing

@testable import SupplyModel

@Suite("Where members are sent")
struct StaffingTests {
    func handover(_ change: (inout HandoverPlan) throws -> Void) throws -> (Handover, Ledger) {
        var plan = try TestCity.plan(people: 20_000, cells: 40, communities: 12)
        plan.geography.streets = 3
        plan.handover.members = 300
        plan.handover.dispersion = 1
        try change(&plan.handover)
        let city = City(plan)
        return (Handover(city: city, random: RandomSource(seed: 1, replication: 0)), Ledger(city: city))
    }

    @Test(
        "whatever the rule, the pool and the reports, no member is lost or made in any pool",
        arguments: StaffingPlan.Rule.allCases, StaffingPlan.Pool.allCases)
    func conservation(rule: StaffingPlan.Rule, pool: StaffingPlan.Pool) throws {
        var random = SplitMix(state: 7)
        for trial in 0..<20 {
            var (handover, ledger) = try handover {
                $0.staffing.rule = rule
                $0.staffing.pool = pool
                $0.staffing.allocationRule = StaffingPlan.allocationRules[trial % StaffingPlan.allocationRules.count]
                $0.staffing.minimumPerCell = trial % 5
                $0.staffing.minimumPerCommunity = trial
            }
            for community in handover.tallies.indices {
                handover.tallies[community].waiting = Int64.random(in: 0...3000, using: &random)
                handover.tallies[community].signedIn = Int64.random(in: 0...20, using: &random)
                handover.staffingIsFrozen[community] = Bool.random(using: &random)
            }
            let before = handover.members
            handover.moveMembers(on: 0, ledger: &ledger)
            for pool in handover.staffing.pools {
                #expect(pool.reduce(0) { $0 + handover.members[$1] } == pool.reduce(0) { $0 + before[$1] })
            }
            #expect(handover.members.allSatisfy { $0 >= 0 })
            for community in before.indices where handover.staffingIsFrozen[community] {
                #expect(handover.members[community] == before[community])
            }
            #expect(ledger.crews.moved == zip(before, handover.members).reduce(0) { $0 + max(0, $1.0 - $1.1) })
        }
    }

    @Test("by population, each gets its minimum and its share of the rest by residents")
    func byPopulation() throws {
        var (handover, ledger) = try handover {
            $0.staffing.rule = .byPopulation
            $0.staffing.pool = .city
            $0.staffing.minimumPerCommunity = 7
        }
        let city = City(try TestCity.plan(people: 20_000, cells: 40, communities: 12))
        handover.moveMembers(on: 0, ledger: &ledger)
        let residents = city.geography.communities.map { Double($0.residents) }
        #expect(handover.members == apportion(300, by: residents, atLeast: 7))
    }

    @Test("too few members for the minimum are shared by the allocation rule")
    func minimum() throws {
        var (handover, ledger) = try handover {
            $0.members = 30
            $0.staffing.allocationRule = "max-min"
            $0.staffing.rule = .byPopulation
            $0.staffing.pool = .city
            $0.staffing.minimumPerCommunity = 7
        }
        handover.moveMembers(on: 0, ledger: &ledger)
        #expect(handover.members.max() == 3 && handover.members.min() == 2)
    }

    @Test("the members asked for do the reported work in a day, at the attendance that was signed in")
    func asked() {
        func asked(_ parcels: Int64, signedIn: Int64) -> Int {
            Staffing.membersAsked(
                Staffing.Reported(parcels: parcels, signedIn: signedIn), parcelSeconds: 300, dutySeconds: 36_000,
                onDuty: 10)
        }
        #expect(asked(0, signedIn: 5) == 0)
        #expect(asked(120, signedIn: 10) == 1 && asked(121, signedIn: 10) == 2)
        #expect(asked(1200, signedIn: 5) == 20)
        #expect(asked(1200, signedIn: 0) == 10, "nobody has been signed in yet: all are expected")
    }

    @Test("by backlog, members go where parcels wait, as the last report had it")
    func byBacklog() throws {
        var (handover, ledger) = try handover {
            $0.staffing.rule = .byBacklog
            $0.staffing.pool = .city
        }
        handover.tallies[4].waiting = 5000
        handover.moveMembers(on: 0, ledger: &ledger)
        #expect(handover.members[4] > 100)
        #expect(handover.members.reduce(0, +) == 300)
    }

    @Test("what is planned by is the last report, not what is true now")
    func stale() throws {
        var plan = try TestCity.plan(people: 20_000, cells: 40, communities: 12)
        plan.handover.members = 300
        plan.handover.staffing.rule = .byBacklog
        plan.handover.staffing.pool = .city
        plan.information.community.refreshHours = 24
        let city = City(plan)
        var ledger = Ledger(city: city)
        var handover = Handover(city: city, random: RandomSource(seed: 1, replication: 0))
        handover.tallies[4].waiting = 5000
        handover.report()
        handover.tallies[4].waiting = 0
        handover.tallies[5].waiting = 5000
        handover.moveMembers(on: 0, ledger: &ledger)
        #expect(handover.members[4] > 100 && handover.members[5] < 50)
    }
}
