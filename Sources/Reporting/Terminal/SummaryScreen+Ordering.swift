extension SummaryScreen {
    /// A line for each channel that is on.
    var channels: [String] {
        var lines: [String] = []
        if let phone = summary.phone {
            lines += terminal.wrapped(
                "Phone: \(percent(phone.reachedShare)) of \(total(phone.reached, phone.notReached)) household-days "
                    + "offline reached; went without: offline \(percent(phone.unmetShareOffline)) of need, "
                    + "others \(percent(phone.unmetShareOnline)).")
        }
        if let rounds = summary.rounds {
            lines += terminal.wrapped(
                "Rounds: \(count(rounds.cellsRefused)) cells refused by every store, up to "
                    + "\(count(rounds.mostDaysRefused)) days; \(count(rounds.ordersRolledOver)) orders rolled over"
                    + (rounds.ordersCleared.map { ", \(count($0)) cleared" } ?? "") + ".")
        }
        if let panic = summary.panic {
            lines += terminal.wrapped("Panic: \(percent(panic.share)) of cell-days.")
        }
        if let shopping = summary.shopping {
            lines += terminal.wrapped(
                "Shopping: \(count(shopping.visits)) visits, \(count(shopping.withoutSlot)) times no slot, "
                    + "\(count(shopping.queuedInVain)) queued in vain; \(short(shopping.contactsPerVisit)) contacts a "
                    + "visit, at most \(count(shopping.mostPresent)) people in one place.")
        }
        if let spending = summary.spending {
            lines += terminal.wrapped(
                "Spent: \(count(spending.yuan)) yuan, \(short(spending.yuanPerHead)) a head; "
                    + "\(count(spending.voucherYuan)) by voucher.")
        }
        if let costs = summary.costs {
            lines += terminal.wrapped(
                "Cost of the work: \(count(costs.total)) yuan, \(short(costs.totalPerHead)) a head.")
        }
        return lines
    }

    private func total(_ figures: Figure...) -> String {
        NumberText.count(figures.reduce(0) { $0 + ($1.value ?? .nan) })
    }
}
