import RuleRecords

/// What each column of a sheet gives.
struct SheetPlan: Sendable {
    struct Column: Sendable {
        var kind: Datum.Kind
        var places: UInt8 = 0
        /// Where its column of the batch starts, or its place among the values of items; -1 where it has none.
        var cell: Int32 = -1
        var datum: Int32 = 0
        /// The list that it gives an item of, by its number in `lists`; -1 for what the record itself has.
        var list: Int32 = -1
        /// The place of the item in its list.
        var item: Int32 = 0
    }

    /// How the cells of a column are usually written.
    struct Usual: Sendable {
        enum Form: UInt8, Sendable {
            case count, flag, number, choice, mark, period, id, place, text, ignored, empty
            /// Any other; each needs a closer look.
            case other
        }

        var form: Form
        /// What ends a cell.
        var end: UInt8
        var places: UInt8
        /// How many columns from this one on are counts that have one digit in most rows, side by side here and in the
        /// batch.
        var digits: UInt8 = 0
        /// Where its column of the batch starts.
        var cell: Int32

        init(_ column: Column, end: UInt8) {
            self.end = end
            places = column.places
            cell = column.cell
            switch column.kind {
            // The number of items is a count.
            case .count, .list: form = .count
            case .flag: form = .flag
            case .whole, .number: form = .number
            case .choice: form = .choice
            case .mark: form = .mark
            case .period: form = .period
            case .id: (form, cell) = (.id, Int32(BatchLayout.Column.idStart.cell))
            case .place: (form, cell) = (.place, Int32(BatchLayout.Column.placeStart.cell))
            case .text: form = .text
            case .ignored: form = .ignored
            case .refused: form = .empty
            case .start, .patternText, .day, .marks: form = .other
            }
            // Items have their values elsewhere.
            if column.list >= 0 { form = .other }
        }
    }

    /// A list whose items or whose number of items stand in the sheet.
    struct List: Sendable {
        var slot: Int
        /// The column that says how many items there are.
        var claim: Int?
        /// By item and field, the place among the values of items; none where the sheet has no such column.
        var items: [[Int?]] = []
        var fields: Int
    }

    private(set) var columns: [Column] = []
    /// By column.
    private(set) var usual: [Usual] = []
    private(set) var lists: [List] = []
    var hasLists: Bool { !lists.isEmpty }
    /// How many values of items one row has.
    private(set) var values = 0
    /// How many batches were read.
    private var batches = 0
    /// How many cells a row must have.
    let width: Int
    let delimiter: UInt8
    /// What ends a row, or the first half of it.
    let lineBreak: UInt8
    /// Whether the rows can be read here at all.
    private(set) var isPlain: Bool

    /// The powers of ten that a column may be scaled by.
    let powers = (0...9).map { Int32(ColumnKind.power($0)) }

    /// Items are counted in the bits of one word.
    private static let mostItems = 63

    init(_ opening: SheetOpening, _ plan: ScanPlan) {
        width = opening.hasTitle.lastIndex(of: true).map { $0 + 1 } ?? 0
        delimiter = opening.delimiter
        lineBreak = opening.lineBreak
        // Any other may be a part of a number or a letter.
        isPlain = ",;\t|".utf8.contains(opening.delimiter)
        for (column, target) in opening.targets.enumerated() {
            guard let target else {
                columns.append(Column(kind: opening.hasTitle[column] ? .ignored : .refused))
                continue
            }
            add(target, at: column, plan)
        }
        usual = columns.map { Usual($0, end: delimiter) }
        if let last = usual.indices.last { usual[last].end = lineBreak }
    }

    private mutating func add(_ target: ColumnTarget, at number: Int, _ plan: ScanPlan) {
        switch target {
        case .id, .period, .place, .field, .mark:
            guard let datum = plan.datum(for: target) else { return refuse() }
            let entry = plan.data[datum]
            let cell: Int32
            switch entry.kind {
            // Of an id and a place, the range is noted and no value.
            case .id, .place, .refused, .ignored: cell = -1
            case .start, .period, .flag, .count, .whole, .number, .choice, .day, .text, .patternText, .mark,
                .list, .marks:
                cell = entry.cell
            }
            columns.append(Column(kind: entry.kind, places: entry.places, cell: cell, datum: Int32(datum)))
            if entry.kind == .list { lists[list(Int(entry.detail), plan)].claim = Int(entry.cell) }
        case .item(let slot, let index, let field):
            guard index < SheetPlan.mostItems, !plan.items[slot].isEmpty else { return refuse() }
            let datum = plan.items[slot].lowerBound + 1 + field
            let list = list(slot, plan)
            while lists[list].items.count <= index {
                lists[list].items.append(Array(repeating: nil, count: lists[list].fields))
            }
            lists[list].items[index][field] = values
            columns.append(
                Column(
                    kind: plan.data[datum].kind, places: plan.data[datum].places, cell: Int32(values),
                    datum: Int32(datum), list: Int32(list), item: Int32(index)))
            values += 1
        }
    }

    private mutating func refuse() {
        isPlain = false
        columns.append(Column(kind: .refused))
    }

    /// The number of a list among those of the sheet.
    private mutating func list(_ slot: Int, _ plan: ScanPlan) -> Int {
        if let list = lists.firstIndex(where: { $0.slot == slot }) { return list }
        lists.append(List(slot: slot, fields: plan.items[slot].count - 1))
        return lists.count - 1
    }
}

extension SheetPlan {
    /// How many rows show how long the counts of a column are, and those of how many batches they stand for.
    private static let (sample, interval) = (32, 16)

    /// Finds out which counts mostly have one digit, again and again, because that may change along a file.
    mutating func learnLengths(from batch: Batch) {
        guard batch.rows > 0 else { return }
        defer { batches &+= 1 }
        guard batches % SheetPlan.interval == 0 else { return }
        let rows = min(batch.rows, SheetPlan.sample)
        let cells = batch.cells.span
        // From the last on, so that each column knows how many follow it. The last cell of a row ends otherwise.
        var (digits, next): (UInt8, Int32?) = (0, nil)
        for column in usual.indices.reversed() {
            let start = Int(usual[column].cell)
            let isShort =
                usual[column].form == .count
                && (start..<(start + rows)).count { cells[$0] > 9 } * 8 <= rows
            let isBeside = usual[column].end == delimiter && next == Int32(start + BatchLayout.stride)
            digits = !isShort ? 0 : isBeside && digits < .max ? digits + 1 : 1
            next = isShort && usual[column].end == delimiter ? usual[column].cell : nil
            usual[column].digits = digits
        }
    }
}
