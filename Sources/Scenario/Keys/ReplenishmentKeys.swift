import SupplyModel

extension ReplenishmentPlan {
    /// The section `replenishment`.
    init(reading section: Section, commodities: [Commodity]) {
        let sources = section.required(
            "sources",
            .map(of: "sources", count: 0...1_000) { id, section in Source(reading: section, id: id, commodities) },
            "Where goods start, in the order in which they are asked.")
        let chains = section.required(
            "chains",
            .map(of: "chains", count: 1...100) { id, section in
                Chain(
                    id: id, storeCount: section.required("stores", .integer(in: 1...10_000), "Its stores in the city."))
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
    }
}

extension Source {
    /// One of the section `replenishment.sources`.
    fileprivate init(reading section: Section, id: String, _ commodities: [Commodity]) {
        let leadTime = section.required(
            "lead_time_hours", .distribution(in: 0...2_160), "Hours from sending until the goods lie in a warehouse.")
        let capacity = section.required(
            "capacity_t_per_day", .each(of: "commodities", isComplete: false, .tonnes(in: 0...1_000_000)),
            "The most it can send in a day, in tonnes; nothing of a commodity that is not named.")
        self.init(id: id, capacityPerDay: commodities.map { capacity[$0.id] ?? .zero }, leadTimeHours: leadTime)
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
