/// Shares out goods so that the least days of cover are as many as they can be: the rule ``EqualCover``, between nodes.
///
/// - Parameters:
///   - quantity: grams to share, at least 0.
///   - stock: what each node has, as far as is known, in grams.
///   - need: what each needs in a day; a node that needs nothing gets nothing.
/// - Returns: the grams for each node; their sum is `quantity` exactly, or 0 where no node needs anything.
/// - Complexity: that of ``EqualCover``.
func levelCover(_ quantity: Int64, stock: [Int64], need: [Double]) -> [Int64] {
    // Cover is counted in so small parts of a day that what a gram adds is known to six digits.
    let ticksPerDay = 1e15
    let claims = stock.indices.map { node in
        var claim = AllocationClaim(asked: need[node] > 0 ? quantity : 0)
        claim.id = UInt32(node)
        if need[node] > 0 {
            claim.cover = Int64(min(9_000, Double(max(0, stock[node])) / need[node]) * ticksPerDay)
            claim.coverPerUnit = Int64(min(1e18, max(1, ticksPerDay / need[node])))
        }
        return claim
    }
    var shares = Array(repeating: Int64(0), count: stock.count)
    var rule = EqualCover()
    rule.allocate(quantity, among: claims, into: &shares)
    return shares
}
