/// Splits a whole number in proportion to weights, exactly (largest remainder; Hamilton's method).
///
/// - Parameters:
///   - total: what is split, at least `least` for each weight.
///   - weights: not negative, with a positive sum.
///   - least: what each part gets before the rest is split.
/// - Returns: parts that sum to `total`; of equal remainders the lower index is served first.
/// - Complexity: O(*n* log *n*).
func apportion(_ total: Int, by weights: [Double], atLeast least: Int = 0) -> [Int] {
    let rest = total - least * weights.count
    let sum = weights.reduce(0, +)
    precondition(rest >= 0 && sum > 0, "there is too little to split, or nothing to split it by")
    var parts = weights.map { least + Int((Double(rest) * ($0 / sum)).rounded(.down)) }
    let missing = total - parts.reduce(0, +)
    let remainders = weights.map { weight in
        let quota = Double(rest) * (weight / sum)
        return quota - quota.rounded(.down)
    }
    let order = weights.indices.sorted { (remainders[$0], $1) > (remainders[$1], $0) }
    for index in order.prefix(missing) { parts[index] += 1 }
    return parts
}
