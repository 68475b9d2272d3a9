import Experiments
import Foundation
import Reporting
import Scenario
import SupplyModel

/// The folder of the package.
let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

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

/// The paths of all values in a JSON object, joined by dots.
func paths(in value: Any, under path: String = "") -> [String] {
    guard let object = value as? [String: Any] else { return [path] }
    return object.flatMap { paths(in: $1, under: path.isEmpty ? $0 : "\(path).\($0)") }
}
