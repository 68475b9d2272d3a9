import EventKernel
public import Statistics
public import SupplyModel

/// What people asked for, what they got, and how late.
extension Replication {
    /// Orders placed.
    public var ordersPlaced: Int { sum(\.ordersPlaced) }

    /// Orders closed of which something was delivered.
    public var ordersDelivered: Int { sum(\.ordersDelivered) }

    /// Orders closed without anything delivered.
    public var ordersCancelled: Int { sum(\.ordersCancelled) }

    /// Orders on their way at the end.
    public var ordersOpen: Int { ordersPlaced - ordersDelivered - ordersCancelled }

    /// Orders placed by a household in a day, on average.
    public var ordersPerHouseholdDay: Double {
        Double(ordersPlaced) / Double(city.geography.personsInHousehold.count * window.count)
    }

    /// Grams delivered in a good state over grams asked, all commodities together.
    public var fillRate: Double { Double(sum(\.delivered).count) / Double(sum(\.asked).count) }

    /// Grams of a commodity delivered in a good state over grams asked.
    public func fillRate(of commodity: Int) -> Double {
        Double(sum(of: commodity, \.delivered).count) / Double(sum(of: commodity, \.asked).count)
    }

    /// Orders of which all was delivered, in however many parts, over orders placed.
    public var orderFillRate: Double { Double(sum(\.inFull)) / Double(ordersPlaced) }

    /// Orders that came whole, in one delivery, in a good state and on time, over those that were due (OTIF).
    public var onTimeInFull: Double { Double(sum(\.onTimeInFull)) / Double(ordersDue) }

    /// Orders placed so long before the end that they could be late.
    public var ordersDue: Int { sum(\.due) }

    /// Hours from order to door, over deliveries.
    public var meanOrderToDoorHours: Double {
        Double(sum(\.orderToDoorSeconds)) / Double(sum(\.deliveries)) / 3600
    }

    /// The hours from order to door that a share of the deliveries does not exceed, within 1/128 of the value.
    public func orderToDoorHours(quantile share: Double) -> Double {
        ledger.orderToDoor.quantile(share) / 3600
    }

    /// How long it takes from order to door, in seconds, with what never came taken into account: a delivery is an end; a
    /// part of an order that was cancelled is censored then, one that is on its way, at the end of the run.
    public var orderToDoorEstimate: ProductLimit {
        ProductLimit(
            ended: ledger.orderToDoor.contents,
            censored: ledger.service.cancelledAfter.contents + ledger.service.openAfter.contents)
    }

    /// Parts of orders that were cancelled or are on their way at the end.
    public var censoredParts: Int {
        Int(ledger.service.cancelledAfter.count + ledger.service.openAfter.count)
    }

    /// Hours that a delivery spent in a stage, on average; over all stages they sum to the mean order-to-door time.
    public func meanHours(in stage: Stage) -> Double {
        let stages = Stage.allCases.count
        let seconds = window.reduce(0) { $0 + ledger.stageSeconds[$1 * stages + stage.rawValue] }
        return Double(seconds) / Double(sum(\.deliveries)) / 3600
    }
}
