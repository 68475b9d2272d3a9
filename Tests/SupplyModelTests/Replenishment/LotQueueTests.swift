import Testing

@testable import SupplyModel

@Suite("Lots")
struct LotQueueTests {
    @Test("lots are issued in the order in which they expire, whatever the order of arrival")
    func firstExpiredFirstOut() {
        var lots = LotQueue()
        for (day, grams) in [(9, 10), (3, 5), (7, 20), (3, 1), (12, 4)] {
            lots.add(Lot(expiryDay: Int32(day), grams: Int64(grams)))
        }
        #expect(lots.total == 40)
        var issued: [(Int32, Int64)] = []
        while let lot = lots.takeFirst(atMost: 8) { issued.append((lot.expiryDay, lot.grams)) }
        #expect(issued.map(\.0) == [3, 7, 7, 7, 9, 9, 12])
        #expect(issued.map(\.1).reduce(0, +) == 40)
        #expect(lots.total == 0 && lots.countedTotal == 0)
    }

    @Test("what expires on a day is removed on that day, no sooner, and no gram is lost")
    func expiry() {
        var lots = LotQueue()
        var (added, removed, taken) = (Int64(0), Int64(0), Int64(0))
        for day in 0..<400 {
            let grams = Int64((day * 7919) % 101)
            lots.add(Lot(expiryDay: Int32(day + 1 + (day * 31) % 9), grams: grams))
            added += grams
            let wanted = min(lots.total, Int64((day * 104_729) % 67))
            lots.take(wanted)
            taken += wanted
            removed += lots.removeExpired(on: day)
            #expect(lots.total == lots.countedTotal)
            #expect(added == removed + taken + lots.total)
            if let next = lots.takeFirst(atMost: 1) {
                #expect(next.expiryDay > day)
                taken += 1
            }
        }
        #expect(removed > 0)
    }
}
