import EventKernel
import Stochastics

/// The clock of a network: a tick is a billionth of a period, and period *n* begins at its tick *n* billion.
enum NetworkTime {
    static let ticksPerPeriod: Int64 = 1_000_000_000

    /// The number of periods, rounded to the tick.
    static func span(periods: Double) -> Span {
        Span(ticks: Int64((periods * Double(ticksPerPeriod)).rounded()))
    }
}

extension Instant {
    /// The beginning of a period.
    init(period: Int) {
        self.init(ticks: Int64(period) * NetworkTime.ticksPerPeriod)
    }

    /// The period that an instant lies in.
    var period: Int { Int(ticks / NetworkTime.ticksPerPeriod) }

    /// Whether a period begins here.
    var isPeriodStart: Bool { ticks % NetworkTime.ticksPerPeriod == 0 }

    /// The time since an earlier instant, in periods.
    func periods(since start: Instant) -> Double {
        Double((self - start).ticks) / Double(NetworkTime.ticksPerPeriod)
    }
}

/// What random draws of a network are for.
extension Purpose {
    /// Entity: node; index: period.
    static let networkDemand = Purpose(rawValue: 30)
    /// Entity: node; one stream for all its arrivals.
    static let networkArrival = Purpose(rawValue: 31)
    /// Entity: node; one stream for all its arrivals' quantities.
    static let networkQuantity = Purpose(rawValue: 32)
    /// Entity: lane; index: shipment.
    static let networkLeadTime = Purpose(rawValue: 33)
    /// Entity: node; one stream for who waits and who leaves.
    static let networkPatience = Purpose(rawValue: 34)
}
