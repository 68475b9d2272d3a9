/// What was eaten in place of something that had run out.
public struct SubstitutionTally: Sendable, Hashable {
    /// Grams of each commodity whose need was met by another.
    public internal(set) var covered: [Grams]
    /// Grams of each commodity that were eaten in place of another.
    public internal(set) var given: [Grams]

    init(commodities: Int) {
        covered = Array(repeating: .zero, count: commodities)
        given = covered
    }
}

extension Ledger {
    /// A household eats `grams` of a commodity in place of `covered` grams of another, which it will then be said to eat.
    mutating func ate(_ grams: Int64, of commodity: Int, inPlaceOf covered: Int64, of missing: Int) {
        substitution.given[commodity].count += grams
        substitution.covered[missing].count += covered
        eaten[commodity].count += grams
        eaten[missing].count -= covered
    }
}
