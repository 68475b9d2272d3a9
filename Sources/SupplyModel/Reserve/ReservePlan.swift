public import Stochastics

/// The public emergency stock: what it holds, when it is released, and how it is kept fresh.
public struct ReservePlan: Sendable {
    /// One commodity of it.
    public struct Item: Sendable {
        /// What it holds at the start, in ten equal parts of different age.
        public var initial: Grams
        /// How it is kept; its life there is the commodity's for that way of keeping.
        public var storage: StorageClass
        /// Days that the part after the oldest and the freshest part of the initial stock have left, as bounds between
        /// which the ten parts rise evenly; nil for from nothing to a whole life.
        public var initialLifeDays: ClosedRange<Int>?
        /// When it is released; nil for never.
        public var release: Release?
        /// How old goods are replaced; nil when they are not.
        public var rotation: Rotation?

        /// Stock that is never released and never replaced.
        public init(initial: Grams, storage: StorageClass) {
            self.initial = initial
            self.storage = storage
        }
    }

    /// When and how fast it is released.
    public struct Release: Hashable, Sendable {
        /// The reported cover of warehouses and stores, in days of planned need, below which the city is short.
        public var belowCoverDays: Double
        /// For how many daily decisions running it must be short before goods are released.
        public var forDays: Int
        /// The reported cover at which release stops, at least `belowCoverDays`.
        public var stopCoverDays: Double
        /// The most that is released in a day.
        public var perDay: Grams

        /// Creates a rule of release.
        public init(belowCoverDays: Double, forDays: Int, stopCoverDays: Double, perDay: Grams) {
            self.belowCoverDays = belowCoverDays
            self.forDays = forDays
            self.stopCoverDays = stopCoverDays
            self.perDay = perDay
        }
    }

    /// How old goods are replaced by fresh ones while the city is not short.
    public struct Rotation: Sendable {
        /// Goods that expire within so many days are sold out of the city.
        public var sellWithinDays: Int
        /// The most that is sold in a day.
        public var sellPerDay: Grams
        /// The stock, with what is on order, up to which fresh goods are bought.
        public var target: Grams
        /// The most that is ordered in a day.
        public var buyPerDay: Grams
        /// Hours until what was ordered lies in the reserve, fresh.
        public var leadTimeHours: Distribution

        /// Creates a rule of rotation.
        public init(
            sellWithinDays: Int, sellPerDay: Grams, target: Grams, buyPerDay: Grams, leadTimeHours: Distribution
        ) {
            self.sellWithinDays = sellWithinDays
            self.sellPerDay = sellPerDay
            self.target = target
            self.buyPerDay = buyPerDay
            self.leadTimeHours = leadTimeHours
        }
    }

    /// What is held, by commodity index; nil for a commodity that is not.
    public var items: [Item?]
    /// Seconds after midnight at which release, sale and purchase are decided, each day.
    public var decisionTime: Int
    /// Where released goods go.
    public var receivers: StockRule.Level
    /// Hours from release until the goods lie there.
    public var leadTimeHours: Distribution

    /// Creates a reserve.
    public init(items: [Item?], decisionTime: Int, receivers: StockRule.Level, leadTimeHours: Distribution) {
        self.items = items
        self.decisionTime = decisionTime
        self.receivers = receivers
        self.leadTimeHours = leadTimeHours
    }
}
