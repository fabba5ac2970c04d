import RuleSource
import Testing

struct CoreSchemaTests {
    private static func scalar(_ text: String) throws -> Node.Scalar {
        try #require(Reading("- \(text)\n").root?.items?.first?.scalar)
    }

    @Test(arguments: ["", "~", "null", "Null", "NULL"])
    func `an empty value or null is null`(text: String) throws {
        #expect(try Self.scalar(text).resolved == .null)
    }

    @Test(arguments: ["true", "True", "TRUE", "false", "False", "FALSE"])
    func `only true and false are flags`(text: String) throws {
        #expect(try Self.scalar(text).resolved == .flag(text.lowercased() == "true"))
    }

    @Test(arguments: [
        "0", "10", "-5", "+7", "01234", "0x1F", "0o17", "0.5", ".5", "5.", "1e3", "-1.5E-3", ".inf", "-.INF",
        ".nan",
    ])
    func `digits are a number and stay as written`(text: String) throws {
        #expect(try Self.scalar(text).resolved == .number(text))
    }

    @Test(arguments: [
        "yes", "No", "tRUE", "nULL", "1,5", "12:30", "2020-09-21", "90%", "1.2.3", "1e", "0x", "0xG", "0o8",
        "-", "+", ".", "1 000", "Đạt", "e5", "-0x1F", "+.nan", "1_000",
    ])
    func `all else is text`(text: String) throws {
        // A lone dash would open a list.
        let written = text == "-" ? "--" : text
        #expect(try Self.scalar(written).resolved == .text)
    }

    @Test(arguments: ["'true'", "\"10\"", "\"\"", "|\n  10\n", ">\n  true\n"])
    func `a quoted or block scalar is text`(text: String) throws {
        let scalar = try Self.scalar(text)
        #expect(scalar.resolved == .text)
        #expect(scalar.trap == nil)
    }

    @Test(
        arguments: [
            ("yes", .flagWord), ("NO", .flagWord), ("On", .flagWord), ("off", .flagWord), ("y", .flagWord),
            ("N", .flagWord), ("01234", .leadingZero), ("-007", .leadingZero), ("00.5", .leadingZero),
            ("1,5", .decimalComma), ("-85,25", .decimalComma), ("85,5%", .decimalComma),
            ("12:30", .sexagesimal), ("1:20:30", .sexagesimal), ("2020-09-21", .date), ("2020-9-1", .date),
        ] as [(String, Node.Scalar.Trap)])
    func `a value that others read differently is a trap`(text: String, trap: Node.Scalar.Trap) throws {
        #expect(try Self.scalar(text).trap == trap)
    }

    @Test(arguments: [
        "0", "0.5", "10", "-5", "có", "yesterday", "1,5,2", "12:345", "20-09-21", "2020-09-21T10:00", "Đạt",
        "",
        "2020-2021", "0x1F", "a,5",
    ])
    func `a plain value is no trap`(text: String) throws {
        #expect(try Self.scalar(text).trap == nil)
    }
}
