import SupplyModel

extension Kind where Value == [DistrictOutline] {
    /// The name of a GeoJSON file in the scenario's folder, of which each feature is the outline of a district.
    static var outlines: Kind {
        let district = Scenario.Kind<String>.reference(to: "districts")
        return Kind(
            shape: {
                .features([
                    SchemaNode(
                        key: "district", shape: district.shape(), summary: "The district whose outline it is.",
                        presence: .required)
                ])
            }, placeholder: { [] },
            read: { node, subject, reader in
                guard let name = node.text else {
                    reader.report(node.place, "\(subject) is \(node.found); it must be the name of a GeoJSON file")
                    return nil
                }
                guard let folder = reader.folder else { return nil }
                do throws(Diagnostic) {
                    let file = try folder.readTable(name, namedAt: node.place, limit: CSVLimit.bytes)
                    var outlines = OutlineReader(district: district, reader: reader)
                    try GeoJSONCollection.read(file.bytes, source: file.path, reader: reader) {
                        feature throws(Diagnostic) in outlines.take(feature)
                    }
                    guard outlines.hasFeatures else {
                        throw Diagnostic(FilePosition(file.path, line: 1, column: 1), "the collection has no features")
                    }
                    return outlines.found
                } catch {
                    reader.report(error.place, error.message)
                    return nil
                }
            }, show: { _ in "none" })
    }
}

/// Takes the outlines of districts from features.
private struct OutlineReader {
    let district: Kind<String>
    let reader: Reader
    private(set) var found: [DistrictOutline] = []
    private(set) var hasFeatures = false
    /// The feature by which each district was outlined first.
    private var features: [String: String] = [:]
    private var unknown: Set<String> = []

    init(district: Kind<String>, reader: Reader) {
        (self.district, self.reader) = (district, reader)
    }

    mutating func take(_ feature: GeoJSONFeature) {
        hasFeatures = true
        var rings: [[[SIMD2<Double>]]] = []
        do throws(Diagnostic) {
            rings = try GeoJSONGeometry(feature: feature.name, place: feature.place).outline(of: feature.geometry)
        } catch {
            reader.report(error.place, error.message)
        }
        guard let properties = feature.properties else { return }
        for entry in properties where entry.key != "district" && unknown.insert(entry.key).inserted {
            reader.report(
                entry.keyPlace,
                "unknown property \(entry.key.quoted)\(suggestion(for: entry.key, among: ["district"]))")
        }
        guard let entry = properties.first(where: { $0.key == "district" }) else {
            reader.report(feature.place, "\(feature.name) has no property 'district'")
            return
        }
        let subject = Subject(key: "district", path: "district", row: feature.name)
        guard let name = district.read(entry.value, subject, reader) else { return }
        if let first = features[name] {
            reader.report(entry.value.place, "\(subject) is \(name.quoted), whose outline is that of \(first)")
        }
        features[name] = feature.name
        let polygons = rings.map { $0.map { ring in ring.map { Place(longitude: $0.x, latitude: $0.y) } } }
        found.append(DistrictOutline(district: name, polygons: polygons))
    }
}
