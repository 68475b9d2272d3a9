/// The cell in which a draw lies, of cells between rising bounds: the last is beyond the last bound.
func cell(of value: Double, among bounds: [Double]) -> Int {
    var low = 0
    var high = bounds.count
    while low < high {
        let middle = (low + high) / 2
        if bounds[middle] >= value { high = middle } else { low = middle + 1 }
    }
    return low
}
