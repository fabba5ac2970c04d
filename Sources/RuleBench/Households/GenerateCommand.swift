import ArgumentParser

/// `RuleBench generate`: writes invented households to files.
struct GenerateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "generate",
        abstract: "Writes invented households: households.ndjson and households.csv.",
        discussion: """
            The NDJSON is for the pack bench/nested, about 700 bytes a record; the CSV holds the same households \
            counted, for bench/flat. The same seed gives the same bytes.
            """)

    @Option(help: "How many records.")
    var records = 1_000_000

    @Option(help: "The folder for the files.")
    var out: String

    @Option(help: "The seed of the households.")
    var seed: UInt64 = 20_261_123

    func run() throws {
        let files = HouseholdFiles(folder: out)
        try files.write(records, seed: seed)
        for path in [files.ndjson, files.csv] {
            let size = ByteFile.size(of: path) ?? 0
            print("\(path): \(records) records, \(size) bytes, \(size / max(records, 1)) each")
        }
    }
}

/// The files of invented households in a folder.
struct HouseholdFiles {
    let folder: String

    /// The members as lists.
    var ndjson: String { folder + "/households.ndjson" }
    /// One row of counts for each household.
    var csv: String { folder + "/households.csv" }

    private static let piece = 1 << 20

    /// Writes both files; `disorder` is how many records in a thousand have their keys in another order.
    func write(_ records: Int, seed: UInt64, disorder: Int = 20) throws(ByteFile.Failure) {
        ByteFile.makeFolder(folder)
        let (nested, flat) = (try ByteFile(ndjson), try ByteFile(csv))
        var (lines, rows) = (HouseholdNDJSON(), HouseholdCSV())
        var generator = HouseholdGenerator(seed: seed, disorder: disorder)
        for _ in 0..<records {
            let household = generator.next()
            lines.append(household)
            rows.append(household)
            if lines.bytes.count >= HouseholdFiles.piece {
                try nested.append(lines.bytes)
                lines.removeAll()
            }
            if rows.bytes.count >= HouseholdFiles.piece {
                try flat.append(rows.bytes)
                rows.removeAll()
            }
        }
        try nested.append(lines.bytes)
        try flat.append(rows.bytes)
    }
}
