import Stochastics
import Testing

@testable import SupplyModel

@Suite("Replenishment policies")
struct ReplenishmentPolicyTests {
    @Test("cover orders up to the target strictly below the floor, (s,S) at its point too")
    func points() {
        let cover = ReplenishmentPolicy.cover(floorDays: 2, targetDays: 5, demandPerDay: 10)
        #expect([19, 20, 25].map { cover.order(position: $0) } == [31, 0, 0])
        let upTo = ReplenishmentPolicy.reorderUpTo(reorderAt: 4, upTo: 10)
        #expect([-3, 4, 5].map { upTo.order(position: $0) } == [13, 6, 0])
        let once = ReplenishmentPolicy.oneQuantity(reorderAt: 4, quantity: 3)
        #expect([-9, 4, 5].map { once.order(position: $0) } == [3, 3, 0])
        #expect(ReplenishmentPolicy.baseStock(level: 7).order(position: 9) == 0)
        #expect(ReplenishmentPolicy.baseStock(level: -3).order(position: -8) == 5)
        #expect(ReplenishmentPolicy.push.order(position: 1_000, scheduled: 4) == 4)
    }

    @Test("(r,nQ) orders the least number of lots that brings the position above the point")
    func lots() {
        for quantity in Int64(1)...6 {
            let policy = ReplenishmentPolicy.fixedQuantity(reorderAt: 3, quantity: quantity)
            for position in Int64(-20)...8 {
                let order = policy.order(position: position)
                #expect(order.isMultiple(of: quantity))
                #expect(position > 3 ? order == 0 : position + order > 3 && position + order - quantity <= 3)
            }
        }
    }

    @Test("limits: a need of 20 with a minimum of 50 and a multiple of 3 is an order of 51")
    func lotSize() {
        #expect(OrderLimits(minimum: 50, multiple: 3).applied(to: 20) == 51)
        #expect(OrderLimits(minimum: 50, multiple: 3, maximum: 52).applied(to: 60) == 51)
        #expect(OrderLimits(minimum: 50, multiple: 40, maximum: 70).applied(to: 60) == 0)
        #expect(OrderLimits(multiple: 7).applied(to: .max) == Int64.max - Int64.max % 7)
        #expect(OrderLimits(minimum: 50).applied(to: 0) == 0)
    }

    @Test("limits agree with a search over all quantities")
    func limitsBySearch() {
        var stream = RandomSource(seed: 5, replication: 0).stream(Purpose(rawValue: 30), entity: 0)
        for _ in 0..<2_000 {
            let (minimum, multiple) = (Int64(stream.below(30)), Int64(1 + stream.below(9)))
            let (maximum, wanted) = (Int64(stream.below(60)), Int64(1 + stream.below(60)))
            let allowed = (1...maximum + 1).filter { $0 <= maximum && $0 >= minimum && $0 % multiple == 0 }
            let expected = allowed.first { $0 >= wanted } ?? allowed.last ?? 0
            let limits = OrderLimits(minimum: minimum, multiple: multiple, maximum: maximum)
            #expect(limits.applied(to: wanted) == expected)
        }
    }

    @Test("a schedule repeats or ends")
    func schedule() {
        #expect((-1...4).map { PushSchedule([5, 0, 2]).quantity(on: $0) } == [0, 5, 0, 2, 5, 0])
        #expect((0...4).map { PushSchedule([5, 0, 2], repeats: false).quantity(on: $0) } == [5, 0, 2, 0, 0])
    }
}
