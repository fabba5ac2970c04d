import TestSupport
import Testing

struct TemplateTests {
    private static func workspace() throws -> Workspace {
        try Workspace(["pack.yaml": SamplePack.text])
    }

    @Test func `an empty sheet opens in Excel and is filled in and scored without options`() throws {
        let place = try Self.workspace()
        let run = try place.run("template", "pack.yaml", "--items", "2", "--out", "mau.csv")
        #expect(run.status == 0 && run.output.isEmpty && run.messages.isEmpty)
        let template = try #require(place.text(of: "mau.csv"))
        #expect(
            template
                == "\u{FEFF}Mã hồ sơ;Năm đánh giá;Mã địa bàn;Người phụ trách;Tuổi;Số thành viên;Số người học;"
                + "Số khóa học;Khóa học 1. Chủ đề;Khóa học 1. Hoàn thành;Khóa học 2. Chủ đề;Khóa học 2. Hoàn thành\r\n"
        )
        try place.write(template + "a;2021;;An;40;3;2;1;Toán;x;;\r\n", to: "mau.csv")
        let json =
            #"{"id":"a","period":2021,"leader":"An","age":40,"members":3,"learning":2,"#
            + #""courses":[{"topic":"Toán","done":true}]}"#
        try place.write(json + "\n", to: "mau.ndjson")
        let sheet = try place.run("score", "--pack", "pack.yaml", "mau.csv", "--format", "ndjson")
        let lines = try place.run("score", "--pack", "pack.yaml", "mau.ndjson", "--format", "ndjson")
        #expect(sheet.status == 0 && sheet.messages == lines.messages && sheet.output == lines.output)
        #expect(sheet.output.contains("\"points\":90"))
    }

    @Test func `a list may have a sheet of its own`() throws {
        let place = try Self.workspace()
        let run = try place.run("template", "pack.yaml", "--list", "courses=khoa-hoc.csv")
        #expect(run.status == 0 && run.output.hasSuffix("Số người học;Số khóa học\r\n"))
        #expect(place.text(of: "khoa-hoc.csv") == "\u{FEFF}Mã hồ sơ;Chủ đề;Hoàn thành\r\n")
        try place.write(run.output + "a;2021;;An;40;3;2;1\r\n", to: "mau.csv")
        try place.write("\u{FEFF}Mã hồ sơ;Chủ đề;Hoàn thành\r\na;Toán;x\r\n", to: "khoa-hoc.csv")
        let scored = try place.run(
            "score", "--pack", "pack.yaml", "mau.csv", "--list", "courses=khoa-hoc.csv", "--format", "csv")
        #expect(scored.status == 0, "\(scored.messages)")
    }

    @Test func `English headings are read back too`() throws {
        let run = try Workspace.runAtHome("template", "gia-dinh-hoc-tap", "--lang", "en", "--items", "1")
        #expect(run.status == 0)
        #expect(run.output.contains("Head of the household;Hamlet or quarter;"))
        #expect(run.output.contains("Members of the family 1. Year of birth"))
    }

    @Test func `workbooks are refused for now, and wrong use says what is wrong`() throws {
        let place = try Self.workspace()
        for name in ["mau.xlsx", "MAU.XLS", "mau.ods"] {
            let run = try place.run("template", "pack.yaml", "--out", name)
            #expect(run.status == 2 && run.messages.contains("chưa ghi được bảng tính như `\(name)`"))
            #expect(place.text(of: name) == nil)
        }
        #expect(try place.run("template", "pack.yaml", "--items", "-1").status == 2)
        let list = try place.run("template", "pack.yaml", "--list", "course=x.csv")
        #expect(list.status == 2 && list.messages.contains("không có danh sách `course`"))
        #expect(list.messages.contains("`courses`"))
        #expect(try place.run("template", "khong-co.yaml").status == 5)
        #expect(try place.run("template").status == 2)
        for options in [["--out", "./a.csv"], ["--list", "courses=b.csv"]] {
            let run = try place.run(["template", "pack.yaml", "--list", "courses=a.csv"] + options)
            #expect(run.status == 2 && run.messages.contains("mỗi bảng cần một tệp riêng"))
            #expect(place.text(of: "a.csv") == nil)
        }
    }
}
