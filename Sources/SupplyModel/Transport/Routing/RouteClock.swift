/// Time along a route, with the freedom to leave later than one may.
///
/// Driving starts at the earliest departure. Waiting before a stop could be saved by leaving later, as long as no stop
/// comes too late: by the forward time slack (Savelsbergh 1992, *ORSA Journal on Computing* 4:146). So the least
/// duration is the time from the earliest departure less `min(slack, waiting)`.
struct RouteClock: BitwiseCopyable {
    private let departure: Int
    private var now: Int
    private var waiting = 0
    private var slack = RoutingProblem.forever

    init(departing departure: Int) {
        self.departure = departure
        now = departure
    }

    /// Drives to a place and works there.
    ///
    /// - Returns: false when it has closed.
    @inline(__always)
    mutating func drive(_ time: Int, opens: Int, closes: Int, service: Int) -> Bool {
        let arrival = now + time
        let start = max(arrival, opens)
        if start > closes { return false }
        waiting += start - arrival
        slack = min(slack, waiting + closes - start)
        now = start + service
        return true
    }

    /// The least time from departure to now.
    var duration: Int { now - departure - min(slack, waiting) }
}
