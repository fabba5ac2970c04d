import RuleDiagnostics
import TestSupport
import Testing

struct TextRendererTests {
    /// Prints a finding whose primary label is the first marked piece; the others are secondary.
    private static func print(
        _ marked: String, _ words: [String?], _ language: Language = .vietnamese, notes: [String] = [],
        help: [String] = [], usesColor: Bool = false
    ) -> String {
        let source = MarkedSource(marked)
        var sources = SourceSet()
        let file = sources.add(path: "pack.yaml", bytes: source.bytes)
        let labels = zip(source.ranges, words).map { range, words in
            Label(
                SourceSpan(file: file, lower: range.lowerBound, upper: range.upperBound),
                words.map { LocalizedText(vi: $0, en: $0) })
        }
        let finding = Diagnostic(
            .bandGap, message: LocalizedText(vi: "bỏ trống `80...89`", en: "leaves out `80...89`"),
            at: labels[0], secondary: Array(labels.dropFirst()),
            notes: notes.map { LocalizedText(vi: $0, en: $0) },
            help: help.map { FixIt(LocalizedText(vi: $0, en: $0)) })
        return TextRenderer(sources, language: language, usesColor: usesColor).render(finding)
    }

    /// The rows below the bar, without the last one.
    private static func window(_ marked: String, _ words: [String?]) -> String {
        let rows = print(marked, words).split(separator: "\n", omittingEmptySubsequences: false)
        return rows.dropFirst(3).dropLast(2).joined(separator: "\n")
    }

