import Stochastics
import SupplyModel

extension MedicinePlan {
    /// The section `medicine`.
    init(reading section: Section) {
        self.init(
            householdShare: section.required(
                "household_share", .number(in: 0...1), "The share of households in which someone needs medicine."),
            refillDays: section.required(
                "refill_days", .distribution(in: 0.1...3_650), "Days for which a refill lasts, drawn for each."),
            daysAhead: section.value(
                "days_ahead", .number(in: 0...365), default: 1,
                "How many days before it runs out a household hands its prescription in."),
            proxies: section.value(
                "proxies", .integer(in: 0...10_000), default: 2, "The members of each community who fetch medicine."),
            prescriptionsPerTrip: section.value(
                "prescriptions_per_trip", .integer(in: 1...10_000), default: 60,
                "The most prescriptions that a proxy takes along."),
            shift: section.value("shift", .shift, default: .hours(8, 18), "When proxies set out."),
            speed: section.value(
                "speed_kmh", .number(in: 0.1...200), default: 15, "How fast proxies travel by road."),
            pharmacies: section.required(
                "pharmacies", .integer(in: 1...100_000), "The designated pharmacies, spread over the city by residents."
            ),
            counters: section.value("counters", .integer(in: 1...1_000), default: 2, "The counters of each pharmacy."),
            openingHours: section.value("opening_hours", .shift, default: .hours(8, 20), "When counters serve."),
            minutesPerPrescription: section.value(
                "minutes_per_prescription", .distribution(in: 0...1_440), default: .fixed(2),
                "Minutes at the counter for each prescription."),
            minutesPerDoor: section.value(
                "minutes_per_door", .number(in: 0...1_440), default: 3,
                "Minutes from one door to the next when the medicine is brought."))
    }
}

extension InstitutionsPlan {
    /// The section `institutions`.
    init(reading section: Section) {
        let generated = section.optional(
            "generated",
            .section { section in
                let sites = section.required("sites", .integer(in: 1...100_000), "How many sites there are.")
                let people = section.required("people", .integer(in: 1...10_000_000), "Who live in all of them.")
                section.check(
                    people >= sites, at: "people", "'people' is \(people), fewer than the \(sites) sites")
                return Origin.generated(sites: sites, people: max(people, sites))
            }, "Sites of equal size, spread over the cells by residents.")
        let table = section.optional("sites", .table(Site.read), "Sites as a table lists them, one a row.")
        section.check(
            (generated == nil) != (table == nil) || section.reader.isDescribing, at: "sites",
            "'institutions' must have one of the keys generated or sites, and not both")
        self.init(
            origin: table.map(Origin.table) ?? generated ?? .table([]),
            orderEveryDays: section.value(
                "order_every_days", .integer(in: 1...365), default: 3,
                "Days from one order to the next, from the first simulated day on."),
            orderTime: section.value(
                "order_time", .timeOfDay(), default: 5 * 3_600,
                "When they order and stores take the goods out; before `group_buying.release_time` they come first."),
            targetDays: section.value(
                "target_days", .number(in: 0...365), default: 6,
                "Days of own need up to which a site orders, on hand and on its way."),
            initialDays: section.value(
                "initial_days", .number(in: 0...365), default: 3, "Days of own need that it holds at the start."))
    }
}

extension InstitutionsPlan.Site {
    /// The columns of a table of sites.
    fileprivate static func read(_ table: DataTable) -> [InstitutionsPlan.Site] {
        let ids = table.required("site", .newIdentifier(in: "sites"), "Its name.")
        let longitudes = table.required("longitude", .number(in: -180...180), "Degrees east.")
        let latitudes = table.required("latitude", .number(in: -89...89), "Degrees north.")
        let people = table.required("people", .integer(in: 1...1_000_000), "Who are fed there.")
        table.checkNotEmpty()
        return ids.indices.map { row in
            InstitutionsPlan.Site(
                id: ids[row], place: Place(longitude: longitudes[row], latitude: latitudes[row]), people: people[row])
        }
    }
}

extension GateBufferPlan {
    /// The section `gate_buffer`.
    init(reading section: Section, packages: [PackageKind]) {
        let id = section.required(
            "package", .reference(to: "packages"), "What gates are filled with.")
        let package = packages.firstIndex { $0.id == id } ?? 0
        let target = section.required(
            "target_kg_per_100_households", .number(in: 0...100_000),
            "What a gate is filled up to for every hundred households behind it.")
        self.init(
            package: package, targetPerHousehold: Grams(kilograms: target / 100),
            fillEveryDays: section.value(
                "fill_every_days", .integer(in: 1...365), default: 3,
                "Days from one filling to the next, from the first simulated day on."),
            fillTime: section.value(
                "fill_time", .timeOfDay(), default: 5 * 3_600 + 2_700,
                "When stores take out what gates need; before `group_buying.release_time` it comes before orders."),
            lifeDays: section.required(
                "life_days", .integer(in: 1...60), "Days from unloading at the gate until goods spoil, at midnight."),
            portionTime: section.value(
                "portion_time", .timeOfDay(), default: 17 * 3_600, "When those who have run out come to the gate."),
            portionDays: section.value(
                "portion_days", .number(in: 0.01...30), default: 1,
                "Days of its need that a household is given of what it has run out of."))
        rule = section.value(
            "rule", .choice(of: AllocationRules.names(reading: [.persons, .households])), default: MaxMin.name,
            "Who gets what when there is too little for all who come.")
    }
}
