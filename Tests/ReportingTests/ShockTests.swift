import EventKernel
import Experiments
import Foundation
import Reporting
import Scenario
import SupplyModel
import TestSupport
import Testing

/// Every kind of shock, at every kind of place that it can hit, in a town that just does without.
@Suite("Shocks")
struct ShockTests {
    /// A kind of shock at a place, and what must come of it.
    struct Case: Sendable, CustomTestStringConvertible {
        let kind: ShockPlan.Kind
        /// The place as the scenario writes it; everywhere when empty.
        var place = ""
        var size = 1.0
        /// Names of figures that must be higher than without the shock.
        var raises: [String] = []
        /// Names of figures that must be lower.
        var lowers: [String] = []

        var testDescription: String { "\(kind.rawValue) \(place.isEmpty ? "everywhere" : place)" }
    }

    static let cases =
        ["", "sources: [farms]"].map {
            Case(
                kind: .sourceDown, place: $0, raises: ["unmet_person_days.vegetables", "below_floor_days.vegetables"],
                lowers: ["received_t.vegetables", "min_cover_days.vegetables"])
        }
        + ["", "sources: [farms]"].map {
            Case(kind: .laneSlow, place: $0, size: 9, raises: ["stage_hours.stock"], lowers: ["cover_days.vegetables"])
        }
        + ["districts: [west]", "chains: [first]", "stores: [first-1, second-2]"].map {
            Case(kind: .laneSlow, place: $0, size: 9, raises: ["stage_hours.stock", "unmet_person_days"])
        }
        + [
            "", "chains: [first]", "stores: [first-1]", "districts: [west]", "lanes: [first/first-1, second/second-2]",
        ].map {
            Case(kind: .laneClosed, place: $0, raises: ["unmet_person_days", "stage_hours.stock"])
        }
        + ["sources: [farms, province]", "lanes: [farms/first, province/first]"].map {
            Case(
                kind: .laneClosed, place: $0, raises: ["unmet_person_days.vegetables"],
                lowers: ["received_t.vegetables", "min_cover_days.pork"])
        }
        + [
            Case(
                kind: .sourceDown, place: "sources: [farms], commodities: [pork]",
                lowers: ["received_t.pork", "min_cover_days.pork"])
        ]
        + ["", "districts: [west]", "chains: [first]", "stores: [first-1]"].map {
            Case(
                kind: .storeClosed, place: $0, raises: ["stage_hours.round", "unmet_person_days"],
                lowers: ["delivered_t"])
        }
        + ["", "districts: [west]", "chains: [first]", "stores: [first-1]"].map {
            Case(kind: .coldStoreFailed, place: $0, raises: ["spoiled_t.pork", "received_t.pork"])
        }
        + ["", "districts: [west]"].map {
            Case(kind: .busesGone, place: $0, raises: ["stage_hours.bus", "order_to_door.mean", "unmet_person_days"])
        }
        + ["", "districts: [west]"].map {
            Case(
                kind: .crewsAbsent, place: $0, size: 0.8, raises: ["stage_hours.crew", "unmet_person_days"],
                lowers: ["crew_hours"])
        }
        + ["", "districts: [west]"].map {
            Case(kind: .demandSurge, place: $0, raises: ["asked_t"])
        }
        + [Case(kind: .borderClosed, raises: ["stage_hours.bus", "unmet_person_days"], lowers: ["delivered_t"])]
        + ["", "districts: [west]"].map {
            Case(
                kind: .orderingDown, place: $0, size: 0.7, raises: ["unmet_person_days"],
                lowers: ["orders_placed", "asked_t"])
        }
        + ["", "districts: [west]"].map { Case(kind: .managerInert, place: $0) }

    /// The shock of a case as a setting: from noon of the third day on for four days or, at random, again and again for
    /// a day and a half.
    private func setting(_ shock: Case, size: Double? = nil, isRandom: Bool = false) -> String {
        let time =
            isRandom
            ? "mean_days_between: 0.5, duration_hours: 36" : "date: 2020-02-18, time: '12:00', duration_hours: 96"
        let place = shock.place.isEmpty ? "" : ", \(shock.place)"
        return "shocks.shock={kind: \(shock.kind.rawValue), size: \(size ?? shock.size), \(time)\(place)}"
    }

    private static func run(_ settings: [String]) async throws -> Replication {
        let path = repository.appending(path: "Tests/Fixtures/shocks/town.yaml").path
        let city = City(try ScenarioLoader.load(path, overrides: settings))
        return try #require(await Replications(of: city, count: 1, seed: 3, jobs: 1).run().first)
    }

