/// What households paid, in fen (hundredths of a yuan); it steers nothing.
///
/// Goods are paid for when they are handed over, spoiled or not; a voucher is used before money.
public struct SpendingTally: Sendable {
    /// Packages handed over, by kind; not counted while none has a price.
    public private(set) var packages: [Int]
    /// What was paid for them, by kind.
    public private(set) var fenForPackages: [Int64]
    /// What was paid for goods sold loose, by commodity.
    public private(set) var fenForLoose: [Int64]
    /// Of all that, what was paid with vouchers.
    public private(set) var fenByVoucher: Int64 = 0
    /// The worth of the vouchers given out.
    public private(set) var fenOfVouchers: Int64 = 0

    private let traits: [HouseholdTraits]
    private let households: Int
    private var fenPerPackage: [Int64]
    /// Whether a package has a price.
    private var hasPackagePrices: Bool
    private var fenPerKilogram: [Int64]
    private var vouchers: VoucherPlan?
    /// What is left of each household's voucher; empty when there are none.
    private var balance: [Int32] = []
    /// Year and month for which the balance is.
    private var month = (year: 0, month: 0)

    init(_ city: City) {
        packages = city.plan.packages.map { _ in 0 }
        fenForPackages = city.plan.packages.map { _ in 0 }
        fenForLoose = city.plan.commodities.map { _ in 0 }
        traits = city.geography.traits
        households = city.geography.personsInHousehold.count
        fenPerPackage = city.plan.packages.map(\.fen)
        hasPackagePrices = fenPerPackage.contains { $0 > 0 }
        fenPerKilogram = city.plan.commodities.map(\.fenPerKilogram)
        vouchers = city.plan.vouchers
    }

    /// Whether anything has a price or a voucher is given, so that there is something to tell.
    public static func isOn(in plan: CityPlan) -> Bool {
        plan.vouchers != nil || plan.packages.contains { $0.fen > 0 }
            || plan.commodities.contains { $0.fenPerKilogram > 0 }
    }

    /// All that was paid.
    public var fen: Int64 { fenForPackages.reduce(0, +) + fenForLoose.reduce(0, +) }

    /// Takes over the parameters of a phase.
    mutating func adopt(_ plan: CityPlan) {
        fenPerPackage = plan.packages.map(\.fen)
        hasPackagePrices = fenPerPackage.contains { $0 > 0 }
        fenPerKilogram = plan.commodities.map(\.fenPerKilogram)
        vouchers = plan.vouchers
    }

    /// A day begins; with the first of a month, or of the vouchers, new ones are given out.
    mutating func dayBegan(_ date: CalendarDate) {
        guard let vouchers else { return }
        let (year, month, _) = date.components
        guard (year, month) != self.month else { return }
        self.month = (year, month)
        balance.removeAll(keepingCapacity: true)
        for household in 0..<households {
            let isHolder = vouchers.holders.admits(traits.isEmpty ? [] : traits[household])
            balance.append(isHolder ? Int32(vouchers.fenPerHouseholdMonth) : 0)
            if isHolder { fenOfVouchers += vouchers.fenPerHouseholdMonth }
        }
    }

    mutating func delivered(_ order: Order) {
        guard hasPackagePrices else { return }
        var sum: Int64 = 0
        for kind in fenPerPackage.indices {
            let count = order.packages[kind]
            guard count > 0 else { continue }
            packages[kind] += count
            let fen = Int64(count) * fenPerPackage[kind]
            fenForPackages[kind] += fen
            sum += fen
        }
        pay(sum, by: Int(order.household))
    }

    mutating func bought(_ grams: Int64, of commodity: Int, by household: Int) {
        guard fenPerKilogram[commodity] > 0 else { return }
        let fen = (grams * fenPerKilogram[commodity] + 500) / 1000
        fenForLoose[commodity] += fen
        pay(fen, by: household)
    }

    private mutating func pay(_ fen: Int64, by household: Int) {
        guard fen > 0, !balance.isEmpty, balance[household] > 0 else { return }
        let part = min(fen, Int64(balance[household]))
        balance[household] -= Int32(part)
        fenByVoucher += part
    }
}
