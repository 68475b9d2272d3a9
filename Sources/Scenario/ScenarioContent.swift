/// A scenario with all that decided what it is.
public struct ScenarioContent: Sendable {
    /// What it turned out to be.
    public let scenario: LoadedScenario

    /// The keys with all that they extend and override, the data files and the scale, as bytes.
    ///
    /// Two scenarios with equal bytes simulate the same. Comments, file names of the scenario itself and the folder that it
    /// lies in do not show in it.
    public let bytes: [UInt8]

    init(_ scenario: LoadedScenario, root: Node, tables: [(name: String, bytes: [UInt8])], scale: Double) {
        self.scenario = scenario
        var text = "scale \(scale)\n"
        root.write(to: &text)
        bytes = tables.reduce(into: Array(text.utf8)) { bytes, table in
            bytes += Array("\ntable \(quoted(table.name)) \(table.bytes.count)\n".utf8)
            bytes += table.bytes
        }
    }
}

extension Node {
    /// Writes the tree so that no other tree reads the same: texts have quotes, plain scalars a mark before them.
    fileprivate func write(to text: inout String) {
        switch content {
        case .scalar(let value, let isPlain):
            text += (isPlain ? "~" : "") + quoted(value)
        case .list(let items):
            text += "["
            for item in items {
                item.write(to: &text)
                text += ","
            }
            text += "]"
        case .map(let entries):
            text += "{"
            for entry in entries {
                text += quoted(entry.key) + ":"
                entry.value.write(to: &text)
                text += ","
            }
            text += "}"
        }
    }
}

private func quoted(_ text: String) -> String {
    "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
}
