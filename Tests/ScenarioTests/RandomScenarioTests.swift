import EventKernel
import Stochastics
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
    private static let districts =
        "district,residents,longitude,latitude,area_km2\na,5,114.3,30.6,4\nb,3,114.35,30.62,3\n"

    /// A random scenario as it is written, and its plan when the reader finds no contradiction in it.
    static func plan(number: Int) throws -> (plan: CityPlan?, random: RandomScenario, errors: String) {
        var random = RandomScenario(number: number, schema: schema)
        let text = random.text(
            given: ["version": "1", "start": "2020-03-01", "days": "4", "geography": geography, "name": "random"])
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

    @Test("in 500 of them every gram is accounted for after every event")
    func conservation() throws {
        var sound = 0
        var number = 0
        while sound < 500, number < 20_000 {
            defer { number += 1 }
            guard let plan = try Self.plan(number: number).plan else { continue }
            sound += 1
            let random = RandomSource(seed: UInt64(number), replication: 0)
            var simulator = Simulator(model: CityModel(city: City(plan), random: random))
            simulator.model.start(in: &simulator.schedule)
            var events = 0
            while let next = simulator.schedule.nextTime, next < Instant(day: plan.days), events < 2_000 {
                simulator.step()
                events += 1
                let accounts = simulator.model.counted().accounts
                guard accounts.allSatisfy({ $0.received == $0.accounted }) else {
                    Issue.record("scenario \(number) loses or makes goods at \(next.ticks) s")
                    return
                }
            }
        }
        #expect(sound == 500)
    }
}
