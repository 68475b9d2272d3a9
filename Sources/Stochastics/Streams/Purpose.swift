/// What a random draw is for: the real-world cause that it stands for.
///
/// A model declares one value for each of its causes; two causes never share draws.
/// ```swift
/// extension Purpose {
///     static let orderTime = Purpose(rawValue: 3)
/// }
/// ```
@frozen
public struct Purpose: RawRepresentable, Hashable, Sendable, BitwiseCopyable {
    /// The number that enters the generator's counter.
    public let rawValue: UInt16

    /// Names the purpose with this number.
    @inlinable
    public init(rawValue: UInt16) {
        self.rawValue = rawValue
    }
}
