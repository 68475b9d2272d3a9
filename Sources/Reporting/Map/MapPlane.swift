import Statistics
import SupplyModel

/// Places on a plane: degrees, those of longitude shrunk by the latitude in the middle (equirectangular projection), in
/// steps of 65,535ths of the plane's width and height.
struct MapPlane {
    private let west: Double
    private let north: Double
    private let width: Double
    private let degrees: Double
    /// How high the plane is, over its width.
    let height: Double

    init(_ places: [Place]) {
        let longitudes = places.map(\.longitude)
        let latitudes = places.map(\.latitude)
        west = longitudes.min() ?? 0
        north = latitudes.max() ?? 0
        let middle = (north + (latitudes.min() ?? 0)) / 2
        // One cell, or cells in a line, still have a plane.
        let least = 1e-4
        width = max(least, (longitudes.max() ?? 0) - west)
        degrees = max(least, north - (latitudes.min() ?? 0))
        height = degrees / (width * max(0.01, Elementary.cos(middle * .pi / 180)))
    }

    /// The length of its width on the ground, in metres.
    var metres: Double {
        let middle = north - degrees / 2
        return width * MapPlane.metresPerDegree * max(0.01, Elementary.cos(middle * .pi / 180))
    }

    /// A degree of a great circle of the earth's mean radius, 6,371.0088 km.
    private static let metresPerDegree = 6_371_008.8 * Double.pi / 180

    /// A place in widths of the plane, from its north-west corner.
    func position(_ place: Place) -> SIMD2<Double> {
        SIMD2((place.longitude - west) / width, (north - place.latitude) / degrees * height)
    }

    func point(_ place: Place) -> (x: Int, y: Int) { point(position(place)) }

    func point(_ position: SIMD2<Double>) -> (x: Int, y: Int) {
        (Int((position.x * 65_535).rounded()), Int((position.y / height * 65_535).rounded()))
    }
}
