import RuleDiagnostics

extension JSONParser {
    /// Parses the text whose opening quote is the next byte.
    mutating func parseText() throws(JSONFault) -> String {
        let start = offset
        var hasEscapes = false
        offset += 1
        while let byte = next {
            switch byte {
            case .quote:
                offset += 1
                let (bytes, content) = (bytes, (start + 1)..<(offset - 1))
                return hasEscapes
                    ? unescaped(content) : checked(bytes.span.extracting(content), at: content.lowerBound)
            case .backslash:
                hasEscapes = true
                offset = min(offset + 2, end)
            case 0..<0x20:
                throw JSONFault(.controlCharacter, at: offset)
            default:
                offset += 1
            }
        }
        throw JSONFault(.unclosedText, at: start)
    }

    private mutating func checked(_ content: Span<UInt8>, at start: Int) -> String {
        guard let text = String(utf8: content) else {
            faults.append(JSONFault(.notUTF8, at: start))
            return ""
        }
        return normalizes ? text.normalized : text
    }

    private mutating func unescaped(_ content: Range<Int>) -> String {
        var text: [UInt8] = []
        var index = content.lowerBound
        while index < content.upperBound {
            guard bytes[index] == .backslash else {
                text.append(bytes[index])
                index += 1
                continue
            }
            let escape = index
            // The text ends at a quote without a backslash, so another byte always follows.
            let letter = bytes[index + 1]
            index += 2
            if letter == UInt8(ascii: "u") {
                appendScalar(from: escape, to: &text, next: &index, before: content.upperBound)
            } else if let byte = JSONParser.plainEscape(letter) {
                text.append(byte)
            } else {
                faults.append(JSONFault(.badEscape, at: escape))
            }
        }
        return checked(text.span, at: content.lowerBound)
    }

    /// Appends the character of `\uXXXX`, or of two of them that form a surrogate pair.
    private mutating func appendScalar(
        from escape: Int, to text: inout [UInt8], next index: inout Int, before end: Int
    ) {
        guard let unit = hexadecimal(at: index, before: end) else {
            faults.append(JSONFault(.badEscape, at: escape))
            return
        }
        index += 4
        var value = unit
        if (0xD800..<0xDC00).contains(unit), index + 1 < end, bytes[index] == .backslash,
            bytes[index + 1] == UInt8(ascii: "u"), let low = hexadecimal(at: index + 2, before: end),
            (0xDC00..<0xE000).contains(low)
        {
            index += 6
            value = 0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00)
        }
        guard let scalar = Unicode.Scalar(value), let encoded = UTF8.encode(scalar) else {
            faults.append(JSONFault(.loneSurrogate, at: escape))
            return
        }
        text.append(contentsOf: encoded)
    }

    private func hexadecimal(at start: Int, before end: Int) -> UInt32? {
        guard start + 4 <= end else { return nil }
        var value: UInt32 = 0
        for byte in bytes[start..<(start + 4)] {
            guard let digit = byte.hexadecimalDigit else { return nil }
            value = value << 4 | digit
        }
        return value
    }

    private static func plainEscape(_ letter: UInt8) -> UInt8? {
        switch letter {
        case .quote, .backslash, UInt8(ascii: "/"): letter
        case UInt8(ascii: "b"): 0x08
        case UInt8(ascii: "f"): 0x0C
        case UInt8(ascii: "n"): .lineFeed
        case UInt8(ascii: "r"): .carriageReturn
        case UInt8(ascii: "t"): .tab
        default: nil
        }
    }
}
