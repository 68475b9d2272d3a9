import EventKernel
import Stochastics

@testable import SupplyModel

/// Warehouses, stores and the reserve of a town without households: goods are taken out of stores at noon.
struct StockBench: SimulationModel {
    private(set) var replenishment: Replenishment
    private(set) var reserve: Reserve?
    private(set) var ledger: Ledger
    let city: City
    /// Grams of the first commodity that every store issues at noon, by day; the last repeats.
    var demand: [Int64]
    /// Stock on hand at the end of each day, `[day][node * commodities + commodity]`.
    private(set) var atEnd: [[Int64]] = []
    /// Whether at every event all was there.
    private(set) var isConserved = true

    private var disruptions: Disruptions
    private let reporting: ReportSchedule

    init(_ plan: CityPlan, demand: [Int64]) {
        city = City(plan)
        let random = RandomSource(seed: 3, replication: 0)
        var ledger = Ledger(city: city)
        replenishment = Replenishment(city: city, random: random, ledger: &ledger)
        reserve = Reserve(city: city, random: random, ledger: &ledger)
        disruptions = Disruptions(city: city, random: random)
        self.ledger = ledger
        self.demand = demand
        reporting = ReportSchedule(plan.information)
    }

    /// When stores are asked for the day's demand.
    private static let noon = CityEvent.report(ReportSchedule.Event(level: .communities, rhythm: 0))

    /// A run of so many days.
    static func run(_ plan: CityPlan, demand: [Int64], days: Int) -> StockBench {
        var simulator = Simulator(model: StockBench(plan, demand: demand))
        simulator.schedule.at(.zero, .midnight, priority: .min)
        simulator.model.disruptions.start(in: &simulator.schedule)
        simulator.model.reporting.start(in: &simulator.schedule)
        simulator.run(until: Instant(day: days))
        simulator.model.endDay()
        return simulator.model
    }

    mutating func handle(_ event: CityEvent, in schedule: inout Schedule<CityEvent>) {
        switch event {
        case .midnight:
            let day = schedule.now.day
            if day > 0 { endDay() }
            for phase in city.phases where phase.day == day {
                replenishment.adopt(phase.city, day: day)
                reserve?.adopt(phase.city)
            }
            schedule.at(Instant(day: day + 1), .midnight, priority: .min)
            schedule.at(Instant(day: day, second: 12 * 3600), StockBench.noon)
            replenishment.startDay(in: &schedule)
            reserve?.startDay(in: &schedule)
        case .report(let event) where event.level == .communities:
            for store in city.stores.indices {
                let wanted = demand[min(schedule.now.day, demand.count - 1)]
                let grams = min(wanted, replenishment.onHand(0, at: EntityID(store)))
                replenishment.issue(grams, of: 0, at: EntityID(store), ledger: &ledger, now: schedule.now)
                ledger.ate(grams, of: 0)
            }
        case .report(let event):
            if reporting.goesOn(event, in: &schedule) { replenishment.sendReport() }
        case .replenishment(let event): replenishment.handle(event, ledger: &ledger, in: &schedule)
        case .reserve(let event):
            reserve?.handle(event, stock: &replenishment, ledger: &ledger, in: &schedule)
        case .disruptions(let event):
            let begun = disruptions.handle(event, in: &schedule)
            replenishment.adopt(disruptions)
            if let begun, begun.kind == .coldStoreFailed {
                replenishment.failColdStores(
                    begun.size, at: disruptions.stockNodes(of: begun.place), ledger: &ledger, now: schedule.now)
            }
        default: break
        }
        if !replenishment.touched.isEmpty { replenishment.reviewTouched(ledger: &ledger, in: &schedule) }
        for commodity in city.plan.commodities.indices {
            let counted = replenishment.counted(commodity)
            let there =
                counted.onHand + counted.inTransit + (reserve?.counted(commodity) ?? 0)
                + ledger.eaten[commodity].count + ledger.spoiled(commodity).count
                + ledger.stockTally.reserve[commodity].sold.count
            if there != ledger.received(commodity).count { isConserved = false }
        }
    }

    private mutating func endDay() {
        atEnd.append(replenishment.lots.map(\.total))
        replenishment.dayEnded(ledger: &ledger)
        if let reserve { ledger.reserveEnded(day: city.plan.commodities.indices.map(reserve.counted)) }
        ledger.dayEnded(at: Instant(day: atEnd.count), conservation: Conservation())
    }

    /// The days of cover of the first commodity at a node at the end of each day.
    func cover(atNode node: Int) -> [Double] {
        let need = Double(city.need(of: 0, atNode: node))
        return atEnd.map { Double($0[node * city.plan.commodities.count]) / need }
    }
}

extension TestCity {
    /// A town of a thousand people with one chain and one store, whose two goods last, where a day's need of the first is
    /// 300 kg; stores are supplied in six hours from a warehouse that has plenty.
    static func stockPlan(days: Int = 12, stores: Int = 1, chains: Int = 1) throws -> CityPlan {
        var plan = try TestCity.plan(people: 1000, cells: 10, communities: 1, days: days)
        for index in plan.commodities.indices { plan.commodities[index].shelfLifeDays = 400 }
        plan.replenishment.chains = (1...chains).map { Chain(id: "chain-\($0)", storeCount: stores) }
        plan.replenishment.storeLeadTimeHours = try .constant(6)
        plan.replenishment.sources[0].leadTimeHours = try .constant(10)
        plan.replenishment.warehousePolicy = Array(
            repeating: CoverPolicy(floorDays: 0, targetDays: 0, initialDays: 60), count: 2)
        plan.replenishment.storePolicy = Array(
            repeating: CoverPolicy(floorDays: 0, targetDays: 0, initialDays: 2), count: 2)
        return plan
    }
}
