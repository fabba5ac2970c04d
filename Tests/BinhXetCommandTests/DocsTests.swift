import TestSupport
import Testing

struct DocsTests {
    private static func workspace() throws -> Workspace {
        try Workspace([
            "pack.yaml": SamplePack.text,
            "hong.yaml": SamplePack.text.replacing("max: 60", with: "max: sáu mươi"),
            "tests.yaml": """
            pack: pack.yaml
            cases:
              - name: Hai phần ba là người học
                record: { id: a, period: 2021, age: 40, members: 3, learning: 2, courses: [{ done: true }] }
                status: recognised
                class: dat
                points: 90

            """,
        ])
    }

    @Test func `a manual is HTML on standard output`() throws {
        let run = try Self.workspace().run("docs", "pack.yaml")
        #expect(run.status == 0 && run.messages.isEmpty)
        let page = HTMLPage(run.output)
        #expect(page.problems.isEmpty, "\(page.problems)")
        #expect(page.text.contains("Sổ tay bình xét danh hiệu “Lớp học tập”"))
        #expect(page.text.contains("Phiếu chấm điểm “Lớp học tập”"))
    }

    @Test func `the worked cases beside the pack are its examples`() throws {
        let run = try Self.workspace().run("docs", "pack.yaml", "--format", "markdown")
        #expect(run.output.contains("| Hai phần ba là người học | Đạt, xếp loại Đạt, 90 điểm |"))
    }

    @Test func `the name of the file chooses the form, and nothing is printed`() throws {
        let place = try Self.workspace()
        let run = try place.run("docs", "pack.yaml", "--lang", "en", "--out", "manual.md")
        #expect(run.status == 0 && run.output.isEmpty)
        #expect(place.text(of: "manual.md")?.hasPrefix("# Manual of the title “Learning class”\n") == true)
        let other = try place.run("docs", "pack.yaml", "--out", "manual.pdf")
        #expect(other.status == 2 && other.messages.contains(".html, .md"))
        #expect(try place.run("docs", "pack.yaml", "--out", "manual.html").status == 0)
        #expect(place.text(of: "manual.html")?.hasPrefix("<!doctype html>") == true)
        #expect(try place.run("docs", "pack.yaml", "--out", "no/such/folder.html").status == 5)
    }

    @Test func `the sheet alone leaves the rules out`() throws {
        let run = try Self.workspace().run("docs", "pack.yaml", "--sheet", "--format", "markdown")
        #expect(run.status == 0 && run.output.hasPrefix("# Phiếu chấm điểm “Lớp học tập”\n"))
        #expect(!run.output.contains("Số liệu cần khai"))
    }

    @Test func `an office puts its own lines above the sheet`() throws {
        let place = try Self.workspace()
        try place.write("UBND XÃ <A> | CỘNG HÒA\r\nHỘI KHUYẾN HỌC|Độc lập\n\n", to: "dau-trang.txt")
        let run = try place.run("docs", "pack.yaml", "--sheet", "--header", "dau-trang.txt")
        #expect(run.status == 0 && HTMLPage(run.output).problems.isEmpty)
        #expect(
            run.output.contains("<th scope=\"col\">UBND XÃ &lt;A&gt;</th><th scope=\"col\">CỘNG HÒA</th>"))
        #expect(run.output.contains("<tr><td>HỘI KHUYẾN HỌC</td><td>Độc lập</td></tr>"))
        let plain = try place.run("docs", "pack.yaml", "--sheet")
        #expect(!plain.output.contains("class=\"letterhead\""))
        #expect(try place.run("docs", "pack.yaml", "--header", "khong-co.txt").status == 5)
    }

    @Test func `a day and a place choose the figures, and what the place changed is told`() throws {
        let run = try Workspace.runAtHome(
            "docs", "don-vi-hoc-tap/qd448-2015", "--place", "86", "--format", "markdown")
        #expect(run.status == 0 && run.output.contains("- **Có thay đổi của địa phương:** Vĩnh Long"))
        #expect(run.output.contains("## Thay đổi của địa phương"))
        #expect(run.output.contains("Cấp quản lý là “Cấp xã” hoặc cấp quản lý là “Cấp tỉnh”"))
        let none = try Workspace.runAtHome("docs", "don-vi-hoc-tap/qd448-2015", "--place", "99", "--sheet")
        #expect(none.status == 0 && none.messages.hasPrefix("không có thay đổi nào của địa phương `99`"))
        let day = try Workspace.runAtHome(
            "docs", "don-vi-hoc-tap", "--as-of", "2021-12-31", "--format", "markdown")
        #expect(day.output.contains("- **Bộ tiêu chí:** don-vi-hoc-tap/tt22-2020"))
        #expect(day.output.contains("ngày 31/12/2021"))
    }

    @Test func `wrong use and packs that are not there say so`() throws {
        let place = try Self.workspace()
        #expect(try place.run("docs").status == 2)
        #expect(try place.run("docs", "pack.yaml", "--format", "pdf").status == 2)
        #expect(try place.run("docs", "khong-co.yaml").status == 5)
        #expect(try place.run("docs", "hong.yaml").status == 3)
        let late = try place.run("docs", "pack.yaml", "--as-of", "2030-01-01")
        #expect(
            late.status == 5 && late.messages.contains("không bộ tiêu chí nào có hiệu lực ngày 01/01/2030"))
        let several = try Workspace.runAtHome("docs", "don-vi-hoc-tap")
        #expect(several.status == 5 && several.messages.contains("có nhiều bộ tiêu chí"))
    }
}
