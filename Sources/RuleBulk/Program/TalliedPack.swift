import RuleEngine
import RuleModel

/// A pack in which a field stands in the place of whatever takes a number from a list.
///
/// Where the tallies of a record are known, its lists say nothing more. So a cell is asked about a record that has
/// the tallies and no items, and it makes no difference how many items there are.
struct TalliedPack: Sendable {
    /// What one of the fields after those of the schema stands for.
    fileprivate struct Stand: Sendable, Hashable {
        var tally: Int
        var form: Tally.Form
        /// What counts as read by whoever reads it: the list, and the named lists on the way to the tally.
        var list: Int
        var derived: Set<Int>
        /// By parameter, the tally of the items that read it on the way.
        var readers: [Int: Int]
    }

    private(set) var pack: RulePack
    private let original: RulePack
    private let tallies: [Tally]
    private var stands: [Stand] = []

    init(_ program: Program) {
        original = program.pack
        pack = program.pack
        tallies = program.tallies
        var pack = program.pack
        for index in pack.derived.indices {
            pack.derived[index].expression = replaced(pack.derived[index].expression)
        }
        for slot in pack.schema.fields.indices {
            pack.schema.fields[slot].minimum = replaced(pack.schema.fields[slot].minimum)
            pack.schema.fields[slot].maximum = replaced(pack.schema.fields[slot].maximum)
        }
        pack.applies = replaced(pack.applies)
        for index in pack.prerequisites.indices {
            pack.prerequisites[index].condition = replaced(pack.prerequisites[index].condition)
        }
        for index in pack.criteria.indices { replace(in: &pack.criteria[index]) }
        replace(in: &pack.deductions)
        pack.model = replaced(pack.model)
        pack.schema.fields += stands.map { $0.field(original.schema) }
        self.pack = pack
    }

    /// A record for a cell that these numbers decide; none where a tally is open or its list is missing.
    ///
    /// - Parameters:
    ///   - cell: The cell.
    ///   - numbers: Those of its inputs.
    ///   - period: The period of the row.
    ///   - layout: What the numbers in columns stand for.
    ///   - texts: What those of texts do.
    /// - Returns: The record with the tallies and no items.
    func record(
        for cell: Cell, _ numbers: [Int32], period: Int, _ layout: BatchLayout, _ texts: TextPool
    ) -> Record? {
        var place: String?
        var values: [Value?] = Array(repeating: nil, count: pack.schema.fields.count)
        var marks: [Rational?] = Array(repeating: nil, count: pack.marks.count)
        for (input, number) in zip(cell.inputs, numbers) {
            switch input {
            case .tally(let tally):
                guard number != Tally.open, number != ColumnKind.missing else { return nil }
                for (index, stand) in stands.enumerated() where stand.tally == tally {
                    values[layout.fields.count + index] = stand.form.value(of: number)
                }
            case .column(BatchLayout.Column.placeText.rawValue):
                if number != ColumnKind.missing { place = texts.text(number) }
            case .column(let column):
                let slot = column - BatchLayout.column(ofField: 0)
                if layout.fields.indices.contains(slot) {
                    values[slot] = layout.fields[slot]?.value(number, among: texts)
                } else if case .number(let mark)? = ColumnKind.mark.value(number), slot >= 0 {
                    marks[slot - layout.fields.count] = mark
                }
            }
        }
        return Record(id: "", period: period, place: place, values: values, marks: marks)
    }

