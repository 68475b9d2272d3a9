import EventKernel
public import Stochastics

/// Who is listed and does not work the whole shift: late, away early, signed in by another, or only visiting.
///
/// The list splits into those whom others sign in for, those who only visit, and the rest, of whom the drawn attendance
/// comes. Of those who come, some are late and some leave early.
public struct AttendanceFailures: Sendable {
    /// A part of the shift that some of those who come are not there.
    public struct Absence: Sendable {
        /// The share of those who come, 0...1.
        public var share: Double
        /// For how many minutes, drawn for each of them and day.
        public var minutes: Distribution

        /// Creates an absence at the start or the end of the shift.
        public init(share: Double, minutes: Distribution) {
            self.share = share
            self.minutes = minutes
        }
    }

    /// Members who look in now and then.
    public struct Visits: Sendable {
        /// The share of the list, 0...1.
        public var share: Double
        /// Visits of such a member in a day: 0.33 is one in three days.
        public var perDay: Double
        /// How long a visit lasts, drawn for each.
        public var hours: Distribution

        /// Creates the visits.
        public init(share: Double, perDay: Double, hours: Distribution) {
            self.share = share
            self.perDay = perDay
            self.hours = hours
        }
    }

    /// Who comes after the start of the shift.
    public var late: Absence?
    /// Who goes before its end.
    public var early: Absence?
    /// The share of the list for whom others sign: present on paper, never at work.
    public var signedForShare = 0.0
    /// Who is there for a visit only, and signs in for the day.
    public var visits: Visits?

    /// Crews of whom all that come work the whole shift.
    public init() {}
}

extension HandoverPlan {
    /// The mean share of the shift for which a listed member is at work: attendance, its failures, and the rota.
    public var meanPresence: Double {
        let hours = Double(shift.openSpan.ticks) / 3600
        let absent = [failures.late, failures.early].reduce(0.0) { sum, absence in
            sum + (absence.map { $0.share * min(hours, $0.minutes.mean / 60) } ?? 0)
        }
        let regularShare = max(0, 1 - failures.signedForShare - (failures.visits?.share ?? 0))
        let visiting = failures.visits.map { $0.share * $0.perDay * min(1, $0.hours.mean / hours) } ?? 0
        let present = regularShare * min(1, max(0, attendance.mean)) * max(0, 1 - absent / hours) + visiting
        return present * (rota?.shareOnDuty ?? 1)
    }

    /// Minutes of a member for a parcel, its share of the round included; at a gate, for a resident with one parcel.
    public var minutesPerParcelInAll: Double {
        mode == .gate
            ? gate.minutesPerResident + gate.minutesPerParcel
            : minutesPerRound / Double(parcelsPerRound) + minutesPerParcel
    }
}

/// Days on duty and days of rest by turns, staggered so that the same number rests every day.
public struct DutyRota: Hashable, Sendable {
    /// Days on duty in a row, at least 1.
    public var daysOn: Int
    /// Days of rest after them, at least 0.
    public var daysOff: Int

    /// Creates a rota.
    public init(daysOn: Int, daysOff: Int) {
        self.daysOn = daysOn
        self.daysOff = daysOff
    }

    /// The share of the list that is on duty on any day.
    public var shareOnDuty: Double { Double(daysOn) / Double(daysOn + daysOff) }

    /// Whether the members of a cohort, 0 ..< daysOn + daysOff, are on duty on a day.
    func isOnDuty(cohort: Int, day: Int) -> Bool { (day + cohort) % (daysOn + daysOff) < daysOn }
}
