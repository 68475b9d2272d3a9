import EventKernel

/// What is worked out for one household, commodity by commodity, on bare memory.
///
/// These loops are a third of all the work of a city. Each makes sure once that every place which it will touch is there,
/// and asks once whether an array is its own, instead of both at each commodity. The invariant: a range that has passed
/// ``check(_:in:)`` is the only one that a loop indexes with. What it saves is in `Docs/reference/performance.md`.
enum PantryArithmetic {
    @inline(__always)
    private static func check(_ range: Range<Int>, in count: Int) {
        precondition(range.lowerBound >= 0 && range.upperBound <= count, "a household beyond the tables")
    }

    /// Takes out of a pantry what its household eats between two seconds, of all that there is enough of.
    ///
    /// What it has none of and does not lack costs no arithmetic, so that goods which few eat cost the others next to
    /// nothing.
    ///
    /// - Parameter lacking: the commodities that are lacked when there are none, one bit each.
    /// - Returns: the commodities of which there is too little, one bit each; they are left as they are. What nobody lacks is
    ///   among them when the last of it is eaten.
    @inline(__always)
    static func eat(
        from pantry: inout [Int32], at places: Range<Int>, need: [Int64], row: Int, lacking: UInt16, people: Int64,
        since start: Int64, until end: Int64, eaten: inout [Grams]
    ) -> UInt16 {
        let count = places.count
        check(places, in: pantry.count)
        check(row..<row + count, in: need.count)
        check(0..<count, in: eaten.count)
        return pantry.withUnsafeMutableBufferPointer { pantry in
            need.withUnsafeBufferPointer { need in
                eaten.withUnsafeMutableBufferPointer { eaten in
                    let stock = UnsafeMutableBufferPointer(rebasing: pantry[places])
                    let need = UnsafeBufferPointer(rebasing: need[row..<row + count])
                    var short: UInt16 = 0
                    for commodity in 0..<count {
                        let bit: UInt16 = 1 << UInt16(truncatingIfNeeded: commodity)
                        guard stock[commodity] > 0 || lacking & bit != 0 else { continue }
                        let perDay = need[commodity] * people
                        let wanted = perDay * end / Int64(secondsPerDay) - perDay * start / Int64(secondsPerDay)
                        let left = Int64(stock[commodity]) - wanted
                        if left >= 0 {
                            stock[commodity] = Int32(truncatingIfNeeded: left)
                            eaten[commodity].count += wanted
                        } else {
                            short |= bit
                        }
                    }
                    return short
                }
            }
        }
    }

    /// Sets the inventory position to what a pantry holds.
    @inline(__always)
    static func load(_ position: inout [Int64], from pantry: [Int32], at places: Range<Int>) {
        check(places, in: pantry.count)
        check(0..<places.count, in: position.count)
        position.withUnsafeMutableBufferPointer { position in
            pantry.withUnsafeBufferPointer { pantry in
                for commodity in 0..<places.count {
                    position[commodity] = Int64(pantry[places.lowerBound &+ commodity])
                }
            }
        }
    }

    /// The person-seconds until the first position is down at its reorder level; infinite when none will be while the
    /// pantry lasts.
    @inline(__always)
    static func personSecondsUntilLow(
        _ position: [Int64], pantry: [Int32], at places: Range<Int>, reorder: [Int64], secondsPerGram: [Double],
        row: Int, people: Int64
    ) -> Double {
        let count = places.count
        check(places, in: pantry.count)
        check(row..<row + count, in: min(reorder.count, secondsPerGram.count))
        check(0..<count, in: position.count)
        return position.withUnsafeBufferPointer { position in
            pantry.withUnsafeBufferPointer { pantry in
                reorder.withUnsafeBufferPointer { reorder in
                    secondsPerGram.withUnsafeBufferPointer { secondsPerGram in
                        var least = Double.infinity
                        for commodity in 0..<count {
                            let slack = position[commodity] - reorder[row &+ commodity] * people
                            if slack <= 0 { return 0 }
                            if slack < Int64(pantry[places.lowerBound &+ commodity]) {
                                least = min(least, Double(slack - 1) * secondsPerGram[row &+ commodity])
                            }
                        }
                        return least
                    }
                }
            }
        }
    }

