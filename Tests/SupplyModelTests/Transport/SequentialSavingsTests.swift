import Stochastics
import Testing

@testable import SupplyModel

@Suite("Sequential savings")
struct SequentialSavingsTests {
    struct Instance {
        var batches = BatchBook()
        var waiting: [Batch.ID] = []
        var cells: [Site] = []
        let roads: Roads
        let store = Site(Place(longitude: 114.3, latitude: 30.6))

        init(count: Int, seed: UInt64) throws {
            let plan = try TestCity.plan()
            roads = Roads(plan.fleet, zones: [:])
            var stream = RandomSource(seed: seed, replication: 0).stream(Purpose(rawValue: 900), entity: 1)
            for index in 0..<count {
                cells.append(
                    Site(
                        Place(longitude: 114.25 + 0.1 * stream.uniform(), latitude: 30.55 + 0.1 * stream.uniform())))
                let batch = batches.open(cell: EntityID(index), store: EntityID(0))
                batches[batch].mass = Int64(100 + stream.below(400))
                batches[batch].packages = Int32(10 + stream.below(40))
                waiting.append(batch)
            }
        }

        func length(_ stops: [Batch.ID]) -> Double {
            let path = [store] + stops.map { cells[batches[$0].cell.index] } + [store]
            return zip(path, path.dropFirst()).reduce(0) { $0 + roads.metres(from: $1.0, to: $1.1) }
        }
    }

    @Test("a route starts from the longest wait, and respects mass, packages and stops")
    func constraints() throws {
        var plan = try TestCity.plan().fleet
        plan.payload = Grams(900)
        plan.payloadPackages = 90
        for seed in 0..<200 {
            let instance = try Instance(count: 1 + seed % 17, seed: UInt64(seed))
            let route = SequentialSavings(
                store: instance.store, roads: instance.roads, limit: LoadLimit(plan), maximumStops: 4
            ).stops(among: instance.waiting, batches: instance.batches, cells: instance.cells)
            #expect(route.contains(instance.waiting[0]))
            #expect(Set(route).count == route.count && route.count <= 4)
            #expect(route.reduce(0) { $0 + instance.batches[$1].mass } <= 900 || route.count == 1)
            #expect(route.reduce(0) { $0 + instance.batches[$1].packages } <= 90 || route.count == 1)
        }
    }

    @Test("a route is never shorter than the best order of its stops, seldom much longer, and beats separate trips")
    func length() throws {
        var plan = try TestCity.plan().fleet
        plan.payload = Grams(1_000_000)
        plan.payloadPackages = 1000
        var excess = 0.0
        for seed in 0..<60 {
            let instance = try Instance(count: 6, seed: UInt64(seed))
            let route = SequentialSavings(
                store: instance.store, roads: instance.roads, limit: LoadLimit(plan), maximumStops: 6
            ).stops(among: instance.waiting, batches: instance.batches, cells: instance.cells)
            #expect(route.count == 6)
            var best = Double.infinity
            func permute(_ chosen: [Batch.ID], _ rest: [Batch.ID]) {
                if rest.isEmpty { best = min(best, instance.length(chosen)) }
                for (index, next) in rest.enumerated() {
                    var others = rest
                    others.remove(at: index)
                    permute(chosen + [next], others)
                }
            }
            permute([], instance.waiting)
            let separate = instance.waiting.reduce(0) { $0 + instance.length([$1]) }
            #expect(instance.length(route) >= best - 1e-6)
            #expect(instance.length(route) < separate)
            excess += instance.length(route) / best - 1
        }
        #expect(excess / 60 < 0.1)
    }
}
