public import EventKernel

/// The buses and how they are sent.
public struct FleetPlan: Sendable {
    /// Buses that carry goods; they are spread over the districts' depots by residents.
    public var buses: Int
    /// The mass that a bus may carry.
    public var payload: Grams
    /// The packages that a bus may carry.
    public var payloadPackages: Int
    /// When buses run: no trip starts that would not be back by the end, unless no trip of the day could be.
    public var shift: WorkCalendar
    /// Most cells on one trip.
    public var maximumStops: Int
    /// Hours that the oldest batch of a store may wait before a bus goes without a full load.
    public var longestWaitHours: Double
    /// Minutes to load a trip, whatever its size.
    public var loadMinutes: Double
    /// Seconds more for each package loaded.
    public var loadSecondsPerPackage: Double
    /// Minutes at each stop, whatever is unloaded there.
    public var unloadMinutesPerStop: Double
    /// Seconds more for each package unloaded.
    public var unloadSecondsPerPackage: Double
    /// Minutes of disinfection after a trip.
    public var disinfectMinutes: Double
    /// Road distance over great-circle distance.
    public var detourFactor: Double
    /// Kilometres an hour in each hour of the day; 24 values.
    public var speedByHour: [Double]
    /// Whom a bus may serve.
    public var assignment = Assignment.district
    /// When a bus is sent to a store.
    public var dispatch = Dispatch.fullLoadOrOldestWait
    /// Seconds since midnight at which waves leave, each once.
    public var waveTimes: [Int] = []
    /// Which of the stores that are due is served first.
    public var nextStore = NextStore.oldestWait
    /// How the stops of a trip are chosen.
    public var routes = Routes.sequentialSavings
    /// Rounds of ruin and recreate for each plan, where routes are ``Routes/savingsLocalSearch``.
    public var routeIterations = 0
    /// Hours that a trip may last, from its departure to its return; nil when as long as it takes.
    public var maximumTripHours: Double?
    /// When gates take goods in; nil when at any time.
    public var gateHours: WorkCalendar?
    /// Whether trips may not cross a district's border.
    public var bordersAreClosed = false
    /// The share of each depot's buses that may cross closed borders all the same.
    public var passShare = 0.0
    /// Breakdowns and their repair; nil when buses do not break down.
    public var breakdowns: Breakdowns?
    /// Ways from zone to zone that are not great circles times ``detourFactor``.
    public var travel: [ZonePair] = []
    /// Whether overtime, contacts and the like are reported although nothing calls for it.
    public var wantsDetail = false

    /// Creates the plan of the fleet.
    public init(
        buses: Int, payload: Grams, payloadPackages: Int, shift: WorkCalendar, maximumStops: Int,
        longestWaitHours: Double,
        loadMinutes: Double, loadSecondsPerPackage: Double, unloadMinutesPerStop: Double,
        unloadSecondsPerPackage: Double, disinfectMinutes: Double, detourFactor: Double, speedByHour: [Double]
    ) {
        self.buses = buses
        self.payload = payload
        self.payloadPackages = payloadPackages
        self.shift = shift
        self.maximumStops = maximumStops
        self.longestWaitHours = longestWaitHours
        self.loadMinutes = loadMinutes
        self.loadSecondsPerPackage = loadSecondsPerPackage
        self.unloadMinutesPerStop = unloadMinutesPerStop
        self.unloadSecondsPerPackage = unloadSecondsPerPackage
        self.disinfectMinutes = disinfectMinutes
        self.detourFactor = detourFactor
        self.speedByHour = speedByHour
    }
}

/// What a bus has room for.
struct LoadLimit: BitwiseCopyable, Sendable {
    let mass: Int64
    let packages: Int32

    init(_ fleet: FleetPlan) {
        mass = fleet.payload.count
        packages = Int32(fleet.payloadPackages)
    }

    /// Whether so much may be loaded.
    @inline(__always)
    func admits(mass: Int64, packages: Int32) -> Bool {
        mass <= self.mass && packages <= self.packages
    }
}
