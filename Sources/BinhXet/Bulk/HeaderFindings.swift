import RuleBulk
import RuleRecords

/// What the packs that judge records say about the header of their sheet, and about sheets of items beside them.
package struct HeaderFindings: Sendable {
    struct Entry {
        /// The number of the pack, and what led to it.
        var number: Int
        var choice: PackChoice
        /// Where its first record stands in the chunk.
        var line: Int
        var findings: [Reject]
        /// Whether it reads all that there is: it may refuse the sheet, so that nobody reads its records.
        var isComplete: Bool
    }

    /// In the order in which the packs came up.
    private var entries: [Entry] = []

    package init() {}

    /// Notes that a pack judges a record.
    mutating func note(_ number: Int, at line: Int, _ judge: RecordJudge) {
        if let index = entries.firstIndex(where: { $0.number == number }) {
            entries[index].line = min(entries[index].line, line)
        } else {
            entries.append(
                Entry(
                    number: number, choice: judge.origin.choice, line: line, findings: judge.findings,
                    isComplete: judge.isComplete))
        }
    }

    /// Notes that an earlier run had records that a pack judged; says whether there is such a pack.
    mutating func note(_ choice: PackChoice, by plan: ChunkWorker.Plan) -> Bool {
        guard let (number, pack) = try? plan.chooser.main(on: choice.day, at: choice.place) else {
            return false
        }
        let (scanner, findings) = RecordScanner.open(pack, plan, BatchLayout(of: pack), TextPool())
        entries.append(
            Entry(
                number: number, choice: choice, line: 0, findings: findings, isComplete: !scanner.isRefused))
        return true
    }

    /// What led to the packs, in the order in which they came up.
    var choices: [PackChoice] { entries.map(\.choice) }

    /// Brings the packs of one chunk into the order in which they come up.
    mutating func settle() {
        entries.sort { $0.line < $1.line }
    }

    /// Takes in what comes of the next chunk.
    package mutating func add(_ other: HeaderFindings) {
        for entry in other.entries where !entries.contains(where: { $0.number == entry.number }) {
            entries.append(entry)
        }
    }

    var isEmpty: Bool { entries.isEmpty }

    /// Whether all records could be read.
    var isComplete: Bool { entries.allSatisfy(\.isComplete) }

    /// What each of them says; the main pack first where it judges a record, whose words count.
    func ordered(main: Int) -> [Entry] {
        entries.filter { $0.number == main } + entries.filter { $0.number != main }
    }
}
