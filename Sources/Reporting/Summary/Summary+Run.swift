import Experiments
import Statistics
import SupplyModel

extension RunResults {
    /// The figures of the run.
    public var summary: Summary { Summary(of: self) }
}

extension Summary {
    init(of run: RunResults) {
        let city = run.city
        var series = Series(run.replications)
        version = Summary.version
        program = "quartermaster \(Program.version)"
        scenario = city.plan.name
        settings = run.request.settings
        scale = run.request.scale
        seed = run.request.seed
        replications = run.replications.count
        replicationsAsked = run.request.replications
        precision = run.request.precision?.summary
        start = city.plan.start.description
        days = city.plan.days
        people = city.people
        households = city.geography.personsInHousehold.count
        cells = city.geography.cells.count
        communities = city.geography.communities.count
        districts = city.geography.districts.count
        stores = city.stores.count
        orders = Orders(&series)
        fillRate = series.estimate("fill_rate") { $0.fillRate }
        service = Service(&series, city.plan)
        orderToDoorHours = OrderToDoor(&series, city.plan.measures)
        let hours = Stage.allCases.map { stage in
            (stage.name, series.mean("stage_hours.\(stage.name)") { $0.meanHours(in: stage) })
        }
        stageHours = Dictionary(uniqueKeysWithValues: hours)
        let longest = hours.max { ($0.1.value ?? 0) < ($1.1.value ?? 0) }
        bottleneck = longest.flatMap { $0.1.value == nil ? nil : $0.0 } ?? "none"
        commodities = [:]
        for (index, commodity) in city.plan.commodities.enumerated() {
            commodities[commodity.id] = Goods(of: index, commodity, &series)
        }
        unmetPersonDays = series.mean("unmet_person_days") { $0.unmetPersonDays }
        gaps = Gaps(&series, city.plan.measures)
        energy = Energy(&series, city.plan.measures)
        deprivation = Deprivation.all(of: run, &series)
        fairness = Fairness(&series)
        classes = Group.all(of: run, &series)
        byDistrict = DistrictFigures.all(of: run)
        autonomyDays = series.mean("autonomy_days") { $0.autonomyDays }
        picking = Picking(&series)
        worstCommunities = WorstCommunity.three(of: run)
        buses = Buses(&series)
        if run.reportsFleet { fleet = Fleet(&series) }
        crew = Crew(&series)
        allocation = Allocation(of: city, &series)
        if city.hasCrewProcesses { staffing = Staffing(&series) }
        if city.hasGates { gates = Gates(&series) }
        ratios = Ratios(&series)
        stock = Stock(of: run, &series)
        reserve = Reserve.all(of: run, &series)
        phone = Phone(of: city.plan, &series)
        rounds = Rounds(of: city.plan, &series)
        panic = Panic(of: city, &series)
        shopping = Shopping(of: city.plan, &series)
        substitution = Substituted.all(of: city.plan, &series)
        spending = Spending(of: city.plan, &series)
        costs = Costs(of: city, &series)
        relief = Relief.all(of: city.plan, &series)
        medicine = city.plan.medicine.map { _ in Medicine(&series) }
        institutions = city.plan.institutions.map { _ in Institutions(of: city.plan, &series) }
        gateBuffer = city.plan.gateBuffer.map { _ in GateBuffers(&series) }
        conservation = GoodsCount(run.replications)
        checks = Check.all(of: run)
        intervals = series.intervals
    }
}

/// The replications, from which figures are taken one by one; it notes the interval of each under its path.
struct Series {
    let replications: [Replication]
    private(set) var intervals: [String: IntervalEnds] = [:]

    init(_ replications: [Replication]) {
        self.replications = replications
    }

    /// The mean of a figure.
    mutating func mean(_ path: String, decimals: Int = 3, _ figure: (Replication) -> Double) -> Figure {
        mean(path, decimals: decimals, replications.map(figure))
    }

    /// The mean of values, one for each replication.
    mutating func mean(_ path: String, decimals: Int = 3, _ values: [Double]) -> Figure {
        let interval = ConfidenceInterval(values)
        if replications.count > 1 {
            intervals[path] = IntervalEnds(interval, decimals: decimals)
        }
        return Figure(interval.mean, decimals: decimals)
    }

    /// The mean of a count.
    mutating func mean(_ path: String, _ figure: (Replication) -> Int) -> Figure {
        mean(path) { Double(figure($0)) }
    }

    /// The mean of a share, to six decimals.
    mutating func share(_ path: String, _ figure: (Replication) -> Double) -> Figure {
        mean(path, decimals: 6, figure)
    }

    /// The mean of a share with its interval beside it.
    mutating func estimate(_ path: String, _ figure: (Replication) -> Double) -> IntervalValue {
        let mean = share(path, figure)
        let none = Figure(.nan)
        return IntervalValue(mean: mean, low: intervals[path]?.low ?? none, high: intervals[path]?.high ?? none)
    }
}

extension Summary.Orders {
    init(_ series: inout Series) {
        placed = series.mean("orders.placed") { $0.ordersPlaced }
        delivered = series.mean("orders.delivered") { $0.ordersDelivered }
        cancelled = series.mean("orders.cancelled") { $0.ordersCancelled }
        open = series.mean("orders.open") { $0.ordersOpen }
    }
}

