import SupplyModel
import Testing

@testable import Reporting

@Suite("The words of reports")
struct StringsTests {
    @Test("are there in every language, with the same places to fill", arguments: Label.allCases)
    func complete(label: Label) {
        let (english, chinese) = label.texts
        #expect(!english.isEmpty && !chinese.isEmpty)
        for place in 0..<9 {
            #expect(english.contains("{\(place)}") == chinese.contains("{\(place)}"), "{\(place)}")
        }
        // Lists of names, numbers and units that are written alike.
        let alike: Set<Label> = [.listComma, .figureOf, .withUnit]
        let isHan = chinese.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }
        #expect(isHan || alike.contains(label), "\(chinese)")
        #expect(english.allSatisfy(\.isASCII) || english.contains("“"), "\(english)")
    }

    @Test("of answers are there in every language, with the same places to fill")
    func answers() {
        let all = AnswerLabel.allCases.map { ("\($0)", $0.texts) } + StudyLabel.allCases.map { ("\($0)", $0.texts) }
        for (label, (english, chinese)) in all {
            #expect(!english.isEmpty && !chinese.isEmpty, "\(label)")
            for place in 0..<9 {
                #expect(english.contains("{\(place)}") == chinese.contains("{\(place)}"), "\(label) {\(place)}")
            }
            let isHan = chinese.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }
            // What only separates has no words.
            let isWordless = ["forkSeparator", "forkInterval", "forkOther", "forkOtherUnchanged", "forkSameOther"]
                .contains(label)
            #expect((isHan || isWordless) && english.allSatisfy(\.isASCII), "\(label)")
        }
    }

    @Test("have a label for the unit of every figure", arguments: FigureName.allCases)
    func units(name: FigureName) {
        #expect(Label(unit: name.definition.unit) != nil, "\(name.definition.unit)")
    }

    @Test("write dates, lists and sentences as the language does")
    func dates() throws {
        let date = try #require(CalendarDate(year: 2020, month: 2, day: 16))
        #expect(Strings(.english).date(date) == "16 February 2020")
        #expect(Strings(.english).shortDate(date) == "16 Feb")
        #expect(Strings(.chinese).date(date) == "2020年2月16日")
        #expect(Strings(.chinese).shortDate(date) == "2月16日")
        #expect(Strings(.english).list(["a", "b", "c"]) == "a, b and c")
        #expect(Strings(.chinese).list(["a", "b", "c"]) == "a、b和c")
        #expect(Strings(.english).list(["a"]) == "a" && Strings(.english).list([]).isEmpty)
        #expect(Strings(.english).sentences(["A.", "", "B."]) == "A. B.")
        #expect(Strings(.chinese).sentences(["甲。", "", "乙。"]) == "甲。乙。")
    }
}
