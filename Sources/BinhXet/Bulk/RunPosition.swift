import RuleBulk
package import RuleDiagnostics

/// Where a run stands between two chunks: what came of all records before, and what it needs to go on.
package struct RunPosition: Sendable {
    /// How many bytes of the file stand before the next record.
    package internal(set) var offset = 0
    package internal(set) var lines = 0
    package internal(set) var records = 0
    package internal(set) var rejected = 0
    /// How many records were judged one by one.
    package internal(set) var oneByOne = 0
    package internal(set) var summaries = PackSummaries()
    /// What the packs of a sheet say about its header.
    package internal(set) var headers = HeaderFindings()
    /// Where a run over a JSON array stands in it; none for other files.
    var array: ArrayPosition?
    /// The items of all records before that stand in sheets of their own.
    private(set) var usedItems: Set<UsedItems> = []
    /// The digest of all bytes before.
    package internal(set) var digest = TreeDigest()
    var ledger = KeyLedger()

    /// Before any record, or after some that others counted.
    package init(_ summaries: PackSummaries = PackSummaries()) {
        self.summaries = summaries
    }

    /// Whether a run can be gone on with from here: what is wrong with the end of an array is said once.
    var isResumable: Bool { array?.isBroken != true }

    /// Takes in what came of the next chunk.
    mutating func add(_ result: ChunkResult, endingAt end: Int) {
        offset = end
        if let part = result.array { array?.add(part, after: lines) }
        lines += result.lines
        records += result.records
        rejected += result.rejected
        oneByOne += result.oneByOne
        summaries.add(result.summaries)
        headers.add(result.headers)
        usedItems.formUnion(result.usedItems)
        if let piece = result.digest { digest.add(piece) }
    }
}
