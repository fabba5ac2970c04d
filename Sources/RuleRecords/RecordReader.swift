import RuleDiagnostics
package import RuleModel

/// What comes of one record, or of the file as a whole.
package enum RecordOutcome: Sendable {
    case record(Record, row: Int)
    /// Everything that is wrong with one record.
    case reject([Reject])
    /// About the file: an error means that data were left out that belong to no record.
    case finding(Reject)
}

/// How many records a file held, and whether it was read to its end.
package struct RecordCount: Sendable, Hashable {
    package var records = 0
    package var rejected = 0
    /// False where the header or the structure made it impossible to read on.
    package var isComplete = true

    package init() {}

    package var rows: Int { records + rejected }
}

/// What says which pack judges a record.
package struct RecordIdentity: Sendable, Hashable {
    package var row: Int
    package var id: String?
    package var period: Int?
    package var place: String?
}

/// Reads files of records and checks every one against a pack, with memory for one record at a time.
///
///     var reader = RecordReader(pack: pack, options: RecordOptions(), limits: limits)
///     let count = reader.read(bytes, name: "records.csv") { outcome in … }
///
/// One reader serves all files of a run, so that an id that two files hold is found.
package struct RecordReader {
    let pack: RulePack
    private let options: RecordOptions
    let names: ColumnNames
    let checker: RecordChecker
    /// The row of every record so far, by period and id.
    private var seen: [Int: [String: Int]] = [:]

    package init(pack: RulePack, options: RecordOptions, limits: @escaping RecordChecker.Limits) {
        self.pack = pack
        self.options = options
        names = ColumnNames(of: pack)
        checker = RecordChecker(
            decoder: RecordDecoder(pack: pack, showsValues: options.showsValues), limits: limits,
            asOf: options.asOf)
    }

    /// Reads one file and hands over every outcome in the order of the file.
    package mutating func read(
        _ bytes: [UInt8], name: String, each: (RecordOutcome) -> Void
    ) -> RecordCount {
        var count = RecordCount()
        var lists = openLists(&count, each)
        guard !options.encoding.isRefuted(by: bytes) else {
            each(.finding(.alreadyUTF8(at: RejectSite(row: 1))))
            count.isComplete = false
            return count
        }
        let text = options.encoding.utf8(of: bytes)
        guard var source = openSource(text, name: name, each) else {
            count.isComplete = false
            return count
        }
        while var raw = source.next() {
            for index in lists.indices { lists[index].add(to: &raw) }
            if let rows = options.rows, !rows.contains(raw.row) { continue }
            switch check(raw) {
            case .success(let record):
                count.records += 1
                each(.record(record, row: raw.row))
            case .failure(let faults):
                count.rejected += 1
                each(.reject(faults.rejects))
            }
        }
        if let breakdown = source.breakdown {
            count.isComplete = false
            each(.finding(breakdown))
        }
        for orphan in lists.flatMap(\.orphans) { each(.finding(orphan)) }
        return count
    }

    /// Who the records of a file are, whatever else is right or wrong about them, and what made it impossible to read to
    /// its end.
    package func identities(
        in bytes: [UInt8], name: String
    ) -> (identities: [RecordIdentity], breakdown: Reject?) {
        guard var source = openSource(options.encoding.utf8(of: bytes), name: name, { _ in }) else {
            return ([], nil)
        }
        var identities: [RecordIdentity] = []
        while let raw = source.next() {
            identities.append(checker.decoder.identity(of: raw))
        }
        return (identities, source.breakdown)
    }

    private mutating func check(_ raw: RawRecord) -> Result<Record, RecordFaults> {
        let result = checker.check(raw)
        guard let key = RecordKey(of: result) else { return result }
        guard let first = options.repeatedRows[raw.row] ?? seen[key.period]?[key.id] else {
            seen[key.period, default: [:]][key.id] = raw.row
            return result
        }
        return duplicate(result, of: raw, key, firstRow: first)
    }

    /// The same record as a reject, since another row has its id and period.
    func duplicate(
        _ result: Result<Record, RecordFaults>, of raw: RawRecord, _ key: RecordKey, firstRow: Int
    ) -> Result<Record, RecordFaults> {
        let entry = raw.entries.first { $0.target == .id }
        let site = entry.map { raw.site(of: $0, in: pack.schema) } ?? RejectSite(row: raw.row)
        var duplicate = Reject.duplicateID(key.id, period: key.period, firstRow: firstRow, at: site)
        (duplicate.id, duplicate.period) = (key.id, key.period)
        switch result {
        case .success: return .failure(RecordFaults(rejects: [duplicate], id: key.id, period: key.period))
        case .failure(var faults):
            faults.rejects.append(duplicate)
            return .failure(faults)
        }
    }

    private func openSource(_ text: [UInt8], name: String, _ each: (RecordOutcome) -> Void) -> RecordSource? {
        // A file without a word in it holds no records, whatever its form.
        if text.allSatisfy(RecordReader.isBlank) {
            return .lines(JSONLines(text, names: names, schema: pack.schema))
        }
        switch options.format ?? RecordFormat(name: name, utf8: text) {
        case .ndjson: return .lines(JSONLines(text, names: names, schema: pack.schema))
        case .json: return .document(JSONDocument(text, names: names, schema: pack.schema))
        case .csv:
            let (opened, findings) = SheetHeader.open(text, names: names, delimiter: options.delimiter)
            for finding in findings { each(.finding(finding)) }
            return opened.map { .sheet($0, $1) }
        }
    }

    /// Whether a file that holds only such bytes holds no records.
    package static func isBlank(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || (0x09...0x0D).contains(byte)
    }

    private func openLists(_ count: inout RecordCount, _ each: (RecordOutcome) -> Void) -> [ListFile] {
        var files: [ListFile] = []
        for (name, input) in options.lists.sorted(by: { $0.key < $1.key }) {
            guard let slot = pack.schema.slot(of: name),
                case .list(let fields) = pack.schema.fields[slot].kind
            else {
                count.isComplete = false
                each(.finding(.unknownList(name, input, in: pack)))
                continue
            }
            let (file, findings) = ListFile.open(
                input, slot: slot, fields: fields, encoding: options.encoding)
            for finding in findings { each(.finding(finding)) }
            if let file { files.append(file) } else { count.isComplete = false }
        }
        return files
    }
}

/// What tells the records of a run apart.
package struct RecordKey: Sendable, Hashable {
    package var id: String
    package var period: Int

    package init(id: String, period: Int) {
        self.id = id
        self.period = period
    }

    /// None where the record does not say.
    init?(of result: Result<Record, RecordFaults>) {
        switch result {
        case .success(let record): self.init(id: record.id, period: record.period)
        case .failure(let faults):
            guard let id = faults.id, let period = faults.period else { return nil }
            self.init(id: id, period: period)
        }
    }
}

extension Reject {
    /// What to say of a sheet of items for a list that a pack does not have.
    package static func unknownList(
        _ name: String, _ input: RecordOptions.ListInput, in pack: RulePack
    ) -> Reject {
        let near = Suggestion.nearest(to: name, among: pack.schema.fields.map(\.name))
        return .unknownColumn(name, nearest: near, at: RejectSite(row: 1, file: input.name))
    }
}
