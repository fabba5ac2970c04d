import RuleBulk
import RuleModel
import RuleRecords

extension ItemTable {
    /// Reads the sheets of items that stand beside records.
    ///
    /// - Parameters:
    ///   - options: How records are read.
    ///   - pack: The pack that judges all of them.
    /// - Returns: The sheets, as long as all can be read, in the order of their names; and what is wrong with them.
    static func read(_ options: RecordOptions, _ pack: RulePack) -> (tables: [ItemTable], findings: [Reject])
    {
        var tables: [ItemTable] = []
        var findings: [Reject] = []
        for (name, input) in options.lists.sorted(by: { $0.key < $1.key }) {
            guard let slot = pack.schema.slot(of: name),
                case .list(let fields) = pack.schema.fields[slot].kind, !fields.isEmpty
            else { return ([], []) }
            let (sheet, found) = ItemSheet.open(
                input, slot: slot, fields: fields, encoding: options.encoding)
            guard let sheet else { return ([], []) }
            let table = ItemTable(sheet, of: pack)
            findings += found + table.findings
            tables.append(table)
        }
        return (tables, findings)
    }

    /// For whoever reads single records.
    var joined: JoinedItems {
        JoinedItems(sheet) { key in owner(of: key).map { rows(of: $0) } ?? [] }
    }
}
