import EventKernel
import Experiments
import Statistics
import Stochastics
import SupplyModel

extension RunReport {
    /// Works the report out of a run.
    ///
    /// - Parameters:
    ///   - run: what was simulated.
    ///   - notes: where the scenario's figures come from, as it says itself.
    public init(of run: RunResults, notes: [ScenarioNote] = []) {
        let city = run.city
        version = RunReport.version
        kind = "run"
        summary = run.summary
        hasGates = city.hasGates
        let eaters = city.plan.commodities.indices.reduce(0) { $0 + city.eaters(of: $1) }
        personDays = Figure(Double(eaters * city.plan.days))
        cover = city.plan.commodities.indices.filter { city.plan.commodities[$0].isNeeded }.map { Cover(of: $0, run) }
        daily = Days(of: run)
        door = Door(of: run)
        spoiled = city.plan.commodities.enumerated().map { index, commodity in
            Spoiled(
                id: commodity.id,
                tonnes: SpoilagePlace.allCases.map { place in
                    Figure(run.mean { $0.spoiled(index, at: place).kilograms / 1000 })
                })
        }
        lorenz = RunReport.lorenz(of: run)
        let shocks = run.replications[0].ledger.shocks
        marks = RunReport.marks(of: city.plan, shocks: shocks)
        let unmarked = shocks.count - marks.count { $0.kind == .shock }
        unmarkedShocks = unmarked > 0 ? unmarked : nil
        targets = city.plan.targets
        randomShocks = city.plan.shocks.compactMap { shock in
            guard case .random(let days) = shock.occurrence, shock.size > 0 else { return nil }
            return RandomShock(id: shock.id, meanDaysBetween: Figure(days))
        }
        map = MapReplay(of: run)
        self.notes = notes
    }

    /// How many times the same shock is marked at most.
    private static let mostSpells = 100

    /// The phases, and the shocks as they came; of a run that goes on, shocks with a date that are yet to come as well, with
    /// the mean of their length.
    static func marks(of plan: CityPlan, shocks spells: [ShockSpell]) -> [TimeMark] {
        let phases = plan.phases.filter { $0.day < plan.days }.map {
            TimeMark($0.id, kind: .phase, start: Double($0.day))
        }
        let shocks = plan.shocks.enumerated().flatMap { index, shock -> [TimeMark] in
            let came = spells.filter { $0.shock == index }.prefix(mostSpells)
            if came.isEmpty, case .at(let day, let second) = shock.occurrence, shock.size > 0, day < plan.days {
                let start = Double(day) + Double(second) / Double(secondsPerDay)
                return [TimeMark(shock.id, kind: .shock, start: start, end: start + shock.durationHours.mean / 24)]
            }
            return came.map {
                TimeMark(shock.id, kind: .shock, start: $0.began.days, end: $0.ended?.days)
            }
        }
        return phases + shocks
    }

    /// The mean of the replications' curves, at 200 steps or as many as there are cells.
    private static func lorenz(of run: RunResults) -> [Figure] {
        let curves = run.replications.map { Inequality.lorenz($0.deliveredShareByCell) }
        let cells = curves[0].count - 1
        let steps = min(200, cells)
        return (0...steps).map { step in
            // Between two cells the curve is a straight line.
            let place = Double(step) * Double(cells) / Double(steps)
            let low = min(cells - 1, Int(place))
            let sum = curves.reduce(0.0) { $0 + $1[low] + ($1[low + 1] - $1[low]) * (place - Double(low)) }
            return Figure(sum / Double(curves.count), decimals: 5)
        }
    }
}

extension RunReport.Cover {
    fileprivate init(of commodity: Int, _ run: RunResults) {
        let plan = run.city.plan
        id = plan.commodities[commodity].id
        floorDays = Figure(plan.commodities[commodity].floorDays)
        let days = (0..<plan.days).map { day in run.replications.map { $0.coverDays(of: commodity, onDay: day) } }
        mean = days.map { Figure($0.reduce(0, +) / Double($0.count)) }
        lowest = days.map { Figure($0.min() ?? .nan) }
        highest = days.map { Figure($0.max() ?? .nan) }
    }
}

extension RunReport.Days {
    fileprivate init(of run: RunResults) {
        let days = 0..<run.city.plan.days
        func daily(decimals: Int = 2, _ figure: (Replication) -> Double) -> [Figure] {
            days.map { day in Figure(run.mean { figure($0.during(day..<day + 1)) }, decimals: decimals) }
        }
        func total(_ figure: KeyPath<DayTally, Int>, _ day: Int) -> Double {
            run.mean { Double($0.ledger.days[day][keyPath: figure]) }
        }
        placed = daily { Double($0.ordersPlaced) }
        delivered = daily { Double($0.ordersDelivered) }
        filled = daily { $0.orderFillRate * Double($0.ordersPlaced) }
        cancelled = daily { Double($0.ordersCancelled) }
        askedTonnes = daily { $0.sum(\.asked).kilograms / 1000 }
        deliveredTonnes = daily { $0.sum(\.delivered).kilograms / 1000 }
        unmetShare = daily(decimals: 6) { $0.unmetShare }
        orderToDoorHours = days.map { day in
            Figure(total(\.orderToDoorSeconds, day) / total(\.deliveries, day) / 3600)
        }
        stageHours = Stage.allCases.map { stage in
            days.map { day in
                let index = day * Stage.allCases.count + stage.rawValue
                let seconds = run.mean { Double($0.ledger.stageSeconds[index]) }
                return Figure(seconds / total(\.deliveries, day) / 3600)
            }
        }
        func hourly(_ seconds: (HourTally) -> [Int]) -> [[Figure]] {
            days.map { day in
                (0..<24).map { hour in
                    Figure(run.mean { Double(seconds($0.ledger.hours)[day * 24 + hour]) } / 3600, decimals: 1)
                }
            }
        }
        buses = hourly(\.busSeconds)
        members = hourly(\.crewSeconds)
    }
}

extension RunReport.Door {
    /// At most 48 intervals that hold 99 % of the deliveries.
    fileprivate init(of run: RunResults) {
        let histogram = run.replications.reduce(into: LogHistogram()) { $0.merge($1.ledger.orderToDoor) }
        let most = histogram.quantile(0.99) / 3600
        let widths = [0.25, 0.5, 1, 2, 3, 4, 6, 8, 12, 24]
        let width = widths.first { most / $0 <= 48 } ?? (most.isFinite ? (most / 48 / 24).rounded(.up) * 24 : 1)
        let count = most.isFinite ? max(1, Int((most / width).rounded(.up))) : 1
        var weights = Array(repeating: 0.0, count: count)
        for (value, weight) in histogram.contents {
            // What a bucket holds is spread over its width: else some intervals would hold a bucket more than others.
            let half = value * LogHistogram.relativeError / 2
            let (low, high) = ((value - half) / 3600 / width, (value + half) / 3600 / width)
            for bin in min(count, Int(low))..<count where Double(bin) < max(high, low + 1e-9) {
                let part = high > low ? (min(high, Double(bin + 1)) - max(low, Double(bin))) / (high - low) : 1
                weights[bin] += Double(weight) * part
            }
        }
        let all = Double(histogram.count)
        binHours = Figure(width)
        shares = weights.map { Figure(all > 0 ? $0 / all : 0, decimals: 6) }
        beyond = Figure(all > 0 ? max(0, 1 - weights.reduce(0, +) / all) : 0, decimals: 6)
    }
}

extension Instant {
    /// Days from the first midnight.
    fileprivate var days: Double { Double(ticks) / Double(secondsPerDay) }
}
