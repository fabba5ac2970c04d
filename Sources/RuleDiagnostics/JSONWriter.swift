/// Writes JSON text piece by piece into one string, with commas and escapes where they belong.
///
///     var json = JSONWriter()
///     json.object { json in
///         json.member("points", number: "82.5")
///         json.member("missing") { $0.array { $0.string("members") } }
///     }
package struct JSONWriter {
    /// The text in UTF-8.
    package private(set) var bytes: [UInt8] = []
    private var needsComma = false
    /// How deep the next value stands; none where everything goes on one line.
    private var depth: Int?
    private var isAfterName = false

    /// Starts an empty text; an indented one puts every member and item on a line of its own.
    package init(isIndented: Bool = false) {
        depth = isIndented ? 0 : nil
    }

    /// Goes on with a line that begins with some bytes; the first name or value has no comma before it.
    package init(after start: [UInt8]) {
        self.init()
        bytes.reserveCapacity(max(2 * start.count, JSONWriter.usualSize))
        bytes += start
    }

    /// Most objects of one item are shorter.
    private static let usualSize = 256

    package var text: String { String(decoding: bytes, as: UTF8.self) }

    package mutating func object(_ members: (inout JSONWriter) -> Void) {
        bracketed(UInt8(ascii: "{"), UInt8(ascii: "}"), members)
    }

    package mutating func array(_ items: (inout JSONWriter) -> Void) {
        bracketed(UInt8(ascii: "["), UInt8(ascii: "]"), items)
    }

    /// An array of one entry for each value of a list.
    ///
    /// By its places: to have an iterator made for a type takes the runtime longer than a short list.
    package mutating func array<Item>(of values: [Item], _ write: (inout JSONWriter, Item) -> Void) {
        array { json in
            for index in values.indices { write(&json, values[index]) }
        }
    }

    /// An array of one entry for each pair of two lists of one length.
    package mutating func array<First, Second>(
        of first: [First], _ second: [Second], _ write: (inout JSONWriter, First, Second) -> Void
    ) {
        array { json in
            for index in 0..<min(first.count, second.count) { write(&json, first[index], second[index]) }
        }
    }

    package mutating func member(_ name: String, _ value: (inout JSONWriter) -> Void) {
        begin(name)
        value(&self)
        needsComma = true
    }

    package mutating func member(_ name: String, string: String) {
        begin(name)
        self.string(string)
    }

    package mutating func member(_ name: String, number: String) {
        begin(name)
        raw(number)
    }

    package mutating func member(_ name: String, int: Int) {
        begin(name)
        raw(String(int))
    }

    /// A decimal, by the whole number of its last digit: 125 with one place is 12.5.
    package mutating func member(_ name: String, units: Int64, places: Int) {
        begin(name)
        separate()
        if units < 0 { bytes.append(UInt8(ascii: "-")) }
        let magnitude = units.magnitude
        var digits = 1
        var power: UInt64 = 1
        while magnitude / power >= 10 || digits <= places {
            power *= 10
            digits += 1
        }
        while digits > 0 {
            if digits == places { bytes.append(UInt8(ascii: ".")) }
            bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: magnitude / power % 10))
            power /= 10
            digits -= 1
        }
    }

    package mutating func member(_ name: String, bool: Bool) {
        begin(name)
        raw(bool ? "true" : "false")
    }

    /// Appends the name of a member.
    private mutating func begin(_ name: String) {
        separate()
        appendQuoted(name)
        bytes.append(UInt8(ascii: ":"))
        if depth != nil { bytes.append(UInt8(ascii: " ")) }
        needsComma = false
        isAfterName = true
    }

    package mutating func string(_ value: String) {
        separate()
        appendQuoted(value)
    }

    /// Appends text that is JSON already: a number, `true`, `null`, or a whole value.
    package mutating func raw(_ json: String) {
        separate()
        bytes.append(contentsOf: json.utf8)
    }

    private mutating func bracketed(_ open: UInt8, _ close: UInt8, _ content: (inout JSONWriter) -> Void) {
        separate()
        bytes.append(open)
        needsComma = false
        depth = depth.map { $0 + 1 }
        let start = bytes.count
        content(&self)
        depth = depth.map { $0 - 1 }
        if bytes.count > start { breakLine() }
        bytes.append(close)
        needsComma = true
    }

    private mutating func separate() {
        if needsComma { bytes.append(UInt8(ascii: ",")) }
        if isAfterName { isAfterName = false } else if !bytes.isEmpty { breakLine() }
        needsComma = true
    }

    private mutating func breakLine() {
        guard let depth else { return }
        bytes.append(UInt8(ascii: "\n"))
        for _ in 0..<depth { bytes.append(contentsOf: "  ".utf8) }
    }

    private mutating func appendQuoted(_ value: String) {
        bytes.append(UInt8(ascii: "\""))
        let written = value.utf8Span.span
        // Most texts need no escapes, and are appended at once.
        var needsEscapes = false
        for index in written.indices where written[index].needsEscape { needsEscapes = true }
        if needsEscapes {
            for index in written.indices { appendEscaped(written[index]) }
        } else {
            bytes.append(contentsOf: value.utf8)
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private mutating func appendEscaped(_ byte: UInt8) {
        guard byte.needsEscape else { return bytes.append(byte) }
        bytes.append(UInt8(ascii: "\\"))
        switch byte {
        case UInt8(ascii: "\n"): bytes.append(UInt8(ascii: "n"))
        case UInt8(ascii: "\r"): bytes.append(UInt8(ascii: "r"))
        case UInt8(ascii: "\t"): bytes.append(UInt8(ascii: "t"))
        case 0..<0x20:
            bytes.append(contentsOf: (byte < 0x10 ? "u000" : "u00").utf8)
            bytes.append(contentsOf: String(byte, radix: 16).utf8)
        default: bytes.append(byte)
        }
    }
}

extension UInt8 {
    /// A quote, a backslash or a control character.
    fileprivate var needsEscape: Bool {
        self < 0x20 || self == UInt8(ascii: "\"") || self == UInt8(ascii: "\\")
    }
}
