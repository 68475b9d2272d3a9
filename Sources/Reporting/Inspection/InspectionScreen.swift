import SupplyModel

extension Inspection {
    /// The city as a planner reads it, on one screen.
    public func screen(for terminal: Terminal) -> String {
        let lines = [
            heading(for: terminal), [""], supplyTable(for: terminal), [""], workTable(for: terminal), [""],
            districtTable(for: terminal),
        ]
        return terminal.page(lines.flatMap { $0 })
    }

    private func heading(for terminal: Terminal) -> [String] {
        [terminal.strong(scenario), "\(NumberText.count(days, "day", "days")) from \(start)"]
            + terminal.wrapped(
                [
                    NumberText.count(people, "person", "people"),
                    NumberText.count(households, "household", "households"),
                    NumberText.count(cells, "cell", "cells"),
                    NumberText.count(communities, "community", "communities"),
                    NumberText.count(districts.count, "district", "districts"),
                    NumberText.count(stores, "store", "stores"),
                ].joined(separator: ", "))
    }

    private func supplyTable(for terminal: Terminal) -> [String] {
        var table = TextTable(header: ["Supply a day", "need", "sources", "ratio", "first cover", "floor"])
        for line in supply {
            table.append([
                "  \(line.id)", tonnes(line.needKilogramsPerDay), tonnes(line.capacityKilogramsPerDay),
                ratio(line.ratio, terminal), "\(short(line.initialCoverDays)) d", "\(short(line.floorDays)) d",
            ])
        }
        return table.lines(for: terminal)
    }

    private func workTable(for terminal: Terminal) -> [String] {
        var table = TextTable(header: ["Work a day", "need", "possible", "ratio", " "])
        table.append([
            "  pickers", count(picking.neededPerDay), count(picking.capacityPerDay), ratio(picking.ratio, terminal),
            "packages",
        ])
        table.append([
            "  buses", count(buses.neededPerDay), count(buses.capacityPerDay), ratio(buses.ratio, terminal),
            "full trips",
        ])
        table.append([
            "  crews", count(crews.neededPerDay), count(crews.capacityPerDay), ratio(crews.ratio, terminal),
            "packages",
        ])
        let trip =
            "A full trip: \(short(buses.stopsPerTrip)) stops, \(short(buses.kilometresPerTrip)) km, "
            + "\(short(buses.hoursPerTrip)) h. Ratio: possible over need; below 1 there cannot be enough."
        return table.lines(for: terminal) + terminal.wrapped(trip)
    }

    private func districtTable(for terminal: Terminal) -> [String] {
        var table = TextTable(header: [
            "District", "people", "house-", "commu-", "cells", "stores", "buses", "crew", "crew",
        ])
        table.append(["", "", "holds", "nities", "", "", "", "members", "ratio"])
        for line in districts {
            let counts = [
                line.people, line.households, line.communities, line.cells, line.stores, line.buses, line.crewMembers,
            ]
            table.append(["  \(line.id)"] + counts.map { NumberText.count($0) } + [short(line.crewRatio)])
        }
        return table.lines(for: terminal)
    }

    /// A ratio, red where there cannot be enough.
    private func ratio(_ figure: Figure, _ terminal: Terminal) -> String {
        (figure.value ?? 0) < 1 ? terminal.alarm(short(figure)) : short(figure)
    }

    private func short(_ figure: Figure) -> String { NumberText.short(figure.value ?? .nan) }

    private func count(_ figure: Figure) -> String { NumberText.count(figure.value ?? .nan) }

    private func tonnes(_ figure: Figure) -> String { "\(NumberText.short((figure.value ?? .nan) / 1000)) t" }
}
