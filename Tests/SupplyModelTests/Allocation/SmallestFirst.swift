@testable import SupplyModel

/// Smallest first: who asks for least is served first, so that as many as possible get all that they asked for.
///
/// - Complexity: O(*n* log *n*).
struct SmallestFirst: AllocationRule {
    static let name = "smallest-first"

    private var order = ServingOrder()

    init(_ plan: AllocationPlan = AllocationPlan()) {}

    mutating func allocate(_ available: Int64, among claims: [AllocationClaim], into grants: inout [Int64]) {
        order.serve(available, among: claims, into: &grants) { claim in UInt64(claim.asked) }
    }
}
