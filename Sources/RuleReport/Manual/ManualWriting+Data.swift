import RuleDiagnostics
import RuleModel

// What the rules reckon with: parameters, values, and the fields of a record.

extension ManualWriting {
    mutating func parameters() -> [PrintBlock] {
        guard !pack.parameters.isEmpty else { return [] }
        var rows: [PrintTable.Row] = []
        let tables = pack.derived.filter { pack.isTable($0) }
        for parameter in pack.parameters where !parameter.name.contains(".") {
            rows.append(
                row(of: parameter, called: say(parameter.label ?? LocalizedText(same: parameter.name))))
        }
        for table in tables {
            let name = say(table.label ?? LocalizedText(same: table.name))
            for (parameter, choice) in pack.figures(of: table) {
                rows.append(row(of: parameter, called: "\(name) – \(say(choice))"))
            }
        }
        let columns = [
            PrintTable.Column(say(Phrases.parameter)), PrintTable.Column(say(Phrases.value)),
            PrintTable.Column(say(Phrases.legalBasis)),
        ]
        return [
            section(Phrases.section(.parameters), "parameters"),
            .paragraph(PrintText(say(Phrases.mayDiffer))), .table(PrintTable(columns: columns, rows: rows)),
        ]
    }

    private mutating func row(of parameter: Parameter, called name: String) -> PrintTable.Row {
        let style = ValueStyle(of: parameter)
        let isVerified = parameter.source?.isVerified ?? false
        let mark = mark(name, isVerified: isVerified, parameter.source)
        var value = PrintText(say(style.text(of: parameter.value))).marked(mark)
        let dated = figures(of: parameter)
        if dated.count > 1 { value = value + PrintText(" (\(dated.joined(separator: "; ")))") }
        if case .choice(let choices) = parameter.type {
            let others = choices.map(\.label).alternatives
            value = value + PrintText(" (\(say(Phrases.ways(others))))")
        }
        let note = parameter.source?.note.map { ". " + say($0) } ?? ""
        let basis = parameter.source.map { say(words.words(for: $0)) + note } ?? ""
        return PrintTable.Row([PrintText(name), value, PrintText(basis)])
    }

    /// The figure from each day on which it changes.
    private func figures(of parameter: Parameter) -> [String] {
        var last: Value?
        return manual.versions.compactMap { version in
            guard let other = version.pack.parameters.first(where: { $0.name == parameter.name }),
                other.value != last
            else { return nil }
            last = other.value
            return say(Phrases.figure(ValueStyle(of: other).text(of: other.value), from: version.from))
        }
    }

    func values() -> [PrintBlock] {
        let told = pack.derived.filter { !pack.isTable($0) }.compactMap { value in
            value.label.map { (label: $0, words: words.sentence(of: value.expression)) }
        }.filter { $0.label != $0.words }
        guard !told.isEmpty else { return [] }
        let columns = [
            PrintTable.Column(say(Phrases.valueName)),
            PrintTable.Column(say(Phrases.name(of: .expression).sentenceStart)),
        ]
        let rows = told.map { PrintTable.Row([PrintText(say($0.label)), PrintText(say($0.words))]) }
        return [
            section(Phrases.section(.values), "values"), .table(PrintTable(columns: columns, rows: rows)),
        ]
    }

    // MARK: - Fields

    func fields() -> [PrintBlock] {
        guard !pack.schema.fields.isEmpty || !pack.marks.isEmpty else { return [] }
        let uses = FieldUses(of: pack, language)
        var rows: [PrintTable.Row] = []
        for (slot, field) in pack.schema.fields.enumerated() {
            let levels = slot == pack.targetModel?.history ? levelsWithHistory : []
            rows.append(row(of: field, uses.ids(ofField: slot) + levels))
            for inner in field.itemFields {
                rows.append(row(of: inner, uses.ids(ofField: slot, inner: inner.name), inItem: true))
            }
        }
        for mark in pack.marks {
            let limits = say(Phrases.committeeMarks(mark.maximum, step: mark.step))
            rows.append(
                PrintTable.Row(
                    [say(Phrases.mark(of: mark.label)), limits, mark.id, papers(for: [mark.id])].map {
                        PrintText($0)
                    }))
        }
        let columns = [
            PrintTable.Column(say(Phrases.datum), width: 30),
            PrintTable.Column(say(Phrases.howToFill), width: 30),
            PrintTable.Column(say(Phrases.usedFor), width: 14), PrintTable.Column(say(Phrases.evidence)),
        ]
        return [
            section(Phrases.dataToFill, "fields"), .paragraph(PrintText(say(Phrases.everyRecordHas))),
            .table(PrintTable(columns: columns, rows: rows)),
        ]
    }

    /// The levels that ask for an earlier result.
    private var levelsWithHistory: [String] {
        (pack.targetModel?.levels ?? []).filter { $0.after != nil }.map { say($0.label) }
    }

    private func row(of field: Field, _ ids: [String], inItem: Bool = false) -> PrintTable.Row {
        var notes = [type(of: field.kind)]
        notes += [limit(field.minimum, of: field, inItem, isLeast: true)].compactMap(\.self)
        notes += [limit(field.maximum, of: field, inItem, isLeast: false)].compactMap(\.self)
        if let pattern = field.pattern { notes.append(Phrases.matching(pattern.text)) }
        if field.isPersonal { notes.append(Phrases.name(of: .personal)) }
        // What the items of a list prove stands with them.
        let papers = field.itemFields.isEmpty ? papers(for: ids) : ""
        return PrintTable.Row(
            [
                (inItem ? "– " : "") + say(field.label), say(notes.joined(separator: "; ")),
                ids.joined(separator: ", "), papers,
            ].map { PrintText($0) })
    }

