import BinhXet
import RuleCompiler
import RuleDiagnostics
import RuleEngine
import RuleModel
import RulePackTesting
import RuleRecords
import RuleReport
import TestSupport
import Testing

/// The empty sheet of a pack, once it is filled in, gives the records that were meant.
struct SheetTemplateTests {
    private static let rules =
        #filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 } + "/rules"
    private static let files = (try? PackFolder.packFiles(under: rules)) ?? []

    /// What was judged in the worked cases of a pack.
    private static func cases(of file: String) throws -> [(day: Day?, scored: ScoredRecord)] {
        let path = file.replacing("pack.yaml", with: "tests.yaml")
        let tests = PackTestFile.read(try FileAccess.bytes(of: path), path: path)
        var run = PackTestRun(try PackChooser(named: file, rules: rules))
        return zip(tests.cases, try run.results(of: tests)).compactMap { item, result in
            result.scored.map { (item.asOf, $0) }
        }
    }

    private static func items(in record: Record) -> Int {
        record.values.map { if case .list(let items) = $0 { items.count } else { 0 } }.max() ?? 0
    }

    /// What somebody types for a value.
    private static func cell(_ value: Value?, of field: Field, _ language: Language) -> String {
        switch (value, field.kind) {
        case (nil, _): ""
        case (.flag(let flag), _): answer(flag)[language]
        case (.number(let number), .percent): comma(number.multiplied(by: Rational(100)) ?? number)
        case (.number(let number), _): comma(number)
        case (.text(let code), .choice(let choices)):
            choices.first { $0.code == code }?.label[language] ?? code
        case (.text(let text), _): text
        case (.date(let day), _): day.slashed
        case (.list(let items), _): "\(items.count)"
        case (.duration, _), (.map, _), (.record, _): "?"
        }
    }

    private static func answer(_ flag: Bool) -> LocalizedText {
        flag ? LocalizedText(vi: "có", en: "yes") : LocalizedText(vi: "không", en: "no")
    }

    private static func comma(_ number: Rational) -> String {
        number.description.replacing(".", with: ",")
    }

    /// The sheet with one row filled in.
    private static func filled(_ template: SheetTemplate, _ scored: ScoredRecord, _ language: Language)
        -> String
    {
        let (record, fields) = (scored.record, scored.pack.schema.fields)
        let cells = template.columns.map { column -> String in
            switch column.target {
            case .id: return record.id
            case .period: return "\(record.period)"
            case .place: return record.place ?? ""
            case .field(let slot): return cell(record.values[slot], of: fields[slot], language)
            case .mark(let index): return record.marks[index].map(comma) ?? ""
            case .item(let list, let index, let slot):
                guard case .list(let inner) = fields[list].kind, case .list(let items)? = record.values[list],
                    index < items.count, case .record(let item) = items[index]
                else { return "" }
                return cell(item.values[slot], of: inner[slot], language)
            }
        }
        let row = cells.map { "\"" + $0.replacing("\"", with: "\"\"") + "\"" }.joined(separator: ";")
        return template.text + row + "\r\n"
    }

    @Test(arguments: files)
    func `a filled template is read back without options and scores as the same record in JSON`(
        file: String
    ) throws {
        let cases = try Self.cases(of: file)
        #expect(cases.count > 5)
        for (index, (day, scored)) in cases.enumerated() {
            let language = index % 4 == 3 ? Language.english : .vietnamese
            let template = SheetTemplate(of: scored.pack, in: language, items: Self.items(in: scored.record))
            let sheet = Self.filled(template, scored, language)
            var options = RecordOptions()
            options.asOf = day
            var run = ScoringRun(pack: scored.pack, options: options)
            var verdicts = 0
            _ = run.score(Array(sheet.utf8), name: "mau.csv") { outcome in
                switch outcome {
                case .verdict(let verdict, on: let record):
                    verdicts += 1
                    #expect(record.values == scored.record.values && record.marks == scored.record.marks)
                    #expect(verdict == scored.verdict)
                case .reject(let rejects): Issue.record("\(scored.record.id): \(rejects.map(\.reason.en))")
                case .finding(let finding): Issue.record("\(finding.reason.en)")
                }
            }
            #expect(verdicts == 1, "\(scored.record.id)")
        }
    }

    @Test(arguments: files)
    func `every heading stands for one datum, and every datum has one`(file: String) throws {
        var chooser = try PackChooser(named: file, rules: Self.rules)
        let pack = try chooser.pack(on: nil)
        let names = ColumnNames(of: pack)
        for language in [Language.vietnamese, .english] {
            let template = SheetTemplate(of: pack, in: language, items: 3)
            #expect(Set(template.columns.map(\.heading)).count == template.columns.count)
            #expect(Set(template.columns.map(\.target)).count == template.columns.count)
            for column in template.columns {
                #expect(names.target(of: column.heading) == column.target, "\(column.heading)")
            }
            let lists = pack.schema.fields.compactMap {
                if case .list(let inner) = $0.kind { inner.count } else { nil }
            }
            let expected = 3 + pack.schema.fields.count + lists.reduce(0, +) * 3 + pack.marks.count
            #expect(template.columns.count == expected)
        }
    }

    @Test func `headings are what people say, in the order of the pack`() throws {
        var chooser = try PackChooser(
            named: Self.rules + "/gia-dinh-hoc-tap/qd448-2015/pack.yaml", rules: Self.rules)
        let template = SheetTemplate(of: try chooser.pack(on: nil), in: .vietnamese, items: 1)
        let headings = template.columns.map(\.heading)
        #expect(
            headings.prefix(5) == [
                "Mã hồ sơ", "Năm đánh giá", "Mã địa bàn", "Chủ hộ", "Thôn, bản, tổ dân phố",
            ])
        #expect(headings.contains("Thành viên gia đình 1. Năm sinh"))
        #expect(template.text.hasPrefix("\u{FEFF}Mã hồ sơ;Năm đánh giá;"))
        #expect(template.text.hasSuffix("\r\n"))
        #expect(template.text.contains("\"Thôn, bản, tổ dân phố\""))
    }

    @Test func `a label that stands for two data gives way to an alias or a name`() throws {
        let text = """
            pack: mau/hai-ten
            title: { vi: Mẫu, en: Sample }
            subject: unit
            in-force: { from: 2020-01-01 }
            model: points
            sources: { vd: { vi: Mẫu, en: Sample } }
            fields:
              a: { type: count, max: 9, label: { vi: Số người, en: People }, aliases: [Số người nam] }
              b: { type: count, max: 9, label: { vi: Số người, en: People } }
              id_2: { type: flag, label: { vi: "Năm", en: Year } }
            criteria:
              - id: "1"
                label: { vi: Số người, en: People }
                max: 10
                indicators:
                  - id: "1.1"
                    label: { vi: Năm, en: Year }
                    source: { ref: vd, verified: true }
                    max: 10
                    award: { when: a + b > 3 && id_2 }
            classification:
              - { id: dat, label: { vi: Đạt, en: Good }, points: ">= 5", recognised: true }
              - { id: chua, label: { vi: Chưa, en: Bad }, points: "< 5", recognised: false }
            """
        let pack = try #require(Compiler.compile(Array(text.utf8), path: "pack.yaml").pack)
        let template = SheetTemplate(of: pack, in: .vietnamese, items: 2)
        #expect(
            template.columns.map(\.heading)
                == ["Mã hồ sơ", "Năm đánh giá", "Mã địa bàn", "Số người nam", "b", "Năm"])
        #expect(SheetTemplate(of: pack, in: .english, items: 2).columns.map(\.heading).contains("a"))
    }
}
