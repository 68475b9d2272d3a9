/// A kind of value that a key or a column may have: how it is read, what is allowed, and how that is described.
///
/// Kinds are the one place where text becomes a Swift value. The same kind reads the value of a YAML key and a cell of a
/// CSV table, and says what both look like in the schema.
struct Kind<Value> {
    /// What the schema says about it; a closure, because a section has to run its declarations to know.
    var shape: () -> Shape

    /// What stands in for a value that could not be read, so that reading goes on; always within the bounds.
    var placeholder: () -> Value

    /// Reads a value, or reports what is wrong with it and returns nil.
    var read: (Node, Subject, Reader) -> Value?

    /// How the schema shows a default.
    var show: (Value) -> String
}

extension Kind {
    /// A kind whose values are one word of text.
    ///
    /// - Parameters:
    ///   - expected: what a message says it must be.
    ///   - parse: the value that a text stands for, or nil.
    init(
        _ shape: Shape, placeholder: Value, expected: @escaping @autoclosure () -> String,
        show: @escaping (Value) -> String,
        parse: @escaping (Node) -> Value?
    ) {
        self.init(
            shape: { shape }, placeholder: { placeholder },
            read: { node, subject, reader in
                if let value = parse(node) { return value }
                reader.report(node.place, "\(subject) is \(node.found); it must be \(expected())")
                return nil
            }, show: show)
    }
}

extension Kind where Value: Comparable {
    /// A value within bounds; a message says what it is only to who wrote something else.
    fileprivate static func bounded(
        _ shape: Shape, _ bounds: ClosedRange<Value>, parse: @escaping (String) -> Value?, what: String,
        show: @escaping (Value) -> String
    ) -> Kind {
        Kind(
            shape: { shape }, placeholder: { bounds.lowerBound },
            read: { node, subject, reader in
                let value = node.plainText.flatMap(parse)
                if let value, bounds.contains(value) { return value }
                var expected = rangeText(show(bounds.lowerBound), show(bounds.upperBound))
                if value == nil, bounds.lowerBound < bounds.upperBound { expected = "\(what) \(expected)" }
                reader.report(node.place, "\(subject) is \(node.found); it must be \(expected)")
                return nil
            }, show: show)
    }
}

extension Kind where Value == Int {
    /// A whole number within bounds.
    static func integer(in bounds: ClosedRange<Int>) -> Kind {
        bounded(.integer(bounds), bounds, parse: readInteger, what: "a whole number", show: \.description)
    }

    /// A time of day, as seconds since midnight.
    ///
    /// - Parameter latest: `24:00` where the end of the day is meant, as for the end of a shift.
    static func timeOfDay(latest: String = "23:59") -> Kind {
        func seconds(_ text: String) -> Int? {
            let parts = text.split(separator: ":", omittingEmptySubsequences: false)
            guard parts.count == 2, parts.allSatisfy({ $0.utf8.count == 2 && $0.utf8.allSatisfy { 48...57 ~= $0 } }),
                let hours = Int(parts[0]), let minutes = Int(parts[1]), minutes < 60
            else { return nil }
            return (hours * 60 + minutes) * 60
        }
        return Kind(
            .timeOfDay(latest: latest), placeholder: 0, expected: "a time of day between 00:00 and \(latest)",
            show: timeText
        ) { node in
            // All have five characters, so the order of texts is that of times.
            node.text.flatMap { text in text <= latest ? seconds(text) : nil }
        }
    }
}

extension Kind where Value == Double {
    /// A number within bounds.
    static func number(in bounds: ClosedRange<Double>) -> Kind {
        bounded(.number(bounds), bounds, parse: readNumber, what: "a number", show: numberText)
    }
}

extension Kind where Value == Bool {
    /// `true` or `false`, and nothing else that YAML has ever taken for one.
    static var boolean: Kind {
        Kind(.boolean, placeholder: false, expected: "true or false", show: \.description) { node in
            node.plainText.flatMap(Bool.init)
        }
    }
}

extension Kind where Value == String {
    /// A text of at most so many characters.
    static func text(longest: Int = 1_000) -> Kind {
        Kind(
            .text(longest: longest), placeholder: "", expected: "a text of at most \(longest) characters", show: \.self
        ) { node in
            node.text.flatMap { $0.count <= longest ? $0 : nil }
        }
    }

    /// The name of a thing: lower-case letters, digits, `-` and `_`, at most 64 of them.
    static var identifier: Kind {
        Kind(.identifier, placeholder: "-", expected: identifierText, show: \.self) { node in
            node.text.flatMap { isIdentifier($0) ? $0 : nil }
        }
    }

    /// The name of a thing that this defines.
    ///
    /// - Parameter table: what such things are called, as in `.reference(to:)`.
    static func newIdentifier(in table: String) -> Kind {
        var kind = identifier
        kind.read = { node, subject, reader in
            guard let name = identifier.read(node, subject, reader) else { return nil }
            reader.define(name, in: table, at: node.place)
            return name
        }
        return kind
    }

    /// The name of a thing that is defined elsewhere, before or after.
    static func reference(to table: String) -> Kind {
        var kind = identifier
        kind.shape = { .reference(to: table) }
        kind.read = { node, subject, reader in
            guard let name = identifier.read(node, subject, reader) else { return nil }
            reader.refer(to: name, in: table, as: subject, at: node.place)
            return name
        }
        return kind
    }
}

extension Kind {
    /// One of several words.
    ///
    /// - Parameter words: each with what it stands for, at least one.
    fileprivate static func choice(_ words: [(word: String, value: Value)], show: @escaping (Value) -> String) -> Kind {
        let names = words.map(\.word)
        return Kind(
            shape: { .choice(names) }, placeholder: { words[0].value },
            read: { node, subject, reader in
                if let text = node.text, let chosen = words.first(where: { $0.word == text }) { return chosen.value }
                let hint = node.text.map { suggestion(for: $0, among: names) } ?? ""
                reader.report(node.place, "\(subject) is \(node.found); it must be \(oneOf(names))\(hint)")
                return nil
            }, show: show)
    }
}

extension Kind where Value: CaseIterable & RawRepresentable, Value.RawValue == String {
    /// One of the words of an enumeration.
    static var choice: Kind { .choice(Value.allCases.map { ($0.rawValue, $0) }, show: \.rawValue) }
}

extension Kind where Value == String {
    /// One of several words.
    static func choice(of words: [String]) -> Kind { .choice(words.map { ($0, $0) }, show: \.self) }
}

let identifierText = "a name of lower-case letters, digits, '-' and '_', at most 64 of them"

func isIdentifier(_ text: String) -> Bool {
    1...64 ~= text.utf8.count
        && text.utf8.allSatisfy { byte in
            UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
                || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
        }
}
