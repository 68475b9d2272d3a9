extension Inequality {
    /// Theil's T split into what lies between groups and what lies within them; the two add up to the whole.
    public struct TheilDecomposition: Hashable, Sendable {
        /// The inequality there would be if each group shared its part equally.
        public let between: Double
        /// The groups' own inequalities, weighted by their shares of the total.
        public let within: Double
        /// Each group's own Theil index; NaN for an empty group.
        public let groups: [Double]
        /// Each group's share of the total.
        public let shares: [Double]

        /// Theil's T of all together.
        public var total: Double { between + within }

        /// The part of inequality that lies between groups, from 0 to 1; 0 where there is no inequality.
        public var betweenShare: Double { total > 0 ? between / total : 0 }
    }

    /// Splits Theil's T over groups: cells in districts, households in classes.
    ///
    /// `T = sum s_g log(m_g / m) + sum s_g T_g`, with `s_g` a group's share of the total, `m_g` its mean and `m` the
    /// mean of all (Theil 1967, chapter 4; Shorrocks 1980).
    ///
    /// - Precondition: every value is 0 or more.
    /// - Complexity: O(*n*).
    public static func theil(groups: [[Double]]) -> TheilDecomposition {
        let sums = groups.map { checked($0).reduce(0, +) }
        let total = sums.reduce(0, +)
        let count = groups.reduce(0) { $0 + $1.count }
        let own = groups.map { theil($0) }
        guard total > 0 else {
            return TheilDecomposition(between: 0, within: 0, groups: own, shares: sums.map { _ in 0 })
        }
        let shares = sums.map { $0 / total }
        var between = 0.0
        var within = 0.0
        for (group, share) in shares.enumerated() where share > 0 {
            let people = Double(groups[group].count) / Double(count)
            between += share * Elementary.log(share / people)
            within += share * own[group]
        }
        return TheilDecomposition(between: max(0, between), within: within, groups: own, shares: shares)
    }
}
