import RuleDiagnostics
import RuleModel

/// One record as its file holds it: values by what they give, none of them read yet.
struct RawRecord {
    /// The row of a sheet, the line of NDJSON, or the place in a JSON array from 1.
    var row: Int
    /// Empty cells are left out, apart from those of id and period.
    var entries: [RawEntry] = []
    /// Faults that were found on the way here.
    var faults: [Reject] = []
    /// The JSON text and where the record starts in it, to find lines and columns.
    var text: [UInt8] = []
    var start = LineCursor(offset: 0)

    init(row: Int) {
        self.row = row
    }

    /// Whether some of it could not be taken apart, so that what is not here may still be in the file.
    var isBroken: Bool {
        faults.contains { fault in
            [.recordSyntax, .rowLength, .unclosedQuote, .recordEncoding, .recordTooDeep, .recordTooLarge]
                .contains(fault.code)
        }
    }

    /// Where a value stands, in the words of a reject.
    func site(of entry: RawEntry, in schema: RecordSchema) -> RejectSite {
        switch entry.place {
        case .cell(let column, let row):
            return RejectSite(row: row, column: entry.name, cell: CellName.text(column: column, row: row))
        case .listCell(let column, let row, let file):
            return RejectSite(
                row: row, column: entry.name, cell: CellName.text(column: column, row: row), file: file)
        case .offset(let offset):
            var name = entry.name
            if case .item(let list, let index, let slot) = entry.target,
                case .list(let fields) = schema.fields[list].kind
            {
                name = "\(schema.fields[list].name).\(index + 1).\(fields[slot].name)"
            }
            return RejectSite(row: row, column: name, cell: start.place(of: offset, in: text))
        }
    }
}

/// One value of a record, still as written.
struct RawEntry {
    enum Content {
        /// Trimmed and normalised.
        case text(String)
        case json(JSONValue.Content)
        /// So many objects in a JSON array, or rows of a list's own file; their values are entries themselves.
        case items(Int)
    }

    var target: ColumnTarget
    /// The heading or the JSON name, as written.
    var name: String
    var place: RawPlace
    var content: Content
}

/// Where a value stands.
enum RawPlace {
    case cell(column: Int, row: Int)
    /// In the file of a list.
    case listCell(column: Int, row: Int, file: String)
    /// A byte of a JSON text.
    case offset(Int)
}

/// The names that spreadsheets give to cells.
enum CellName {
    /// The name of a cell: column 2 (from 0) in row 5 is `C5`.
    static func text(column: Int, row: Int) -> String {
        var letters = ""
        var rest = column + 1
        while rest > 0 {
            let digit = (rest - 1) % 26
            letters = String(UnicodeScalar(UInt8(ascii: "A") + UInt8(digit))) + letters
            rest = (rest - 1) / 26
        }
        return letters + String(row)
    }
}
