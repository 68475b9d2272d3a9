import EventKernel

/// The designated pharmacies: where they are, who queues in them, and which is nearest to a community.
struct Pharmacies: Sendable {
    private let communityPoints: [EarthPoint]
    private let cells: [Cell]
    private let people: Int
    private let detourFactor: Double
    private var points: [EarthPoint] = []
    /// The counters of each pharmacy that was ever open, and its line.
    private(set) var counters: [Server<Medicine.Trip.ID>] = []
    /// The open pharmacy that is nearest to each community.
    private(set) var nearest: [Int] = []

    init(city: City) {
        cells = city.geography.cells
        people = city.people
        detourFactor = city.plan.fleet.detourFactor
        communityPoints = city.geography.communities.map {
            city.geography.cells[($0.cells.lowerBound + $0.cells.upperBound) / 2].point
        }
    }

    /// Opens so many pharmacies of so many counters each; those beyond serve who is in their line already.
    ///
    /// The *k*-th lies at the cell at which the city's residents, counted in the order of cells, pass the share given by
    /// the *k*-th number of the van der Corput sequence (1/2, 1/4, 3/4, 1/8, ...): any number of them is spread by
    /// residents, and those open before stay where they are.
    ///
    /// - Returns: trips whose service starts because a pharmacy has more counters now.
    mutating func open(_ count: Int, counters each: Int, at now: Instant) -> [Medicine.Trip.ID] {
        while points.count < count {
            points.append(point(atShare: vanDerCorput(points.count + 1)))
            counters.append(Server(capacity: each, at: now))
        }
        var started: [Medicine.Trip.ID] = []
        for pharmacy in counters.indices {
            counters[pharmacy].setCapacity(each, at: now)
            while let trip = counters[pharmacy].startNext(at: now) { started.append(trip) }
        }
        nearest = communityPoints.map { community in
            (0..<count).min { community.metres(to: points[$0]) < community.metres(to: points[$1]) } ?? 0
        }
        return started
    }

    /// Metres by road from a community to a pharmacy.
    func metres(from community: Int, to pharmacy: Int) -> Double {
        communityPoints[community].metres(to: points[pharmacy]) * detourFactor
    }

    /// Brings a trip to a pharmacy.
    ///
    /// - Returns: whether a counter is free for it.
    mutating func offer(_ trip: Medicine.Trip.ID, to pharmacy: Int, at now: Instant) -> Bool {
        counters[pharmacy].offer(trip, at: now) == .started
    }

    /// Ends a service.
    ///
    /// - Returns: the trip that is served next at that counter.
    mutating func release(_ pharmacy: Int, at now: Instant) -> Medicine.Trip.ID? {
        counters[pharmacy].release(at: now)
    }

    private func point(atShare share: Double) -> EarthPoint {
        var before = 0
        for cell in cells {
            before += cell.residents
            if Double(before) > share * Double(people) { return cell.point }
        }
        return cells[cells.count - 1].point
    }

    /// The *index*-th number, from 1, of the van der Corput sequence of base 2.
    private func vanDerCorput(_ index: Int) -> Double {
        var (rest, digit, value) = (index, 0.5, 0.0)
        while rest > 0 {
            if rest & 1 == 1 { value += digit }
            rest >>= 1
            digit /= 2
        }
        return value
    }
}
