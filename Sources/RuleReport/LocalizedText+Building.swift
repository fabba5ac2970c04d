import RuleDiagnostics

extension LocalizedText {
    /// The text that a function gives for each language.
    init(_ text: (Language) -> String) {
        self.init(vi: text(.vietnamese), en: text(.english))
    }

    /// A text that is the same in both languages, such as a code.
    init(same text: String) {
        self.init(vi: text, en: text)
    }

    /// The text with a small first letter, for the middle of a sentence.
    ///
    /// A word that goes on in capitals, such as `UBND`, is an abbreviation and stays.
    var midSentence: LocalizedText {
        mapped { text in
            guard let first = text.first, text.dropFirst().first?.isUppercase != true else { return text }
            return first.lowercased() + text.dropFirst()
        }
    }

    /// The text with a capital first letter.
    var sentenceStart: LocalizedText {
        mapped { $0.prefix(1).uppercased() + $0.dropFirst() }
    }
}

extension [LocalizedText] {
    func joined(separator: String) -> LocalizedText {
        LocalizedText { language in map { $0[language] }.joined(separator: separator) }
    }

    /// The texts as alternatives: "Tốt, Khá hoặc Không đạt".
    var alternatives: LocalizedText {
        guard count > 1, let last else { return joined(separator: ", ") }
        let others = Array(dropLast()).joined(separator: ", ")
        return LocalizedText(vi: "\(others.vi) hoặc \(last.vi)", en: "\(others.en) or \(last.en)")
    }
}
