import RuleBulk
import RuleModel
import RuleRecords
import Synchronization

/// The sheets of items that stand beside records, each read once for each pack that judges any.
final class ItemShelf: Sendable {
    /// The items as one pack reads them.
    struct Items: Sendable {
        var tables: [ItemTable] = []
        /// The texts that rules read of them.
        var texts = TextPool()
        /// What is wrong with the sheets.
        var findings: [Reject] = []
        /// Whether all of them could be read.
        var isComplete = true

        /// For whoever reads single records.
        var joined: [JoinedItems] {
            tables.map { table in
                JoinedItems(table.sheet) { key in table.owner(of: key).map { table.rows(of: $0) } ?? [] }
            }
        }

        /// What to say of items whose record never came.
        func orphans(after position: RunPosition) -> [Reject] {
            tables.flatMap { $0.orphans(used: position.usedItems) }
        }
    }

    private let options: RecordOptions
    /// By the digest of the pack.
    private let known = Mutex<[String: Items]>([:])

    init(_ options: RecordOptions) {
        self.options = options
    }

    /// Whether there are any.
    var isEmpty: Bool { options.lists.isEmpty }

    /// The items as a pack reads them.
    func items(for pack: RulePack) -> Items {
        if isEmpty { return Items() }
        // Whoever else wants the same waits for it.
        return known.withLock { known in
            if let items = known[pack.digest] { return items }
            let items = read(for: pack)
            known[pack.digest] = items
            return items
        }
    }

    private func read(for pack: RulePack) -> Items {
        var items = Items()
        for (number, (name, input)) in options.lists.sorted(by: { $0.key < $1.key }).enumerated() {
            guard let slot = pack.schema.slot(of: name),
                case .list(let fields) = pack.schema.fields[slot].kind
            else {
                items.isComplete = false
                items.findings.append(.unknownList(name, input, in: pack))
                continue
            }
            let (sheet, findings) = ItemSheet.open(
                input, slot: slot, fields: fields, encoding: options.encoding)
            items.findings += findings
            guard let sheet else {
                items.isComplete = false
                continue
            }
            let table = ItemTable(sheet, number: number, of: pack, texts: &items.texts)
            items.findings += table.findings
            items.tables.append(table)
        }
        return items
    }
}
