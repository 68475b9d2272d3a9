import Experiments
import SupplyModel
import Testing

@Suite("What would have been needed")
struct RemedyTests {
    private func remedies(_ settings: String...) throws -> [Remedy] {
        let city = try quickstart(days: 5, settings: settings)
        let telling = Telling(of: city, seed: 1, replication: 0)
        let stories = try #require(telling.stories(households: Array(0..<300)))
        return stories.households.flatMap(\.orders).flatMap { $0.remedies(in: city) }
    }

    @Test("is stock where the store had too little: for the order, and at least as much for all")
    func stock() throws {
        let found = try remedies().compactMap { remedy -> (Grams, Grams)? in
            if case .stock(_, _, _, let missing, let all) = remedy { (missing, all) } else { nil }
        }
        #expect(!found.isEmpty && found.allSatisfy { $0.0 > .zero && $0.0 <= $0.1 })
    }

    @Test("is packages where rounds were below their minimum")
    func packages() throws {
        let found = try remedies("group_buying.minimum_packages=150").contains { remedy in
            if case .packages(let packages, let rounds) = remedy { packages > 0 && rounds > 0 } else { false }
        }
        #expect(found)
    }

    @Test("is members where the crew was too small, and pickers where those were too few")
    func people() throws {
        let members = try remedies("handover.members=4").contains { if case .members = $0 { true } else { false } }
        let pickers = try remedies("picking.lines_per_hour=10").contains {
            if case .pickers = $0 { true } else { false }
        }
        #expect(members && pickers)
    }
}
