import Experiments
import SupplyModel

extension Summary {
    /// Orders against their promise.
    public struct Service: Codable, Hashable, Sendable {
        /// Hours within which an order is on time.
        public var onTimeHours: Figure
        /// Those that phases change it to, in turn; nil when none does.
        public var laterOnTimeHours: [Figure]?
        /// Orders that came whole, in one delivery, in a good state and on time, over those that were due.
        public var onTimeInFull: Figure
        /// Orders placed so long before the end that they could be late.
        public var ordersDue: Figure
        /// Orders of which all was delivered, over orders placed.
        public var orderFillRate: Figure

        enum CodingKeys: String, CodingKey {
            case onTimeHours = "on_time_hours"
            case laterOnTimeHours = "on_time_hours_later"
            case onTimeInFull = "on_time_in_full"
            case ordersDue = "orders_due"
            case orderFillRate = "order_fill_rate"
        }

        init(_ series: inout Series, _ plan: CityPlan) {
            onTimeHours = Figure(plan.measures.onTimeHours)
            let later = plan.promisedHours.dropFirst().map { Figure($0) }
            laterOnTimeHours = later.isEmpty ? nil : later
            onTimeInFull = series.share("service.on_time_in_full") { $0.onTimeInFull }
            ordersDue = series.mean("service.orders_due") { $0.ordersDue }
            orderFillRate = series.share("service.order_fill_rate") { $0.orderFillRate }
        }

        /// The hours within which an order is on time; where phases change them, one after the other.
        var promiseText: String {
            ([onTimeHours] + (laterOnTimeHours ?? [])).map { CSVText.field($0.number) }.joined(separator: " / ")
        }
    }

    /// How long households and cells went from one delivery to the next, in days.
    public struct Gaps: Codable, Hashable, Sendable {
        /// Households to which nothing came.
        public var neverServed: Figure
        /// The longest gap of any household.
        public var longest: Figure
        /// What 95 % of the households' gaps do not exceed.
        public var p95: Figure
        /// The longest time for which nothing came to any door of some cell.
        public var longestOfCell: Figure
        /// Cells to which nothing came for `unservedDays` or more.
        public var cellsUnserved: Figure
        /// From how many days on a cell counts as unserved.
        public var unservedDays: Int

        enum CodingKeys: String, CodingKey {
            case neverServed = "households_never_served"
            case longest = "longest_gap_days"
            case p95 = "gap_p95_days"
            case longestOfCell = "longest_cell_gap_days"
            case cellsUnserved = "cells_unserved"
            case unservedDays = "unserved_days"
        }

        init(_ series: inout Series, _ plan: MeasuresPlan) {
            neverServed = series.mean("gaps.households_never_served") { $0.ledger.gaps.neverServed }
            longest = series.mean("gaps.longest_gap_days") { $0.ledger.gaps.longest }
            p95 = series.mean("gaps.gap_p95_days") { $0.ledger.gaps.quantile(0.95).map(Double.init) ?? .nan }
            longestOfCell = series.mean("gaps.longest_cell_gap_days") { $0.longestCellGapDays }
            cellsUnserved = series.mean("gaps.cells_unserved") { $0.cellsUnserved }
            unservedDays = plan.unservedDays
        }
    }

    /// Food energy of a person and day, in kilocalories.
    public struct Energy: Codable, Hashable, Sendable {
        /// What a person should have.
        public var standard: Figure
        /// What the scenario's need holds.
        public var needed: Figure
        /// What people ate.
        public var eaten: Figure
        /// What people lacked against the standard, cell by cell.
        public var shortfall: Figure

        enum CodingKeys: String, CodingKey {
            case standard = "standard_kcal"
            case needed = "needed_kcal"
            case eaten = "eaten_kcal"
            case shortfall = "shortfall_kcal"
        }

        init?(_ series: inout Series, _ plan: MeasuresPlan) {
            guard series.replications[0].hasEnergy else { return nil }
            standard = Figure(plan.energyStandard)
            needed = Figure(series.replications[0].energyNeeded)
            eaten = series.mean("energy.eaten_kcal") { $0.energyPerPersonDay }
            shortfall = series.mean("energy.shortfall_kcal") { $0.energyShortfall }
        }
    }

    /// The spells without one commodity.
    public struct Deprivation: Codable, Hashable, Sendable {
        /// Spells of households.
        public var spells: Figure
        /// Days of them, each counted for every person of the household.
        public var personDays: Figure
        /// The mean length, by persons.
        public var meanHours: Figure
        /// The longest.
        public var longestHours: Figure
        /// What they cost all people, in the scenario's currency.
        public var cost: Figure
        /// The person-days without, that no cost is seen without them.
        public var unmetPersonDays: Figure

        enum CodingKeys: String, CodingKey {
            case spells, cost
            case personDays = "person_days"
            case meanHours = "mean_hours"
            case longestHours = "longest_hours"
            case unmetPersonDays = "unmet_person_days"
        }

