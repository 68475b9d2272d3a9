import SupplyModel

extension ReplenishmentPlan {
    /// The section `replenishment`.
    init(reading section: Section, commodities: [Commodity], start: CalendarDate) {
        let sources = section.required(
            "sources",
            .map(of: "sources", count: 0...1_000) { id, section in
                Source(reading: section, id: id, commodities, start: start)
            },
            "Where goods start, in the order in which they are asked.")
        let chains = section.required(
            "chains",
            .map(of: "chains", count: 1...100) { id, section in
                var chain = Chain(
                    id: id, storeCount: section.required("stores", .integer(in: 1...10_000), "Its stores in the city."))
                chain.isSupermarket = section.value(
                    "supermarket", .boolean, default: true,
                    "Whether it is a supermarket chain, and not the shops, markets and e-commerce beside them.")
                chain.place = Place(ofWarehouse: section)
                return chain
            }, "The supermarket chains, each with one warehouse that supplies its stores.")
        let cover = Kind.each(of: "commodities", isComplete: true, .section(CoverPolicy.init(reading:)))
        let warehouse = section.required("warehouse_cover", cover, "The stock rule of each chain's warehouse.")
        let store = section.required("store_cover", cover, "The stock rule of each store.")
        let review = section.value(
            "review_time", .timeOfDay(), default: 21 * 3_600,
            "When every warehouse and store reviews its stock, each day.")
        let leadTime = section.value(
            "store_lead_time_hours", .distribution(in: 0...2_160), default: .fixed(6),
            "Hours from a store's review until the goods lie in the store.")
        let none = CoverPolicy(floorDays: 0, targetDays: 0, initialDays: 0)
        self.init(
            sources: sources, chains: chains, warehousePolicy: commodities.map { warehouse[$0.id] ?? none },
            storePolicy: commodities.map { store[$0.id] ?? none }, reviewTime: review, storeLeadTimeHours: leadTime)
        readRules(section)
        readStorage(section)
        let costs = section.optional(
            "costs",
            .section { section in
                (
                    section.section("warehouses", "What each warehouse pays.", StockPrices.init(reading:)),
                    section.section("stores", "What each store pays.", StockPrices.init(reading:))
                )
            }, "Prices; costs are summed and reported when it is given.")
        warehousePrices = costs?.0
        storePrices = costs?.1
    }

    private mutating func readRules(_ section: Section) {
        rules = section.value(
            "rules", .map(of: "rules", count: 0...1_000) { id, section in StockRule(reading: section, id: id) },
            default: [],
            "Rules in place of floor and target; where several name a node and a commodity, the last one holds.")
        demandBasis = section.value(
            "demand_basis", Scenario.Kind<DemandBasis>.choice, default: .planned,
            "The demand per day of which cover is counted: planned need, or what was asked on the last seven days.")
        sharing = section.value(
            "suppliers", Scenario.Kind<SourceSharing>.choice, default: .preference,
            "How warehouses order: from each source in turn what it can give, or from each its weight's share.")
        storeLane = section.section("store_lane", "The way from a warehouse to each of its stores.") {
            LanePlan(reading: $0)
        }
    }

    private mutating func readStorage(_ section: Section) {
        issueOrder = section.value(
            "issue", Scenario.Kind<IssueOrder>.choice, default: .fefo,
            "Which lot goes first: fefo (first expired), fifo (first in) or lifo (last in).")
        parcelsKeepAge = section.value(
            "parcels_keep_age", .boolean, default: false,
            "Whether what is left of the life of the goods issued limits that of their parcels; otherwise it is 'parcel_life_hours', whatever their age."
        )
        warehouseStorage = section.section(
            "warehouse_storage_t", "What each warehouse has room for; what does not fit is not ordered.", storage)
        storeStorage = section.section(
            "store_storage_t", "What each store has room for; what does not fit is not ordered.", storage)
    }
}

extension Place {
    /// Where a section of `replenishment.chains` says that the chain's warehouse lies.
    fileprivate init?(ofWarehouse section: Section) {
        let longitude = section.optional(
            "longitude", .longitude,
            "Degrees east of its warehouse, for maps alone; in the middle of the people whom it serves when left out.")
        let latitude = section.optional("latitude", .latitude, "Degrees north of its warehouse.")
        section.check(
            (longitude == nil) == (latitude == nil), at: longitude == nil ? "latitude" : "longitude",
            "only one of 'longitude' and 'latitude' is given; give both or neither")
        guard let longitude, let latitude else { return nil }
        self.init(longitude: longitude, latitude: latitude)
    }
}

