/// Outlines with fewer corners, for a page.
///
/// Sleeve fitting (Zhao and Saalfeld 1997, "Linear-time sleeve-fitting polyline simplification algorithms", *Proceedings of
/// AutoCarto* 13: 214-223): from a corner on, points are passed over as long as one straight line comes near to all of them.
enum OutlineSimplification {
    /// The corners of a closed ring that are kept, without the last, which is the first; fewer than three where the ring is
    /// smaller than the tolerance.
    ///
    /// - Parameters:
    ///   - ring: its points, the last of which is the first.
    ///   - tolerance: how far a point may lie off the outline that is left, in the units of the points.
    /// - Complexity: O(*n*).
    static func corners(of ring: [SIMD2<Double>], tolerance: Double) -> [SIMD2<Double>] {
        guard let first = ring.first else { return [] }
        // A point may lie off the line by half the tolerance, and beyond its end by as much again.
        let reach = tolerance / 2
        var corners = [first]
        var sleeve = Sleeve(from: first)
        var (index, last) = (1, 0)
        while index < ring.count {
            if sleeve.takes(ring[index], within: reach) {
                last = index
                index += 1
            } else {
                corners.append(ring[last])
                sleeve = Sleeve(from: ring[last])
            }
        }
        return corners
    }

    /// The lines from a corner that come near to all points so far.
    private struct Sleeve {
        private let corner: SIMD2<Double>
        /// The directions between which they lie; nil while all do.
        private var bounds: (right: SIMD2<Double>, left: SIMD2<Double>)?
        private var farthest = 0.0

        init(from corner: SIMD2<Double>) { self.corner = corner }

        /// Takes a point, if a line to it is one of them, and it does not lead back.
        mutating func takes(_ point: SIMD2<Double>, within reach: Double) -> Bool {
            let offset = point - corner
            let distance = (offset * offset).sum().squareRoot()
            guard distance >= farthest - reach else { return false }
            farthest = max(farthest, distance)
            guard distance > reach else { return true }
            let way = offset / distance
            if let bounds, cross(bounds.right, way) < 0 || cross(way, bounds.left) < 0 { return false }
            let sine = reach / distance
            let cosine = (1 - sine * sine).squareRoot()
            let right = SIMD2(way.x * cosine + way.y * sine, way.y * cosine - way.x * sine)
            let left = SIMD2(way.x * cosine - way.y * sine, way.y * cosine + way.x * sine)
            bounds = (
                bounds.map { cross($0.right, right) > 0 ? right : $0.right } ?? right,
                bounds.map { cross(left, $0.left) > 0 ? left : $0.left } ?? left
            )
            return true
        }

        private func cross(_ one: SIMD2<Double>, _ other: SIMD2<Double>) -> Double { one.x * other.y - one.y * other.x }
    }
}
