import Foundation
import Reporting
import SupplyModel
import TestSupport
import Testing

@Suite("summary.json")
struct SummaryTests {
    @Test("has the keys that are promised")
    func keys() async throws {
        let object = try JSONSerialization.jsonObject(with: try await quickstart().summary.json)
        let found = Set(paths(in: object))
        let commodities = ["vegetables", "pork"].flatMap { commodity in
            [
                "asked_kg", "delivered_kg", "spoiled_kg", "unmet_person_days", "min_cover_days", "below_floor_days",
                "floor_days",
            ]
            .map { "commodities.\(commodity).\($0)" }
        }
        let stages = ["round", "stock", "picking", "bus", "travel", "crew", "delivery"].map { "stage_hours.\($0)" }
        let others = [
            "version", "scenario", "seed", "replications", "days", "start", "program", "people", "households", "cells",
            "communities", "orders.placed", "orders.delivered", "orders.cancelled", "orders.open", "fill_rate.mean",
            "fill_rate.low", "fill_rate.high", "order_to_door_hours.mean", "order_to_door_hours.median",
            "order_to_door_hours.p95", "bottleneck", "unmet_person_days", "fairness.gini", "buses.trips", "buses.km",
            "buses.load_factor", "buses.utilisation", "crew.hours", "crew.parcels_per_hour", "crew.utilisation",
            "conservation.exact", "conservation.grams_in", "conservation.grams_accounted", "conservation.days_checked",
        ]
        for path in commodities + stages + others { #expect(found.contains(path), "\(path)") }
    }

    @Test("tells of crews and gates only where the scenario has them, and the page names every key of theirs")
    func crewsAndGates() async throws {
        let plain = try await quickstart(days: 2).summary
        #expect(plain.staffing == nil && plain.gates == nil)
        let run = try await quickstart(days: 4, settings: ["handover.mode=gate", "handover.signed_for_share=0.2"])
        let summary = run.summary
        #expect(summary.staffing?.effectiveShare.value ?? 1 < 1 && summary.gates?.served.value ?? 0 > 0)
        #expect(run.screen(for: Terminal(width: 80, showsColour: false)).contains("Gates: crowding"))
        let page = try String(
            contentsOf: repository.appending(path: "Docs/reference/outputs.md"), encoding: .utf8)
        let object = try JSONSerialization.jsonObject(with: try summary.json)
        for path in paths(in: object) where path.hasPrefix("gates.") || path.hasPrefix("staffing.") {
            let key = path.split(separator: ".")[1]
            #expect(page.contains(".\(key)`"), "\(path)")
        }
    }

    @Test("is the same for any number of jobs, and for two runs")
    func sameBytes() async throws {
        let first = try await quickstart(replications: 3, jobs: 1)
        let second = try await quickstart(replications: 3, jobs: 3)
        #expect(try first.summary.json == second.summary.json)
        #expect(first.dailyTable == second.dailyTable)
        #expect(first.cellTable == second.cellTable)
    }

    @Test("one replication has no interval")
    func noInterval() async throws {
        let summary = try await quickstart().summary
        #expect(summary.fillRate.mean.value != nil)
        #expect(summary.fillRate.low.value == nil && summary.fillRate.high.value == nil)
        #expect(summary.intervals.isEmpty)
    }

    @Test("of several replications every figure has an interval that holds its mean")
    func intervals() async throws {
        let summary = try await quickstart(replications: 3).summary
        let mean = try #require(summary.fillRate.mean.value)
        #expect(try #require(summary.fillRate.low.value) < mean)
        #expect(try #require(summary.fillRate.high.value) > mean)
        let trips = try #require(summary.intervals["buses.trips"])
        #expect(try #require(trips.low.value) <= summary.buses.trips.value ?? .nan)
        let object = try JSONSerialization.jsonObject(with: try summary.json)
        let found = Set(paths(in: object))
        for path in summary.intervals.keys where path != "fill_rate" { #expect(found.contains(path), "\(path)") }
    }

    @Test("is read back as it was written", arguments: [[], apart])
    func roundTrip(settings: [String]) async throws {
        let summary = try await quickstart(replications: 2, settings: settings).summary
        #expect(try JSONDecoder().decode(Summary.self, from: summary.json) == summary)
    }

    @Test("has classes, energy, deprivation and checks only where the scenario has what they need")
    func optionalParts() async throws {
        let plain = try await quickstart(days: 3).summary
        #expect(plain.classes == nil && plain.energy == nil && plain.deprivation == nil && plain.checks == nil)
        #expect(plain.fairness.classGini == nil)
        let full = try await quickstart(days: 3, settings: apart).summary
        #expect(full.classes?.keys.sorted() == ["offline", "vulnerable"])
        #expect(full.deprivation?.keys.sorted() == ["pork"])
        #expect(full.fairness.classGini?.value != nil && full.energy?.standard.value == 2100)
        let checks = try #require(full.checks)
        #expect(checks.map(\.id) == ["pork", "later"])
        #expect(checks[0].value.value != nil && checks[1].value.value == nil && checks[1].distance.value == nil)
    }

    @Test("of districts and classes adds up to the city's")
    func partsAddUp() async throws {
        let summary = try await quickstart(settings: apart).summary
        #expect(summary.byDistrict.reduce(0) { $0 + $1.people } == summary.people)
        #expect(summary.byDistrict.reduce(0) { $0 + ($1.orders.value ?? 0) } == summary.orders.placed.value)
        let unmet = summary.byDistrict.reduce(0) { $0 + ($1.unmetPersonDays.value ?? 0) }
        #expect(abs(unmet - (summary.unmetPersonDays.value ?? 0)) < 0.01)
        let vulnerable = try #require(summary.classes?["vulnerable"])
        let byCommodity = vulnerable.unmetPersonDaysOf.values.reduce(0) { $0 + ($1.value ?? 0) }
        #expect(abs(byCommodity - (vulnerable.unmetPersonDays.value ?? 0)) < 0.01)
    }

    @Test("counts every gram on every day")
    func conservation() async throws {
        let count = try await quickstart(replications: 2).summary.conservation
        #expect(count.exact)
        #expect(count.gramsIn == count.gramsAccounted && count.gramsIn > 0)
        #expect(count.daysChecked == 2 * 8)
    }

    @Test("of a run too short for a delivery says null, not a number")
    func nothingDelivered() async throws {
        let summary = try await quickstart(days: 1).summary
        #expect(summary.bottleneck == "none")
        #expect(summary.orderToDoorHours.mean.value == nil)
        #expect(summary.worstCommunities.count <= 3)
        let text = String(decoding: try summary.json, as: UTF8.self)
        #expect(text.contains("\"median\" : null"))
    }

    @Test(
        "names the stage that is short of hands or wheels",
        arguments: [
            ("handover.members=3", "crew"), ("picking.lines_per_hour=3", "picking"),
        ])
    func bottleneck(setting: String, stage: String) async throws {
        #expect(try await quickstart(days: 14, settings: [setting]).summary.bottleneck == stage)
    }
}
