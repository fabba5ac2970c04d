import RuleDiagnostics

/// How the bytes of a record file stand for letters.
package enum RecordEncoding: String, Sendable, Hashable, CaseIterable {
    /// UTF-8, or UTF-16 where a byte order mark says so.
    case automatic
    /// The Vietnamese code page of Windows, only where somebody asks for it.
    case windows1258 = "windows-1258"

    /// Whether a text whose first bytes are these has to be decoded, because it is in another encoding than UTF-8.
    package func isNeeded(for head: [UInt8]) -> Bool {
        self != .automatic || head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF])
    }

    /// The text in UTF-8 without a byte order mark.
    ///
    /// What stands for no letter becomes the byte FF, which no UTF-8 text holds, so that the reader reports the
    /// very cell that holds it.
    package func utf8(of bytes: [UInt8]) -> [UInt8] {
        if bytes.starts(with: RecordEncoding.mark) {
            return Array(bytes.dropFirst(RecordEncoding.mark.count))
        }
        if bytes.starts(with: [0xFF, 0xFE]) { return RecordEncoding.decodeUTF16(bytes, high: 1) }
        if bytes.starts(with: [0xFE, 0xFF]) { return RecordEncoding.decodeUTF16(bytes, high: 0) }
        return switch self {
        case .automatic: bytes
        case .windows1258: RecordEncoding.decodeWindows1258(bytes)
        }
    }

    /// Whether bytes cannot be what somebody says they are: text with other letters than ASCII that is UTF-8 as a whole
    /// is no text of a code page.
    package func isRefuted(by bytes: [UInt8]) -> Bool {
        self == .windows1258 && bytes.contains { $0 >= 0x80 } && !bytes.starts(with: RecordEncoding.mark)
            && String(utf8: bytes.span) != nil
    }

    /// The byte order mark of UTF-8, which says more than anybody does.
    private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

    /// Decodes UTF-16 after its mark; `high` is the place of the high byte in each pair.
    private static func decodeUTF16(_ bytes: [UInt8], high: Int) -> [UInt8] {
        var units: [UInt16] = []
        units.reserveCapacity(bytes.count / 2)
        for offset in stride(from: 2, to: bytes.count - 1, by: 2) {
            units.append(UInt16(bytes[offset + high]) << 8 | UInt16(bytes[offset + 1 - high]))
        }
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count)
        var decoder = UTF16()
        var iterator = units.makeIterator()
        decoding: while true {
            switch decoder.decode(&iterator) {
            case .scalarValue(let scalar): text.append(utf8: scalar)
            case .error: text.append(0xFF)
            case .emptyInput: break decoding
            }
        }
        if bytes.count % 2 == 1 { text.append(0xFF) }
        return text
    }

    private static func decodeWindows1258(_ bytes: [UInt8]) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count + bytes.count / 2)
        for byte in bytes {
            if byte < 0x80 {
                text.append(byte)
            } else if let scalar = Unicode.Scalar(upperHalf[Int(byte) - 0x80]), scalar.value != 0 {
                text.append(utf8: scalar)
            } else {
                text.append(0xFF)
            }
        }
        return text
    }

    /// The letters of the bytes 80 to FF; 0 where there is none.
    ///
    /// Five of them are tone marks that follow their vowel, so the text still has to be composed.
    private static let upperHalf: [UInt16] = [
        0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
        0x02C6, 0x2030, 0, 0x2039, 0x0152, 0, 0, 0,
        0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
        0x02DC, 0x2122, 0, 0x203A, 0x0153, 0, 0, 0x0178,
        0x00A0, 0x00A1, 0x00A2, 0x00A3, 0x00A4, 0x00A5, 0x00A6, 0x00A7,
        0x00A8, 0x00A9, 0x00AA, 0x00AB, 0x00AC, 0x00AD, 0x00AE, 0x00AF,
        0x00B0, 0x00B1, 0x00B2, 0x00B3, 0x00B4, 0x00B5, 0x00B6, 0x00B7,
        0x00B8, 0x00B9, 0x00BA, 0x00BB, 0x00BC, 0x00BD, 0x00BE, 0x00BF,
        0x00C0, 0x00C1, 0x00C2, 0x0102, 0x00C4, 0x00C5, 0x00C6, 0x00C7,
        0x00C8, 0x00C9, 0x00CA, 0x00CB, 0x0300, 0x00CD, 0x00CE, 0x00CF,
        0x0110, 0x00D1, 0x0309, 0x00D3, 0x00D4, 0x01A0, 0x00D6, 0x00D7,
        0x00D8, 0x00D9, 0x00DA, 0x00DB, 0x00DC, 0x01AF, 0x0303, 0x00DF,
        0x00E0, 0x00E1, 0x00E2, 0x0103, 0x00E4, 0x00E5, 0x00E6, 0x00E7,
        0x00E8, 0x00E9, 0x00EA, 0x00EB, 0x0301, 0x00ED, 0x00EE, 0x00EF,
        0x0111, 0x00F1, 0x0323, 0x00F3, 0x00F4, 0x01A1, 0x00F6, 0x00F7,
        0x00F8, 0x00F9, 0x00FA, 0x00FB, 0x00FC, 0x01B0, 0x20AB, 0x00FF,
    ]
}

extension [UInt8] {
    /// Appends a letter in UTF-8.
    fileprivate mutating func append(utf8 scalar: Unicode.Scalar) {
        if scalar.isASCII {
            append(UInt8(truncatingIfNeeded: scalar.value))
        } else if let bytes = UTF8.encode(scalar) {
            append(contentsOf: bytes)
        }
    }
}
