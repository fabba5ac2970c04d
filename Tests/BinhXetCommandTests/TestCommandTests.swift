import TestSupport
import Testing

struct TestCommandTests {
    private static let files = ["pack.yaml": SamplePack.text, "tests.yaml": SamplePack.tests]

    @Test func `passing cases are counted`() throws {
        let run = try Workspace(Self.files).run("test", ".")
        #expect(run.output == "1 trường hợp đạt, 0 không đạt\n")
        #expect(run.messages == "./tests.yaml: 1/1\n")
        #expect(run.status == 0)
    }

    @Test func `the cases of the packs that are shipped pass`() throws {
        let run = try Workspace.runAtHome("test", environment: ["LANG=en_US.UTF-8"])
        #expect(run.output.hasSuffix(" passed, 0 failed\n"))
        #expect(run.messageLines.count > 2)
        #expect(run.status == 0)
    }

    @Test func `a failing case says what it expected and what it found`() throws {
        let tests = SamplePack.tests.replacing("points: 80", with: "points: 75")
        let place = try Workspace(["pack.yaml": SamplePack.text, "tests.yaml": tests])
        let run = try place.run("test", "tests.yaml")
        #expect(
            run.lines.prefix(2) == [
                "tests.yaml:3: đúng hai phần ba", "  dòng 6: points: cần `75`, được `80`",
            ])
        #expect(run.lines[2].hasPrefix("    KẾT LUẬN: ĐẠT · xếp loại Đạt · 80/100 điểm"))
        #expect(run.lines.contains { $0.hasPrefix("      1.1: Số người học: 2/3") })
        #expect(run.lines.last == "0 trường hợp đạt, 1 không đạt")
        #expect(run.status == 1)
    }

    @Test func `a record that is rejected says why in the language that was chosen`() throws {
        let tests = SamplePack.tests.replacing("members: 3", with: "members: -3")
        let place = try Workspace(["pack.yaml": SamplePack.text, "tests.yaml": tests])
        let texts = try ["vi", "en"].map { try place.run("test", ".", "--lang", $0).output }
        #expect(texts[0].contains("members: cần ``, được `[R7"))
        #expect(texts[1].contains("members: expected ``, found `[R7"))
        let reasons = texts.map { $0.split(separator: "[R7").last?.dropFirst(3).prefix(30) }
        #expect(reasons[0] != reasons[1] && reasons[1]?.allSatisfy(\.isASCII) == true)
    }

    @Test func `an expectation that names nothing in the pack is an error at its line`() throws {
        let tests = SamplePack.tests + "    because: { \"9.9\": 1 }\n"
        let place = try Workspace(["pack.yaml": SamplePack.text, "tests.yaml": tests])
        let run = try place.run("test", ".")
        #expect(run.messages.contains("lỗi[T") && run.messages.contains("`9.9`"))
        #expect(run.messages.contains("./tests.yaml:7:16"))
        #expect(run.status == 1)
    }

    @Test func `two cases may have one record, on one day or on two`() throws {
        let item = SamplePack.tests.split(separator: "\n").dropFirst(2).joined(separator: "\n") + "\n"
        let again = item.replacing("- name: ", with: "- name: lại ")
        let later = item.replacing("- name: ", with: "- as-of: 2022-12-31\n    name: sau ")
        let place = try Workspace([
            "pack.yaml": SamplePack.text, "tests.yaml": SamplePack.tests + again + later,
        ])
        #expect(try place.run("test", ".").output == "3 trường hợp đạt, 0 không đạt\n")
    }

    @Test func `two cases of one name are an error`() throws {
        let again = SamplePack.tests.split(separator: "\n").dropFirst(2).joined(separator: "\n") + "\n"
        let place = try Workspace(["pack.yaml": SamplePack.text, "tests.yaml": SamplePack.tests + again])
        let run = try place.run("test", ".")
        #expect(run.messages.contains("lỗi[T") && run.messages.contains("đúng hai phần ba"))
        #expect(run.status == 1)
    }

    @Test func `a broken test file keeps no other from being run`() throws {
        let place = try Workspace([
            "pack.yaml": SamplePack.text, "broken.yaml": "pack: pack.yaml\ncase: []\n",
            "good.yaml": SamplePack.tests,
        ])
        let run = try place.run("test", "broken.yaml", "good.yaml")
        #expect(run.output == "1 trường hợp đạt, 0 không đạt\n")
        #expect(run.messages.contains("broken.yaml:2:1"))
        #expect(run.status == 1)
    }

    @Test func `no case at all is an error unless that is allowed`() throws {
        let place = try Workspace()
        let run = try place.run("test", ".")
        #expect(run.messages == "lỗi: không có trường hợp kiểm thử nào\n")
        #expect(run.status == 1)
        #expect(try place.run("test", ".", "--allow-empty").status == 0)
    }

    @Test func `cases of a pack that does not compile end with 3`() throws {
        let pack = SamplePack.text.replacing("part: learning", with: "part: lerning")
        let place = try Workspace(["pack.yaml": pack, "tests.yaml": SamplePack.tests])
        let run = try place.run("test", ".")
        #expect(run.messages.contains("lỗi[E320]"))
        #expect(run.status == 3)
    }

    @Test func `a pack that does not compile keeps no other from being tested`() throws {
        let broken = SamplePack.text.replacing("part: learning", with: "part: lerning")
            .replacing("pack: lop-hoc/mau", with: "pack: lop-hoc/hong")
        let place = try Workspace()
        _ = try place.shell("mkdir hong mau")
        try place.write(broken, to: "hong/pack.yaml")
        try place.write(SamplePack.text, to: "mau/pack.yaml")
        for folder in ["hong", "mau"] { try place.write(SamplePack.tests, to: folder + "/tests.yaml") }
        let run = try place.run("test", ".")
        #expect(run.output == "1 trường hợp đạt, 0 không đạt\n")
        #expect(run.messages.contains("lỗi[E320]") && run.messages.hasSuffix("./mau/tests.yaml: 1/1\n"))
        #expect(run.status == 3)
        // Build servers get the finding as well.
        let json = try place.run("test", ".", "--format", "json")
        #expect(json.output.contains(#""passed": 1"#) && json.output.contains(#""E320""#) && json.status == 3)
        let junit = try place.run("test", ".", "--format", "junit")
        #expect(junit.output.contains(#"errors="1""#) && junit.output.contains("could not be run"))
        #expect(junit.status == 3)
    }

    @Test func `a pack that is not there is a finding and keeps no other from being tested`() throws {
        let lost = SamplePack.tests.replacing("pack: pack.yaml", with: "pack: pakc.yaml")
        let place = try Workspace([
            "pack.yaml": SamplePack.text, "good.yaml": SamplePack.tests, "lost.yaml": lost,
        ])
        let run = try place.run("test", "lost.yaml", "good.yaml")
        #expect(run.messages.hasPrefix("lỗi[T807]: không có bộ tiêu chí `pakc.yaml` để kiểm thử\n"))
        #expect(run.messages.contains("lost.yaml:1:7") && run.messages.contains("`pack.yaml`"))
        #expect(run.output == "1 trường hợp đạt, 0 không đạt\n" && run.status == 1)
    }

    @Test func `a file named twice, and the pack itself, mean its cases once`() throws {
        let place = try Workspace(Self.files)
        let run = try place.run("test", ".", "tests.yaml", "./tests.yaml", "pack.yaml")
        #expect(run.output == "1 trường hợp đạt, 0 không đạt\n" && run.status == 0)
    }

    @Test func `one fault of a column is reported once, however many rows there are`() throws {
        let table = """
            pack: pack.yaml
            tables:
              - name: t
                record: { period: 2021 }
                columns: [record.members, because.9.9]
                rows: [[1, 2], [2, 3], [3, 4]]

            """
        let place = try Workspace(["pack.yaml": SamplePack.text, "tests.yaml": table])
        let run = try place.run("test", ".")
        #expect(run.messages.split(separator: "[T803]").count == 2, "\(run.messages)")
    }

    @Test func `rows of a table that expect nothing are no cases to write into`() throws {
        let table = """
            pack: pack.yaml
            tables:
              - name: t
                record: { period: 2021 }
                columns: [record.members, status]
                rows: [[1, ~]]

            """
        let place = try Workspace(["pack.yaml": SamplePack.text, "tests.yaml": table])
        let run = try place.run("test", ".", "--update")
        #expect(run.messages.contains("[T804]") && run.status == 1)
        #expect(place.text(of: "tests.yaml") == table)
    }

    @Test func `what no value can mend is named where results are written`() throws {
        let tests = SamplePack.tests.replacing("members: 3", with: "members: -3")
        let place = try Workspace(["pack.yaml": SamplePack.text, "tests.yaml": tests])
        let run = try place.run("test", ".", "--update", "--lang", "en")
        #expect(
            run.messages.contains(
                "./tests.yaml: what came out could not be written in 1 place; mend it by hand\n"))
        #expect(run.status == 1 && place.text(of: "tests.yaml") == tests)
    }

    @Test func `a test file that is not there is a problem of files`() throws {
        let run = try Workspace().run("test", "none.yaml")
        #expect(run.messages == "lỗi: không đọc được `none.yaml`: không có tệp hay thư mục này\n")
        #expect(run.status == 5)
    }

    /// What one place changes: more courses count, and another indicator is added.
    private static let overlay = """
        extends: lop-hoc/mau
        place: { code: "86", name: Nơi ấy }
        in-force: { from: 2020-01-01 }
        source: { ref: mau, at: Điều 9, verified: true }
        set:
          indicators.1.3.max: 10
          applies: learning >= 1
        add:
          indicators:
            "1":
              - id: "1.4"
                label: { vi: Lớp đông, en: A large class }
                source: { ref: mau, at: Điều 9, verified: true }
                max: 10
                award: { when: members >= 2 }

        """

    private static func cases(_ file: String = "", _ item: String = "") -> String {
        """
        pack: pack.yaml\(file)
        cases:
          - name: đúng hai phần ba\(item)
            record: { id: a, period: 2021, age: 40, members: 3, learning: 2, courses: [], place: "01" }
            points: 90
            because: { "1.4": 10 }

        """
    }

    @Test(arguments: [
        (cases("\nplace: \"86\""), true), (cases("", "\n    place: \"86\""), true),
        (cases("\nplace: \"01\"", "\n    place: \"86\""), true), (cases(), false),
        (cases("\nplace: \"86\"", "\n    place: \"01\""), false),
    ])
    func `a case is scored for the place that it names, else its file, else its record`(
        tests: String, isOfThatPlace: Bool
    ) throws {
        let place = try Workspace([
            "pack.yaml": SamplePack.text, "noi-ay.overlay.yaml": Self.overlay, "tests.yaml": tests,
        ])
        #expect(try place.run("check", ".", "--quiet").status == 0)
        let run = try place.run("test", ".")
        #expect(run.status == (isOfThatPlace ? 0 : 1), "\(run.output)")
        // An indicator that only the overlay adds is unknown elsewhere.
        #expect(run.messages.contains("`1.4`") == !isOfThatPlace)
    }
}
