/// A language in which reports are written.
public enum Language: String, CaseIterable, Sendable {
    /// English.
    case english = "en"
    /// Chinese in simplified characters.
    case chinese = "zh"

    /// The tag of the language in HTML (BCP 47).
    public var tag: String {
        switch self {
        case .english: "en"
        case .chinese: "zh-CN"
        }
    }

    /// The text of this language of those of all languages.
    package func choose(_ texts: (english: String, chinese: String)) -> String {
        switch self {
        case .english: texts.english
        case .chinese: texts.chinese
        }
    }
}
