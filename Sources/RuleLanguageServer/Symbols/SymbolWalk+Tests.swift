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
                for level in entry.value.entries ?? [] { use(.rank, level.key) }
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
            guard let name = column.scalar, let key = MappingShape.named(.testCase)[name.text] else {
                continue
            }
            expectation(Node.Entry(key: name, value: cell), key, of: .testCase, in: table)
        }
    }

    /// The fields of a record, or of an item of a list.
    private mutating func record(_ node: Node, of list: [String]) {
        let entries = node.entries ?? []
        for entry in entries {
            let key = entry.key
            let others = entries.map(\.key.text).filter { $0 != key.text }
            meet(.record(list: list, present: others), in: key.text, key)
            if list.isEmpty, key.text == "assessed" {
                for mark in entry.value.entries ?? [] {
                    use(item: mark.key, of: .indicators, .deductions)
                }
                continue
            }
            let path = list + [key.text]
            use(.field, key, below: list)
            for item in entry.value.items ?? [] { record(item, of: path) }
            if let scalar = entry.value.scalar, around.isChoice(path) {
                use(.code, scalar, below: ["fields"] + path)
            }
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
        let letters = Array(text.text.utf8)[range]
        let parts = letters.split(separator: UInt8(ascii: "."))
        if let first = parts.first, first.elementsEqual("assessed".utf8), parts.count > 1 {
            let range = first.endIndex + 1..<letters.endIndex
            return use(Symbol(.item, String(decoding: letters[range], as: UTF8.self)), in: text, at: range)
        }
        var path: [String] = []
        for part in parts {
            let name = part.prefix { $0 != UInt8(ascii: "[") }
            path.append(String(decoding: name, as: UTF8.self))
            use(Symbol(.field, path), in: text, at: name.startIndex..<name.endIndex)
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
    /// Whether a field holds one of some choices.
    fileprivate func isChoice(_ path: [String]) -> Bool {
        let field = names?.fields(of: path.dropLast())?.first { $0.name == path.last }
        if case .choice? = field?.kind { return true }
        return false
    }
}
