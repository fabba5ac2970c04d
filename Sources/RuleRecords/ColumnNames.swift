import RuleDiagnostics
package import RuleModel

/// Every name under which sheets and JSON objects may give the data of a pack.
///
/// A field's name wins over its aliases, and these over its labels.
package struct ColumnNames: Sendable {
    private var targets = NameTable<ColumnTarget>()
    private var lists = NameTable<Int>()
    /// The names within each list, by slot of the list.
    private var items: [Int: ColumnNames] = [:]
    /// How the known names are spelled, for suggestions.
    private var spellings: [String] = []
    private let nearestNames = NearestNames()

    private typealias Name = (String, ColumnTarget)

    /// The names of a whole record.
    package init(of pack: RulePack) {
        let fields = pack.schema.fields
        let marks = pack.marks.enumerated()
        self.init(
            fields: fields,
            names: [("id", .id), ("period", .period), ("place", .place)]
                + marks.map { ("assessed." + $1.id, .mark($0)) },
            labels: marks.flatMap { [($1.label.vi, .mark($0)), ($1.label.en, .mark($0))] })
        // Headings that people write for what every record has; a field of that name comes first.
        add(ColumnNames.idHeadings)
        add([("năm", .period), ("năm đánh giá", .period), ("kỳ đánh giá", .period), ("mã địa bàn", .place)])
        for (slot, field) in fields.enumerated() {
            guard case .list(let itemFields) = field.kind else { continue }
            items[slot] = ColumnNames(fields: itemFields, names: [], labels: [])
            add([field.countHeading.vi, field.countHeading.en].map { ($0, .field(slot)) })
            lists.add(([field.name, field.label.vi, field.label.en] + field.aliases).map { ($0, slot) })
        }
    }

    /// The names of a list's items in a file of its own.
    init(ofItems fields: [Field]) {
        self.init(fields: fields, names: [("id", .id), ("period", .period)], labels: [])
        add(ColumnNames.idHeadings)
    }

    private init(fields: [Field], names: [Name], labels: [Name]) {
        let slots = fields.enumerated()
        add(names + slots.map { ($1.name, .field($0)) })
        add(slots.flatMap { slot, field in field.aliases.map { ($0, .field(slot)) } })
        add(labels + slots.flatMap { [($1.label.vi, .field($0)), ($1.label.en, .field($0))] })
    }

    private static let idHeadings: [Name] = [("mã", .id), ("mã số", .id), ("mã hồ sơ", .id)]

    private mutating func add(_ names: [Name]) {
        targets.add(names)
        spellings += names.map(\.0)
    }

    /// What a heading or a JSON name stands for, or none if it is unknown.
    package func target(of name: String) -> ColumnTarget? {
        if let target = targets[name] { return target }
        guard let part = numbered(name), case .field(let slot) = items[part.list]?.targets[part.rest] else {
            return nil
        }
        return .item(list: part.list, index: part.index, slot: slot)
    }

    /// What a name in an item of a list stands for.
    package func itemTarget(of name: String, list: Int, index: Int) -> ColumnTarget? {
        guard case .field(let slot) = items[list]?.targets[name] else { return nil }
        return .item(list: list, index: index, slot: slot)
    }

    /// The nearest name for a mistyped one, and what it stands for.
    func nearest(to name: String) -> (name: String, target: ColumnTarget)? {
        if let part = numbered(name), let near = items[part.list]?.nearest(to: part.rest),
            case .field(let slot) = near.target
        {
            return (near.name, .item(list: part.list, index: part.index, slot: slot))
        }
        guard let near = nearestNames.nearest(to: name, among: spellings), let target = targets[near]
        else { return nil }
        return (near, target)
    }

    /// The nearest name in the items of a list.
    func nearestItem(to name: String, list: Int) -> String? {
        items[list]?.nearest(to: name)?.name
    }

    /// Takes `people.1.birth_year`, `people[1].birth_year` and `people 1 birth_year` apart.
    private func numbered(_ name: String) -> (list: Int, index: Int, rest: String)? {
        let scalars = Array(name.normalized.unicodeScalars)
        var start = 0
        while let first = scalars[start...].firstIndex(where: \.isNumeral) {
            let end = scalars[first...].firstIndex { !$0.isNumeral } ?? scalars.endIndex
            let number = Int(ColumnNames.text(scalars[first..<end])) ?? 0
            if let list = lists[ColumnNames.text(scalars[..<first])], (1...9_999).contains(number) {
                return (list, number - 1, ColumnNames.text(scalars[end...]))
            }
            start = end
        }
        return nil
    }

    private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars.filter { $0 != "." && $0 != "[" && $0 != "]" })
        return String(view)
    }
}

extension Unicode.Scalar {
    fileprivate var isNumeral: Bool {
        ("0"..."9").contains(self)
    }
}

extension Field {
    /// What people call the number of a list's items: "Số thành viên gia đình".
    var countHeading: LocalizedText {
        LocalizedText(
            vi: "Số " + label.vi.prefix(1).lowercased() + String(label.vi.dropFirst()),
            en: "Number of " + label.en.prefix(1).lowercased() + String(label.en.dropFirst()))
    }
}
