import EventKernel
import Stochastics
import SupplyModel

extension HandoverPlan {
    /// The section `handover`.
    init(reading section: Section) {
        self.init(
            members: section.required(
                "members", .integer(in: 1...10_000_000),
                "Volunteers and cadres on the lists of all communities (nominal)."),
            dispersion: section.value(
                "dispersion", .number(in: 0...3), default: 0,
                "How unequal the lists are: the coefficient of variation of a community's members per resident."),
            deliveryShare: section.value(
                "delivery_share", .number(in: 0.001...1), default: 1,
                "The share of those at work who carry parcels; the others guard gates and telephone."),
            attendance: section.value(
                "attendance", .distribution(in: 0...1, isClamped: true), default: .fixed(1),
                "The share of a community's members who come, drawn each day and taken into 0 to 1."),
            shift: section.value("shift", .shift, default: .hours(8, 20), "When crews work."),
            parcelsPerRound: section.value(
                "parcels_per_round", .integer(in: 1...10_000), default: 8,
                "The most packages that one member takes on a round."),
            minutesPerRound: section.value(
                "minutes_per_round", .number(in: 0...1_440), default: 10,
                "Minutes of a round beside its parcels: to the gate and back."),
            minutesPerParcel: section.value(
                "minutes_per_parcel", .number(in: 0.01...1_440), default: 4,
                "Minutes for each parcel: to its door, drop, notice."))
        housing = section.section("housing", "Where a parcel takes another time, because people live in another way.") {
            section in
            let found = HousingType.allCases.map { type in
                (type, section.optional(type.rawValue, .section(HousingWork.init(reading:)), type.summary))
            }
            return Dictionary(uniqueKeysWithValues: found.compactMap { type, work in work.map { (type, $0) } })
        }
        failures = AttendanceFailures(reading: section)
        rota = section.optional(
            "rota", .section(DutyRota.init(reading:)),
            "Days on duty and days of rest by turns, staggered; without it all are on duty every day.")
        fatigue = section.optional(
            "fatigue", .section(FatiguePlan.init(reading:)), "How days on duty in a row make rounds slower.")
        learning = section.optional(
            "learning", .section(LearningPlan.init(reading:)), "How experience makes parcels faster.")
        gear = section.optional(
            "gear", .section(GearPlan.init(reading:)), "Protective gear; who has none may stay away.")
        staffing = section.section(
            "staffing", "Where members are sent: how lists are redrawn.", StaffingPlan.init(reading:))
        mode = section.value(
            "mode", Scenario.Kind<HandoverPlan.Mode>.choice, default: .door,
            "Whether members carry parcels to the doors, or residents collect them at the gate.")
        gate = section.section(
            "gate", "How residents collect, where the mode is `gate`.", GatePlan.init(reading:))
        let slotMinutes = gate.slots.map { Double($0.perDay) * $0.minutes } ?? 0
        section.check(
            slotMinutes * 60 <= Double(shift.openSpan.ticks), at: "gate",
            "the slots of 'gate' last \(numberText(slotMinutes)) minutes a day, longer than 'shift'")
    }
}

extension HousingWork {
    /// One of the sections of `handover.housing`.
    fileprivate init(reading section: Section) {
        self.init(
            minutesPerParcel: section.optional(
                "minutes_per_parcel", .number(in: 0.01...1_440),
                "Minutes for each parcel without the stairs; as elsewhere if not given."),
            floors: section.value(
                "floors", .number(in: 1...100), default: 1, "Storeys of its houses, where parcels are carried up."),
            minutesPerFloor: section.value(
                "minutes_per_floor", .number(in: 0...60), default: 0,
                "Minutes to climb a storey with a parcel and come down; the mean climb is half of floors - 1."))
    }
}

extension AttendanceFailures {
    /// The keys of `handover` that say who is listed and does not work the whole shift.
    fileprivate init(reading section: Section) {
        self.init()
        late = section.optional(
            "late", .section(Absence.init(reading:)), "Members who come after the start of the shift.")
        early = section.optional(
            "early", .section(Absence.init(reading:)), "Members who go before its end.")
        signedForShare = section.value(
            "signed_for_share", .number(in: 0...1), default: 0,
            "The share of the list for whom others sign: present on paper, never at work.")
        visits = section.optional(
            "visits", .section(Visits.init(reading:)),
            "Members who look in now and then, and sign in for the whole day.")
        let shares = signedForShare + (visits?.share ?? 0)
        section.check(
            shares <= 1, at: "signed_for_share",
            "'signed_for_share' and the share of 'visits' sum to \(numberText(shares)), more than 1")
    }
}

extension AttendanceFailures.Absence {
    /// The sections `handover.late` and `handover.early`.
    fileprivate init(reading section: Section) {
        self.init(
            share: section.required("share", .number(in: 0...1), "The share of those who come."),
            minutes: section.required(
                "minutes", .distribution(in: 0...1_440), "For how long each of them is not there."))
    }
}

extension AttendanceFailures.Visits {
    /// The section `handover.visits`.
    fileprivate init(reading section: Section) {
        self.init(
            share: section.required("share", .number(in: 0...1), "The share of the list."),
            perDay: section.value(
                "per_day", .number(in: 0...1), default: 1.0 / 3, "Visits of such a member in a day."),
            hours: section.value("hours", .distribution(in: 0...24), default: .fixed(2), "How long a visit lasts."))
    }
}

extension DutyRota {
    /// The section `handover.rota`.
    fileprivate init(reading section: Section) {
        self.init(
            daysOn: section.required("days_on", .integer(in: 1...60), "Days on duty in a row."),
            daysOff: section.required("days_off", .integer(in: 0...60), "Days of rest after them."))
    }
}

