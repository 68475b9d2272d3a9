import Stochastics

/// Draws the sizes of a cell's households so that they add up to its residents.
struct HouseholdSizes {
    private let cumulativeWeights: [Double]
    private let random: RandomSource

    init(weights: [Double], seed: UInt64) {
        var sum = 0.0
        let total = weights.reduce(0, +)
        cumulativeWeights = weights.map { weight in
            sum += weight / total
            return sum
        }
        random = RandomSource(seed: seed, replication: 0)
    }

    /// Appends `households` sizes that sum to `residents`.
    ///
    /// Sizes are drawn independently; then, from a random household on, one person at a time is added to or taken from
    /// each in turn until the sum is right, within the sizes drawn from as long as that is possible.
    ///
    /// - Precondition: `households <= residents <= 255 * households`.
    func append(to persons: inout [UInt8], households: Int, residents: Int, cell: Int) {
        guard households > 0 else { return }
        precondition(households <= residents && residents <= Geography.largestHousehold * households)
        var stream = random.stream(.householdSize, entity: UInt32(cell))
        let start = persons.count
        for _ in 0..<households {
            let draw = stream.uniform()
            let size = 1 + (cumulativeWeights.firstIndex { draw < $0 } ?? cumulativeWeights.count - 1)
            persons.append(UInt8(size))
        }
        var excess = persons[start...].reduce(0) { $0 + Int($1) } - residents
        let largest = UInt8(max(cumulativeWeights.count, (residents + households - 1) / households))
        var index = start + Int(stream.below(UInt64(households)))
        while excess != 0 {
            if excess > 0, persons[index] > 1 {
                persons[index] -= 1
                excess -= 1
            } else if excess < 0, persons[index] < largest {
                persons[index] += 1
                excess += 1
            }
            index = index + 1 < persons.count ? index + 1 : start
        }
    }
}
