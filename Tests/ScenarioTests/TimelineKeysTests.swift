import Foundation
import Stochastics
import SupplyModel
import Testing

@testable import Scenario

@Suite("Timeline and shocks in a scenario")
struct TimelineKeysTests {
    @Test("a phase changes what it names, on top of the phases before it, and of variants the uppermost holds")
    func phases() throws {
        let plan = try loadTown(
            """
            timeline:
              closed: {from: 2020-02-12, set: {fleet: {buses: 1}, handover: {attendance: {uniform: [0.2, 0.4]}}}}
              eased: {from: 2020-02-14, set: {group_buying: {minimum_packages: 3}}}
            """)
        #expect(plan.phases.map(\.id) == ["closed", "eased"])
        #expect(plan.phases[0].plan.fleet.buses == 1)
        #expect(plan.phases[1].plan.fleet.buses == 1 && plan.phases[1].plan.groupBuying.minimumPackages == 3)
        #expect(abs(plan.phases[1].plan.handover.attendance.mean - 0.3) < 1e-12)
        #expect(plan.fleet.buses != 1)
    }

    @Test("a phase may change the promise and what spells cost, and nothing of how the whole run is counted")
    func measures() throws {
        let plan = try loadTown(
            """
            measures: {on_time_hours: 48, unserved_days: 5, deprivation: {greens: {log_scale: 1, rate_per_hour: 0.1}}}
            timeline:
              hasty:
                from: 2020-02-12
                set: {measures: {on_time_hours: 24, deprivation: {greens: {rate_per_hour: 0.2}}}}
            """)
        let measures = plan.phases[0].plan.measures
        #expect(plan.promisedHours == [48, 24] && measures.unservedDays == 5)
        #expect(measures.deprivation[1]?.ratePerHour == 0.2 && plan.measures.deprivation[1]?.ratePerHour == 0.1)
    }

    @Test("a shock is read with its place")
    func shocks() throws {
        let plan = try loadTown(
            """
            shocks:
              flood: {kind: source_down, sources: [farms], size: 0.4, date: 2020-02-12, time: "06:00", duration_hours: 72}
              strike: {kind: buses_gone, mean_days_between: 10, duration_hours: {exponential: {mean: 24}}}
            """)
        #expect(plan.shocks.map(\.id) == ["flood", "strike"])
        #expect(plan.shocks[0].place.sources == ["farms"] && plan.shocks[0].size == 0.4)
    }
}
