import Experiments
import Foundation
import Reporting
import Scenario
import SupplyModel
import TestSupport

/// The quickstart's community, run for some days.
func quickstart(replications: Int = 1, days: Int = 8, settings: [String] = [], jobs: Int = 1) async throws -> RunResults
{
    let path = repository.appending(path: "scenarios/quickstart.yaml").path
    let city = City(try ScenarioLoader.load(path, overrides: settings, days: days))
    let runs = await Replications(of: city, count: replications, seed: 5, jobs: jobs).run()
    let request = RunRequest(settings: settings, scale: 1, seed: 5, replications: replications)
    guard let results = RunResults(of: request, replications: runs) else { throw CancellationError() }
    return results
}

/// Settings that set people apart, price a lack, give energy, and check: every part of the summary is there.
let apart = [
    "geography.people.vulnerable_share=0.3", "geography.people.offline_share=0.2", "commodities.pork.kcal_per_kg=3950",
    "measures.deprivation.pork.log_scale=1.5", "measures.deprivation.pork.rate_per_hour=0.1",
    "checks.pork.figure=cover_days.pork", "checks.pork.date=2020-02-18", "checks.pork.observed=[1, 2]",
    "checks.pork.source=reported", "checks.later.figure=trips", "checks.later.from=2021-01-01",
    "checks.later.to=2021-01-31", "checks.later.observed=[100]", "checks.later.source=given",
]

/// The paths of all values in a JSON object, joined by dots.
func paths(in value: Any, under path: String = "") -> [String] {
    guard let object = value as? [String: Any] else { return [path] }
    return object.flatMap { paths(in: $1, under: path.isEmpty ? $0 : "\(path).\($0)") }
}
