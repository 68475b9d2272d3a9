import Experiments
import SupplyModel

extension Summary {
    /// What the crews signed for and worked, and how fit they were.
    public struct Staffing: Codable, Hashable, Sendable {
        /// Hours of whole shifts for all carriers on the lists.
        public var nominalHours: Figure
        /// Hours of whole shifts for all carriers who were signed in.
        public var signedHours: Figure
        /// Hours for which carriers were there.
        public var effectiveHours: Figure
        /// Effective over signed hours.
        public var effectiveShare: Figure
        /// The Gini coefficient over communities of effective hours per resident.
        public var hoursGini: Figure
        /// Productivity of those who came, 1 when rested.
        public var productivity: Figure
        /// Days that those who came had been on duty without a rest.
        public var daysOnDuty: Figure
        /// Minutes of a parcel over a novice's.
        public var learningFactor: Figure
        /// Members whom a plan moved to another community.
        public var membersMoved: Figure
        /// Sets of protective gear worn out.
        public var gearUsed: Figure
        /// Sets that were missing.
        public var gearMissing: Figure
        /// Days that listed members stayed away for want of gear.
        public var memberDaysAway: Figure

        enum CodingKeys: String, CodingKey {
            case nominalHours = "nominal_hours"
            case signedHours = "signed_hours"
            case effectiveHours = "effective_hours"
            case effectiveShare = "effective_share"
            case hoursGini = "hours_gini"
            case productivity
            case daysOnDuty = "days_on_duty"
            case learningFactor = "learning_factor"
            case membersMoved = "members_moved"
            case gearUsed = "gear_used"
            case gearMissing = "gear_missing"
            case memberDaysAway = "member_days_away"
        }

        init(_ series: inout Series) {
            nominalHours = series.mean("staffing.nominal_hours") { $0.nominalCrewHours }
            signedHours = series.mean("staffing.signed_hours") { $0.signedCrewHours }
            effectiveHours = series.mean("staffing.effective_hours") { $0.effectiveCrewHours }
            effectiveShare = series.share("staffing.effective_share") { $0.effectiveCrewHours / $0.signedCrewHours }
            hoursGini = series.share("staffing.hours_gini") { $0.giniOfCrewHours }
            productivity = series.share("staffing.productivity") { $0.crewProductivity }
            daysOnDuty = series.mean("staffing.days_on_duty") { $0.daysOnDuty }
            learningFactor = series.share("staffing.learning_factor") { $0.learningFactor }
            membersMoved = series.mean("staffing.members_moved") { $0.ledger.crews.moved }
            gearUsed = series.mean("staffing.gear_used") { $0.ledger.crews.gearUsed }
            gearMissing = series.mean("staffing.gear_missing") { $0.ledger.crews.gearMissing }
            memberDaysAway = series.mean("staffing.member_days_away") { $0.ledger.crews.memberDaysAway }
        }
    }

    /// What happened at the gates where residents collect.
    public struct Gates: Codable, Hashable, Sendable {
        /// Residents who came, again if they came on a second day.
        public var came: Figure
        /// Residents who were served.
        public var served: Figure
        /// Residents who were in line when the shift ended.
        public var turnedAway: Figure
        /// Minutes in line of those who were served.
        public var meanWaitMinutes: Figure
        /// What 95 % of them do not exceed.
        public var p95WaitMinutes: Figure
        /// Person-minutes at pick-up points.
        public var personMinutes: Figure
        /// Of those, what is above one person per 4 m2.
        public var crowdedPersonMinutes: Figure
        /// The most residents at one point at a time.
        public var peakPersons: Figure
        /// The most residents per square metre at one point at a time.
        public var peakDensity: Figure
        /// Pairs of residents who met, and handovers from hand to hand.
        public var contacts: Figure

        enum CodingKeys: String, CodingKey {
            case came, served
            case turnedAway = "turned_away"
            case meanWaitMinutes = "mean_wait_minutes"
            case p95WaitMinutes = "p95_wait_minutes"
            case personMinutes = "person_minutes"
            case crowdedPersonMinutes = "crowded_person_minutes"
            case peakPersons = "peak_persons"
            case peakDensity = "peak_persons_per_m2"
            case contacts
        }

        init(_ series: inout Series) {
            came = series.mean("gates.came") { $0.ledger.gates.came }
            served = series.mean("gates.served") { $0.ledger.gates.served }
            turnedAway = series.mean("gates.turned_away") { $0.ledger.gates.turnedAway }
            meanWaitMinutes = series.mean("gates.mean_wait_minutes") { $0.meanGateWaitMinutes }
            p95WaitMinutes = series.mean("gates.p95_wait_minutes") { $0.gateWaitMinutes(quantile: 0.95) }
            personMinutes = series.mean("gates.person_minutes") { $0.gatePersonMinutes }
            crowdedPersonMinutes = series.mean("gates.crowded_person_minutes") { $0.crowdedPersonMinutes }
            peakPersons = series.mean("gates.peak_persons") { $0.ledger.gates.peakPersons }
            peakDensity = series.mean("gates.peak_persons_per_m2") { $0.ledger.gates.peakDensity }
            contacts = series.mean("gates.contacts") { $0.handoverContacts }
        }
    }
}
