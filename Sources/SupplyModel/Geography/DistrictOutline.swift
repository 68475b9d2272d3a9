/// The outline of a district, to be drawn: nothing else depends on it.
public struct DistrictOutline: Hashable, Sendable {
    /// The district's identifier.
    public var district: String
    /// Its parts; of each the rings, the outer one first and then its holes.
    ///
    /// A ring's last place is its first.
    public var polygons: [[[Place]]]

    /// Creates an outline.
    public init(district: String, polygons: [[[Place]]]) {
        self.district = district
        self.polygons = polygons
    }
}

extension DistrictOutline {
    /// The outline with all places at `share` of the way from `centre` to where they are.
    func drawn(towards centre: Place, by share: Double) -> DistrictOutline {
        DistrictOutline(
            district: district,
            polygons: polygons.map { $0.map { ring in ring.map { $0.drawn(towards: centre, by: share) } } })
    }
}
