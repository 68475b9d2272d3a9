import Foundation
import Statistics
import SupplyModel
import TestSupport
import Testing

@testable import Experiments

@Suite("Figures by name")
struct FigureNameTests {
    let run: Replication
    let city: City

    init() async throws {
        city = try quickstart(
            days: 10,
            settings: [
                "handover.members=12", "geography.people.vulnerable_share=0.3", "geography.people.offline_share=0.2",
                "commodities.pork.kcal_per_kg=3950", "commodities.vegetables.kcal_per_kg=250",
                "measures.deprivation.pork.log_scale=1.5", "measures.deprivation.pork.rate_per_hour=0.1",
                "measures.deprivation.vegetables.log_scale=1.5", "measures.deprivation.vegetables.rate_per_hour=0.1",
                "relief.programmes.packs={package: vegetable_pack, quota: 20}",
                "relief.drives.meat={package: meat_pack, tonnes: 0.15, dates: [2020-02-18]}",
            ])
        run = await Replications(of: city, count: 1, seed: 3, jobs: 1).run()[0]
    }

    /// Every reference that can be made in the city.
    private var references: [FigureReference] {
        get throws {
            try FigureName.allCases.flatMap { name -> [FigureReference] in
                let suffixes: [String?] =
                    switch name.definition.suffix {
                    case .none: [nil]
                    case .commodity: ["pork", "vegetables"]
                    case .anyCommodity: [nil, "pork", "vegetables"]
                    case .anyProgramme: [nil, "packs", "meat"]
                    case .stage: Stage.allCases.map(\.name)
                    case .householdClass: ["vulnerable", "offline"]
                    case .district: city.geography.districts.map(\.id)
                    }
                return try suffixes.map { try FigureReference(name.rawValue + ($0.map { ".\($0)" } ?? "")) }
            }
        }
    }

    @Test("all have a value where the scenario gives what they need")
    func all() throws {
        for reference in try references {
            let value = run.value(of: reference)
            #expect(value.isFinite || reference.name == .censoredP95, "\(reference)")
        }
    }

    @Test("are figures of days exactly where they say so, and amounts sum over days")
    func days() throws {
        for reference in try references {
            let definition = reference.name.definition
            let parts = [0..<4, 4..<10].map { run.during($0).value(of: reference) }
            if !definition.isDaily {
                #expect(parts[0].isNaN && parts[1].isNaN, "\(reference)")
            } else if definition.growsWithCity, !definition.unit.hasSuffix("a day") {
                let whole = run.value(of: reference)
                #expect(abs(parts[0] + parts[1] - whole) <= 1e-9 * max(1, whole), "\(reference)")
            } else {
                #expect(parts[1].isFinite, "\(reference)")
            }
        }
    }

    @Test("packs are counted for each programme and drive, and for all together")
    func relief() throws {
        func packs(_ text: String, _ day: Int? = nil) throws -> Double {
            let date = day.map { city.plan.start + $0 }
            return run.value(of: try FigureReference(text), from: date, to: date)
        }
        #expect(try packs("relief_packs.packs") > packs("relief_packs.meat"))
        #expect(try packs("relief_packs.meat") > 50 && packs("relief_packs.meat", 0) == 0)
        #expect(try packs("relief_packs.packs") + packs("relief_packs.meat") == packs("relief_packs"))
        #expect(try packs("relief_packs.aid").isNaN)
        #expect(FigureReference.all(of: city.plan).map(\.description).contains("relief_packs.meat"))
    }

    @Test("of what is not in the city have none")
    func unknown() throws {
        for text in ["cover_days.tea", "stage_hours.rest", "class_unmet_share.halal", "district_unmet_share.atlantis"] {
            #expect(run.value(of: try FigureReference(text)).isNaN)
        }
    }

