import SupplyModel

extension ShockPlan {
    /// One of the section `shocks`.
    init(reading section: Section, id: String, start: CalendarDate, replenishment: ReplenishmentPlan) {
        let kind = section.required("kind", Scenario.Kind<ShockPlan.Kind>.choice, "What goes wrong.")
        let size = section.value(
            "size", .number(in: 0...10), default: 1,
            "How badly: the share that is lost; how much longer, or how much more, for lane_slow and demand_surge.")
        let date = section.optional("date", .date, "The day on which it starts, if it comes once.")
        let time = section.value("time", .timeOfDay(), default: 0, "When on that day.")
        let gap = section.optional(
            "mean_days_between", .number(in: 0.01...100_000),
            "If it comes again and again: the mean of the exponential time from its end to the next.")
        let duration = section.required("duration_hours", .distribution(in: 0...100_000), "How long it lasts.")
        var place = ShockPlan.Place()
        place.districts = section.value(
            "districts", .list(.reference(to: "districts"), count: 0...1_000), default: [],
            "Where; everywhere when no place is named.")
        place.sources = section.value(
            "sources", .list(.reference(to: "sources"), count: 0...1_000), default: [], "The sources that it hits.")
        place.chains = section.value(
            "chains", .list(.reference(to: "chains"), count: 0...100), default: [],
            "The chains whose warehouses and stores it hits.")
        place.stores = section.value(
            "stores", .list(.identifier, count: 0...10_000), default: [],
            "The stores that it hits: the chain, and the store's number among all stores, as in zhongbai-3.")
        place.lanes = section.value(
            "lanes", .list(.text(longest: 130), count: 0...10_000), default: [],
            "The lanes that it closes: a source and a chain, as in province_1/zhongbai, or a chain and its store, as in zhongbai/zhongbai-3."
        )
        let commodities = section.value(
            "commodities", .list(.reference(to: "commodities"), count: 0...Commodity.limit), default: [],
            "The goods that sources lack; all when empty.")
        let lanes = place.lanes.isEmpty ? [] : Set(replenishment.laneNames)
        for name in place.lanes {
            section.check(
                lanes.contains(name), at: "lanes",
                "'lanes' names \(name.quoted), but there is no such lane\(suggestion(for: name, among: lanes.sorted()))"
            )
        }
        section.check(
            commodities.isEmpty || kind == .sourceDown, at: "commodities",
            "'commodities' means nothing for a shock of the kind \(kind.rawValue)")
        let names = place.stores.isEmpty ? [] : Set(replenishment.storeNames)
        for name in place.stores {
            section.check(
                names.contains(name), at: "stores",
                "'stores' names \(name.quoted), but there is no such store\(suggestion(for: name, among: names.sorted()))"
            )
        }
        section.check(
            (date == nil) != (gap == nil) || section.reader.isDescribing, at: "date",
            "a shock must have one of the keys date or mean_days_between, and not both")
        section.check(
            size <= 1 || kind == .laneSlow || kind == .demandSurge, at: "size",
            "'size' is \(numberText(size)); of the kind \(kind.rawValue) it is a share, at most 1")
        let unused = place.unusedList(by: kind)
        section.check(
            unused == nil, at: unused ?? "kind",
            "'\(unused ?? "")' means nothing for a shock of the kind \(kind.rawValue)")
        self.init(
            id: id, kind: kind, place: place, size: size,
            occurrence: gap.map { .random(meanDaysBetween: $0) }
                ?? .at(day: (date ?? start).dayNumber - start.dayNumber, second: time),
            durationHours: duration)
        self.commodities = commodities
        if case .at(let day, _) = occurrence {
            section.check(
                day >= 0, at: "date", "'date' is \((date ?? start).description), before the start, \(start.description)"
            )
        }
    }
}

extension ShockPlan.Place {
    /// A list of places that a kind of shock cannot hit, though it names some.
    fileprivate func unusedList(by kind: ShockPlan.Kind) -> String? {
        let usesDistricts: Bool
        let usesSources: Bool
        let usesChains: Bool
        let usesStores = [.laneSlow, .laneClosed, .storeClosed, .coldStoreFailed].contains(kind)
        switch kind {
        case .sourceDown: (usesDistricts, usesSources, usesChains) = (false, true, false)
        case .laneSlow, .laneClosed: (usesDistricts, usesSources, usesChains) = (true, true, true)
        case .storeClosed, .coldStoreFailed: (usesDistricts, usesSources, usesChains) = (true, false, true)
        case .busesGone, .crewsAbsent, .demandSurge, .orderingDown, .managerInert:
            (usesDistricts, usesSources, usesChains) = (true, false, false)
        case .borderClosed: (usesDistricts, usesSources, usesChains) = (false, false, false)
        }
        if !usesDistricts, !districts.isEmpty { return "districts" }
        if !usesSources, !sources.isEmpty { return "sources" }
        if !usesChains, !chains.isEmpty { return "chains" }
        if !usesStores, !stores.isEmpty { return "stores" }
        if kind != .laneClosed, !lanes.isEmpty { return "lanes" }
        return nil
    }
}

extension InformationPlan {
    /// The section `information`.
    init(reading section: Section) {
        self.init()
        community = section.section("community", "What communities report: parcels at their gates, members at work.") {
            Level(reading: $0)
        }
        stock = section.section("stock", "What warehouses and stores report: stock by commodity.") {
            Level(reading: $0)
        }
        households = section.section(
            "households",
            "What is known of pantries, and of what is on order for them: allocation and calls by cover go by it."
        ) {
            Level(reading: $0)
        }
    }
}

extension InformationPlan.Level {
    /// One of the sections of `information`.
    fileprivate init(reading section: Section) {
        self.init()
        refreshHours = section.value(
            "refresh_hours", .number(in: 0...720), default: 0,
            "Hours from one report to the next; 0 when planners see the state itself.")
        error = section.value(
            "error", .number(in: 0...2), default: 0,
            "The coefficient of variation of a reported figure around the true one (lognormal of mean 1).")
    }
}
