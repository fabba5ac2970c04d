import RuleModel
import Testing

struct PatternTests {
    @Test(arguments: [
        ("abc", "xabcx"), ("", ""), ("", "a"), ("a|b", "zb"), ("a.c", "abc"), ("a.c", "aếc"), ("^a", "ab"),
        ("b$", "ab"), ("^$", ""), ("a*", ""), ("a+", "baab"), ("a?b", "b"), ("a{3}", "aaa"),
        ("a{2,}", "aaaa"),
        ("^a{1,2}$", "aa"), ("a+?b", "aab"), ("a{2}?", "aa"), ("(ab)+", "abab"), ("(?:ab|cd)e", "cde"),
        ("[abc]", "xb"), ("[^abc]", "abd"), ("[a-c]x", "bx"), ("[]a]", "]"), ("[^]a]", "b"), ("[a-]", "-"),
        ("[-a]", "-"), ("[a^]", "^"), (#"[\d.]"#, "."), (#"[\]]"#, "]"), (#"\d\D"#, "1a"), (#"\w\W"#, "_-"),
        (#"\s\S"#, " x"), (#"\Bđ"#, "đa"), (#"\ba\b"#, "x a y"), (#"a\Bb"#, "ab"), (#"\."#, "."),
        (#"\_"#, "_"),
        (#"\t\n\r\f\v"#, "\t\n\r\u{C}\u{B}"), (#"\x41\x{1EBF}"#, "Aế"), (#"^\p{L}+$"#, "NguyễnĐức"),
        (#"\p{Lu}\p{Ll}"#, "Đỗ"), (#"\pN"#, "٣"), (#"\P{L}"#, "1"), (#"[\P{L}]"#, "1"), (#"[^\P{L}]"#, "é"),
        ("(?i)HÀ NỘI", "hà nội"), ("(?i)[a-z]đ", "QĐ"), ("(?i)[^a]", "b"), ("[à-ỹ]", "ế"), ("}", "}"),
        ("]", "]"),
        ("a{0}b", "b"), ("(|a)b", "b"), ("()*a", "a"), ("(a|)+$", "aa"), (#"\Aab\z"#, "ab"), ("^^a$$", "a"),
        ("[\u{1F600}-\u{1F64F}]", "😀"), ("e\u{301}", "\u{E9}"), ("\u{E9}", "e\u{301}"), ("^.$", "e\u{301}"),
        ("(?i)ß", "ß"), (#"[^\n]"#, "a"), ("^a|b$", "xb"), ("(^a)|c", "a"), ("[:alpha]", "l"),
    ])
    func `a text matches somewhere`(pattern: String, text: String) throws {
        #expect(try Pattern(pattern).matches(text))
    }

    @Test(arguments: [
        ("abc", "ab"), ("a.c", "a\nc"), ("^b", "ab"), ("a$", "ab"), ("a+", "b"), ("^a{2,3}$", "aaaa"),
        ("^a{2,3}$", "a"), ("[abc]", "d"), ("[^abc]", "abc"), (#"\d"#, "٣"), (#"\w"#, "ế"), (#"\ba"#, "ba"),
        (#"a\Bb"#, "a b"), ("A", "a"), ("(?i)a", "b"), ("(?i)[^a]", "A"), ("e", "é"), ("^$", "a"),
        ("a^b", "ab"),
        (#"\p{Lu}"#, "đ"), ("[à-ỹ]", "a"),
    ])
    func `a text does not match anywhere`(pattern: String, text: String) throws {
        #expect(try !Pattern(pattern).matches(text))
    }

    @Test(arguments: [
        ("a", "a", true), ("a", "ab", false), ("a", "ba", false), ("a|ab", "ab", true), ("a*", "", true),
        ("a*", "aab", false), ("(a|b)*c", "ababc", true), ("", "", true), ("", "a", false),
        ("^a$", "a", true),
        (#"\d{3}"#, "1234", false), (#"[A-Z]{2}\d+"#, "VN10", true), ("a*?", "aaa", true),
        ("\u{E9}", "e\u{301}", true),
    ])
    func `the whole text matches or not`(pattern: String, text: String, matches: Bool) throws {
        #expect(try Pattern(pattern).matchesWhole(text) == matches)
    }

    @Test(
        arguments: [
            ("(a", .unclosedGroup, 0), ("a(b(c)", .unclosedGroup, 1), ("a)", .unclosedGroup, 1),
            ("ế)", .unclosedGroup, 3),
            ("[a", .unclosedClass, 0), ("[]", .unclosedClass, 0), ("x[^]", .unclosedClass, 1),
            ("*a", .nothingToRepeat, 0),
            ("a|+", .nothingToRepeat, 2), ("(?:?)", .nothingToRepeat, 3), ("{2}", .nothingToRepeat, 0),
            ("a{", .badRepeat, 1), ("a{,2}", .badRepeat, 1), ("a{3,2}", .badRepeat, 1),
            ("a{2", .badRepeat, 1),
            ("a{x}", .badRepeat, 1), ("a**", .badRepeat, 2), ("a++", .badRepeat, 2),
            ("a{2}{3}", .badRepeat, 4),
            ("a*??", .badRepeat, 3), (#"a\"#, .badEscape, 1), (#"\q"#, .badEscape, 0),
            (#"\x4"#, .badEscape, 0),
            (#"\x{110000}"#, .badEscape, 0), (#"\x{D800}"#, .badEscape, 0), (#"\x{}"#, .badEscape, 0),
            (#"\x{41"#, .badEscape, 0), (#"\x+1"#, .badEscape, 0), (#"\p{L"#, .badEscape, 0),
            (#"[\b]"#, .badEscape, 1),
            (#"\ế"#, .badEscape, 0), ("[z-a]", .badRange, 1), (#"[a-\d]"#, .badRange, 1),
            (#"[\d-z]"#, .badRange, 1),
            (#"(a)\1"#, .unsupported, 3), ("(?=a)", .unsupported, 0), ("(?!a)", .unsupported, 0),
            ("(?<=a)", .unsupported, 0),
            ("(?P<n>a)", .unsupported, 0), ("a(?i)b", .unsupported, 1), (#"\p{Greek}"#, .unsupported, 0),
            ("[[:alpha:]]", .unsupported, 1), (#"\Qa"#, .unsupported, 0), ("a{1001}", .tooLarge, 1),
            ("(a{1000}){1000}", .tooLarge, 9), ("a{99999999999999999999}", .tooLarge, 1),
            ("e\u{301}e\u{301}(", .unclosedGroup, 6),
        ] as [(String, PatternFault.Problem, Int)])
    func `a fault is named at its place`(pattern: String, problem: PatternFault.Problem, offset: Int) {
        #expect(throws: PatternFault(problem: problem, offset: offset)) { try Pattern(pattern) }
    }

    @Test(.timeLimit(.minutes(1)))
    func `what would be too large is refused before it is built`() {
        let nested = String(repeating: "(", count: 50) + "a" + String(repeating: "{1000})", count: 50)
        let empty = String(repeating: "(", count: 50) + String(repeating: "){1000}", count: 50)
        let deep = String(repeating: "(", count: 5000) + String(repeating: ")", count: 5000)
        for pattern in [nested, empty, deep, String(repeating: "a", count: 5001)] {
            #expect(throws: PatternFault.self) { try Pattern(pattern) }
        }
        #expect(throws: Never.self) { try Pattern(String(repeating: "a?", count: 2000)) }
    }

    @Test(
        .timeLimit(.minutes(1)),
        arguments: ["(a*)*b", "(a|aa)+$b", "(a?){100}a{100}b", "(.*)(.*)(.*)b", "(a+)+b"])
    func `time is linear in the text`(pattern: String) throws {
        #expect(try !Pattern(pattern).matches(String(repeating: "a", count: 20_000)))
    }

    @Test func `patterns are the same if they are written the same`() throws {
        #expect(try Pattern("a") == Pattern("a"))
        #expect(try Pattern("a") != Pattern("(?:a)"))
        #expect(try Set([Pattern("a"), Pattern("a")]).count == 1)
    }
}
