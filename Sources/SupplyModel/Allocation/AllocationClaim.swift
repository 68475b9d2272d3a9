/// One claim on something scarce: what is asked, and what a rule may know of who asks.
///
/// A caller fills in what its rule reads (``AllocationRule/reads``); the rest may keep its default. The unit is the
/// caller's: packages between orders, grams between stores, members between communities.
public struct AllocationClaim: Hashable, Sendable, BitwiseCopyable {
    /// Units asked for, at least 0.
    public var asked: Int64
    /// Time until the claimant runs out of what it has, at least 0, in ticks that the caller chooses for all claims.
    public var cover: Int64 = 0
    /// What one unit more adds to that time, at least 1, in the same ticks.
    public var coverPerUnit: Int64 = 1
    /// Units that are expected to be asked for in its place in later rounds, at least 0.
    public var laterNeed: Int64 = 0
    /// The number that a lottery draws it by; the lowest is drawn first.
    public var ticket: UInt64 = 0
    /// Persons behind the claim, at least 1.
    public var persons: UInt32 = 1
    /// Households behind the claim, at least 1.
    public var households: UInt32 = 1
    /// When it was made.
    public var placedAt: Int32 = 0
    /// The claimant's number: of claims made at one time the lower goes first.
    public var id: UInt32 = 0
    /// When the claimant was last served; the lowest number for one who never was.
    public var lastServed: Int32 = .min
    /// The position of its class among the classes of ``AllocationPlan``; past their end for everybody else.
    public var classIndex: UInt8 = .max

    /// A claim on `asked` units.
    public init(asked: Int64) {
        self.asked = asked
    }

    /// What breaks a tie: the earlier claim, then the lower number.
    @inlinable var seniority: UInt64 {
        UInt64(UInt32(bitPattern: placedAt) ^ 0x8000_0000) << 32 | UInt64(id)
    }
}

/// What a rule reads of a claim beside `asked`, `placedAt` and `id`; a caller need not find out the rest.
public struct ClaimFacts: OptionSet, Hashable, Sendable {
    /// The set as bits.
    public let rawValue: UInt8

    /// The set with these bits.
    public init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    /// `persons`.
    public static let persons = ClaimFacts(rawValue: 1)
    /// `households`.
    public static let households = ClaimFacts(rawValue: 2)
    /// `cover`, and `coverPerUnit`.
    public static let cover = ClaimFacts(rawValue: 4)
    /// `ticket`.
    public static let ticket = ClaimFacts(rawValue: 8)
    /// `lastServed`.
    public static let lastServed = ClaimFacts(rawValue: 16)
    /// `classIndex`.
    public static let classIndex = ClaimFacts(rawValue: 32)
    /// `laterNeed`.
    public static let laterNeed = ClaimFacts(rawValue: 64)
}
