extension String {
    /// The text without white space at both ends, in normalisation form C.
    ///
    /// Pasted text also ends in no-break spaces, zero-width spaces and byte order marks.
    package var trimmed: String {
        // Most texts begin and end with a letter or digit of ASCII.
        if let first = utf8.first, let last = utf8.last, first.isVisibleASCII, last.isVisibleASCII {
            return normalized
        }
        let scalars = unicodeScalars
        guard let first = scalars.firstIndex(where: { !$0.isBlank }),
            let last = scalars.lastIndex(where: { !$0.isBlank })
        else { return "" }
        return String(scalars[first...last]).normalized
    }

    /// The key under which spellings of one name meet.
    ///
    /// Case, composition, spaces, hyphens and underscores do not count; tone marks do, because they tell
    /// Vietnamese words apart.
    package var folded: String {
        let utf8 = utf8Span
        if utf8.isKnownASCII { return String.folded(ascii: utf8.span) }
        var scalars = String.UnicodeScalarView()
        for scalar in normalized.lowercased().unicodeScalars where !scalar.isBlank {
            switch scalar {
            case "-", "_": continue
            // Icelandic and African letters that look like the Vietnamese one when they are capitals.
            case "\u{F0}", "\u{256}": scalars.append("đ")
            default: scalars.append(scalar)
            }
        }
        return String(scalars).normalized
    }

    /// The same of a text without any other letters, which needs no tables.
    private static func folded(ascii bytes: Span<UInt8>) -> String {
        var folded: [UInt8] = []
        folded.reserveCapacity(bytes.count)
        for index in bytes.indices {
            switch bytes[index] {
            case UInt8(ascii: " "), 9...13, UInt8(ascii: "-"), UInt8(ascii: "_"): continue
            case let byte where byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z"):
                folded.append(byte | 0x20)
            case let byte: folded.append(byte)
            }
        }
        return String(decoding: folded, as: UTF8.self)
    }

    /// The text as messages show it: not longer than a cell of a list.
    package var shortened: String {
        count <= 40 ? self : prefix(39) + "…"
    }
}

extension UInt8 {
    fileprivate var isVisibleASCII: Bool { (0x21...0x7E).contains(self) }
}

extension Unicode.Scalar {
    /// Whether people see nothing there.
    fileprivate var isBlank: Bool {
        if isASCII { return value == 0x20 || (9...13).contains(value) }
        return properties.isWhitespace || self == "\u{200B}" || self == "\u{FEFF}"
    }
}