    @Test("between dates are those of the days, and none where the run has not all of them")
    func dates() throws {
        let trips = try FigureReference("trips")
        func date(_ day: Int) -> CalendarDate { city.plan.start + day }
        #expect(run.value(of: trips, from: date(3), to: date(3)) == Double(run.ledger.days[3].trips))
        #expect(run.value(of: trips, from: nil, to: nil) == Double(run.trips))
        let cover = try FigureReference("cover_days.pork")
        let pork = try #require(city.plan.commodities.firstIndex { $0.id == "pork" })
        #expect(run.value(of: cover, from: date(5), to: date(5)) == run.coverDays(of: pork, onDay: 5))
        #expect(run.value(of: trips, from: date(-1), to: date(3)).isNaN)
        #expect(run.value(of: trips, from: date(3), to: date(10)).isNaN)
    }

    @Test("stand in Docs/reference/metrics.md, each in code, and no other does in its tables' second column")
    func documented() throws {
        let page = try String(contentsOf: repository.appending(path: "Docs/reference/metrics.md"), encoding: .utf8)
        let names = Set(FigureName.allCases.map(\.rawValue))
        for name in names { #expect(page.contains("`\(name)"), "\(name) is not in metrics.md") }
        for row in page.split(separator: "\n") where row.hasPrefix("| ") {
            let columns = row.split(separator: "|")
            guard columns.count > 2 else { continue }
            for code in columns[1].matches(of: /`([a-z0-9_.]+)/).map(\.1) {
                let name = code.hasSuffix(".") ? String(code.dropLast()) : String(code)
                #expect(names.contains(name), "\(name) is in metrics.md, and in no registry")
            }
        }
    }
}

@Suite("Measures of a replication")
struct MeasuresTests {
    @Test("of order-to-door times with censoring agree with the uncensored where nothing was open or cancelled")
    func censoring() async throws {
        let city = try quickstart(days: 10, settings: ["handover.members=6"])
        let run = await Replications(of: city, count: 1, seed: 3, jobs: 1).run()[0]
        let estimate = run.orderToDoorEstimate
        #expect(run.censoredParts > 0 && run.censoredParts >= run.ordersOpen)
        #expect(estimate.count == Double(run.sum(\.deliveries)) + Double(run.censoredParts))
        // What has waited long without coming makes the estimate longer than the mean of what came.
        #expect(estimate.mean(restrictedTo: 1e6) > run.meanOrderToDoorHours * 3600)
        #expect(estimate.quantile(0.5) >= run.orderToDoorHours(quantile: 0.5) * 3600 * 0.99)
        #expect(estimate.mean(restrictedTo: 3600) <= 3600)
    }

    @Test("of energy are need less what was missed, and the shortfall is never below that of the city's mean")
    func energy() async throws {
        let city = try quickstart(
            days: 10,
            settings: [
                "handover.members=6", "commodities.pork.kcal_per_kg=3950", "commodities.vegetables.kcal_per_kg=250",
                "measures.energy_standard_kcal=272",
            ])
        let run = await Replications(of: city, count: 1, seed: 3, jobs: 1).run()[0]
        // 300 g of vegetables and 50 g of pork.
        #expect(abs(run.energyNeeded - (0.3 * 250 + 0.05 * 3950)) < 1e-9)
        let eaten = zip(run.ledger.eaten, city.plan.commodities).reduce(0.0) {
            $0 + $1.0.kilograms * ($1.1.kilocaloriesPerKilogram ?? 0)
        }
        let personDays = Double(city.people * city.plan.days)
        #expect(abs(run.energyPerPersonDay - eaten / personDays) < 1e-4 * run.energyPerPersonDay)
        #expect(run.energyPerPersonDay < run.energyNeeded)
        #expect(run.energyShortfall >= 272 - run.energyPerPersonDay - 1e-9)
        #expect(run.energyShortfall < 272)
    }

    @Test("of areas: streets and communities add up to their districts, and cells to all")
    func areas() async throws {
        let city = try quickstart(days: 8)
        let run = await Replications(of: city, count: 1, seed: 3, jobs: 1).run()[0]
        let geography = city.geography
        for district in geography.districts.indices {
            let whole = run.area(geography.districts[district].cells)
            let streets = geography.streets.filter { $0.district.index == district }
                .map { run.area(geography.cells(of: $0)) }
            let communities = geography.communities.filter { $0.district.index == district }.map { run.area($0.cells) }
            for parts in [streets, communities] {
                #expect(parts.reduce(0) { $0 + $1.ordersPlaced } == whole.ordersPlaced)
                #expect(parts.reduce(Grams.zero) { $0 + $1.delivered } == whole.delivered)
                #expect(abs(parts.reduce(0) { $0 + $1.unmetPersonDays } - whole.unmetPersonDays) < 1e-6)
            }
        }
        #expect(abs(run.area(geography.cells.indices).unmetPersonDays - run.unmetPersonDays) < 1e-6)
        #expect(abs(run.area(geography.cells.indices).unmetShare - run.unmetShare) < 1e-9)
    }

    @Test("of fairness: Theil's T is what lies between districts plus what lies within, and indices agree in sign")
    func fairness() async throws {
        let city = try quickstart(days: 8, settings: ["handover.members=6"])
        let run = await Replications(of: city, count: 1, seed: 3, jobs: 1).run()[0]
        let theil = run.theilOfDeliveredShare
        #expect(theil.between == 0 && theil.within > 0, "there is one district")
        #expect(run.giniOfDeliveredShare > 0 && run.jainOfDeliveredShare < 1)
        #expect(run.classInequality.gini.isNaN, "nobody is set apart")
    }

    @Test("of what is left: received less eaten and spoiled, in days of need")
    func left() async throws {
        let city = try quickstart(days: 8)
        let run = await Replications(of: city, count: 1, seed: 3, jobs: 1).run()[0]
        for commodity in city.plan.commodities.indices {
            let left =
                run.ledger.sum(of: commodity, \.entered) - run.ledger.eaten[commodity] - run.ledger.spoiled(commodity)
            #expect(
                run.daysLeftAtEnd(of: commodity) == Double(left.count) / Double(city.needPerDay(commodity).count))
        }
        #expect(run.autonomyDays == run.window.map { run.autonomyDays(onDay: $0) }.min())
    }

    @Test("of picking: hours are what was picked over the rate, and within the shifts")
    func picking() async throws {
        let city = try quickstart(days: 8)
        let run = await Replications(of: city, count: 1, seed: 3, jobs: 1).run()[0]
        // 100 packages an hour: what was handed over was picked, and little more.
        let parcels = Double(run.sum(\.parcels))
        #expect(run.pickingHours >= parcels / 100 * 0.999 && run.pickingHours < parcels / 100 * 1.3)
        #expect((0...1).contains(run.pickingUtilisation))
        #expect(abs(run.pickingUtilisation - run.pickingHours / (3 * 12 * 8)) < 1e-12)
    }

    @Test("beside what was observed say by how much they lie outside")
    func checks() async throws {
        var city = try quickstart(
            days: 6,
            settings: [
                "checks.a.figure=trips", "checks.a.observed=[1]", "checks.a.source=given",
                "checks.b.figure=fill_rate", "checks.b.observed=[0, 1]", "checks.b.source=reported",
                "checks.c.figure=trips", "checks.c.observed=[1]", "checks.c.source=given", "checks.c.date=2021-01-01",
            ])
        let runs = await Replications(of: city, count: 2, seed: 3, jobs: 1).run()
        let results = CheckResult.all(of: runs)
        let mean = Double(runs[0].trips + runs[1].trips) / 2
        #expect(results.map(\.check.id) == ["a", "b", "c"])
        #expect(results[0].value == mean && results[0].distance == mean - 1)
        #expect(results[1].distance == 0 && results[2].value.isNaN && results[2].distance.isNaN)

        city = City(city.plan.scaled(by: 0.5))
        #expect(city.plan.checks[0].observed == 0.5...0.5, "amounts shrink with the city")
        #expect(city.plan.checks[1].observed == 0...1, "shares do not")
    }
}