/// A section with the room for each way of keeping.
private func storage(_ section: Section) -> [StorageClass: Grams] {
    var room: [StorageClass: Grams] = [:]
    for storage in StorageClass.allCases {
        room[storage] = section.optional(
            storage.rawValue, .tonnes(in: 0...1_000_000),
            "Room for \(storage.rawValue) goods; any amount when left out.")
    }
    return room
}

extension Source {
    /// One of the section `replenishment.sources`.
    fileprivate init(reading section: Section, id: String, _ commodities: [Commodity], start: CalendarDate) {
        let leadTime = section.required(
            "lead_time_hours", .distribution(in: 0...2_160), "Hours from sending until the goods lie in a warehouse.")
        let capacity = section.required(
            "capacity_t_per_day", .each(of: "commodities", isComplete: false, .tonnes(in: 0...1_000_000)),
            "The most it can send in a day, in tonnes; nothing of a commodity that is not named.")
        self.init(id: id, capacityPerDay: commodities.map { capacity[$0.id] ?? .zero }, leadTimeHours: leadTime)
        chains = section.value(
            "chains", .list(.reference(to: "chains"), count: 0...100), default: [],
            "The chains that it may serve; all when empty.")
        weight = section.value(
            "weight", .number(in: 0...1e6), default: 1, "Its weight where orders are split between sources.")
        ramp = section.optional(
            "ramp", .section { CapacityRamp(reading: $0, start: start) }, "How its capacity changes over the days.")
        let series = section.optional(
            "capacity_series", .table(CapacityRow.read), "Its capacity on some days, in place of all else.")
        if let series {
            capacityByDay = commodities.map { commodity in
                let rows = series.filter { $0.commodity == commodity.id }
                return Dictionary(rows.map { ($0.date.dayNumber - start.dayNumber, $0.capacity) }) { $1 }
            }
        }
        yield = section.optional(
            "yield", .distribution(in: 0...1, isClamped: true),
            "The share of its daily capacity that is fit to be sent, drawn each day and taken into 0 to 1.")
        lane = section.section("lane", "The way to each warehouse.") { LanePlan(reading: $0) }
    }
}

extension CapacityRamp {
    /// The section `replenishment.sources.<name>.ramp`.
    fileprivate init(reading section: Section, start: CalendarDate) {
        let share = Scenario.Kind<Double>.number(in: 0...100)
        let first = section.required("from", .date, "The day up to which the first share holds.")
        let last = section.required("to", .date, "The day from which the last share holds.")
        section.check(
            first < last, at: "to", "'to' is \(last.description); it must be after 'from', \(first.description)")
        self.init(
            firstDay: first.dayNumber - start.dayNumber, lastDay: last.dayNumber - start.dayNumber,
            firstShare: section.required("from_share", share, "The share of its capacity until then."),
            lastShare: section.required("to_share", share, "The share of its capacity from then on."))
    }
}

/// A row of a table of capacities.
private struct CapacityRow {
    let date: CalendarDate
    let commodity: String
    let capacity: Grams

    static func read(_ table: DataTable) -> [CapacityRow] {
        let dates = table.required("date", .date, "The day.")
        let commodities = table.required("commodity", .reference(to: "commodities"), "The commodity.")
        let capacities = table.required("capacity_t", .tonnes(in: 0...1_000_000), "The most that it can send that day.")
        table.checkNotEmpty()
        return dates.indices.map {
            CapacityRow(date: dates[$0], commodity: commodities[$0], capacity: capacities[$0])
        }
    }
}

extension CoverPolicy {
    /// One of the sections `replenishment.warehouse_cover` and `store_cover`.
    fileprivate init(reading section: Section) {
        let floor = section.required(
            "floor_days", .number(in: 0...1_000), "Days of cover of planned need below which the node orders.")
        let target = section.required("target_days", .number(in: 0...1_000), "The cover that it orders up to.")
        let initial = section.required("initial_days", .number(in: 0...1_000), "The cover that it holds at the start.")
        section.check(
            target >= floor, at: "target_days",
            "'target_days' is \(numberText(target)), below 'floor_days', which is \(numberText(floor))")
        self.init(floorDays: floor, targetDays: target, initialDays: initial)
    }
}
