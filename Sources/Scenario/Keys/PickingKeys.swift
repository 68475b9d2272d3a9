import SupplyModel

extension PickingPlan {
    /// The section `picking`.
    init(reading section: Section) {
        self.init(
            pickers: section.required(
                "pickers", .integer(in: 1...1_000_000),
                "Pickers in all stores together, spread by the residents served."),
            shift: section.value("shift", .shift, default: .hours(6, 18), "When they work."),
            linesPerHour: section.value(
                "lines_per_hour", .number(in: 0.1...100_000), default: 100,
                "Packages that one picker assembles in an hour."))
        discipline = section.value(
            "discipline", Scenario.Kind<Discipline>.choice, default: .fifo,
            "The order in which a store picks its batches.")
        wavePackages = section.value(
            "wave_packages", .integer(in: 1...1_000_000), default: 400,
            "With the discipline `wave`: the packages after which a wave is complete.")
        storeSpacePackages = section.optional(
            "store_space_packages", .integer(in: 1...10_000_000),
            "The most packages that a store has room for between their being granted and being loaded.")
        disinfection = section.optional(
            "disinfection", .disinfection, "When stores are closed for a day to be disinfected.")
    }
}

extension Scenario.Kind where Value == PickingPlan.Disinfection {
    /// A closed day every so many days, or for a share of the stores on any day.
    fileprivate static var disinfection: Self {
        .variant(
            named: "closing rule",
            [
                (
                    "every_days", "Each store on one day in so many; the stores take turns.",
                    kind(.integer(in: 2...365)) { .everyDays($0) }
                ),
                (
                    "share", "The share of stores that are closed, drawn anew each day.",
                    kind(.number(in: 0...1)) { .share($0) }
                ),
            ], show: { _ in "none" })
    }

    private static func kind<Number>(
        _ number: Scenario.Kind<Number>, _ make: @escaping (Number) -> PickingPlan.Disinfection
    ) -> Self {
        Self(
            shape: number.shape, placeholder: { make(number.placeholder()) },
            read: { node, subject, reader in number.read(node, subject, reader).map(make) }, show: { _ in "none" })
    }
}
