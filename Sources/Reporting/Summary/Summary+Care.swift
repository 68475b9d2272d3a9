import Experiments
import Statistics
import SupplyModel

extension Summary {
    /// How medicine reached those who need it.
    public struct Medicine: Codable, Hashable, Sendable {
        /// Households that need medicine.
        public var households: Figure
        /// Refills handed over.
        public var refills: Figure
        /// Refills that came late or not at all, over all that were due.
        public var lateShare: Figure
        /// Refills that were due and had not come by the end.
        public var missing: Figure
        /// Person-days without medicine.
        public var personDaysLate: Figure
        /// The longest that anybody was without.
        public var longestLateDays: Figure
        /// Trips of proxies.
        public var trips: Figure
        /// Prescriptions a trip.
        public var prescriptionsPerTrip: Figure
        /// Hours of a trip, from setting out to the last door: the mean.
        public var meanTripHours: Figure
        /// The longest trip.
        public var longestTripHours: Figure
        /// Hours of waiting for a counter: the mean.
        public var meanQueueHours: Figure
        /// The longest wait for a counter.
        public var longestQueueHours: Figure

        enum CodingKeys: String, CodingKey {
            case households, refills
            case lateShare = "late_share"
            case missing
            case personDaysLate = "person_days_late"
            case longestLateDays = "longest_late_days"
            case trips
            case prescriptionsPerTrip = "prescriptions_per_trip"
            case meanTripHours = "mean_trip_hours"
            case longestTripHours = "longest_trip_hours"
            case meanQueueHours = "mean_queue_hours"
            case longestQueueHours = "longest_queue_hours"
        }

        init(_ series: inout Series) {
            households = series.mean("medicine.households") { $0.ledger.medicine.households }
            refills = series.mean("medicine.refills") { $0.ledger.medicine.refills }
            lateShare = series.share("medicine.late_share") { $0.lateRefillShare }
            missing = series.mean("medicine.missing") { $0.ledger.medicine.missing }
            personDaysLate = series.mean("medicine.person_days_late") { $0.medicinePersonDaysLate }
            longestLateDays = series.mean("medicine.longest_late_days") { $0.longestMedicineDelayDays }
            trips = series.mean("medicine.trips") { Int($0.ledger.medicine.tripSeconds.count) }
            prescriptionsPerTrip = series.mean("medicine.prescriptions_per_trip") { $0.prescriptionsPerTrip }
            meanTripHours = series.mean("medicine.mean_trip_hours") { $0.ledger.medicine.tripSeconds.mean / 3600 }
            longestTripHours = series.mean("medicine.longest_trip_hours") { $0.ledger.medicine.tripSeconds.max / 3600 }
            meanQueueHours = series.mean("medicine.mean_queue_hours") { $0.ledger.medicine.queueSeconds.mean / 3600 }
            longestQueueHours = series.mean("medicine.longest_queue_hours") {
                $0.ledger.medicine.queueSeconds.max / 3600
            }
        }
    }

    /// How institutional sites fared.
    public struct Institutions: Codable, Hashable, Sendable {
        /// Sites.
        public var sites: Figure
        /// Their people.
        public var people: Figure
        /// Asked of stores.
        public var askedKilograms: Figure
        /// Sent by stores.
        public var grantedKilograms: Figure
        /// What came in a good state.
        public var receivedKilograms: Figure
        /// Person-days without, over all commodities.
        public var unmetPersonDays: Figure
        /// Person-days without each commodity.
        public var unmetPersonDaysByCommodity: [String: Figure]

        enum CodingKeys: String, CodingKey {
            case sites, people
            case askedKilograms = "asked_kg"
            case grantedKilograms = "granted_kg"
            case receivedKilograms = "received_kg"
            case unmetPersonDays = "unmet_person_days"
            case unmetPersonDaysByCommodity = "unmet_person_days_by_commodity"
        }

        init(of plan: CityPlan, _ series: inout Series) {
            sites = series.mean("institutions.sites") { $0.ledger.institutions.people.count }
            people = series.mean("institutions.people") { $0.institutionPeople }
            askedKilograms = series.mean("institutions.asked_kg") { $0.ledger.institutions.asked.kilograms }
            grantedKilograms = series.mean("institutions.granted_kg") { $0.ledger.institutions.granted.kilograms }
            receivedKilograms = series.mean("institutions.received_kg") { $0.ledger.institutions.received.kilograms }
            unmetPersonDays = series.mean("institutions.unmet_person_days") { $0.institutionUnmetPersonDays }
            unmetPersonDaysByCommodity = [:]
            for (index, commodity) in plan.commodities.enumerated() {
                unmetPersonDaysByCommodity[commodity.id] = series.mean(
                    "institutions.unmet_person_days_by_commodity.\(commodity.id)"
                ) { $0.institutionUnmetPersonDays(of: index) }
            }
        }
    }
}
