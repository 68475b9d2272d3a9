import EventKernel

/// How long households' food will last, as far as it is known to those who decide who is served first.
extension Households {
    /// Reports all pantries.
    mutating func report(at now: Instant) { known.refresh(pantry: pantry, states: states, at: now) }

    /// Fills in who stands behind the claims of some orders: the persons, and how long their food will last.
    ///
    /// Cover is the time in seconds until the pantry has run out of the first commodity that a package of the kind holds;
    /// what is on order does not count. Where pantries are reported from time to time it is what was reported last. A
    /// package adds the time for which the least of its commodities lasts.
    ///
    /// - Parameter claims: the number of each is the position of its order.
    /// - Complexity: O(claims x commodities of the kind).
    func describe(_ claims: inout [AllocationClaim], of orders: [Order], kind: Int, at now: Instant) {
        let seenAt = known.seenAt ?? now
        for index in claims.indices {
            let household = Int(orders[Int(claims[index].id)].household)
            let people = persons(in: household)
            let settledAt = Int64(known.state(of: household, else: states).settledAt)
            claims[index].persons = UInt32(people)
            var (cover, perPackage) = (Int64.max, Int64.max)
            for content in catalogue.contents[catalogue.contentsOfKind[kind]] {
                let row = wants.row(of: household, in: traits)
                guard wants.isNeeded(content.commodity, row: row) else { continue }
                let perDay = wants.need[row + content.commodity] * people
                let eaten = perDay * settledAt / Int64(secondsPerDay)
                let place = household * commodityCount + content.commodity
                let supplied = eaten + Int64(known.grams(at: place, else: pantry))
                let lastsUntil = (supplied * Int64(secondsPerDay) + perDay - 1) / perDay
                cover = min(cover, max(0, lastsUntil - seenAt.ticks))
                perPackage = min(perPackage, content.grams * Int64(secondsPerDay) / perDay)
            }
            claims[index].cover = cover == .max ? cover : known.withError(cover, of: household)
            claims[index].coverPerUnit = max(1, perPackage)
        }
    }

    /// The least cover of a household over what it needs, in seconds of its need: pantry and what is on order, both as last
    /// reported.
    func leastCover(of household: Int, at now: Instant) -> Int64 {
        let seenAt = known.seenAt ?? now
        let state = known.state(of: household, else: states)
        let row = wants.row(of: household, in: traits)
        let day = Int64(secondsPerDay)
        let last = min(Int64(state.settledAt), seenAt.ticks)
        var least = Int64.max
        for commodity in 0..<commodityCount where wants.isNeeded(commodity, row: row) {
            let perDay = wants.need[row + commodity] * persons(in: household)
            let wanted = perDay * seenAt.ticks / day - perDay * last / day
            let left = Int64(known.grams(at: household * commodityCount + commodity, else: pantry)) - wanted
            var grams = max(0, left)
            if !state.onOrder.isEmpty {
                for content in catalogue.contents where content.commodity == commodity {
                    grams += Int64(state.onOrder[content.kind]) * content.grams
                }
            }
            least = min(least, grams * day / perDay)
        }
        return least == .max ? least : known.withError(least, of: household)
    }
}
