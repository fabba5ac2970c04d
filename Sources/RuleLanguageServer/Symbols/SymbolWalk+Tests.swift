import RuleCompiler
import RuleDiagnostics
import RuleModel
import RuleSource

// The names of worked cases.

extension SymbolWalk {
    /// The value of a key of a test file, a case, a table or a way up.
    mutating func expectation(
        _ entry: Node.Entry, _ key: KeyShape, of name: ShapeName, in node: Node
    ) {
        let value = entry.value
        switch (name, key.name) {
        case (.tests, "pack"): use(.file, value)
        case (.testCase, "record"), (.testTable, "record"): record(value, of: [])
        case (_, "class"), (.wayUp, "to"): use(.rank, value)
        case (_, "because"): for entry in value.entries ?? [] { use(item: entry.key, of: .indicators) }
        case (_, "codes"):
            for entry in value.entries ?? [] { use(item: entry.key, of: .indicators, .prerequisites) }
        case (_, "levels"):
            for entry in value.entries ?? [] { use(.rank, entry.key) }
            walk(value, as: key.value)
        case (_, "targets"):
            for entry in value.entries ?? [] {
                use(item: entry.key, of: .indicators)
                levels(in: entry.value)
            }
            walk(value, as: key.value)
        case (_, "missing"):
            for item in value.items ?? [] { item.scalar.map { datum($0) } }
        case (_, "barred"):
            for item in value.items ?? [] {
                item.scalar.map { use(item: $0, of: .prerequisites, .criteria, .indicators) }
            }
        case (.wayUp, "changes"):
            for entry in value.entries ?? [] { datum(entry.key) }
        case (.testTable, "columns"): for item in value.items ?? [] { item.scalar.map { column($0) } }
        case (.testTable, "rows"): for row in value.items ?? [] { cells(of: row, in: node) }
        default: walk(value, as: key.value)
        }
    }

    /// The cells of a row, each of which is read as what its column says.
    private mutating func cells(of row: Node, in table: Node) {
        let columns = table.value(at: "columns")?.items ?? []
        for (column, cell) in zip(columns, row.items ?? []) {
            guard let name = column.scalar else { continue }
            if let key = MappingShape.named(.testCase)[name.text] {
                expectation(Node.Entry(key: name, value: cell), key, of: .testCase, in: table)
            } else if let path = DatumName(column: name.text)?.path {
                self.value(cell, of: path)
            } else if name.text.hasPrefix("targets.") {
                levels(in: cell)
            }
        }
    }

    /// The levels at which a target comes to something.
    private mutating func levels(in node: Node) {
        for level in node.entries ?? [] { use(.rank, level.key) }
    }

    /// The fields of a record, or of an item of a list.
    private mutating func record(_ node: Node, of list: [String]) {
        let entries = node.entries ?? []
        for entry in entries {
            let key = entry.key
            let others = entries.map(\.key.text).filter { $0 != key.text }
            meet(.record(list: list, present: others), in: key.text, key)
            let path = list.isEmpty ? DatumName(key.text).path : list + [key.text]
            if path == list + [key.text] {
                if path != ["assessed"] { use(.field, key, below: list) }
            } else {
                datum(key)
            }
            value(entry.value, of: path)
        }
    }

    /// What a record says of a field: the marks, items of a list, or one of some choices.
    private mutating func value(_ node: Node, of path: [String]) {
        if path == ["assessed"] {
            for mark in node.entries ?? [] { use(item: mark.key, of: .indicators, .deductions) }
        }
        for item in node.items ?? [] { record(item, of: path) }
        if let scalar = node.scalar, let choice = around.choice(scalar.text, of: path) {
            use(choice.kind, scalar, below: choice.path.dropLast())
        }
    }

    /// A datum of a record: `families`, `people[2].birth_year`, `assessed.1.3`.
    private mutating func datum(_ scalar: Node.Scalar) {
        let text = scalar.embedded()
        datum(scalar, text, in: 0..<text.text.utf8.count)
    }

    /// The same in a part of a text.
    mutating func datum(_ scalar: Node.Scalar, _ text: EmbeddedText, in range: Range<Int>) {
        meet(.data, in: text.text, scalar)
        let name = DatumName(Array(text.text.utf8)[range])
        if let mark = name.mark { use(Symbol(.item, mark.text), in: text, at: mark.range) }
        for (index, field) in name.fields.enumerated() {
            use(Symbol(.field, Array(name.path[...index])), in: text, at: field.range)
        }
    }

    /// The key that a column of a table holds, such as `record.members`.
    mutating func column(_ scalar: Node.Scalar) {
        let text = scalar.embedded()
        meet(.column, in: text.text, scalar)
        let parts = text.text.split(separator: ".", maxSplits: 1).map(String.init)
        guard parts.count == 2 else { return }
        let start = parts[0].utf8.count + 1
        let range = start..<text.text.utf8.count
        switch parts[0] {
        case "record": datum(scalar, text, in: range)
        case "because", "codes", "targets": use(Symbol(.item, parts[1]), in: text, at: range)
        case "levels": use(Symbol(.rank, parts[1]), in: text, at: range)
        default: return
        }
    }
}

extension SymbolWalk.Surroundings {
    /// What the value of a field names: a level, or one of the field's choices; none where it holds something else.
    func choice(_ text: String, of path: [String]) -> Symbol? {
        let choice = Symbol.choice(text, of: ["fields"] + path)
        if choice.kind == .rank { return choice }
        let field = names?.fields(of: path.dropLast())?.first { $0.name == path.last }
        if case .choice? = field?.kind { return choice }
        return nil
    }
}
