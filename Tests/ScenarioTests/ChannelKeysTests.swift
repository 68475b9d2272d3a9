import Foundation
import SupplyModel
import Testing

@testable import Scenario

@Suite("Channels in a scenario")
struct ChannelKeysTests {
    @Test("what a scenario does not name is off")
    func absent() throws {
        let plan = try loadTown("")
        #expect(plan.phone == nil && plan.panic == nil && plan.shopping == nil && plan.vouchers == nil)
        #expect(plan.costs == nil && plan.substitutions.isEmpty && !plan.groupBuying.hasOrderingRules)
        #expect(plan.commodities.allSatisfy { $0.eatenBy == .everyone && $0.fenPerKilogram == 0 })
        #expect(plan.packages.allSatisfy { $0.buyers == Buyers() && $0.fen == 0 })
        #expect(!SpendingTally.isOn(in: plan))
    }

    @Test("diets are found by name, and prices are read in yuan")
    func diets() throws {
        let plan = try loadTown(
            """
            geography: {people: {diets: {halal: {share: 0.1}, vegan: {share: 0.2}}}}
            commodities: {rice: {price_yuan_per_kg: 5.5}, greens: {eaten_by: [other, vegan]}}
            packages: {rice_sack: {buyer_diets: [vegan], buyer_marks: [low_income, offline], price_yuan: 29.99}}
            """)
        #expect(plan.commodities[0].fenPerKilogram == 550 && plan.commodities[0].eatenBy == .everyone)
        #expect(plan.commodities[1].eatenBy == [.other, DietSet(diet: 2)])
        #expect(plan.packages[0].buyers.diets == DietSet(diet: 2) && plan.packages[0].fen == 2999)
        #expect(plan.packages[0].buyers.marks == [.lowIncome, .offline])
    }

    @Test("each channel is read with its units")
    func channels() throws {
        let plan = try loadTown(
            """
            substitution: [{from: rice, to: greens, ratio: 2}]
            panic: {factor: 2, news: [2020-02-12], shortage_share: 0.2}
            phone: {callers: 3, hours: ["08:00", "12:00"], minutes_per_call: 4, order: cover}
            shopping: {share: 0.5, people_per_slot: 9, slot_minutes: 20, caps_kg: {greens: 2}, visit_cap_kg: 8}
            vouchers: {yuan_per_household_month: 50}
            costs: {bus_yuan_per_km: 2.5}
            group_buying: {order_interval_days: 4, minimum_scope: community, service_radius_km: 3}
            timeline: {later: {from: 2020-02-12, set: {shopping: {share: 0.9}, phone: {callers: 0}}}}
            """)
        #expect(plan.substitutions == [Substitution(from: 0, to: 1, ratio: 2)])
        #expect(plan.panic?.newsDays == [2] && plan.panic?.shortageShare == 0.2)
        #expect(plan.phone?.callers == 3 && plan.phone?.order == .cover)
        #expect(plan.shopping?.slots == 24 && plan.shopping?.mostOfCommodity == [nil, Grams(2000)])
        #expect(plan.vouchers?.fenPerHouseholdMonth == 5000 && plan.costs?.busYuanPerKilometre == 2.5)
        #expect(plan.groupBuying.hasOrderingRules && plan.groupBuying.intervalDays == 4)
        #expect(plan.phases[0].plan.shopping?.share == 0.9 && plan.phases[0].plan.shopping?.peoplePerSlot == 9)
        #expect(plan.phases[0].plan.phone?.callers == 0 && plan.isEver { $0.phone?.callers == 3 })
    }
}
