extension SummaryScreen {
    /// What the crews signed for and worked, where the scenario asks for it.
    var crews: [String] {
        guard let staffing = summary.staffing else { return [] }
        var text =
            "On the lists \(count(staffing.nominalHours)) hours, signed \(count(staffing.signedHours)), there "
            + "\(count(staffing.effectiveHours)) (\(percent(staffing.effectiveShare)) of signed); Gini over communities "
            + "\(short(staffing.hoursGini)); productivity \(percent(staffing.productivity))."
        if number(staffing.gearMissing) > 0 {
            text +=
                " Gear: \(count(staffing.gearMissing)) sets missing, \(count(staffing.memberDaysAway)) member-days away."
        }
        return terminal.wrapped(text)
    }

    /// What happened where residents collect.
    var gates: [String] {
        guard let gates = summary.gates else { return [] }
        return terminal.wrapped(
            "Gates: crowding \(count(gates.crowdedPersonMinutes)) person-minutes above one in 4 m2, at most "
                + "\(short(gates.peakDensity)) per m2; wait \(short(gates.meanWaitMinutes)) min; "
                + "\(count(gates.turnedAway)) came in vain; \(count(gates.contacts)) contacts.")
    }
}
