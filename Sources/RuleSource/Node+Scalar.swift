package import RuleDiagnostics

extension Node {
    /// A text of a YAML file, decoded, with the way back to its bytes.
    ///
    /// It never changes, so nodes share it, and a node is small enough to be handed around.
    package final class Scalar: Sendable {
        /// How a scalar is written.
        package enum Style: String, Sendable, CaseIterable {
            case plain
            case singleQuoted
            case doubleQuoted
            case literal
            case folded
        }

        /// The text without quotes, escapes, indentation and folds, in normal form C.
        package let text: String
        package let style: Style
        /// The bytes of the scalar, quotes and block header included.
        ///
        /// A block scalar ends with its last letter, so line breaks that its text ends in lie outside.
        package let span: SourceSpan
        /// The text before normalisation, letter for letter what the file says.
        let decoded: String
        let source: SourceText

        package init(decoded: String, style: Style, span: SourceSpan, source: SourceText) {
            text = decoded.normalized
            self.style = style
            self.span = span
            self.decoded = decoded
            self.source = source
        }

        /// Another text that stands for this one in a plain style, such as a key made out of a path.
        package func renamed(_ text: String) -> Scalar {
            Scalar(decoded: text, style: .plain, span: span, source: source)
        }

        /// Another text that stands for this one, whatever it looks like.
        package func quoted(_ text: String, at span: SourceSpan) -> Scalar {
            Scalar(decoded: text, style: .doubleQuoted, span: span, source: source)
        }

        /// The text with the place in the file of each of its bytes.
        package func embedded() -> EmbeddedText {
            let raw = Int(span.lower)..<Int(span.upper)
            if let start = startOfVerbatimText(in: raw) {
                return EmbeddedText(
                    text: text, span: span, runs: [EmbeddedText.Run(textOffset: 0, fileOffset: start)])
            }
            let pieces =
                switch style {
                case .plain, .singleQuoted, .doubleQuoted:
                    FlowPieces(style: style, bytes: source.bytes, range: raw).pieces
                case .literal, .folded:
                    BlockPieces(bytes: source.bytes, range: raw, text: decoded).pieces
                }
            return EmbeddedText(text: text, decoded: decoded, pieces: pieces, span: span)
        }

        /// Where in the file the text begins, if it stands there byte for byte, as most conditions do.
        private func startOfVerbatimText(in raw: Range<Int>) -> Int? {
            let quote: Int
            switch style {
            case .plain: quote = 0
            case .singleQuoted, .doubleQuoted: quote = 1
            case .literal, .folded: return nil
            }
            let start = raw.lowerBound + quote
            let (letters, written) = (text.utf8Span.span, decoded.utf8Span.span)
            guard !letters.isEmpty, letters.count == raw.count - 2 * quote, letters.count == written.count
            else {
                return nil
            }
            for index in letters.indices {
                let letter = letters[index]
                guard letter == written[index], letter == source.bytes[start + index] else { return nil }
            }
            return start
        }
    }
}
