import TestSupport
import Testing

struct EvalTests {
    struct Sample: CustomTestStringConvertible {
        var expression: String
        var json: String

        var testDescription: String { expression }
    }

    @Test(arguments: [
        Sample(expression: "0.1 + 0.2 == 0.3", json: "true"),
        Sample(expression: "7 / 2", json: "3.5"),
        Sample(expression: "1 / 3", json: #""1/3""#),
        Sample(expression: "share(2, 3) >= 2/3", json: "true"),
        Sample(expression: "-7 % 3", json: "-1"),
        Sample(expression: "-7", json: "-7"),
        Sample(expression: "-(1 + 1)", json: "-2"),
        Sample(expression: "[1, 2].map(x, x * 2)", json: "[2,4]"),
        Sample(expression: "{'b': 1, 'a': true}", json: #"{"a":true,"b":1}"#),
        Sample(expression: "'Hội ' + \"khuyến học\"", json: #""Hội khuyến học""#),
        Sample(expression: "date('2020-12-31').getFullYear()", json: "2020"),
    ])
    func `a value is printed as JSON`(sample: Sample) throws {
        let run = try Workspace().run("eval", sample.expression)
        #expect(run.output == sample.json + "\n")
        #expect(run.messages.isEmpty && run.status == 0)
        let last = try Workspace().run("eval", "--", sample.expression)
        #expect(last.output == run.output && last.status == 0)
    }

    @Test func `variables come from a file or from standard input`() throws {
        let json = #"{"people": [{"age": 4}, {"age": 40}]}"#
        let place = try Workspace(["input.json": json])
        let expression = "size(people.filter(p, p.age >= 18))"
        #expect(try place.run("eval", expression, "--input", "input.json").output == "1\n")
        #expect(try place.run("eval", expression, "--input", "-", input: json).output == "1\n")
    }

    @Test func `what is missing makes the value unknown and is named`() throws {
        let run = try Workspace().run(
            "eval", "a + b.map(p, p.x).sum()", "--input", "-",
            input: #"{"a": null, "b": [{"x": 1}, {"y": 2}]}"#)
        #expect(run.output == "null\n")
        #expect(run.messages == "chưa biết vì thiếu: a, b[1].x\n")
        #expect(run.status == 0)
    }

    @Test func `what settles an answer needs nothing else`() throws {
        let run = try Workspace().run("eval", "a || b", "--input", "-", input: #"{"a": null, "b": true}"#)
        #expect(run.output == "true\n" && run.messages.isEmpty)
    }

    @Test func `an expression that does not compile ends with 3 and shows where`() throws {
        let run = try Workspace().run("eval", "aa + 1", "--input", "-", input: #"{"ab": 1}"#)
        #expect(run.output.isEmpty)
        #expect(
            run.messages == """
                lỗi[E320]: không có tên `aa`
                  --> <expression>:1:1
                  |
                1 | aa + 1
                  | ^^
                  = (binhxet codes E320)

                1 lỗi

                """)
        #expect(run.status == 3)
    }

    @Test func `an expression that fails on its data ends with 4`() throws {
        let run = try Workspace().run("eval", "1 / 0", "--lang", "en")
        #expect(run.messages.hasPrefix("error[E352]: division by zero\n"))
        #expect(run.output.isEmpty && run.status == 4)
    }

    @Test(arguments: [
        ("{", "-:1:2: lỗi[R701]: JSON kết thúc giữa chừng\n"),
        ("[1]", "lỗi: `-` không phải là một đối tượng JSON\n"),
        (#"{"a": 1e99}"#, "lỗi: số ở `a` quá dài để giữ chính xác\n"),
    ])
    func `input that is no object of variables ends with 4`(json: String, message: String) throws {
        let run = try Workspace().run("eval", "1", "--input", "-", input: json)
        #expect(run.messages == message)
        #expect(run.output.isEmpty && run.status == 4)
    }

    @Test func `input that cannot be read ends with 5`() throws {
        let place = try Workspace()
        let none = try place.run("eval", "1", "--input", "none.json")
        #expect(none.messages == "lỗi: không đọc được `none.json`: không có tệp hay thư mục này\n")
        #expect(none.status == 5)
        let folder = try place.run("eval", "1", "--input", ".")
        #expect(folder.messages == "lỗi: không đọc được `.`: đây là thư mục, không phải tệp\n")
        #expect(folder.status == 5)
    }

    @Test(arguments: [
        (["--inpt", "x"], "không có tùy chọn `--inpt`; có phải là `--input`?"),
        (["1", "2"], "cần đúng một biểu thức, đặt trong dấu nháy đơn"),
        ([], "cần đúng một biểu thức, đặt trong dấu nháy đơn"),
    ])
    func `anything but one expression is wrong use`(arguments: [String], message: String) throws {
        let run = try Workspace().run(["eval"] + arguments)
        #expect(run.messageLines.first == "lỗi: " + message)
        #expect(run.status == 2)
    }
}
