/// What the telephone did for those who cannot order online.
public struct PhoneTally: Sendable, Hashable {
    /// Calls made.
    public internal(set) var calls = 0
    /// Calls that ended before the cut-off, so that the household could order.
    public internal(set) var reached = 0
    /// Days on which a household could not order online, summed over households.
    public internal(set) var offlineHouseholdDays = 0
    /// Seconds on the telephone.
    public internal(set) var callSeconds = 0
    /// Seconds for which there were callers.
    public internal(set) var callerSeconds = 0

    /// Days on which a household that cannot order online was not reached.
    public var notReached: Int { offlineHouseholdDays - reached }
}

extension Ledger {
    /// A community's callers were done for the day.
    mutating func called(_ calls: Int, reached: Int, offline: Int, callSeconds: Int64, callerSeconds: Int64) {
        phone.calls += calls
        phone.reached += reached
        phone.offlineHouseholdDays += offline
        phone.callSeconds += Int(callSeconds)
        phone.callerSeconds += Int(callerSeconds)
        days[today].callerSeconds += Int(callerSeconds)
    }
}
