import Experiments
import SupplyModel

extension Summary {
    /// One relief programme, in packs unless a unit is named.
    public struct Relief: Codable, Hashable, Sendable {
        /// Foreseen.
        public var quota: Figure
        /// Sent to a household.
        public var given: Figure
        /// Foreseen and not sent.
        public var notUsed: Figure
        /// Of these, granted to a household whose store had not the goods.
        public var withoutStock: Figure
        /// Handed over.
        public var handedOver: Figure
        /// Sent and not handed over by the end.
        public var onTheWay: Figure
        /// Handed over with something in them spoiled.
        public var spoiled: Figure
        /// What came to doors in a good state.
        public var deliveredKilograms: Figure
        /// What households paid.
        public var paidYuan: Figure
        /// Hours from sharing out to door.
        public var toDoorHours: Hours

        enum CodingKeys: String, CodingKey {
            case quota, given
            case notUsed = "not_used"
            case withoutStock = "without_stock"
            case handedOver = "handed_over"
            case onTheWay = "on_the_way"
            case spoiled
            case deliveredKilograms = "delivered_kg"
            case paidYuan = "paid_yuan"
            case toDoorHours = "to_door_hours"
        }

        init(of number: Int, id: String, _ series: inout Series) {
            let path = "relief.\(id)"
            func packs(_ name: String, _ figure: KeyPath<ReliefTally.Day, Int>) -> Figure {
                series.mean("\(path).\(name)") { $0.relief(number).sum(figure) }
            }
            quota = packs("quota", \.quota)
            given = packs("given", \.given)
            notUsed = packs("not_used", \.notUsed)
            withoutStock = packs("without_stock", \.withoutStock)
            handedOver = packs("handed_over", \.handedOver)
            onTheWay = series.mean("\(path).on_the_way") { $0.reliefOnTheWay(number) }
            spoiled = packs("spoiled", \.spoiled)
            deliveredKilograms = series.mean("\(path).delivered_kg") { $0.relief(number).delivered.kilograms }
            paidYuan = series.mean("\(path).paid_yuan") { $0.reliefPaid(number) }
            toDoorHours = Hours(
                mean: series.mean("\(path).to_door_hours.mean") { $0.meanReliefHours(number) },
                median: series.mean("\(path).to_door_hours.median") { $0.reliefHours(number, quantile: 0.5) },
                p95: series.mean("\(path).to_door_hours.p95") { $0.reliefHours(number, quantile: 0.95) })
        }

        /// Hours from sharing out to door, over packs.
        public struct Hours: Codable, Hashable, Sendable {
            /// The mean.
            public var mean: Figure
            /// What half of the packs do not exceed.
            public var median: Figure
            /// What 95 % of the packs do not exceed.
            public var p95: Figure
        }

        /// Every programme by its identifier; nil when the scenario has none.
        static func all(of plan: CityPlan, _ series: inout Series) -> [String: Relief]? {
            guard let programmes = plan.relief?.programmes else { return nil }
            var all: [String: Relief] = [:]
            for (number, programme) in programmes.enumerated() {
                all[programme.id] = Relief(of: number, id: programme.id, &series)
            }
            return all
        }
    }

    /// The buffers at the gates.
    public struct GateBuffers: Codable, Hashable, Sendable {
        /// Unloaded into them.
        public var receivedKilograms: Figure
        /// Given to households that had run out.
        public var givenKilograms: Figure
        /// Spoiled in them; part of `spoiled_in_parcels_kg` of its commodity.
        public var spoiledKilograms: Figure
        /// How often a household was given something.
        public var portions: Figure
        /// How often a household came and was given nothing.
        public var turnedAway: Figure

        enum CodingKeys: String, CodingKey {
            case receivedKilograms = "received_kg"
            case givenKilograms = "given_kg"
            case spoiledKilograms = "spoiled_kg"
            case portions
            case turnedAway = "turned_away"
        }

        init(_ series: inout Series) {
            receivedKilograms = series.mean("gate_buffer.received_kg") { $0.ledger.gateBuffer.received.kilograms }
            givenKilograms = series.mean("gate_buffer.given_kg") { $0.ledger.gateBuffer.given.kilograms }
            spoiledKilograms = series.mean("gate_buffer.spoiled_kg") { $0.ledger.gateBuffer.spoiled.kilograms }
            portions = series.mean("gate_buffer.portions") { $0.ledger.gateBuffer.portions }
            turnedAway = series.mean("gate_buffer.turned_away") { $0.ledger.gateBuffer.turnedAway }
        }
    }
}
