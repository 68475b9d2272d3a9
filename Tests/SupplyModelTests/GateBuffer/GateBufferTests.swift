import EventKernel
import Stochastics
import Testing

@testable import SupplyModel

@Suite("Gate buffers")
struct GateBufferTests {
    private func plan(target: Double, days: Int = 12) throws -> CityPlan {
        var plan = try TestCity.plan(people: 1200, cells: 4, communities: 2, days: days)
        plan.packages.append(PackageKind(id: "sack", contents: [Grams(2000), .zero], householdCap: 0))
        plan.gateBuffer = GateBufferPlan(
            package: 2, targetPerHousehold: Grams(kilograms: target), fillEveryDays: 3, fillTime: 5 * 3600, lifeDays: 4,
            portionTime: 17 * 3600, portionDays: 1)
        return plan
    }

    /// A buffer alone, with the households and the stores of the plan.
    private struct Gate {
        var buffer: GateBuffer
        var households: Households
        var stock: Replenishment
        var ledger: Ledger
        var batches = BatchBook()
        let doors: StoreDoors
        let city: City

        init(_ plan: CityPlan) throws {
            city = City(plan)
            ledger = Ledger(city: city)
            let random = RandomSource(seed: 1, replication: 0)
            households = Households(city: city, random: random)
            stock = Replenishment(city: city, random: random, ledger: &ledger)
            buffer = try #require(GateBuffer(city: city))
            doors = StoreDoors(Picking(city: city, random: random), Transport(city: city, random: random))
        }

        mutating func handle(_ event: GateBuffer.Event, day: Int, hour: Int = 0) -> [Batch.ID] {
            buffer.handle(
                event, doors: doors, stock: &stock, households: &households, batches: &batches, ledger: &ledger,
                at: Instant(day: day, second: hour * 3600))
        }

        mutating func fill(day: Int) {
            for batch in handle(.filled, day: day, hour: 5) {
                batches[batch].stagedAt = Int32(Instant(day: day, second: 6 * 3600).ticks)
                buffer.receive(
                    batch, batches: &batches, ledger: &ledger, at: Instant(day: day, second: 8 * 3600))
            }
        }
    }

    @Test("a gate is filled up to its target in whole packages, and no further")
    func filling() throws {
        var gate = try Gate(try plan(target: 0.5))
        gate.fill(day: 0)
        let cells = gate.city.geography.cells
        let expected = cells.reduce(Int64(0)) { $0 + (500 * Int64($1.households.count) + 1000) / 2000 * 2000 }
        #expect(gate.buffer.counted(0) == expected && gate.buffer.counted(1) == 0)
        #expect(gate.ledger.gateBuffer.received == Grams(expected))
        gate.fill(day: 1)
        #expect(gate.buffer.counted(0) - expected < 1000 * Int64(cells.count))
    }

    @Test("what nobody takes spoils at the midnight after its days, all of it")
    func ageing() throws {
        var gate = try Gate(try plan(target: 0.5))
        gate.fill(day: 0)
        let held = gate.buffer.counted(0)
        for day in 1...3 { _ = gate.handle(.expiry, day: day) }
        #expect(gate.buffer.counted(0) == held)
        _ = gate.handle(.expiry, day: 4)
        #expect(gate.buffer.counted(0) == 0 && gate.ledger.gateBuffer.spoiled == Grams(held))
        #expect(gate.ledger.sum(of: 0, \.spoiledInParcels) == Grams(held))
    }

    @Test("a batch that was too long on its way is lost")
    func tooOld() throws {
        var plan = try plan(target: 0.5)
        plan.commodities[0].parcelLifeHours = 1
        var gate = try Gate(plan)
        gate.fill(day: 0)
        #expect(gate.buffer.counted(0) == 0 && gate.ledger.gateBuffer.received == .zero)
        #expect(gate.ledger.sum(of: 0, \.spoiledInParcels) > .zero)
    }

    @Test("those whose pantry is empty, and nobody else, are given a portion a person")
    func portions() throws {
        var plan = try plan(target: 1)
        plan.commodities[0].initialPantryDays = try .uniform(low: 0, high: 2)
        var gate = try Gate(plan)
        gate.fill(day: 0)
        let now = Instant(day: 0, second: 17 * 3600)
        let persons = gate.city.geography.personsInHousehold
        let out = persons.indices.filter { gate.households.hasRunOut(of: 0, household: $0, at: now) }
        let expected = out.reduce(Int64(0)) { $0 + 300 * Int64(persons[$1]) }
        #expect(out.count > 50 && out.count < persons.count)
        let before = gate.buffer.counted(0)
        let pantries = gate.households.pantryTotals()[0]
        _ = gate.handle(.opened, day: 0, hour: 17)
        #expect(gate.ledger.gateBuffer.portions == out.count && gate.ledger.gateBuffer.turnedAway == 0)
        #expect(gate.ledger.gateBuffer.given == Grams(expected))
        #expect(before - gate.buffer.counted(0) == expected)
        #expect(gate.households.pantryTotals()[0] == pantries + expected - gate.ledger.eaten[0].count)
        let later = Instant(day: 0, second: 18 * 3600)
        #expect(out.allSatisfy { !gate.households.hasRunOut(of: 0, household: $0, at: later) })
    }

    @Test("too little is shared by the rule, to the gram")
    func shortage() throws {
        var plan = try plan(target: 0.05)
        plan.commodities[0].initialPantryDays = try .constant(0)
        var gate = try Gate(plan)
        gate.fill(day: 0)
        let held = gate.buffer.counted(0)
        #expect(held > 0)
        _ = gate.handle(.opened, day: 0, hour: 17)
        #expect(gate.ledger.gateBuffer.given == Grams(held) && gate.buffer.counted(0) == 0)
    }

    @Test("more at the gate spoils more; some leaves fewer without than none")
    func optimum() throws {
        func ledger(_ target: Double) throws -> Ledger {
            var plan = try plan(target: target, days: 16)
            plan.replenishment.sources[0].capacityPerDay[0] = Grams(kilograms: 430)
            return TestCity.run(plan)
        }
        let (none, some, much) = (try ledger(0), try ledger(0.5), try ledger(3))
        #expect(none.gateBuffer.received == .zero && none.conservation.isExact)
        #expect(some.gateBuffer.spoiled < much.gateBuffer.spoiled && much.conservation.isExact)
        #expect(some.sum(of: 0, \.unmet) < none.sum(of: 0, \.unmet))
    }
}
