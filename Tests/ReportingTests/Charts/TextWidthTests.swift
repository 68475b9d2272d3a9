import Testing

@testable import Reporting

@Suite("The width of texts")
struct TextWidthTests {
    @Test("is never less than in DejaVu Sans, the widest of the usual fonts")
    func bound() {
        // Widths of the font at 1000 units an em.
        for (text, units) in [("16 Feb", 3_415), ("wait for a bus", 6_833), ("100%", 2_858), ("MWmw", 3_644)] {
            #expect(TextWidth.of(text, size: 1000) >= Double(units), "\(text)")
        }
        #expect(TextWidth.of("粮油", size: 12) == 24)
    }

    @Test("decides where a text is cut")
    func fitted() {
        #expect(TextWidth.fitted("eggs", size: 12, room: 100) == "eggs")
        let cut = TextWidth.fitted("a very long name indeed", size: 12, room: 60)
        #expect(cut.hasSuffix("…") && !cut.contains(" …") && TextWidth.of(cut, size: 12) <= 60)
        #expect(TextWidth.fitted("eggs", size: 12, room: 3).isEmpty)
    }
}
