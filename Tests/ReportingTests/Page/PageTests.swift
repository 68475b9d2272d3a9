import Foundation
import Testing

@testable import Reporting

@Suite("Pages")
struct PageTests {
    @Test("escape what a name may hold, and leave out what XML forbids")
    func escaped() {
        #expect(Markup.escaped("<a & \"b\" 'c'>\u{0}\u{8}é") == "&lt;a &amp; &quot;b&quot; &#39;c&#39;&gt;é")
        #expect(Markup.text("p", ["title": "a\"b"], "x<y") == "<p title=\"a&quot;b\">x&lt;y</p>")
    }

    @Test("have landmarks, headings and a way past the contents, and are well-formed")
    func shell() {
        var page = Page(title: "Tom & <Jerry>", strings: Strings(.chinese))
        page.add(id: "one", title: "1 < 2", content: "<p>text</p>")
        let html = page.html
        #expect(MarkupCheck.problem(in: html) == nil)
        for part in [
            "<html lang=\"zh-CN\">", "<main", "<nav", "<header>", "<footer>", "class=\"skip\"", "href=\"#one\"",
        ] {
            #expect(html.contains(part), "\(part)")
        }
        #expect(html.contains("<title>Tom &amp; &lt;Jerry&gt;</title>"))
        #expect(html.contains("prefers-color-scheme:dark") && html.contains("@media print"))
    }

    @Test("set a chart with its text, its data and a drawing for each width")
    func figure() {
        let chart = BarChart(axis: ValueAxis("t"), categories: ["a<b"], series: [.init("x", [1])])
        let table = DataTable(caption: "c", header: ["n", "v"], rows: [["a<b", "1"]])
        let html = ChartFigure(id: "f", title: "Title", summary: "Sum", drawing: chart, table: table).html(
            Strings(.english))
        #expect(MarkupCheck.problem(in: html) == nil)
        #expect(html.components(separatedBy: "role=\"img\" aria-label=\"Title\" aria-describedby=\"f-s\"").count == 3)
        #expect(html.contains("<figure id=\"f\"") && html.contains("aria-labelledby=\"f-t\""))
        #expect(html.contains("<th scope=\"row\">a&lt;b</th><td class=\"n\">1</td>"))
    }

    @Test("show a figure with its interval and its target")
    func tile() {
        let tile = FigureTile(
            name: "Fill", value: "71.5%", meaning: "by weight", interval: ("70%", "73%"),
            target: FigureTile.Target("90%", isMet: false))
        let html = FigureTile.list([tile], Strings(.english))
        #expect(MarkupCheck.problem(in: html) == nil)
        #expect(html.contains("95 % interval 70% to 73%") && html.contains("Target: 90%") && html.contains("✗ not met"))
    }

    @Test("have a check that finds what is wrong")
    func check() {
        for wrong in ["<p>", "<p></b>", "<a b=c></a>", "<a b=\"1\" b=\"2\"></a>", "x & y", "<p", "<a b=\"&nbsp;\"/>"] {
            #expect(MarkupCheck.problem(in: wrong) != nil, "\(wrong)")
        }
        #expect(MarkupCheck.problem(in: "<!DOCTYPE html><p a=\"1\">x &lt; y<br/></p><script>a < b</script>") == nil)
    }
}
