/// Writes JSON text piece by piece into one string, with commas and escapes where they belong.
///
///     var json = JSONWriter()
///     json.object { json in
///         json.member("points", number: "82.5")
///         json.member("missing") { $0.array { $0.string("members") } }
///     }
package struct JSONWriter {
    package private(set) var text = ""
    private var needsComma = false
    /// How deep the next value stands; none where everything goes on one line.
    private var depth: Int?
    private var isAfterName = false

    /// Starts an empty text; an indented one puts every member and item on a line of its own.
    package init(isIndented: Bool = false) {
        depth = isIndented ? 0 : nil
    }

    package mutating func object(_ members: (inout JSONWriter) -> Void) {
        bracketed("{", "}", members)
    }

    package mutating func array(_ items: (inout JSONWriter) -> Void) {
        bracketed("[", "]", items)
    }

    /// An array of one entry for each of some values.
    package mutating func array<Item>(
        of values: some Sequence<Item>, _ write: (inout JSONWriter, Item) -> Void
    ) {
        array { json in
            for value in values { write(&json, value) }
        }
    }

    package mutating func member(_ name: String, _ value: (inout JSONWriter) -> Void) {
        separate()
        appendQuoted(name)
        text += depth == nil ? ":" : ": "
        needsComma = false
        isAfterName = true
        value(&self)
        needsComma = true
    }

    package mutating func member(_ name: String, string: String) {
        member(name) { $0.string(string) }
    }

    package mutating func member(_ name: String, number: String) {
        member(name) { $0.raw(number) }
    }

    package mutating func member(_ name: String, int: Int) {
        member(name) { $0.raw(String(int)) }
    }

    package mutating func member(_ name: String, bool: Bool) {
        member(name) { $0.raw(bool ? "true" : "false") }
    }

    package mutating func string(_ value: String) {
        separate()
        appendQuoted(value)
    }

    /// Appends text that is JSON already: a number, `true`, `null`, or a whole value.
    package mutating func raw(_ json: String) {
        separate()
        text += json
    }

    private mutating func bracketed(_ open: String, _ close: String, _ content: (inout JSONWriter) -> Void) {
        separate()
        text += open
        needsComma = false
        depth = depth.map { $0 + 1 }
        let start = text.utf8.count
        content(&self)
        depth = depth.map { $0 - 1 }
        if text.utf8.count > start { breakLine() }
        text += close
        needsComma = true
    }

    private mutating func separate() {
        if needsComma { text += "," }
        if isAfterName { isAfterName = false } else if !text.isEmpty { breakLine() }
        needsComma = true
    }

    private mutating func breakLine() {
        guard let depth else { return }
        text += "\n" + String(repeating: "  ", count: depth)
    }

    private mutating func appendQuoted(_ value: String) {
        text += "\""
        // Most texts need no escapes, and are appended at once.
        guard value.utf8.contains(where: { $0 < 0x20 || $0 == 0x22 || $0 == 0x5C }) else {
            text += value
            text += "\""
            return
        }
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            case "\u{0}"..<"\u{20}":
                let digits = String(scalar.value, radix: 16)
                text += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
            default: text.unicodeScalars.append(scalar)
            }
        }
        text += "\""
    }
}
