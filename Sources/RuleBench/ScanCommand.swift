import ArgumentParser
import RuleBulk

/// `RuleBench scan`: how long it takes from bytes to columns, and from there to verdicts, on one core.
struct ScanCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "scan",
        abstract: "Measures the way from bytes to columns, and from columns to verdicts.",
        shouldDisplay: false)

    @Argument(help: "NDJSON for bench/nested, or a sheet for bench/flat.")
    var file: String

    @Option(help: "How often.")
    var rounds = 9

    func run() throws {
        let file = try ScannedFile(file)
        var (records, plain) = (0, 0)
        let start = BatchLayout.Column.path.rawValue * BatchLayout.stride
        try file.scan { batch in
            records += batch.rows
            plain += batch.cells[start..<(start + batch.rows)].count { $0 == 0 }
        }
        let before = processorTime()
        let lines = file.lines
        let counting = processorTime() - before
        let time = try file.scanTime(rounds: rounds)
        let rate = Double(file.size) / time / Double(max(1, records)) / 1e6
        print("\(records) records in \(lines) lines, \(plain) of them plain")
        print("scan: \((time * 1e9).places(0)) ns each, \(rate.places(0)) MB/s")
        print("evaluation: \((try file.evaluationTime(rounds: rounds) * 1e9).places(0)) ns each")
        if let time = try file.singleTime(rounds: rounds) {
            print("record by record: \((time * 1e9).places(0)) ns each")
        }
        print("counting the lines: \((Double(file.size) / counting / 1e6).places(0)) MB/s")
    }
}
