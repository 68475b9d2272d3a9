/// A table of a page: the data of a chart, or figures of their own.
public struct DataTable: Sendable {
    /// What the columns hold, with their units; the first names the rows.
    public var header: [String]
    /// The rows, as many fields each as the header has.
    public var rows: [[String]]
    /// What the table holds, for those who cannot see where it stands.
    public var caption: String
    /// Columns that hold text, beside the first, and are set to the left.
    public var textColumns: Set<Int>
    /// Rows whose first field is a key as files have it, and no word of the page.
    public var codeRows: Set<Int> = []

    /// Describes a table.
    public init(caption: String, header: [String], rows: [[String]], textColumns: Set<Int> = []) {
        self.caption = caption
        self.header = header
        self.rows = rows
        self.textColumns = textColumns
    }

    /// The table as HTML, in a frame that scrolls where it is too wide, which the keyboard can reach.
    public var html: String {
        func isText(_ column: Int) -> Bool { column == 0 || textColumns.contains(column) }
        let head = header.enumerated().map { column, title in
            Markup.text("th", ["scope": "col", "class": isText(column) ? "l" : "n"], title)
        }
        let body = rows.enumerated().map { index, row in
            let fields = row.enumerated().map { column, field in
                column == 0
                    ? Markup.element(
                        "th", ["scope": "row"],
                        codeRows.contains(index) ? Markup.text("code", [:], field) : Markup.escaped(field))
                    : Markup.text("td", ["class": isText(column) ? "l" : "n"], field)
            }
            return "<tr>\(fields.joined())</tr>"
        }
        return Markup.element(
            "div", ["class": "scroll", "tabindex": "0", "role": "group", "aria-label": caption],
            "<table>" + Markup.text("caption", ["class": "unseen"], caption)
                + "<thead><tr>\(head.joined())</tr></thead><tbody>\n\(body.joined(separator: "\n"))\n</tbody></table>")
    }
}
