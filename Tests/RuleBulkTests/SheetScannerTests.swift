import RuleBulk
import RuleModel
import RuleRecords
import TestSupport
import Testing

struct SheetScannerTests {
    /// Compares every row with what the reader makes of it; gives how many were plain, of those that it accepts.
    @discardableResult
    static func expectAgreement(_ bytes: [UInt8], _ note: Comment) -> (plain: Int, accepted: Int) {
        // A file without a word in it is no sheet.
        if bytes.allSatisfy({ $0 == 0x20 || (9...13).contains($0) }) { return (0, 0) }
        let whole = ScanFixture.read(bytes, format: .csv)
        let (scanner, findings) = SheetScanner.open(
            bytes, pack: ScanFixture.pack, asOf: nil, delimiter: nil)
        let expectedFindings = whole.compactMap {
            if case .finding(let finding) = $0 { finding } else { nil }
        }
        #expect(findings == expectedFindings, note)
        guard var scanner else {
            #expect(whole.count == findings.count, note)
            return (0, 0)
        }
        let opening = scanner.opening
        let withTexts = rowsWithTexts(bytes)
        let rows = ScannedRow.rows(ofSheet: bytes, by: &scanner)
        #expect(rows.map(\.line) == withTexts.map(\.line), note)
        let numbers = whole.compactMap { outcome -> Int? in
            switch outcome {
            case .record(_, let row): row
            case .reject(let rejects): rejects.first?.row
            case .finding: nil
            }
        }
        #expect(rows.map { $0.line + opening.row + 1 } == numbers, note)
        var accepted = 0
        for (row, withTexts) in zip(rows, withTexts) {
            let single = bytes[opening.header] + row.bytes
            let outcomes = ScanFixture.read(Array(single), format: .csv, delimiter: opening.delimiter)
                .filter { if case .finding = $0 { false } else { true } }
            guard outcomes.count == 1, case .record(let record, _) = outcomes[0] else {
                #expect(
                    !row.isPlain && !withTexts.isPlain,
                    "refused: \(String(decoding: single, as: UTF8.self)) \(outcomes) \(note)")
                continue
            }
            accepted += 1
            if withTexts.isPlain {
                #expect(withTexts.record == record, "\(String(decoding: single, as: UTF8.self)) \(note)")
            }
            guard row.isPlain else { continue }
            #expect(row.record == record.withoutTexts, "\(String(decoding: single, as: UTF8.self)) \(note)")
        }
        return (rows.count(where: \.isPlain), accepted)
    }

    /// The rows as they stand in columns where rules read every text and the place.
    private static func rowsWithTexts(_ bytes: [UInt8]) -> [ScannedRow] {
        let layout = ScanFixture.readingLayout
        guard
            var scanner = SheetScanner.open(
                bytes, pack: ScanFixture.pack, asOf: nil, delimiter: nil, layout: layout
            ).scanner
        else { return [] }
        return ScannedRow.rows(ofSheet: bytes, by: &scanner, layout)
    }

    @Test(arguments: 0..<80 as Range<UInt64>)
    func `usual sheets are mostly plain and agree with the reader`(seed: UInt64) {
        var generator = SheetGenerator(seed: seed, oddity: 0)
        let count = Self.expectAgreement(generator.sheet(rows: 20), "seed \(seed)")
        #expect(count.plain * 2 >= count.accepted, "seed \(seed): \(count)")
    }

    @Test(arguments: [1, 5, 20], 0..<80 as Range<UInt64>)
    func `odd and wrong cells are plain only if the reader agrees`(oddity: Int, seed: UInt64) {
        var generator = SheetGenerator(seed: seed &* 5 &+ UInt64(oddity), oddity: oddity)
        Self.expectAgreement(generator.sheet(rows: 20), "seed \(seed)")
    }

    @Test(arguments: 0..<300 as Range<UInt64>)
    func `mutated sheets are plain only where the reader agrees`(seed: UInt64) {
        var generator = SheetGenerator(seed: seed / 3, oddity: 0)
        var mutation = Mutation(seed: seed)
        Self.expectAgreement(mutation.mutated(mutation.mutated(generator.sheet(rows: 10))), "seed \(seed)")
    }

    @Test(arguments: 0..<120 as Range<UInt64>)
    func `rows end where the reader ends them, wherever a chunk ends`(seed: UInt64) throws {
        var generator = SheetGenerator(seed: seed, oddity: 10)
        let bytes = generator.sheet(rows: 12)
        guard
            let scanner = SheetScanner.open(bytes, pack: ScanFixture.pack, asOf: nil, delimiter: nil).scanner
        else { return }
        var ends: Set<Int> = [scanner.opening.start]
        var reader = CSVReader(bytes, delimiter: scanner.opening.delimiter, from: scanner.opening.start)
        while let row = reader.rowEnd() { ends.insert(row) }
        for end in stride(from: scanner.opening.start, through: bytes.count, by: 7) {
            let cut = SheetScanner.endOfRows(
                in: bytes.span, from: scanner.opening.start, to: end, delimiter: scanner.opening.delimiter,
                isLast: false)
            #expect(cut <= end && ends.contains(cut), "seed \(seed), end \(end)")
        }
    }
}
