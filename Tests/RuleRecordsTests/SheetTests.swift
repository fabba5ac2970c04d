import RuleDiagnostics
import RuleModel
import RuleRecords
import Testing

struct SheetTests {
    private func note(_ bytes: [UInt8], options: RecordOptions = RecordOptions()) -> String? {
        let reading = RecordFixture.read(bytes, options: options)
        guard reading.summary == [], case .text(let text) = reading.value("note") else {
            return reading.summary.first
        }
        return text
    }

    @Test(arguments: [
        ("id,period,note\na,2021,\"một, hai\"\n", "một, hai"),
        ("id,period,note\r\na,2021,\"nói \"\"có\"\"\"\r\n", "nói \"có\""),
        ("id,period,note\ra,2021,\"một\nhai\"\r", "một\nhai"),
        ("id;period;note\na;2021;1,5", "1,5"),
        ("id\tperiod\tnote\na\t2021\tmột; hai", "một; hai"),
        ("sep=|\nid|period|note\na|2021|x", "x"),
        ("sep=;\r\nid;period;note\na;2021;x", "x"),
        ("\n;;\nid;period;note\na;2021;x\n;;\n", "x"),
        ("\u{FEFF}id,period,note\na,2021,x", "x"),
        ("\"id\",\"period\",\"note\"\n\"a\",\"2021\",\"x\"", "x"),
        ("id,period,note\na,2021,5\" ống", "5\" ống"),
        ("id;period;note;\"một, hai, ba\"\na;2021;x;y", "R703"),
    ])
    func `sheets come with many separators and quotes`(text: String, expected: String) {
        #expect(note(Array(text.utf8))?.hasSuffix(expected) == true)
    }

    @Test(arguments: [true, false])
    func `UTF-16 goes by its mark`(isLittle: Bool) {
        let units = Array("\u{FEFF}id;period;note\na;2021;Nguyễn 😀".utf16)
        let bytes = units.flatMap { unit in
            let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
            return isLittle ? [low, high] : [high, low]
        }
        #expect(note(bytes) == "Nguyễn 😀")
        #expect(note(bytes + [0x41]) == "2 C2 R713")
    }

    @Test func `windows-1258 is read only when asked for`() {
        // The code page writes the tone after the vowel: "Nguyễn Đức" is Nguyê + tilde + n, Ð + ư + acute + c.
        let bytes =
            Array("id,period,note\na,2021,Nguy".utf8) + [0xEA, 0xDE, 0x6E, 0x20, 0xD0, 0xFD, 0xEC, 0x63]
        var options = RecordOptions()
        let refused = RecordFixture.read(bytes, options: options)
        #expect(refused.summary == ["2 C2 R713"])
        #expect(refused.rejects.first?.first?.help?.en.contains("--encoding windows-1258") == true)
        options.encoding = .windows1258
        #expect(
            note(bytes, options: options)?.unicodeScalars.elementsEqual("Nguyễn Đức".unicodeScalars) == true)
        #expect(note(bytes + [0x81], options: options) == "2 C2 R713")
    }

    @Test func `a file that is UTF-8 is not read as another encoding`() {
        var options = RecordOptions()
        options.encoding = .windows1258
        let text = "id,period,note\na,2021,Nguyễn\n"
        let refused = RecordFixture.read(Array(text.utf8), options: options)
        #expect(refused.summary == ["1 - R713"])
        #expect(refused.findings.first?.help?.en == "leave out `--encoding windows-1258`")
        #expect(!refused.count.isComplete)
        let marked = RecordFixture.read([0xEF, 0xBB, 0xBF] + Array(text.utf8), options: options)
        #expect(marked.summary == [])
        let plain = RecordFixture.read(Array("id,period,note\na,2021,Nguyen\n".utf8), options: options)
        #expect(plain.summary == [])
    }

    @Test func `a header in another encoding refuses the file`() {
        let reading = RecordFixture.read(Array("id,period,gh".utf8) + [0xEC, 0x0A] + Array("a,2021,x".utf8))
        #expect(reading.summary == ["1 C1 R713"])
        #expect(!reading.count.isComplete)
    }

    @Test(arguments: [
        "members", "Members", "MEMBERS", "Tổng số TV", "tổng  số\u{A0}tv", "Tổng số thành viên",
        "To\u{302}\u{309}ng so\u{302}\u{301} TV", "tổng-số_tv",
    ])
    func `headings match names, aliases and labels`(heading: String) {
        let reading = RecordFixture.read("Mã;Năm;\(heading)\na;2021;5")
        #expect(reading.summary == [])
        #expect(reading.value("members") == RecordFixture.number("5"))
    }

    @Test(arguments: [
        ("id,period,membres", ["1 C1 R703"], false),
        ("id,period,members,membres", ["1 D1 R703"], true),
        ("id,period,điện thoại", ["1 C1 R703"], true),
        ("id,period,Tong so TV", ["1 C1 R703"], false),
        ("id,period,people.1.agee", ["1 C1 R703"], false),
        // The program's own tables call the indicator so; its mark is `assessed.2.1`.
        ("id,period,2.1", ["1 C1 R703"], false),
        ("id,perod", ["1 B1 R703"], false),
        ("id,members", ["1 - R719"], false),
        ("period", ["1 - R719"], false),
        ("id,period,members,Tổng số TV", ["1 D1 R719"], false),
        ("id,\"period", ["1 B1 R712"], false),
    ])
    func `a header is judged once for the file`(header: String, expected: [String], isRead: Bool) {
        let row = header.split(separator: ",").map { $0 == "id" ? "a" : $0 == "period" ? "2021" : "1" }
        let reading = RecordFixture.read(header + "\n" + row.joined(separator: ","))
        #expect(reading.summary == expected)
        #expect(reading.count.records == (isRead ? 1 : 0))
        #expect(reading.count.isComplete == isRead)
        #expect(reading.findings.map(\.severity) == [isRead ? .warning : .error])
    }

    @Test func `data without a heading are not lost`() {
        #expect(RecordFixture.read("id,period,\na,2021,x\nb,2021,\nc,2021\n").summary == ["2 C2 R711"])
    }

    @Test func `rows are numbered as spreadsheets number them`() {
        let text = "id,period,note\na,2021,\"một\nhai\"\n,,\nb,2021,x\nc,x,y"
        let reading = RecordFixture.read(text)
        #expect(reading.rows == [2, 4])
        #expect(reading.summary == ["5 B5 R705"])
    }

    @Test func `one forgotten quote spoils one row`() {
        let text = "id,period,note\na,2021,\"một\nb,2021,hai\nc,2021,\"ba\"\nd,2021,\"bốn\n"
        let reading = RecordFixture.read(text)
        #expect(reading.summary == ["2 C2 R712", "5 C5 R712"])
        #expect(reading.records.map(\.id) == ["b", "c"])
    }

    @Test func `cells past column Z have two letters`() {
        let unnamed = String(repeating: ",", count: 25)
        let reading = RecordFixture.read("id,period\(unnamed),members\na,2021\(unnamed),x")
        #expect(reading.summary == ["2 AB2 R706"])
    }
}
