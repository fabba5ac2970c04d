import RuleDiagnostics

/// A text with brackets around the places where faults are expected: `a + ⟦b⟧`.
struct MarkedExpression {
    let text: String
    /// In UTF-8 bytes of the text without brackets, in order.
    let marks: [Range<Int>]

    init(_ marked: String) {
        var text = ""
        var starts: [Int] = []
        var marks: [Range<Int>] = []
        for character in marked {
            if character == "⟦" {
                starts.append(text.utf8.count)
            } else if character == "⟧", let start = starts.popLast() {
                marks.append(start..<text.utf8.count)
            } else {
                text.append(character)
            }
        }
        self.text = text
        self.marks = marks.sorted { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }
    }
}

extension String {
    /// The text as if it were a whole file.
    var embedded: EmbeddedText {
        EmbeddedText(plain: self, span: SourceSpan(file: FileID(index: 0), lower: 0, upper: utf8.count))
    }

    /// The text after the edits of a fix.
    func applying(_ fix: FixIt) -> String {
        var bytes = Array(utf8)
        for edit in fix.edits.sorted(by: { $0.span > $1.span }) {
            bytes.replaceSubrange(
                Int(edit.span.lower)..<Int(edit.span.upper), with: Array(edit.replacement.utf8))
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension SourceSpan {
    var range: Range<Int> { Int(lower)..<Int(upper) }
}
