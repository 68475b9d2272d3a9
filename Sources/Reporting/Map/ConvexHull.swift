import SupplyModel

/// The convex hull of places on a plane (Andrew 1979, monotone chain).
enum ConvexHull {
    /// The positions of the hull's corners, counter-clockwise; all of them where they are fewer than three.
    ///
    /// - Complexity: O(*n* log *n*).
    static func corners(of places: [Place]) -> [Int] {
        let order = places.indices.sorted {
            (places[$0].longitude, places[$0].latitude, $0) < (places[$1].longitude, places[$1].latitude, $1)
        }
        guard order.count > 2 else { return order }
        func turnsLeft(_ first: Int, _ second: Int, _ third: Int) -> Bool {
            let (from, by, to) = (places[first], places[second], places[third])
            return (by.longitude - from.longitude) * (to.latitude - from.latitude)
                > (by.latitude - from.latitude) * (to.longitude - from.longitude)
        }
        func chain(_ order: some Sequence<Int>) -> ArraySlice<Int> {
            var corners: [Int] = []
            for place in order {
                while corners.count > 1, !turnsLeft(corners[corners.count - 2], corners[corners.count - 1], place) {
                    corners.removeLast()
                }
                corners.append(place)
            }
            return corners.dropLast()
        }
        return Array(chain(order) + chain(order.reversed()))
    }
}
