/// Vouchers for food: so much for a household in each calendar month; what is left of it then lapses.
public struct VoucherPlan: Hashable, Sendable {
    /// Fen (hundredths of a yuan) for a household in a month.
    public var fenPerHouseholdMonth: Int64
    /// Who is given them.
    public var holders: Buyers

    /// Creates the plan of vouchers.
    public init(fenPerHouseholdMonth: Int64, holders: Buyers) {
        self.fenPerHouseholdMonth = fenPerHouseholdMonth
        self.holders = holders
    }
}
