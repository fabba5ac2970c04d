import RuleDiagnostics
import RuleRecords
import TestSupport
import Testing

/// Levels, which worked cases and conditions also name as earlier results.
struct LevelNameTests {
    private static let folder = "don-vi-hoc-tap/vi-du/"

    private static let pack = """
        pack: don-vi-hoc-tap/vi-du
        title: { vi: Đơn vị học tập, en: Learning unit }
        subject: unit
        in-force: { from: 2020-01-01 }
        model: targets
        sources: { vd: { vi: Văn bản ví dụ, en: Example document } }
        fields:
          has_fund: { type: flag, label: { vi: Có quỹ, en: Has a fund } }
          people: { type: list, label: { vi: Người, en: People }, of: { age: { type: count, max: 120, label: { vi: Tuổi, en: Age } } } }
        values:
          was_high: "history.exists(h, h.level == 'muc-1')"
        levels:
          - { id: muc-1, label: { vi: Mức độ 1, en: Level 1 } }
          - { id: muc-2, label: { vi: Mức độ 2, en: Level 2 }, after: { level: muc-1, months: 12 } }
        criteria:
          - id: "1"
            label: { vi: Quỹ, en: Fund }
            indicators:
              - id: "1.1"
                label: { vi: Có quỹ, en: Has a fund }
                source: { ref: vd, verified: true }
                target: { muc-1: has_fund, muc-2: has_fund && was_high }

        """

    private static let cases = """
        pack: pack.yaml
        cases:
          - name: muc-1 là tên thôi
            record: { has_fund: true, people: [], history: [{ title: Khác, level: muc-1 }, { level: Mức độ 1 }] }
            class: muc-1
            levels: { muc-1: reached, muc-2: open }
            targets: { "1.1": { muc-1: met, muc-2: missed } }
            way-up: [{ to: muc-1, changes: { has_fund: true } }]
          - name: như trong bảng tính
            record: { has_fund: true, history.1.level: muc-1, "history[1].level": muc-1, people.1.age: 7 }
            missing: ["history[0].date"]
        tables:
          - name: chung
            record: { history: [{ level: "muc-1" }] }
            columns: [record.has_fund, levels.muc-1, targets.1.1, class]
            rows:
              - [true, reached, { muc-1: met }, muc-1]
          - name: theo cột
            columns: [record.history, record.history.1.level, record, targets]
            rows:
              - [[{ level: muc-1 }], muc-1, { history: [{ level: muc-1 }] }, { "1.1": { muc-1: met } }]
              - [~, ~, { has_fund: true }, { "1.1": met }]

        """

    private static func editor(cases: String = cases) throws -> Editor {
        var editor = try Editor()
        try editor.open(folder + "pack.yaml", pack)
        try editor.open(folder + "tests.yaml", cases)
        return editor
    }

