import EventKernel
import Stochastics
import SupplyModel

extension PanicPlan {
    /// The section `panic`.
    init(reading section: Section, start: CalendarDate) {
        let factor = section.required(
            "factor", .number(in: 1...20), "How many times as much households want to hold at first.")
        let halfLife = section.value(
            "half_life_days", .number(in: 0.1...365), default: 3, "Days after which half of the excess is left.")
        let shortage = section.optional(
            "shortage_share", .number(in: 0.001...1),
            "The share of a cell's households, without something at the cut-off, that frightens the cell; "
                + "without the key, want frightens nobody.")
        let news = section.value(
            "news", .list(.date, count: 0...100), default: [], "Days on which news frightens the whole city.")
        self.init(
            factor: factor, halfLifeDays: halfLife, shortageShare: shortage ?? 2,
            newsDays: news.map { $0.dayNumber - start.dayNumber })
        section.check(
            newsDays.allSatisfy { $0 >= 0 }, at: "news", "'news' names a day before the start, \(start.description)")
    }
}

extension PhonePlan {
    /// The section `phone`.
    init(reading section: Section, deliveryShare: Double) {
        let crewShare = section.value(
            "crew_share", .number(in: 0...1), default: 0,
            "The share of those on the crew's list who come, and who call as well; none of them carries parcels.")
        section.check(
            crewShare + deliveryShare <= 1, at: "crew_share",
            "'crew_share' is \(numberText(crewShare)), but of the crew \(numberText(deliveryShare)) carry parcels "
                + "('handover.delivery_share'); together they are more than 1")
        self.init(
            callers: section.value(
                "callers", .integer(in: 0...10_000), default: 0, "People of each community who only call."),
            crewShare: crewShare,
            hours: section.value("hours", .shift, default: .hours(9, 18), "When they call; never after the cut-off."),
            minutesPerCall: section.required(
                "minutes_per_call", .distribution(in: 0.1...1_440, isClamped: true),
                "How long a call takes, with the entry of the order."),
            order: section.value(
                "order", Kind<PhonePlan.Order>.choice, default: .fixed,
                "Who is called first: always the same, who has least, or another every day."))
    }
}

extension ShoppingPlan {
    /// The section `shopping`.
    init(reading section: Section, commodities: [Commodity]) {
        let share = section.required(
            "share", .number(in: 0...1), "The share of households that go; of a larger share the same and others.")
        let hours = section.value("hours", .shift, default: .hours(9, 17), "When stores let people in.")
        let slot = section.value("slot_minutes", .integer(in: 5...720), default: 30, "Minutes of a time slot.")
        section.check(
            Int(hours.openSpan.ticks) >= slot * 60, at: "slot_minutes",
            "'slot_minutes' is \(slot), longer than the 'hours'")
        let caps = section.value(
            "caps_kg", .each(of: "commodities", isComplete: false, .kilograms(in: 0.001...1_000)), default: [:],
            "The most of a commodity that one visitor may buy; no limit for those not named.")
        self.init(
            share: share,
            intervalDays: section.value(
                "interval_days", .integer(in: 1...60), default: 3,
                "Days from one visit of a household to its next, at the least."),
            hours: hours,
            isBooked: section.value(
                "booked", .boolean, default: true,
                "Whether one needs a booked slot; otherwise people come when they like, and queue."),
            slotMinutes: slot,
            peoplePerSlot: section.required(
                "people_per_slot", .integer(in: 1...100_000), "People that a store lets in during a slot."),
            mostPerVisit: section.value(
                "visit_cap_kg", .kilograms(in: 0.1...1_000), default: Grams(kilograms: 15),
                "What one visitor carries home at the most."),
            mostOfCommodity: commodities.map { caps[$0.id] },
            farthestKilometres: section.value(
                "farthest_km", .number(in: 0...1_000), default: 1_000,
                "Kilometres, as the crow flies, beyond which nobody goes to a store."))
        ordersToo = section.value(
            "orders_too", .boolean, default: false,
            "Whether those who go shopping order in the rounds as well; otherwise the store is all they have.")
    }
}

extension VoucherPlan {
    /// The section `vouchers`.
    init(reading section: Section, diets: [PeoplePlan.Diet]) {
        self.init(
            fenPerHouseholdMonth: section.required(
                "yuan_per_household_month", .yuan(in: 0...100_000),
                "The worth of a household's voucher in each calendar month; what is left of it lapses."),
            holders: Buyers(reading: section, prefix: "holder", may: "hold one", diets: diets))
    }
}

extension CostPlan {
    /// The section `costs`.
    init(reading section: Section) {
        self.init()
        func rate(_ key: String, _ summary: String) -> Double {
            section.value(key, .number(in: 0...1_000_000), default: 0, summary)
        }
        busYuanPerKilometre = rate("bus_yuan_per_km", "For a kilometre driven.")
        busYuanPerHour = rate("bus_yuan_per_hour", "For an hour of a bus on a trip.")
        crewYuanPerHour = rate("crew_yuan_per_hour", "For an hour for which a member is there to carry parcels.")
        pickingYuanPerHour = rate("picking_yuan_per_hour", "For an hour of picking.")
        phoneYuanPerHour = rate("phone_yuan_per_hour", "For an hour for which a caller is there.")
        wasteYuanPerKilogram = rate("waste_yuan_per_kg", "For a kilogram that spoils.")
        backorderYuanPerKilogramDay = rate(
            "backorder_yuan_per_kg_day",
            "For a kilogram of an order that a store could not grant and put off to a later round, and each day of waiting."
        )
        lostSaleYuanPerKilogram = rate(
            "lost_sale_yuan_per_kg", "For a kilogram of an order that a store cancelled because it did not have it.")
    }
}
