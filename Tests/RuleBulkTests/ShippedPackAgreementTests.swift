import BinhXet
import RuleBulk
import RuleEngine
import RuleModel
import RuleRecords
import RuleReport
import Testing

/// The records that ship with the packs come out the same in bulk as one by one.
struct ShippedPackAgreementTests {
    static let packs = [
        "gia-dinh-hoc-tap/qd448-2015", "don-vi-hoc-tap/tt22-2020", "cong-dan-hoc-tap/qd244-2022",
        "dong-ho-hoc-tap/qd448-2015", "cong-dong-hoc-tap/qd448-2015", "cong-dong-hoc-tap/tt44-2014",
        "don-vi-hoc-tap/qd448-2015", "thanh-pho-hoc-tap/vi-du",
    ]

    @Test(arguments: packs)
    func `verdicts of shipped examples agree`(name: String) throws {
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
        try expectAgreement(on: records, by: pack)
    }
}

/// Holds the bulk evaluator against the reference evaluator on some records.
func expectAgreement(on records: [Record], by pack: RulePack) throws {
    let program = Program(of: pack)
    var evaluator = BatchEvaluator(program)
    // Twice: the second time everything is in the tables.
    for _ in 0..<2 {
        var batch = Batch(program.layout)
        var rows: [Record] = []
        var chunk: [UInt8] = []
        for record in records where batch.append(record, naming: &chunk) { rows.append(record) }
        evaluator.evaluate(batch) { rows[$0] }
        for (row, record) in rows.enumerated() {
            let expected = Result { () throws(ScoringFault) in
                try ReferenceEvaluator.verdict(on: record, by: pack)
            }
            let found = Result { () throws(ScoringFault) in try evaluator.verdict(at: row) }
            switch (expected, found) {
            case (.success(let expected), .success(let found)):
                #expect(
                    expected.withListsForItems == found.withListsForItems,
                    "\(record.id): \(expected.difference(from: found))")
                guard let plain = evaluator.plainVerdict(at: row) else {
                    #expect(evaluator.result.verdict(at: row) == RowVerdict(expected))
                    continue
                }
                #expect(expected.points.isCertain)
                #expect(expected.points.least == Rational(Int(plain.total), over: program.unit))
                #expect(expected.bars.isEmpty != plain.isBarred)
                #expect(expected.possibleClasses == [plain.classIndex])
            case (.failure, .failure): #expect(evaluator.result.faults.contains(row))
            default: Issue.record("one evaluator fails: \(expected), \(found)")
            }
        }
        expectSameLines(rows, batch, evaluator, chunk)
    }
}

/// Holds the bulk writer against the writers of single verdicts.
private func expectSameLines(
    _ records: [Record], _ batch: Batch, _ evaluator: BatchEvaluator, _ chunk: [UInt8]
) {
    let formats: [VerdictFormat] =
        [.none, .codes, .reasons].map { .ndjson($0) } + [.none, .codes, .full].map { .csv($0) }
    for format in formats {
        let pack = evaluator.program.pack
        var writer = BatchWriter(evaluator.program, format: format, showsPersonal: false)
        var output = ByteBuffer()
        writer.write(batch, evaluator, chunk: chunk, to: &output) { _, _ in }
        let lines = String(decoding: output.bytes, as: UTF8.self).split(separator: "\n")
        let expected = records.compactMap { record in
            (try? ReferenceEvaluator.verdict(on: record, by: pack)).map {
                format.line(of: ScoredRecord(pack: pack, record: record, verdict: $0), showsPersonal: false)
            }
        }.joined().split(separator: "\n")
        #expect(lines.count == expected.count)
        for (line, other) in zip(lines, expected) { #expect(line == other, "\(format)") }
    }
}

extension Verdict {
    /// The same verdict with lists among the data read instead of their items, as verdicts show them.
    fileprivate var withListsForItems: Verdict {
        var verdict = self
        for index in criteria.indices {
            for inner in criteria[index].indicators.indices {
                verdict.criteria[index].indicators[inner].reads.showLists()
            }
            for inner in criteria[index].deductions.indices {
                verdict.criteria[index].deductions[inner].reads.showLists()
            }
        }
        for index in deductions.indices { verdict.deductions[index].reads.showLists() }
        for index in prerequisites.indices { verdict.prerequisites[index].reads.showLists() }
        return verdict
    }

    /// The indicators that came out otherwise, for a failing test.
    fileprivate func difference(from other: Verdict) -> String {
        zip(withListsForItems.criteria, other.withListsForItems.criteria).flatMap {
            zip($0.indicators, $1.indicators).filter { $0 != $1 }.map { "\($0) and \($1)" }
        }.joined(separator: "; ")
    }
}

extension Reads {
    fileprivate mutating func showLists() {
        data = Set(
            data.map { path in
                if case .item(let list, _, _) = path { .field(list) } else { path }
            })
    }
}
