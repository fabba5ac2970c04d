import RuleModel

// Complete records, and records with gaps together with every way to fill them.

extension ReferenceRecord {
    /// A datum that a record may lack.
    enum Datum: Hashable {
        case a, b, c, part, whole, kind, people
        case person(Int)
        case mark(Int)
    }

    /// The data of a complete record.
    var data: [Datum] {
        [.a, .b, .c, .part, .whole, .kind, .people] + (people ?? []).indices.map { .person($0) }
            + marks.indices.map { .mark($0) }
    }

    /// The records that one datum more can make of this one, within types and ranges.
    func fillings(of datum: Datum) -> [ReferenceRecord] {
        switch datum {
        case .a: [true, false].map { with(\.a, $0) }
        case .b: [true, false].map { with(\.b, $0) }
        case .c: [true, false].map { with(\.c, $0) }
        case .part: (0...(whole ?? 3)).map { with(\.part, $0) }
        case .whole: ((part ?? 0)...3).map { with(\.whole, $0) }
        case .kind: ["x", "y", "z"].map { with(\.kind, $0) }
        case .people: ReferenceRecord.lists.map { with(\.people, $0) }
        case .person(let index): [true, false].map { with(\.people, replacing: index, $0) }
        case .mark(let index): [0, 1, 2].map { with(mark: index, $0) }
        }
    }

    /// All complete records that filling some gaps can make.
    func fillings(of gaps: [Datum]) -> [ReferenceRecord] {
        gaps.reduce([self]) { records, gap in records.flatMap { $0.fillings(of: gap) } }
    }

    /// The same record without some data.
    func lacking(_ gaps: [Datum]) -> ReferenceRecord {
        gaps.reduce(self) { record, gap in record.lacking(gap) }
    }

    private func lacking(_ datum: Datum) -> ReferenceRecord {
        switch datum {
        case .a: with(\.a, nil)
        case .b: with(\.b, nil)
        case .c: with(\.c, nil)
        case .part: with(\.part, nil)
        case .whole: with(\.whole, nil)
        case .kind: with(\.kind, nil)
        case .people: with(\.people, nil)
        case .person(let index): with(\.people, replacing: index, nil)
        case .mark(let index): with(mark: index, nil)
        }
    }

    private static let lists: [[Bool?]] = [
        [], [true], [false], [true, true], [true, false], [false, true], [false, false],
    ]

    private func with<Value>(_ path: WritableKeyPath<ReferenceRecord, Value>, _ value: Value)
        -> ReferenceRecord
    {
        var record = self
        record[keyPath: path] = value
        return record
    }

    private func with(
        _ path: WritableKeyPath<ReferenceRecord, [Bool?]?>, replacing index: Int, _ value: Bool?
    ) -> ReferenceRecord {
        var record = self
        record[keyPath: path]?[index] = value
        return record
    }

    private func with(mark index: Int, _ value: Int?) -> ReferenceRecord {
        var record = self
        record.marks[index] = value
        return record
    }
}

extension ReferencePackGenerator {
    /// A record with all its data, among them so many marks.
    mutating func record(marks: Int) -> ReferenceRecord {
        let whole = pick([0, 1, 2, 3])
        return ReferenceRecord(
            a: chance(2), b: chance(2), c: chance(2), part: Int.random(in: 0...whole, using: &random),
            whole: whole, kind: pick(["x", "y", "z"]), people: (0..<pick([0, 1, 2])).map { _ in chance(2) },
            marks: (0..<marks).map { _ in pick([0, 1, 2]) })
    }

    /// One to three data of a record, in any order.
    mutating func gaps(in record: ReferenceRecord) -> [ReferenceRecord.Datum] {
        let data = record.data.shuffled(using: &random).prefix(pick([1, 2, 3]))
        // A list that is missing has no items to lack anything.
        guard data.contains(.people) else { return Array(data) }
        return data.filter { if case .person = $0 { false } else { true } }
    }
}
