/// The goods and packages as flat tables, for the event loop.
struct Catalogue: Sendable {
    /// One commodity in one kind of package.
    struct Content: BitwiseCopyable, Sendable {
        let kind: Int
        let commodity: Int
        /// Grams in each package.
        let grams: Int64
    }

    let commodityCount: Int
    let kindCount: Int
    /// What is in the packages, kind by kind; only what is there.
    let contents: [Content]
    /// Where each kind's contents lie in `contents`.
    let contentsOfKind: [Range<Int>]
    /// Grams of a package of each kind.
    let mass: [Int64]

    init(_ plan: CityPlan) {
        commodityCount = plan.commodities.count
        kindCount = plan.packages.count
        mass = plan.packages.map(\.mass.count)
        var contents: [Content] = []
        contentsOfKind = plan.packages.enumerated().map { kind, package in
            let start = contents.count
            for (commodity, grams) in package.contents.enumerated() where grams > .zero {
                contents.append(Content(kind: kind, commodity: commodity, grams: grams.count))
            }
            return start..<contents.count
        }
        self.contents = contents
    }

    /// The mass of some packages in grams.
    @inline(__always)
    func grams(in packages: PackageCounts) -> Int64 {
        var sum: Int64 = 0
        for kind in 0..<kindCount { sum += Int64(packages[kind]) * mass[kind] }
        return sum
    }
}
