import RuleDiagnostics
import RuleRecords
import Testing

/// The outline of a document, and writing it in the house layout.
struct OutlineTests {
    private static func lines(_ entries: [JSONValue], _ indent: String = "") -> [String] {
        entries.flatMap { entry -> [String] in
            let detail = entry["detail"]?.text.map { ": \($0)" } ?? ""
            return [indent + (entry["name"]?.text ?? "") + detail]
                + lines(entry["children"]?.items ?? [], indent + "  ")
        }
    }

    private static func outline(of path: String) throws -> [String] {
        var editor = try SampleRules.opened(Editor(language: .vietnamese))
        let answer = try editor.request(
            "textDocument/documentSymbol", #"{"textDocument":{"uri":\#(Editor.uri(Editor.whole(path)))}}"#)
        return lines(try #require(answer["result"]?.items))
    }

    @Test func `a pack has its sections, and in them what it defines`() throws {
        let lines = try Self.outline(of: SampleRules.pack)
        #expect(lines.first == "title: Tên danh hiệu")
        for line in [
            "sources: Các văn bản được viện dẫn", "  vd: Văn bản ví dụ", "fields: Các trường của một hồ sơ",
            "  people: Thành viên", "    age: Tuổi", "parameters: Các con số mà địa phương có thể thay đổi",
            "  pass_mark: Điểm đạt", "  pupils: Trẻ em", "criteria: Các tiêu chí", "  1: Gia đình học tập",
            "    1.1: Tỉ lệ Gia đình học tập", "    2.1: Theo vùng", "  dat: Đạt",
        ] { #expect(lines.contains(line), "\(line) in \(lines)") }
    }

    @Test func `worked cases and overlays have theirs`() throws {
        #expect(
            try Self.outline(of: SampleRules.tests) == [
                "cases: Các trường hợp", "  đủ điểm", "  ở tỉnh",
                "tables: Các bảng trường hợp, mỗi dòng một trường hợp", "  Ngưỡng", "  Chồng lên",
            ])
        let lines = try Self.outline(of: SampleRules.overlay)
        for line in ["  parameters.pass_mark: 80", "  vl: Quyết định của tỉnh", "  2.3: Họp đều"] {
            #expect(lines.contains { $0.hasSuffix(line) }, "\(line) in \(lines)")
        }
    }

    @Test func `each name lies in what belongs to it`() throws {
        var editor = try SampleRules.opened(Editor())
        let answer = try editor.request(
            "textDocument/documentSymbol",
            #"{"textDocument":{"uri":\#(Editor.uri(Editor.whole(SampleRules.pack)))}}"#)
        func check(_ entries: [JSONValue], in whole: Range<Int>) throws {
            for entry in entries {
                let text = SampleRules.packText
                let range = try #require(entry["range"].flatMap { editor.bytes(of: $0, in: text) })
                let name = try #require(entry["selectionRange"].flatMap { editor.bytes(of: $0, in: text) })
                #expect(range.contains(name.lowerBound) && name.upperBound <= range.upperBound)
                #expect(whole.lowerBound <= range.lowerBound && range.upperBound <= whole.upperBound)
                try check(entry["children"]?.items ?? [], in: range)
            }
        }
        try check(answer["result"]?.items ?? [], in: 0..<SampleRules.packText.utf8.count)
    }

    @Test func `without a formatter none is offered`() throws {
        var editor = try SampleRules.opened(Editor())
        #expect(editor.capabilities?["documentFormattingProvider"] == nil)
        let answer = try editor.request(
            "textDocument/formatting",
            #"{"textDocument":{"uri":\#(Editor.uri(Editor.whole(SampleRules.pack)))}}"#)
        #expect(answer["error"]?["code"]?.number == "-32601")
    }

    @Test(arguments: [
        ("a: 1\nb:  2\nc: 3\n", "a: 1\nb: 2\nc: 3\n"), ("a: 1\n", "a: 1\n"), ("ế: 1\nề: 2\n", "ề: 1\nề: 2\n"),
        ("a: 1", "a: 1\n"), ("", "a: 1\n"), ("a: 1\na: 1\na: 1\n", "a: 1\na: 1\n"), ("a: 1\n", ""),
    ])
    func `a formatter's text comes as the lines that differ`(old: String, new: String) throws {
        var editor = try Editor(format: { _ in new })
        #expect(editor.capabilities?["documentFormattingProvider"]?.flag == true)
        try editor.open(SampleRules.pack, old)
        let answer = try editor.request(
            "textDocument/formatting",
            #"{"textDocument":{"uri":\#(Editor.uri(Editor.whole(SampleRules.pack)))}}"#)
        let edits = try #require(answer["result"]?.items)
        #expect(edits.count == (old == new ? 0 : 1))
        #expect(try editor.applying(edits, to: old) == new)
    }
}