        static func all(of run: RunResults, _ series: inout Series) -> [String: Deprivation]? {
            var all: [String: Deprivation] = [:]
            for (index, commodity) in run.city.plan.commodities.enumerated()
            where run.replications[0].hasDeprivation(of: index) {
                all[commodity.id] = Deprivation(of: index, "deprivation.\(commodity.id)", &series)
            }
            return all.isEmpty ? nil : all
        }

        private init(of index: Int, _ path: String, _ series: inout Series) {
            spells = series.mean("\(path).spells") { $0.ledger.deprivation[index].spells }
            personDays = series.mean("\(path).person_days") { $0.deprivationPersonDays(of: index) }
            meanHours = series.mean("\(path).mean_hours") { $0.meanSpellHours(of: index) }
            longestHours = series.mean("\(path).longest_hours") {
                Double($0.ledger.deprivation[index].longest) / 3600
            }
            cost = series.mean("\(path).cost") { $0.deprivationCost(of: index) }
            unmetPersonDays = series.mean("\(path).unmet_person_days") { $0.unmetPersonDays(of: index) }
        }
    }

    /// A class of households.
    public struct Group: Codable, Hashable, Sendable {
        /// How many households belong to it.
        public var households: Int
        /// The people in them.
        public var people: Int
        /// Orders that they placed.
        public var orders: Figure
        /// Handovers at their doors.
        public var deliveries: Figure
        /// Delivered over asked, by weight.
        public var fillRate: Figure
        /// Hours from order to door, over their deliveries.
        public var meanOrderToDoorHours: Figure
        /// Delivered over needed, by weight.
        public var deliveredShare: Figure
        /// That over the same of all others.
        public var deliveredRatio: Figure
        /// Person-days without, over all commodities.
        public var unmetPersonDays: Figure
        /// Person-days without each commodity.
        public var unmetPersonDaysOf: [String: Figure]
        /// What being without each commodity that is priced cost them, in the scenario's currency; nil where none is.
        public var deprivationCostOf: [String: Figure]?
        /// Those over the person-days of who needs each commodity.
        public var unmetShare: Figure
        /// That over the same of all others.
        public var unmetRatio: Figure
        /// Those to which nothing came.
        public var neverServed: Figure
        /// The longest time from one delivery to the next, in days.
        public var longestGapDays: Figure

        enum CodingKeys: String, CodingKey {
            case households, people, orders, deliveries
            case fillRate = "fill_rate"
            case meanOrderToDoorHours = "mean_order_to_door_hours"
            case deliveredShare = "delivered_share"
            case deliveredRatio = "delivered_ratio"
            case unmetPersonDays = "unmet_person_days"
            case unmetPersonDaysOf = "unmet_person_days_of"
            case deprivationCostOf = "deprivation_cost_of"
            case unmetShare = "unmet_share"
            case unmetRatio = "unmet_ratio"
            case neverServed = "households_never_served"
            case longestGapDays = "longest_gap_days"
        }

        static func all(of run: RunResults, _ series: inout Series) -> [String: Group]? {
            var all: [String: Group] = [:]
            for group in run.replications[0].householdClasses { all[group.id] = Group(of: group, &series) }
            return all.isEmpty ? nil : all
        }

        private init(of group: HouseholdGroup, _ series: inout Series) {
            let path = "classes.\(group.id)"
            let first = series.replications[0].figures(of: group)
            households = first.households
            people = first.people
            orders = series.mean("\(path).orders") { $0.figures(of: group).ordersPlaced }
            deliveries = series.mean("\(path).deliveries") { $0.figures(of: group).deliveries }
            fillRate = series.share("\(path).fill_rate") { $0.figures(of: group).fillRate }
            meanOrderToDoorHours = series.mean("\(path).mean_order_to_door_hours") {
                $0.figures(of: group).meanOrderToDoorHours
            }
            deliveredShare = series.share("\(path).delivered_share") { $0.figures(of: group).deliveredShare }
            deliveredRatio = series.share("\(path).delivered_ratio") {
                $0.figures(of: group).deliveredShare / $0.figures(ofAllBut: group).deliveredShare
            }
            unmetPersonDays = series.mean("\(path).unmet_person_days") { $0.figures(of: group).unmetPersonDays }
            unmetPersonDaysOf = [:]
            for (index, commodity) in first.run.city.plan.commodities.enumerated() {
                unmetPersonDaysOf[commodity.id] = series.mean("\(path).unmet_person_days_of.\(commodity.id)") {
                    $0.figures(of: group).unmetPersonDays(of: index)
                }
            }
            var costs: [String: Figure] = [:]
            for (index, commodity) in first.run.city.plan.commodities.enumerated()
            where first.run.hasDeprivation(of: index) {
                costs[commodity.id] = series.mean("\(path).deprivation_cost_of.\(commodity.id)") {
                    $0.figures(of: group).deprivationCost(of: index)
                }
            }
            deprivationCostOf = costs.isEmpty ? nil : costs
            unmetShare = series.share("\(path).unmet_share") { $0.figures(of: group).unmetShare }
            unmetRatio = series.share("\(path).unmet_ratio") {
                $0.figures(of: group).unmetShare / $0.figures(ofAllBut: group).unmetShare
            }
            neverServed = series.mean("\(path).households_never_served") { $0.figures(of: group).neverServed }
            longestGapDays = series.mean("\(path).longest_gap_days") { $0.figures(of: group).longestGapDays }
        }
    }

