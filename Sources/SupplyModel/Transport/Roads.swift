import EventKernel

/// A place that buses drive to: a point, and the zone it lies in.
struct Site: BitwiseCopyable, Sendable {
    var point: EarthPoint
    var zone: Int32

    init(_ point: EarthPoint, zone: Int32 = -1) {
        self.point = point
        self.zone = zone
    }

    init(_ place: Place) {
        self.init(EarthPoint(place))
    }
}

/// A drive from one site to another.
struct Way: BitwiseCopyable, Sendable {
    var metres: Double
    /// How long it takes at any hour; negative when it is driven at the speed of the hour.
    var seconds = -1.0

    /// The part of it that is left after some share of it.
    func rest(after share: Double) -> Way {
        Way(metres: metres * (1 - share), seconds: seconds < 0 ? seconds : seconds * (1 - share))
    }
}

/// How long and how far it is from one site to another.
struct Roads: Sendable {
    private let detourFactor: Double
    private let metresPerSecond: [Double]
    private let zoneCount: Int
    /// Ways between zones, `[from * zoneCount + to]`, negative where none is given; empty when none is given at all.
    private let ways: [Way]

    /// - Parameter zones: the zone of each name; a zone may have several, of which one that names fewer places comes
    ///   first.
    init(_ fleet: FleetPlan, zones: [Int32: [String]]) {
        detourFactor = fleet.detourFactor
        metresPerSecond = fleet.speedByHour.map { $0 / 3.6 }
        zoneCount = (zones.keys.max().map(Int.init) ?? -1) + 1
        ways = fleet.travel.isEmpty ? [] : Roads.ways(fleet.travel, zones: zones, zoneCount: zoneCount)
    }

    private static func ways(_ pairs: [FleetPlan.ZonePair], zones: [Int32: [String]], zoneCount: Int) -> [Way] {
        var given: [String: [String: Way]] = [:]
        for pair in pairs {
            given[pair.from, default: [:]][pair.to] = Way(
                metres: pair.kilometres * 1000, seconds: pair.minutes.map { $0 * 60 } ?? -1)
        }
        func way(_ from: Int, _ to: Int) -> Way? {
            for start in zones[Int32(from)] ?? [] {
                for end in zones[Int32(to)] ?? [] {
                    if let way = given[start]?[end] { return way }
                }
            }
            return nil
        }
        var ways: [Way] = []
        for from in 0..<zoneCount {
            for to in 0..<zoneCount { ways.append(way(from, to) ?? way(to, from) ?? Way(metres: -1)) }
        }
        return ways
    }

    /// The way by road.
    @inline(__always)
    func way(from start: Site, to end: Site) -> Way {
        if !ways.isEmpty, start.zone >= 0, end.zone >= 0 {
            let way = ways[Int(start.zone) * zoneCount + Int(end.zone)]
            if way.metres >= 0 { return way }
        }
        return Way(metres: start.point.metres(to: end.point) * detourFactor)
    }

    /// Metres by road.
    @inline(__always)
    func metres(from start: Site, to end: Site) -> Double {
        way(from: start, to: end).metres
    }

    /// The time that a way takes at the speed of the hour in which it starts.
    func time(of way: Way, departing instant: Instant) -> Span {
        Span(
            ticks: Int64(
                (way.seconds < 0 ? way.metres / metresPerSecond[instant.hourOfDay] : way.seconds).rounded(.up)))
    }
}
