import Stochastics
import SupplyModel

extension NetworkPlan {
    /// A whole scenario of a network, beside a city's the other kind that there is.
    init(scenario section: Section) {
        _ = section.required(
            "version", .integer(in: CityPlan.schemaVersion...CityPlan.schemaVersion), "The version of these keys.")
        let name = section.required("name", .text(longest: 100), "What reports call it.")
        var plan = section.required(
            "network", .section(NetworkPlan.init(reading:)), "The stock points, and the demand placed on them.")
        plan.name = name
        self = plan
    }

    /// The section `network`.
    private init(reading section: Section) {
        let units = section.value(
            "units", .choice, default: Units.any,
            "Whether quantities are whole `pieces`, or `any` quantity to a millionth of a unit. Draws are rounded to the nearest."
        )
        let periods = section.required(
            "periods", .integer(in: 1...10_000_000), "Periods that are observed, after the warm-up.")
        let warmUp = section.value(
            "warm_up_periods", .integer(in: 0...10_000_000), default: 0,
            "Periods that are simulated before them and left out of all figures.")
        let replications = section.value(
            "replications", .integer(in: 1...10_000), default: 1,
            "Independent runs, unless `--replications` says otherwise. With one, intervals are from batches of periods."
        )
        let traced = section.value(
            "trace_periods", .integer(in: 0...1_000_000), default: 1_000,
            "Periods, from the first on and with the warm-up, that `periods.csv` lists.")
        let steps = section.value(
            "period_order", .list(Kind<Step>.choice, count: 4...6), default: [.order, .receive, .demand, .count],
            "The order of events at the beginning of each period: `order`, `receive`, `demand` and `count`, and where needed `ship` and `expire`."
        )
        let accounting = section.section("accounting", "How costs are charged.", Accounting.init(reading:))
        let life = section.optional("life", .section(Life.init(reading:)), "How goods spoil; without it they do not.")
        let nodes = section.required(
            "nodes",
            .map(of: "nodes", count: 1...10_000) { id, section in NodeEntry(reading: section, id: id, units: units) },
            "The stock points.")
        let outages = section.value(
            "outages", .map(of: "outages", count: 0...1_000) { id, section in NetworkOutage(reading: section, id: id) },
            default: [], "What is out of order, and when.")
        for step in [Step.order, .receive, .demand, .count] {
            section.check(
                steps.count(where: { $0 == step }) == 1, at: "period_order",
                "'period_order' must have '\(step.rawValue)' once")
        }
        section.check(
            Set(steps).count == steps.count, at: "period_order", "'period_order' has a step twice")
        section.check(
            life.map { $0.endsExactly } ?? true || steps.contains(.expire) || section.reader.isDescribing,
            at: "period_order",
            "'period_order' lacks 'expire', which goods with a life need")
        self.init(name: "", units: units, periods: periods, nodes: NodeEntry.joined(nodes))
        self.warmUp = warmUp
        self.replications = replications
        tracedPeriods = traced
        self.steps = steps
        self.accounting = accounting
        self.life = life
        self.outages = outages
        let lanes = outages.allSatisfy(\.lanes.isEmpty) ? [] : laneNames
        for outage in outages {
            for lane in outage.lanes {
                section.check(
                    lanes.contains(lane), at: "outages",
                    "the outage '\(outage.id)' names the lane \(lane.quoted), but there is none of that name\(suggestion(for: lane, among: lanes))"
                )
            }
        }
        section.check(
            !hasCircle, at: "nodes", "the nodes of 'nodes' supply one another in a circle; goods must come from outside"
        )
    }
}

extension NetworkPlan.Accounting {
    /// The section `network.accounting`.
    fileprivate init(reading section: Section) {
        self.init()
        holding = section.value(
            "holding", .choice, default: holding,
            "Whether holding costs are for the stock at the step `count`, or for stock `over_time`.")
        backorders = section.value(
            "backorders", .choice, default: backorders,
            "Whether backorder costs are for what waits at the step `count`, or for all waiting `over_time`.")
        inTransit = section.value(
            "in_transit", .choice, default: inTransit,
            "At whose holding cost goods in transit are charged: none, the shipper's or the receiver's.")
        purchase = section.value(
            "purchase", .choice, default: purchase, "When costs per unit bought are paid.")
    }
}

extension NetworkOutage {
    /// One of the section `network.outages`.
    fileprivate init(reading section: Section, id: String) {
        let first = section.required(
            "from_period", .integer(in: 0...20_000_000), "The period with whose beginning it begins, warm-up included.")
        let periods = section.required("periods", .integer(in: 1...20_000_000), "How many periods it lasts.")
        self.init(id: id, firstPeriod: first, periods: periods)
        nodes = section.value(
            "nodes", .list(.reference(to: "nodes"), count: 0...10_000), default: [],
            "Nodes that send nothing and serve no demand of their own.")
        lanes = section.value(
            "lanes", .list(.text(longest: 140), count: 0...10_000), default: [],
            "Lanes that carry nothing: who sends and who receives, as in depot/shop or outside/depot.")
        section.check(
            !nodes.isEmpty || !lanes.isEmpty || section.reader.isDescribing, at: "nodes",
            "an outage must name 'nodes' or 'lanes'")
    }
}

private enum LifeEnd: String, CaseIterable {
    case atStep = "at_step"
    case exactly
}

extension NetworkPlan.Life {
    /// The section `network.life`.
    fileprivate init(reading section: Section) {
        let periods = section.required(
            "periods", .number(in: 0.000001...1e6), "How long a lot keeps; whole unless it ends exactly.")
        let end = section.value(
            "ends", .choice, default: LifeEnd.atStep,
            "Whether a lot is thrown away at that one of the steps `expire` that it meets, or exactly so long after its start."
        )
        let start = section.value(
            "starts", .choice, default: NetworkPlan.LifeStart.firstReceipt,
            "From when on they are counted: its first receipt from outside, its dispatch there, or each receipt anew.")
        section.check(
            end == .exactly || periods == periods.rounded(), at: "periods",
            "'periods' is \(numberText(periods)); it must be whole, unless 'ends' is exactly")
        self.init(periods: periods, start: start, endsExactly: end == .exactly)
    }
}

extension Kind where Value == Int64 {
    /// A quantity of goods, whole where the network counts pieces.
    static func quantity(_ units: NetworkPlan.Units, in bounds: ClosedRange<Double> = 0...1e9) -> Kind {
        let number = Kind<Double>.number(in: bounds)
        return Kind(
            shape: number.shape, placeholder: { units.count(number.placeholder()) },
            read: { node, subject, reader in
                guard let quantity = number.read(node, subject, reader) else { return nil }
                guard units == .any || quantity == quantity.rounded() else {
                    reader.report(
                        node.place, "\(subject) is \(numberText(quantity)); it must be whole, because 'units' is pieces"
                    )
                    return nil
                }
                return units.count(quantity)
            }, show: { numberText(units.quantity($0)) })
    }
}
