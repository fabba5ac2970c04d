import RuleDiagnostics
import RuleModel
import RuleRecords

/// Everything that the records of a pack may hold, as the scanner meets it.
///
/// The data of a record stand in objects: 0 is the record itself, 1 the object of the marks, and each list has
/// one for its items. The first datum of each object is its start.
struct ScanPlan: Sendable {
    static let record = 0
    static let marks = 1

    private(set) var data: [Datum] = []
    /// The first datum of each object.
    private(set) var starts: [Int] = []
    /// By slot of the schema, the object of the items; none for a field that is no list.
    private var objects: [Int?]
    /// By slot of the schema, the data of the items, their start first; empty for a field that is no list.
    private(set) var items: [Range<Int>]
    /// The slots of the lists.
    let lists: [Int]
    /// For each year from `firstYear`, whether the pack judges it.
    let yearsInForce: [Bool]
    /// How many stamps there are; those of id and period are two of them.
    private(set) var stamps = 0
    /// How many cells the batches have.
    var cells: Int { layout.size }
    /// The datum of the place, where a rule reads it.
    var readPlace: Int? { layout.readsPlace ? datum(for: .place) : nil }
    var idStamp: Int { 1 }
    var periodStamp: Int { 2 }
    /// What stands between two records.
    let separator: UInt8
    /// Whether records are elements of a JSON array, and not lines.
    var isArray: Bool { separator == UInt8(ascii: ",") }
    private let names: ColumnNames
    private let layout: BatchLayout
    /// By datum; none for what is no field.
    private var decoders: [FieldDecoder?] = []
    private var kinds: [ColumnKind?] = []
    /// By datum, whether its texts are kept, because a rule reads them.
    private(set) var keepsTexts: [Bool] = []
    /// What a name gives, by object.
    private var targets: [[ColumnTarget: Int]] = []
    /// The object of the marks, as a datum of the record.
    private var marksDatum: Int?

    static let firstYear = 1900
    static let lastYear = 2200

    init(
        pack: RulePack, names: ColumnNames, layout: BatchLayout, asOf: Day?, isArray: Bool = false
    ) {
        self.layout = layout
        separator = isArray ? UInt8(ascii: ",") : UInt8(ascii: "\n")
        self.names = names
        let fields = pack.schema.fields
        lists = fields.indices.filter { if case .list = fields[$0].kind { true } else { false } }
        objects = Array(repeating: nil, count: fields.count)
        items = Array(repeating: 0..<0, count: fields.count)
        yearsInForce = (ScanPlan.firstYear...ScanPlan.lastYear).map { year in
            (asOf ?? Day(year: year, month: 12, day: 31)).map(pack.inForce.contains) ?? true
        }
        addRecord(pack)
        for (slot, field) in fields.enumerated() {
            guard case .list(let members) = field.kind else { continue }
            objects[slot] = starts.count
            addStart()
            for (index, member) in members.enumerated() {
                let kind = layout.items[slot][index]
                var datum = ScanPlan.datum(of: member, at: layout.lists[slot].column(index))
                if datum.kind == .list { datum.kind = .refused }
                datum.learnTexts(as: kind)
                add(.item(list: slot, index: 0, slot: index), datum, of: member, kind)
            }
            items[slot] = starts[starts.count - 1]..<data.count
        }
    }

    private mutating func addRecord(_ pack: RulePack) {
        addStart()
        add(.id, Datum(kind: .id, object: 0))
        add(.period, Datum(kind: .period, object: 0, cell: ScanPlan.cell(BatchLayout.Column.period.rawValue)))
        add(.place, Datum(kind: .place, object: 0))
        for (slot, field) in pack.schema.fields.enumerated() {
            var datum = ScanPlan.datum(of: field, at: BatchLayout.column(ofField: slot) * BatchLayout.stride)
            if datum.kind == .list { datum.detail = Int32(slot) }
            datum.learnTexts(as: layout.fields[slot])
            add(.field(slot), datum, of: field, layout.fields[slot])
        }
        let marks = pack.marks.enumerated().map { index, mark in
            ScanPlan.datum(of: mark, at: layout.column(ofMark: index) * BatchLayout.stride)
        }
        let firstStamp = stamps
        for (index, mark) in marks.enumerated() { add(.mark(index), mark) }
        marksDatum = data.count
        append(Datum(kind: .marks, object: 0), stamp: stamps)
        stamps += 1
        addStart()
        for (index, mark) in marks.enumerated() {
            targets[ScanPlan.marks][.mark(index)] = data.count
            append(mark, stamp: firstStamp + index)
        }
    }

