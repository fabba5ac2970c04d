import RuleDiagnostics
import RuleModel
import RuleRecords
import Testing

struct RecordReaderTests {
    private static let head = "id,period,members,with_plan"

    @Test(arguments: [
        ("id,period,members\na,2021,5\n", "records.csv"),
        (#"{"id":"a","period":2021,"members":5}"#, "records.ndjson"),
        (#"{"id":"a","period":2021,"members":5}"#, "records.json"),
        (#"[{"id":"a","period":"2021","members":5}]"#, "records.json"),
        (#"  [{"id":"a","period":2021,"members":5}]"#, "-"),
        ("{\n\"id\":\"a\",\n\"period\":2021,\"members\":5}", "-"),
        (#"{"id":"a","period":2021,"members":5}"# + "\r\n\r\n", "-"),
        ("id;period;members\na;2021;5", "-"),
    ])
    func `every form of file gives the same record`(text: String, name: String) {
        let reading = RecordFixture.read(text, name: name)
        #expect(reading.summary == [])
        #expect(reading.records.map(\.id) == ["a"])
        #expect(reading.records.map(\.period) == [2021])
        #expect(reading.value("members") == RecordFixture.number("5"))
        #expect(reading.count.rows == 1)
    }

    @Test(arguments: [
        ("\(head)\n,2021,5,3", ["2 A2 R704"]),
        ("\(head)\na,,5,3", ["2 B2 R705"]),
        ("\(head)\na,21,5,3", ["2 B2 R705"]),
        ("\(head)\na,1899,5,3", ["2 B2 R705"]),
        ("\(head)\na,2021,năm,3", ["2 C2 R706"]),
        ("\(head)\na,2021,5,6", ["2 D2 R707"]),
        ("\(head)\na,2021,0,7", ["2 D2 R707"]),
        ("id,period,unit_kind\na,2021,shool", ["2 C2 R708"]),
        ("id,period,code\na,2021,AC", ["2 C2 R709"]),
        ("\(head)\na,2021,5,3\nb,2021,5,3\na,2021,5,3", ["4 A4 R710"]),
        ("\(head)\na,2021,5", ["2 - R711"]),
        ("\(head)\na,2021,5,3,1", ["2 E2 R711"]),
        ("\(head)\na,2021,\"5,3\nb,2021,5,3", ["2 C2 R712"]),
        ("\(head),assessed.2.1\na,2021,5,3,10.5", ["2 E2 R714"]),
        ("\(head),assessed.2.1\na,2021,5,3,\"7,25\"", ["2 E2 R714"]),
        ("\(head),assessed.2.1\na,2021,5,3,giỏi", ["2 E2 R714"]),
        ("\(head)\na,2019,5,3", ["2 B2 R715"]),
        ("\(head)\na,2024,5,3", ["2 B2 R715"]),
        ("\(head)\na,2021,\"1,234\",3", ["2 C2 R720"]),
        ("id,period,founded\na,2021,12/31/2020", ["2 C2 R721"]),
        ("id,period,people.1.age,people.2.age,people.3.age\na,2021,7,,8", ["2 - R722"]),
        ("\(head)\na,1999,x,y", ["2 C2 R706", "2 D2 R706", "2 B2 R715"]),
        ("\(head)\n\"1,23E+11\",2021,5,3", ["2 A2 R706"]),
    ])
    func `a bad row is set aside with its cell`(text: String, expected: [String]) {
        let reading = RecordFixture.read(text)
        #expect(reading.summary == expected)
        #expect(reading.count.rejected == 1)
        #expect(reading.count.isComplete)
    }

    @Test func `names are suggested for what is mistyped again and again, among any number of others`() {
        var lines = ""
        for index in 0..<2_500 {
            let name = index % 2 == 0 ? "membres" : "x\(index)"
            lines += #"{"id":"a\#(index)","period":2021,"\#(name)":5}"# + "\n"
        }
        var options = RecordOptions()
        options.format = .ndjson
        let reading = RecordFixture.read(lines, options: options)
        let advice = reading.rejects.map { $0.first?.help?.en.contains("`members`") == true }
        #expect(advice == (0..<2_500).map { $0 % 2 == 0 })
    }

    @Test(arguments: [
        (#"{"id":"a","period":2021,"members":5"#, ["1 1:36 R701"]),
        (#"["a"]"#, ["1 1:1 R701"]),
        (#"{"id":"a","period":2021,"members":5,"members":6}"#, ["1 1:37 R702"]),
        (#"{"id":"a","period":2021,"members":5,"Tổng số TV":6}"#, ["1 1:50 R702"]),
        (#"{"id":"a","period":2021,"membres":5}"#, ["1 1:25 R703"]),
        (#"{"period":2021}"#, ["1 - R704"]),
        (#"{"id":null,"period":2021}"#, ["1 1:7 R704"]),
        (#"{"id":"a"}"#, ["1 - R705"]),
        (#"{"id":"a","period":2021.5}"#, ["1 1:20 R705"]),
        (#"{"id":[],"period":2021}"#, ["1 1:7 R706"]),
        (#"{"id":"a","period":2021,"place":79}"#, ["1 1:33 R706"]),
        (#"{"id":"a","period":2021,"members":3,"with_plan":4}"#, ["1 1:49 R707"]),
        (#"{"id":"a","period":2021,"note":"\ud800"}"#, ["1 1:33 R713"]),
        (#"{"id":"a","period":2021,"assessed":{"2.1":11}}"#, ["1 1:43 R714"]),
        (#"{"id":"a","period":2021,"assessed":{"2.2":1}}"#, ["1 1:37 R703"]),
        (#"{"id":"a","period":2021,"assessed":5}"#, ["1 1:36 R701"]),
        (#"{"id":"a","period":2021,"people":[{"age":130}]}"#, ["1 1:42 R707"]),
        (#"{"id":"a","period":2021,"people":[{"age":7,"schooling":8}]}"#, ["1 1:56 R707"]),
        (#"{"id":"a","period":2021,"people":[{"agee":7}]}"#, ["1 1:36 R703"]),
        (#"{"id":"a","period":2021,"people":[7]}"#, ["1 1:35 R706"]),
        (String(repeating: "[", count: 40), ["1 1:33 R717"]),
        ("{\"id\":\"a\",\r\"period\":2021,\r\"members\":\"x\"}\r\n", ["1 1:37 R706"]),
        ("{\"id\":\"a\",\"period\":2021,\"note\":\"x\r\n", ["1 1:32 R701"]),
    ])
    func `a bad JSON object is set aside with line and column`(text: String, expected: [String]) {
        var options = RecordOptions()
        options.format = .ndjson
        let reading = RecordFixture.read(text, options: options)
        #expect(reading.summary == expected)
        #expect(reading.count.rejected == 1)
    }

    @Test func `lines and columns are counted through the whole document`() {
        let text =
            "[\n {\"id\":\"a\",\"period\":2021},\r\n {\"note\":\"Đ\", \"members\":-1,\n  \"id\":\"b\",\"period\":2021}]"
        let reading = RecordFixture.read(text, name: "records.json")
        #expect(reading.summary == ["2 3:25 R706"])
        #expect(reading.rejects.first?.first?.id == "b")
        #expect(reading.count == RecordFixture.read(text, name: "other.json").count)
    }

    @Test(.timeLimit(.minutes(1)))
    func `bad records on one line cost no more the further on they stand`() {
        let record = #"{"id":"a","period":2021,"members":-1,"note":7}"#
        let count = 30_000
        let text = "[" + Array(repeating: record, count: count).joined(separator: ",") + "]"
        let reading = RecordFixture.read(text, name: "records.json")
        #expect(reading.count.rejected == count)
        let start = 1 + (count - 1) * (record.utf8.count + 1)
        #expect(reading.rejects.last?.first?.cell == "1:\(start + 35)")
    }

    @Test func `a broken array says that the rest was not read`() {
        let reading = RecordFixture.read(#"[{"id":"a","period":2021} {"id":"b"}]"#, name: "records.json")
        #expect(reading.summary == ["1 1:27 R701"])
        #expect(reading.records.map(\.id) == ["a"])
        #expect(!reading.count.isComplete)
    }

    @Test func `one line may not be longer than four megabytes`() {
        let long = String(repeating: "a", count: 4 << 20)
        let lines = RecordFixture.read(
            #"{"id":"a","period":2021,"note":"\#(long)"}"# + "\n" + #"{"id":"b","period":2021}"#,
            name: "records.ndjson")
        #expect(lines.summary == ["1 - R718"])
        #expect(lines.records.map(\.id) == ["b"])
        let sheet = RecordFixture.read("id,period,note\na,2021,\(long)\nb,2021,\n")
        #expect(sheet.summary == ["2 - R718"])
        #expect(sheet.records.map(\.id) == ["b"])
    }

    @Test func `a limit that is another field is named with its value`() throws {
        let reading = RecordFixture.read("id,period,members,with_plan\ndv-001,2021,0,7\n")
        let reject = try #require(reading.rejects.first?.first)
        #expect(reject.id == "dv-001")
        #expect(reject.column == "with_plan")
        #expect(reject.reason.vi == "`7` ở `Có kế hoạch tự học` lớn hơn `Tổng số thành viên` (`0`)")
        #expect(reject.reason.en == "`7` in `With a plan` is more than `Members` (`0`)")
    }

    @Test(arguments: [
        ("members", "12345678901234567890", "has too many digits", nil),
        ("members", "1,234", "as a decimal or as thousands", "for thousands; the field takes no decimals"),
        ("average", "1x", "is not a number", nil),
    ])
    func `what is wrong with a number is said as it is`(
        column: String, typed: String, reason: String, help: String?
    ) throws {
        let reading = RecordFixture.read("id;period;\(column)\na;2021;\(typed)\n")
        let reject = try #require(reading.rejects.first?.first)
        #expect(reject.reason.en.contains(reason), "\(reject.reason.en)")
        #expect(reject.help?.en.hasSuffix(help ?? "?") ?? (help == nil), "\(reject.help?.en ?? "")")
    }

    @Test func `a limit whose field is missing is not a limit yet`() {
        #expect(RecordFixture.read("id,period,members,with_plan\na,2021,,7\n").summary == [])
    }

    @Test func `personal values are shown only when asked for`() throws {
        let text = #"{"id":"a","period":2021,"income":"bốn","people":[{"age":130},{"age":7,"schooling":8}]}"#
        var options = RecordOptions()
        let hidden = RecordFixture.read(text, name: "r.ndjson", options: options).rejects.joined().map(\.line)
        #expect(hidden.count == 3)
        for secret in ["bốn", "130", "`7`"] { #expect(!hidden.joined().contains(secret)) }
        options.showsValues = true
        let shown = RecordFixture.read(text, name: "r.ndjson", options: options).rejects.joined().map(\.line)
        for secret in ["bốn", "130", "`7`"] { #expect(shown.joined().contains(secret)) }
    }

    @Test func `a reject is one line of JSON`() throws {
        let reading = RecordFixture.read("id,period,has_policy\ndv-001,2021,-\n")
        let line = try #require(reading.rejects.first?.first?.line)
        #expect(
            line
                == #"{"row":2,"id":"dv-001","column":"has_policy","cell":"C2","code":"R706","severity":"error","#
                + #""reason":{"vi":"`-` ở `Có chủ trương` không phải là dữ liệu","#
                + #""en":"`-` in `Has a policy` is not data"},"#
                + #""help":{"vi":"để trống ô nếu chưa có dữ liệu","en":"leave the cell empty if there are no data"}}"#
        )
        guard case .object(let members) = try JSONParser.value(of: Array(line.utf8)).content else {
            Issue.record("a reject is an object")
            return
        }
        #expect(members.map(\.name) == ["row", "id", "column", "cell", "code", "severity", "reason", "help"])
    }

    @Test func `another day may decide whether the pack is in force`() {
        var options = RecordOptions()
        options.asOf = Day(year: 2023, month: 6, day: 1)
        #expect(RecordFixture.read("id,period\na,2024\n", options: options).summary == [])
    }

    @Test func `one reader knows the ids of all its files`() {
        var reader = RecordReader(
            pack: RecordFixture.pack, options: RecordOptions(), limits: RecordFixture.limits)
        var reading = Reading()
        let text = Array("id,period\na,2021\na,2022\n".utf8)
        #expect(reader.read(text, name: "one.csv") { reading.add($0) }.records == 2)
        #expect(reader.read(text, name: "two.csv") { reading.add($0) }.rejected == 2)
        #expect(reading.summary == ["2 A2 R710", "3 A3 R710"])
    }

    @Test func `a file without records has none`() {
        for (text, name) in [("id,period\n", "r.csv"), ("[]", "r.json"), ("\n", "r.ndjson")] {
            let reading = RecordFixture.read(text, name: name)
            #expect(reading.count == RecordCount())
            #expect(reading.summary == [])
        }
    }
}
