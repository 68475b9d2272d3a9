/// Builds the route of one trip from a store over some of the cells that wait there.
///
/// The sequential savings method (Clarke and Wright 1964, *Operations Research* 12:568): the route starts with the batch
/// that has waited longest; then again and again the batch whose joining at either end saves most against a trip of its
/// own, `d(store, end) + d(store, cell) - d(end, cell)`, is added, as long as the bus has room.
///
/// It looks at one route only, which is fast; `SavingsRoutes` plans all that waits at once.
///
/// - Complexity: O(stops * waiting).
struct SequentialSavings {
    let store: Site
    let roads: Roads
    let limit: LoadLimit
    let maximumStops: Int

    /// - Parameter waiting: batches at the store, longest wait first; not empty.
    /// - Returns: the batches of the trip in the order in which they are served.
    func stops(among waiting: [Batch.ID], batches: BatchBook, cells: [Site]) -> [Batch.ID] {
        var route = [waiting[0]]
        var mass = batches[waiting[0]].mass
        var packages = batches[waiting[0]].packages
        var isWaiting = Array(repeating: true, count: waiting.count)
        isWaiting[0] = false
        let cells = waiting.map { cells[batches[$0].cell.index] }
        let fromStore = cells.map { roads.metres(from: store, to: $0) }
        var (head, tail) = (0, 0)
        while route.count < maximumStops {
            var best: (index: Int, saving: Double, atHead: Bool)?
            for index in waiting.indices where isWaiting[index] {
                let batch = batches[waiting[index]]
                guard limit.admits(mass: mass + batch.mass, packages: packages + batch.packages) else { continue }
                let headSaving = fromStore[head] + fromStore[index] - roads.metres(from: cells[head], to: cells[index])
                let tailSaving = fromStore[tail] + fromStore[index] - roads.metres(from: cells[tail], to: cells[index])
                let saving = max(headSaving, tailSaving)
                if saving > best?.saving ?? -.infinity { best = (index, saving, headSaving > tailSaving) }
            }
            guard let best else { break }
            isWaiting[best.index] = false
            mass += batches[waiting[best.index]].mass
            packages += batches[waiting[best.index]].packages
            if best.atHead {
                route.insert(waiting[best.index], at: 0)
                head = best.index
            } else {
                route.append(waiting[best.index])
                tail = best.index
            }
        }
        return route
    }
}
