import Experiments
import SupplyModel
import Testing

@Suite("The figures of a replication")
struct FiguresTests {
    let run: Replication
    let city: City

    init() async throws {
        city = try quickstart(days: 10, settings: ["handover.members=12"])
        run = await Replications(of: city, count: 1, seed: 3, jobs: 1).run()[0]
    }

    @Test("the stages of an order sum to its time from order to door")
    func stages() {
        let sum = Stage.allCases.reduce(0) { $0 + run.meanHours(in: $1) }
        #expect(abs(sum - run.meanOrderToDoorHours) < 1e-9)
        #expect(run.orderToDoorHours(quantile: 0.5) <= run.orderToDoorHours(quantile: 0.95))
    }

    @Test("orders are delivered, cancelled or open")
    func orders() {
        #expect(run.ordersPlaced > 0)
        #expect(run.ordersOpen >= 0)
        #expect(run.ordersDelivered + run.ordersCancelled + run.ordersOpen == run.ordersPlaced)
    }

    @Test("what was asked and delivered by cell sums to the city's")
    func cellsSum() {
        let asked = city.plan.commodities.indices.reduce(Grams.zero) { $0 + run.ledger.sum(of: $1, \.asked) }
        let delivered = city.plan.commodities.indices.reduce(Grams.zero) { $0 + run.ledger.sum(of: $1, \.delivered) }
        #expect(run.ledger.cells.reduce(Grams.zero) { $0 + $1.asked } == asked)
        #expect(run.ledger.cells.reduce(Grams.zero) { $0 + $1.delivered } == delivered)
        #expect(run.fillRate == Double(delivered.count) / Double(asked.count))
    }

    @Test("need is eaten or missed, to the gram that a household's rounding leaves")
    func need() {
        for (index, commodity) in city.plan.commodities.enumerated() {
            let needed = Double(city.needPerDay(index).count) * Double(city.plan.days)
            let missed = run.unmetPersonDays(of: index) * Double(commodity.needPerPersonDay.count)
            #expect(abs(Double(run.ledger.eaten[index].count) + missed - needed) < 1e-6 * needed)
        }
    }

    @Test("the city's unmet share is the cells' unmet share")
    func unmet() {
        let shares = city.plan.commodities.indices.map { run.unmetShare(of: $0) }
        let mean = shares.reduce(0, +) / Double(shares.count)
        #expect(run.unmetPersonDays > 0)
        #expect(abs(run.unmetShare(in: city.geography.cells.indices) - mean) < 1e-9)
    }

    @Test("the lowest cover is below that of every evening, and time below the floor is within the run")
    func cover() {
        for commodity in city.plan.commodities.indices {
            let evenings = (0..<city.plan.days).map { run.coverDays(of: commodity, onDay: $0) }
            #expect(run.minimumCoverDays(of: commodity) <= evenings.min() ?? 0)
            #expect((0...Double(city.plan.days)).contains(run.daysBelowFloor(of: commodity)))
        }
    }

    @Test("shares of work lie between 0 and 1")
    func shares() {
        for share in [run.loadFactor, run.busUtilisation, run.crewUtilisation, run.giniOfDeliveredShare] {
            #expect((0...1).contains(share))
        }
    }

    @Test("a tenth of the cells is not better off than the rest, and none is worse off than the worst")
    func quantiles() {
        let shares = run.deliveredShareByCell
        #expect(run.deliveredShare(quantile: 0) == shares.min())
        #expect(run.deliveredShare(quantile: 1) == shares.max())
        #expect(run.deliveredShare(quantile: 0.1) == shares.sorted()[0])
    }
}
