import Statistics

/// A point on a spherical earth as a unit vector, so that a distance needs no trigonometry.
public struct EarthPoint: Hashable, Sendable, BitwiseCopyable {
    private let vector: SIMD3<Double>

    /// The mean radius of the earth in metres (IUGG 1980, R1).
    static let meanRadius = 6_371_008.8

    /// The point at a place.
    public init(_ place: Place) {
        let latitude = place.latitude * .pi / 180
        let longitude = place.longitude * .pi / 180
        let cosine = Elementary.cos(latitude)
        vector = SIMD3(
            cosine * Elementary.cos(longitude), cosine * Elementary.sin(longitude), Elementary.sin(latitude))
    }

    /// The great-circle distance in metres.
    ///
    /// The chord through the earth is exact; the arc over it is `2 asin(chord / 2)`, here by the first four terms of its
    /// series: better than a millimetre within a province, a metre within 1,500 km.
    public func metres(to other: EarthPoint) -> Double {
        let difference = vector - other.vector
        let squaredChord = (difference * difference).sum()
        let series = 1 + squaredChord / 24 * (1 + squaredChord * 9 / 80 * (1 + squaredChord * 25 / 168))
        return EarthPoint.meanRadius * squaredChord.squareRoot() * series
    }

    /// The point at a share of the way to another, 0...1, along the great circle (nearly so by time: the chord is divided).
    func towards(_ other: EarthPoint, by share: Double) -> EarthPoint {
        let chord = vector + (other.vector - vector) * share
        return EarthPoint(vector: chord / (chord * chord).sum().squareRoot())
    }

    private init(vector: SIMD3<Double>) {
        self.vector = vector
    }
}
