import Testing

@testable import Experiments

@Suite struct TargetTests {
    @Test(
        "A target is read in the figure's unit, whatever unit it is written in",
        arguments: [
            ("order_to_door.p95<=24h", "order_to_door.p95", Threshold(.atMost, 24)),
            ("order_to_door.p95 <= 1.5 d", "order_to_door.p95", Threshold(.atMost, 36)),
            ("order_to_door.mean<=90min", "order_to_door.mean", Threshold(.atMost, 1.5)),
            ("fill_rate>=95%", "fill_rate", Threshold(.atLeast, 0.95)),
            ("fill_rate.eggs>=0.95", "fill_rate.eggs", Threshold(.atLeast, 0.95)),
            ("longest_gap_days<=48h", "longest_gap_days", Threshold(.atMost, 2)),
            ("delivered_t>=2000kg", "delivered_t", Threshold(.atLeast, 2)),
            ("households_never_served<=0", "households_never_served", Threshold(.atMost, 0)),
            ("trips<=1e3trips", "trips", Threshold(.atMost, 1000)),
            ("on_hand.shop>=-3", "on_hand.shop", Threshold(.atLeast, -3)),
        ])
    func reading(_ text: String, _ figure: String, _ threshold: Threshold) throws {
        let target = try Target(parsing: text)
        #expect(target.measure == Measure(figure))
        #expect(target.threshold == threshold)
    }

    @Test("A target may be of some days, and is written as it was read")
    func dates() throws {
        let target = try Target(parsing: "unmet_share@2020-02-16..2020-02-18 <= 5%")
        #expect(target.measure == Measure(parsing: "unmet_share@2020-02-16..2020-02-18"))
        #expect(target.threshold == Threshold(.atMost, 0.05))
        #expect(target.description == "unmet_share@2020-02-16..2020-02-18<=5%")
    }

    @Test(
        "What is no target is refused with what is allowed",
        arguments: [
            ("fill_rate", "<= or >="), ("fill_rate=0.9", "<= or >="), ("fill_rate>0.9", "<= or >="),
            ("<=3", "no figure"), ("fill_rate@x>=1", "dates"), ("fill_rate>=", "not a number"),
            ("fill_rate>=much", "not a number"), ("fill_rate>=0.95h", "'%' or nothing"),
            ("order_to_door.p95<=24%", "'h' or 'd' or 'min' or nothing"), ("gini<=1e99", "1e15"),
            ("theil<=2x", "nothing"), ("fill_rate>=nan", "not a number"),
        ])
    func refusals(_ text: String, _ hint: String) {
        let problem = #expect(throws: Target.Problem.self) { try Target(parsing: text) }
        #expect(problem?.description.contains(hint) == true, "\(problem?.description ?? "")")
    }
}