    /// The text of a file after the name at the mark, in the pack or its cases, got another one.
    private static func renamed(
        _ editor: inout Editor, _ marked: String, in path: String, to name: String, _ file: String
    ) throws -> String {
        let answer = try editor.ask(
            "textDocument/rename", path, marked, also: #","newName":"\#(name)""#)
        let uri = FileURI.text(of: Editor.whole(file))
        let edits = answer["changes"]?[uri]?.items ?? []
        return try editor.applying(edits, to: #require(editor.text(of: file)))
    }

    @Test(arguments: [("pack.yaml", "id: mu⟦⟧c-1"), ("tests.yaml", "title: Khác, level: muc⟦⟧-1")])
    func `a level is renamed wherever cases and conditions name it`(file: String, piece: String) throws {
        var editor = try Self.editor()
        let marked = (file == "pack.yaml" ? Self.pack : Self.cases).marked(piece)
        let pack = try Self.renamed(
            &editor, marked, in: Self.folder + file, to: "dau", Self.folder + "pack.yaml")
        #expect(pack == Self.pack.replacing("muc-1", with: "dau"))
        let cases = try Self.renamed(
            &editor, marked, in: Self.folder + file, to: "dau", Self.folder + "tests.yaml")
        #expect(
            cases
                == Self.cases.replacing("muc-1", with: "dau")
                .replacing("dau là tên thôi", with: "muc-1 là tên thôi"))
    }

    @Test func `a level in a list of earlier results is written in quotes where it needs them`() throws {
        var editor = try Self.editor()
        let cases = try Self.renamed(
            &editor, Self.pack.marked("id: mu⟦⟧c-1"), in: Self.folder + "pack.yaml", to: "0.1",
            Self.folder + "tests.yaml")
        #expect(cases.contains("{ title: Khác, level: \"0.1\" }"))
        #expect(cases.contains("history: [{ level: \"0.1\" }] }\n"))
    }

    @Test func `sheets of cases follow`() throws {
        let folder = try ProgramRun.temporaryFolder()
        let sheet =
            "name;record.history[0].level;levels.muc-1;class;record.history.2.level\n"
            + "muc-1;muc-1;reached;muc-1;Mức độ 1\n"
        #expect(TestFiles.write(sheet, to: folder + "/cases.csv"))
        defer { _ = try? ProgramRun.run("/bin/rm", ["-r", folder]) }
        var editor = try Editor()
        try editor.open(
            folder + "/tests.yaml", "pack: pack.yaml\ntables:\n  - { name: Các đơn vị, csv: cases.csv }\n")
        let answer = try editor.ask(
            "textDocument/rename", folder + "/pack.yaml", Self.pack.marked("id: mu⟦⟧c-1"),
            also: #","newName":"0.1""#)
        let edits = answer["changes"]?[FileURI.text(of: folder + "/cases.csv")]?.items ?? []
        #expect(
            try editor.applying(edits, to: sheet)
                == sheet.replacing("muc-1", with: "0.1").replacing("\n0.1;", with: "\nmuc-1;"))
    }

    @Test func `a field of an item is found where cases name it as sheets do`() throws {
        var editor = try Self.editor()
        let cases = try Self.renamed(
            &editor, Self.pack.marked("of: { ag⟦⟧e:"), in: Self.folder + "pack.yaml", to: "tuoi",
            Self.folder + "tests.yaml")
        #expect(cases == Self.cases.replacing("people.1.age", with: "people.1.tuoi"))
    }

    @Test(arguments: [
        "title: Khác, level: mu⟦⟧c-1", "history.1.level: mu⟦⟧c-1", "[[{ level: m⟦⟧uc-1", "{ level: \"mu⟦⟧c-1",
        "}], mu⟦⟧c-1, {", "reached, { mu⟦⟧c-1: met }",
    ])
    func `a level among earlier results is explained and leads to its line`(piece: String) throws {
        var editor = try Self.editor()
        let path = Self.folder + "tests.yaml"
        let marked = Self.cases.marked(piece)
        #expect(try editor.definition(path, marked) == path.replacing("tests", with: "pack") + ":13: muc-1")
        #expect(try editor.hover(path, marked)?.contains("**Level 1**") == true)
        let answer = try editor.ask("textDocument/prepareRename", path, marked)
        #expect(answer["placeholder"]?.text == "muc-1")
    }

    @Test(arguments: ["cong-dong-hoc-tap/tt25-2023", "don-vi-hoc-tap/tt24-2023"], ["muc-1", "muc-2"])
    func `levels of shipped packs get another name in all of their cases`(
        folder: String, level: String
    ) throws {
        let rules = #filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 } + "/rules/"
        let (pack, tests) = (rules + folder + "/pack.yaml", rules + folder + "/tests.yaml")
        let texts = try [pack, tests].map {
            String(decoding: try #require(TestFiles.read($0)), as: UTF8.self)
        }
        var editor = try Editor()
        editor.isBusy = true
        try editor.open(tests, texts[1])
        let cases = try Self.renamed(
            &editor, texts[0].marked("- id: \(level)⟦⟧\n"), in: pack, to: "ten-moi", tests)
        #expect(cases == texts[1].replacing(level, with: "ten-moi"))
    }

    @Test func `levels are offered as earlier results`() throws {
        var editor = try Self.editor()
        let items = try editor.completion(
            Self.folder + "tests.yaml", Self.cases.replacing("Khác, level: muc-1", with: "Khác, level: ⟦⟧"))
        #expect(items["muc-2"] != nil)
    }
}
