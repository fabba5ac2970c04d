extension FixIt {
    /// Puts another text in the place of a wrong one.
    package static func replace(_ span: SourceSpan, with text: String) -> FixIt {
        FixIt(
            LocalizedText(vi: "viết `\(text)`", en: "write `\(text)`"), edits: [Edit(span, text)])
    }

    /// Offers a name in the place of a mistyped one.
    package static func suggest(_ name: String, at span: SourceSpan) -> FixIt {
        FixIt(.didYouMean(name), edits: [Edit(span, name)])
    }

    /// Offers the nearest name, where there is one.
    package static func nearest(
        to name: String, among names: some Sequence<String>, at span: SourceSpan
    ) -> [FixIt] {
        Suggestion.nearest(to: name, among: names).map { [suggest($0, at: span)] } ?? []
    }

    /// Offers the nearest of the known names, or says what the names are where they are not too many.
    package static func nearest(_ name: Spanned<String>, known: [String]) -> [FixIt] {
        let nearest = nearest(to: name.value, among: known, at: name.span)
        guard nearest.isEmpty, !known.isEmpty, known.count <= 24 else { return nearest }
        return [
            FixIt(
                LocalizedText(
                    vi: "có thể dùng: \(known.quoted(or: "hoặc"))",
                    en: "use one of: \(known.quoted(or: "or"))"))
        ]
    }
}

extension LocalizedText {
    /// The question after a mistyped name.
    package static func didYouMean(_ name: String) -> LocalizedText {
        LocalizedText(vi: "có phải là `\(name)`?", en: "did you mean `\(name)`?")
    }
}

extension [String] {
    /// "`a`, `b` or `c`".
    package func quoted(or word: String) -> String {
        let quoted = map { "`\($0)`" }
        guard let last = quoted.last, quoted.count > 1 else { return quoted.first ?? "" }
        return quoted.dropLast().joined(separator: ", ") + " \(word) " + last
    }
}
