/// What stores were asked for at their last releases: what a planner expects of the next ones.
struct AskHistory: Sendable {
    /// How many releases are remembered.
    static let length = 7

    private let kindCount: Int
    /// Packages asked: `[(store * length + release) * kindCount + kind]`.
    private var asked: [Int32]
    /// Releases so far, by store.
    private var releases: [Int]

    init(stores: Int, kindCount: Int) {
        self.kindCount = kindCount
        asked = Array(repeating: 0, count: stores * Self.length * kindCount)
        releases = Array(repeating: 0, count: stores)
    }

    /// Notes what a store is asked for at a release: orders that it has not passed over before.
    mutating func note(_ orders: [Order], at store: Int) {
        let first = (store * Self.length + releases[store] % Self.length) * kindCount
        releases[store] += 1
        for kind in 0..<kindCount { asked[first + kind] = 0 }
        for order in orders where order.passedOver == 0 {
            for kind in 0..<kindCount { asked[first + kind] += Int32(order.packages[kind]) }
        }
    }

    /// The packages of a kind that a store will be asked for in so many more rounds: as many a round as on average at
    /// the last releases, rounded up.
    func expected(of kind: Int, at store: Int, rounds: Int) -> Int64 {
        let count = min(releases[store], Self.length)
        guard count > 0 else { return 0 }
        let sum = (0..<count).reduce(Int64(0)) {
            $0 + Int64(asked[(store * Self.length + $1) * kindCount + kind])
        }
        return (sum * Int64(rounds) + Int64(count) - 1) / Int64(count)
    }
}
