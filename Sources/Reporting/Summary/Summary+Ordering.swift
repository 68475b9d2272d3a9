import Experiments
import SupplyModel

extension Summary {
    /// How those who cannot order online were called.
    public struct Phone: Codable, Hashable, Sendable {
        /// Calls made.
        public var calls: Figure
        /// Household-days on which the call ended in time.
        public var reached: Figure
        /// Household-days on which it did not, or was not made.
        public var notReached: Figure
        /// The first over both.
        public var reachedShare: Figure
        /// Time on the telephone over the time for which there were callers.
        public var utilisation: Figure
        /// The share of their need that those who are offline went without.
        public var unmetShareOffline: Figure
        /// The share that all others went without.
        public var unmetShareOnline: Figure

        enum CodingKeys: String, CodingKey {
            case calls, reached, utilisation
            case notReached = "not_reached"
            case reachedShare = "reached_share"
            case unmetShareOffline = "unmet_share_offline"
            case unmetShareOnline = "unmet_share_online"
        }

        init?(of plan: CityPlan, _ series: inout Series) {
            guard plan.isEver({ $0.phone != nil }) || plan.hasShock(.orderingDown) else {
                return nil
            }
            calls = series.mean("phone.calls") { $0.ledger.phone.calls }
            reached = series.mean("phone.reached") { $0.ledger.phone.reached }
            notReached = series.mean("phone.not_reached") { $0.ledger.phone.notReached }
            reachedShare = series.share("phone.reached_share") { $0.phoneReachedShare }
            utilisation = series.share("phone.utilisation") { $0.callerUtilisation }
            unmetShareOffline = series.share("phone.unmet_share_offline") { $0.unmetShareByAccess.offline }
            unmetShareOnline = series.share("phone.unmet_share_online") { $0.unmetShareByAccess.online }
        }
    }

    /// Whose orders nobody took, and whose had to wait for others.
    public struct Rounds: Codable, Hashable, Sendable {
        /// Household-days on which every store refused.
        public var refusedHouseholdDays: Figure
        /// Cells that every store refused on some day.
        public var cellsRefused: Figure
        /// The most days on which one cell was refused.
        public var mostDaysRefused: Figure
        /// Rounds that rolled over.
        public var rolledOver: Figure
        /// Orders in them.
        public var ordersRolledOver: Figure
        /// Orders that a phase cancelled at its start; absent when no phase does.
        public var ordersCleared: Figure?

        enum CodingKeys: String, CodingKey {
            case refusedHouseholdDays = "refused_household_days"
            case cellsRefused = "cells_refused"
            case mostDaysRefused = "most_days_refused"
            case rolledOver = "rolled_over"
            case ordersRolledOver = "orders_rolled_over"
            case ordersCleared = "orders_cleared"
        }

        init?(of plan: CityPlan, _ series: inout Series) {
            let someAreCleared = plan.phases.contains { $0.clearsOrders }
            guard plan.isEver({ $0.groupBuying.hasOrderingRules }) || someAreCleared else { return nil }
            refusedHouseholdDays = series.mean("rounds.refused_household_days") {
                $0.ledger.rounds.refusedHouseholdDays
            }
            cellsRefused = series.mean("rounds.cells_refused") { $0.cellsRefused }
            mostDaysRefused = series.mean("rounds.most_days_refused") { $0.mostDaysRefused }
            rolledOver = series.mean("rounds.rolled_over") { $0.ledger.rounds.roundsRolledOver }
            ordersRolledOver = series.mean("rounds.orders_rolled_over") { $0.ledger.rounds.ordersRolledOver }
            if someAreCleared {
                ordersCleared = series.mean("rounds.orders_cleared") { $0.ledger.shortfall.ordersCleared }
            }
        }
    }

    /// How long households wanted more than usual.
    public struct Panic: Codable, Hashable, Sendable {
        /// Cell-days on which they did.
        public var cellDays: Figure
        /// Those over all cell-days.
        public var share: Figure