    /// A district.
    public struct DistrictFigures: Codable, Hashable, Sendable {
        /// Its identifier.
        public var id: String
        /// The people who live there.
        public var people: Int
        /// The households they form.
        public var households: Int
        /// Its grid cells.
        public var cells: Int
        /// Orders that its households placed.
        public var orders: Figure
        /// Handovers at its doors.
        public var deliveries: Figure
        /// Delivered over asked, by weight.
        public var fillRate: Figure
        /// Hours from order to door, over its deliveries.
        public var meanOrderToDoorHours: Figure
        /// Delivered over needed, by weight.
        public var deliveredShare: Figure
        /// Person-days without, over all commodities.
        public var unmetPersonDays: Figure
        /// Person-days without over the person-days of all who need each commodity.
        public var unmetShare: Figure
        /// Its households to which nothing came.
        public var neverServed: Figure
        /// The longest time, in days, for which nothing came to one of its cells.
        public var longestCellGapDays: Figure

        enum CodingKeys: String, CodingKey {
            case id, people, households, cells, orders, deliveries
            case fillRate = "fill_rate"
            case meanOrderToDoorHours = "mean_order_to_door_hours"
            case deliveredShare = "delivered_share"
            case unmetPersonDays = "unmet_person_days"
            case unmetShare = "unmet_share"
            case neverServed = "households_never_served"
            case longestCellGapDays = "longest_cell_gap_days"
        }

        static func all(of run: RunResults) -> [DistrictFigures] {
            run.city.geography.districts.map { district in
                let mean = AreaMeans(run: run, cells: district.cells)
                return DistrictFigures(
                    id: district.id, people: district.residents, households: district.households,
                    cells: district.cells.count, orders: mean.figure { Double($0.ordersPlaced) },
                    deliveries: mean.figure { Double($0.deliveries) }, fillRate: mean.share(\.fillRate),
                    meanOrderToDoorHours: mean.figure(\.meanOrderToDoorHours),
                    deliveredShare: mean.share(\.deliveredShare), unmetPersonDays: mean.figure(\.unmetPersonDays),
                    unmetShare: mean.share(\.unmetShare),
                    neverServed: mean.figure { Double($0.householdsNeverServed) },
                    longestCellGapDays: mean.figure { Double($0.longestCellGapDays) })
            }
        }
    }

    /// What the pickers did.
    public struct Picking: Codable, Hashable, Sendable {
        /// Hours of picking.
        public var hours: Figure
        /// Those over the pickers' shifts.
        public var utilisation: Figure

        init(_ series: inout Series) {
            hours = series.mean("picking.hours") { $0.pickingHours }
            utilisation = series.share("picking.utilisation") { $0.pickingUtilisation }
        }
    }

    /// What was observed of the real city, beside the run's own figure.
    public struct Check: Codable, Hashable, Sendable {
        /// The check's name.
        public var id: String
        /// The figure.
        public var figure: String
        /// Its unit.
        public var unit: String
        /// The first day over which it is taken; absent for the run's first.
        public var from: String?
        /// The last day; absent for the run's last.
        public var to: String?
        /// The run's figure; null where the run has not those days.
        public var value: Figure
        /// The lower end of what was observed.
        public var observedLow: Figure
        /// The upper end.
        public var observedHigh: Figure
        /// Where that comes from: `given`, `reported` or `estimate`.
        public var source: String
        /// How far the value lies outside, over the nearer end; 0 within.
        public var distance: Figure

        enum CodingKeys: String, CodingKey {
            case id, figure, unit, from, to, value, source, distance
            case observedLow = "observed_low"
            case observedHigh = "observed_high"
        }

        static func all(of run: RunResults) -> [Check]? {
            let results = CheckResult.all(of: run.replications)
            return results.isEmpty ? nil : results.map(Check.init)
        }

        private init(_ result: CheckResult) {
            id = result.check.id
            figure = result.check.figure.description
            unit = result.check.figure.name.definition.unit
            from = result.check.from?.description
            to = result.check.to?.description
            value = Figure(result.value)
            observedLow = Figure(result.check.observed.lowerBound)
            observedHigh = Figure(result.check.observed.upperBound)
            source = result.check.source.rawValue
            distance = Figure(result.distance, decimals: 6)
        }
    }
}

/// Means over the replications of the figures of some cells.
struct AreaMeans {
    private let areas: [Area]

    init(run: RunResults, cells: Range<Int>) {
        areas = run.replications.map { $0.area(cells) }
    }

    func mean(_ figure: (Area) -> Double) -> Double { areas.reduce(0) { $0 + figure($1) } / Double(areas.count) }

    func figure(_ figure: (Area) -> Double) -> Figure { Figure(mean(figure)) }

    func share(_ figure: (Area) -> Double) -> Figure { Figure(mean(figure), decimals: 6) }
}
