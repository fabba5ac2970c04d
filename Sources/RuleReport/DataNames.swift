package import RuleDiagnostics
package import RuleModel

extension RulePack {
    /// How expressions and verdicts for machines name a datum.
    ///
    /// `with_plan`, `people[2].birth_year`, `assessed.1.3`, `place`. Items of a list count from 0, as in
    /// expressions; sentences for people count from 1.
    package func name(of path: DataPath) -> String {
        switch path {
        case .field(let slot): schema.fields[slot].name
        case .item(let list, let index, let slot):
            "\(schema.fields[list].name)[\(index)].\(schema.fields[list].itemFields[slot].name)"
        case .mark(let index): "assessed.\(marks[index].id)"
        case .place: ContextName.place.rawValue
        }
    }

    /// How people call a datum: "thành viên thứ 3: năm sinh" for a field of a list's item.
    package func label(of path: DataPath) -> LocalizedText {
        switch path {
        case .field(let slot): return schema.fields[slot].label
        case .item(let list, let index, let slot):
            let field = schema.fields[list]
            return Phrases.item(index + 1, of: field.label, field.itemFields[slot].label)
        case .mark(let index): return Phrases.mark(of: marks[index].label)
        case .place: return Phrases.placeCode
        }
    }

    /// The name of a datum without the number of the item: `people[].birth_year`.
    ///
    /// Summaries count the same gap of many items under one name.
    package func collectiveName(of path: DataPath) -> String {
        guard case .item(let list, _, let slot) = path else { return name(of: path) }
        return "\(schema.fields[list].name)[].\(schema.fields[list].itemFields[slot].name)"
    }

    /// What people call a datum whatever the number of the item.
    package func collectiveLabel(of path: DataPath) -> LocalizedText {
        guard case .item(let list, _, let slot) = path else { return label(of: path) }
        let (whole, part) = (
            schema.fields[list].label, schema.fields[list].itemFields[slot].label.midSentence
        )
        return LocalizedText { "\(whole[$0]): \(part[$0])" }
    }
}

extension Field {
    /// The fields of the items of a list; none for other kinds.
    var itemFields: [Field] {
        if case .list(let fields) = kind { fields } else { [] }
    }
}
