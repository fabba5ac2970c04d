import RuleModel

/// A record on its way: what could be read, what is still open, and what was wrong.
struct RecordDraft: Sendable {
    /// A number that can be read in two ways, until limits decide.
    struct OpenNumber: Sendable {
        /// The number of its entry in the raw record.
        var entry: Int
        var decimal: Value
        var thousands: Value
    }

    /// How many items a list is said to have.
    struct Claim: Sendable {
        var list: Int
        var entry: Int
    }

    var id: String?
    var period: Int?
    var place: String?
    var marks: [Rational?]
    var open: [OpenNumber] = []
    var claims: [Claim] = []
    var faults: [Reject] = []
    /// The entries of id and period, even if these are empty.
    var identityEntries: (id: Int?, period: Int?) = (nil, nil)
    /// Whether id or period were reported already.
    var badIdentity = (id: false, period: false)
    private var values: [Value?]
    /// By slot of the list and index of the item, its values; none of a list or an item that is not there.
    private var lists: [[[Value?]?]?]
    private let widths: [Int]

    init(pack: RulePack) {
        marks = Array(repeating: nil, count: pack.marks.count)
        values = Array(repeating: nil, count: pack.schema.fields.count)
        lists = Array(repeating: nil, count: pack.schema.fields.count)
        widths = pack.schema.fields.map { field in
            if case .list(let fields) = field.kind { fields.count } else { 0 }
        }
    }

    /// Sets a value; false if there is one already.
    mutating func set(_ value: Value, at target: ColumnTarget) -> Bool {
        switch target {
        case .field(let slot):
            guard values[slot] == nil else { return false }
            values[slot] = value
        case .item(let list, let index, let slot):
            keepItem(index, of: list)
            guard lists[list]?[index]?[slot] == nil else { return false }
            lists[list]?[index]?[slot] = value
        case .id, .period, .place, .mark:
            return false
        }
        return true
    }

    /// Makes sure that an item exists, even if nothing of it can be read.
    mutating func keepItem(_ index: Int, of list: Int) {
        keepList(list)
        let count = lists[list]?.count ?? 0
        if index >= count { lists[list]? += Array(repeating: nil, count: index - count + 1) }
        if lists[list]?[index] == nil { lists[list]?[index] = Array(repeating: nil, count: widths[list]) }
    }

    /// Makes a list present, even if it has no items.
    mutating func keepList(_ list: Int) {
        if lists[list] == nil { lists[list] = [] }
    }

    /// How many items of a list are there.
    func count(of list: Int) -> Int {
        lists[list]?.count { $0 != nil } ?? 0
    }

    /// The lists, each with the number (from 1) of its first empty item before the last one.
    var gaps: [(list: Int, number: Int)] {
        lists.enumerated().compactMap { list, items in
            items?.firstIndex { $0 == nil }.map { (list, $0 + 1) }
        }
    }

    /// The record as it stands.
    var record: Record {
        var values = values
        for case (let list, let items?) in lists.enumerated() {
            values[list] = .list(
                items.enumerated().compactMap { index, values in
                    values.map { .record(Item(values: $0, list: list, index: index)) }
                })
        }
        return Record(id: id ?? "", period: period ?? 0, place: place, values: values, marks: marks)
    }
}
