/// How goods are kept.
public enum StorageClass: String, CaseIterable, Sendable {
    /// In the open, as parcels and pantries are.
    case ambient
    /// Above freezing, cold.
    case chilled
    /// Below freezing.
    case frozen

    /// Whether it fails with a cold store.
    var isCold: Bool { self != .ambient }
}

extension Commodity {
    /// Days that it lives in a way of keeping, from fresh; as in its own where nothing else is said.
    func life(in storage: StorageClass) -> Int { lifeByStorage[storage] ?? shelfLifeDays }

    /// What is left of a lot's life after it changes from one way of keeping to another.
    ///
    /// Each day takes the share 1 / life of a lot's life, so that what is left keeps its share: *left x life there / life
    /// here*, rounded down, at least a day. (Shares of life spent add up: time-temperature tolerance, Labuza 1982,
    /// *Shelf-Life Dating of Foods*.)
    ///
    /// - Complexity: O(1).
    func expiryDay(_ expiryDay: Int32, from here: StorageClass, to there: StorageClass, on day: Int) -> Int32 {
        let (lifeHere, lifeThere) = (life(in: here), life(in: there))
        guard lifeHere != lifeThere else { return expiryDay }
        let left = max(0, Int(expiryDay) - day)
        return Int32(day + max(1, left * lifeThere / lifeHere))
    }
}
