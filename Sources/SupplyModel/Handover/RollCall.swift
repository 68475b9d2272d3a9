import EventKernel
import Stochastics

/// Who of one community's crew is there on one day, and when.
struct DayRoll: Sendable {
    /// The time that one member is there, in seconds from the start of the shift.
    struct Stay: Sendable, Equatable {
        let from: Int64
        let to: Int64
    }

    /// Those whose names are on the day's sheet.
    var signedIn = 0
    /// Those who are there for the whole shift.
    var whole = 0
    /// The others who are there, each for a part of it.
    var stays: [Stay] = []

    /// How many work at some time of the day.
    var present: Int { whole + stays.count }

    /// How long all of them are there together.
    func seconds(of shift: WorkCalendar) -> Int {
        whole * Int(shift.openSpan.ticks) + stays.reduce(0) { $0 + Int($1.to - $1.from) }
    }
}

/// Draws each day's roll of each community.
///
/// Every failure has draws of its own, so that one more of them leaves attendance and the others as they are.
struct RollCall: Sendable {
    private let random: RandomSource
    private let attendance: Distribution
    private let deliveryShare: Double
    private let shareOnDuty: Double
    private let failures: AttendanceFailures
    private let shiftSeconds: Int64

    init(plan: HandoverPlan, random: RandomSource) {
        self.random = random
        attendance = plan.attendance
        deliveryShare = plan.deliveryShare
        shareOnDuty = plan.rota?.shareOnDuty ?? 1
        failures = plan.failures
        shiftSeconds = plan.shift.openSpan.ticks
    }

    /// Carriers of so many listed members who are on duty on a day.
    func onDuty(of listed: Int) -> Double { Double(listed) * deliveryShare * shareOnDuty }

    /// The roll of a community on a day.
    ///
    /// - Parameters:
    ///   - listed: members who are on the list and have not left.
    ///   - crewShare: the share of those who would come that a shock leaves.
    func roll(of community: Int, listed: Int, crewShare: Double, on day: Int) -> DayRoll {
        let (entity, index) = (UInt32(community), UInt32(day))
        var stream = random.stream(.attendance, entity: entity, index: index)
        let attending = min(1, max(0, attendance.sample(using: &stream)))
        let onDuty = onDuty(of: listed)
        let regularShare = max(0, 1 - failures.signedForShare - (failures.visits?.share ?? 0))
        var roll = DayRoll()
        let come = Int((onDuty * attending * regularShare * crewShare).rounded())
        let visitors = failures.visits.map { visits -> [DayRoll.Stay] in
            stays(of: visits, expected: onDuty * visits.share * visits.perDay * crewShare, entity: entity, index: index)
        }
        let signedFor = Int((onDuty * failures.signedForShare * crewShare).rounded())
        roll.signedIn = come + (visitors?.count ?? 0) + signedFor
        share(come, into: &roll, entity: entity, index: index)
        roll.stays += visitors ?? []
        return roll
    }

    /// Takes those who come as whole shifts, or as stays where they are late or leave early.
    private func share(_ come: Int, into roll: inout DayRoll, entity: UInt32, index: UInt32) {
        guard failures.late != nil || failures.early != nil else {
            roll.whole = come
            return
        }
        var lateness = random.stream(.lateness, entity: entity, index: index)
        var leaving = random.stream(.earlyLeaving, entity: entity, index: index)
        for _ in 0..<come {
            let from = failures.late.map { seconds($0, using: &lateness) } ?? 0
            let to = shiftSeconds - (failures.early.map { seconds($0, using: &leaving) } ?? 0)
            if from == 0, to == shiftSeconds {
                roll.whole += 1
            } else if from < to {
                roll.stays.append(DayRoll.Stay(from: from, to: to))
            }
        }
    }

    /// How long one member is not there; each uses as many draws whether it is or not.
    private func seconds(_ absence: AttendanceFailures.Absence, using stream: inout RandomStream) -> Int64 {
        let isAbsent = stream.uniform() < absence.share
        let minutes = absence.minutes.sample(using: &stream)
        return isAbsent ? min(shiftSeconds, max(0, Int64((minutes * 60).rounded()))) : 0
    }

    /// The day's visits: their expected number rounded at random, each at a time at which it fits into the shift.
    private func stays(
        of visits: AttendanceFailures.Visits, expected: Double, entity: UInt32, index: UInt32
    ) -> [DayRoll.Stay] {
        var stream = random.stream(.visits, entity: entity, index: index)
        let count = Int(expected + stream.uniform())
        return (0..<count).map { _ in
            let start = stream.uniform()
            let length = min(
                shiftSeconds, max(1, Int64((visits.hours.sample(using: &stream) * 3600).rounded())))
            let from = Int64(start * Double(shiftSeconds - length))
            return DayRoll.Stay(from: from, to: from + length)
        }
    }
}
