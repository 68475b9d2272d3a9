/// One page: a whole HTML file that loads nothing.
///
///     var page = Page(title: "Wuhan 2020", strings: strings)
///     page.header = "<p>...</p>"
///     page.add(id: "charts", title: strings(.charts), content: figure.html(strings))
///     try page.html.write(...)
///
/// Its content is XML as well, so that a strict parser can check it, as long as scripts that are put into it are.
public struct Page: Sendable {
    /// The title.
    public let title: String
    /// What stands under the title, as markup.
    public var header = ""
    /// Who wrote it, as text at the end.
    public var program = ""
    /// What stands at the end instead, where the page is not one file.
    public var footer: String?
    private let strings: Strings
    private var sections: [(id: String, title: String, content: String)] = []

    /// An empty page.
    public init(title: String, strings: Strings) {
        self.title = title
        self.strings = strings
    }

    /// Adds a section with a heading and an entry in the list of contents.
    ///
    /// - Parameters:
    ///   - id: the identifier: letters, digits and hyphens.
    ///   - title: the heading, as text.
    ///   - content: markup.
    public mutating func add(id: String, title: String, content: String) {
        sections.append((id, title, content))
    }

    /// The whole file.
    public var html: String {
        let entries = sections.map { section in
            Markup.element("li", [:], Markup.text("a", ["href": "#\(section.id)"], section.title))
        }
        let body = sections.map { section in
            Markup.element(
                "section", ["id": section.id, "aria-labelledby": "\(section.id)-h"],
                Markup.text("h2", ["id": "\(section.id)-h"], section.title) + "\n" + section.content)
        }
        let head =
            "<meta charset=\"utf-8\"/><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>"
            + "<link rel=\"icon\" href=\"data:,\"/>" + Markup.text("title", [:], title)
            + "<style>\n\(PageStyle.css)</style>"
        return """
            <!DOCTYPE html>
            <html lang="\(strings.language.tag)"><head>\(head)</head>
            <body>
            \(Markup.text("a", ["class": "skip", "href": "#content"], strings(.skipToContent)))
            <header>\(Markup.text("h1", [:], title))
            \(header)</header>
            <nav aria-label="\(Markup.escaped(strings(.contents)))"><ul>\(entries.joined())</ul></nav>
            <main id="content" tabindex="-1">
            \(body.joined(separator: "\n"))
            </main>
            <footer><p>\(Markup.escaped(footer ?? strings(.generatedBy, program)))</p></footer>
            </body></html>

            """
    }
}