extension Summary.OrderToDoor {
    init(_ series: inout Series, _ plan: MeasuresPlan) {
        let estimates = series.replications.map(\.orderToDoorEstimate)
        func censored(_ name: String, _ figure: (ProductLimit) -> Double) -> Figure {
            series.mean("order_to_door_hours.censored_\(name)", estimates.map { figure($0) / 3600 })
        }
        censoredMean = censored("mean") { $0.mean(restrictedTo: plan.restrictionHours * 3600) }
        censoredMedian = censored("median") { $0.quantile(0.5) }
        censoredP95 = censored("p95") { $0.quantile(0.95) }
        self.censored = series.mean("order_to_door_hours.censored") { $0.censoredParts }
        restrictionHours = Figure(plan.restrictionHours)
        mean = series.mean("order_to_door_hours.mean") { $0.meanOrderToDoorHours }
        median = series.mean("order_to_door_hours.median") { $0.orderToDoorHours(quantile: 0.5) }
        p95 = series.mean("order_to_door_hours.p95") { $0.orderToDoorHours(quantile: 0.95) }
    }
}

extension Summary.Goods {
    init(of index: Int, _ commodity: Commodity, _ series: inout Series) {
        let path = "commodities.\(commodity.id)"
        func kilograms(_ name: String, _ grams: (Replication) -> Grams) -> Figure {
            series.mean("\(path).\(name)_kg") { grams($0).kilograms }
        }
        askedKilograms = kilograms("asked") { $0.ledger.sum(of: index, \.asked) }
        deliveredKilograms = kilograms("delivered") { $0.ledger.sum(of: index, \.delivered) }
        fillRate = series.share("\(path).fill_rate") { $0.fillRate(of: index) }
        eatenKilograms = kilograms("eaten") { $0.ledger.eaten[index] }
        receivedKilograms = kilograms("received") { $0.ledger.sum(of: index, \.entered) }
        spoiledKilograms = kilograms("spoiled") { $0.ledger.spoiled(index) }
        spoiledInStockKilograms = kilograms("spoiled_in_stock") { $0.ledger.sum(of: index, \.spoiledInStock) }
        spoiledInParcelsKilograms = kilograms("spoiled_in_parcels") { $0.ledger.sum(of: index, \.spoiledInParcels) }
        unmetPersonDays = series.mean("\(path).unmet_person_days") { $0.unmetPersonDays(of: index) }
        unmetShare = series.share("\(path).unmet_share") { $0.unmetShare(of: index) }
        floorDays = Figure(commodity.floorDays)
        minimumCoverDays = series.mean("\(path).min_cover_days") { $0.minimumCoverDays(of: index) }
        belowFloorDays = series.mean("\(path).below_floor_days") { $0.daysBelowFloor(of: index) }
        daysLeft = series.mean("\(path).days_left") { $0.daysLeftAtEnd(of: index) }
    }
}

extension Summary.Fairness {
    init(_ series: inout Series) {
        gini = series.share("fairness.gini") { $0.giniOfDeliveredShare }
        jain = series.share("fairness.jain") { $0.jainOfDeliveredShare }
        theil = series.share("fairness.theil") { $0.theilOfDeliveredShare.total }
        theilBetween = series.share("fairness.theil_between") { $0.theilOfDeliveredShare.between }
        theilWithin = series.share("fairness.theil_within") { $0.theilOfDeliveredShare.within }
        p10 = series.share("fairness.p10") { $0.deliveredShare(quantile: 0.1) }
        minimum = series.share("fairness.minimum") { $0.deliveredShare(quantile: 0) }
        guard !series.replications[0].ledger.traits.tallies.isEmpty else { return }
        classGini = series.share("fairness.class_gini") { $0.classInequality.gini }
        classJain = series.share("fairness.class_jain") { $0.classInequality.jain }
        classTheil = series.share("fairness.class_theil") { $0.classInequality.theil }
    }
}

extension Summary.WorstCommunity {
    /// The three that went without most of their need, if they went without anything.
    static func three(of run: RunResults) -> [Summary.WorstCommunity] {
        let geography = run.city.geography
        let shares = geography.communities.map { community in
            run.mean { $0.unmetShare(in: community.cells) }
        }
        let worst = shares.indices.filter { shares[$0] > 0 }.sorted { (shares[$0], $1) > (shares[$1], $0) }
        return worst.prefix(3).map { index in
            let community = geography.communities[index]
            return Summary.WorstCommunity(
                id: community.id, district: geography.districts[community.district.index].id,
                people: community.residents, unmetShare: Figure(shares[index], decimals: 6))
        }
    }
}

extension Summary.Buses {
    init(_ series: inout Series) {
        trips = series.mean("buses.trips") { $0.trips }
        kilometres = series.mean("buses.km") { $0.kilometresDriven }
        loadFactor = series.share("buses.load_factor") { $0.loadFactor }
        utilisation = series.share("buses.utilisation") { $0.busUtilisation }
    }
}

extension Summary.Crew {
    init(_ series: inout Series) {
        hours = series.mean("crew.hours") { $0.crewHours }
        parcelsPerHour = series.mean("crew.parcels_per_hour") { $0.parcelsPerCrewHour }
        utilisation = series.share("crew.utilisation") { $0.crewUtilisation }
    }
}

extension Summary.Ratios {
    init(_ series: inout Series) {
        ordersPerHouseholdDay = series.share("ratios.orders_per_household_day") { $0.ordersPerHouseholdDay }
        tripsPerBusDay = series.mean("ratios.trips_per_bus_day") { $0.tripsPerBusDay }
        parcelsPerMemberDay = series.mean("ratios.parcels_per_member_day") { $0.parcelsPerMemberDay }
    }
}

extension Summary.GoodsCount {
    init(_ replications: [Replication]) {
        let counts = replications.map(\.ledger.conservation)
        exact = counts.allSatisfy(\.isExact)
        gramsIn = counts.flatMap(\.accounts).reduce(0) { $0 + $1.received.count }
        gramsAccounted = counts.flatMap(\.accounts).reduce(0) { $0 + $1.accounted.count }
        daysChecked = counts.reduce(0) { $0 + $1.counts }
    }
}
