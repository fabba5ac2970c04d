import RuleDiagnostics
import RuleModel

// Fields, parameters and derived values.

extension RuleOutline {
    mutating func addFields() {
        // Earlier results are a field of every pack whose levels ask for them.
        for field in pack.schema.fields where !RecordSchema.reservedNames.contains(field.name) {
            add(field, below: nil)
        }
    }

    private mutating func add(_ field: Field, below list: RuleItem?) {
        let line = words.line(of: field.span)
        let path = (list?.path ?? "fields") + "." + (list == nil ? "" : "of.") + field.name
        let isInItem = list != nil
        var facts = fact(.label, field.label, at: line)
        facts.append(fact(.type, field.kind.name, Phrases.type(field.kind), at: line))
        facts += limit(.min, field.minimum, inItem: isInItem)
        facts += limit(.max, field.maximum, inItem: isInItem)
        if let pattern = field.pattern {
            facts.append(fact(.pattern, pattern.text, LocalizedText(same: pattern.text), at: line))
        }
        let aliases = field.aliases.map {
            RuleFact.Row(meaning: $0, words: LocalizedText(same: $0), line: line)
        }
        if !aliases.isEmpty { facts.append(RuleFact(aspect: .aliases, rows: aliases)) }
        facts += fact(.personal, if: field.isPersonal, at: line)
        facts += fact(.fixed, if: field.isFixed, at: line)
        let item = RuleItem(
            section: .fields, ids: (list?.ids ?? []) + [field.name], path: path, owner: list?.path,
            list: list?.path ?? "fields", label: field.label, line: line, facts: facts)
        add(item)
        switch field.kind {
        case .choice(let choices): add(choices, of: item)
        case .list(let fields): for inner in fields { add(inner, below: item) }
        case .flag, .count, .whole, .decimal, .percent, .text, .date: break
        }
    }

    private mutating func add(_ choices: [Choice], of owner: RuleItem) {
        for choice in choices {
            let path = "\(owner.path).of.\(choice.code)"
            add(
                RuleItem(
                    section: owner.section, ids: owner.ids + [choice.code], path: path, owner: owner.path,
                    list: owner.path + ".of", label: choice.label, line: owner.line,
                    facts: fact(.label, choice.label, at: owner.line)))
        }
    }

    // MARK: - Parameters

    mutating func addParameters() {
        for parameter in pack.parameters {
            let line = words.line(of: parameter.span)
            let path = "parameters.\(parameter.name)"
            let facts =
                fact(.label, parameter.label, at: line)
                + [RuleFact(aspect: .value, rows: figures(of: parameter.name))]
                + facts(of: parameter.source)
            let item = RuleItem(
                section: .parameters, ids: [parameter.name], path: path, list: "parameters",
                label: parameter.label, line: line, facts: facts)
            add(item)
            if case .choice(let choices) = parameter.type { add(choices, of: item) }
        }
    }

    /// The figure from each day on which it changes; without a day where it never does.
    private func figures(of name: String) -> [RuleFact.Row] {
        var rows: [RuleFact.Row] = []
        var last: Value?
        for (number, version) in versions.enumerated() {
            guard let parameter = version.parameters.first(where: { $0.name == name }),
                parameter.value != last
            else { continue }
            last = parameter.value
            let day = number > 0 ? pack.changeDays[number - 1] : nil
            let value = ValueStyle(of: parameter).text(of: parameter.value)
            rows.append(
                RuleFact.Row(
                    meaning: "\(day?.description ?? "") \(RuleOutline.plain(parameter.value))",
                    words: day.map { Phrases.figure(value, from: $0) } ?? value,
                    line: words.line(of: parameter.span)))
        }
        return rows
    }

    private static func plain(_ value: Value) -> String {
        switch value {
        case .number(let number): number.description
        case .text(let text): text
        case .flag, .date, .duration, .list, .map, .record: "\(value)"
        }
    }

    // MARK: - Values

    mutating func addValues() {
        for value in pack.derived {
            let line = words.line(of: value.span)
            // A parameter that differs by a field is kept as a value over figures of its own.
            let isTable = pack.parameters.contains { $0.name.hasPrefix(value.name + ".") }
            let section = isTable ? RuleItem.Section.parameters : .values
            add(
                RuleItem(
                    section: section, ids: [value.name], path: "\(section.rawValue).\(value.name)",
                    list: section.rawValue, label: value.label, line: line,
                    facts: fact(.label, value.label, at: line)
                        + formula(isTable ? .by : .expression, value.expression)))
        }
    }

    /// An expression under a name of its own, in words even where its label is known.
    private func formula(_ aspect: RuleAspect, _ expression: Expression) -> [RuleFact] {
        var row = row(of: expression)
        row.words = words.sentence(of: expression)
        return [RuleFact(aspect: aspect, rows: [row])]
    }
}

extension Field.Kind {
    /// The name of the type, with what else decides which values it takes, apart from parts that have ids.
    fileprivate var name: String {
        switch self {
        case .flag: "flag"
        case .count: "count"
        case .whole: "whole"
        case .decimal(let places): "decimal \(places)"
        case .percent: "percent"
        case .choice: "choice"
        case .text: "text"
        case .date: "date"
        case .list: "list"
        }
    }
}
