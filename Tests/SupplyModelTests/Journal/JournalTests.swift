import EventKernel
import Stochastics
import Testing

@testable import SupplyModel

@Suite("The journal")
struct JournalTests {
    /// A run whose buses break down and are replaced, and whose orders come in parts and are cancelled.
    static func run(_ journal: JournalPlan, seed: UInt64 = 3) throws -> (ledger: Ledger, entries: JournalEntries) {
        var plan = try TestCity.plan()
        plan.replenishment.sources[0].capacityPerDay[0] = Grams(kilograms: 600)
        plan.fleet.breakdowns = FleetPlan.Breakdowns(
            meanHoursBetween: 3, repairHours: try .uniform(low: 1, high: 4), recovery: .replacement)
        plan.shocks = [
            ShockPlan(
                id: "snow", kind: .busesGone, place: ShockPlan.Place(), size: 0.3, occurrence: .at(day: 2, second: 0),
                durationHours: try .uniform(low: 24, high: 30))
        ]
        var simulation = CitySimulation(City(plan), seed: seed, replication: 0, journal: journal)
        var entries = JournalEntries()
        while !simulation.isFinished {
            simulation.runDay()
            let day = simulation.takeJournal()
            entries.orders += day.orders
            entries.trips += day.trips
            entries.events += day.events
        }
        return (simulation.ledger, entries)
    }

    static var everything: JournalPlan {
        var plan = JournalPlan()
        (plan.orderShare, plan.trips, plan.events) = (1, true, true)
        return plan
    }

    @Test("is empty unless it is asked for, and changes nothing")
    func steersNothing() throws {
        let without = try Self.run(JournalPlan())
        let with = try Self.run(Self.everything)
        #expect(without.entries.orders.isEmpty && without.entries.trips.isEmpty && without.entries.events.isEmpty)
        #expect(with.ledger.days == without.ledger.days && with.ledger.goods == without.ledger.goods)
        #expect(with.ledger.cells == without.ledger.cells && with.ledger.stageSeconds == without.ledger.stageSeconds)
    }

    @Test("every order is closed by one entry, and entries sum to the ledger gram by gram")
    func orders() throws {
        let (ledger, entries) = try Self.run(Self.everything)
        struct Key: Hashable {
            let household: UInt32
            let placedAt: Instant
        }
        let orders = Dictionary(grouping: entries.orders) { Key(household: $0.household, placedAt: $0.placedAt) }
        #expect(orders.count == ledger.days.reduce(0) { $0 + $1.ordersPlaced })
        #expect(orders.values.contains { $0.count > 1 }, "some came in parts")
        #expect(orders.values.allSatisfy { $0.count { $0.isLast } == 1 })
        #expect(OrderEntry.Ending.allCases.allSatisfy { ending in entries.orders.contains { $0.ending == ending } })

        let asked = ledger.goods.reduce(Grams.zero) { $0 + $1.asked }
        #expect(entries.orders.reduce(Grams.zero) { $0 + $1.mass } == asked)
        let delivered = ledger.goods.reduce(Grams.zero) { $0 + $1.delivered }
        #expect(entries.orders.reduce(Grams.zero) { $0 + $1.delivered } == delivered)
        #expect(
            entries.orders.count { $0.ending == .delivered } == ledger.days.reduce(0) { $0 + $1.deliveries })
        let closed = entries.orders.filter { $0.isLast && $0.ending != .open }
        #expect(
            closed.count
                == ledger.days.reduce(0) { $0 + $1.ordersDelivered + $1.ordersCancelled })
    }

    @Test("the steps of what was delivered follow one another, and sum to the ledger's stages to the second")
    func stages() throws {
        let (ledger, entries) = try Self.run(Self.everything)
        var seconds = Array(repeating: Int64(0), count: Stage.allCases.count)
        for order in entries.orders where order.ending == .delivered {
            let steps = [
                order.placedAt, try #require(order.firstReleasedAt), try #require(order.allocatedAt),
                try #require(order.stagedAt), try #require(order.departedAt), try #require(order.unloadedAt),
                try #require(order.takenUpAt), try #require(order.endedAt),
            ]
            for stage in Stage.allCases {
                let span = steps[stage.rawValue + 1] - steps[stage.rawValue]
                #expect(span >= .zero)
                seconds[stage.rawValue] += span.ticks
            }
            #expect(order.store != nil && order.isGranted)
        }
        for stage in Stage.allCases {
            let sum = stride(from: stage.rawValue, to: ledger.stageSeconds.count, by: Stage.allCases.count).reduce(0) {
                $0 + ledger.stageSeconds[$1]
            }
            #expect(Int64(sum) == seconds[stage.rawValue], "\(stage)")
        }
    }

    @Test("trips sum to the ledger, metre by metre and gram by gram, breakdowns included")
    func trips() throws {
        let (ledger, entries) = try Self.run(Self.everything)
        #expect(entries.trips.reduce(0) { $0 + Int($1.metres) } == ledger.days.reduce(0) { $0 + $1.metres })
        let begun = Dictionary(grouping: entries.trips.filter { $0.number != nil }) { $0.number }
        #expect(begun.count == ledger.days.reduce(0) { $0 + $1.trips })
        #expect(entries.trips.contains { $0.ending == .replaced } && entries.trips.contains { $0.ending == .parked })
        let first = begun.values.compactMap { legs in legs.min { $0.startedAt < $1.startedAt } }
        #expect(
            first.reduce(Grams.zero) { $0 + $1.mass } == ledger.days.reduce(Grams.zero) { $0 + $1.carried })
        for trip in entries.trips where trip.ending == .returned { #expect(trip.stopsMade == trip.stopsPlanned) }
    }

    @Test("work sums to the ledger, and each stop belongs to a trip that was under way")
    func events() throws {
        let (ledger, entries) = try Self.run(Self.everything)
        let rounds = entries.events.filter { $0.kind == .round }
        #expect(rounds.reduce(0) { $0 + Int($1.packages) } == ledger.days.reduce(0) { $0 + $1.parcels })
        #expect(
            rounds.reduce(0) { $0 + Int(($1.endedAt - $1.startedAt).ticks) }
                == ledger.days.reduce(0) { $0 + $1.crewSecondsWorked })
        #expect(entries.events.count { $0.kind == .breakdown } == ledger.fleet.breakdowns)
        #expect(entries.events.count { $0.kind == .shockBegan } == 1)
        #expect(entries.events.count { $0.kind == .shockEnded } == 1)
        for event in entries.events { #expect(event.startedAt <= event.endedAt) }

        let stops = entries.events.filter { $0.kind == .stop }
        #expect(stops.count == entries.trips.reduce(0) { $0 + Int($1.stopsMade) })
        for stop in stops {
            let legs = entries.trips.filter { $0.number == stop.trip && $0.bus == stop.bus }
            #expect(
                legs.contains { leg in
                    leg.startedAt <= stop.startedAt && leg.endedAt.map { stop.endedAt <= $0 } ?? true
                })
        }
    }

    @Test("a share follows households: the same of a seed, and those of a smaller share are among those of a larger")
    func share() throws {
        func households(_ share: Double) throws -> Set<UInt32> {
            var plan = JournalPlan()
            plan.orderShare = share
            return Set(try Self.run(plan).entries.orders.map(\.household))
        }
        let (all, half, fifth) = (try households(1), try households(0.5), try households(0.2))
        #expect(fifth.isStrictSubset(of: half) && half.isStrictSubset(of: all))
        #expect(abs(Double(half.count) / Double(all.count) - 0.5) < 0.05)
        #expect(try households(0.5) == half)
    }
}
