/// A number as results give it: rounded, and null where it has no meaning.
public struct Figure: Codable, Hashable, Sendable {
    /// The number; nil where it has no meaning, as the mean of nothing.
    public let value: Double?

    /// Rounds a number; what is not finite has no meaning.
    init(_ value: Double, decimals: Int = 3) {
        self.value = value.isFinite ? value.rounded(toDecimals: decimals) : nil
    }

    /// Reads a number or null.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        value = container.decodeNil() ? nil : try container.decode(Double.self)
    }

    /// Writes the number, or null.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        if let value { try container.encode(value) } else { try container.encodeNil() }
    }
}

extension Double {
    /// The nearest number with so many decimals; a number that has no room for them stays as it is.
    func rounded(toDecimals decimals: Int) -> Double {
        guard abs(self) < 1e12 else { return self }
        let scale = (0..<decimals).reduce(1.0) { power, _ in power * 10 }
        return (self * scale).rounded() / scale
    }
}
