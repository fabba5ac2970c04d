/// A text for people in both languages of the program, Vietnamese first.
///
/// Messages, labels and reports are made of these, so a text without its Vietnamese does not compile.
public struct LocalizedText: Sendable, Hashable {
    /// The Vietnamese text.
    public var vi: String
    /// The English text.
    public var en: String

    /// Pairs a Vietnamese text with its English translation.
    public init(vi: String, en: String) {
        self.vi = vi
        self.en = en
    }

    /// Returns the text in one language.
    public subscript(language: Language) -> String {
        switch language {
        case .vietnamese: vi
        case .english: en
        }
    }

    /// Applies one change to the texts of both languages.
    package func mapped(_ change: (String) -> String) -> LocalizedText {
        LocalizedText(vi: change(vi), en: change(en))
    }
}

/// A language in which the program speaks to people.
public enum Language: String, Sendable, CaseIterable {
    case vietnamese = "vi"
    case english = "en"
}
