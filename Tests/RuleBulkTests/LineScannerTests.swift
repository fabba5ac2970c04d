import RuleBulk
import RuleModel
import RuleRecords
import TestSupport
import Testing

struct LineScannerTests {
    /// The lines that hold something, with their numbers from 0.
    private static func lines(of bytes: [UInt8]) -> [(number: Int, bytes: [UInt8])] {
        bytes.split(separator: 10, omittingEmptySubsequences: false).map(Array.init).enumerated()
            .filter { _, line in !line.allSatisfy { [9, 13, 32].contains($0) } }
            .map { (number: $0.offset, bytes: $0.element) }
    }

    /// Compares every row with what the reader makes of its line; gives how many rows were plain.
    @discardableResult
    private static func expectAgreement(
        _ bytes: [UInt8], by scanner: inout LineScanner, asOf: Day? = nil, _ note: Comment
    ) -> (plain: Int, rows: Int) {
        let rows = ScannedRow.rows(ofLines: bytes, by: &scanner)
        let lines = lines(of: bytes)
        #expect(rows.map(\.line) == lines.map(\.number), note)
        for (row, line) in zip(rows, lines) {
            #expect(row.bytes == line.bytes || row.bytes + [13] == line.bytes, note)
            guard row.isPlain else { continue }
            let outcomes = ScanFixture.read(line.bytes, format: .ndjson, asOf: asOf)
            guard outcomes.count == 1, case .record(let record, _) = outcomes[0] else {
                Issue.record(
                    "plain, but refused: \(String(decoding: line.bytes, as: UTF8.self)) \(outcomes) \(note)")
                continue
            }
            #expect(
                row.record == record.withoutTexts, "\(String(decoding: line.bytes, as: UTF8.self)) \(note)")
        }
        return (rows.count(where: \.isPlain), rows.count)
    }

    private static func text(seed: UInt64, oddity: Int, count: Int) -> [UInt8] {
        var generator = LineGenerator(seed: seed, oddity: oddity)
        return Array((0..<count).map { _ in generator.line() + "\n" }.joined().utf8)
    }

    @Test(arguments: 0..<40 as Range<UInt64>)
    func `usual records are all plain and agree with the reader`(seed: UInt64) {
        var scanner = LineScanner(pack: ScanFixture.pack, asOf: nil)
        let bytes = Self.text(seed: seed, oddity: 0, count: 30)
        let count = Self.expectAgreement(bytes, by: &scanner, "seed \(seed)")
        // Some lack their id or period, and some name what they give twice.
        #expect(count.plain >= count.rows - 6, "seed \(seed): \(count)")
    }

    @Test(arguments: [1, 4, 15], 0..<120 as Range<UInt64>)
    func `odd and wrong values are plain only if the reader agrees`(oddity: Int, seed: UInt64) {
        var scanner = LineScanner(pack: ScanFixture.pack, asOf: nil)
        let bytes = Self.text(seed: seed &* 7 &+ UInt64(oddity), oddity: oddity, count: 40)
        Self.expectAgreement(bytes, by: &scanner, "seed \(seed)")
    }

    @Test(arguments: 0..<400 as Range<UInt64>)
    func `mutated files are plain only where the reader agrees`(seed: UInt64) {
        var scanner = LineScanner(pack: ScanFixture.pack, asOf: nil)
        var mutation = Mutation(seed: seed)
        var bytes = Self.text(seed: seed / 4, oddity: 0, count: 12)
        for _ in 0..<4 { bytes = mutation.mutated(bytes) }
        Self.expectAgreement(bytes, by: &scanner, "seed \(seed)")
        // What was learned from broken lines does not change what comes of whole ones.
        Self.expectAgreement(Self.text(seed: seed, oddity: 2, count: 4), by: &scanner, "after seed \(seed)")
    }
}
