import RuleDiagnostics
import RuleRecords
import TestSupport
import Testing

/// Other names for what rules define, in all files that name it.
struct RenameTests {
    /// What came of a rename: the texts by path, or the message that refuses it.
    private enum Outcome: Equatable {
        case texts([String: String])
        case refused(String)
    }

    private static func rename(
        _ piece: String, to name: String, in path: String = SampleRules.pack,
        of text: String = SampleRules.packText, prepared editor: Editor? = nil
    ) throws -> Outcome {
        var editor = try editor ?? SampleRules.opened(Editor())
        let source = MarkedSource(text.marked(piece))
        try editor.open(path, source.text)
        let offset = try #require(source.ranges.first).lowerBound
        let answer = try editor.request(
            "textDocument/rename",
            editor.question(path, offset, source.text, also: #","newName":\#(Editor.quoted(name))"#))
        if let message = answer["error"]?["message"]?.text { return .refused(message) }
        guard case .object(let files)? = answer["result"]?["changes"]?.content else { return .texts([:]) }
        var texts: [String: String] = [:]
        for file in files {
            let path = try #require(FileURI.path(of: file.name))
            let old = try #require(editor.text(of: path))
            texts[String(path.dropFirst(Editor.rules.count))] = try editor.applying(file.value.items, to: old)
        }
        return .texts(texts)
    }

    /// The lines that differ from the sample, as they are now.
    private static func changedLines(_ outcome: Outcome) throws -> [String] {
        guard case .texts(let texts) = outcome else {
            Issue.record("refused: \(outcome)")
            return []
        }
        let olds = [
            SampleRules.pack: SampleRules.packText, SampleRules.overlay: SampleRules.overlayText,
            SampleRules.tests: SampleRules.testsText, SampleRules.shared: SampleRules.sharedText,
        ]
        return try texts.sorted { $0.key < $1.key }.flatMap { path, text in
            let old = try #require(olds[path]).split(separator: "\n", omittingEmptySubsequences: false)
            let new = text.split(separator: "\n", omittingEmptySubsequences: false)
            #expect(old.count == new.count)
            return zip(old, new).filter { $0 != $1 }.map { "\($0.1.drop { $0 == " " })" }
        }
    }

    @Test(arguments: [
        // A field, in conditions, limits, cases and columns; `Learning` in labels only looks alike.
        (
            "part: learn⟦⟧ing", "hoc_tap",
            [
                "hoc_tap: { type: count, max: families, label: { vi: Số Gia đình học tập, en: Learning families } }",
                "require: share(hoc_tap, families) >= 1 / 2",
                "award: { share: { part: hoc_tap, whole: families }, scale: proportional }",
                "record: { registered: true, families: 4, hoc_tap: 4, region: far, citizens: 1, people: [{ age: 7 }] }",
                "record: { period: 2022, registered: true, families: 4, hoc_tap: 1, meetings: 2 }",
                "columns: [record.hoc_tap, because.1.1, least]",
                "- [{ families: 2, hoc_tap: 1 }, { \"1.1\": 20 }]",
            ]
        ),
        // A field of one list, not the one of another that looks just like it.
        (
            "c.enr⟦⟧olled", "di_hoc",
            [
                "di_hoc: { type: flag, label: { vi: Đang đi học, en: At school } }",
                "at_school: pupils.filter(c, c.di_hoc)",
                "missing: [\"people[0].di_hoc\"]",
            ]
        ),
        // A parameter, in tests of numbers and paths of overlays.
        (
            "  pass_mark⟦⟧:", "muc_dat",
            [
                "muc_dat:",
                "- { id: dat, label: { vi: Đạt, en: Recognised }, points: \">= muc_dat\", recognised: true }",
                "- { id: chua-dat, label: { vi: Chưa đạt, en: Not yet }, points: \"< muc_dat\", recognised: false }",
                "parameters.muc_dat: 80",
            ]
        ),
        // A parameter that differs by a field.
        (
            ">= least_⟦⟧age", "tuoi",
            [
                "tuoi: { by: region, of: { normal: 6, far: 5 }, source: { ref: vd, verified: true } }",
                "value: people.filter(p, p.age >= tuoi && p.age < 18)",
            ]
        ),
        // A choice field, its table, its award and its codes' owner.
        (
            "by: reg⟦⟧ion", "vung",
            [
                "vung:",
                "least_age: { by: vung, of: { normal: 6, far: 5 }, source: { ref: vd, verified: true } }",
                "award: { choice: vung, points: { normal: 10, far: 20 } }",
                "award: { when: \"citizens > 0 && vung == 'far' || guests.all(g, g.age > 0 && g.enrolled)\" }",
                "record: { registered: true, families: 4, learning: 4, vung: far, citizens: 1, people: [{ age: 7 }] }",
                "indicators.2.1.award: { choice: vung, points: { normal: 5, far: 10 } }",
            ]
        ),
        // A list of items.
        (
            "value: peo⟦⟧ple.filter", "nguoi",
            [
                "nguoi:", "value: nguoi.filter(p, p.age >= least_age && p.age < 18)",
                "record: { registered: true, families: 4, learning: 4, region: far, citizens: 1, nguoi: [{ age: 7 }] }",
                "missing: [\"nguoi[0].enrolled\"]",
            ]
        ),
        // A derived value.
        (
            "size(pup⟦⟧ils)", "tre_em",
            [
                "tre_em:", "at_school: tre_em.filter(c, c.enrolled)",
                "share: { part: size(at_school), whole: size(tre_em) }",
            ]
        ),
        // A document.
        (
            "  mo⟦⟧i: {", "qd-2022",
            [
                "qd-2022: { vi: Quyết định mới, en: New decision }",
                "values: { 2020-01-01: 50, 2022-01-01: { value: 60, source: { ref: qd-2022, at: Điều 2, verified: true } } }",
            ]
        ),
        // An id that needs quotes has them, and paths of overlays follow.
        (
            "id: \"2⟦⟧.1\"", "2.9",
            [
                "- id: \"2.9\"", "because: { \"1.1\": 40, \"2.9\": 20 }", "indicators.2.9.max: 10",
                "indicators.2.9.award: { choice: region, points: { normal: 5, far: 10 } }",
            ]
        ),
        ("id: gia-⟦⟧dinh", "0.1", ["- id: \"0.1\"", "barred: [\"0.1\"]"]),
        (
            "id: da⟦⟧t,", "cong-nhan",
            [
                "- { id: cong-nhan, label: { vi: Đạt, en: Recognised }, points: \">= pass_mark\", recognised: true }",
                "class: cong-nhan",
            ]
        ),
        // A variable within its macro.
        (
            "all(g, ⟦⟧g.age", "khach",
            [
                "award: { when: \"citizens > 0 && region == 'far' || guests.all(khach, khach.age > 0 && khach.enrolled)\" }"
            ]
        ),
    ])
    func `a name is changed wherever it is used, and nothing else is`(
        piece: String, name: String, lines: [String]
    ) throws {
        #expect(Set(try Self.changedLines(Self.rename(piece, to: name))) == Set(lines))
    }

    @Test func `a field that packs share is renamed in the packs that include it, and only there`() throws {
        var editor = try SampleRules.opened(Editor())
        let other = "dong-ho-hoc-tap/khac/pack.yaml"
        let third = "dong-ho-hoc-tap/rieng/pack.yaml"
        let renamedPack = SampleRules.packText.replacing(
            "dong-ho-hoc-tap/vi-du", with: "dong-ho-hoc-tap/khac")
        try editor.open(other, renamedPack)
        let own = "  citizens: { type: count, max: 9, label: { vi: a, en: b } }\n  registered:"
        let apart = SampleRules.packText.replacing("include: [dong-ho]\n", with: "")
            .replacing("  registered:", with: own)
        try editor.open(third, apart)
        let outcome = try Self.rename("\"cit⟦⟧izens > 0", to: "cong_dan", prepared: editor)
        guard case .texts(let texts) = outcome else {
            Issue.record("\(outcome)")
            return
        }
        #expect(Set(texts.keys) == [SampleRules.pack, SampleRules.shared, SampleRules.tests, other])
        #expect(texts[SampleRules.shared]?.contains("  cong_dan: { type: count, max: workers") == true)
        #expect(texts[other]?.contains("cong_dan > 0 && region == 'far'") == true)
        #expect(texts[SampleRules.tests]?.contains("cong_dan: 1") == true)
    }

    @Test(arguments: [
        (
            "part: learn⟦⟧ing", "1x",
            "the name `1x` may hold only plain letters, digits and `_`, and be no word of the language"
        ),
        (
            "part: learn⟦⟧ing", "số_liệu",
            "the name `số_liệu` may hold only plain letters, digits and `_`, and be no word of the language"
        ),
        (
            "part: learn⟦⟧ing", "in",
            "the name `in` may hold only plain letters, digits and `_`, and be no word of the language"
        ),
        (
            "part: learn⟦⟧ing", "period",
            "the name `period` may hold only plain letters, digits and `_`, and be no word of the language"
        ),
        ("part: learn⟦⟧ing", "families", "there is a `families` already"),
        ("part: learn⟦⟧ing", "pupils", "there is a `pupils` already"),
        ("part: learn⟦⟧ing", "citizens", "there is a `citizens` already"),
        ("part: learn⟦⟧ing", "meetings", "there is a `meetings` already"),
        ("part: learn⟦⟧ing", "g", "there is a `g` already"),
        ("c.enr⟦⟧olled", "age", "there is a `age` already"),
        ("id: \"2⟦⟧.1\"", "2.2", "there is a `2.2` already"),
        ("id: \"2⟦⟧.1\"", "2.3", "there is a `2.3` already"),
        (
            "id: \"2⟦⟧.1\"", "hai một",
            "the id `hai một` may hold only plain letters, digits, `-`, `_` and `.`"
        ),
        ("all(g, ⟦⟧g.age", "region", "there is a `region` already"),
        ("region == 'f⟦⟧ar'", "xa", "the code `far` stands in records, so it cannot be renamed here"),
        ("guests.a⟦⟧ll(", "every", "`all` is no name that the pack has given"),
        ("  ma⟦⟧x: 60", "most", "`max` is no name that the pack has given"),
        ("include: [dong⟦⟧-ho]", "x", "`dong-ho` is no name that the pack has given"),
    ])
    func `a name that cannot be is refused with a reason`(piece: String, name: String, reason: String) throws
    {
        #expect(try Self.rename(piece, to: name) == .refused(reason))
    }

    @Test func `a name in a condition with a fault is not passed over`() throws {
        let broken = SampleRules.packText.replacing(
            "{ when: \"citizens", with: "{ when: \"nobody.all(x, learning > 1) || citizens")
        let outcome = try Self.rename("part: learn⟦⟧ing", to: "hoc", of: broken)
        #expect(outcome == .refused("mend the condition with `learning` in pack.yaml, line 78, first"))
    }

    @Test func `a file that is no YAML is mended first`() throws {
        var editor = try SampleRules.opened(Editor())
        try editor.change(SampleRules.tests, to: SampleRules.testsText + "  - [\n")
        let outcome = try Self.rename("part: learn⟦⟧ing", to: "hoc", prepared: editor)
        #expect(outcome == .refused("mend the YAML of tests.yaml first"))
    }

    @Test func `an editor may ask first`() throws {
        var editor = try SampleRules.opened(Editor())
        let answer = try editor.ask(
            "textDocument/prepareRename", SampleRules.pack,
            SampleRules.packText.marked("id: \"2⟦⟧.1\""))
        #expect(answer["placeholder"]?.text == "2.1")
        let text = try #require(editor.text(of: SampleRules.pack))
        let range = try #require(answer["range"].flatMap { editor.bytes(of: $0, in: text) })
        #expect(String(decoding: Array(text.utf8)[range], as: UTF8.self) == "2.1")
    }

    @Test func `sheets of cases follow`() throws {
        let folder = try ProgramRun.temporaryFolder()
        let sheet =
            "\u{FEFF}name;\"record.learning\";record.people[0].age; because.1.1;class;barred;missing\r\n"
            + "learning;38;7;9.5;dat;gia-dinh, 1;learning people[0].enrolled\r\n"
        #expect(TestFiles.write(sheet, to: folder + "/cases.csv"))
        defer { _ = try? ProgramRun.run("/bin/rm", ["-r", folder]) }
        func renamed(_ piece: String, _ name: String) throws -> String {
            var editor = try Editor()
            let source = MarkedSource(SampleRules.packText.marked(piece))
            try editor.open(folder + "/pack.yaml", source.text)
            let table = "tables:\n  - { name: Các họ, csv: cases.csv }\n"
            try editor.open(folder + "/tests.yaml", "pack: pack.yaml\n" + table)
            let offset = try #require(source.ranges.first).lowerBound
            let answer = try editor.request(
                "textDocument/rename",
                editor.question(
                    folder + "/pack.yaml", offset, source.text, also: #","newName":"\#(name)""#))
            let edits = answer["result"]?["changes"]?[FileURI.text(of: folder + "/cases.csv")]?.items
            // Editors do not show the mark.
            return try editor.applying(#require(edits), to: String(sheet.dropFirst()))
        }
        let plain = String(sheet.dropFirst())
        #expect(
            try renamed("part: learn⟦⟧ing", "hoc")
                == plain.replacing("record.learning", with: "record.hoc").replacing(
                    ";learning ", with: ";hoc "))
        #expect(try renamed("p.⟦⟧age >=", "tuoi") == plain.replacing("[0].age", with: "[0].tuoi"))
        #expect(try renamed("id: \"1⟦⟧.1\"", "1.9") == plain.replacing("because.1.1", with: "because.1.9"))
        #expect(try renamed("id: gia-⟦⟧dinh", "0.1") == plain.replacing("gia-dinh", with: "0.1"))
        #expect(try renamed("id: da⟦⟧t,", "cong-nhan") == plain.replacing(";dat;", with: ";cong-nhan;"))
    }
}
