import EventKernel

/// What happens once a day: the roll is called, gear is given out, lists are redrawn.
extension Handover {
    /// Calls the roll of every community, and sends out who is there.
    mutating func startShift(
        batches: inout BatchBook, ledger: inout Ledger, in schedule: inout Schedule<CityEvent>
    ) {
        let day = schedule.now.day
        var present = Array(repeating: 0, count: members.count)
        for community in members.indices {
            startCounts(of: community)
            if condition.isOn { setPace(of: community, on: day) }
            let listed = max(0, members[community] - (gear?.away[community] ?? 0))
            let roll = rollCall.roll(of: community, listed: listed, crewShare: crewShare[community], on: day)
            present[community] = roll.present
            record(roll, of: community, on: day, ledger: &ledger)
            let atOnce = roll.whole + roll.stays.count { $0.from == 0 }
            crews[community].setCapacity(atOnce, at: schedule.now)
            for stay in roll.stays {
                if stay.from > 0 {
                    schedule.after(Span(ticks: stay.from), .handover(.memberCame(EntityID(community))))
                }
                if stay.to < plan.shift.openSpan.ticks {
                    schedule.after(Span(ticks: stay.to), .handover(.memberLeft(EntityID(community))))
                }
            }
            let onDuty = rollCall.onDuty(of: listed)
            let working = onDuty > 0 ? min(1, Double(roll.present) / onDuty) : 0
            condition.pass(day, in: community, working: working)
            if plan.mode == .gate { collectLine(of: community, batches: &batches, in: &schedule) }
            gates.staff(community, with: atOnce, in: &schedule)
            startRounds(in: community, batches: &batches, schedule: &schedule)
        }
        if let use = gear?.pass(day, members: members, present: present), let gear {
            ledger.gearUsed(use.used, missing: use.missing, away: gear.away.reduce(0, +))
        }
    }

    /// Works out how long a community's crew takes today.
    mutating func setPace(of community: Int, on day: Int) {
        let slowness = 1 / condition.productivity(of: community, on: day)
        let parcel = slowness * condition.learningFactor(of: community)
        perRound[community] = Span(minutes: plan.minutesPerRound * slowness)
        for cell in cellsOfCommunity[community] {
            let minutes = plan.housing[housingOfCell[cell]]?.minutes(elsewhere: plan.minutesPerParcel)
            perParcel[cell] = Span(minutes: (minutes ?? plan.minutesPerParcel) * parcel)
        }
        gates.setPace(of: community, resident: slowness, parcel: parcel)
    }

    /// Draws the lessons of the day before, and starts the counts of this one.
    private mutating func startCounts(of community: Int) {
        let carriers = Double(members[community]) * plan.deliveryShare
        condition.learn(tallies[community].handedOver, in: community, carriers: carriers)
        tallies[community].handedOver = 0
        tallies[community].cameBefore = tallies[community].cameSince
        tallies[community].cameSince = 0
    }

    /// Notes who came, and in what state.
    private mutating func record(_ roll: DayRoll, of community: Int, on day: Int, ledger: inout Ledger) {
        tallies[community].signedIn = Int64(roll.signedIn)
        let nominal = Int((Double(members[community]) * plan.deliveryShare).rounded())
        let shiftSeconds = Int(plan.shift.openSpan.ticks)
        let seconds = roll.seconds(of: plan.shift)
        ledger.crewCame(roll.present, seconds: seconds)
        ledger.crewSigned(
            CrewTally.Signed(
                nominalSeconds: nominal * shiftSeconds, signedSeconds: roll.signedIn * shiftSeconds,
                effectiveSeconds: seconds),
            in: community)
        ledger.crewWasFit(
            members: roll.present, productivity: condition.productivity(of: community, on: day),
            daysOnDuty: condition.daysOnDuty(of: community, on: day),
            learningFactor: condition.learningFactor(of: community))
    }

    /// Asks the households of batches that were to be carried, before a phase, to collect.
    private mutating func collectLine(
        of community: Int, batches: inout BatchBook, in schedule: inout Schedule<CityEvent>
    ) {
        while let batch = lines[community].first {
            lines[community].removeFirst(in: batches)
            gates.notify(batch, batches: &batches, in: &schedule)
        }
    }

    /// One member more, or fewer.
    mutating func changeCrew(
        of community: Int, by change: Int, batches: inout BatchBook, in schedule: inout Schedule<CityEvent>
    ) {
        let members = max(0, crews[community].capacity + change)
        crews[community].setCapacity(members, at: schedule.now)
        gates.staff(community, with: members, in: &schedule)
        startRounds(in: community, batches: &batches, schedule: &schedule)
    }

    /// Takes in what communities report: parcels to hand over that wait, those that came since the day before, carriers
    /// signed in.
    mutating func report() {
        communityReport.refresh(
            with: tallies.map(\.waiting) + tallies.map { max($0.cameBefore, $0.cameSince) } + tallies.map(\.signedIn))
    }

    /// Redraws the lists of every pool.
    mutating func moveMembers(on day: Int, ledger: inout Ledger) {
        if communityReport.isLive { report() }
        let before = members
        for pool in staffing.pools {
            let taking = pool.filter { !staffingIsFrozen[$0] }
            guard taking.count > 1 else { continue }
            let away = taking.map { min(members[$0], gear?.away[$0] ?? 0) }
            let available = zip(taking, away).reduce(0) { $0 + members[$1.0] - $1.1 }
            let asked = taking.map { membersAsked(by: $0) }
            let shared = staffing.share(available, among: taking, asked: asked, on: day)
            for (index, community) in taking.enumerated() { members[community] = shared[index] + away[index] }
            condition.mix(taking, before: before, after: members)
        }
        ledger.membersMoved(zip(before, members).reduce(0) { $0 + max(0, $1.0 - $1.1) })
    }

    /// What the last report of a community's work asks for.
    private func membersAsked(by community: Int) -> Int {
        let count = members.count
        let reported = Staffing.Reported(
            parcels: communityReport.figures[community] + communityReport.figures[count + community],
            signedIn: communityReport.figures[2 * count + community])
        let dutyShare = plan.deliveryShare * (plan.rota?.shareOnDuty ?? 1)
        return Staffing.membersAsked(
            reported, parcelSeconds: plan.minutesPerParcelInAll * 60,
            dutySeconds: Double(plan.shift.openSpan.ticks) * dutyShare,
            onDuty: Double(members[community]) * dutyShare)
    }
}
