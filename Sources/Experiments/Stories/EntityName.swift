public import SupplyModel

/// How orders, households and cells are named in questions and answers.
///
/// A cell has the identifier of the city's table. A household is `cell/number`, counted from 1 in its cell; an order is
/// `cell/household/number`, counted from 1 over the run; a pack of relief is `cell/household/p1`. Names are the same for
/// the same scenario, seed, replication and version.
public enum EntityName: Hashable, Sendable {
    /// A cell, by its position in the cell table.
    case cell(Int)
    /// A household, by its position in the household table.
    case household(Int)
    /// An order of a household, or a pack.
    case order(household: Int, number: Int, isPack: Bool)

    /// Which kind of name is asked for.
    public enum Kind: String, Sendable {
        /// That of a cell.
        case cell
        /// That of a household.
        case household
        /// That of an order, or of a pack.
        case order
    }

    /// Why a text names nothing in a city.
    public struct Problem: Error, Hashable, Sendable, CustomStringConvertible {
        /// What is wrong, and what is allowed.
        public let description: String
    }

    /// Reads a name.
    ///
    /// - Parameters:
    ///   - text: the name.
    ///   - kind: which kind of name it is to be.
    ///   - city: the city whose cells and households it names.
    ///   - nearest: finds the nearest of some names, for the message.
    public init(
        _ text: String, as kind: Kind, in city: City, nearest: (String, [String]) -> String
    ) throws(Problem) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        let form =
            ["cell": "CELL", "household": "CELL/HOUSEHOLD", "order": "CELL/HOUSEHOLD/NUMBER"][kind.rawValue] ?? ""
        let wanted = form.split(separator: "/").count
        // A cell's own identifier may hold slashes.
        guard parts.count >= wanted else {
            throw Problem(
                description: "'\(text)' is no name of \(kind == .order ? "an" : "a") \(kind.rawValue); write \(form)")
        }
        let id = parts.dropLast(wanted - 1).joined(separator: "/")
        guard let cell = city.geography.cells.firstIndex(where: { $0.id == id }) else {
            let cells = city.geography.cells
            throw Problem(
                description: "there is no cell '\(id)'; there are \(cells.count), from '\(cells[0].id)' to "
                    + "'\(cells[cells.count - 1].id)'\(nearest(id, cells.map(\.id)))")
        }
        let numbers = parts.suffix(wanted - 1)
        guard let first = numbers.first else {
            self = .cell(cell)
            return
        }
        let households = city.geography.cells[cell].households
        guard let number = Int(first), (1...max(1, households.count)).contains(number), !households.isEmpty else {
            throw Problem(
                description: "there is no household '\(first)' in the cell '\(id)', which has \(households.count)"
                    + (households.isEmpty ? "" : ", numbered from 1"))
        }
        let household = households.lowerBound + number - 1
        guard kind == .order, let last = numbers.last else {
            self = .household(household)
            return
        }
        let isPack = last.hasPrefix("p")
        guard let order = Int(isPack ? String(last.dropFirst()) : last), order >= 1 else {
            throw Problem(
                description:
                    "'\(last)' is no number of an order; orders are numbered from 1, packs of relief p1, p2 ...")
        }
        self = .order(household: household, number: order, isPack: isPack)
    }
}

extension City {
    /// The name of a household.
    public func name(ofHousehold household: Int) -> String {
        let cell = geography.cells[cell(ofHousehold: household)]
        return "\(cell.id)/\(household - cell.households.lowerBound + 1)"
    }

    /// The name of an order of a household.
    public func name(of order: OrderStory, ofHousehold household: Int) -> String {
        "\(name(ofHousehold: household))/\(order.programme == nil ? "" : "p")\(order.number)"
    }
}
