/// Serves claims one after another, each whole while there is any left.
struct ServingOrder: Sendable {
    private struct Place: BitwiseCopyable, Sendable {
        let rank: UInt64
        let seniority: UInt64
        let claim: Int
    }

    private var places: [Place] = []

    /// Serves the claims by ascending rank; of equal ranks the more senior first.
    ///
    /// - Complexity: O(*n* log *n*); O(*n*) when the claims come in that order.
    mutating func serve(
        _ available: Int64, among claims: [AllocationClaim], into grants: inout [Int64],
        by rank: (AllocationClaim) -> UInt64
    ) {
        places.removeAll(keepingCapacity: true)
        var isSorted = true
        for index in claims.indices {
            let place = Place(rank: rank(claims[index]), seniority: claims[index].seniority, claim: index)
            if let last = places.last { isSorted = isSorted && Self.precedes(last, place) }
            places.append(place)
        }
        if !isSorted { places.sort(by: Self.precedes) }
        var left = available
        for place in places {
            grants[place.claim] = min(left, claims[place.claim].asked)
            left -= grants[place.claim]
        }
    }

    private static func precedes(_ left: Place, _ right: Place) -> Bool {
        (left.rank, left.seniority, left.claim) < (right.rank, right.seniority, right.claim)
    }
}

extension UInt64 {
    /// A rank in the order of the signed number.
    init(rank number: Int64) {
        self = UInt64(bitPattern: number) ^ (1 << 63)
    }
}
