import Experiments
import SupplyModel

extension Summary {
    /// What stores granted by class, and what kept them from granting.
    public struct Allocation: Codable, Hashable, Sendable {
        /// What a class of households asked for and was granted.
        public struct OfClass: Codable, Hashable, Sendable {
            /// Packages asked for, each order counted once.
            public var asked: Figure
            /// Packages granted.
            public var granted: Figure
            /// Granted over asked.
            public var share: Figure
        }

        /// By the name of the class; `others` for all who are in none.
        public var classes: [String: OfClass]
        /// Packages granted in the place of others.
        public var substituted: Figure
        /// Days for which a store was closed, over all stores.
        public var storeDaysClosed: Figure

        enum CodingKeys: String, CodingKey {
            case classes, substituted
            case storeDaysClosed = "store_days_closed"
        }
    }
}

extension Summary.Allocation {
    /// The section, when the scenario names classes, substitutes or closed stores.
    init?(of city: City, _ series: inout Series) {
        guard let figures = AllocationFigures(city: city) else { return nil }
        classes = [:]
        let names = figures.classes.map(\.rawValue) + (figures.classes.isEmpty ? [] : ["others"])
        for (position, name) in names.enumerated() {
            let path = "allocation.classes.\(name)"
            classes[name] = OfClass(
                asked: series.mean("\(path).asked") { $0.ledger.allocation?.total(\.asked, of: position) ?? 0 },
                granted: series.mean("\(path).granted") { $0.ledger.allocation?.total(\.granted, of: position) ?? 0 },
                share: series.share("\(path).share") { $0.grantedShare(ofClass: position) })
        }
        substituted = series.mean("allocation.substituted") { $0.packagesSubstituted }
        storeDaysClosed = series.mean("allocation.store_days_closed") { $0.storeDaysClosed }
    }
}
