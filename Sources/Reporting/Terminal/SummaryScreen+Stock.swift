import SupplyModel

/// The reserve, and what stock has cost; nothing where the scenario has neither.
extension SummaryScreen {
    var reserve: [String] {
        (summary.reserve ?? [:]).sorted { $0.key < $1.key }.flatMap { id, item in
            let expired = "\(tonnes(number(item.expiredKilograms))) expired"
            return terminal.wrapped(
                "Reserve of \(id): \(tonnes(number(item.initialKilograms))) at first, "
                    + "\(tonnes(number(item.releasedKilograms))) released, \(tonnes(number(item.soldKilograms))) sold, "
                    + "\(tonnes(number(item.boughtKilograms))) bought, \(expired), "
                    + "\(tonnes(number(item.onHandKilograms))) left."
            ).map { number(item.expiredKilograms) > 0 ? terminal.alarm($0) : $0 }
        }
    }

    var stockCosts: [String] {
        guard let stock = summary.stock, let above = stock.warehouses.costs, let below = stock.stores.costs else {
            return []
        }
        let parts = ["order", "holding", "transport", "expediting", "waste"].map { part in
            "\(part) \(NumberText.count(number(above[part]) + number(below[part])))"
        }
        let total = number(above["total"]) + number(below["total"])
        return terminal.wrapped(
            "Stock cost \(NumberText.count(total)) yuan: \(parts.joined(separator: ", ")).")
    }
}
