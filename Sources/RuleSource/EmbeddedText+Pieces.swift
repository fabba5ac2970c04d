import RuleDiagnostics

extension EmbeddedText {
    /// Makes the text of a scalar from the file's bytes of each letter before normalisation.
    ///
    /// Normalisation joins a letter and its marks, so the bytes of a joined letter stand for all the bytes
    /// of its parts.
    init(text: String, decoded: String, pieces: [Range<Int>], span: SourceSpan) {
        var runs = RunList()
        var next = 0
        for character in decoded {
            let written = character.unicodeScalars
            let normal = String(character).normalized.unicodeScalars
            let parts = pieces[min(next, pieces.count)..<min(next + written.count, pieces.count)]
            next += written.count
            guard let first = parts.first, let last = parts.last else { break }
            if written.elementsEqual(normal) {
                for (scalar, part) in zip(normal, parts) { runs.append(UTF8.width(scalar), from: part) }
            } else {
                let width = normal.reduce(0) { $0 + UTF8.width($1) }
                runs.append(width, from: first.lowerBound..<last.upperBound)
            }
        }
        self.init(text: text, span: span, runs: runs.runs(ifEmpty: Int(span.lower)))
    }
}

/// Gathers runs and joins those that follow one another in the file.
private struct RunList {
    private var runs: [EmbeddedText.Run] = []
    private var textOffset = 0
    /// The file offset of the next byte if the last run went on.
    private var expected: Int?

    /// Adds some bytes of text that stand for a range of the file.
    mutating func append(_ width: Int, from part: Range<Int>) {
        guard width != 1 || part.count == 1 else {
            start(at: part.lowerBound, fileWidth: part.count)
            expected = nil
            return
        }
        for index in 0..<width {
            // The last byte of the text is the last byte of the file, so that a span ends where the part does.
            let isLast = index == width - 1
            let offset = isLast ? part.upperBound - 1 : min(part.lowerBound + index, part.upperBound - 1)
            if offset == expected {
                textOffset += 1
            } else {
                start(at: offset, fileWidth: 1)
            }
            expected = offset + 1
        }
    }

    func runs(ifEmpty fileOffset: Int) -> [EmbeddedText.Run] {
        runs.isEmpty ? [EmbeddedText.Run(textOffset: 0, fileOffset: fileOffset)] : runs
    }

    private mutating func start(at fileOffset: Int, fileWidth: Int) {
        runs.append(
            EmbeddedText.Run(textOffset: textOffset, fileOffset: fileOffset, fileWidth: fileWidth))
        textOffset += 1
    }
}
