import RuleDiagnostics
import RuleModel

extension Program {
    /// The program as text for people: what each part of the pack depends on, and how it is looked up.
    ///
    ///     tally 0     count of people: p.enrolled
    ///     indicator   1.1   table of 128 = has_plan 4 x tally 0 32
    ///     indicator   1.2   record by record: uses a list in a way that no tally stands for
    ///
    /// The number after an input says how many codes it has; `?` stands after a field whose gap says nothing by
    /// itself, because other fields limit it.
    package func listing() -> String {
        var lines = [
            "program \(pack.id)", pack.targetModel.map { text(of: $0) } ?? "points in units of 1/\(unit)",
        ]
        for list in lists { lines += [""] + self.lines(of: list) }
        lines.append("")
        let names = cells.map { ($0.kind.name, $0.id) }
        let (kinds, ids) = (names.map(\.0.count).max() ?? 0, names.map(\.1.count).max() ?? 0)
        for (cell, (kind, id)) in zip(cells, names) {
            lines.append(
                "\(kind.padded(to: kinds))  \(id.padded(to: ids))  \(text(of: CellTable(cell, of: self)))")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private func text(of model: TargetModel) -> String {
        let levels = model.levels.map { level in
            let before = level.after.map { " after \(model.levels[$0.level].id)" } ?? ""
            return level.id + before
        }
        return "levels \(levels.joined(separator: ", "))"
    }

    // MARK: - Cells

    private func text(of table: CellTable) -> String {
        if table.cell.needsItems { return "record by record: uses a list in a way that no tally stands for" }
        guard !table.axes.isEmpty else { return "constant" }
        let inputs = table.axes.map { axis in
            let name = text(of: axis.input)
            let isOpen =
                if case .column(let column) = axis.input { table.cell.openGaps.contains(column) } else {
                    false
                }
            return "\(name)\(isOpen ? "?" : "") \(axis.radix)"
        }
        let size = table.isWide ? "wide" : "table of \(table.size)"
        return "\(size) = \(inputs.joined(separator: " x "))"
    }

    private func text(of input: CellInput) -> String {
        switch input {
        case .tally(let index): return "tally \(index)"
        case .column(let column):
            if column == BatchLayout.Column.period.rawValue { return ContextName.period.rawValue }
            if column == BatchLayout.Column.placeText.rawValue { return ContextName.place.rawValue }
            let slot = column - BatchLayout.Column.allCases.count
            guard pack.schema.fields.indices.contains(slot) else {
                return "assessed.\(pack.marks[slot - pack.schema.fields.count].id)"
            }
            return pack.schema.fields[slot].name
        }
    }

    // MARK: - Lists

    private func lines(of list: ListProgram) -> [String] {
        let field = pack.schema.fields[list.list]
        var lines = ["list \(field.name)"]
        if !list.fits { lines.append("  record by record: its items do not fit a key") }
        for part in list.parts { lines.append("  key: \(text(of: part, in: field))") }
        lines.append("  key: period, \(ListProgram.periodBits) bits")
        for tally in list.tallies { lines.append("  tally \(tally): \(text(of: tallies[tally], in: field))") }
        return lines
    }

    private func text(of part: ListProgram.KeyPart, in list: Field) -> String {
        var name = "\(part.column)"
        if case .list(let members) = list.kind { name = members[part.column].name }
        switch part.form {
        case .plain: return "\(name), \(part.bits) bits"
        case .classes(let conditions):
            return "\(name), \(part.bits) bits by " + conditions.map(source).joined(separator: "; ")
        }
    }

    private func text(of tally: Tally, in list: Field) -> String {
        if case .readers(let whole, let parameter, _) = tally {
            return "items that read \(pack.parameters[parameter].name) for the \(text(of: whole, in: list))"
        }
        let conditions = tally.selection.conditions.map(source)
        let those = conditions.isEmpty ? "all" : conditions.joined(separator: "; ")
        return switch tally {
        case .count, .readers: "count of \(those)"
        case .sum(_, let term): "sum of \(source(term)) over \(those)"
        }
    }

    /// An expression as the pack has it, on one line.
    private func source(_ expression: Expression) -> String {
        // What `all` counts are the items that fail it.
        if case .not(let operand) = expression.kind, operand.span == expression.span {
            return "!(\(source(operand)))"
        }
        let span = expression.span
        let bytes = pack.sources[span.file].bytes[Int(span.lower)..<Int(span.upper)]
        return String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isWhitespace).joined(
            separator: " ")
    }
}

extension Cell.Kind {
    fileprivate var name: String {
        switch self {
        case .gate: "applies"
        case .criterionGate: "criterion applies"
        case .indicator: "indicator"
        case .deduction: "deduction"
        case .prerequisite: "prerequisite"
        case .target: "target"
        }
    }
}

extension String {
    fileprivate func padded(to width: Int) -> String {
        self + String(repeating: " ", count: max(0, width - count))
    }
}
