import Testing

@testable import Reporting

@Test(
    "numbers are written with thousands set apart and as many digits as count",
    arguments: [
        (9_000_000, "9,000,000"), (434_336.4, "434,336"), (123.46, "123"), (99.96, "100"), (48.92, "48.9"),
        (9.996, "10.0"),
        (3.14159, "3.14"), (0.87, "0.870"), (0.0412, "0.0412"), (0, "0"), (-12.34, "-12.3"), (-0.00001, "0.0000"),
        (.nan, "-"), (.infinity, "-"), (1e300, "-"),
    ])
func shortNumbers(value: Double, text: String) {
    #expect(NumberText.short(value) == text)
}

@Test("shares, counts and times are written as people read them")
func otherNumbers() {
    #expect(NumberText.percent(0.7154) == "71.5%")
    #expect(NumberText.percent(.nan) == "-")
    #expect(NumberText.count(999) == "999" && NumberText.count(1000) == "1,000")
    #expect(NumberText.count(1, "cell", "cells") == "1 cell" && NumberText.count(2, "cell", "cells") == "2 cells")
    #expect(NumberText.fixed(1234.05, decimals: 1) == "1,234.1")
    #expect(NumberText.duration(seconds: 8.4) == "8 s")
    #expect(NumberText.duration(seconds: 200) == "3 min 20 s")
    #expect(NumberText.duration(seconds: 7500) == "2 h 5 min")
    #expect(NumberText.duration(seconds: .infinity) == "277777 h 46 min")
}

@Test(
    "a CSV field is short, exact to its decimals, and empty for no number",
    arguments: [
        (1.0, "1"), (0.1234567, "0.123"), (-2.5, "-2.5"), (1e20, "1e+20"), (0.0001, "0"), (-0.0001, "0"), (.nan, ""),
        (.infinity, ""), (2_718_281.8284, "2718281.828"),
    ])
func csvNumbers(value: Double, text: String) {
    #expect(CSVText.field(value) == text)
}

@Test("a CSV field with a comma, a quote or a line feed is quoted")
func csvQuotes() {
    var table = CSVText(header: ["a", "b"])
    table.append(["x,y", "say \"so\"\n"])
    #expect(table.text == "a,b\n\"x,y\",\"say \"\"so\"\"\n\"\n")
}

@Test("a sparkline keeps the dips of a long series")
func sparklineDips() {
    var series = Array(repeating: 8.0, count: 100)
    series[37] = 1
    let spark = Sparkline(series, mark: 4, width: 10)
    #expect(spark.values == [8, 8, 8, 1, 8, 8, 8, 8, 8, 8])
    #expect(spark.values.map { spark.bar($0) }.joined() == "███▂██████")
    #expect(spark.bar(4) == "▅")
}

@Test("a sparkline of little is little")
func sparklineEdges() {
    #expect(Sparkline([], mark: 3, width: 10).values.isEmpty)
    #expect(Sparkline([5], mark: 0, width: 10).values == [5])
    #expect(Sparkline([0, 0], mark: 0, width: 10).bar(0) == "▁")
}

@Test("a bar fills its share to an eighth")
func bars() {
    #expect(Bar.text(share: 1, width: 3) == "███")
    #expect(Bar.text(share: 0.5, width: 3) == "█▌")
    #expect(Bar.text(share: 0, width: 3).isEmpty)
    #expect(Bar.text(share: .nan, width: 3).isEmpty)
    #expect(Bar.text(share: 7, width: 2) == "██")
}

@Test("the columns of a table are aligned, colours or not")
func tables() {
    var table = TextTable(header: ["Name", "number", ""])
    table.append(["a", "1", "left"])
    table.append(["bcdefg", "\u{1B}[31m1,000\u{1B}[0m", "l"])
    #expect(
        table.lines(for: Terminal(width: 80, showsColour: false)) == [
            "Name    number", "a            1  left", "bcdefg   \u{1B}[31m1,000\u{1B}[0m  l",
        ])
}

@Test(
    "a table too wide breaks headings, then texts, and then stands in parts; an East Asian character takes two columns")
func wideTables() {
    let terminal = Terminal(width: 40, showsColour: false)
    #expect(TextColumns.width(of: "汉口 a") == 6 && TextColumns.cut("汉口汉口", to: 6) == "汉口…")
    var table = TextTable(header: ["Name", "a long heading of some words", ""])
    table.append(["汉口汉口汉口汉口", "1,000,000", "one two three four five six seven"])
    let lines = table.lines(for: terminal)
    for line in lines { #expect(TextColumns.width(of: line) <= 40, "\(line)") }
    #expect(lines.count > 3 && lines.contains { $0.contains("1,000,000") })
    let words = lines.joined(separator: " ").split(separator: " ")
    #expect("one two three four five six seven".split(separator: " ").allSatisfy(words.contains))
    var numbers = TextTable(header: ["Name"] + (1...9).map { "column\($0)" })
    numbers.append(["row"] + (1...9).map { "\($0),000,000" })
    let parts = numbers.lines(for: terminal)
    for line in parts { #expect(TextColumns.width(of: line) <= 40, "\(line)") }
    #expect(parts.count { $0.hasPrefix("row") } == 3 && parts.contains(""))
}

@Test("a bar in colours that is too long is cut, and its colour ends with it")
func coloured() {
    #expect(TextColumns.cut("\u{1B}[31m▁▂▃▄\u{1B}[0m", to: 3) == "\u{1B}[31m▁▂…\u{1B}[0m")
    #expect(
        TextColumns.broken("\u{1B}[31mone two\u{1B}[0m", to: 4) == ["\u{1B}[31mone\u{1B}[0m", "\u{1B}[31mtwo\u{1B}[0m"])
}

@Test("a long text is broken at spaces")
func wrapping() {
    let terminal = Terminal(width: 72, showsColour: false)
    let text = String(repeating: "four ", count: 30)
    for line in terminal.wrapped(text) { #expect(line.count <= 72) }
    #expect(terminal.wrapped(text).dropFirst().allSatisfy { $0.hasPrefix("  four") })
    #expect(terminal.wrapped("") == [""])
    let chinese = String(repeating: "汉口", count: 60)
    for line in terminal.wrapped(chinese) { #expect(TextColumns.width(of: line) <= 72) }
    #expect(terminal.page(["  \(text)"]).split(separator: "\n").dropFirst().allSatisfy { $0.hasPrefix("    four") })
}
