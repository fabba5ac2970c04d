package import RuleModel

/// Which columns a batch of records has.
///
///     period  id  place  record  line  path  place text | one for each field | one for each mark | lists
///
/// A list field has the number of its items in its own column; the items stand behind all columns of records, one
/// after the other, with a column for each of their fields.
package struct BatchLayout: Sendable {
    /// The columns that every batch has, by index.
    package enum Column: Int, Sendable, CaseIterable {
        case period
        /// The bytes of the id within the chunk, as it stands in the output.
        case idStart, idEnd
        /// The bytes of the place; empty where the record names none.
        case placeStart, placeEnd
        /// The bytes of the whole record, without its line ending.
        case recordStart, recordEnd
        /// The row of a sheet or the line of NDJSON, counted from the first of the chunk as 0.
        case line
        /// 0 for a record that is in the columns, 1 for one that goes the long way, 2 for one that is left out.
        case path
        /// The number of the place among the texts, where a rule reads it.
        case placeText
    }

    /// How many records a batch holds at the most.
    package static let capacity = 1024
    /// How many items each of its lists holds at the most.
    package static let itemCapacity = capacity * 8
    /// From one column to the next: columns a power of two apart would share the same lines of the cache.
    package static let stride = capacity + 16
    package static let itemStride = itemCapacity + 16

    /// By slot of the schema; none for a list.
    package let fields: [ColumnKind?]
    /// By slot of the schema, the form of each field of the items; empty for other fields.
    package let items: [[ColumnKind]]
    /// By slot of the schema, where the items of each list stand; empty for other fields.
    let lists: [ItemColumns]
    /// The slots of those with items.
    let listSlots: [Int]
    package let marks: Int
    /// How many columns records have.
    package let columns: Int
    /// How many cells all columns have, with those of items.
    let size: Int
    /// Whether a rule reads the place.
    package let readsPlace: Bool

    /// The columns of a pack.
    ///
    /// - Parameters:
    ///   - pack: The pack.
    ///   - others: Packs with the same fields that read the same columns.
    package init(of pack: RulePack, and others: [RulePack] = []) {
        let texts = ReadTexts(by: [pack] + others)
        readsPlace = texts.readsPlace
        fields = pack.schema.fields.enumerated().map { slot, field in
            ColumnKind(of: field, isRead: texts.contains(fieldAt: slot))
        }
        let history = pack.targetModel?.history
        items = pack.schema.fields.enumerated().map { slot, field in
            guard case .list(let members) = field.kind else { return [] }
            var kinds = members.map { member in
                ColumnKind(of: member, isRead: texts.contains(member: member.name)) ?? .text(isRead: false)
            }
            // Where no rule reads it, only this matters of an earlier result: whether it is one of the title.
            let title = PastResult.Slot.title.rawValue
            if slot == history, kinds[title] == .text(isRead: false) { kinds[title] = .name(pack.titleNames) }
            return kinds
        }
        marks = pack.marks.count
        columns = Column.allCases.count + fields.count + marks
        var size = columns * BatchLayout.stride
        lists = items.map { members in
            guard !members.isEmpty else { return .none }
            defer { size += BatchLayout.stride + members.count * BatchLayout.itemStride }
            return ItemColumns(starts: size, count: members.count)
        }
        listSlots = lists.indices.filter { [lists] in !lists[$0].isEmpty }
        self.size = size
    }

    package static func column(ofField slot: Int) -> Int { Column.allCases.count + slot }

    /// Whether some column holds the numbers of texts.
    package var keepsTexts: Bool {
        readsPlace || fields.contains(.text(isRead: true))
            || items.contains { $0.contains(.text(isRead: true)) }
    }

    /// The form of what stands in a column, if that is a datum of the record and no list.
    func kind(ofColumn column: Int) -> ColumnKind? {
        if column == Column.placeText.rawValue { return .text(isRead: true) }
        let slot = column - BatchLayout.column(ofField: 0)
        return fields.indices.contains(slot) ? fields[slot] : nil
    }

    package func column(ofMark index: Int) -> Int { Column.allCases.count + fields.count + index }
}

/// Where the items of one list field stand among the cells of a batch.
struct ItemColumns: Sendable {
    /// The column with the first item of each record, and after the last with the end of its items.
    var starts: Int
    /// How many fields the items have; 0 for what is no list.
    var count: Int

    static let none = ItemColumns(starts: 0, count: 0)

    var isEmpty: Bool { count == 0 }

    /// Where the column of a field starts.
    func column(_ index: Int) -> Int { starts + BatchLayout.stride + index * BatchLayout.itemStride }
}
