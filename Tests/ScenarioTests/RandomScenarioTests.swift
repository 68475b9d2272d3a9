import EventKernel
import Stochastics
import TestSupport
import Testing

@testable import Scenario
@testable import SupplyModel

/// Scenarios written at random from the schema, so that a key that is added is tried the same day.
@Suite("Random scenarios")
struct RandomScenarioTests {
    private static let schema = ScenarioLoader.schema
    private static let geography =
        "{generated: {districts: districts.csv, people: 90, communities: 4, cells: 6}, mean_household_size: 3, "
        + "streets: 3, people: {vulnerable_share: 0.4, offline_share: 0.3, low_income_share: 0.3, "
        + "diets: {a: {share: 0.2}, b: {share: 0.1}}}}"
    private static let given = [
        "version": "1", "start": "2020-03-01", "days": "4", "geography": geography, "name": "random",
    ]
    private static let districts =
        "district,residents,longitude,latitude,area_km2\na,5,114.3,30.6,4\nb,3,114.35,30.62,3\n"

    /// A random scenario as it is written, and its plan when the reader finds no contradiction in it.
    static func plan(number: Int) throws -> (plan: CityPlan?, random: RandomScenario, errors: String) {
        var random = RandomScenario(number: number, schema: schema)
        let text = random.text(given: given)
        var files = random.tables
        files["s.yaml"] = text
        files["districts.csv"] = districts
        let folder = try TemporaryFolder(files)
        do throws(ScenarioError) {
            return (try ScenarioLoader.load("\(folder.path)/s.yaml"), random, "")
        } catch {
            return (nil, random, error.description)
        }
    }

    /// What must have happened in some scenarios, or what they are for is not tried.
    private static let processes: [(name: String, happened: @Sendable (Ledger) -> Bool)] = [
        ("orders delivered", { $0.days.contains { $0.deliveries > 0 } }),
        ("parcels collected", { $0.gates.served > 0 }),
        ("packs given", { $0.relief.programmes.contains { $0.days.contains { $0.handedOver > 0 } } }),
        ("refills", { $0.medicine.refills > 0 }),
        ("institutions supplied", { $0.institutions.received > .zero }),
        ("gate buffers used", { $0.gateBuffer.given > .zero }),
        ("households called", { $0.phone.reached > 0 }),
        ("goods bought in stores", { $0.shopping.bought.contains { $0 > .zero } }),
        ("food eaten in place of other", { $0.substitution.given.contains { $0 > .zero } }),
        ("reserve released", { $0.stockTally.reserve.contains { $0.released > .zero } }),
        ("vouchers spent", { $0.spending.fenByVoucher > 0 }),
        ("old reserve sold", { $0.stockTally.reserve.contains { $0.sold > .zero } }),
        ("buses broken down", { $0.fleet.breakdowns > 0 }),
        ("members moved", { $0.crews.moved > 0 }),
        ("gear used up", { $0.crews.gearMissing > 0 }),
        ("rounds rolled over", { $0.rounds.roundsRolledOver > 0 }),
        ("goods expedited", { $0.stockTally.nodes.contains { $0.expedited > .zero } }),
        ("households that want more", { $0.rounds.cellDaysWantingMore > 0 }),
    ]

    @Test("in 500 of them, which try every process, every gram is accounted for after every event")
    func conservation() throws {
        var seen: [String: Int] = [:]
        var (number, sound) = (0, 0)
        while sound < 500, number < 2_500 {
            defer { number += 1 }
            let (found, written, _) = try Self.plan(number: number)
            guard let plan = found else { continue }
            sound += 1
            for section in written.sections { seen[section, default: 0] += 1 }
            for kind in Set(plan.shocks.map(\.kind)) { seen[kind.rawValue, default: 0] += 1 }
            let random = RandomSource(seed: UInt64(number), replication: 0)
            var simulator = Simulator(model: CityModel(city: City(plan), random: random))
            simulator.model.start(in: &simulator.schedule)
            let end = Instant(day: plan.days)
            for _ in 0..<1_500 {
                guard let next = simulator.schedule.nextTime, next < end else { break }
                simulator.step()
                let accounts = simulator.model.counted().accounts
                guard accounts.allSatisfy({ $0.received == $0.accounted }) else {
                    Issue.record("scenario \(number) loses or makes goods at \(next.ticks) s")
                    return
                }
            }
            for process in Self.processes where process.happened(simulator.model.ledger) {
                seen[process.name, default: 0] += 1
            }
        }
        #expect(sound == 500)
        let sections = Self.schema.map(\.key).filter { !Self.given.keys.contains($0) }
        let expected = sections + ShockPlan.Kind.allCases.map(\.rawValue) + Self.processes.map(\.name)
        for name in expected {
            #expect(seen[name, default: 0] >= 10, "\(name) is tried too rarely")
        }
    }
}
