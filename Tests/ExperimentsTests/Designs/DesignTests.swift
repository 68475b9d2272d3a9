import Testing

@testable import Experiments

@Suite("Designs of experiments")
struct DesignTests {
    private let factors = [
        Factor("fleet.buses", .whole(10...19)), Factor("allocation.rule", .levels(["max-min", "first-come"])),
        Factor("fleet.payload_kg", .interval(500...1500)),
    ]

    @Test("a factorial has every combination once, the last factor fastest")
    func factorial() {
        let points = FullFactorial.points(of: factors, valuesPerFactor: 3)
        #expect(points.count == 3 * 2 * 3 && points.count == FullFactorial.size(of: factors, valuesPerFactor: 3))
        #expect(Set(points).count == points.count)
        #expect(points[0].overrides == ["fleet.buses=10", "allocation.rule=max-min", "fleet.payload_kg=500.0"])
        #expect(points[1].overrides == ["fleet.buses=10", "allocation.rule=max-min", "fleet.payload_kg=1000.0"])
        #expect(points.last?.overrides == ["fleet.buses=19", "allocation.rule=first-come", "fleet.payload_kg=1500.0"])
    }

    @Test("whole numbers and levels have equal shares of the unit interval")
    func shares() {
        let drawn = (0..<1000).map { factors[0].value(at: (Double($0) + 0.5) / 1000) }
        #expect(Dictionary(drawn.map { ($0, 1) }, uniquingKeysWith: +).values.allSatisfy { $0 == 100 })
        #expect(factors[0].value(at: 1) == "19" && factors[1].value(at: 1) == "first-come")
    }

    @Test("a Latin hypercube has one point in each stratum of each factor, and differs with the seed")
    func latinHypercube() {
        let interval = [Factor("a", .interval(0...1)), Factor("b", .interval(0...1))]
        let points = LatinHypercube.points(of: interval, count: 40, seed: 3)
        for axis in 0..<2 {
            let strata = points.compactMap { Double($0.settings[axis].value).map { Int($0 * 40) } }
            #expect(strata.sorted() == Array(0..<40))
        }
        #expect(points != LatinHypercube.points(of: interval, count: 40, seed: 4))
    }

    /// SciPy 1.17.1: `(qmc.Sobol(21, scramble=False).random(128) * 2**32).astype(uint64)`.
    @Test("Sobol' points are those of SciPy")
    func sobol() {
        let words = SobolSequence.words(dimensions: 21, count: 128)
        #expect(words[0].allSatisfy { $0 == 0 } && words[1].allSatisfy { $0 == 1 << 31 })
        #expect(
            words[77] == [
                3_590_324_224, 3_590_324_224, 33_554_432, 3_321_888_768, 3_590_324_224, 2_181_038_080, 973_078_528,
                2_785_017_856, 771_751_936, 1_845_493_760, 570_425_344, 3_388_997_632, 2_113_929_216, 1_442_840_576,
                4_261_412_864, 301_989_888, 3_523_215_360, 3_791_650_816, 3_388_997_632, 33_554_432, 637_534_208,
            ])
        #expect(
            words[127] == [
                33_554_432, 2_852_126_720, 2_382_364_672, 2_717_908_992, 2_046_820_352, 1_442_840_576, 1_040_187_392,
                301_989_888, 1_778_384_896, 2_315_255_808, 2_650_800_128, 2_516_582_400, 3_791_650_816, 1_107_296_256,
                2_583_691_264, 1_174_405_120, 4_127_195_136, 905_969_664, 2_919_235_584, 3_456_106_496, 2_315_255_808,
            ])
    }

    @Test("screening finds the effects of a linear function exactly, and curvature as spread")
    func morris() {
        let interval = (0..<3).map { Factor("x\($0)", .interval(0...1)) }
        let design = MorrisScreening(interval, trajectories: 20, seed: 1)
        #expect(design.points.count == 20 * 4)
        let figures = design.points.map { point in
            let x = point.settings.compactMap { Double($0.value) }
            return 5 * x[0] - 2 * x[1] + 8 * x[2] * x[0]
        }
        let effects = design.effects(on: figures)
        #expect(abs(effects[1].mean + 2) < 1e-9 && effects[1].standardDeviation < 1e-9)
        #expect(abs(effects[1].meanAbsolute - 2) < 1e-9)
        #expect(effects[0].mean > 5 && effects[0].standardDeviation > 0.5)
    }
}