    /// What is in all pantries, by commodity.
    ///
    /// Eight places at a time: a block of as many vectors as there are commodities begins with a household's first, so that
    /// lane *l* of vector *v* always holds commodity *8v + l* modulo their number.
    static func totals(of pantry: [Int32], commodities count: Int) -> [Int64] {
        var totals = Array(repeating: Int64(0), count: count)
        guard count > 0 else { return totals }
        var sums = Array(repeating: SIMD8<Int64>(), count: count)
        let block = 8 * count
        let whole = pantry.count - pantry.count % block
        sums.withUnsafeMutableBufferPointer { sums in
            pantry.withUnsafeBytes { bytes in
                for start in stride(from: 0, to: whole, by: block) {
                    for vector in 0..<count {
                        let offset = (start &+ 8 &* vector) &* 4
                        sums[vector] &+= SIMD8(
                            truncatingIfNeeded: bytes.loadUnaligned(fromByteOffset: offset, as: SIMD8<Int32>.self))
                    }
                }
            }
        }
        for vector in 0..<count {
            for lane in 0..<8 { totals[(8 * vector + lane) % count] += sums[vector][lane] }
        }
        for place in whole..<pantry.count { totals[place % count] += Int64(pantry[place]) }
        return totals
    }
}

extension Households {
    /// Adds to `sums`, from `base` on, what some pantries will be found to hold of each commodity, in grams; nothing changes.
    ///
    /// Each commodity is looked at for itself: what households would eat in place of another since they were last settled
    /// is not foreseen. Sums are in single precision, right to five digits in a cell of some hundred households, and four
    /// commodities are summed at once: so a whole city is looked at every day for a twentieth of a run's work.
    ///
    /// - Complexity: O(households x commodities).
    func addPantries(of range: Range<Int>, at now: Instant, to sums: inout [Float], from base: Int) {
        let count = commodityCount
        let width = MemoryLayout<Float>.stride
        precondition(
            range.lowerBound >= 0 && range.upperBound * count <= pantry.count && range.upperBound <= states.count
                && base >= 0 && base + count <= sums.count, "a household beyond the tables")
        pantry.withUnsafeBytes { pantry in
            states.withUnsafeBufferPointer { states in
                wants.needPerSecond.withUnsafeBytes { need in
                    sums.withUnsafeMutableBytes { sums in
                        for household in range {
                            let row = wants.row(of: household, in: traits)
                            precondition(row >= 0 && (row &+ count) &* width <= need.count, "a diet beyond the tables")
                            let seconds = max(0, now.ticks - Int64(states[household].settledAt))
                            let personSeconds = Float(states[household].persons) * Float(seconds)
                            var first = 0
                            while first &+ 4 <= count {
                                let held = SIMD4<Float>(
                                    pantry.loadUnaligned(
                                        fromByteOffset: (household &* count &+ first) &* width, as: SIMD4<Int32>.self))
                                let perSecond = need.loadUnaligned(
                                    fromByteOffset: (row &+ first) &* width, as: SIMD4<Float>.self)
                                let place = (base &+ first) &* width
                                let sum = sums.loadUnaligned(fromByteOffset: place, as: SIMD4<Float>.self)
                                sums.storeBytes(
                                    of: sum + pointwiseMax(held - perSecond * personSeconds, .zero),
                                    toByteOffset: place, as: SIMD4<Float>.self)
                                first &+= 4
                            }
                            while first < count {
                                let held = pantry.load(
                                    fromByteOffset: (household &* count &+ first) &* width, as: Int32.self)
                                let perSecond = need.load(fromByteOffset: (row &+ first) &* width, as: Float.self)
                                let place = (base &+ first) &* width
                                let sum = sums.load(fromByteOffset: place, as: Float.self)
                                sums.storeBytes(
                                    of: sum + max(0, Float(held) - perSecond * personSeconds), toByteOffset: place,
                                    as: Float.self)
                                first &+= 1
                            }
                        }
                    }
                }
            }
        }
    }
}
