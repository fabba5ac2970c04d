/// A short text taken out of a source file, such as a condition in a YAML scalar, with the way back.
///
/// Decoding a scalar drops quotes, escapes, indentation and folded line breaks. Each `Run` says that
/// from one offset of the decoded text on, bytes stand one to one from one offset of the file on:
///
///     file   "a &&\n    b"          offsets 10...22
///     text    a && b                runs (0 -> 11), (5 -> 20)
package struct EmbeddedText: Sendable, Hashable {
    /// From this text offset on, bytes follow the file from `fileOffset` on.
    package struct Run: Sendable, Hashable {
        package var textOffset: Int32
        package var fileOffset: Int32
        /// How many bytes of the file the first byte of the text stands for: two in the escape `\"`.
        package var fileWidth: Int32

        package init(textOffset: Int, fileOffset: Int, fileWidth: Int = 1) {
            self.textOffset = Int32(clamping: textOffset)
            self.fileOffset = Int32(clamping: fileOffset)
            self.fileWidth = Int32(clamping: fileWidth)
        }
    }

    package let text: String
    /// The span of the whole scalar in the file, quotes included.
    package let span: SourceSpan
    /// In order of `textOffset`; the first starts at 0; never empty.
    package let runs: [Run]

    package init(text: String, span: SourceSpan, runs: [Run]) {
        precondition(runs.first?.textOffset == 0, "the first run starts with the text")
        self.text = text
        self.span = span
        self.runs = runs
    }

    /// A text that stands in the file letter for letter from the start of the span.
    package init(plain text: String, span: SourceSpan) {
        self.init(text: text, span: span, runs: [Run(textOffset: 0, fileOffset: Int(span.lower))])
    }

    /// The place in the file of the UTF-8 bytes `range` of the text.
    package func span(of range: Range<Int>) -> SourceSpan {
        let lower = fileBytes(of: range.lowerBound).lowerBound
        // The end of the last byte, not the start of what follows: a line break may lie between them.
        let upper = range.isEmpty ? lower : fileBytes(of: range.upperBound - 1).upperBound
        return SourceSpan(
            file: span.file, lower: min(lower, Int(span.upper)),
            upper: min(max(lower, upper), Int(span.upper)))
    }

    private func fileBytes(of offset: Int) -> Range<Int> {
        var index = runs.count - 1
        while index > 0, Int(runs[index].textOffset) > offset { index -= 1 }
        let run = runs[index]
        let lower = Int(run.fileOffset)
        let width = Int(run.fileWidth)
        let distance = offset - Int(run.textOffset)
        return distance == 0 ? lower..<lower + width : lower + width + distance - 1..<lower + width + distance
    }
}
