import TestSupport
import Testing

struct UsageTests {
    struct Sample: CustomTestStringConvertible {
        var arguments: [String]
        var vi: String
        var en: String

        var testDescription: String { arguments.joined(separator: " ") }
    }

    static let samples = [
        Sample(
            arguments: ["scor"], vi: "không có lệnh `scor`; có phải là `score`?",
            en: "there is no command `scor`; did you mean `score`?"),
        Sample(arguments: ["bogus"], vi: "không có lệnh `bogus`", en: "there is no command `bogus`"),
        Sample(
            arguments: ["check", "--fromat", "json"],
            vi: "không có tùy chọn `--fromat`; có phải là `--format`?",
            en: "there is no option `--fromat`; did you mean `--format`?"),
        Sample(
            arguments: ["score", "x.csv"], vi: "thiếu `--pack <pack>`", en: "`--pack <pack>` is missing"),
        Sample(
            arguments: ["score", "--pack"], vi: "thiếu giá trị sau `--pack <pack>`",
            en: "the value of `--pack <pack>` is missing"),
        Sample(
            arguments: ["score", "--pack", "p"], vi: "cần đúng một tệp hồ sơ",
            en: "name exactly one file of records"),
        Sample(
            arguments: ["score", "--pack", "p", "a.csv", "--records", "b.csv"], vi: "cần đúng một tệp hồ sơ",
            en: "name exactly one file of records"),
        Sample(
            arguments: ["score", "--pack", "p", "a.csv", "b.csv"], vi: "thừa đối số `b.csv`",
            en: "the argument `b.csv` is one too many"),
        Sample(
            arguments: ["score", "--pack", "p", "a.csv", "--explain", "all"],
            vi: "giá trị `all` không dùng được cho `--explain <explain>`; "
                + "chọn một trong: 'none', 'codes', 'reasons', 'full'",
            en: "the value `all` cannot be used for `--explain <explain>`; "
                + "take one of: 'none', 'codes', 'reasons', 'full'"),
        Sample(
            arguments: ["score", "--pack", "p", "a.csv", "--as-of", "2021-02-29"],
            vi: "giá trị `2021-02-29` không dùng được cho `--as-of <day>`",
            en: "the value `2021-02-29` cannot be used for `--as-of <day>`"),
        Sample(
            arguments: ["score", "--pack", "p", "a.csv", "--list", "people"],
            vi: "giá trị `people` không dùng được cho `--list <field=file>`",
            en: "the value `people` cannot be used for `--list <field=file>`"),
        Sample(
            arguments: ["check", "--quiet=yes"],
            vi: "tùy chọn `--quiet` không nhận giá trị, nhưng lại có `yes`",
            en: "the option `--quiet` takes no value, but it has `yes`"),
        Sample(
            arguments: ["--generate-completion-script", "tcsh"], vi: "không có kịch bản gợi ý cho `tcsh`",
            en: "there is no completion script for `tcsh`"),
    ]

    @Test(arguments: samples)
    func `wrong use ends with 2 and one sentence that says what is wrong`(sample: Sample) throws {
        let place = try Workspace()
        let vietnamese = try place.run(sample.arguments)
        #expect(vietnamese.messageLines.first == "lỗi: " + sample.vi)
        #expect(vietnamese.output.isEmpty && vietnamese.status == 2)
        #expect(vietnamese.messages.contains("binhxet"))
        let english = try place.run(sample.arguments, environment: ["LANG=en_US.UTF-8"])
        #expect(english.messageLines.first == "error: " + sample.en)
        #expect(english.status == 2)
    }

    @Test func `a pack that is not there is named with those that are`() throws {
        let run = try Workspace.runAtHome("score", "--pack", "cong-dong", "-")
        #expect(run.messageLines.first == "lỗi: không tìm thấy bộ tiêu chí `cong-dong`; hiện có:")
        #expect(run.messageLines.contains("  don-vi-hoc-tap/tt22-2020"))
        #expect(run.messageLines.contains("  gia-dinh-hoc-tap/qd448-2015"))
        #expect(run.status == 5)
        let near = try Workspace.runAtHome("score", "--pack", "gia-dinh-hoctap", "-")
        #expect(
            near.messages
                == "lỗi: không tìm thấy bộ tiêu chí `gia-dinh-hoctap`; có phải là `gia-dinh-hoc-tap`?\n")
    }

    @Test func `a folder with several packs asks for one of them`() throws {
        let run = try Workspace.runAtHome("score", "--pack", "rules", "-")
        #expect(run.messageLines.first == "lỗi: `rules` có nhiều bộ tiêu chí, hãy chọn một:")
        #expect(run.messageLines.count > 2 && run.status == 5)
    }

    @Test(arguments: [
        "dong-ho-hoc-tap", "dong-ho-hoc-tap/qd448-2015", "rules/dong-ho-hoc-tap/qd448-2015/pack.yaml",
    ])
    func `a pack is found by title, by id and by file`(name: String) throws {
        let run = try Workspace.runAtHome(
            "score", "--pack", name, "-", "--explain", "none",
            input: #"{"id":"u1","period":2019,"registered":true,"families":40}"#)
        #expect(run.output.hasPrefix("u1 · 2019 · chưa đủ căn cứ") && run.status == 0)
    }

    @Test func `packs are found in the folder that is named`() throws {
        let run = try Workspace().run(
            "schema", "record", "--pack", "gia-dinh-hoc-tap", "--rules", Workspace.repository + "/rules")
        #expect(run.status == 0)
    }
}
