import RuleDiagnostics
import RuleModel
import RuleRecords
import Testing

struct JSONParserTests {
    @Test(arguments: [
        ("null", "null"), (" true ", "true"), ("[]", "[]"), ("{}", "{}"), ("\t[1 ,\r\n2]", "[1,2]"),
        ("-0", "0"), ("0.10", "0.1"), ("12e2", "1200"), ("12.5E-1", "1.25"), ("1e+2", "100"),
        (#""\u0041\n\/\\""#, #""A\n/\\""#), (#""\ud83d\ude00""#, "\"😀\""),
        (#"{"":{"a":[null]}}"#, #"{"":{"a":[null]}}"#),
        ("\u{FEFF}1", "1"), ("9223372036854775807", "9223372036854775807"),
        (#""e\u0302\u0303""#, "\"ễ\""),
    ])
    func `reads what RFC 8259 allows`(text: String, expected: String) throws {
        #expect(JSONParserTests.dump(try JSONParser.value(of: Array(text.utf8))) == expected)
    }

    @Test(arguments: [
        ("", JSONFault.Problem.endOfText, 0), ("[1,]", .expectedValue, 3),
        ("[1 2]", .expectedCommaOrBracket, 3),
        ("{\"a\" 1}", .expectedColon, 5), ("{a:1}", .expectedName, 1), ("{\"a\":1,}", .expectedName, 7),
        ("{\"a\":1 \"b\":2}", .expectedCommaOrBrace, 7), ("01", .badNumber, 0), ("1.", .badNumber, 0),
        ("-", .badNumber, 0), ("1e", .badNumber, 0), (".5", .expectedValue, 0), ("+1", .expectedValue, 0),
        ("NaN", .expectedValue, 0), ("tru", .expectedValue, 0), ("\"a", .unclosedText, 0),
        ("\"a\nb\"", .controlCharacter, 2), (#""\x""#, .badEscape, 1), (#""\u12""#, .badEscape, 1),
        (#""\ud800""#, .loneSurrogate, 1), (#""\udc00\ud800""#, .loneSurrogate, 1), ("1 2", .trailingText, 2),
        ("{} x", .trailingText, 3), ("'a'", .expectedValue, 0), ("[1", .endOfText, 2),
        (#"{"a":1,"b":2,"a":3}"#, .duplicateName("a"), 13), ("\"\\", .unclosedText, 0),
    ])
    func `refuses what RFC 8259 does not allow`(text: String, problem: JSONFault.Problem, offset: Int) {
        #expect(throws: JSONFault(problem, at: offset)) { try JSONParser.value(of: Array(text.utf8)) }
    }

    @Test func `names of one letter composed in two ways are one name`() {
        #expect(throws: JSONFault(.duplicateName("\u{1EC5}"), at: 9)) {
            try JSONParser.value(of: Array("{\"\u{1EC5}\":1,\"e\u{302}\u{303}\":2}".utf8))
        }
    }

    @Test func `bytes that are not UTF-8 are refused at the text`() {
        #expect(throws: JSONFault(.notUTF8, at: 2)) {
            try JSONParser.value(of: [0x5B, 0x22, 0xC3, 0x22, 0x5D])
        }
    }

    @Test func `nesting ends at its limit`() throws {
        let limit = JSONParser.depthLimit
        func nested(_ depth: Int) -> [UInt8] {
            Array((String(repeating: "[", count: depth) + String(repeating: "]", count: depth)).utf8)
        }
        #expect(JSONParserTests.dump(try JSONParser.value(of: nested(limit))).utf8.count == 2 * limit)
        #expect(throws: JSONFault(.tooDeep, at: limit)) { try JSONParser.value(of: nested(limit + 1)) }
    }

    @Test func `a number too long to hold exactly is none and not rounded`() throws {
        #expect(try JSONParser.value(of: Array("1e30".utf8)).content == .number(nil))
    }

    @Test func `every value knows where it starts`() throws {
        let value = try JSONParser.value(of: Array(#"{"a": [1, "x"]}"#.utf8))
        guard case .object(let members) = value.content, let first = members.first,
            case .array(let items) = first.value.content
        else {
            Issue.record("not an object with an array")
            return
        }
        #expect([first.offset, first.value.offset] + items.map(\.offset) == [1, 6, 7, 10])
    }

    @Test(arguments: 0..<300 as Range<UInt64>)
    func `generated values come back as they were written`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let (text, expected) = JSONParserTests.generate(depth: 0, &generator)
        let value = try JSONParser.value(of: Array(text.utf8))
        #expect(JSONParserTests.dump(value) == expected, "seed \(seed): \(text)")
    }

    /// A random value as sloppy text and in the form of `dump`.
    private static func generate(
        depth: Int, _ generator: inout SeededGenerator
    ) -> (text: String, expected: String) {
        let space = ["", " ", "\n\t", "\r\n"].randomElement(using: &generator) ?? ""
        switch Int.random(in: depth > 4 ? 2...5 : 0...5, using: &generator) {
        case 0:
            let items = (0..<Int.random(in: 0...4, using: &generator)).map { _ in
                generate(depth: depth + 1, &generator)
            }
            return (
                space + "[" + items.map(\.text).joined(separator: ",") + space + "]",
                "[" + items.map(\.expected).joined(separator: ",") + "]"
            )
        case 1:
            let members = (0..<Int.random(in: 0...4, using: &generator)).map { number in
                (name: "\"k\(number)\"", value: generate(depth: depth + 1, &generator))
            }
            return (
                "{" + space
                    + members.map { $0.name + space + ":" + $0.value.text }.joined(separator: "," + space)
                    + "}" + space,
                "{" + members.map { $0.name + ":" + $0.value.expected }.joined(separator: ",") + "}"
            )
        case 2:
            let number = Int.random(in: -1_000_000...1_000_000, using: &generator)
            return (space + "\(number)e-2", (Rational(number, over: 100) ?? .zero).description)
        case 3:
            let scalars = (0..<6).map { _ in ["a", "ế", "\\u0020", "\\\"", "đ", "\\ud83d\\ude00"] }
            let text = scalars.compactMap { $0.randomElement(using: &generator) }.joined()
            let plain = text.replacing("\\u0020", with: " ").replacing("\\ud83d\\ude00", with: "😀")
            return (space + "\"\(text)\"", "\"\(plain)\"")
        case 4: return (space + "null" + space, "null")
        default: return ("true" + space, "true")
        }
    }

    private static func dump(_ value: JSONValue) -> String {
        var json = JSONWriter()
        write(value, to: &json)
        return json.text
    }

    private static func write(_ value: JSONValue, to json: inout JSONWriter) {
        switch value.content {
        case .null: json.raw("null")
        case .flag(let flag): json.raw(flag ? "true" : "false")
        case .number(let number): json.raw(number?.description ?? "too long")
        case .text(let text): json.string(text)
        case .array(let items): json.array(of: items) { write($1, to: &$0) }
        case .object(let members):
            json.object { json in
                for member in members { json.member(member.name) { write(member.value, to: &$0) } }
            }
        }
    }
}
