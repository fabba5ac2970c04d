import RuleDiagnostics

/// Looks at the bytes of a file before they are read as YAML.
struct SourceCheck {
    static let byteLimit = 4 << 20
    /// A file of another kind is full of control characters; its first few say enough.
    static let controlCharacterLimit = 20

    let file: FileID
    let bytes: [UInt8]

    /// The offset at which the text starts, after a byte order mark.
    var start: Int {
        bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    }

    /// What makes the bytes unreadable; empty for a text.
    var findings: [Diagnostic] {
        guard bytes.count <= Self.byteLimit else {
            return [.fileTooLarge(span(0..<0), limit: Self.byteLimit, count: bytes.count)]
        }
        if let encoding = otherEncoding {
            return [.notUTF8Encoded(span(0..<min(2, bytes.count)), encoding: encoding)]
        }
        do throws(UTF8.ValidationError) {
            _ = try UTF8Span(validating: bytes.span)
        } catch {
            return [.invalidUTF8(span(error.byteOffsets), bytes: Array(bytes[error.byteOffsets]))]
        }
        return controlCharacters
    }

    /// The encoding that a byte order mark of UTF-16 or UTF-32 names.
    private var otherEncoding: String? {
        if bytes.starts(with: [0xFF, 0xFE, 0, 0]) || bytes.starts(with: [0, 0, 0xFE, 0xFF]) {
            return "UTF-32"
        }
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return "UTF-16" }
        return nil
    }

    private var controlCharacters: [Diagnostic] {
        let mayBeginControl = Self.mayBeginControl
        guard bytes.contains(where: { mayBeginControl[Int($0)] }) else { return [] }
        var found: [Diagnostic] = []
        var offset = start
        while offset < bytes.count, found.count < Self.controlCharacterLimit {
            let width = controlWidth(at: offset)
            if width > 0 {
                let range = offset..<offset + width
                let scalar = String(decoding: bytes[range], as: UTF8.self).unicodeScalars.first ?? "\u{FFFD}"
                found.append(.controlCharacter(span(range), scalar))
            }
            offset += max(width, 1)
        }
        return found
    }

    /// How many bytes a character that YAML forbids takes at an offset; 0 where there is none.
    private func controlWidth(at offset: Int) -> Int {
        switch bytes[offset] {
        case .tab, .lineFeed, .carriageReturn: 0
        case 0..<0x20, 0x7F: 1
        // U+0080 to U+009F but for the line break U+0085.
        case 0xC2 where bytes[offset + 1] < 0xA0 && bytes[offset + 1] != 0x85: 2
        // A byte order mark within the text, U+FFFE and U+FFFF.
        case 0xEF where bytes[offset...].starts(with: [0xEF, 0xBB, 0xBF]): 3
        case 0xEF where bytes[offset + 1] == 0xBF && bytes[offset + 2] >= 0xBE: 3
        default: 0
        }
    }

    /// Whether a character that YAML forbids may begin with a byte, by the byte; most files hold none of these.
    private static let mayBeginControl: [Bool] = (UInt8.min...UInt8.max).map { byte -> Bool in
        switch byte {
        case .lineFeed: false
        case 0..<0x20, 0x7F, 0xC2, 0xEF: true
        default: false
        }
    }

    private func span(_ range: Range<Int>) -> SourceSpan {
        SourceSpan(file: file, lower: range.lowerBound, upper: range.upperBound)
    }
}
