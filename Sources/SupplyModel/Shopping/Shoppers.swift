import Stochastics

/// Who goes shopping: a share of the households whose store is near enough, of a larger share the same and others.
struct Shoppers: Sendable {
    private let random: RandomSource
    private let plan: ShoppingPlan?
    /// Whether each cell's own store is near enough; empty while nobody shops.
    private let isNear: [Bool]

    init(city: City, random: RandomSource) {
        self.random = random
        plan = city.plan.shopping
        isNear =
            plan.map { plan in
                zip(city.geography.cells, city.storeOfCell).map { cell, store in
                    city.stores[store.index].point.metres(to: cell.point) <= plan.farthestKilometres * 1000
                }
            } ?? []
    }

    /// Whether some of a cell's households may go.
    func mayGo(from cell: EntityID<Cell>) -> Bool {
        guard let plan else { return false }
        return plan.share > 0 && isNear[cell.index]
    }

    /// Whether some of a cell's households go rather than order.
    func shopOnly(in cell: EntityID<Cell>) -> Bool { mayGo(from: cell) && plan?.ordersToo == false }

    /// Whether a household of a cell from which some may go is among those who go.
    func includes(_ household: Int) -> Bool {
        guard let plan else { return false }
        return random.uniform(.shopper, entity: UInt32(household)) < plan.share
    }
}