    private static func cell(_ column: Int) -> Int32 {
        Int32(truncatingIfNeeded: column * BatchLayout.stride)
    }

    private mutating func addStart() {
        starts.append(data.count)
        targets.append([:])
        append(Datum(kind: .start, object: 0), stamp: stamps)
        stamps += 1
    }

    private mutating func add(
        _ target: ColumnTarget, _ datum: Datum, of field: Field? = nil, _ kind: ColumnKind? = nil
    ) {
        targets[targets.count - 1][target] = data.count
        append(datum, of: field, kind, stamp: stamps)
        stamps += 1
    }

    private mutating func append(
        _ datum: Datum, of field: Field? = nil, _ kind: ColumnKind? = nil, stamp: Int
    ) {
        var datum = datum
        datum.object = Int32(targets.count - 1)
        datum.stamp = Int32(stamp)
        data.append(datum)
        decoders.append(field.map { FieldDecoder($0) })
        kinds.append(kind)
        keepsTexts.append(kind == .text(isRead: true) || datum.kind == .place && layout.readsPlace)
    }

    private static func datum(of field: Field, at cell: Int) -> Datum {
        var datum = Datum(kind: .refused, object: 0, cell: Int32(truncatingIfNeeded: cell))
        switch field.kind {
        case .flag: datum.kind = .flag
        case .count: datum.kind = .count
        case .whole: datum.kind = .whole
        case .decimal:
            datum.kind = .number
            if case .number(let scale) = ColumnKind(of: field) { datum.places = UInt8(scale) }
        case .percent:
            datum.kind = .number
            datum.isPercent = true
            // The column holds ten thousandths of the whole, and `85,5` is written in hundredths.
            datum.places = 2
        case .choice: datum.kind = .choice
        case .date: datum.kind = .day
        case .text: datum.kind = field.pattern == nil ? .text : .patternText
        case .list: datum.kind = .list
        }
        return datum
    }

    private static func datum(of mark: AssessedMark, at cell: Int) -> Datum {
        var datum = Datum(kind: .refused, object: 0, cell: Int32(truncatingIfNeeded: cell))
        guard case .number(let scale) = ColumnKind.mark, let power = Int32(exactly: ColumnKind.power(scale)),
            let most = mark.maximum.multiplied(by: Rational(Int(power)))?.rounded(.down),
            let most = Int32(exactly: most),
            let unit = (mark.step ?? Rational(1, over: Int(power)))?.multiplied(by: Rational(Int(power)))?
                .whole,
            let unit = Int32(exactly: unit), unit > 0
        else { return datum }
        datum.kind = .mark
        datum.places = UInt8(scale)
        datum.detail = most
        datum.unit = unit
        return datum
    }
}

// Where the items of a record stand.
extension ScanPlan {
    /// Leaves all lists of a row empty until somebody fills them.
    @inline(__always)
    func startRow(_ row: Int, _ cells: inout MutableSpan<Int32>) {
        for list in lists {
            let starts = layout.lists[list].starts
            cells[starts + row + 1] = cells[starts + row]
        }
    }

    /// The first item that a row gives a list.
    func firstItem(of datum: Int, row: Int, _ cells: borrowing MutableSpan<Int32>) -> Int {
        Int(cells[layout.lists[Int(data[datum].detail)].starts + row])
    }

