import TestSupport
import Testing

@testable import Scenario

@Suite("A CSV table is read by columns, and each error names its row and column")
struct CSVTableTests {
    private func read(_ bytes: [UInt8]) throws -> (value: (names: [String], sizes: [Int])?, errors: [String]) {
        let folder = try TemporaryFolder(["s.yaml": "table: t.csv\n"])
        try folder.write(bytes, to: "t.csv")
        return folder.read {
            $0.required(
                "table",
                .table { ($0.required("name", .text(), ""), $0.value("size", .integer(in: 0...99), default: 7, "")) },
                "")
        }
    }

    @Test("quotes, doubled quotes, commas and lines in fields, CRLF, a byte order mark, comments, blank lines, spaces")
    func format() throws {
        let text = """
            \u{FEFF}# a comment, with "commas
            #\r
            \r
            "name", size\r
            "a, ""b""\r
            c",1\r
            \r
              d e ,  2 \r
             f,
            """
        let (value, errors) = try read(Array(text.utf8))
        #expect(errors.isEmpty)
        #expect(value?.names == ["a, \"b\"\r\nc", "d e", "f"])
        #expect(value?.sizes == [1, 2, 7])
    }

    @Test("an empty cell is no value where one must be given")
    func emptyCell() throws {
        #expect(
            try read(Array("name,size\n\"\",3\n".utf8)).errors
                == ["t.csv:2:2: 'name' in row 2 is empty; it must be a text of at most 1000 characters"])
    }

    @Test("values come back in the order of the rows")
    func values() throws {
        let (value, errors) = try read(Array("size,name\n1,\"x \"\"y\"\"\"\n,z\n3,\"line\nbreak\"".utf8))
        #expect(errors.isEmpty)
        #expect(value?.names == ["x \"y\"", "z", "line\nbreak"])
        #expect(value?.sizes == [1, 7, 3])
    }

    @Test("a column that may be left out is")
    func optionalColumn() throws {
        #expect(try read(Array("name\nx\ny\n".utf8)).value?.sizes == [7, 7])
    }

    @Test("all bad cells come in one go, with line and column also after quoted lines")
    func badCells() throws {
        let (_, errors) = try read(Array("# c\nname,size\n\"a\nb\",x\nü, 100\n\"c\",1,\n".utf8))
        #expect(
            errors == [
                "t.csv:4:4: 'size' in row 3 is 'x'; it must be a whole number between 0 and 99",
                "t.csv:5:4: 'size' in row 5 is 100; it must be between 0 and 99",
                "t.csv:6:1: row 6 has 3 fields; the header has 2",
            ])
    }

    @Test("header errors: unknown, missing, twice, none")
    func header() throws {
        #expect(
            try read(Array("nam,size,size\nx,1,1\n".utf8)).errors == [
                "t.csv:1:1: missing column 'name'", "t.csv:1:1: unknown column 'nam'; did you mean 'name'?",
                "t.csv:1:10: column 'size' is given twice",
            ])
        for empty in ["", "\n\n", "# only a comment", "\u{FEFF}"] {
            #expect(
                try read(Array(empty.utf8)).errors == ["t.csv: the table is empty; it must begin with a header row"])
        }
    }

    @Test("rows that are too long, quotes that are never closed and text after them are reported where they are")
    func malformed() throws {
        let long = try read(Array(("name" + String(repeating: ",x", count: 2_000)).utf8)).errors
        #expect(long == ["t.csv:1:2004: a row has more than 1000 fields"])
        let quotes = try read(Array("name\n\"a\"b\nc\"\n\"d".utf8)).errors
        #expect(
            quotes == [
                "t.csv:2:2: there is text after the closing quote of this field",
                "t.csv:3:1: a field with a quote in it must be quoted, and the quote doubled",
                "t.csv:4:2: this quote is never closed",
            ])
    }

    @Test("what is not UTF-8 is reported at its cell")
    func encoding() throws {
        #expect(
            try read(Array("name\n".utf8) + [0xCE, 0xE4, 0x0A]).errors == [
                "t.csv:2:1: 'name' in row 2 is not UTF-8 text"
            ])
    }

    @Test("thirteen thousand rows are read in no time")
    func speed() throws {
        let rows = (0..<13_001).map { "cell-\($0),\($0 % 100)\n" }.joined()
        let clock = ContinuousClock()
        let start = clock.now
        #expect(try read(Array("name,size\n\(rows)".utf8)).value?.sizes.count == 13_001)
        #expect(clock.now - start < .seconds(2))
    }
}
