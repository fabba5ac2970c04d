import ArgumentParser
import BinhXet
import RuleBulk
import RuleCompiler
import RuleModel
import RuleRecords

/// A file of households in memory, to be read into columns as often as one likes.
struct ScannedFile {
    let pack: RulePack
    let size: Int
    private let bytes: [UInt8]
    private let isSheet: Bool

    /// The first of a chunk holds the header of a sheet.
    private static let headerPiece = 1 << 16

    /// - Parameter path: NDJSON for `bench/nested`, or a sheet for `bench/flat`.
    /// - Throws: Where it cannot be read, or the pack does not compile.
    init(_ path: String) throws {
        isSheet = path.hasSuffix(".csv")
        let file = BenchPack.path(of: isSheet ? BenchPack.flat : BenchPack.nested)
        guard let pack = Compiler.compile(try FileAccess.bytes(of: file), path: file).pack else {
            throw ValidationError("\(file) does not compile")
        }
        self.pack = pack
        let bytes = try FileAccess.bytes(of: path)
        size = bytes.count
        self.bytes = bytes + Array(repeating: 0, count: LineScanner.padding)
    }

    /// CPU seconds of a record that is scored by itself, from its JSON to the JSON of its verdict: the median of some
    /// rounds, after one in which everything was met once; none for a sheet.
    func singleTime(rounds: Int) throws -> Double? {
        guard !isSheet else { return nil }
        let records = bytes[..<size].split(separator: UInt8(ascii: "\n")).prefix(20_000).map(Array.init)
        let pack = try CompiledPack(contentsOfFile: BenchPack.path(of: BenchPack.nested))
        var scorer = try RecordScorer(pack)
        var times: [Double] = []
        for _ in 0...rounds {
            let start = processorTime()
            for record in records { _ = try scorer.verdict(onJSON: record) }
            times.append((processorTime() - start) / Double(max(1, records.count)))
        }
        return times.dropFirst().sorted()[rounds / 2]
    }

    /// How many lines it has.
    var lines: Int { bytes.count { $0 == UInt8(ascii: "\n") } }

    /// Reads all of it, a batch at a time.
    func scan(_ take: (Batch) -> Void) throws {
        var batch = Batch(BatchLayout(of: pack))
        guard isSheet else {
            var scanner = LineScanner(pack: pack, asOf: nil)
            var offset = 0
            while offset < size {
                offset = scanner.scan(bytes.span, from: offset, to: size, into: &batch)
                take(batch)
            }
            return
        }
        let head = Array(bytes.prefix(ScannedFile.headerPiece))
        guard var scanner = SheetScanner.open(head, pack: pack, asOf: nil, delimiter: nil).scanner else {
            throw ValidationError("the sheet is refused")
        }
        var offset = scanner.opening.start
        while offset < size {
            offset = scanner.scan(bytes.span, from: offset, to: size, into: &batch)
            take(batch)
        }
    }

    /// CPU seconds of a record from its bytes to columns: the median of some rounds.
    func scanTime(rounds: Int) throws -> Double {
        var times: [Double] = []
        for _ in 0..<rounds {
            var records = 0
            let start = processorTime()
            try scan { records += $0.rows }
            times.append((processorTime() - start) / Double(max(1, records)))
        }
        return times.sorted()[rounds / 2]
    }

    /// CPU seconds of a record from columns to points, class and what every indicator came to: the median of some
    /// rounds, after one in which everything was met once.
    func evaluationTime(rounds: Int) throws -> Double {
        var batches: [Batch] = []
        try scan { batches.append($0) }
        let records = batches.reduce(0) { $0 + $1.rows }
        var evaluator = BatchEvaluator(
            RuleBulk.Program(of: pack, notesReads: false), isBrief: true)
        var times: [Double] = []
        for _ in 0...rounds {
            let start = processorTime()
            for batch in batches { evaluator.evaluate(batch) }
            times.append((processorTime() - start) / Double(max(1, records)))
        }
        return times.dropFirst().sorted()[rounds / 2]
    }
}
