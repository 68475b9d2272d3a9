import Experiments
import SupplyModel
import Testing

@testable import Reporting

@Suite("The names of figures")
struct FigureTextTests {
    private func isHan(_ text: String) -> Bool { text.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) } }

    @Test("of a city are there in every language, no two the same", arguments: Language.allCases)
    func city(language: Language) {
        let names = FigureName.allCases.map { Strings(language).filled($0.texts, []) }
        #expect(Set(names).count == names.count)
        for name in names { #expect(language == .chinese ? isHan(name) : name.allSatisfy(\.isASCII), "\(name)") }
    }

    @Test("of a network are there in every language, one for each figure and sum")
    func network() {
        let names = Set(NetworkFigure.all.map(\.name) + NetworkTotal.all.map(\.name))
        #expect(names == Set(NetworkFigureTexts.all.keys))
        for (english, chinese) in NetworkFigureTexts.all.values {
            #expect(isHan(chinese) && english.allSatisfy(\.isASCII), "\(english)")
        }
    }

    @Test("say what they are of, and of which days")
    func subjects() {
        let (english, chinese) = (Strings(.english), Strings(.chinese))
        #expect(english.figure("order_to_door.p95") == "order to door, 95th percentile")
        #expect(chinese.figure("cover_days.grain_oil") == "库存可供天数：grain oil")
        #expect(chinese.figure("stage_hours.bus") == "环节用时：等待车辆")
        #expect(english.figure("class_unmet_share.low_income") == "unmet share of a class: low income")
        #expect(
            chinese.figure("fill_rate@2020-02-10..2020-02-14") == "满足率（2020年2月10日至2020年2月14日）")
        #expect(chinese.figure("fill_rate.shop@40..49") == "满足率：shop（第 40 至 49 期）")
        #expect(english.figure("demand.retailer") == "demand: retailer")
        #expect(english.figure("not_a_figure") == "not a figure")
    }
}