    /// What a cell read, with what the fields stand for in their place.
    ///
    /// - Parameters:
    ///   - reads: What it read of this pack.
    ///   - cell: The cell.
    ///   - numbers: Those of its inputs.
    /// - Returns: What it would have read of the pack as it was.
    func reads(_ reads: Reads, of cell: Cell, _ numbers: [Int32]) -> Reads {
        var result = reads
        func isRead(by tally: Int) -> Bool {
            cell.inputs.firstIndex(of: .tally(tally)).map { numbers[$0] > 0 } ?? false
        }
        for path in reads.data {
            guard case .field(let slot) = path, slot >= original.schema.fields.count else { continue }
            let stand = stands[slot - original.schema.fields.count]
            result.data.remove(path)
            result.data.insert(.field(stand.list))
            result.derived.formUnion(stand.derived)
            for (parameter, tally) in stand.readers where isRead(by: tally) {
                result.parameters.insert(parameter)
            }
        }
        return result
    }

    // MARK: - Replacing

    private mutating func replace(in criterion: inout Criterion) {
        if let condition = criterion.applicability?.condition {
            criterion.applicability?.condition = replaced(condition)
        }
        for index in criterion.indicators.indices {
            if let condition = criterion.indicators[index].applicability?.condition {
                criterion.indicators[index].applicability?.condition = replaced(condition)
            }
            criterion.indicators[index].award = replaced(criterion.indicators[index].award)
        }
        replace(in: &criterion.deductions)
    }

    private mutating func replaced(_ model: Model) -> Model {
        guard case .targets(var targets) = model else { return model }
        for index in targets.criteria.indices {
            targets.criteria[index].applies = replaced(targets.criteria[index].applies)
            for inner in targets.criteria[index].targets.indices {
                var target = targets.criteria[index].targets[inner]
                target.applies = replaced(target.applies)
                target.conditions = target.conditions.map { replaced($0) }
                targets.criteria[index].targets[inner] = target
            }
        }
        return .targets(targets)
    }

    private mutating func replace(in deductions: inout Deductions?) {
        guard var found = deductions else { return }
        for index in found.items.indices { found.items[index].award = replaced(found.items[index].award) }
        deductions = found
    }

    private mutating func replaced(_ award: Award) -> Award {
        switch award {
        case .condition(let expression): return .condition(replaced(expression))
        case .share(var share):
            share.part = replaced(share.part)
            share.whole = replaced(share.whole)
            return .share(share)
        case .bands(let expression, let bands): return .bands(replaced(expression), bands)
        case .each(let count, let points): return .each(replaced(count), points: points)
        case .choice(let field, let choices): return .choice(replaced(field), choices)
        case .parts(var parts):
            for index in parts.indices { parts[index].award = replaced(parts[index].award) }
            return .parts(parts)
        case .assessed: return award
        case .points(let expression, let step): return .points(replaced(expression), step)
        }
    }

    private mutating func replaced(_ expression: Expression?) -> Expression? {
        expression.map { replaced($0) }
    }

    private func readers(of tally: Tally, in expression: Expression) -> [Int: Int] {
        var found: [Int: Int] = [:]
        for readers in tally.readers(in: expression) {
            if case .readers(_, let parameter, _) = readers {
                found[parameter] = tallies.firstIndex(of: readers)
            }
        }
        return found
    }

    private mutating func replaced(_ expression: Expression) -> Expression {
        if let tally = original.tally(expression), let index = tallies.firstIndex(of: tally) {
            let stand = Stand(
                tally: index, form: Tally.Form(expression), list: tally.selection.list,
                derived: Set([expression].values(among: original.derived)),
                readers: readers(of: tally, in: expression))
            let place = stands.firstIndex(of: stand) ?? stands.count
            if place == stands.count { stands.append(stand) }
            return Expression(
                .field(original.schema.fields.count + place), type: expression.type, span: expression.span)
        }
        let children = expression.children
        guard !children.isEmpty, let kind = expression.kind.replacing(children.map { replaced($0) }) else {
            return expression
        }
        return Expression(kind, type: expression.type, span: expression.span)
    }
}

extension TalliedPack.Stand {
    func field(_ schema: RecordSchema) -> Field {
        let list = schema.fields[list]
        return Field(
            name: list.name, kind: form == .number ? .whole : .flag, label: list.label, span: list.span)
    }
}
