import ArgumentParser
import BinhXet
import RuleBulk
import RuleCompiler
import RuleModel
import RuleRecords

/// `RuleBench scan`: how long it takes from bytes to columns, on one core and without files.
struct ScanCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "scan", abstract: "Measures the way from bytes to columns.", shouldDisplay: false)

    @Argument(help: "NDJSON for bench/nested, or a sheet for bench/flat.")
    var file: String

    @Option(help: "How often.")
    var rounds = 9

    private static let packs = "Sources/RuleBench/packs/bench/"
    /// The first of a chunk holds the header of a sheet.
    private static let headerPiece = 1 << 16

    func run() throws {
        let isSheet = file.hasSuffix(".csv")
        let path = ScanCommand.packs + (isSheet ? "flat" : "nested") + "/pack.yaml"
        guard let pack = Compiler.compile(try FileAccess.bytes(of: path), path: path).pack else {
            throw ValidationError("\(path) does not compile")
        }
        var bytes = try FileAccess.bytes(of: file)
        let end = bytes.count
        bytes += Array(repeating: 0, count: LineScanner.padding)
        var times: [Double] = []
        var counting: [Double] = []
        var (records, plain) = (0, 0)
        for _ in 0..<rounds {
            let start = processorTime()
            (records, plain) =
                try isSheet ? scanSheet(bytes, to: end, by: pack) : scanLines(bytes, to: end, by: pack)
            let middle = processorTime()
            let lines = bytes.count { $0 == UInt8(ascii: "\n") }
            if lines > 0 { counting.append(processorTime() - middle) }
            times.append(middle - start)
        }
        let (time, count) = (times.sorted()[rounds / 2], counting.sorted().first ?? 1)
        let (each, rate) = (Int(time * 1e9 / Double(max(records, 1))), Int(Double(end) / time / 1e6))
        print(
            "\(records) records, \(plain) of them plain: \(each) ns each, \(rate) MB/s; "
                + "counting the lines: \(Int(Double(end) / count / 1e6)) MB/s")
    }

    private func scanLines(_ bytes: [UInt8], to end: Int, by pack: RulePack) throws -> (Int, Int) {
        var scanner = LineScanner(pack: pack, asOf: nil)
        var batch = Batch(BatchLayout(of: pack))
        var (offset, records, plain) = (0, 0, 0)
        while offset < end {
            offset = scanner.scan(bytes.span, from: offset, to: end, into: &batch)
            records += batch.rows
            plain += ScanCommand.plainRows(of: batch)
        }
        return (records, plain)
    }

    private func scanSheet(_ bytes: [UInt8], to end: Int, by pack: RulePack) throws -> (Int, Int) {
        let head = Array(bytes.prefix(ScanCommand.headerPiece))
        guard var scanner = SheetScanner.open(head, pack: pack, asOf: nil, delimiter: nil).scanner else {
            throw ValidationError("\(file) is refused")
        }
        var batch = Batch(BatchLayout(of: pack))
        var (offset, records, plain) = (scanner.opening.start, 0, 0)
        while offset < end {
            offset = scanner.scan(bytes.span, from: offset, to: end, into: &batch)
            records += batch.rows
            plain += ScanCommand.plainRows(of: batch)
        }
        return (records, plain)
    }

    private static func plainRows(of batch: Batch) -> Int {
        let start = BatchLayout.Column.path.rawValue * BatchLayout.stride
        return batch.cells[start..<(start + batch.rows)].count { $0 == 0 }
    }
}
