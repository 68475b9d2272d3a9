extension City {
    /// The store that takes the orders of each cell: its own, or where that one refuses the nearest that does not; nil
    /// where every store refuses.
    ///
    /// - Complexity: O(cells that are refused x stores).
    func storeTakingOrders() -> [EntityID<Store>?] {
        let groupBuying = plan.groupBuying
        let radius = groupBuying.serviceRadiusKilometres.map { $0 * 1000 } ?? .infinity
        guard radius < .infinity || groupBuying.servesOwnDistrictOnly else { return storeOfCell }
        return geography.cells.indices.map { cell in
            let home = geography.cells[cell]
            func accepts(_ store: Store) -> Bool {
                store.point.metres(to: home.point) <= radius
                    && (!groupBuying.servesOwnDistrictOnly || store.district == home.district)
            }
            if accepts(stores[storeOfCell[cell].index]) { return storeOfCell[cell] }
            let nearest = stores.indices.filter { accepts(stores[$0]) }.min {
                stores[$0].point.metres(to: home.point) < stores[$1].point.metres(to: home.point)
            }
            return nearest.map { EntityID($0) }
        }
    }
}