extension FatiguePlan {
    /// The section `handover.fatigue`.
    fileprivate init(reading section: Section) {
        self.init(
            lossPerDay: section.required(
                "loss_per_day", .number(in: 0...1),
                "The share of a rested member's productivity that each day on duty takes."),
            floor: section.value(
                "floor", .number(in: 0.05...1), default: 0.5, "The least share of it that is left."),
            recovery: section.value(
                "recovery_days", .integer(in: 1...60), default: 3,
                "Days on duty that one day of rest makes good."))
    }
}

extension LearningPlan {
    /// The section `handover.learning`.
    fileprivate init(reading section: Section) {
        self.init(
            rate: section.required(
                "rate", .number(in: 0.5...1),
                "Minutes of a parcel over those at half the experience: 0.9 is a tenth less for each doubling."),
            floor: section.value(
                "floor", .number(in: 0.05...1), default: 0.6, "The least share of a novice's minutes."))
    }
}

extension GearPlan {
    /// The section `handover.gear`.
    fileprivate init(reading section: Section) {
        self.init(
            initialSets: section.required(
                "initial_sets_per_member", .number(in: 0...10_000), "Sets in stock at the start for each listed member."
            ),
            setsPerDay: section.value(
                "sets_per_member_day", .number(in: 0...100), default: 1,
                "Sets that a member at work wears out in a day."),
            supplyPerDay: section.value(
                "supply_sets_per_day", .integer(in: 0...100_000_000), default: 0,
                "Sets that come for all crews every day, before the shift."),
            keeper: section.value(
                "kept_by", Scenario.Kind<GearPlan.Keeper>.choice, default: .community,
                "Who keeps them: each community its own, or the city for all."),
            leavingShare: section.value(
                "leaving_share_per_day", .number(in: 0...1), default: 0.1,
                "The share of members without gear that leaves in a day."),
            returningShare: section.value(
                "returning_share_per_day", .number(in: 0...1), default: 0.2,
                "The share of those who left that comes back in a day on which nobody is without."))
    }
}

extension StaffingPlan {
    /// The section `handover.staffing`.
    fileprivate init(reading section: Section) {
        self.init()
        rule = section.value(
            "rule", Scenario.Kind<StaffingPlan.Rule>.choice, default: .fixed,
            "What decides how many members a community gets.")
        pool = section.value(
            "pool", Scenario.Kind<StaffingPlan.Pool>.choice, default: .street, "Among which communities members move.")
        allocationRule = section.value(
            "allocation", .choice(of: StaffingPlan.allocationRules), default: Proportional.name,
            "The allocation rule that decides where there are fewer members than are asked for.")
        everyDays = section.value(
            "every_days", .integer(in: 1...365), default: 1, "Days from one plan to the next; the first is on day one.")
        time = section.value(
            "time", .timeOfDay(), default: 6 * 3_600, "When it is made; it holds from the next start of a shift on.")
        minimumPerCell = section.value(
            "minimum_per_cell", .integer(in: 0...10_000), default: 0,
            "The fewest members for each cell (compound) of a community.")
        minimumPerCommunity = section.value(
            "minimum_per_community", .integer(in: 0...100_000), default: 0, "The fewest members of a community.")
    }
}

extension GatePlan {
    /// The section `handover.gate`.
    fileprivate init(reading section: Section) {
        self.init()
        pointsPerCell = section.value(
            "points_per_cell", .integer(in: 1...100), default: 1, "Pick-up points of each cell.")
        cellsPerPoint = section.value(
            "cells_per_point", .integer(in: 1...1_000), default: 1,
            "Cells of a community that share one pick-up point.")
        section.check(
            pointsPerCell == 1 || cellsPerPoint == 1, at: "cells_per_point",
            "'points_per_cell' and 'cells_per_point' are both above 1; cells that share a point have one")
        posts = section.value(
            "posts", .integer(in: 1...1_000), default: 1, "Members who hand out at one point at a time, at most.")
        minutesPerResident = section.value(
            "minutes_per_resident", .number(in: 0...1_440), default: 0.5,
            "Minutes to find and check a resident's parcels.")
        minutesPerParcel = section.value(
            "minutes_per_parcel", .number(in: 0...1_440), default: 0.5, "Minutes more for each parcel.")
        delayMinutes = section.optional(
            "delay_minutes", .distribution(in: 0...1_440),
            "Minutes from notice, or from the start of the shift, until a resident comes; at once if not given.")
        slots = section.optional(
            "slots", .section(Slots.init(reading:)), "Times for which residents are asked to come.")
        area = section.section("area_m2", "Square metres in which people wait at a pick-up point, by housing.") {
            section in
            let found = HousingType.allCases.map { type in
                (
                    type,
                    section.value(
                        type.rawValue, .number(in: 1...100_000), default: GatePlan.defaultArea, type.summary)
                )
            }
            return Dictionary(uniqueKeysWithValues: found)
        }
    }
}

extension GatePlan.Slots {
    /// The section `handover.gate.slots`.
    fileprivate init(reading section: Section) {
        self.init(
            perDay: section.required(
                "per_day", .integer(in: 1...1_440), "Slots in a day, from the start of the shift on."),
            minutes: section.required("minutes", .number(in: 1...1_440), "Minutes of a slot."),
            residents: section.required(
                "residents", .integer(in: 1...100_000), "Residents who are asked to one slot at one pick-up point."))
    }
}
