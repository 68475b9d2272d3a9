extension Factor {
    /// Why a text is no factor.
    public struct Problem: Error, Hashable, Sendable, CustomStringConvertible {
        /// What is wrong and what is allowed, as the end of a sentence.
        public let description: String
    }

    /// Reads a factor: `fleet.buses=100..1500`, `handover.mode=door,gate`, `replenishment.floor_days.eggs=3.5..10`.
    ///
    /// Bounds that are both whole make a range of whole numbers; commas within brackets, braces and quotes belong to a value.
    public init(parsing text: String) throws(Problem) {
        guard let equals = text.firstIndex(of: "="), equals != text.startIndex else {
            throw Problem(
                description: "'\(text)' must be key=low..high or key=value,value, such as fleet.buses=100..1500")
        }
        let path = String(text[..<equals])
        let values = text[text.index(after: equals)...]
        if let dots = values.firstRange(of: "..") {
            let (low, high) = (String(values[..<dots.lowerBound]), String(values[dots.upperBound...]))
            if let low = Int(low), let high = Int(high), abs(low) < 1 << 53, abs(high) < 1 << 53 {
                guard low < high else { throw Self.emptyRange(text) }
                self.init(path, .whole(low...high))
                return
            }
            if let low = Double(low), let high = Double(high) {
                guard low < high, low.isFinite, high.isFinite else { throw Self.emptyRange(text) }
                self.init(path, .interval(low...high))
                return
            }
        }
        let levels = ValueList.split(values)
        guard levels.allSatisfy({ !$0.isEmpty }) else {
            throw Problem(description: "'\(text)' has an empty value")
        }
        guard Set(levels).count == levels.count else {
            throw Problem(description: "'\(text)' has the same value twice")
        }
        self.init(path, .levels(levels))
    }

    private static func emptyRange(_ text: String) -> Problem {
        Problem(description: "'\(text)' has no range: the lower bound must be below the upper")
    }
}

extension DesignPoint {
    /// Reads `key=value,key=value`; commas within brackets, braces and quotes belong to a value.
    public init(parsing text: String) throws(Factor.Problem) {
        var settings: [Setting] = []
        for part in ValueList.split(Substring(text)) {
            guard let equals = part.firstIndex(of: "="), equals != part.startIndex else {
                throw Factor.Problem(description: "'\(part)' must be key=value, such as fleet.buses=100")
            }
            settings.append(Setting(path: String(part[..<equals]), value: String(part[part.index(after: equals)...])))
        }
        self.init(settings)
    }
}
