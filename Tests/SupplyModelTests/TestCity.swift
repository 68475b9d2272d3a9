import EventKernel
import Stochastics

@testable import SupplyModel

/// A small town with two goods and all links of the chain, for tests to alter.
enum TestCity {
    static func plan(
        people: Int = 4000, cells: Int = 12, communities: Int = 4, days: Int = 12
    ) throws -> CityPlan {
        let vegetables = Commodity(
            id: "vegetables", needPerPersonDay: Grams(300), shelfLifeDays: 6, parcelLifeHours: 72, floorDays: 3,
            householdReorderDays: 2, householdTargetDays: 6, initialPantryDays: try .uniform(low: 1, high: 6))
        let pork = Commodity(
            id: "pork", needPerPersonDay: Grams(50), shelfLifeDays: 10, parcelLifeHours: 72, floorDays: 3,
            householdReorderDays: 2, householdTargetDays: 7, initialPantryDays: try .uniform(low: 1, high: 8))
        let district = DistrictRow(
            id: "town", population: people, centre: Place(longitude: 114.3, latitude: 30.6), areaSquareKilometres: 8)
        let perDay = Double(people) / 1000
        return CityPlan(
            name: "Test town", start: CalendarDate(dayNumber: 18_284), days: days,
            geography: GeographyPlan(
                origin: .generated(
                    districts: [district], people: people, communities: communities, cells: cells, concentration: 0.8),
                householdSizeWeights: [28, 30, 22, 12, 6, 2], meanHouseholdSize: 2.47, seed: 7),
            commodities: [vegetables, pork],
            packages: [
                PackageKind(id: "vegetable_pack", contents: [Grams(5000), .zero], householdCap: 4),
                PackageKind(id: "mixed_pack", contents: [Grams(500), Grams(1000)], householdCap: 4),
            ],
            replenishment: ReplenishmentPlan(
                sources: [
                    Source(
                        id: "farms", capacityPerDay: [Grams(kilograms: 360 * perDay), Grams(kilograms: 70 * perDay)],
                        leadTimeHours: try .triangular(low: 4, mode: 8, high: 20))
                ],
                chains: [Chain(id: "chain", storeCount: 2)],
                warehousePolicy: Array(repeating: CoverPolicy(floorDays: 3, targetDays: 5, initialDays: 4), count: 2),
                storePolicy: Array(repeating: CoverPolicy(floorDays: 1.5, targetDays: 2, initialDays: 2), count: 2),
                reviewTime: 21 * 3600, storeLeadTimeHours: try .triangular(low: 4, mode: 6, high: 8)),
            groupBuying: GroupBuyingPlan(
                listTime: 48_600, cutoffTime: 72_000, releaseTime: 21_600, minimumPackages: 10,
                unfilled: .backordered(rounds: 3)),
            allocationRule: "max-min",
            picking: PickingPlan(pickers: 4, shift: hours(6, 18), linesPerHour: 100),
            fleet: FleetPlan(
                buses: 3, payload: Grams(kilograms: 600), payloadPackages: 120, shift: hours(6, 20), maximumStops: 6,
                longestWaitHours: 3, loadMinutes: 20, loadSecondsPerPackage: 4, unloadMinutesPerStop: 3,
                unloadSecondsPerPackage: 3, disinfectMinutes: 15, detourFactor: 1.35,
                speedByHour: Array(repeating: 30, count: 24)),
            handover: HandoverPlan(
                members: 32, dispersion: 0.2, deliveryShare: 0.4, attendance: try .beta(alpha: 8, beta: 2),
                shift: hours(8, 20), parcelsPerRound: 8, minutesPerRound: 10, minutesPerParcel: 4))
    }

    /// The same town with more of everything than it needs.
    static func plentifulPlan(days: Int) throws -> CityPlan {
        var plan = try plan(days: days)
        plan.handover.members = 80
        plan.fleet.buses = 6
        plan.replenishment.sources[0].capacityPerDay = [Grams(kilograms: 3000), Grams(kilograms: 600)]
        plan.replenishment.storePolicy = Array(
            repeating: CoverPolicy(floorDays: 4, targetDays: 5, initialDays: 5), count: 2)
        return plan
    }

    static func hours(_ opens: Int, _ closes: Int) -> WorkCalendar {
        WorkCalendar(opens: Span(ticks: Int64(opens * 3600)), closes: Span(ticks: Int64(closes * 3600)))
    }

    /// The ledger of a whole run.
    static func run(_ plan: CityPlan, seed: UInt64 = 1) -> Ledger {
        var simulation = CitySimulation(City(plan), seed: seed, replication: 0)
        while !simulation.isFinished { simulation.runDay() }
        return simulation.ledger
    }
}

extension Ledger {
    /// Mean hours of a delivery in each stage.
    var meanStageHours: [Stage: Double] {
        let deliveries = days.reduce(0) { $0 + $1.deliveries }
        return Dictionary(
            uniqueKeysWithValues: Stage.allCases.map { stage in
                let indices = stride(from: stage.rawValue, to: stageSeconds.count, by: Stage.allCases.count)
                return (stage, Double(indices.reduce(0) { $0 + stageSeconds[$1] }) / 3600 / Double(max(1, deliveries)))
            })
    }

    /// The stage in which deliveries spent most time.
    var bottleneck: Stage? { meanStageHours.max { $0.value < $1.value }?.key }
}
