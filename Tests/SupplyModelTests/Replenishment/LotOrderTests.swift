import Stochastics
import Testing

@testable import SupplyModel

@Suite("Orders of issue")
struct LotOrderTests {
    @Test("lots leave, expire and fail as in a list that is searched afresh each time", arguments: IssueOrder.allCases)
    func reference(issue: IssueOrder) {
        var stream = RandomSource(seed: 4, replication: 0).stream(Purpose(rawValue: 80), entity: 1)
        var lots = LotQueue(issue: issue)
        // One gram a unit: its expiry day and when it came. Lots that came in a row and expire alike are one.
        var reference: [(expiry: Int, arrival: Int)] = []
        for step in 0..<1500 {
            switch stream.below(5) {
            case 0, 1:
                let (expiry, grams) = (step / 10 + 1 + Int(stream.below(40)), Int(stream.below(30)))
                lots.add(Lot(expiryDay: Int32(expiry), grams: Int64(grams)))
                reference += (0..<grams).map { _ in (expiry, step) }
            case 2, 3:
                var left = min(Int(lots.total), Int(stream.below(40)))
                while let lot = lots.takeFirst(atMost: Int64(left)) {
                    left -= Int(lot.grams)
                    for _ in 0..<lot.grams {
                        let next = reference.indices.min { first, second in
                            switch issue {
                            case .fefo: reference[first].expiry < reference[second].expiry
                            case .fifo: reference[first].arrival < reference[second].arrival
                            case .lifo: reference[first].arrival > reference[second].arrival
                            }
                        }
                        guard let next else { break }
                        #expect(reference[next].expiry == Int(lot.expiryDay))
                        reference.remove(at: next)
                    }
                }
            default:
                let day = step / 10
                let expired = reference.filter { $0.expiry <= day }.count
                #expect(lots.expiring(by: day) == Int64(expired))
                #expect(lots.removeExpired(on: day) == Int64(expired))
                reference.removeAll { $0.expiry <= day }
            }
            #expect(lots.total == Int64(reference.count) && lots.countedTotal == lots.total)
        }
    }

    @Test("a share of every lot goes when a cold store fails")
    func failure() {
        for issue in IssueOrder.allCases {
            var lots = LotQueue(aged: 1000, newest: 30, issue: issue)
            #expect(lots.remove(share: 0.25) == 250 && lots.total == 750 && lots.countedTotal == 750)
            #expect(lots.remove(share: 0) == 0)
            #expect(lots.remove(share: 1) == 750 && lots.takeFirst(atMost: 1) == nil)
        }
    }
}
