public import Scenario
import SupplyModel

/// A scenario under stress: when outages begin, how far one looks, and when service counts as held.
///
/// Time is counted in steps from the start of the run: days of a city, periods of a network. Service is looked at by column: the
/// commodities of a city, the nodes of a network that have demand of their own.
public struct StressSetting: Sendable {
    /// The scenario's file.
    public let file: ScenarioFile
    /// What the file holds.
    public let scenario: LoadedScenario
    /// The step with whose beginning outages begin.
    public let begin: Int
    /// The first step that is not looked at any more.
    public let end: Int
    /// A step's service counts as held while the share unmet is above that of the undisturbed run by `1 - served` at most.
    public let served: Double
    /// What service is looked at by.
    public let columns: [String]
    /// The districts, where there are several; empty for a network.
    public let districts: [String]
    /// The classes of households; empty for a network.
    public let classes: [String]
    private let city: City?

    /// Periods of a network that are looked at, for each of the longest outage.
    private static let horizon = 10

    /// Lays out a stress test.
    ///
    /// - Parameters:
    ///   - file: where the scenario comes from.
    ///   - scenario: what it holds.
    ///   - begin: the first step of outages; nil for a third of the way into the run.
    ///   - longest: the longest outage, in steps.
    ///   - served: the share of need by which a step is judged, from 0 to 1.
    /// - Throws: why the run has no room for such outages.
    public init(
        _ file: ScenarioFile, _ scenario: LoadedScenario, begin: Int?, longest: Int, served: Double
    ) throws(StressProblem) {
        self.file = file
        self.scenario = scenario
        self.served = served
        switch scenario {
        case .city(let plan):
            self.begin = begin ?? plan.days / 3
            end = plan.days
            columns = plan.commodities.map(\.id)
            let names = plan.geography.districtNames
            districts = names.count > 1 ? names : []
            classes = plan.geography.people.classes.map(\.id)
            city = City(plan)
        case .network(let plan):
            let last = plan.warmUp + plan.periods
            self.begin = begin ?? plan.warmUp + min(plan.periods / 3, 50)
            end = min(last, self.begin + Self.horizon * max(1, longest))
            columns = plan.nodes.filter { $0.demand != nil }.map(\.id)
            (districts, classes) = ([], [])
            city = nil
            guard self.begin >= plan.warmUp else {
                throw StressProblem(
                    "outages cannot begin in period \(self.begin): what is before period \(plan.warmUp) is warm-up")
            }
        }
        guard self.begin >= 0, self.begin < end else {
            throw StressProblem("outages cannot begin on \(Self.text(self.begin, scenario)): \(Self.run(scenario))")
        }
        guard self.begin + longest <= end else {
            throw StressProblem(
                "an outage of \(longest) \(unit) that begins on \(Self.text(self.begin, scenario)) is longer than the run: "
                    + Self.run(scenario))
        }
    }

    /// What a step is called, when there are several.
    public var unit: String {
        switch scenario {
        case .city: "days"
        case .network: "periods"
        }
    }

    /// How many steps are looked at.
    public var horizonSteps: Int { end - begin }

    /// The date or the number of the step with which outages begin.
    public var beginText: String { Self.text(begin, scenario) }

    private static func text(_ step: Int, _ scenario: LoadedScenario) -> String {
        switch scenario {
        case .city(let plan): (plan.start + step).description
        case .network: "period \(step)"
        }
    }

    private static func run(_ scenario: LoadedScenario) -> String {
        switch scenario {
        case .city(let plan): "the run goes from \(plan.start) to \(plan.start + (plan.days - 1))"
        case .network(let plan): "the run goes from period 0 to \(plan.warmUp + plan.periods - 1)"
        }
    }

    // MARK: Outages

    /// What a scenario is given so that some targets are out together.
    ///
    /// - Parameters:
    ///   - targets: what is out.
    ///   - length: how many steps it lasts; nil for the rest of the run.
    public func point(of targets: [StressTarget], lasting length: Int?) -> DesignPoint {
        let steps = length ?? horizonSteps
        switch scenario {
        case .city(let plan):
            return DesignPoint(
                targets.enumerated().map { number, target in
                    let when = "size: 1, date: \(plan.start + begin), duration_hours: \(24 * steps)"
                    return DesignPoint.Setting(
                        path: "shocks.\(Self.shockName(number, in: plan))",
                        value: "{\(Self.shock(target, of: plan)), \(when)}")
                })
        case .network(let plan):
            let outages = targets.enumerated().map { number, target in
                let place =
                    switch target.kind {
                    case .source: "lanes: [\(plan.outsideLanes.joined(separator: ", "))]"
                    case .lane: "lanes: [\(target.id)]"
                    case .node, .commodity: "nodes: [\(target.id)]"
                    }
                return DesignPoint.Setting(
                    path: "network.outages.\(Self.outageName(number, in: plan))",
                    value: "{from_period: \(begin), periods: \(steps), \(place)}")
            }
            return DesignPoint(outages + calmSettings)
        }
    }