    /// The run without a shock, which all cases share.
    private static let calm = Task { try await run([]) }

    private func expect(_ shock: Case, in run: Replication) async throws {
        let calm = try await Self.calm.value
        #expect(run.ledger.conservation.isExact)
        func value(_ name: String, _ run: Replication) throws -> Double { run.value(of: try FigureReference(name)) }
        for name in shock.raises {
            #expect(try value(name, run) > value(name, calm), "\(name) is higher")
        }
        for name in shock.lowers {
            #expect(try value(name, run) < value(name, calm), "\(name) is lower")
        }
    }

    @Test("each kind is among the cases")
    func allKinds() {
        #expect(Set(Self.cases.map(\.kind)) == Set(ShockPlan.Kind.allCases))
    }

    @Test("each moves the figures that it should, in the direction that it should", arguments: cases)
    func moves(_ shock: Case) async throws {
        try await expect(shock, in: try await Self.run([setting(shock)]))
    }

    @Test("so does each that comes again and again at random", arguments: cases.filter { $0.place.isEmpty })
    func movesAtRandom(_ shock: Case) async throws {
        try await expect(shock, in: try await Self.run([setting(shock, isRandom: true)]))
    }

    @Test("a source that lacks one commodity sends the others as before")
    func oneCommodity() async throws {
        let shock = "kind: source_down, commodities: [pork], date: 2020-02-18, duration_hours: 96"
        let run = try await Self.run(["shocks.shock={\(shock)}"])
        let calm = try await Self.calm.value
        for day in calm.ledger.days.indices {
            let (vegetables, pork) = (0, 1)
            let (hit, usual) = (run.during(day..<day + 1), calm.during(day..<day + 1))
            if (2..<6).contains(day) { #expect(hit.sum(of: pork, \.entered) == .zero) }
            if day <= 2 { #expect(hit.sum(of: vegetables, \.entered) == usual.sum(of: vegetables, \.entered)) }
        }
        #expect(calm.during(2..<6).sum(of: 1, \.entered) > .zero)
    }

    @Test("what is on its way when a lane is closed comes in, and nothing leaves")
    func closedLane() async throws {
        let shock = "kind: lane_closed, sources: [farms, province], date: 2020-02-18, duration_hours: 96"
        let run = try await Self.run(["shocks.shock={\(shock)}"])
        let calm = try await Self.calm.value
        for day in 0..<calm.city.plan.days {
            let (hit, usual) = (run.during(day..<day + 1), calm.during(day..<day + 1))
            if day < 2 { #expect(hit.sum(\.entered) == usual.sum(\.entered)) }
            if (2..<6).contains(day) { #expect(hit.sum(\.entered) == .zero) }
        }
    }

    @Test("where the manager is inert the lists stay as they were drawn up", arguments: ["", ", districts: [west]"])
    func managerInert(place: String) async throws {
        let time = "date: 2020-02-16, duration_hours: 192"
        let run = try await Self.run(["shocks.shock={kind: manager_inert, \(time)\(place)}"])
        let calm = try await Self.calm.value
        let handover = run.city.plan.handover
        func isAsDrawn(_ community: Int, _ run: Replication) -> Bool {
            let carriers = (Double(run.city.membersOfCommunity[community]) * handover.deliveryShare).rounded()
            return run.ledger.crews.communities[community].nominalSeconds
                == Int(carriers) * Int(handover.shift.openSpan.ticks) * run.city.plan.days
        }
        let communities = run.city.geography.communities
        for community in communities.indices where place.isEmpty || communities[community].district.index == 0 {
            #expect(isAsDrawn(community, run))
        }
        #expect(!communities.indices.allSatisfy { isAsDrawn($0, calm) })
        if place.isEmpty { #expect(run.ledger.crews.moved == 0 && calm.ledger.crews.moved > 0) }
    }

    @Test("of size 0 each leaves every file as it is, byte for byte", arguments: cases)
    func sizeZero(_ shock: Case) async throws {
        let without = try files(of: try await Self.calm.value)
        for isRandom in [false, true] where !isRandom || shock.place.isEmpty {
            let with = try files(of: try await Self.run([setting(shock, size: 0, isRandom: isRandom)]))
            #expect(with == without)
        }
    }

    /// What a run writes.
    private func files(of run: Replication) throws -> [Data] {
        let request = RunRequest(settings: [], scale: 1, seed: 3, replications: 1)
        let results = try #require(RunResults(of: request, replications: [run]))
        return [
            try results.summary.json, Data(results.dailyTable.utf8), Data(results.cellTable.utf8),
            Data(results.areaTable.utf8), Data((results.nodeTable ?? "").utf8),
        ]
    }
}
