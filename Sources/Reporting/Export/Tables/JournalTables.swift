import EventKernel
import SupplyModel

/// The names of a city's places, for the rows of a journal; a class so that a row costs one reference.
final class ExportNames {
    let cells: [String]
    let communities: [String]
    let districts: [String]
    let stores: [String]
    let persons: [UInt8]
    let communityOfCell: [Int]
    let districtOfCell: [Int]
    let shocks: [String]
    let phases: [String]

    init(_ city: City) {
        cells = city.geography.cells.map(\.id)
        communities = city.geography.communities.map(\.id)
        districts = city.geography.districts.map(\.id)
        stores = city.stores.map(\.id)
        persons = city.geography.personsInHousehold
        communityOfCell = city.geography.cells.map(\.community.index)
        districtOfCell = city.geography.cells.map(\.district.index)
        shocks = city.plan.shocks.map(\.id)
        phases = city.phases.map(\.id)
    }
}

/// The end of an order or of a part of one.
struct OrderRow {
    let entry: OrderEntry
    let names: ExportNames
}

/// A trip.
struct TripRow {
    let entry: TripEntry
    let names: ExportNames
}

/// A piece of work, or what happened to the city.
struct EventRow {
    let entry: EventEntry
    let names: ExportNames

    /// What a shock or a phase is called.
    var name: String? {
        guard let position = entry.position else { return nil }
        return entry.kind == .phaseBegan ? names.phases[Int(position)] : names.shocks[Int(position)]
    }
}

/// The tables of what happened one by one, in the first replication.
enum JournalTables {
    static var orders: ExportTable<OrderRow> {
        ExportTable(
            name: "orders",
            meaning: """
                One row an order, or a part of one where a store granted it in parts, in the order in which they ended; \
                of the first replication, and of the households that `--export-orders` chooses.
                """,
            columns: [
                .whole("household", "the household's number; with `placed_at` it names the order") {
                    $0.entry.household
                },
                .whole("persons", "people in the household") { $0.names.persons[Int($0.entry.household)] },
                .text("cell", "its cell") { $0.names.cells[$0.entry.cell.index] },
                .text("district", "its district") { $0.names.districts[$0.names.districtOfCell[$0.entry.cell.index]] },
                .text("store", optional: "the store that took it up") { row in
                    row.entry.store.map { row.names.stores[$0.index] }
                },
                .text("ending", "`delivered`, `cancelled`, or `open` at the end of the run") {
                    $0.entry.ending.name
                },
                .flag("is_last", "whether it closes the order: of the rows of an order one does") { $0.entry.isLast },
                .flag("is_remainder", "whether another part of the order went ahead") { $0.entry.isRemainder },
                .time("placed_at", "when it was placed") { $0.entry.placedAt },
                .time("first_released_at", optional: "when a store first took the order up; ends the stage `round`") {
                    $0.entry.firstReleasedAt
                },
                .time("allocated_at", optional: "when it was granted; ends `stock`") { $0.entry.allocatedAt },
                .time("staged_at", optional: "when it stood picked at the store's door; ends `picking`") {
                    $0.entry.stagedAt
                },
                .time("departed_at", optional: "when it left on a bus; ends `bus`") { $0.entry.departedAt },
                .time("unloaded_at", optional: "when it was unloaded at its gate; ends `travel`") {
                    $0.entry.unloadedAt
                },
                .time("taken_up_at", optional: "when a crew's round with it began; ends `crew`") {
                    $0.entry.takenUpAt
                },
                .time("ended_at", optional: "when it was handed over, which ends `delivery`, or cancelled") {
                    $0.entry.endedAt
                },
                .number("order_to_door_hours", unit: "h", optional: "from order to door; empty if it did not come") {
                    row in
                    guard row.entry.ending == .delivered, let end = row.entry.endedAt else { return .nan }
                    return Double((end - row.entry.placedAt).ticks) / 3600
                },
                .whole("packages", "packages in it") { $0.entry.packages.total },
                .kilograms("asked_kg", "what was asked; what was substituted counts as asked") { $0.entry.mass },
                .kilograms("granted_kg", "what a store granted of it") {
                    $0.entry.isGranted ? $0.entry.mass : .zero
                },
                .kilograms("delivered_kg", "what came in a good state") { $0.entry.delivered },
            ])
    }

    static var trips: ExportTable<TripRow> {
        ExportTable(
            name: "trips",
            meaning: """
                One row a bus' trip, and its way to the depot after the last, in the order in which they ended; of the \
                first replication.
                """,
            columns: [
                .whole("trip", optional: "its number, from 1 as trips began; empty for a way to the depot") {
                    $0.entry.number
                },
                .whole("bus", "the bus' number, from 1") { $0.entry.bus + 1 },
                .text("depot", "the district that keeps its depot") { $0.names.districts[$0.entry.depot.index] },
                .text("store", optional: "the store; empty for a way to the depot") { row in
                    row.entry.store.map { row.names.stores[$0.index] }
                },
                .text(
                    "ending",
                    "`returned`, `replaced` by another bus, `parked` at the depot, or `open` at the end of the run"
                ) { $0.entry.ending.name },
                .time("started_at", "when the bus was sent") { $0.entry.startedAt },
                .time("departed_at", optional: "when it left the store") { $0.entry.departedAt },
                .time("ended_at", optional: "when it was back and disinfected; ways to the depot have none") {
                    $0.entry.endedAt
                },
                .whole("stops_planned", "stops that it was to make") { $0.entry.stopsPlanned },
                .whole("stops_made", "stops that it made") { $0.entry.stopsMade },
                .whole("brought_back", "batches that came back because their gates had closed") {
                    $0.entry.broughtBack
                },
                .whole("packages", "packages that it carried") { $0.entry.packages },
                .kilograms("carried_kg", "what it carried") { $0.entry.mass },
                .kilometres("km", "what it drove, the way to the store included") { $0.entry.metres },
            ])
    }

    static var events: ExportTable<EventRow> {
        ExportTable(
            name: "events",
            meaning: """
                One row a piece of work, a shock's beginning or end, or a phase's beginning, in the order in which they \
                were over; of the first replication.
                """,
            columns: [
                .text(
                    "event",
                    """
                    `pick` a batch at a store, `stop` of a bus at a gate, `breakdown` of a bus until it is repaired, \
                    `round` of a crew member, `handover` at a gate, `shock_began`, `shock_ended`, `phase_began`
                    """
                ) { $0.entry.kind.name },
                .time("started_at", "when it began") { $0.entry.startedAt },
                .time("ended_at", "when it ended, or will: a breakdown is written down when it begins") {
                    $0.entry.endedAt
                },
                .text("store", optional: "the store of the batch or of the trip") { row in
                    row.entry.store.map { row.names.stores[$0.index] }
                },
                .text("cell", optional: "the cell of the batch") { row in
                    row.entry.cell.map { row.names.cells[$0.index] }
                },
                .text("community", optional: "the community of that cell") { row in
                    row.entry.cell.map { row.names.communities[row.names.communityOfCell[$0.index]] }
                },
                .whole("bus", optional: "the bus of a stop or a breakdown") { row in row.entry.bus.map { $0 + 1 } },
                .whole("trip", optional: "the trip of a stop or a breakdown") { $0.entry.trip },
                .whole("orders", "orders that were worked on") { $0.entry.orders },
                .whole("packages", "packages that were worked on") { $0.entry.packages },
                .text("name", optional: "the name of the shock or the phase") { $0.name },
            ])
    }
}
