/// Reads a GeoJSON geometry: where a feature is, or its outline.
///
/// A place is its point, or the centroid of its outline: that of the area in degrees of longitude and latitude, each ring's
/// by the shoelace formula (Bourke 1988, "Calculating the area and centroid of a polygon"), holes taken off, the parts of
/// several polygons weighted by their areas. For outlines of a few kilometres it is that on the ground.
struct GeoJSONGeometry {
    /// What messages call the feature.
    let feature: String
    /// Where the feature stands.
    let place: FilePosition

    /// A place, and where it was written.
    struct Found {
        let longitude: Double
        let latitude: Double
        let node: FilePosition
    }

    /// Finds the place of a geometry.
    ///
    /// - Throws: what is not a Point, Polygon or MultiPolygon.
    func place(of geometry: Node?) throws(Diagnostic) -> Found {
        let (type, coordinates) = try members(of: geometry, oneOf: "Point, Polygon or MultiPolygon")
        if type.text == "Point" {
            let position = try position(coordinates)
            return Found(longitude: position.x, latitude: position.y, node: coordinates.place)
        }
        guard let rings = try rings(type, coordinates) else {
            throw Diagnostic(
                type.place,
                "the geometry of \(feature) is \(type.found); it must be a Point, Polygon or MultiPolygon")
        }
        return try centroid(of: rings, at: coordinates.place)
    }

    /// Finds the outline of a geometry: of each of its polygons the rings, as longitude and latitude.
    ///
    /// - Throws: what is not a Polygon or MultiPolygon, or has no area.
    func outline(of geometry: Node?) throws(Diagnostic) -> [[[SIMD2<Double>]]] {
        let (type, coordinates) = try members(of: geometry, oneOf: "Polygon or MultiPolygon")
        guard let rings = try rings(type, coordinates) else {
            throw Diagnostic(
                type.place, "the geometry of \(feature) is \(type.found); it must be a Polygon or MultiPolygon")
        }
        _ = try centroid(of: rings, at: coordinates.place)
        return rings
    }

    private func members(
        of geometry: Node?, oneOf kinds: String
    ) throws(Diagnostic) -> (type: Node, coordinates: Node) {
        guard let geometry, !geometry.isNull else {
            throw Diagnostic(place, "\(feature) has no 'geometry'; it must be a \(kinds)")
        }
        guard case .map(let members) = geometry.content, let type = members.first(where: { $0.key == "type" })?.value,
            let coordinates = members.first(where: { $0.key == "coordinates" })?.value
        else {
            throw Diagnostic(
                geometry.place, "the geometry of \(feature) must be an object with the members 'type' and 'coordinates'"
            )
        }
        return (type, coordinates)
    }

    /// The rings of each polygon; nil where the geometry is of another type.
    private func rings(_ type: Node, _ coordinates: Node) throws(Diagnostic) -> [[[SIMD2<Double>]]]? {
        let polygons: [Node]
        switch type.text {
        case "Polygon": polygons = [coordinates]
        case "MultiPolygon": polygons = try items(coordinates, "a MultiPolygon", "polygons")
        default: return nil
        }
        var all: [[[SIMD2<Double>]]] = []
        for polygon in polygons {
            var rings: [[SIMD2<Double>]] = []
            for ring in try items(polygon, "a Polygon", "rings") {
                var positions: [SIMD2<Double>] = []
                for node in try items(ring, "a ring", "positions") { positions.append(try position(node)) }
                guard positions.count >= 4, positions.first == positions.last else {
                    throw Diagnostic(
                        ring.place,
                        "a ring of \(feature) must have four positions or more, of which the last is the first")
                }
                rings.append(positions)
            }
            all.append(rings)
        }
        return all
    }

    private func centroid(of polygons: [[[SIMD2<Double>]]], at place: FilePosition) throws(Diagnostic) -> Found {
        var area = 0.0
        var moment = SIMD2<Double>.zero
        // Near the origin, products of degrees keep their last digits.
        let origin = polygons.first?.first?.first ?? .zero
        for polygon in polygons {
            for (index, ring) in polygon.enumerated() {
                let part = GeoJSONGeometry.shoelace(ring.map { $0 - origin })
                let sign = (part.area < 0) == (index == 0) ? -1.0 : 1.0
                area += sign * part.area
                moment += sign * part.moment
            }
        }
        guard area > 1e-14 else { throw Diagnostic(place, "the outline of \(feature) has no area") }
        let centre = origin + moment / area
        return Found(longitude: centre.x, latitude: centre.y, node: place)
    }

    /// The signed area of a closed ring, and its first moment.
    private static func shoelace(_ ring: [SIMD2<Double>]) -> (area: Double, moment: SIMD2<Double>) {
        var (area, moment) = (0.0, SIMD2<Double>.zero)
        for (from, to) in zip(ring, ring.dropFirst()) {
            let cross = from.x * to.y - to.x * from.y
            area += cross / 2
            moment += (from + to) * (cross / 6)
        }
        return (area, moment)
    }

    /// A position: longitude and latitude in degrees, and whatever follows.
    private func position(_ node: Node) throws(Diagnostic) -> SIMD2<Double> {
        if case .list(let numbers) = node.content, numbers.count >= 2,
            let longitude = numbers[0].plainText.flatMap(readNumber), -180...180 ~= longitude,
            let latitude = numbers[1].plainText.flatMap(readNumber), -90...90 ~= latitude
        {
            return SIMD2(longitude, latitude)
        }
        throw Diagnostic(
            node.place,
            "a position of \(feature) must be a list of its longitude (-180 to 180) and latitude (-90 to 90) in degrees"
        )
    }

    private func items(_ node: Node, _ what: String, _ things: String) throws(Diagnostic) -> [Node] {
        if case .list(let items) = node.content, !items.isEmpty { return items }
        throw Diagnostic(node.place, "\(what) of \(feature) is \(node.found); it must be a list of \(things)")
    }
}