    @Test func `a finding is printed with its lines, notes and help`() {
        let marked = """
            bands:
              - { label: "Đạt loại giỏi", from: ⟦90⟧ }
              - { label: "Đạt", from: 50, to: ⟦79⟧ }
            """
        let text = Self.print(
            marked, ["mức trên", "mức dưới"], notes: ["điểm nguyên"], help: ["đổi `79` thành `89`"])
        #expect(
            text == """
                lỗi[P503]: bỏ trống `80...89`
                  --> pack.yaml:2:37
                  |
                2 |   - { label: "Đạt loại giỏi", from: 90 }
                  |                                     ^^ mức trên
                3 |   - { label: "Đạt", from: 50, to: 79 }
                  |                                   -- mức dưới
                  = ghi chú: điểm nguyên
                  = trợ giúp: đổi `79` thành `89`   (binhxet codes P503)

                """)
    }

    @Test func `English has its own words`() {
        let text = Self.print("a: ⟦1⟧", [nil], .english, notes: ["n"], help: ["h"])
        #expect(
            text == """
                error[P503]: leaves out `80...89`
                  --> pack.yaml:1:4
                  |
                1 | a: 1
                  |    ^
                  = note: n
                  = help: h   (binhxet codes P503)

                """)
    }

    @Test(arguments: [
        // Precomposed and decomposed letters take the same cells.
        ("Đạt tiếng: ⟦việt⟧ x", "1 | Đạt tiếng: việt x\n  |            ^^^^"),
        (
            "Đa\u{323}t tie\u{302}\u{301}ng: ⟦vie\u{323}\u{302}t⟧ x",
            "1 | Đa\u{323}t tie\u{302}\u{301}ng: vie\u{323}\u{302}t x\n  |            ^^^^"
        ),
        // A mark alone is shown under its letter.
        ("ve⟦\u{323}⟧t", "1 | ve\u{323}t\n  |  ^"),
        ("日本: ⟦語⟧x", "1 | 日本: 語x\n  |       ^^"),
        ("😀 ⟦a⟧", "1 | 😀 a\n  |    ^"),
        ("\ta:\t⟦b⟧", "1 |     a:  b\n  |         ^"),
        ("a⟦\t⟧b", "1 | a   b\n  |  ^^^"),
        ("a\u{1B}[31m⟦b⟧", "1 | a�[31mb\n  |       ^"),
        ("\u{FEFF}⟦a⟧: 1", "1 | a: 1\n  | ^"),
        ("a: ⟦⟧", "1 | a:\n  |    ^"),
        ("a: 1\r\nb: ⟦2⟧\r\n", "2 | b: 2\n  |    ^"),
    ])
    func `marks stand under their letters`(marked: String, expected: String) {
        #expect(Array(Self.window(marked, [nil]).utf8) == Array(expected.utf8))
    }

    @Test func `broken bytes take one cell each`() {
        var sources = SourceSet()
        let file = sources.add(path: "p", bytes: [0x61, 0xFF, 0xFE, 0x62])
        let finding = Diagnostic(
            .invalidUTF8, message: LocalizedText(vi: "m", en: "m"),
            at: Label(SourceSpan(file: file, lower: 3, upper: 4)))
        let text = TextRenderer(sources, language: .english).render(finding)
        #expect(text.contains("1 | a��b\n  |    ^\n"))
    }

    @Test func `the words of all labels on a line hang from their marks`() {
        let window = Self.window("{ ⟦a⟧: 1, b: ⟦2⟧, c: ⟦3⟧ }", ["một", "hai", "ba"])
        #expect(
            window == """
                1 | { a: 1, b: 2, c: 3 }
                  |   ^        -     - ba
                  |   |        |
                  |   |        hai
                  |   một
                """)
    }

    @Test func `labels that lie in one another keep their words apart`() {
        let window = Self.window("a: ⟦b + ⟦c⟧⟧", ["cả", "phần"])
        #expect(
            window == """
                1 | a: b + c
                  |    ^^^^^
                  |    |   |
                  |    |   phần
                  |    cả
                """)
    }

    @Test func `lines far apart have a gap and near ones none`() {
        let window = Self.window("⟦a⟧\nb\n⟦c⟧\nd\ne\n⟦f⟧", ["1", "2", "3"])
        #expect(
            window == """
                1 | a
                  | ^ 1
                2 | b
                3 | c
                  | - 2
                ...
                6 | f
                  | - 3
                """)
    }

    @Test func `a label over several lines is shown on its first and last`() {
        let window = Self.window("x: ⟦a\n  b\n  c\n  d\n⟧e", ["cả đoạn"])
        #expect(
            window == """
                1 | x: a
                  |    ^
                ...
                4 |   d
                  |   ^ cả đoạn
                """)
    }

    @Test func `line numbers stand right`() {
        let window = Self.window(String(repeating: "x\n", count: 8) + "⟦a⟧\n⟦b⟧", [nil, nil])
        #expect(
            window == """
                 9 | a
                   | ^
                10 | b
                   | -
                """)
    }

    @Test func `a label in another file has its own window`() {
        var sources = SourceSet()
        let pack = sources.add(path: "pack.yaml", bytes: Array("a: 1".utf8))
        let overlay = sources.add(path: "overlay.yaml", bytes: Array("\nset: 2".utf8))
        let finding = Diagnostic(
            .unusedField, severity: .warning, message: LocalizedText(vi: "m", en: "m"),
            at: Label(SourceSpan(file: overlay, lower: 6, upper: 7)),
            secondary: [
                Label(SourceSpan(file: pack, lower: 3, upper: 4), LocalizedText(vi: "ở đây", en: "here"))
            ])
        #expect(
            TextRenderer(sources, language: .vietnamese).render(finding) == """
                cảnh báo[N408]: m
                  --> overlay.yaml:2:6
                  |
                2 | set: 2
                  |      ^
                  ::: pack.yaml:1:4
                  |
                1 | a: 1
                  |    - ở đây
                  = (binhxet codes N408)

                """)
        #expect(
            CompactRenderer(sources, language: .vietnamese).render(finding)
                == "overlay.yaml:2:6: cảnh báo[N408]: m\n")
    }

    @Test func `colour only adds colour`() {
        let plain = Self.print("{ ⟦a⟧: 1, b: ⟦2⟧ }", ["một", "hai"], help: ["h"])
        let colored = Self.print("{ ⟦a⟧: 1, b: ⟦2⟧ }", ["một", "hai"], help: ["h"], usesColor: true)
        #expect(colored.hasPrefix("\u{1B}[1;31mlỗi[P503]\u{1B}[0m"))
        var stripped = colored
        for code in ["\u{1B}[1;31m", "\u{1B}[1;34m", "\u{1B}[1m", "\u{1B}[0m"] {
            stripped = stripped.replacing(code, with: "")
        }
        #expect(stripped == plain)
    }
}
