import RuleDiagnostics
import RuleReport
import TestSupport
import Testing

/// A page of blocks as HTML and as Markdown.
struct PrintPageTests {
    private static func page(_ blocks: [PrintBlock]) -> PrintPage {
        PrintPage(title: "Trang <mẫu>", language: .vietnamese, blocks: blocks)
    }

    private static let table = PrintTable(
        columns: [PrintTable.Column("Mục | a"), PrintTable.Column("Điểm", .number, width: 20)],
        rows: [
            PrintTable.Row(["a*b", "1"]),
            PrintTable.Row([PrintText("Tổng").marked("[!]"), PrintText("x|y")], isStrong: true),
        ])

    @Test func `Markdown holds every block`() {
        let markdown = PrintMarkdown.text(
            of: Self.page([
                .heading(1, "Tiêu đề #1", anchor: "a"), .note("1. Lưu ý"), .paragraph("# không phải tiêu đề"),
                .list([PrintItem(PrintText("Tên", "nội dung"), ["- phần"])]),
                .together([.paragraph(PrintText([.link("trang_1", to: "https://e.org/(a) b")]))]),
                .table(Self.table), .pageBreak,
            ]))
        #expect(
            markdown == """
                # Tiêu đề #1

                > 1\\. Lưu ý

                \\# không phải tiêu đề

                - **Tên:** nội dung
                  - \\- phần

                [trang\\_1](https://e.org/%28a%29%20b)

                | Mục \\| a | Điểm |
                | --- | ---: |
                | a\\*b | 1 |
                | **Tổng** **\\[!\\]** | **x\\|y** |

                ---

                """)
    }

    @Test func `HTML is well-formed, escaped and made for paper`() {
        let html = PrintHTML.text(
            of: Self.page([
                .heading(2, "A & B", anchor: "a-b"), .note("<script>alert(1)</script>"),
                .list([PrintItem("x", ["y < z"])]), .table(Self.table), .pageBreak,
                .paragraph(PrintText([.link("a\"b", to: "https://e.org/?a=1&b=\"2\"")])),
            ]))
        let page = HTMLPage(html)
        #expect(page.problems.isEmpty, "\(page.problems)")
        #expect(page.ids == ["a-b"] && !page.tags.contains("script"))
        #expect(page.text.contains("<script>alert(1)</script>") && page.text.contains("y < z"))
        #expect(html.contains("<title>Trang &lt;mẫu&gt;</title>") && html.contains("<html lang=\"vi\">"))
        #expect(html.contains("href=\"https://e.org/?a=1&amp;b=&quot;2&quot;\""))
        for rule in ["size: A4", "table-header-group", "tr { break-inside: avoid; }", "break-before: page"] {
            #expect(html.contains(rule), "\(rule)")
        }
        #expect(!html.contains("@import") && !html.contains("url("))
    }

    @Test func `the check of HTML finds what is wrong`() {
        let broken = [
            "<p>a": "left open: p", "<!doctype html><p>a</b></p>": "</b> closes p",
            "<!doctype html><p id=\"a\"></p><p id=\"a\"></p>": "ids that stand twice: a",
            "<!doctype html>a & b": "a stray & before:  b", "<!doctype html>a > b": "a stray > in: a > b",
            "<!doctype html><p class=x></p>": "attributes of <p>: class=x",
        ]
        for (html, problem) in broken {
            #expect(HTMLPage(html).problems.contains(problem), "\(HTMLPage(html).problems)")
        }
    }
}