    /// What the undisturbed scenario is given: a network is run no farther than is looked at.
    public var calm: DesignPoint { DesignPoint(calmSettings) }

    private var calmSettings: [DesignPoint.Setting] {
        guard case .network(let plan) = scenario, end < plan.warmUp + plan.periods else { return [] }
        return [DesignPoint.Setting(path: "network.periods", value: "\(end - plan.warmUp)")]
    }

    /// Kind and place of the shock by which a target is out.
    private static func shock(_ target: StressTarget, of plan: CityPlan) -> String {
        let parts = target.id.split(separator: "/").map(String.init)
        switch target.kind {
        case .source where parts.count == 2:
            return "kind: source_down, sources: [\(parts[0])], commodities: [\(parts[1])]"
        case .source: return "kind: source_down, sources: [\(target.id)]"
        case .commodity: return "kind: source_down, commodities: [\(target.id)]"
        case .lane: return "kind: lane_closed, lanes: [\(target.id)]"
        case .node where plan.replenishment.chains.contains { $0.id == target.id }:
            return "kind: lane_closed, chains: [\(target.id)]"
        case .node: return "kind: store_closed, stores: [\(target.id)]"
        }
    }

    private static func shockName(_ number: Int, in plan: CityPlan) -> String {
        free("stress-\(number)", among: plan.shocks.map(\.id))
    }

    private static func outageName(_ number: Int, in plan: NetworkPlan) -> String {
        free("stress-\(number)", among: plan.outages.map(\.id))
    }

    /// A name that the scenario does not have.
    private static func free(_ name: String, among names: [String]) -> String {
        var name = name
        while names.contains(name) { name += "x" }
        return name
    }

    // MARK: Measures

    /// What is looked at in every trial.
    public var measures: [Measure] { stepMeasures.flatMap { $0 } + windowMeasures }

    /// By step, from the first of the outage on: what each column lacked and asked, and each district's share.
    private var stepMeasures: [[Measure]] {
        (begin..<end).map { step in
            switch scenario {
            case .city(let plan):
                let day = plan.start + step
                return columns.map { Measure("unmet_person_days.\($0)", on: day...day) }
                    + districts.map { Measure("district_unmet_share.\($0)", on: day...day) }
            case .network:
                return columns.flatMap {
                    [Measure("demand.\($0)", in: step...step), Measure("met_at_once.\($0)", in: step...step)]
                }
            }
        }
    }

    /// Over all steps together.
    private var windowMeasures: [Measure] {
        guard case .city(let plan) = scenario else { return [] }
        let window = plan.start + begin...plan.start + (end - 1)
        return classes.map { Measure("class_unmet_share.\($0)", on: window) }
    }

    /// What a trial says of service.
    func series(of figures: TrialFigures) -> ServiceSeries {
        func value(_ measure: Measure) -> Double {
            let value = figures[measure]
            return value.isFinite ? value : 0
        }
        var series = ServiceSeries(columns: columns.count)
        for measures in stepMeasures {
            let values = measures.map(value)
            switch scenario {
            case .city:
                for column in columns.indices { series.missed[column].append(values[column]) }
                series.districts.append(Array(values[columns.count...]))
            case .network:
                for column in columns.indices {
                    series.asked[column].append(values[2 * column])
                    series.missed[column].append(values[2 * column] - values[2 * column + 1])
                }
            }
        }
        series.classes = windowMeasures.map { figures[$0] }
        return series
    }

    /// Person-days that those whom a target serves need of each column in a day; nil for a network, whose demand is in the
    /// series.
    func served(by targets: [StressTarget]) -> [Double]? {
        guard case .city(let plan) = scenario, let city else { return nil }
        let nodes = targets.map { node(servedBy: $0, in: city) }
        return plan.commodities.enumerated().map { index, commodity in
            guard !nodes.contains(nil) else { return Double(city.eaters(of: index)) }
            let need = Set(nodes.compactMap(\.self)).reduce(Int64(0)) { $0 + city.need(of: index, atNode: $1) }
            return Double(need) / Double(commodity.needPerPersonDay.count)
        }
    }

    /// The warehouse or store whose people a target serves; nil where it is all the city's.
    private func node(servedBy target: StressTarget, in city: City) -> Int? {
        let chains = city.plan.replenishment.chains.map(\.id)
        let receiver =
            switch target.kind {
            case .source, .commodity: ""
            case .node: target.id
            case .lane: target.id.split(separator: "/").last.map(String.init) ?? ""
            }
        return chains.firstIndex(of: receiver)
            ?? city.stores.firstIndex { $0.id == receiver }.map { chains.count + $0 }
    }
}
