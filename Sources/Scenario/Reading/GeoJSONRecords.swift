/// The features of a GeoJSON text (RFC 7946) as the rows of a table: the properties of each are its fields, and
/// `longitude` and `latitude` are those of its geometry.
struct GeoJSONRecords: TableRecords {
    let source: String
    private(set) var isSound = true
    private(set) var header = ["longitude", "latitude"]

    private struct Feature {
        let place: FilePosition
        /// The fields in the order of the header, as far as the header was known.
        var fields: [Node?]
    }

    private var features: [Feature] = []
    /// Where each property was met first.
    private var columnPlaces: [FilePosition]

    /// Reads the features, and reports what is not GeoJSON.
    init(_ bytes: [UInt8], source: String, reader: Reader) {
        self.source = source
        columnPlaces = [FilePosition(source), FilePosition(source)]
        do throws(Diagnostic) {
            var columns = ["longitude": 0, "latitude": 1]
            try GeoJSONCollection.read(bytes, source: source, reader: reader) { feature throws(Diagnostic) in
                try take(feature, columns: &columns, reader: reader)
            }
        } catch {
            reader.report(error.place, error.message)
            isSound = false
        }
        if features.isEmpty { header = [] }
    }

    var rowCount: Int { features.count }

    var whatIsEmpty: String { "the collection has no features" }

    func lacks(_ column: String) -> String { "no feature has the property '\(column)'" }

    func unknown(_ column: String) -> String { "unknown property \(column.quoted)" }

    func name(ofRow row: Int) -> String { "feature \(row + 1)" }

    func place(ofRow row: Int) -> FilePosition { features[row].place }

    func place(ofColumn column: Int) -> FilePosition { columnPlaces[column] }

    func problem(inRow row: Int) -> String? { nil }

    func field(_ column: Int, ofRow row: Int) -> Node? {
        let feature = features[row]
        if column < feature.fields.count, let node = feature.fields[column], !node.isNull { return node }
        return Node(place: feature.place, content: .scalar("", isPlain: true))
    }

    private mutating func take(
        _ found: GeoJSONFeature, columns: inout [String: Int], reader: Reader
    ) throws(Diagnostic) {
        var feature = Feature(place: found.place, fields: Array(repeating: nil, count: header.count))
        do throws(Diagnostic) {
            let place = try GeoJSONGeometry(feature: found.name, place: found.place).place(of: found.geometry)
            feature.fields[0] = Node(place: place.node, content: .scalar("\(place.longitude)", isPlain: true))
            feature.fields[1] = Node(place: place.node, content: .scalar("\(place.latitude)", isPlain: true))
        } catch {
            reader.report(error.place, error.message)
            for column in 0..<2 {
                feature.fields[column] = Node(place: found.place, content: .scalar("0", isPlain: true))
            }
        }
        for entry in found.properties ?? [] {
            if let column = columns[entry.key] {
                if column < 2 {
                    reader.report(
                        entry.keyPlace,
                        "\(found.name) has the property '\(entry.key)'; leave it out, for its geometry says where it is"
                    )
                } else {
                    feature.fields[column] = entry.value
                }
            } else {
                guard header.count < CSVLimit.columns else {
                    throw Diagnostic(entry.keyPlace, "there are more than \(CSVLimit.columns) properties")
                }
                columns[entry.key] = header.count
                header.append(entry.key)
                columnPlaces.append(entry.keyPlace)
                feature.fields.append(entry.value)
            }
        }
        features.append(feature)
    }
}
