extension City {
    /// Where each chain's warehouse is drawn: where the scenario says, or else in the middle of the people whom the chain's
    /// stores serve (the mean of their cells' places, weighted by residents).
    ///
    /// No way, delay or other figure depends on it.
    ///
    /// - Complexity: O(chains x cells).
    public var warehousePlaces: [Place] {
        plan.replenishment.chains.enumerated().map { index, chain in
            if let place = chain.place { return place }
            let served = zip(geography.cells, storeOfCell).filter { stores[$1.index].chain == index }.map(\.0)
            return Place.middle(of: served.isEmpty ? geography.cells : served)
        }
    }

    /// The stores of each chain.
    public var storesOfChain: [Int] {
        stores.reduce(into: plan.replenishment.chains.map { _ in 0 }) { $0[$1.chain] += 1 }
    }

    /// The people whom each chain's stores serve.
    public var residentsOfChain: [Int] {
        stores.reduce(into: plan.replenishment.chains.map { _ in 0 }) { $0[$1.chain] += $1.residents }
    }
}

extension Place {
    /// The mean of cells' places, weighted by their residents.
    fileprivate static func middle(of cells: [Cell]) -> Place {
        let people = Double(cells.reduce(0) { $0 + $1.residents })
        return Place(
            longitude: cells.reduce(0) { $0 + $1.place.longitude * Double($1.residents) } / people,
            latitude: cells.reduce(0) { $0 + $1.place.latitude * Double($1.residents) } / people)
    }
}
