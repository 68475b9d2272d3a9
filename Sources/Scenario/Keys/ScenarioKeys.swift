import SupplyModel

extension CityPlan {
    /// The version of the schema of scenarios.
    static let schemaVersion = 1

    /// A whole scenario: each key is declared in the one call that reads it.
    init(reading section: Section) {
        _ = section.required(
            "version", .integer(in: Self.schemaVersion...Self.schemaVersion), "The version of these keys.")
        let name = section.required("name", .text(longest: 100), "What reports call it.")
        let start = section.required("start", .date, "The first simulated day; the run starts at its midnight.")
        let days = section.required("days", .integer(in: 1...3_650), "How many days are simulated.")
        let geography = section.required("geography", .section(GeographyPlan.init(reading:)), "Places and people.")
        let commodities = section.required(
            "commodities",
            .map(of: "commodities", count: 1...Commodity.limit) { id, section in
                Commodity(reading: section, id: id, diets: geography.people.diets)
            }, "The goods.")
        let packages = section.required(
            "packages",
            .map(of: "packages", count: 1...PackageKind.limit) { id, section in
                PackageKind(
                    reading: section, id: id, commodities: commodities, diets: geography.people.diets)
            }, "The fixed bundles that group-buying sells.")
        let replenishment = section.required(
            "replenishment", .section { ReplenishmentPlan(reading: $0, commodities: commodities, start: start) },
            "How stock moves from sources over warehouses to stores.")
        let reserve = section.optional(
            "reserve", .section { ReservePlan(reading: $0, commodities: commodities) }, "The public emergency stock.")
        let groupBuying = section.section(
            "group_buying", "The daily rounds in which a cell orders together.", GroupBuyingPlan.init(reading:))
        let allocation = section.section(
            "allocation", "Who gets what when a store has less than was asked for.", AllocationKeys.init(reading:))
        let picking = section.required(
            "picking", .section(PickingPlan.init(reading:)), "The people who pick orders in the stores.")
        let fleet = section.required(
            "fleet", .section { FleetPlan(reading: $0, geography: geography) }, "The buses and how they are sent.")
        let handover = section.required(
            "handover", .section(HandoverPlan.init(reading:)), "The crews that carry parcels to the doors.")
        let information = section.section(
            "information", "What planners' rules see of the city: how often it is reported, and how exactly.",
            InformationPlan.init(reading:))
        let substitutions = section.value(
            "substitution",
            .list(.section { Substitution(reading: $0, commodities: commodities) }, count: 0...100), default: [],
            "What is eaten in place of what has run out, first choice first.")
        let panic = section.optional(
            "panic", .section { PanicPlan(reading: $0, start: start) },
            "How households take fright and want to hold more.")
        let phone = section.optional(
            "phone", .section { PhonePlan(reading: $0, deliveryShare: handover.deliveryShare) },
            "How those who cannot order online are called; without it, others order for them.")
        let shopping = section.optional(
            "shopping", .section { ShoppingPlan(reading: $0, commodities: commodities) },
            "Shopping in person, in time slots; without it, there is none.")
        let vouchers = section.optional(
            "vouchers", .section { VoucherPlan(reading: $0, diets: geography.people.diets) },
            "Vouchers for food; recorded, without an effect on what households do.")
        let costs = section.optional(
            "costs", .section(CostPlan.init(reading:)), "What the operation's work costs; recorded.")
        let shocks = section.value(
            "shocks",
            .map(of: "shocks", count: 0...1_000) { id, section in
                ShockPlan(reading: section, id: id, start: start, replenishment: replenishment)
            }, default: [], "What goes wrong: once, or again and again.")
        let measures = section.section("measures", "Against what service is measured, and what more is measured.") {
            MeasuresPlan(reading: $0, commodities: commodities)
        }
        let targets = section.section(
            "targets", "What a planner wants of the whole run: reports set each figure beside its target.",
            TargetsPlan.init(reading:))
        let checks = section.value(
            "checks", .map(of: "checks", count: 0...100) { id, section in CheckPlan(reading: section, id: id) },
            default: [], "What was reported of the real city; a run prints its own figure beside each.")
        let context = ReliefContext(start: start, days: days, packages: packages, sources: replenishment.sources)
        let relief = section.optional(
            "relief", .section { ReliefPlan(reading: $0, within: context) },
            "What is given to households beside what they order.")
        let medicine = section.optional(
            "medicine", .section(MedicinePlan.init(reading:)), "How medicine reaches those who need it.")
        let institutions = section.optional(
            "institutions", .section(InstitutionsPlan.init(reading:)), "Sites whose people are fed together.")
        let gateBuffer = section.optional(
            "gate_buffer", .section { GateBufferPlan(reading: $0, packages: packages) },
            "A small stock at each gate for whoever has run out.")
        for package in packages {
            section.check(
                package.mass <= fleet.payload, at: "packages",
                "a package of '\(package.id)' weighs \(numberText(package.mass.kilograms)) kg, "
                    + "more than a bus may carry ('payload_kg' is \(numberText(fleet.payload.kilograms)))")
        }
        for package in packages {
            section.check(
                package.substitute != package.id, at: "packages", "'\(package.id)' is its own 'substitute'")
        }
        for diet in 0...geography.people.diets.count where !commodities.isEmpty {
            let who = diet == 0 ? "people without a diet" : "those who keep '\(geography.people.diets[diet - 1].id)'"
            section.check(
                commodities.contains { $0.isNeeded(by: diet) }, at: "commodities",
                "\(who) need no commodity at all; let them eat one ('eaten_by') that is needed ('needed')")
        }
        for package in packages where package.householdCap > 0 {
            for (commodity, grams) in zip(commodities, package.contents) where grams > .zero && !commodity.isNeeded {
                section.check(
                    false, at: "packages",
                    "'\(package.id)' holds '\(commodity.id)', which nobody needs ('needed' is false) and so nobody orders; "
                        + "its 'household_cap' must be 0")
            }
        }
        self.init(
            name: name, start: start, days: days, geography: geography, commodities: commodities, packages: packages,
            replenishment: replenishment, groupBuying: groupBuying, allocationRule: allocation.rule, picking: picking,
            fleet: fleet,
            handover: handover)
        self.reserve = reserve
        self.allocation = allocation.plan
        self.information = information
        self.shocks = shocks
        self.substitutions = substitutions
        self.panic = panic
        self.phone = phone
        self.shopping = shopping
        self.vouchers = vouchers
        self.costs = costs
        self.measures = measures
        self.targets = targets
        self.checks = checks
        self.relief = relief
        self.medicine = medicine
        self.institutions = institutions
        self.gateBuffer = gateBuffer
    }
}
