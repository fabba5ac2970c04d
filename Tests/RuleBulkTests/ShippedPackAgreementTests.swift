import AgreementSupport
import BinhXet
import RuleBulk
import RuleEngine
import RuleModel
import RuleRecords
import RuleReport
import TestSupport
import Testing

/// The records that ship with the packs come out the same in bulk as one by one.
struct ShippedPackAgreementTests {
    static let packs = [
        "gia-dinh-hoc-tap/qd448-2015", "don-vi-hoc-tap/tt22-2020", "cong-dan-hoc-tap/qd244-2022",
        "dong-ho-hoc-tap/qd448-2015", "cong-dong-hoc-tap/qd448-2015", "cong-dong-hoc-tap/tt44-2014",
        "don-vi-hoc-tap/qd448-2015", "thanh-pho-hoc-tap/vi-du", "don-vi-hoc-tap/tt24-2023",
        "cong-dong-hoc-tap/tt25-2023",
    ]

    @Test(arguments: packs)
    func `verdicts of shipped examples agree`(name: String) throws {
        let (pack, records) = try Self.examples(of: name)
        expectAgreement(on: records, by: pack)
    }

    /// A criterion that may be left out, with a floor and a deduction that nobody read in the law.
    private static let unread = """
        pack: dong-ho-hoc-tap/vi-du
        title: { vi: Dòng họ học tập, en: Learning clan }
        subject: clan
        in-force: { from: 2020-01-01 }
        model: points
        sources: { vd: { vi: Văn bản ví dụ, en: Example document } }
        fields:
          fund: { type: flag, label: { vi: Có quỹ, en: Has a fund } }
          pupils: { type: count, max: 9, label: { vi: Số học sinh, en: Pupils } }
          dropouts: { type: count, max: 9, label: { vi: Số em bỏ học, en: Dropouts } }
        criteria:
          - id: "1"
            label: { vi: Quỹ, en: Fund }
            max: 10
            indicators:
              - id: "1.1"
                label: { vi: Có quỹ, en: Has a fund }
                source: { ref: vd, verified: true }
                max: 10
                award: { when: fund }
          - id: "2"
            label: { vi: Học sinh, en: Pupils }
            source: { ref: vd, verified: false }
            max: 10
            floor: 5
            indicators:
              - id: "2.1"
                label: { vi: Giữ học sinh, en: Keeps pupils }
                source: { ref: vd, verified: false }
                max: 10
                applies: pupils > 0
                not-applicable: exclude
                award: { when: dropouts < 3 }
            deduct:
              - id: bo-hoc
                label: { vi: Có em bỏ học, en: Dropouts }
                source: { ref: vd, verified: false }
                max: 5
                award: { each: dropouts, points: 1 }
        classification:
          - { id: dat, label: { vi: Đạt, en: Yes }, points: ">= 10", recognised: true, source: { ref: vd } }
          - { id: chua-dat, label: { vi: Chưa đạt, en: No }, points: "< 10", recognised: false }
        """

    @Test func `what is left out rests on no unverified figures, in bulk as one by one`() throws {
        let catalogue = PackCatalogue([(path: "pack.yaml", bytes: Array(Self.unread.utf8))])
        var chooser = PackChooser(catalogue)
        let pack = try chooser.pack(on: nil)
        #expect(pack.unverifiedItems == 4)
        let lines = """
            {"id": "a", "period": 2021, "fund": true, "pupils": 4, "dropouts": 1}
            {"id": "b", "period": 2021, "fund": true, "pupils": 0, "dropouts": 0}
            {"id": "c", "period": 2021, "fund": true, "pupils": 0}
            {"id": "d", "period": 2021, "fund": true, "dropouts": 1}
            """
        var options = RecordOptions()
        options.format = .ndjson
        var records: [Record] = []
        var unverified: [Int] = []
        var run = ScoringRun(pack: pack, options: options)
        _ = run.score(Array(lines.utf8), name: "records.ndjson") { outcome in
            guard case .verdict(let verdict, on: let record) = outcome else { return }
            records.append(record)
            unverified.append(verdict.unverified)
        }
        #expect(unverified == [4, 1, 1, 4])
        expectAgreement(on: records, by: pack)
    }

    @Test(arguments: packs)
    func `verdicts of shipped examples with gaps agree`(name: String) throws {
        let (pack, whole) = try Self.examples(of: name)
        var generator = SeededGenerator(seed: 7)
        for memory in [EvaluatorMemory.usual, .usual, .usual, .scarce] {
            let records = whole.prefix(40).map { record in
                var record = record
                for index in record.values.indices where Int.random(in: 0..<6, using: &generator) == 0 {
                    record.values[index] = nil
                }
                return record
            }
            expectAgreement(on: records, by: pack, memory: memory)
        }
    }

