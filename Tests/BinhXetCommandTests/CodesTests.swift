import RuleDiagnostics
import TestSupport
import Testing

struct CodesTests {
    @Test func `every code is listed with its title`() throws {
        let run = try Workspace().run("codes")
        #expect(run.lines.map { $0.prefix(4) } == DiagnosticCode.allCases.map { $0.rawValue[...] })
        #expect(run.lines.contains("Y101  byte không phải UTF-8"))
        #expect(run.messages.isEmpty && run.status == 0)
    }

    @Test(arguments: ["P503", "p503"])
    func `one code is explained with a wrong and a right example`(code: String) throws {
        let run = try Workspace().run("codes", code)
        #expect(run.output.hasPrefix("P503: các mức bỏ trống một khoảng\n\n"))
        #expect(run.output.contains("\nSai:\n    ") && run.output.contains("\nĐúng:\n    "))
        #expect(run.lines.last?.hasPrefix("Xem thêm: P5") == true)
        let english = try Workspace().run("codes", code, "--lang", "en")
        #expect(english.output.contains("\nWrong:\n    ") && english.output.contains("\nRight:\n    "))
    }

    @Test func `an unknown code is wrong use, with the nearest one`() throws {
        let run = try Workspace().run("codes", "P5033")
        #expect(run.messages == "lỗi: không có mã `P5033`; có phải là `P503`?\n")
        #expect(run.output.isEmpty && run.status == 2)
    }
}
