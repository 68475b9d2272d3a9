/// A commodity that a draft of a scenario may have, with the estimates of the shipped scenarios on Wuhan.
public struct DraftGoods: Hashable, Sendable {
    /// Its name.
    public let id: String
    /// Days of cover that should never be gone below.
    public var floorDays: Double

    let needGrams: Int
    let shelfLifeDays: Int
    let parcelLifeHours: Int
    let household: String
    let package: Package

    /// The bundle in which it is sold.
    struct Package: Hashable {
        var name: String
        var kilograms: Double
        var cap: Int

        init(_ name: String, _ kilograms: Double, _ cap: Int) {
            (self.name, self.kilograms, self.cap) = (name, kilograms, cap)
        }
    }

    /// All there are, with the city's floors of 2020.
    public static let all = [
        DraftGoods(
            id: "vegetables", floorDays: 4, needGrams: 300, shelfLifeDays: 8, parcelLifeHours: 72,
            household: "{reorder_days: 2, target_days: 6, initial_days: {uniform: [2, 7]}}",
            package: Package("vegetable_pack", 5, 4)),
        DraftGoods(
            id: "pork", floorDays: 3, needGrams: 50, shelfLifeDays: 12, parcelLifeHours: 72,
            household: "{reorder_days: 2, target_days: 7, initial_days: {uniform: [2, 8]}}",
            package: Package("meat_pack", 1.5, 4)),
        DraftGoods(
            id: "eggs", floorDays: 14, needGrams: 25, shelfLifeDays: 30, parcelLifeHours: 240,
            household: "{reorder_days: 3, target_days: 14, initial_days: {uniform: [3, 15]}}",
            package: Package("egg_pack", 1.8, 3)),
        DraftGoods(
            id: "grain", floorDays: 40, needGrams: 250, shelfLifeDays: 365, parcelLifeHours: 8_760,
            household: "{reorder_days: 5, target_days: 20, initial_days: {uniform: [5, 30]}}",
            package: Package("grain_bag", 10, 3)),
        DraftGoods(
            id: "oil", floorDays: 40, needGrams: 25, shelfLifeDays: 540, parcelLifeHours: 8_760,
            household: "{reorder_days: 5, target_days: 20, initial_days: {uniform: [5, 30]}}",
            package: Package("oil_bottle", 1, 3)),
    ]

    /// Goods as a user writes them: `vegetables=4, pork`, each with its floor or the usual one.
    ///
    /// - Throws: what is wrong with the text, and what is allowed.
    public static func read(_ text: String) throws(DraftProblem) -> [DraftGoods] {
        var goods: [DraftGoods] = []
        for part in text.split(whereSeparator: { $0 == "," || $0 == " " }) {
            let sides = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            guard var one = all.first(where: { $0.id == sides[0] }) else {
                throw DraftProblem(
                    "\(sides[0].quoted) is not among the goods \(oneOf(all.map(\.id), "and"))\(suggestion(for: sides[0], among: all.map(\.id)))"
                )
            }
            guard !goods.contains(where: { $0.id == one.id }) else {
                throw DraftProblem("\(one.id.quoted) is given twice")
            }
            if sides.count == 2 {
                guard let days = readNumber(sides[1]), (0...Double(one.shelfLifeDays)).contains(days) else {
                    throw DraftProblem(
                        "the floor of \(one.id) is \(sides[1].quoted); it must be days between 0 and \(one.shelfLifeDays), for it keeps no longer"
                    )
                }
                one.floorDays = days
            }
            goods.append(one)
        }
        guard !goods.isEmpty else { throw DraftProblem("no goods are given; write some such as vegetables=4 pork=3") }
        return goods
    }
}

/// What is wrong with an answer of which a draft is to be made.
public struct DraftProblem: Error, Hashable, Sendable, CustomStringConvertible {
    /// What was found and what is allowed.
    public let description: String

    init(_ description: String) { self.description = description }
}
