import RuleRecords
import TestSupport
import Testing

struct ScoreTests {
    private static func workspace() throws -> Workspace {
        try Workspace([
            "pack.yaml": SamplePack.text, "records.ndjson": SamplePack.records,
            "good.ndjson": SamplePack.goodRecords,
        ])
    }

    private func score(_ arguments: String...) throws -> ProgramRun {
        try Self.workspace().run(["score", "--pack", "pack.yaml"] + arguments)
    }

    // MARK: - Formats

    @Test func `text gives one explained page for each record, in the order of the file`() throws {
        let run = try score("good.ndjson")
        let headings = run.lines.filter { $0.hasPrefix("LỚP HỌC TẬP") || $0.hasPrefix("Hồ sơ: ") }
        #expect(
            headings == [
                "LỚP HỌC TẬP – năm 2021", "Hồ sơ: a", "LỚP HỌC TẬP – năm 2021", "Hồ sơ: c",
            ])
        #expect(
            run.output.contains(
                "      Số người học: 2/3 ≈ 66,67%, thuộc mức “từ 2/3 trở lên”, được 60/60 điểm"))
        #expect(run.output.hasSuffix("\n"))
        #expect(
            run.messages
                == "2 hồ sơ: 1 đạt, 1 không đạt, 0 chưa đủ căn cứ, 0 không thuộc diện xét; 0 hồ sơ hỏng\n")
        #expect(run.status == 0)
    }

    @Test func `text without explanations is one line for each record`() throws {
        let run = try score("good.ndjson", "--explain", "none", "--lang", "en")
        #expect(
            run.output == """
                a · 2021 · recognised · Recognised · 90/100 points
                c · 2021 · not recognised · Not yet · 20/100 points

                """)
        #expect(
            run.messages
                == "2 records: 1 recognised, 1 not recognised, 0 pending, 0 not applicable; 0 rejected\n")
    }

    @Test(arguments: ["none", "codes", "reasons", "full"])
    func `JSON of every level is one array of verdicts`(level: String) throws {
        let run = try score("good.ndjson", "--format", "json", "--explain", level)
        let verdicts = try JSONParser.value(of: Array(run.output.utf8)).items
        #expect(verdicts.map { $0["id"]?.text } == ["a", "c"])
        #expect(verdicts.map { $0["status"]?.text } == ["recognised", "not-recognised"])
        #expect(verdicts.map { $0["points"]?.number } == ["90", "20"])
        let hasReasons = verdicts.allSatisfy { $0["criteria"] != nil }
        #expect(hasReasons == (level == "reasons" || level == "full"))
        #expect(verdicts.allSatisfy { $0["schema"]?.text == (hasReasons ? "binhxet/verdict/1" : nil) })
        let sentences = verdicts.compactMap { $0.indicator("1.1")?["why"]?["vi"]?.text }
        #expect(sentences.count == (level == "full" ? 2 : 0))
    }

    @Test func `NDJSON is one verdict on each line`() throws {
        let run = try score("good.ndjson", "--format", "ndjson", "--explain", "none")
        #expect(
            run.output == """
                {"id":"a","period":2021,"status":"recognised","class":"dat","points":90,"least":90,"most":90,"max":100}
                {"id":"c","period":2021,"status":"not-recognised","class":"chua-dat","points":20,"least":20,"most":20,"max":100}

                """)
    }

    @Test func `CSV has one column for each indicator`() throws {
        let run = try score("good.ndjson", "--format", "csv")
        #expect(
            run.lines == [
                "id,period,status,class,points,least,most,1.1,1.2,1.3,barred,missing",
                "a,2021,recognised,dat,90,90,90,60,20,10,,",
                "c,2021,not-recognised,chua-dat,20,20,20,0,20,0,,",
            ])
    }

    @Test(arguments: [
        ("{ classification.dat.label.vi: Đạt rồi }", true),
        ("{ criteria.1.max: 80, indicators.1.3: { remove: true } }", false),
    ])
    func `records of two places share a table unless the place has other columns`(
        changes: String, isOneTable: Bool
    ) throws {
        let overlay = """
            extends: lop-hoc/mau
            place: { code: "86", name: Nơi ấy }
            in-force: { from: 2020-01-01 }
            source: { ref: mau, at: Điều 9, verified: true }
            set: \(changes)

            """
        let records = SamplePack.goodRecords.replacing(#""id":"c","#, with: #""id":"c","place":"86","#)
        let place = try Workspace([
            "pack.yaml": SamplePack.text, "noi-ay.overlay.yaml": overlay, "records.ndjson": records,
        ])
        let run = try place.run("score", "--pack", "pack.yaml", "records.ndjson", "--format", "csv")
        #expect(run.status == (isOneTable ? 0 : 2), "\(run.messages)")
        if isOneTable { #expect(run.lines.count == 3) }
    }

    @Test func `the table has the columns of the pack that judged, not of the latest`() throws {
        let place = try Workspace([
            "records.ndjson": #"{"id":"a","period":2021,"members":40,"with_plan":38}"# + "\n"
        ])
        let run = try place.run(
            "score", "--pack", "don-vi-hoc-tap", "--subject", "unit",
            "--rules", Workspace.repository + "/rules", "--format", "csv", "records.ndjson")
        #expect(run.lines.first?.hasPrefix("id,period,status,class,points,least,most,1.1,") == true)
        #expect(run.lines.count == 2)
    }

    // MARK: - Input

    @Test func `records come from an argument, an option or standard input`() throws {
        let place = try Self.workspace()
        let common = ["score", "--pack", "pack.yaml", "--format", "csv"]
        let argument = try place.run(common + ["good.ndjson"])
        let option = try place.run(common + ["--records", "good.ndjson"])
        let stream = try place.run(
            "score", "--pack", "pack.yaml", "--format", "csv", "-", input: SamplePack.goodRecords)
        #expect(argument.lines.count == 3)
        #expect(option.output == argument.output && stream.output == argument.output)
    }

    @Test func `a sheet of list items is joined by id`() throws {
        let place = try Self.workspace()
        try place.write("Mã;Năm;Tuổi;Số thành viên;Số người học\na;2021;40;3;2\n", to: "records.csv")
        try place.write("Mã;Chủ đề;Hoàn thành\na;Tin học;có\na;Tiếng Anh;không\n", to: "courses.csv")
        let run = try place.run(
            "score", "--pack", "pack.yaml", "records.csv", "--list", "courses=courses.csv", "--explain",
            "none")
        #expect(run.output == "a · 2021 · đạt · Đạt · 90/100 điểm\n")
        #expect(run.status == 0)
    }

    @Test func `a sheet for a list that the pack does not have is reported with the nearest name`() throws {
        let place = try Self.workspace()
        try place.write("Mã;Hoàn thành\na;có\n", to: "courses.csv")
        let run = try place.run(
            "score", "--pack", "pack.yaml", "good.ndjson", "--list", "course=courses.csv", "--explain", "none"
        )
        #expect(run.messageLines.first?.contains("lỗi[R703]") == true)
        #expect(run.messageLines.first?.contains("`courses`") == true)
        #expect(run.status == 4)
    }

    @Test func `what is wrong with a sheet of list items stands among the rejects`() throws {
        let place = try Self.workspace()
        try place.write("Mã;Chủ đề;Hoàn thành\nz;Tin học;có\n", to: "courses.csv")
        let run = try place.run(
            "score", "--pack", "pack.yaml", "good.ndjson", "--list", "courses=courses.csv", "--out",
            "v.ndjson")
        #expect(run.messageLines.first?.hasPrefix("courses.csv:2: lỗi[R723]: ") == true)
        #expect(run.messages.hasSuffix("; 0 hồ sơ hỏng, 1 lỗi ngoài hồ sơ → rejects.ndjson\n"))
        let line = #"{"row":2,"file":"courses.csv","code":"R723","severity":"error","#
        #expect(place.text(of: "rejects.ndjson")?.hasPrefix(line) == true)
        #expect(run.status == 4)
    }

    @Test(arguments: [#"PK\003\004\024"#, #"\320\317\021\340"#])
    func `a workbook is called one`(start: String) throws {
        let place = try Self.workspace()
        _ = try place.shell("printf '\(start)rest' > records.xlsx")
        let run = try place.run("score", "--pack", "pack.yaml", "records.xlsx", "--lang", "en")
        #expect(run.messages.contains("`records.xlsx`: it is an Excel workbook"))
        #expect(run.status == 5)
        let list = try place.run(
            "score", "--pack", "pack.yaml", "good.ndjson", "--list", "courses=records.xlsx")
        #expect(list.messages.contains("`records.xlsx`: đây là bảng tính Excel") && list.status == 5)
    }

    @Test(arguments: ["v.xlsx", "v.html", "x.y/v.pdf"])
    func `a name that asks for a form that is not written is refused`(name: String) throws {
        let place = try Self.workspace()
        let run = try place.run("score", "--pack", "pack.yaml", "good.ndjson", "--out", name)
        #expect(run.status == 2 && run.messages.contains(".txt, .json, .ndjson, .csv"))
        let given = try place.run(
            "score", "--pack", "pack.yaml", "good.ndjson", "--out", "v.out", "--format", "csv")
        #expect(given.status == 0 && place.text(of: "v.out")?.hasPrefix("id,") == true)
        #expect(try place.run("score", "--pack", "pack.yaml", "good.ndjson", "--out", "V.CSV").status == 0)
        #expect(place.text(of: "V.CSV") == place.text(of: "v.out"))
    }

    @Test func `windows-1258 is read when asked for, and otherwise its cell is named`() throws {
        let place = try Self.workspace()
        // The heading "Số người học" as the old code page has it, with tone marks after their vowels.
        let heading = #"S\364\354 ng\375\365\314i ho\362c"#
        _ = try place.shell(
            #"printf 'id;period;age;members;\#(heading)\na;2021;40;3;2\n' > old.csv"#)
        let asked = try place.run(
            "score", "--pack", "pack.yaml", "old.csv", "--encoding", "windows-1258", "--explain", "none")
        #expect(asked.output.hasPrefix("a · 2021 · đạt"))
        let unasked = try place.run("score", "--pack", "pack.yaml", "old.csv")
        #expect(unasked.messageLines.first?.hasPrefix("old.csv:E1: lỗi[R713]: ") == true)
        #expect(unasked.messages.contains("--encoding windows-1258"))
        #expect(unasked.status == 4)
    }

    @Test func `the day of the verdict can be given`() throws {
        let run = try score("good.ndjson", "--as-of", "2025-01-01", "--explain", "none")
        #expect(run.output.isEmpty && run.status == 4)
        #expect(
            run.messageLines.first
                == "good.ndjson:1:20 (a): lỗi[R715]: ngày 01/01/2025 nằm ngoài hiệu lực của `lop-hoc/mau`: "
                + "từ 01/01/2020 đến 31/12/2024")
    }

    // MARK: - Bad records

    @Test func `bad records are named with their cells and the rest is scored`() throws {
        let run = try score("records.ndjson", "--explain", "none")
        #expect(run.lines.map { $0.prefix(1) } == ["a", "c"])
        #expect(
            run.messages == """
                records.ndjson:2:44 (b): lỗi[R707]: `0` ở `Số thành viên` nhỏ hơn `1`
                records.ndjson:2:57 (b): lỗi[R707]: `7` ở `Số người học` lớn hơn `Số thành viên` (`0`)
                2 hồ sơ: 1 đạt, 1 không đạt, 0 chưa đủ căn cứ, 0 không thuộc diện xét; 1 hồ sơ hỏng

                """)
        #expect(run.status == 4)
    }

    @Test func `seven of no members is a bad cell, never a share`() throws {
        let place = try Self.workspace()
        try place.write("id,period,age,members,learning\na,2021,40,0,7\n", to: "records.csv")
        let run = try place.run(
            "score", "--pack", "pack.yaml", "records.csv", "--rejects", "bad.ndjson", "--format", "json")
        #expect(run.output == "[\n]\n" && run.status == 4)
        let rejects = try #require(place.text(of: "bad.ndjson"))
        #expect(rejects.contains(#""row":2,"id":"a","column":"learning","cell":"E2","code":"R707""#))
        #expect(
            run.messages
                == "0 hồ sơ: 0 đạt, 0 không đạt, 0 chưa đủ căn cứ, 0 không thuộc diện xét; "
                + "1 hồ sơ hỏng → bad.ndjson\n")
    }

    @Test(arguments: ["csv", "ndjson", "json"])
    func `bytes that are no text are refused in words`(ending: String) throws {
        let place = try Self.workspace()
        _ = try place.shell(#"printf '\377\376\000\001\200\n\000\377' > "records.\#(ending)""#)
        let run = try place.run("score", "--pack", "pack.yaml", "records." + ending, "--format", "json")
        #expect(try JSONParser.value(of: Array(run.output.utf8)).items.isEmpty)
        #expect(run.messages.hasPrefix("records.\(ending):") && run.messages.contains("lỗi[R7"))
        #expect(run.status == 4)
    }

    @Test func `a record cannot move the cursor of who reads the messages`() throws {
        let place = try Self.workspace()
        _ = try place.shell(#"printf 'id,period,age\n\033[2Ja,2021,\033[31m\n' > records.csv"#)
        let run = try place.run("score", "--pack", "pack.yaml", "records.csv")
        #expect(run.messages.contains("lỗi[R706]") && run.status == 4)
        #expect(!run.messages.contains("\u{1B}"))
    }

    // MARK: - No records

    @Test(arguments: ["", "\n \n", "id,period,age\n"])
    func `a file without records is an error unless that is allowed`(text: String) throws {
        let place = try Self.workspace()
        try place.write(text, to: "none.csv")
        let run = try place.run("score", "--pack", "pack.yaml", "none.csv", "--format", "json")
        #expect(try JSONParser.value(of: Array(run.output.utf8)).items.isEmpty)
        #expect(run.messageLines.last == "lỗi: không có hồ sơ nào")
        #expect(run.status == 1)
        let allowed = try place.run("score", "--pack", "pack.yaml", "none.csv", "--allow-empty")
        #expect(allowed.output.isEmpty && allowed.messageLines.count == 1 && allowed.status == 0)
    }

    @Test(arguments: ["none.ndjson", "none.json"])
    func `an empty file of JSON holds no records either`(name: String) throws {
        let place = try Self.workspace()
        try place.write("", to: name)
        let run = try place.run("score", "--pack", "pack.yaml", name)
        #expect(run.messageLines.last == "lỗi: không có hồ sơ nào" && run.status == 1)
    }

    // MARK: - Problems

    @Test func `a pack that does not compile ends with 3 and shows only its errors`() throws {
        let place = try Self.workspace()
        try place.write(SamplePack.text.replacing("part: learning", with: "part: lerning"), to: "pack.yaml")
        let run = try place.run("score", "--pack", "pack.yaml", "good.ndjson")
        #expect(run.messages.hasPrefix("lỗi[E320]: không có tên `lerning`\n"))
        #expect(run.messages.contains("--> pack.yaml:34:26\n") && run.messages.hasSuffix("\n1 lỗi\n"))
        #expect(run.output.isEmpty && run.status == 3)
    }

    @Test(arguments: [
        (["none.ndjson"], "không đọc được `none.ndjson`: không có tệp hay thư mục này"),
        (["."], "không đọc được `.`: đây là thư mục, không phải tệp"),
        (
            ["good.ndjson", "--list", "courses=none.csv"],
            "không đọc được `none.csv`: không có tệp hay thư mục này"
        ),
        (
            ["good.ndjson", "--out", "none/v.json"],
            "không ghi được `none/v.json`: không có tệp hay thư mục này"
        ),
        (
            ["good.ndjson", "--out", "pack.yaml/"],
            "không ghi được `pack.yaml/verdicts.ndjson`: đường dẫn đi qua một tệp"
        ),
        (
            ["good.ndjson", "--out", "/dev/full"],
            "không ghi được `/dev/full`: ổ đĩa đã đầy\nkhông để lại kết quả nào"
        ),
        (["good.ndjson", "--rejects", "."], "không ghi được `.`: đây là thư mục, không phải tệp"),
    ])
    func `what cannot be read or written ends with 5`(arguments: [String], message: String) throws {
        let run = try Self.workspace().run(["score", "--pack", "pack.yaml"] + arguments)
        #expect(run.messages == "lỗi: \(message)\n")
        #expect(run.status == 5)
    }
}
