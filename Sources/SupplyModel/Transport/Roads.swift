import EventKernel

/// How long and how far it is from one point to another.
struct Roads: Sendable {
    private let detourFactor: Double
    private let metresPerSecond: [Double]

    init(_ fleet: FleetPlan) {
        detourFactor = fleet.detourFactor
        metresPerSecond = fleet.speedByHour.map { $0 / 3.6 }
    }

    /// Metres by road.
    func metres(from start: EarthPoint, to end: EarthPoint) -> Double {
        start.metres(to: end) * detourFactor
    }

    /// The time a drive of that many metres takes at the speed of the hour in which it starts.
    func time(of metres: Double, departing instant: Instant) -> Span {
        Span(ticks: Int64((metres / metresPerSecond[instant.hourOfDay]).rounded(.up)))
    }
}
