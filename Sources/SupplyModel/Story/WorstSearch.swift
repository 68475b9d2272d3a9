public import EventKernel

/// Looks through a run for the orders and households that fared worst, each kind of misfortune by itself.
///
/// Of each kind and cell the worst is kept, so that those that are told come from many places.
/// ```swift
/// var search = WorstSearch(of: city)
/// while !simulation.isFinished { simulation.runDay(searching: &search) }
/// let found = search.worst(20)
/// ```
/// - Complexity: O(1) for each delivery, and each day households x commodities; two bytes for each of those.
public struct WorstSearch: Sendable {
    /// What made an order or a household worth telling.
    public enum Cause: Hashable, Sendable {
        /// Nothing came to a household that lacked something, and every store refused its cell.
        case refused
        /// Nothing came to a household that lacked something, and it cannot order online.
        case offline
        /// Nothing came to a household that lacked something, for another reason.
        case neverServed
        /// An order came late, and spent most of its time in a stage.
        case late(Stage)
        /// An order had not come when the run ended, and was later than is on time (`measures.on_time_hours`).
        case open
        /// A household went without a commodity, midnight after midnight.
        case without(commodity: Int)
    }

    /// An order or a household that was found.
    public struct Finding: Hashable, Sendable {
        /// Why.
        public let cause: Cause
        /// The household's position in the household table.
        public let household: Int
        /// When the order was placed; nil where the whole household is meant.
        public let placedAt: Instant?
        /// How long it took, or lasted.
        public let span: Span
    }

    private struct Candidate: BitwiseCopyable, Sendable {
        var household: UInt32 = 0
        var placedAt: Int32 = -1
        var seconds: Int32 = 0
    }

    private let city: City
    private let commodityCount: Int
    /// The worst of each cell, `[stage * cells + cell]`, of what was delivered.
    private var late: [Candidate]
    private var open: [Candidate]
    /// Midnights running for which each household has been without each commodity, and the most for any of them.
    private var without: [UInt16]
    private var longest: [UInt16]
    private var longestCommodity: [UInt8]
    private var isServed: [Bool] = []
    private var isRefused: [Bool] = []
    private var hasPhone = false

    /// Prepares to look through a run of a city.
    public init(of city: City) {
        self.city = city
        commodityCount = city.plan.commodities.count
        let (cells, households) = (city.geography.cells.count, city.geography.personsInHousehold.count)
        late = Array(repeating: Candidate(), count: Stage.allCases.count * cells)
        open = Array(repeating: Candidate(), count: cells)
        without = Array(repeating: 0, count: households * commodityCount)
        longest = Array(repeating: 0, count: households)
        longestCommodity = Array(repeating: 0, count: households)
    }

    mutating func see(_ event: CityEvent, at time: Instant, in model: CityModel) {
        switch event {
        case .handover(.roundEnded(let id)):
            let round = model.handover.rounds[id]
            let start = Instant(ticks: Int64(round.startedAt))
            for index in Int(round.first)..<Int(round.first + round.count) {
                noteDelivery(model.batches[round.batch, index], of: model.batches[round.batch], start, door: time)
            }
        case .handover(.gate(.handedOver(let id))):
            let pickUp = model.handover.gates.pickUps[id]
            noteDelivery(
                model.batches[pickUp.batch, Int(pickUp.order)], of: model.batches[pickUp.batch],
                Instant(ticks: Int64(pickUp.servedAt)), door: time)
        case .midnight where time > .zero: lookIntoPantries(at: time, model)
        default: break
        }
    }

    mutating func finish(at end: Instant, _ model: CityModel) {
        lookIntoPantries(at: end, model)
        isServed = longest.indices.map(model.households.isServed)
        isRefused = model.groupBuying.storeOfCell.map { $0 == nil }
        hasPhone = city.plan.isEver { $0.phone != nil }
        for id in model.batches.open where model.batches[id].origin == .round {
            for index in 0..<Int(model.batches[id].orders.count) {
                let order = model.batches[id, index]
                guard !order.packages.isEmpty else { continue }
                let seconds = Int32(end.ticks) - order.placedAt
                let promise = city.plan.measures(onDay: Int(order.placedAt) / secondsPerDay).onTimeHours
                guard Int64(seconds) > Span(hours: promise).ticks else { continue }
                keep(&open[model.batches[id].cell.index], order, seconds)
            }
        }
    }

