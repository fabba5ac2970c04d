package import RuleDiagnostics
package import RuleModel

/// The headings of an empty sheet for the records of a pack, which `ColumnNames` reads back.
///
/// A heading is what people call the datum, as long as that stands for nothing else; else an alias or the name.
package struct SheetTemplate: Sendable {
    package struct Column: Sendable, Hashable {
        package var heading: String
        package var target: ColumnTarget
    }

    package private(set) var columns: [Column] = []
    private let language: Language

    /// A sheet with one row for each record.
    ///
    /// - Parameters:
    ///   - pack: The pack whose data it asks for.
    ///   - language: The language of the headings.
    ///   - items: For how many items of each list it has numbered columns.
    ///   - apart: The lists whose items stand in sheets of their own.
    package init(of pack: RulePack, in language: Language, items: Int, apart: Set<String> = []) {
        self.language = language
        let names = ColumnNames(of: pack)
        add(.id, [LocalizedText(vi: "Mã hồ sơ", en: "id")[language], "id"], names)
        add(.period, [LocalizedText(vi: "Năm đánh giá", en: "period")[language], "period"], names)
        add(.place, [LocalizedText(vi: "Mã địa bàn", en: "place")[language], "place"], names)
        for (slot, field) in pack.schema.fields.enumerated() {
            let isList = if case .list = field.kind { true } else { false }
            add(.field(slot), (isList ? [field.countHeading[language]] : []) + words(for: field), names)
            guard case .list(let inner) = field.kind, !apart.contains(field.name) else { continue }
            for index in 0..<items {
                for (inside, part) in inner.enumerated() {
                    let headings = words(for: field).flatMap { list in
                        words(for: part).map { "\(list) \(index + 1). \($0)" }
                    }
                    let name = "\(field.name).\(index + 1).\(part.name)"
                    add(.item(list: slot, index: index, slot: inside), headings + [name], names)
                }
            }
        }
        for (index, mark) in pack.marks.enumerated() {
            add(.mark(index), [mark.label[language], "assessed." + mark.id], names)
        }
    }

    /// A sheet with one row for each item of a list, joined to the records by id.
    package init(ofItems list: Field, in language: Language) {
        self.language = language
        guard case .list(let fields) = list.kind else { return }
        let names = ColumnNames(ofItems: fields)
        add(.id, [LocalizedText(vi: "Mã hồ sơ", en: "id")[language], "id"], names)
        for (slot, field) in fields.enumerated() { add(.field(slot), words(for: field), names) }
    }

    /// The sheet as Vietnamese Excel opens it: UTF-8 with its mark, semicolons, CR and LF.
    package var text: String {
        "\u{FEFF}" + columns.map { SheetTemplate.quoted($0.heading) }.joined(separator: ";") + "\r\n"
    }

    private mutating func add(_ target: ColumnTarget, _ headings: [String], _ names: ColumnNames) {
        // The last is a name, which stands for the datum and for nothing else.
        guard let heading = headings.first(where: { names.target(of: $0) == target }) ?? headings.last else {
            return
        }
        columns.append(Column(heading: heading, target: target))
    }

    /// What people call a field, the best first, and its name last.
    private func words(for field: Field) -> [String] {
        [field.label[language]] + (language == .vietnamese ? field.aliases : []) + [field.name]
    }

    private static func quoted(_ text: String) -> String {
        let isPlain = !text.contains { ";,\"\t".contains($0) || $0.isNewline }
        return isPlain ? text : "\"" + text.replacing("\"", with: "\"\"") + "\""
    }
}
