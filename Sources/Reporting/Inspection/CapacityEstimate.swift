import EventKernel
import Stochastics
import SupplyModel

/// What a city's pickers, buses and crews can do in a day, by averages that know no queues.
struct CapacityEstimate {
    /// Packages that carry what one person eats in a day.
    let packagesPerPersonDay: Double
    /// Packages that all pickers assemble in a day.
    let pickedPerDay: Double
    /// Packages of a full trip: by number or by mass, whichever is reached first.
    let packagesPerTrip: Double
    /// Cells that a full trip serves.
    let stopsPerTrip: Double
    /// The length of a full trip, with the way to the store.
    let kilometresPerTrip: Double
    /// Its time, from the way to the store to the end of disinfection.
    let hoursPerTrip: Double
    /// Trips that all buses make in a day.
    let tripsPerDay: Double
    /// Packages that one on a crew's list hands over in a day, with mean presence and share of carriers, rested and new.
    let handedOverPerMemberDay: Double

    init(_ city: City) {
        let plan = city.plan
        let (packages, grams) = CapacityEstimate.packages(of: city)
        packagesPerPersonDay = packages
        pickedPerDay =
            Double(plan.picking.pickers) * plan.picking.linesPerHour * CapacityEstimate.hours(plan.picking.shift)

        let fleet = plan.fleet
        let packagesPerCell = packages * Double(city.people) / Double(city.geography.cells.count)
        let fullLoad = min(Double(fleet.payloadPackages), Double(fleet.payload.count) / (grams / packages))
        stopsPerTrip = min(Double(fleet.maximumStops), max(1, fullLoad / packagesPerCell))
        packagesPerTrip = min(fullLoad, stopsPerTrip * packagesPerCell)
        let distances = CapacityEstimate.distances(in: city)
        let metres =
            fleet.detourFactor
            * (distances.depotToStore + 2 * distances.storeToCell
                + 1.14 * (stopsPerTrip - 1) * distances.cellToNearest)
        kilometresPerTrip = metres / 1000
        let speed = CapacityEstimate.meanSpeed(of: fleet)
        let perPackage = (fleet.loadSecondsPerPackage + fleet.unloadSecondsPerPackage) / 60
        let minutes =
            fleet.loadMinutes + fleet.unloadMinutesPerStop * stopsPerTrip + perPackage * packagesPerTrip
            + fleet.disinfectMinutes
        hoursPerTrip = minutes / 60 + kilometresPerTrip / speed
        tripsPerDay = Double(fleet.buses) * CapacityEstimate.hours(fleet.shift) / hoursPerTrip

        let handover = plan.handover
        handedOverPerMemberDay =
            handover.deliveryShare * handover.meanPresence * CapacityEstimate.hours(handover.shift) * 60
            / handover.minutesPerParcelInAll
    }

    /// Packages, and their grams, that carry a person's need of a day: kind by kind in the order in which households
    /// choose, as many as the commodity in them that needs most.
    private static func packages(of city: City) -> (count: Double, grams: Double) {
        let plan = city.plan
        var missing = plan.commodities.indices.map { Double(city.needPerDay($0).count) / Double(city.people) }
        var count = 0.0
        var grams = 0.0
        for kind in plan.packages {
            let wanted = zip(missing, kind.contents).map { $1 > .zero ? $0 / Double($1.count) : 0 }.max() ?? 0
            count += wanted
            grams += wanted * Double(kind.mass.count)
            for index in missing.indices {
                missing[index] -= min(missing[index], wanted * Double(kind.contents[index].count))
            }
        }
        return (count, grams)
    }

    /// Mean metres, as the crow flies, from a depot to a store, from a store to a cell and from a cell to the nearest of
    /// the same store.
    ///
    /// A bus comes to a store from another of its depot; that way is taken to be as long as the one from the depot.
    /// A tour through points at random is longer than the sum of the distances to the nearest by a factor of 1.14
    /// (0.57 sqrt(area x points): Daganzo 1984, Transportation Science 18(4), against 0.5 sqrt(area / points)).
    private static func distances(in city: City) -> (depotToStore: Double, storeToCell: Double, cellToNearest: Double) {
        let cells = city.geography.cells
        var cellsOfStore = Array(repeating: [Int](), count: city.stores.count)
        for (cell, store) in city.storeOfCell.enumerated() { cellsOfStore[store.index].append(cell) }
        var toDepot = 0.0
        var toStore = 0.0
        var toNearest = 0.0
        for (store, members) in zip(city.stores, cellsOfStore) {
            toDepot += city.geography.districts[store.depot.index].depot.metres(to: store.point)
            for cell in members {
                toStore += store.point.metres(to: cells[cell].point)
                let others = members.lazy.filter { $0 != cell }.map { cells[$0].point.metres(to: cells[cell].point) }
                toNearest += others.min() ?? 0
            }
        }
        return (toDepot / Double(city.stores.count), toStore / Double(cells.count), toNearest / Double(cells.count))
    }

    /// Mean kilometres an hour over the hours of the fleet's shift.
    private static func meanSpeed(of fleet: FleetPlan) -> Double {
        let hours = fleet.speedByHour.indices.filter { fleet.shift.isOpen(at: Instant(ticks: Int64($0 * 3600 + 1800))) }
        let speeds = hours.isEmpty ? fleet.speedByHour : hours.map { fleet.speedByHour[$0] }
        return speeds.reduce(0, +) / Double(speeds.count)
    }

    private static func hours(_ shift: WorkCalendar) -> Double { Double(shift.openSpan.ticks) / 3600 }
}
