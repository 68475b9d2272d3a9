import Testing

@testable import Scenario

@Suite("A misspelt name finds the one that was meant, and a wrong one finds none")
struct NearestNameTests {
    private let names = ["buses", "shift", "payload_kg", "payload_packages", "maximum_stops"]

    @Test(
        "one slip in a short name, more in a long one",
        arguments: [
            ("busses", "buses"), ("bsues", "buses"), ("bus", nil), ("sift", "shift"), ("payload_kgs", "payload_kg"),
            ("maxmum_stop", "maximum_stops"), ("payload", nil), ("colour", nil), ("", nil),
            (String(repeating: "x", count: 10_000), nil),
        ] as [(String, String?)])
    func nearest(name: String, expected: String?) {
        #expect(nearestName(to: name, among: names) == expected)
    }
}
