import Stochastics
import SupplyModel

extension Commodity {
    /// One of the section `commodities`.
    init(reading section: Section, id: String, diets: [PeoplePlan.Diet]) {
        let need = section.required(
            "need_g_per_person_day", .integer(in: 1...10_000), "What one person eats in a day, in grams.")
        let shelfLife = section.required(
            "shelf_life_days", .integer(in: 1...10_000),
            "Days from leaving its source until it spoils in a warehouse or a store.")
        let parcelLife = section.required(
            "parcel_life_hours", .number(in: 0.1...100_000),
            "Hours from picking until it spoils in a parcel: on a bus, at a gate, with a volunteer.")
        let floor = section.value(
            "floor_days", .number(in: 0...1_000), default: 0,
            "Days of cover of planned need that warehouses and stores together should never go below.")
        let storage = section.value(
            "storage", Scenario.Kind<StorageClass>.choice, default: .ambient,
            "How warehouses and stores keep it.")
        let lives = section.section("life_days", "Its life from fresh, by the way it is kept.") { section in
            StorageClass.allCases.map { storage in
                let days = section.optional(
                    storage.rawValue, .integer(in: 1...10_000),
                    "Days when \(storage.rawValue); as 'shelf_life_days' when left out.")
                return (storage, days)
            }
        }
        let energy = section.optional("kcal_per_kg", .number(in: 0...10_000), "Its food energy.")
        let household = section.required("household", .section(Pantry.init), "What a household keeps.")
        self.init(
            id: id, needPerPersonDay: Grams(Int64(need)),
            shelfLifeDays: lives.first { $0.0 == storage }?.1 ?? shelfLife, parcelLifeHours: parcelLife,
            floorDays: floor,
            householdReorderDays: household.reorder, householdTargetDays: household.target,
            initialPantryDays: household.initial)
        self.storage = storage
        for (storage, days) in lives where storage != self.storage { lifeByStorage[storage] = days }
        pantryLifeDays = household.life
        eatenBy = section.value(
            "eaten_by", DietSet.kind(of: diets), default: .everyone,
            "The diets that eat it: everyone, other (those who keep none), or names of diets.")
        isNeeded = section.value(
            "needed", .boolean, default: true,
            "Whether people need it every day. If not, they eat `need_g_per_person_day` of it while they have some, and lack "
                + "nothing when they have none: what only relief brings, now and then.")
        section.check(
            isNeeded || floor == 0, at: "floor_days",
            "'floor_days' is \(numberText(floor)), but nobody needs the commodity ('needed' is false): it has no cover")
        fenPerKilogram = section.value(
            "price_yuan_per_kg", .yuan(in: 0...100_000), default: 0, "Its price when sold loose.")
        kilocaloriesPerKilogram = energy
    }

    /// The section `commodities.<name>.household`.
    private struct Pantry {
        let reorder: Double
        let target: Double
        let initial: Distribution
        let life: Double?

        init(_ section: Section) {
            reorder = section.required(
                "reorder_days", .number(in: 0...1_000), "The cover below which a household orders.")
            target = section.required("target_days", .number(in: 0...1_000), "The cover up to which it orders.")
            initial = section.required(
                "initial_days", .distribution(in: 0...1_000), "Days of its need in the pantry on the first day.")
            life = section.optional(
                "pantry_life_days", .number(in: 0.1...10_000),
                "Days from the door until it spoils in a pantry; never when left out.")
            section.check(
                target >= reorder, at: "target_days",
                "'target_days' is \(numberText(target)), below 'reorder_days', which is \(numberText(reorder))")
        }
    }
}

extension PackageKind {
    /// One of the section `packages`.
    init(reading section: Section, id: String, commodities: [Commodity], diets: [PeoplePlan.Diet]) {
        let contents = section.required(
            "contents_kg", .each(of: "commodities", isComplete: false, .kilograms(in: 0.001...1_000)),
            "What one package holds of each commodity.")
        section.check(
            !contents.isEmpty, at: "contents_kg", "'contents_kg' is empty; a package holds at least one commodity")
        let cap = section.value(
            "household_cap", .integer(in: 0...15), default: 4,
            "The most of it in one household's order; 0 when group-buying does not sell it.")
        let substitute = section.optional(
            "substitute", .reference(to: "packages"), "The kind that a store offers in its place when it has too few.")
        self.init(id: id, contents: commodities.map { contents[$0.id] ?? .zero }, householdCap: cap)
        self.substitute = substitute
        buyers = Buyers(reading: section, prefix: "buyer", may: "buy it", diets: diets)
        fen = section.value("price_yuan", .yuan(in: 0...100_000), default: 0, "Its price.")
    }
}
