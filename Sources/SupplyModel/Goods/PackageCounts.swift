/// How many packages of each kind: sixteen kinds of at most fifteen, four bits each.
@frozen public struct PackageCounts: Hashable, Sendable, BitwiseCopyable {
    @usableFromInline var bits: UInt64

    /// No packages.
    @inlinable public init() {
        bits = 0
    }

    /// The number of packages of kind `kind`, 0...15.
    @inlinable public subscript(kind: Int) -> Int {
        get { Int((bits >> UInt64(kind &* 4)) & 15) }
        set {
            precondition(0 <= newValue && newValue <= 15, "an order holds at most 15 packages of a kind")
            let shift = UInt64(kind &* 4)
            bits = (bits & ~(15 << shift)) | (UInt64(newValue) << shift)
        }
    }

    /// Whether there is no package at all.
    @inlinable public var isEmpty: Bool { bits == 0 }

    /// The number of packages of all kinds.
    @inlinable public var total: Int {
        let pairs = (bits & 0x0F0F_0F0F_0F0F_0F0F) &+ ((bits >> 4) & 0x0F0F_0F0F_0F0F_0F0F)
        return Int((pairs &* 0x0101_0101_0101_0101) >> 56)
    }

    /// The sum, kind by kind, which must not pass 15.
    @inlinable public static func + (left: PackageCounts, right: PackageCounts) -> PackageCounts {
        var sum = PackageCounts()
        sum.bits = left.bits &+ right.bits
        return sum
    }

    /// The difference, kind by kind, which must not be negative.
    @inlinable public static func - (left: PackageCounts, right: PackageCounts) -> PackageCounts {
        var difference = PackageCounts()
        difference.bits = left.bits &- right.bits
        return difference
    }
}
