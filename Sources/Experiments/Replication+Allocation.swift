import SupplyModel

/// What stores granted by class, and what kept them from granting.
extension Replication {
    /// Packages granted over packages asked, of a class of households.
    ///
    /// The position after the last class is that of all others. NaN when nothing was asked, or the scenario tells no
    /// classes apart.
    public func grantedShare(ofClass position: Int) -> Double {
        guard let figures = ledger.allocation else { return .nan }
        return Double(figures.total(\.granted, of: position)) / Double(figures.total(\.asked, of: position))
    }

    /// Packages that were granted in the place of others.
    public var packagesSubstituted: Int { ledger.allocation?.substituted.reduce(0, +) ?? 0 }

    /// Days for which a store was closed, over all stores.
    public var storeDaysClosed: Int { ledger.allocation?.storesClosed.reduce(0, +) ?? 0 }
}
