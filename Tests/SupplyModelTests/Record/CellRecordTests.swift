import EventKernel
import Stochastics
import Testing

@testable import SupplyModel

@Suite("What each cell had each day")
struct CellRecordTests {
    @Test("a run that records its cells is the same run")
    func changesNothing() throws {
        let city = City(try TestCity.plan())
        var plain = CitySimulation(city, seed: 3, replication: 0)
        var recording = CitySimulation(city, seed: 3, replication: 0, recordsCells: true)
        while !plain.isFinished { plain.runDay() }
        while !recording.isFinished { recording.runDay() }
        #expect(plain.ledger.days == recording.ledger.days && plain.ledger.goods == recording.ledger.goods)
        #expect(plain.ledger.cells == recording.ledger.cells && plain.eventCount == recording.eventCount)
        #expect(plain.cellRecord == nil)
        let record = try #require(recording.cellRecord)
        #expect(record.days == 12 && record.cellCount == 12 && record.measures.count == 6)
        #expect(record.measures.allSatisfy { record.bytes(of: $0).count == 144 } && record.stores.count == 144)
    }

    @Test("open orders by cell add up to what is placed and not closed, parcels at gates to what crews did not take up")
    func openOrders() throws {
        var plan = try TestCity.plan()
        plan.handover.members = 6
        plan.commodities[0].parcelLifeHours = 1000
        let simulator = Simulator(
            model: CityModel(city: City(plan), random: RandomSource(seed: 5, replication: 0)))
        var run = simulator
        run.model.start(in: &run.schedule)
        var (mostOpen, mostAtGate) = (0, 0)
        for day in 1...10 {
            run.run(until: Instant(day: day))
            let snapshot = run.model.snapshot(at: Instant(day: day))
            let open = run.model.ledger.days.reduce(0) {
                $0 + $1.ordersPlaced - $1.ordersDelivered - $1.ordersCancelled
            }
            #expect(snapshot.openOrders.reduce(0, +) == open)
            mostOpen = max(mostOpen, open)
            mostAtGate = max(mostAtGate, snapshot.parcelsAtGate.reduce(0, +))
        }
        #expect(mostOpen > 0 && mostAtGate > 0)
    }

    @Test("pantries are read as they will be found, and left as they are", arguments: [2, 5])
    func pantries(commodities: Int) throws {
        var plan = commodities == 2 ? try TestCity.plan(days: 8) : try DietTests.plan(days: 8)
        while plan.commodities.count < commodities {
            var extra = plan.commodities[0]
            extra.id = "extra_\(plan.commodities.count)"
            extra.initialPantryDays = try .uniform(low: 2, high: 20)
            plan.commodities.append(extra)
            for index in plan.packages.indices { plan.packages[index].contents.append(.zero) }
            plan.replenishment.sources[0].capacityPerDay.append(.zero)
            plan.replenishment.warehousePolicy.append(plan.replenishment.warehousePolicy[0])
            plan.replenishment.storePolicy.append(plan.replenishment.storePolicy[0])
        }
        let city = City(plan)
        var run = Simulator(model: CityModel(city: city, random: RandomSource(seed: 2, replication: 0)))
        run.model.start(in: &run.schedule)
        run.run(until: Instant(day: 8))
        let snapshot = run.model.snapshot(at: Instant(day: 8))
        run.model.finish(at: Instant(day: 8))
        let households = Double(city.geography.personsInHousehold.count)
        for (commodity, account) in run.model.counted().accounts.enumerated() {
            let read = stride(from: commodity, to: snapshot.pantries.count, by: commodities).reduce(0.0) {
                $0 + Double(snapshot.pantries[$1])
            }
            #expect(abs(read - Double(account.inPantries.count)) <= households && read > 0)
        }
    }

    @Test("days since the last delivery, the fill rate and the bus' store follow from the ledger day by day")
    func followsTheLedger() throws {
        let city = City(try TestCity.plan())
        var simulation = CitySimulation(city, seed: 4, replication: 0, recordsCells: true)
        var delivered: [[Int64]] = [Array(repeating: 0, count: 12)]
        var rates: [[(asked: Int64, delivered: Int64)]] = [Array(repeating: (0, 0), count: 12)]
        while !simulation.isFinished {
            simulation.runDay()
            delivered.append(simulation.ledger.cells.map(\.delivered.count))
            rates.append(
                simulation.ledger.cells.indices.map { cell in
                    (0..<2).reduce(into: (0, 0)) { sums, commodity in
                        sums.0 += simulation.ledger.goods(in: cell, of: commodity).asked.count
                        sums.1 += simulation.ledger.goods(in: cell, of: commodity).delivered.count
                    }
                })
        }
        let record = try #require(simulation.cellRecord)
        for cell in 0..<12 {
            var since = 0
            for day in 0..<12 {
                since = delivered[day + 1][cell] > delivered[day][cell] ? 0 : since + 1
                #expect(record.value(of: .daysSinceDelivery, inCell: cell, onDay: day) == Double(since))
                let (now, before) = (rates[day + 1][cell], rates[max(0, day - 6)][cell])
                let asked = Double(now.asked - before.asked)
                let rate = min(1, Double(now.delivered - before.delivered) / asked)
                let recorded = record.value(of: .fillRate, inCell: cell, onDay: day)
                #expect(asked == 0 ? recorded == nil : abs((recorded ?? -1) - rate) <= 0.010_001)
                let store = record.stores[day * 12 + cell]
                if since == 0 { #expect(store == CellRecord.noStore || Int(store) == city.storeOfCell[cell].index) }
            }
        }
        #expect(record.stores.contains { $0 != CellRecord.noStore })
    }

    @Test("a byte is off by half a step or a sixteenth at most, and never falls as the value rises")
    func scale() {
        for (measure, unit) in [(CellMeasure.cover(commodity: 0), 0.25), (.openOrders, 2), (.daysSinceDelivery, 1)] {
            var last = UInt8(0)
            for step in 0..<800 {
                let value = Double(step) * 0.3
                let byte = measure.byte(value)
                let error = abs((measure.value(of: byte) ?? .infinity) - value)
                #expect(error <= max(unit / 2, measure == .daysSinceDelivery ? 0.5 : value / 16) + 1e-9)
                #expect(byte >= last)
                last = byte
            }
            #expect(measure.byte(.nan) == CellMeasure.absent && measure.value(of: CellMeasure.absent) == nil)
            #expect(measure.byte(1e300) <= 254 && measure.byte(.infinity) == CellMeasure.absent)
        }
        #expect(CellMeasure.fillRate.byte(1) == 50 && CellMeasure.fillRate.value(of: 50) == 1)
    }
}