        enum CodingKeys: String, CodingKey {
            case share
            case cellDays = "cell_days"
        }

        init?(of city: City, _ series: inout Series) {
            guard city.plan.isEver({ $0.panic != nil }) else { return nil }
            let all = Double(city.geography.cells.count * city.plan.days)
            cellDays = series.mean("panic.cell_days") { $0.ledger.rounds.cellDaysWantingMore }
            share = series.share("panic.share") { Double($0.ledger.rounds.cellDaysWantingMore) / all }
        }
    }

    /// Shopping in person.
    public struct Shopping: Codable, Hashable, Sendable {
        /// Visitors who were let in.
        public var visits: Figure
        /// Household-days on which somebody wanted a slot and found none.
        public var withoutSlot: Figure
        /// Visitors who queued in vain.
        public var queuedInVain: Figure
        /// Pairs of people in one place in one slot.
        public var contacts: Figure
        /// Others met by each visitor.
        public var contactsPerVisit: Figure
        /// The most people in one store and its queue.
        public var mostPresent: Figure
        /// Minutes queued by each visitor.
        public var queueMinutesPerVisit: Figure
        /// What was bought, by the commodity's identifier.
        public var boughtKilograms: [String: Figure]

        enum CodingKeys: String, CodingKey {
            case visits, contacts
            case withoutSlot = "without_slot"
            case queuedInVain = "queued_in_vain"
            case contactsPerVisit = "contacts_per_visit"
            case mostPresent = "most_present"
            case queueMinutesPerVisit = "queue_minutes_per_visit"
            case boughtKilograms = "bought_kg"
        }

        init?(of plan: CityPlan, _ series: inout Series) {
            guard plan.isEver({ $0.shopping != nil }) else { return nil }
            visits = series.mean("shopping.visits") { $0.ledger.shopping.visits }
            withoutSlot = series.mean("shopping.without_slot") { $0.ledger.shopping.withoutSlot }
            queuedInVain = series.mean("shopping.queued_in_vain") { $0.ledger.shopping.queuedInVain }
            contacts = series.mean("shopping.contacts") { $0.ledger.shopping.contacts }
            contactsPerVisit = series.mean("shopping.contacts_per_visit") { $0.contactsPerVisit }
            mostPresent = series.mean("shopping.most_present") { $0.ledger.shopping.mostPresent }
            queueMinutesPerVisit = series.mean("shopping.queue_minutes_per_visit") { $0.queueMinutesPerVisit }
            boughtKilograms = [:]
            for (index, commodity) in plan.commodities.enumerated() {
                boughtKilograms[commodity.id] = series.mean("shopping.bought_kg.\(commodity.id)") {
                    $0.ledger.shopping.bought[index].kilograms
                }
            }
        }
    }

    /// What was eaten in place of a commodity, and what of it in place of others.
    public struct Substituted: Codable, Hashable, Sendable {
        /// Its need that others met.
        public var coveredKilograms: Figure
        /// What of it met the need of others.
        public var givenKilograms: Figure

        enum CodingKeys: String, CodingKey {
            case coveredKilograms = "covered_kg"
            case givenKilograms = "given_kg"
        }

        /// By the commodity's identifier.
        static func all(of plan: CityPlan, _ series: inout Series) -> [String: Substituted]? {
            guard plan.isEver({ !$0.substitutions.isEmpty }) else { return nil }
            var substituted: [String: Substituted] = [:]
            for (index, commodity) in plan.commodities.enumerated() {
                let path = "substitution.\(commodity.id)"
                substituted[commodity.id] = Substituted(
                    coveredKilograms: series.mean("\(path).covered_kg") {
                        $0.ledger.substitution.covered[index].kilograms
                    },
                    givenKilograms: series.mean("\(path).given_kg") { $0.ledger.substitution.given[index].kilograms })
            }
            return substituted
        }
    }
}
