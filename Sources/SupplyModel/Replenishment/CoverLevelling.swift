/// Shares out goods so that the least days of cover are as many as they can be: water filling of cover.
///
/// Every node is raised to the same cover *t*, but those that have more already: node *i* gets max(0, *t need_i* -
/// *stock_i*), with *t* such that all is given. What rounding leaves goes to the node of the least cover.
///
/// - Parameters:
///   - quantity: grams to share, at least 0.
///   - stock: what each node has, as far as is known, in grams.
///   - need: what each needs in a day; a node that needs nothing gets nothing.
/// - Returns: the grams for each node; their sum is `quantity` exactly, or 0 where no node needs anything.
/// - Complexity: O(*n* log *n*).
func levelCover(_ quantity: Int64, stock: [Int64], need: [Double]) -> [Int64] {
    var shares = Array(repeating: Int64(0), count: stock.count)
    func cover(_ node: Int) -> Double { Double(stock[node]) / need[node] }
    let order = stock.indices.filter { need[$0] > 0 }.sorted { (cover($0), $0) < (cover($1), $1) }
    guard quantity > 0, let neediest = order.first else { return shares }
    var (held, needed, level) = (Double(quantity), 0.0, 0.0)
    for (rank, node) in order.enumerated() {
        held += Double(stock[node])
        needed += need[node]
        level = held / needed
        if rank + 1 < order.count, level <= cover(order[rank + 1]) { break }
    }
    var left = quantity
    for node in order.reversed() {
        shares[node] = min(left, max(0, Int64((level * need[node]).rounded(.down)) - stock[node]))
        left -= shares[node]
    }
    shares[neediest] += left
    return shares
}
