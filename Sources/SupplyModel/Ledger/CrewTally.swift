/// What the crews signed for, what of it they worked, and how fit they were.
public struct CrewTally: Sendable, Hashable {
    /// Time of one community's carriers on one day, in member-seconds.
    public struct Signed: Sendable, Hashable, BitwiseCopyable {
        /// The whole shift for everybody on the list.
        public internal(set) var nominalSeconds = 0
        /// The whole shift for everybody who is signed in.
        public internal(set) var signedSeconds = 0
        /// The time that somebody was there.
        public internal(set) var effectiveSeconds = 0
    }

    /// The whole run, community by community.
    public internal(set) var communities: [Signed]
    /// Members who came, over all days.
    public internal(set) var memberDays = 0
    /// Their productivity, summed; 1 each when rested.
    public internal(set) var productivity = 0.0
    /// The days that they had been on duty without a rest, summed.
    public internal(set) var daysOnDuty = 0.0
    /// The time that they took for a parcel over that of a novice, summed.
    public internal(set) var learningFactor = 0.0
    /// Members whom a plan moved to another community.
    public internal(set) var moved = 0
    /// Sets of protective gear worn out.
    public internal(set) var gearUsed = 0
    /// Sets that members at work would have needed and did not have.
    public internal(set) var gearMissing = 0
    /// Days that listed members stayed away for want of gear.
    public internal(set) var memberDaysAway = 0

    init(communities: Int) {
        self.communities = Array(repeating: Signed(), count: communities)
    }

    /// The city as a whole.
    public var city: Signed {
        communities.reduce(into: Signed()) { sum, community in
            sum.nominalSeconds += community.nominalSeconds
            sum.signedSeconds += community.signedSeconds
            sum.effectiveSeconds += community.effectiveSeconds
        }
    }
}

extension Ledger {
    mutating func crewSigned(_ signed: CrewTally.Signed, in community: Int) {
        crews.communities[community].nominalSeconds += signed.nominalSeconds
        crews.communities[community].signedSeconds += signed.signedSeconds
        crews.communities[community].effectiveSeconds += signed.effectiveSeconds
    }

    /// In what state those came who came to one community on one day.
    mutating func crewWasFit(members: Int, productivity: Double, daysOnDuty: Double, learningFactor: Double) {
        crews.memberDays += members
        crews.productivity += Double(members) * productivity
        crews.daysOnDuty += Double(members) * daysOnDuty
        crews.learningFactor += Double(members) * learningFactor
    }

    mutating func membersMoved(_ members: Int) {
        crews.moved += members
    }

    /// A day's gear; `away` are the listed members who stay away from now on.
    mutating func gearUsed(_ used: Int, missing: Int, away: Int) {
        crews.gearUsed += used
        crews.gearMissing += missing
        crews.memberDaysAway += away
    }
}
