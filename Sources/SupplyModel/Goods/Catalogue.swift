/// The goods and packages as flat tables, for the event loop.
struct Catalogue: Sendable {
    let commodityCount: Int
    let kindCount: Int
    /// Grams of each commodity in a package of each kind: `[kind * commodityCount + commodity]`.
    let contents: [Int64]
    /// Grams of a package of each kind.
    let mass: [Int64]

    init(_ plan: CityPlan) {
        commodityCount = plan.commodities.count
        kindCount = plan.packages.count
        contents = plan.packages.flatMap { $0.contents.map(\.count) }
        mass = plan.packages.map(\.mass.count)
    }

    /// The grams of one commodity in some packages.
    @inline(__always)
    func grams(of commodity: Int, in packages: PackageCounts) -> Int64 {
        var sum: Int64 = 0
        for kind in 0..<kindCount {
            sum += Int64(packages[kind]) * contents[kind * commodityCount + commodity]
        }
        return sum
    }

    /// The mass of some packages in grams.
    @inline(__always)
    func grams(in packages: PackageCounts) -> Int64 {
        var sum: Int64 = 0
        for kind in 0..<kindCount { sum += Int64(packages[kind]) * mass[kind] }
        return sum
    }
}