    /// A shipped pack and its examples.
    private static func examples(of name: String) throws -> (pack: RulePack, records: [Record]) {
        let folder = "rules/\(name)/"
        var chooser = try PackChooser(named: folder + "pack.yaml", rules: "rules")
        let pack = try chooser.pack(on: nil)
        let files = ["examples.csv", "examples.ndjson"].filter { FileAccess.kind(of: folder + $0) == .file }
        let file = try #require(files.first)
        var records: [Record] = []
        var run = ScoringRun(pack: pack, options: RecordOptions())
        _ = run.score(try FileAccess.bytes(of: folder + file), name: file) { outcome in
            if case .verdict(_, on: let record) = outcome { records.append(record) }
        }
        #expect(!records.isEmpty)
        return (pack, records)
    }
}

/// Holds the bulk evaluator against the reference evaluator on some records.
///
/// - Parameters:
///   - records: The records.
///   - pack: The pack.
///   - earlier: Records that the evaluators have judged before.
///   - memory: How much the evaluators keep.
///   - texts: Takes in the texts of records.
///   - mayGoLongWay: Whether lines may be left to the writers of single verdicts.
func expectAgreement(
    on records: [Record], by pack: RulePack, after earlier: [Record] = [],
    memory: EvaluatorMemory = .usual, texts: TextPool = TextPool(), mayGoLongWay: Bool = false
) {
    var agreement = EvaluatorAgreement()
    agreement.check(records, by: pack)
    #expect(agreement.differences == [])
    let program = Program(of: pack)
    var evaluator = BatchEvaluator(program, memory: memory)
    var brief = BatchEvaluator(program, isBrief: true, memory: memory)
    // The numbers of texts are those of one evaluator.
    var texts = texts
    for start in stride(from: 0, to: earlier.count, by: BatchLayout.capacity) {
        let rows = Array(earlier[start...].prefix(BatchLayout.capacity))
        var batch = Batch(program.layout)
        batch.texts = texts
        var chunk: [UInt8] = []
        for record in rows { #expect(batch.append(record, naming: &chunk)) }
        evaluator.evaluate(batch)
        brief.evaluate(batch)
        texts = batch.texts
        texts.forgetSpare()
    }
    // Twice: the second time everything is in the tables, and most rows hold another record than before.
    for records in [records, records.reversed()] {
        var batch = Batch(program.layout)
        batch.texts = texts
        var rows: [Record] = []
        var chunk: [UInt8] = []
        for record in records where batch.append(record, naming: &chunk) { rows.append(record) }
        evaluator.evaluate(batch)
        brief.evaluate(batch)
        texts = batch.texts
        texts.forgetSpare()
        expectSameLines(rows, batch, evaluator, brief, chunk, mayGoLongWay)
        expectSameSummary(rows, batch, evaluator, chunk)
    }
}

/// Holds the summary that is counted in columns against the one that takes in verdict by verdict.
private func expectSameSummary(
    _ records: [Record], _ batch: Batch, _ evaluator: BatchEvaluator, _ chunk: [UInt8]
) {
    var counter = SummaryCounter(evaluator.program)
    let rows = records.indices.filter { !evaluator.result.faults.contains($0) }
    // In parts, and again after the counter was emptied.
    for size in [records.count, 7] {
        var found = Summary()
        for start in stride(from: 0, to: rows.count, by: size) {
            counter.add(rows[start..<min(start + size, rows.count)], of: batch, evaluator, chunk: chunk)
            if start % 2 == 0 { found.add(counter.take()) }
        }
        found.add(counter.take())
        var expected = Summary()
        for row in rows {
            guard let verdict = try? evaluator.verdict(at: row, of: batch) else { continue }
            expected.add(verdict, on: records[row])
        }
        #expect(found == expected)
    }
}

/// Holds the bulk writer against the writers of single verdicts.
private func expectSameLines(
    _ records: [Record], _ batch: Batch, _ whole: BatchEvaluator, _ brief: BatchEvaluator, _ chunk: [UInt8],
    _ mayGoLongWay: Bool
) {
    let formats: [VerdictFormat] =
        [.none, .codes, .reasons].map { .ndjson($0) } + [.none, .codes, .full].map { .csv($0) }
    let briefRuns = formats.filter(\.isBrief).map { ($0, brief) }
    for (format, evaluator) in formats.map({ ($0, whole) }) + briefRuns {
        var evaluator = evaluator
        let pack = evaluator.program.pack
        var writer = BatchWriter(evaluator.program, format: format, showsPersonal: false)
        var output = ByteBuffer()
        let lineByLine = records.map { record in
            (try? ReferenceEvaluator.verdict(on: record, by: pack)).map {
                format.line(of: ScoredRecord(pack: pack, record: record, verdict: $0), showsPersonal: false)
            }
        }
        writer.write(batch, &evaluator, chunk: chunk, to: &output) { row, output in
            if mayGoLongWay, let line = lineByLine[row] { output.append(line) }
        }
        let lines = String(decoding: output.bytes, as: UTF8.self).split(separator: "\n")
        let expected = lineByLine.compactMap(\.self).joined().split(separator: "\n")
        #expect(lines.count == expected.count)
        for (line, other) in zip(lines, expected) { #expect(line == other, "\(format)") }
    }
}
