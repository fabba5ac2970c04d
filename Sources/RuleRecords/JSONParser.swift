import RuleDiagnostics
import RuleModel

/// Reads JSON exactly as RFC 8259 writes it, with exact numbers and the place of every value.
///
/// Faults that leave the structure clear, such as a name given twice, are collected in `faults`; after a fault of
/// the structure nothing can be read, so it is thrown.
package struct JSONParser {
    /// How deep arrays and objects may nest.
    package static let depthLimit = 32

    /// So many members are looked through faster than a set of their names is made.
    private static let fewMembers = 8

    let bytes: [UInt8]
    let end: Int
    var offset: Int
    /// Whether texts are brought to normal form C; an editor's documents must stay as they are.
    var normalizes = true
    /// Faults that did not stop the parser, in order of place.
    package internal(set) var faults: [JSONFault] = []
    private var depth = 0

    /// Reads from one byte up to another, or to the end.
    package init(_ bytes: [UInt8], from start: Int = 0, to end: Int? = nil) {
        self.bytes = bytes
        self.end = end ?? bytes.count
        offset = start
    }

    /// The one value of a whole text.
    ///
    /// Texts are brought to normal form C, unless they are wanted as they are.
    ///
    /// - Throws: the first fault of any kind.
    package static func value(of bytes: [UInt8], normalized: Bool = true) throws(JSONFault) -> JSONValue {
        var parser = JSONParser(bytes, from: bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0)
        parser.normalizes = normalized
        let value = try parser.parseWhole()
        if let fault = parser.faults.first { throw fault }
        return value
    }

    /// Parses one value with nothing but white space around it.
    package mutating func parseWhole() throws(JSONFault) -> JSONValue {
        skipSpace()
        let value = try parseValue()
        skipSpace()
        guard offset == end else { throw JSONFault(.trailingText, at: offset) }
        return value
    }

    /// Gives the faults collected so far and forgets them.
    mutating func takeFaults() -> [JSONFault] {
        defer { faults = [] }
        return faults
    }

    /// The next byte, or none at the end.
    var next: UInt8? {
        offset < end ? bytes[offset] : nil
    }

    mutating func skipSpace() {
        while let byte = next,
            byte == .space || byte == .lineFeed || byte == .carriageReturn || byte == .tab
        { offset += 1 }
    }

    /// Parses the value that starts at the next byte.
    mutating func parseValue() throws(JSONFault) -> JSONValue {
        let start = offset
        guard let byte = next else { throw JSONFault(.endOfText, at: offset) }
        let content: JSONValue.Content =
            switch byte {
            case UInt8(ascii: "{"):
                .object(try nested { (parser) throws(JSONFault) in try parser.parseMembers() })
            case UInt8(ascii: "["):
                .array(try nested { (parser) throws(JSONFault) in try parser.parseItems() })
            case .quote: .text(try parseText())
            case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): .number(try parseNumber())
            case UInt8(ascii: "t"): try parse("true", as: .flag(true))
            case UInt8(ascii: "f"): try parse("false", as: .flag(false))
            case UInt8(ascii: "n"): try parse("null", as: .null)
            default: throw JSONFault(.expectedValue, at: offset)
            }
        return JSONValue(content, offset: start)
    }

    private mutating func nested<Content>(
        _ parse: (inout JSONParser) throws(JSONFault) -> Content
    ) throws(JSONFault) -> Content {
        guard depth < JSONParser.depthLimit else { throw JSONFault(.tooDeep, at: offset) }
        depth += 1
        defer { depth -= 1 }
        return try parse(&self)
    }

    private mutating func parse(
        _ word: String, as content: JSONValue.Content
    ) throws(JSONFault) -> JSONValue.Content {
        let length = word.utf8.count
        guard offset + length <= end, bytes[offset..<(offset + length)].elementsEqual(word.utf8)
        else { throw JSONFault(.expectedValue, at: offset) }
        offset += length
        return content
    }

    private mutating func parseItems() throws(JSONFault) -> [JSONValue] {
        offset += 1
        var items: [JSONValue] = []
        skipSpace()
        if next == UInt8(ascii: "]") {
            offset += 1
            return items
        }
        while true {
            skipSpace()
            items.append(try parseValue())
            guard try isFollowed(before: UInt8(ascii: "]"), else: .expectedCommaOrBracket) else {
                return items
            }
        }
    }

    private mutating func parseMembers() throws(JSONFault) -> [JSONMember] {
        offset += 1
        var members: [JSONMember] = []
        var names: Set<String> = []
        skipSpace()
        if next == UInt8(ascii: "}") {
            offset += 1
            return members
        }
        while true {
            skipSpace()
            let start = offset
            guard let byte = next else { throw JSONFault(.endOfText, at: offset) }
            guard byte == .quote else { throw JSONFault(.expectedName, at: offset) }
            let name = try parseText()
            skipSpace()
            guard let colon = next else { throw JSONFault(.endOfText, at: offset) }
            guard colon == UInt8(ascii: ":") else { throw JSONFault(.expectedColon, at: offset) }
            offset += 1
            skipSpace()
            let value = try parseValue()
            if JSONParser.isNew(name, among: members, &names) {
                members.append(JSONMember(name: name, offset: start, value: value))
            } else {
                faults.append(JSONFault(.duplicateName(name), at: start))
            }
            guard try isFollowed(before: UInt8(ascii: "}"), else: .expectedCommaOrBrace) else {
                return members
            }
        }
    }

    /// Whether no member has a name.
    ///
    /// - Parameters:
    ///   - name: The name.
    ///   - members: The members so far.
    ///   - names: Their names, once they are more than a few.
    /// - Returns: False where one has it.
    private static func isNew(_ name: String, among members: [JSONMember], _ names: inout Set<String>) -> Bool
    {
        guard members.count > JSONParser.fewMembers else { return !members.contains { $0.name == name } }
        if names.isEmpty { names = Set(members.map(\.name)) }
        return names.insert(name).inserted
    }

    /// Steps over `,` or the closing bracket; whether it was `,`.
    mutating func isFollowed(before close: UInt8, else problem: JSONFault.Problem) throws(JSONFault) -> Bool {
        skipSpace()
        guard let byte = next else { throw JSONFault(.endOfText, at: offset) }
        guard byte == .comma || byte == close else { throw JSONFault(problem, at: offset) }
        offset += 1
        return byte == .comma
    }

    private mutating func parseNumber() throws(JSONFault) -> Rational? {
        let start = offset
        if next == UInt8(ascii: "-") { offset += 1 }
        let whole = offset
        skipDigits()
        guard offset > whole, offset == whole + 1 || bytes[whole] != UInt8(ascii: "0") else {
            throw JSONFault(.badNumber, at: start)
        }
        if next == .point {
            offset += 1
            guard skipDigits() else { throw JSONFault(.badNumber, at: start) }
        }
        if next == UInt8(ascii: "e") || next == UInt8(ascii: "E") {
            offset += 1
            if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { offset += 1 }
            guard skipDigits() else { throw JSONFault(.badNumber, at: start) }
        }
        return Rational(utf8: bytes[start..<offset])
    }

    /// Steps over digits; whether there were any.
    @discardableResult
    private mutating func skipDigits() -> Bool {
        let start = offset
        while let byte = next, byte.isDigit { offset += 1 }
        return offset > start
    }
}
