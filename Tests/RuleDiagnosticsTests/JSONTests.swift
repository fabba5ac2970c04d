import RuleDiagnostics
import Testing

struct JSONTests {
    @Test func `members and items are parted by commas`() {
        var json = JSONWriter()
        json.object { json in
            json.member("points", number: "82.5")
            json.member("missing") { $0.array(of: ["a", "b"]) { $0.string($1) } }
            json.member("empty") { $0.object { _ in } }
            json.member("ok", bool: true)
            json.member("count", int: -3)
        }
        #expect(json.text == #"{"points":82.5,"missing":["a","b"],"empty":{},"ok":true,"count":-3}"#)
    }

    @Test func `a line goes on after what it begins with`() {
        var json = JSONWriter(after: Array(#"{"id":"1","#.utf8))
        json.member("a", int: 1)
        json.member("gap") { $0.raw("") }
        json.member("b") { $0.array { _ in } }
        #expect(json.text == #"{"id":"1","a":1,"gap":,"b":[]"#)
    }

    @Test(arguments: [
        (0, 0, "0"), (0, 2, "0.00"), (5, 1, "0.5"), (125, 1, "12.5"), (-5, 2, "-0.05"), (100, 0, "100"),
        (Int64.max, 18, "9.223372036854775807"), (Int64.min, 0, "-9223372036854775808"), (7, 3, "0.007"),
        (1_000_000_000_000_000_000, 0, "1000000000000000000"),
    ])
    func `a decimal is written by its last digit`(units: Int64, places: Int, text: String) {
        var json = JSONWriter()
        json.object { $0.member("n", units: units, places: places) }
        #expect(json.text == "{\"n\":" + text + "}")
    }

    @Test(arguments: [
        ("Đạt 😀", #""Đạt 😀""#), ("a\"b\\c", #""a\"b\\c""#), ("\n\r\t", #""\n\r\t""#),
        ("\u{0}\u{1F}\u{7F}", "\"\\u0000\\u001f\u{7F}\""), ("\r\n", #""\r\n""#), ("e\u{301}", "\"e\u{301}\""),
    ])
    func `texts are escaped where JSON asks for it`(text: String, expected: String) {
        var json = JSONWriter()
        json.string(text)
        #expect(Array(json.text.utf8) == Array(expected.utf8))
    }

    @Test func `a finding is one object with both languages and every place`() {
        var sources = SourceSet()
        let file = sources.add(path: "gói.yaml", bytes: Array("😀: 1\nb: 79\n".utf8))
        let span = SourceSpan(file: file, lower: 11, upper: 13)
        let finding = Diagnostic(
            .bandGap, message: LocalizedText(vi: "bỏ trống", en: "left out"),
            at: Label(span, LocalizedText(vi: "dừng ở đây", en: "stops here")),
            secondary: [Label(SourceSpan(file: file, lower: 4, upper: 5))],
            notes: [LocalizedText(vi: "điểm nguyên", en: "whole points")],
            help: [FixIt(LocalizedText(vi: "đổi", en: "change"), edits: [FixIt.Edit(span, "89")])])
        let place = #""span":{"lower":11,"upper":13},"line":2,"column":4,"utf16Column":4"#
        let expected =
            #"{"code":"P503","severity":"error","message":{"vi":"bỏ trống","en":"left out"},"file":"gói.yaml","#
            + place + #","label":{"vi":"dừng ở đây","en":"stops here"},"labels":[{"file":"gói.yaml","#
            + #""span":{"lower":4,"upper":5},"line":1,"column":2,"utf16Column":3}],"#
            + #""notes":[{"vi":"điểm nguyên","en":"whole points"}],"#
            + #""help":[{"message":{"vi":"đổi","en":"change"},"edits":[{"file":"gói.yaml","#
            + place + #","replacement":"89"}]}]}"#
        #expect(JSONRenderer(sources).render(finding) == expected)
    }
}
