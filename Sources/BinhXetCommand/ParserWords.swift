import RuleDiagnostics

/// The words of the argument parser, which speaks no Vietnamese, in the language of the user.
///
/// A sentence that is not in the table stays in English.
enum ParserWords {
    /// One sentence of the parser; `@` stands for a name or value.
    private struct Sentence {
        let parser: String
        let ours: LocalizedText

        init(_ parser: String, vi: String, en: String) {
            self.parser = parser
            ours = LocalizedText(vi: vi, en: en)
        }

        /// The sentence in our words, if it is this one.
        func translated(_ text: Substring, in language: Language) -> String? {
            guard let values = ParserWords.values(in: text, of: parser) else { return nil }
            let parts = ours[language].split(separator: "@", omittingEmptySubsequences: false)
            let lists = values.map { $0.replacing("' or '", with: "', '").replacing("' and '", with: "', '") }
            return zip(parts, lists + [""]).map { $0 + $1 }.joined()
        }
    }

    /// The longer before the shorter that they begin with.
    private static let sentences = [
        Sentence(
            "Unknown option '@'. Did you mean '@'?", vi: "không có tùy chọn `@`; có phải là `@`?",
            en: "there is no option `@`; did you mean `@`?"),
        Sentence("Invalid option: @", vi: "không có tùy chọn `@`", en: "there is no option `@`"),
        Sentence("Unknown option '@'", vi: "không có tùy chọn `@`", en: "there is no option `@`"),
        Sentence("Missing value for '@'", vi: "thiếu giá trị sau `@`", en: "the value of `@` is missing"),
        Sentence("Missing expected argument '@'", vi: "thiếu `@`", en: "`@` is missing"),
        Sentence("Unexpected argument '@'", vi: "thừa đối số `@`", en: "the argument `@` is one too many"),
        Sentence(
            "@ unexpected arguments: '@'", vi: "thừa @ đối số: '@'", en: "@ arguments are too many: '@'"),
        Sentence(
            "The value '@' is invalid for '@'. Please provide one of @.",
            vi: "giá trị `@` không dùng được cho `@`; chọn một trong: @",
            en: "the value `@` cannot be used for `@`; take one of: @"),
        Sentence(
            "The value '@' is invalid for '@'", vi: "giá trị `@` không dùng được cho `@`",
            en: "the value `@` cannot be used for `@`"),
        Sentence(
            "Can't generate completion scripts for '@'.", vi: "không có kịch bản gợi ý cho `@`",
            en: "there is no completion script for `@`"),
        Sentence(
            "The option '@' does not take any value, but '@' was specified.",
            vi: "tùy chọn `@` không nhận giá trị, nhưng lại có `@`",
            en: "the option `@` takes no value, but it has `@`"),
    ]

    private static let headings: [(parser: String, vi: String)] = [
        ("OVERVIEW: ", ""), ("USAGE: ", "CÁCH DÙNG: "), ("ARGUMENTS:", "ĐỐI SỐ:"), ("OPTIONS:", "TÙY CHỌN:"),
        ("SUBCOMMANDS:", "CÁC LỆNH:"), ("Usage: ", "Cách dùng: "), ("Help:  ", "Ý nghĩa:  "),
        ("(values:", "(giá trị:"), ("default:", "mặc định:"),
        ("Show the version.", "In phiên bản."), ("Show help information.", "In trợ giúp này."),
        ("<subcommand>", "<lệnh>"), ("' for more information.", ""), ("' for detailed help.", ""),

        ("Please use --generate-completion-script=<shell> with one of:", "Các loại có sẵn:"),
        ("  See '", "  Xem thêm: "), ("[<options>]", "[<tùy chọn>]"),
    ]

    /// A help page or a message of the parser in a language.
    static func text(_ text: String, in language: Language) -> String {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            guard let sentence = values(in: line, of: "Error: @")?.first else {
                return language == .english ? String(line) : vietnamese(line)
            }
            return Severity.error.name[language] + ": " + translated(Substring(sentence), in: language)
        }
        return lines.joined(separator: "\n")
    }

    private static func translated(_ sentence: Substring, in language: Language) -> String {
        sentences.lazy.compactMap { $0.translated(sentence, in: language) }.first ?? String(sentence)
    }

    private static func vietnamese(_ line: Substring) -> String {
        headings.reduce(String(line)) { $0.replacing($1.parser, with: $1.vi) }
    }

    /// What stands for every `@` of a pattern in a text that matches it from beginning to end.
    private static func values(in text: Substring, of pattern: String) -> [String]? {
        let pieces = pattern.split(separator: "@", omittingEmptySubsequences: false)
        guard let first = pieces.first, text.hasPrefix(first) else { return nil }
        var rest = text.dropFirst(first.count)
        var values: [String] = []
        for piece in pieces.dropFirst() {
            guard let range = piece.isEmpty ? rest.endIndex..<rest.endIndex : rest.firstRange(of: piece)
            else { return nil }
            values.append(String(rest[..<range.lowerBound]))
            rest = rest[range.upperBound...]
        }
        return rest.isEmpty ? values : nil
    }
}
