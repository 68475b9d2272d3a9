/// What whoever takes goods from stores beside the rounds must know: which stores work, and what they have room for.
struct StoreDoors: Sendable {
    private let picking: Picking
    /// The packages that each store has room for; empty when the plan sets no limit.
    private var room: [Int] = []

    init(_ picking: Picking, _ transport: Transport) {
        self.picking = picking
        guard picking.isLimited else { return }
        room = transport.staged.indices.map { store in
            let id = EntityID<City.Store>(store)
            return picking.room(at: id, staged: transport.packagesStaged(at: id)) ?? Int.max
        }
    }

    /// Whether a store allocates and picks.
    func isOpen(_ store: EntityID<City.Store>) -> Bool { picking.isOpen(store) }

    /// The packages that a store has room for.
    func room(at store: EntityID<City.Store>) -> Int { room.isEmpty ? .max : room[store.index] }

    /// Fills some of the room.
    mutating func fill(_ packages: Int, at store: EntityID<City.Store>) {
        if !room.isEmpty { room[store.index] -= packages }
    }
}
