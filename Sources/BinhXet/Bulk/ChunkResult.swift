package import RuleBulk
import RuleDiagnostics
package import RuleModel
package import RuleRecords
package import RuleReport

/// What came of the records of one chunk.
package struct ChunkResult: Sendable {
    /// The verdicts, in the order of the records.
    package var output = ByteBuffer()
    /// Where the verdicts stand in it that were written one by one, by line of the chunk.
    var written: [Int: Range<Int>] = [:]
    /// All that is wrong with records; rows count from the first line of the chunk.
    package var rejects: [Reject] = []
    /// By reject, the line of its record within the chunk; what is wrong with items stands in other rows.
    var rejectLines: [Int] = []
    package var rejected = 0
    package var records = 0
    /// How many of them were judged one by one.
    package var oneByOne = 0
    /// How many lines the chunk has.
    package var lines = 0
    package var keys = KeyRun()
    package var summaries = PackSummaries()
    /// What another pack makes of the records, where two are compared.
    package var impact: ImpactTally?
    /// What the packs that judge the records say about the header of a sheet.
    package var headers = HeaderFindings()
    /// The items of its records that stand in sheets of their own.
    var usedItems: [UsedItems] = []
    /// Of a chunk of an array, what the chunks after it need.
    var array: ArrayPart?
    /// What the digest of the file needs of the chunk.
    var digest: TreeDigest.Piece?

    package init() {}

    /// Of bytes that hold no records.
    init(digest: TreeDigest.Piece?) {
        self.digest = digest
    }
}

/// Judges the records of one chunk after the other; each worker of a run has its own.
///
/// From chunk to chunk it keeps what it learnt and nothing else, because others go on as copies of it.
package protocol ChunkJudge: Sendable {
    /// - Parameters:
    ///   - chunk: The bytes, padded, and where the last record ends.
    ///   - duplicates: By line within the chunk, the row of the record that had the same id and period before.
    ///   - earlier: What came of the chunk when that was not known yet.
    /// - Returns: What came of them, rows counted from the first line of the chunk.
    /// - Throws: `PackChooser.Failure` where a pack does not compile.
    mutating func judge(
        _ chunk: Chunk, duplicates: [Int: Int], after earlier: ChunkResult?
    ) throws(PackChooser.Failure) -> ChunkResult
    /// What tells the records of a chunk apart, and how many lines it has: all that is wanted of chunks that are read
    /// again, whatever it takes to judge them.
    ///
    /// - Throws: `PackChooser.Failure` where a pack does not compile.
    mutating func keys(of chunk: Chunk) throws(PackChooser.Failure) -> (keys: KeyRun, lines: Int)
    /// Takes the memory of an output back, so that the next one needs none.
    mutating func takeBack(_ output: ByteBuffer)
}

extension ChunkJudge {
    /// Judges a chunk as long as nothing is known of records that come again.
    mutating func judge(_ chunk: Chunk) throws(PackChooser.Failure) -> ChunkResult {
        try judge(chunk, duplicates: [:], after: nil)
    }
}

/// A day and a place that lead to a pack.
package struct PackChoice: Sendable, Hashable {
    package var day: Day?
    package var place: String?

    package init(day: Day? = nil, place: String? = nil) {
        self.day = day
        self.place = place
    }
}

/// What came of records, pack by pack.
package struct PackSummaries: Sendable {
    /// A pack, and what leads to it again; shared, because a pack is much to copy for each chunk.
    package final class Origin: Sendable {
        package let pack: RulePack
        package let choice: PackChoice

        package init(_ pack: RulePack, _ choice: PackChoice = PackChoice()) {
            self.pack = pack
            self.choice = choice
        }

        /// Whether both have the same pack; of one origin, nothing is looked at.
        func hasSamePack(as other: Origin) -> Bool {
            self === other || pack.digest == other.pack.digest
        }
    }

    /// What came of the records of one pack.
    package struct Entry: Sendable {
        package let origin: Origin
        package var summary: Summary

        package var pack: RulePack { origin.pack }

        package init(_ origin: Origin, _ summary: Summary) {
            self.origin = origin
            self.summary = summary
        }
    }

    /// In the order in which the packs came up.
    package private(set) var all: [Entry] = []

    package init() {}

    package mutating func add(_ entry: Entry) {
        if let index = all.firstIndex(where: { $0.origin.hasSamePack(as: entry.origin) }) {
            all[index].summary.add(entry.summary)
        } else {
            all.append(entry)
        }
    }

    /// Counts one record.
    package mutating func add(_ scored: ScoredRecord) {
        let known = all.lastIndex { $0.pack.digest == scored.pack.digest }
        if known == nil { all.append(Entry(Origin(scored.pack), Summary())) }
        all[known ?? all.count - 1].summary.add(scored.verdict, on: scored.record)
    }

    package mutating func add(_ other: PackSummaries) {
        for entry in other.all { add(entry) }
    }
}