    private mutating func noteDelivery(_ order: Order, of batch: Batch, _ start: Instant, door: Instant) {
        guard batch.origin == .round else { return }
        let times = [
            order.placedAt, order.firstReleasedAt, batch.allocatedAt, batch.stagedAt, batch.departedAt,
            batch.unloadedAt, Int32(start.ticks), Int32(door.ticks),
        ]
        var worst = 0
        for stage in 0..<times.count - 1
        where times[stage + 1] - times[stage] > times[worst + 1] - times[worst] { worst = stage }
        keep(
            &late[worst * city.geography.cells.count + batch.cell.index], order, Int32(door.ticks) - order.placedAt)
    }

    private func keep(_ candidate: inout Candidate, _ order: Order, _ seconds: Int32) {
        guard seconds > candidate.seconds else { return }
        candidate = Candidate(household: order.household, placedAt: order.placedAt, seconds: seconds)
    }

    private mutating func lookIntoPantries(at now: Instant, _ model: CityModel) {
        for household in longest.indices {
            for commodity in 0..<commodityCount {
                let index = household * commodityCount + commodity
                guard model.households.hasRunOut(of: commodity, household: household, at: now) else {
                    without[index] = 0
                    continue
                }
                without[index] += 1
                if without[index] > longest[household] {
                    longest[household] = without[index]
                    longestCommodity[household] = UInt8(commodity)
                }
            }
        }
    }

    /// So many findings: the worst of each cause by turns, and of each cause the longest first.
    ///
    /// No household is found twice. Among those equally badly off the first in the household table comes first.
    public func worst(_ count: Int) -> [Finding] {
        var lines = findingsByCause
        var chosen: [Finding] = []
        var seen: Set<Int> = []
        while chosen.count < count, lines.contains(where: { !$0.isEmpty }) {
            for index in lines.indices where chosen.count < count {
                while let finding = lines[index].popLast() {
                    guard seen.insert(finding.household).inserted else { continue }
                    chosen.append(finding)
                    break
                }
            }
        }
        return chosen
    }

    /// The findings of each cause, the worst last.
    private var findingsByCause: [[Finding]] {
        var byCause: [Cause: [Finding]] = [:]
        for finding in worstHouseholds { byCause[finding.cause, default: []].append(finding) }
        let cells = city.geography.cells.count
        for stage in Stage.allCases {
            byCause[.late(stage)] = late[stage.rawValue * cells..<(stage.rawValue + 1) * cells].compactMap {
                finding($0, .late(stage))
            }
        }
        byCause[.open] = open.compactMap { finding($0, .open) }
        let order: [Cause] =
            [.refused, .offline, .neverServed, .open] + Stage.allCases.map { .late($0) }
            + (0..<commodityCount).map { .without(commodity: $0) }
        return order.map { cause in
            (byCause[cause] ?? []).sorted { ($0.span, $1.household) < ($1.span, $0.household) }
        }
    }

    private func finding(_ candidate: Candidate, _ cause: Cause) -> Finding? {
        guard candidate.seconds > 0 else { return nil }
        return Finding(
            cause: cause, household: Int(candidate.household), placedAt: Instant(ticks: Int64(candidate.placedAt)),
            span: Span(ticks: Int64(candidate.seconds)))
    }

    /// Of each cell and cause the household that went without for longest.
    private var worstHouseholds: [Finding] {
        var found: [Finding] = []
        for (index, cell) in city.geography.cells.enumerated() {
            var worst: [Cause: Int] = [:]
            for household in cell.households where longest[household] > 0 {
                let cause = cause(of: household, in: index)
                if longest[household] > worst[cause].map({ longest[$0] }) ?? 0 { worst[cause] = household }
            }
            found += worst.values.sorted().map { household in
                Finding(
                    cause: cause(of: household, in: index), household: household, placedAt: nil,
                    span: Span(ticks: Int64(longest[household]) * Int64(secondsPerDay)))
            }
        }
        return found
    }

    private func cause(of household: Int, in cell: Int) -> Cause {
        if isServed[household] { return .without(commodity: Int(longestCommodity[household])) }
        if isRefused[cell] { return .refused }
        let traits = city.geography.traits
        if hasPhone, !traits.isEmpty, traits[household].contains(.offline) { return .offline }
        return .neverServed
    }
}
