import Experiments
import Reporting

/// What all live pages share: the frame, the style sheet, the script, the language.
struct LivePage {
    let strings: Strings
    /// The address of this page, for the other language.
    let path: String

    /// A whole page.
    ///
    /// - Parameters:
    ///   - sections: identifier, title and content of each.
    ///   - header: what stands under the title, as markup.
    ///   - scripts: the scripts that it loads after the common ones.
    func html(
        _ title: String, header: String = "", _ sections: [(id: String, title: String, content: String)],
        scripts: [String] = []
    ) -> String {
        var page = Page(title: title, strings: strings)
        page.footer = strings(live: .servedBy, "quartermaster \(Program.version)")
        let other: Language = strings.language == .english ? .chinese : .english
        let language = Markup.text(
            "a", ["href": "/language?to=\(other.rawValue)&back=\(PercentText.encoded(path))", "lang": other.tag],
            strings(live: .otherLanguage))
        let home = path == "/" ? "" : Markup.text("a", ["href": "/"], strings(live: .home)) + " "
        page.header =
            "<link rel=\"stylesheet\" href=\"/style.css\"/>" + header
            + Markup.element("p", ["class": "live-links"], home + language)
            + Markup.element("noscript", [:], Markup.text("p", [:], strings(live: .needsScript)))
            + (scripts + ["/app.js"]).map { "<script src=\"\($0)\" defer=\"defer\"></script>" }.joined()
        for section in sections { page.add(id: section.id, title: section.title, content: section.content) }
        return page.html
    }

    /// A page that says one thing.
    func message(_ title: String) -> String { html(title, []) }
}
