/// A key of the scenario that an experiment varies, and the values that it may have.
public struct Factor: Hashable, Sendable {
    /// What a factor ranges over.
    public enum Domain: Hashable, Sendable {
        /// These values, as `--set` writes them; at least one.
        case levels([String])
        /// Whole numbers between two bounds, both included.
        case whole(ClosedRange<Int>)
        /// Numbers between two bounds.
        case interval(ClosedRange<Double>)
    }

    /// The path of the key, as in `--set path=value`.
    public let path: String
    /// What it ranges over.
    public let domain: Domain

    /// A key and its domain.
    public init(_ path: String, _ domain: Domain) {
        self.path = path
        self.domain = domain
    }

    /// The value at a position of the domain: levels and whole numbers have equal shares of the unit interval.
    ///
    /// - Parameter position: from 0 to 1.
    public func value(at position: Double) -> String {
        switch domain {
        case .levels(let levels):
            levels[min(levels.count - 1, max(0, Int(position * Double(levels.count))))]
        case .whole(let bounds):
            String(
                min(bounds.upperBound, bounds.lowerBound + max(0, Int(position * (Double(bounds.count))))))
        case .interval(let bounds):
            String(bounds.lowerBound + min(1, max(0, position)) * (bounds.upperBound - bounds.lowerBound))
        }
    }

    /// The values of a full factorial: the levels, or so many values spread evenly from bound to bound.
    ///
    /// - Parameter count: how many values an interval is given, at least 1; whole numbers are given as many as differ.
    public func grid(_ count: Int) -> [String] {
        switch domain {
        case .levels(let levels): return levels
        case .whole(let bounds):
            let last = min(count, bounds.count) - 1
            return (0...max(0, last)).map { step in
                String(bounds.lowerBound + (last > 0 ? (bounds.count - 1) * step / last : 0))
            }
        case .interval(let bounds):
            return (0..<max(1, count)).map { step in
                let share = count > 1 ? Double(step) / Double(count - 1) : 0
                return String(bounds.lowerBound + share * (bounds.upperBound - bounds.lowerBound))
            }
        }
    }
}

/// One setting of every factor of an experiment: what `--set` would be given, in the order of the factors.
public struct DesignPoint: Hashable, Sendable {
    /// A path and its value.
    public struct Setting: Hashable, Sendable {
        /// The path of a key.
        public let path: String
        /// Its value.
        public let value: String

        /// A path and its value.
        public init(path: String, value: String) {
            self.path = path
            self.value = value
        }
    }

    /// The settings, one for each factor.
    public let settings: [Setting]

    /// A point of these settings.
    public init(_ settings: [Setting]) {
        self.settings = settings
    }

    /// The settings as overrides of a scenario.
    public var overrides: [String] { settings.map { "\($0.path)=\($0.value)" } }

    /// The point of some factors at a position of the unit cube, one coordinate for each factor.
    init(_ factors: [Factor], at position: [Double]) {
        settings = zip(factors, position).map { Setting(path: $0.path, value: $0.value(at: $1)) }
    }
}
