/// A slice of an experiment's trials, for one of several machines: `2/8` is the second of eight.
public struct Shard: Hashable, Sendable, CustomStringConvertible {
    /// Which slice, from 1.
    public let number: Int
    /// How many slices there are.
    public let count: Int

    /// A slice.
    ///
    /// - Precondition: `number` is from 1 to `count`.
    public init(_ number: Int, of count: Int) {
        precondition(number >= 1 && number <= count, "a shard is one of so many")
        self.number = number
        self.count = count
    }

    /// Reads `i/n`; nil where it is not one of 1/n to n/n, with n at most 100000.
    public init?(parsing text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, let number = Int(parts[0]), let count = Int(parts[1]), (1...100_000).contains(count),
            (1...count).contains(number)
        else { return nil }
        self.init(number, of: count)
    }

    /// Every `count`-th trial: slices differ by one trial at most, and each has its share of every alternative.
    public func slice(of trials: [Trial]) -> [Trial] {
        stride(from: number - 1, to: trials.count, by: count).map { trials[$0] }
    }

    /// The shard as it is written.
    public var description: String { "\(number)/\(count)" }
}
