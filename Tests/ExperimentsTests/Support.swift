import Foundation
import Scenario
import SupplyModel

/// The quickstart's community for some days.
func quickstart(days: Int = 6, settings: [String] = []) throws -> City {
    let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    let path = repository.appending(path: "scenarios/quickstart.yaml").path
    return City(try ScenarioLoader.load(path, overrides: settings, days: days))
}