    /// Ends a list of a row after its last item; there is nothing to be done for marks.
    func endList(_ datum: Int, row: Int, items end: Int, _ cells: inout MutableSpan<Int32>) {
        guard data[datum].kind == .list else { return }
        let first = firstItem(of: datum, row: row, cells)
        cells[Int(data[datum].cell) + row] = Int32(truncatingIfNeeded: end - first)
        cells[layout.lists[Int(data[datum].detail)].starts + row + 1] = Int32(truncatingIfNeeded: end)
    }
}

// What is learned from the file.
extension ScanPlan {
    /// The datum of the record itself that a column of a sheet gives.
    func datum(for target: ColumnTarget) -> Int? {
        targets[ScanPlan.record][target]
    }

    /// The datum that a name in an object stands for; none where it is not plain.
    func datum(named name: String, in object: Int) -> Int? {
        let name = name.normalized
        switch object {
        case ScanPlan.record:
            if name == "assessed" { return marksDatum }
            return names.target(of: name).flatMap { targets[object][$0] }
        case ScanPlan.marks:
            return names.target(of: "assessed." + name).flatMap { targets[object][$0] }
        default:
            guard let list = objects.firstIndex(of: object) else { return nil }
            return names.itemTarget(of: name, list: list, index: 0).flatMap { targets[object][$0] }
        }
    }

    /// The number that stands for a text of a datum; `ScanPlan.notPlain` where only the long way can tell.
    ///
    /// - Parameters:
    ///   - text: The text.
    ///   - datum: The datum.
    ///   - texts: Takes the text in where a rule reads it.
    /// - Returns: The number.
    func number(of text: String, for datum: Int, among texts: inout TextPool) -> Int32 {
        let text = text.trimmed
        if data[datum].kind == .mark {
            guard !text.isEmpty else { return ColumnKind.missing }
            guard case .number(let mark) = NumberReading(text),
                let number = ColumnKind.mark.number(of: .number(mark)),
                data[datum].allows(mark: Int(number))
            else { return ScanPlan.notPlain }
            return number
        }
        guard let decoder = decoders[datum], let kind = kinds[datum] else { return ScanPlan.notPlain }
        switch decoder.decode(text) {
        case .missing:
            // Whether a blank text makes an item is for others to say.
            switch kind {
            case .name: return ScanPlan.notPlain
            case .text where data[datum].object > ScanPlan.marks: return ScanPlan.notPlain
            case .flag, .number, .choice, .day, .text: return ColumnKind.missing
            }
        case .value(.text(let text)) where keepsTexts[datum]:
            guard decoder.field.pattern?.matchesWhole(text) ?? true else { return ScanPlan.notPlain }
            return texts.number(of: text) ?? ScanPlan.notPlain
        case .value(let value): return kind.number(of: value) ?? ScanPlan.notPlain
        case .either, .fault: return ScanPlan.notPlain
        }
    }

    /// A year that the pack judges.
    func year(_ reading: ScannedValue) -> ScannedValue {
        reading.next >= 0 && judges(year: reading.value) ? reading : .fault
    }

    @inline(__always)
    func judges(year: Int32) -> Bool {
        let index = Int(year) - ScanPlan.firstYear
        return yearsInForce.indices.contains(index) && yearsInForce[index]
    }

    /// Whether a text field may hold a text: no placeholder, and what its pattern wants.
    func allows(_ text: String, for datum: Int) -> Bool {
        guard let decoder = decoders[datum] else { return false }
        switch decoder.decode(text.trimmed) {
        case .missing: return true
        case .value(.text(let text)): return decoder.field.pattern?.matchesWhole(text) ?? true
        case .value, .either, .fault: return false
        }
    }

    /// No number of a column: one more than the least is taken by nobody.
    static let notPlain = Int32.min + 1
    static let notLearned = Int32.min + 2
}

extension Datum {
    /// Whether the committee may give that mark.
    @inline(__always)
    func allows(mark: Int) -> Bool {
        mark >= 0 && mark <= Int(detail) && mark % Int(unit) == 0
    }
}
