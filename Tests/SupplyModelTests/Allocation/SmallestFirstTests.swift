import Stochastics
import Testing

@testable import SupplyModel

@Suite("the guide's example of a rule")
struct SmallestFirstTests {
    @Test("who asks for least is served first")
    func example() {
        let claims = [8, 2, 5].map { AllocationClaim(asked: $0) }
        #expect(AllocationRuleTests.grants(SmallestFirst(), 10, claims) == [3, 2, 5])
    }

    @Test("as many as possible get all that they asked for")
    func optimum() {
        var random = RandomClaims(seed: 31)
        for _ in 0..<200 {
            let claims = random.claims(upTo: 7, below: 9)
            let available = Int64(random.stream.below(30))
            let granted = AllocationRuleTests.grants(SmallestFirst(), available, claims)
            let whole = zip(granted, claims).count { $0 == $1.asked }
            let most = (0..<1 << claims.count).map { choice in
                let chosen = claims.indices.filter { choice >> $0 & 1 == 1 }
                return chosen.reduce(0) { $0 + claims[$1].asked } <= available ? chosen.count : 0
            }.max()
            #expect(whole == most)
        }
    }
}
