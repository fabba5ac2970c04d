import RuleDiagnostics

extension Node.Scalar {
    /// How many line breaks end the text of a block scalar that keeps them all.
    package var endingBreaks: Int {
        text.unicodeScalars.reversed().prefix { $0 == "\n" }.count
    }

    /// The lines as they are written, quotes and block header included, without indentation.
    ///
    /// Those of a plain or quoted scalar are without the blanks at their ends, which fold away.
    package var writtenLines: [String] {
        let range = Int(span.lower)..<Int(span.upper)
        switch style {
        case .plain, .singleQuoted, .doubleQuoted: return foldedLines(in: range)
        case .literal:
            let lines = decoded.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
            let kept = lines.reversed().drop(while: \.isEmpty).reversed()
            return [blockHeader] + kept.map { String($0) }
        case .folded:
            let contents = BlockPieces(bytes: source.bytes, range: range, text: decoded).contents
            return [blockHeader] + contents.map { String(decoding: source.bytes[$0], as: UTF8.self) }
        }
    }

    /// The line of a block scalar that says how it is written.
    private var blockHeader: String {
        let start = Int(span.lower)
        let end = min(source.bytes.endOfLine(from: start), Int(span.upper))
        return String(decoding: source.bytes[start..<end], as: UTF8.self)
    }

    private func foldedLines(in range: Range<Int>) -> [String] {
        let lines = source.bytes[range].split(separator: .lineFeed, omittingEmptySubsequences: false)
        return lines.enumerated().map { index, line in
            var content = line
            if index > 0 { content = content.drop(while: \.isBlank) }
            if index < lines.count - 1 { content = content.prefix(withoutEndBlanks: style == .doubleQuoted) }
            return String(decoding: content, as: UTF8.self)
        }
    }
}

extension ArraySlice<UInt8> {
    /// The line without the blanks at its end; an escaped one is no such blank.
    fileprivate func prefix(withoutEndBlanks hasEscapes: Bool) -> ArraySlice<UInt8> {
        guard let last = lastIndex(where: { !$0.isBlank }) else { return prefix(0) }
        let kept = self[...last]
        let isEscape = hasEscapes && !kept.reversed().prefix { $0 == .backslash }.count.isMultiple(of: 2)
        return isEscape && last + 1 < endIndex ? self[...(last + 1)] : kept
    }
}
