extension String {
    /// The text as one line of Markdown in which no letter has a meaning or breaks a table.
    var markdown: String {
        reduce(into: "") { escaped, character in
            if character.isNewline { return escaped.append(" ") }
            if "\\`*_[]<>|&~".contains(character) { escaped.append("\\") }
            escaped.append(character)
        }
    }

    /// The same for the beginning of a line, which must not look like a heading, a list or a rule.
    var markdownLine: String {
        if let first, "#+-=:".contains(first) { return "\\" + markdown }
        let digits = prefix { $0.isASCII && $0.isNumber }
        let rest = dropFirst(digits.count)
        guard !digits.isEmpty, rest.hasPrefix(".") || rest.hasPrefix(")") else { return markdown }
        return digits + "\\" + String(rest).markdown
    }
}
