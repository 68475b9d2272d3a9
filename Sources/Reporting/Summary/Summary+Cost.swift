import Experiments
import SupplyModel

extension Summary {
    /// What households paid.
    public struct Spending: Codable, Hashable, Sendable {
        /// All that they paid, vouchers included.
        public var yuan: Figure
        /// By head.
        public var yuanPerHead: Figure
        /// The part of it that was paid with vouchers.
        public var voucherYuan: Figure
        /// The worth of the vouchers given out.
        public var vouchersGivenYuan: Figure
        /// What was paid for packages, by the package's identifier.
        public var packagesYuan: [String: Figure]
        /// What was paid for goods sold loose, by the commodity's identifier.
        public var looseYuan: [String: Figure]

        enum CodingKeys: String, CodingKey {
            case yuan
            case yuanPerHead = "yuan_per_head"
            case voucherYuan = "voucher_yuan"
            case vouchersGivenYuan = "vouchers_given_yuan"
            case packagesYuan = "packages_yuan"
            case looseYuan = "loose_yuan"
        }

        init?(of plan: CityPlan, _ series: inout Series) {
            guard plan.isEver(SpendingTally.isOn) else { return nil }
            yuan = series.mean("spending.yuan") { $0.turnoverYuan }
            yuanPerHead = series.mean("spending.yuan_per_head") { $0.turnoverYuanPerHead }
            voucherYuan = series.mean("spending.voucher_yuan") { Double($0.ledger.spending.fenByVoucher) / 100 }
            vouchersGivenYuan = series.mean("spending.vouchers_given_yuan") {
                Double($0.ledger.spending.fenOfVouchers) / 100
            }
            packagesYuan = [:]
            for (index, package) in plan.packages.enumerated() {
                packagesYuan[package.id] = series.mean("spending.packages_yuan.\(package.id)") {
                    Double($0.ledger.spending.fenForPackages[index]) / 100
                }
            }
            looseYuan = [:]
            for (index, commodity) in plan.commodities.enumerated() {
                looseYuan[commodity.id] = series.mean("spending.loose_yuan.\(commodity.id)") {
                    Double($0.ledger.spending.fenForLoose[index]) / 100
                }
            }
        }
    }

    /// What the work cost, in yuan.
    public struct Costs: Codable, Hashable, Sendable {
        /// Kilometres and hours of buses.
        public var buses: Figure
        /// Hours of crews.
        public var crews: Figure
        /// Hours of picking.
        public var picking: Figure
        /// Hours of callers.
        public var phone: Figure
        /// What spoiled.
        public var waste: Figure
        /// What stores put off to later rounds; absent when no phase prices it.
        public var backorders: Figure?
        /// What stores cancelled; absent when no phase prices it.
        public var lostSales: Figure?
        /// All of it.
        public var total: Figure
        /// By head.
        public var totalPerHead: Figure

        enum CodingKeys: String, CodingKey {
            case buses = "buses_yuan"
            case crews = "crews_yuan"
            case picking = "picking_yuan"
            case phone = "phone_yuan"
            case waste = "waste_yuan"
            case backorders = "backorders_yuan"
            case lostSales = "lost_sales_yuan"
            case total = "total_yuan"
            case totalPerHead = "total_yuan_per_head"
        }

        init?(of city: City, _ series: inout Series) {
            guard city.plan.isEver({ $0.costs != nil }) else { return nil }
            buses = series.mean("costs.buses_yuan") { $0.busCostYuan }
            crews = series.mean("costs.crews_yuan") { $0.crewCostYuan }
            picking = series.mean("costs.picking_yuan") { $0.pickingCostYuan }
            phone = series.mean("costs.phone_yuan") { $0.phoneCostYuan }
            waste = series.mean("costs.waste_yuan") { $0.wasteCostYuan }
            if city.plan.isEver({ ($0.costs?.backorderYuanPerKilogramDay ?? 0) > 0 }) {
                backorders = series.mean("costs.backorders_yuan") { $0.backorderCostYuan }
            }
            if city.plan.isEver({ ($0.costs?.lostSaleYuanPerKilogram ?? 0) > 0 }) {
                lostSales = series.mean("costs.lost_sales_yuan") { $0.lostSaleCostYuan }
            }
            total = series.mean("costs.total_yuan") { $0.costYuan }
            totalPerHead = series.mean("costs.total_yuan_per_head") { $0.costYuan / Double(city.people) }
        }
    }
}
