import RuleBulk
import RuleModel
import RuleRecords

/// Reads the records of a chunk into columns: lines of NDJSON, elements of an array or rows of a sheet.
struct RecordScanner {
    /// How the records stand in the file.
    let form: RecordForm
    // One of them at the most; the payload of an enumeration would be copied with every call.
    private var lineScanner: LineScanner?
    private var sheetScanner: SheetScanner?

    /// Gives what is to be said about the header of the sheet too.
    ///
    /// - Parameters:
    ///   - pack: The pack that judges the records.
    ///   - plan: The run.
    ///   - layout: The columns of its batches.
    ///   - texts: The texts that have numbers already.
    /// - Returns: The scanner, and the findings.
    static func open(
        _ pack: RulePack, _ plan: ChunkWorker.Plan, _ layout: BatchLayout, _ texts: TextPool
    ) -> (scanner: RecordScanner, findings: [Reject]) {
        let options = plan.options
        guard let sheet = plan.sheet else {
            let scanner = LineScanner(
                pack: pack, asOf: options.asOf, isArray: plan.isArray, layout: layout, texts: texts)
            return (RecordScanner(plan.isArray ? .elements : .lines, lineScanner: scanner), [])
        }
        let (scanner, findings) = SheetScanner.open(
            sheet, pack: pack, asOf: options.asOf, delimiter: options.delimiter, layout: layout, texts: texts)
        let form = (scanner?.opening).map { RecordForm.rows($0) } ?? .lines
        return (RecordScanner(form, sheetScanner: scanner), findings)
    }

    private init(_ form: RecordForm, lineScanner: LineScanner? = nil, sheetScanner: SheetScanner? = nil) {
        self.form = form
        self.lineScanner = lineScanner
        self.sheetScanner = sheetScanner
    }

    /// Whether the header is refused, so that no record can be read.
    var isRefused: Bool { lineScanner == nil && sheetScanner == nil }

    /// How many lines, elements or rows of the chunk were read.
    var lines: Int { lineScanner?.lines ?? sheetScanner?.rows ?? 0 }

    /// How an array ends in the chunk, if it does.
    var arrayEnd: ArrayEnd? { lineScanner?.arrayEnd }

    mutating func startChunk() {
        lineScanner?.startChunk()
        sheetScanner?.startChunk()
    }

    /// Goes back to a line, element or row of the chunk.
    mutating func goBack(to line: Int) {
        lineScanner?.goBack(toLine: line)
        sheetScanner?.goBack(toRow: line)
    }

    /// Reads records until the batch is full or the chunk ends; gives the offset of the first byte that is left.
    mutating func scan(
        _ bytes: Span<UInt8>, from start: Int, to end: Int, into batch: inout Batch
    ) -> Int {
        lineScanner?.scan(bytes, from: start, to: end, into: &batch)
            ?? sheetScanner?.scan(bytes, from: start, to: end, into: &batch) ?? end
    }
}
