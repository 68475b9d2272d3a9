import EventKernel
import Statistics
import Stochastics
import Testing

@testable import SupplyModel

@Suite("Picking")
struct PickingTests {
    /// Pickers and batches alone.
    struct Model: SimulationModel {
        var picking: Picking
        var batches = BatchBook()
        var staged: [(packages: Int32, second: Int64)] = []

        mutating func handle(_ event: CityEvent, in schedule: inout Schedule<CityEvent>) {
            guard case .picking(let event) = event else { return }
            var line = picking.handle(event, batches: &batches, in: &schedule)
            while let batch = line.first {
                line.removeFirst(in: batches)
                #expect(batches[batch].stage == .staged && Int64(batches[batch].stagedAt) == schedule.now.ticks)
                staged.append((batches[batch].packages, schedule.now.ticks))
            }
        }
    }

    /// What a store with one picker, who needs a minute a package, brings to the door, of batches that are granted at 8:00.
    static func run(_ sizes: [Int], _ change: (inout PickingPlan) -> Void) throws -> [(packages: Int32, second: Int64)]
    {
        var plan = try TestCity.plan(people: 200, cells: 1, communities: 1)
        plan.replenishment.chains[0].storeCount = 1
        plan.picking = PickingPlan(pickers: 1, shift: .always(), linesPerHour: 60)
        change(&plan.picking)
        let city = City(plan)
        let random = RandomSource(seed: 1, replication: 0)
        var simulator = Simulator(model: Model(picking: Picking(city: city, random: random)))
        simulator.schedule.at(Instant(ticks: 8 * 3600), .midnight)
        simulator.step()
        let catalogue = Catalogue(plan)
        let granted = sizes.map { size in
            let batch = simulator.model.batches.open(cell: EntityID(0), store: EntityID(0))
            var packages = PackageCounts()
            packages[0] = size
            simulator.model.batches.append(
                Order(
                    household: 0, placedAt: 0, firstReleasedAt: 0, passedOver: 0, isPartial: false,
                    isRemainder: false, packages: packages),
                to: batch, catalogue: catalogue)
            return batch
        }
        var batches = simulator.model.batches
        simulator.model.picking.receive(granted, at: EntityID(0), batches: &batches, in: &simulator.schedule)
        while simulator.schedule.nextTime != nil { simulator.step() }
        return simulator.model.staged
    }

    static func minutes(_ staged: [(packages: Int32, second: Int64)]) -> [Int64] {
        staged.map { $0.second / 60 - 8 * 60 }
    }

    @Test("first in, first out: one batch after another, each to the door at once")
    func fifo() throws {
        let staged = try Self.run([5, 3, 4, 1]) { _ in }
        #expect(staged.map(\.packages) == [5, 3, 4, 1] && Self.minutes(staged) == [5, 8, 12, 13])
    }

    @Test("shortest first: of those that wait, the batch of fewest packages")
    func shortestFirst() throws {
        let staged = try Self.run([5, 3, 4, 1]) { $0.discipline = .shortestFirst }
        #expect(staged.map(\.packages) == [5, 1, 3, 4] && Self.minutes(staged) == [5, 6, 9, 13])
    }

    @Test("by wave: picked in turn, and to the door when the whole wave is picked; the last wave is what is left")
    func waves() throws {
        let staged = try Self.run([5, 3, 4, 1, 2]) {
            $0.discipline = .wave
            $0.wavePackages = 7
        }
        #expect(staged.map(\.packages) == [5, 3, 4, 1, 2])
        #expect(Self.minutes(staged) == [8, 8, 15, 15, 15])
    }

    @Test("every store is disinfected in turn, and no round is lost: it is released the day after")
    func disinfection() throws {
        var plan = try TestCity.plentifulPlan(days: 12)
        let open = TestCity.run(plan)
        #expect(open.allocation == nil)
        plan.picking.disinfection = .everyDays(4)
        let ledger = TestCity.run(plan)
        // Store 0 on days 0, 4 and 8, store 1 on days 3, 7 and 11.
        #expect(ledger.allocation?.storesClosed == [1, 0, 0, 1, 1, 0, 0, 1, 1, 0, 0, 1])
        #expect(ledger.conservation.isExact)
        #expect(ledger.orderToDoor.mean > open.orderToDoor.mean)
        // No other process draws anything else.
        plan.picking.disinfection = .share(0.3)
        #expect(TestCity.run(plan).days.map(\.crewMembers) == open.days.map(\.crewMembers))
        plan.picking.disinfection = .share(1)
        let closed = TestCity.run(plan)
        #expect(closed.days.allSatisfy { $0.deliveries == 0 })
        #expect(closed.allocation?.storesClosed.allSatisfy { $0 == 2 } == true)
        plan.picking.disinfection = .share(0)
        #expect(TestCity.run(plan).days == open.days)
    }

    @Test("a share of stores is closed on any day, drawn anew")
    func share() throws {
        var plan = try TestCity.plan(people: 4000, cells: 40, communities: 4)
        plan.replenishment.chains[0].storeCount = 40
        plan.picking.disinfection = .share(0.12)
        let city = City(plan)
        var opening = StoreOpening(city: city, random: RandomSource(seed: 3, replication: 0))
        var closed = 0
        for day in 0..<250 {
            opening.startDay(day)
            closed += (0..<40).count { !opening.isOpen($0) }
        }
        // 1,200 of 10,000 store-days, within four standard deviations.
        #expect(abs(closed - 1200) < 130)
    }

    @Test("a store that a shock closes neither allocates nor starts to pick until it is over; size 0 does nothing")
    func shock() throws {
        var plan = try TestCity.plentifulPlan(days: 12)
        let calm = TestCity.run(plan)
        func shocked(size: Double, days: Double) throws -> Ledger {
            plan.shocks = [
                ShockPlan(
                    id: "closed", kind: .storeClosed, place: ShockPlan.Place(), size: size,
                    occurrence: .at(day: 4, second: 0), durationHours: try .constant(days * 24))
            ]
            return TestCity.run(plan)
        }
        let none = try shocked(size: 0, days: 3)
        #expect(none.days == calm.days && none.goods == calm.goods)
        let closed = try shocked(size: 1, days: 3)
        #expect(closed.allocation?.storesClosed == [0, 0, 0, 0, 2, 2, 2, 0, 0, 0, 0, 0])
        #expect(closed.days.prefix(4) == calm.days.prefix(4))
        #expect(closed.days[5].trips == 0 && closed.days[6].trips == 0 && closed.days[7].trips > 0)
        #expect(closed.conservation.isExact)
    }

    @Test("a phase brings more pickers from its midnight on, and they take up what waits")
    func morePickers() throws {
        var plan = try TestCity.plentifulPlan(days: 12)
        plan.picking.linesPerHour = 8
        let few = TestCity.run(plan)
        var later = plan
        later.picking.pickers = 40
        plan.phases = [PhasePlan(id: "more", day: 6, plan: later)]
        let more = TestCity.run(plan)
        #expect(more.days.prefix(6) == few.days.prefix(6))
        #expect(
            more.days[6...].reduce(0) { $0 + $1.deliveries } > few.days[6...].reduce(0) { $0 + $1.deliveries } + 300)
        #expect(more.conservation.isExact)
    }
}