    /// How a value is written; the fields of a list's items have rows of their own.
    private func type(of kind: Field.Kind) -> LocalizedText {
        if case .list = kind { Phrases.listOfItems } else { Phrases.type(kind) }
    }

    /// The papers of some items, each once.
    private func papers(for ids: [String]) -> String {
        var papers: [String] = []
        for item in itemsWithPapers where ids.contains(item.id) {
            for paper in item.papers.map(say) where !papers.contains(paper) { papers.append(paper) }
        }
        return papers.joined(separator: "; ")
    }

    private func limit(
        _ limit: Expression?, of field: Field, _ inItem: Bool, isLeast: Bool
    ) -> LocalizedText? {
        limit.map { limit in
            let text: LocalizedText =
                if case .literal(let value) = limit.kind {
                    ValueStyle(of: field.kind).text(of: value)
                } else {
                    words.limit(limit, inItem: inItem)
                }
            if field.kind == .date { return isLeast ? Phrases.onOrAfter(text) : Phrases.onOrBefore(text) }
            return isLeast ? Phrases.least(text) : Phrases.most(text)
        }
    }

    // MARK: - Papers

    private var itemsWithPapers: [(id: String, papers: [LocalizedText])] {
        switch pack.model {
        case .points: pack.indicators.map { ($0.id, $0.evidence) }
        case .targets(let model): model.targets.map { ($0.id, $0.evidence) }
        }
    }

    /// The papers to bring, each once, with what they prove.
    func evidence() -> [PrintBlock] {
        var papers: [LocalizedText] = []
        var ids: [LocalizedText: [String]] = [:]
        for item in itemsWithPapers {
            for paper in item.papers {
                if ids[paper] == nil { papers.append(paper) }
                ids[paper, default: []].append(item.id)
            }
        }
        guard !papers.isEmpty else { return [] }
        let columns = [
            PrintTable.Column(say(Phrases.evidence)), PrintTable.Column(say(Phrases.usedFor), width: 30),
        ]
        let rows = papers.map { paper in
            PrintTable.Row([
                PrintText(say(paper)), PrintText((ids[paper] ?? []).joined(separator: ", ")),
            ])
        }
        return [
            section(Phrases.papersToBring, "evidence"), .table(PrintTable(columns: columns, rows: rows)),
        ]
    }

    func documents() -> [PrintBlock] {
        guard !pack.documents.isEmpty else { return [] }
        let items = pack.documents.map { document in
            var text = PrintText(say(document.name))
            if let issued = document.issued { text = text + PrintText(", " + say(Phrases.issued(issued))) }
            if let url = document.url {
                let isLink = ["http://", "https://"].contains { url.hasPrefix($0) }
                text = text + PrintText([.plain(": "), isLink ? .link(url, to: url) : .plain(url)])
            }
            return PrintItem(text)
        }
        return [section(Phrases.section(.sources), "documents"), .list(items)]
    }

    // MARK: - Beside the pack

    /// What the place changed, rule by rule.
    func localChanges() -> [PrintBlock] {
        guard let changes = manual.localChanges, !changes.changes.isEmpty else { return [] }
        let words = DiffWords(language: language)
        let columns = [
            PrintTable.Column(say(Phrases.changedRule)), PrintTable.Column(say(Phrases.nationally)),
            PrintTable.Column(say(Phrases.locally)),
        ]
        let rows = changes.changes.map { change in
            let subject = words.subject(of: change)
            let section = words.section(of: change)
            return PrintTable.Row([
                PrintText(subject.isEmpty ? section : "\(section) – \(subject)"),
                PrintText(words.text(of: change.sides.old, against: change.sides.new)),
                PrintText(words.text(of: change.sides.new, against: change.sides.old)),
            ])
        }
        return [
            section(Phrases.overlays, "local-changes"), .table(PrintTable(columns: columns, rows: rows)),
        ]
    }

    func examples() -> [PrintBlock] {
        guard !manual.examples.isEmpty else { return [] }
        let columns = [
            PrintTable.Column(say(Phrases.exampleCase)),
            PrintTable.Column(say(Phrases.conclusion), width: 40),
        ]
        let rows = manual.examples.prefix(ManualWriting.mostExamples).map {
            PrintTable.Row([PrintText($0.name), PrintText(say($0.outcome.sentenceStart))])
        }
        var blocks: [PrintBlock] = [
            section(Phrases.examples, "examples"), .table(PrintTable(columns: columns, rows: rows)),
        ]
        let rest = manual.examples.count - rows.count
        if rest > 0 { blocks.append(.paragraph(PrintText(say(Phrases.moreExamples(rest))))) }
        return blocks
    }

    /// More would hide the rules that they are to show.
    private static let mostExamples = 15
}

extension RulePack {
    /// Whether a value is a parameter that differs by a field, which is kept as a value over figures of its own.
    func isTable(_ value: DerivedValue) -> Bool {
        parameters.contains { $0.name.hasPrefix(value.name + ".") }
    }

    /// The figures of such a parameter, each with the label of its choice.
    func figures(of table: DerivedValue) -> [(Parameter, LocalizedText)] {
        var choices: [Choice] = []
        table.expression.walk { part in
            if case .field(let slot) = part.kind, case .choice(let known) = schema.fields[slot].kind {
                choices = known
            }
        }
        return parameters.filter { $0.name.hasPrefix(table.name + ".") }.map { parameter in
            let code = parameter.name.dropFirst(table.name.count + 1)
            let label = choices.first { $0.code == code }?.label
            return (parameter, label ?? LocalizedText(same: String(code)))
        }
    }
}
