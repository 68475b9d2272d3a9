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

    func point(_ place: Place) -> (x: Int, y: Int) {
        (
            Int(((place.longitude - west) / width * 65_535).rounded()),
            Int(((north - place.latitude) / degrees * 65_535).rounded())
        )
    }
}
