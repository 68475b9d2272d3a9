/// One feature of a GeoJSON text.
struct GeoJSONFeature {
    /// What messages call it: `feature 3`.
    let name: String
    /// Where it stands.
    let place: FilePosition
    /// Its geometry, whatever that is.
    let geometry: Node?
    /// Its properties; nil where it has none, which is reported.
    let properties: [Node.Entry]?
}

/// The features of a GeoJSON text (RFC 7946), one at a time, so that a large file need never stand in memory as one tree.
enum GeoJSONCollection {
    /// Reads the features.
    ///
    /// - Parameter take: given each of them, in the order of the file.
    /// - Throws: what is no collection of features, or what `take` throws.
    static func read(
        _ bytes: [UInt8], source: String, reader: Reader, take: (GeoJSONFeature) throws(Diagnostic) -> Void
    ) throws(Diagnostic) {
        var scanner = JSONScanner(bytes, source: source)
        let start = scanner.nextPlace()
        guard scanner.isAtObject() else {
            throw Diagnostic(start, "the file holds \(try scanner.value().found); it must be a GeoJSON object")
        }
        var type: Node?
        var hasFeatures = false
        var count = 0
        var members = try scanner.object()
        while let key = try scanner.key(in: &members) {
            switch key.name {
            case "type": type = try scanner.value()
            case "features" where scanner.isAtList():
                hasFeatures = true
                var list = try scanner.list()
                while try scanner.next(in: &list), !reader.isFull {
                    guard count < CSVLimit.records else {
                        throw Diagnostic(scanner.nextPlace(), "there are more than \(CSVLimit.records) features")
                    }
                    count += 1
                    try take(try feature(try scanner.value(), name: "feature \(count)", reader: reader))
                }
                if reader.isFull { return }
            default: _ = try scanner.value()
            }
        }
        try scanner.end()
        guard type?.text == "FeatureCollection" else {
            throw Diagnostic(
                type?.place ?? start, "'type' is \(type?.found ?? "missing"); it must be FeatureCollection")
        }
        guard hasFeatures else { throw Diagnostic(start, "the collection has no list of 'features'") }
    }

    private static func feature(_ node: Node, name: String, reader: Reader) throws(Diagnostic) -> GeoJSONFeature {
        guard case .map(let members) = node.content, members.first(where: { $0.key == "type" })?.value.text == "Feature"
        else { throw Diagnostic(node.place, "\(name) is no object of the 'type' Feature") }
        let properties = members.first { $0.key == "properties" }?.value
        var entries: [Node.Entry]?
        if case .map(let found)? = properties?.content { entries = found }
        if entries == nil {
            reader.report(
                properties?.place ?? node.place,
                "the 'properties' of \(name) are \(properties?.found ?? "missing"); they must be an object")
        }
        return GeoJSONFeature(
            name: name, place: node.place, geometry: members.first { $0.key == "geometry" }?.value,
            properties: entries)
    }
}
