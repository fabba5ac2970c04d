import RuleModel

/// Checks the values of a whole batch against the limits of their fields, column after column.
///
/// A record with a value beyond a limit goes the long way, and so does one that gives a field whose limit is more
/// than a figure or another datum.
struct LimitCheck: Sendable {
    /// What a value may not lie beyond.
    private enum Bound: Sendable {
        case number(Int64)
        /// A column of the record, and ten to the power that brings it to the scale of the comparison.
        case column(Int, factor: Int64)
        /// A column of the same item.
        case itemColumn(Int, factor: Int64)
        /// Something else: any value is too much.
        case unknown
    }

    private struct Limit: Sendable {
        /// None for a field of the record.
        var list: Int?
        var column: Int
        /// Brings the value to the scale of the comparison.
        var factor: Int64
        var bound: Bound
        var isMaximum: Bool
    }

    private var limits: [Limit] = []
}

extension LimitCheck {
    init(of pack: RulePack, layout: BatchLayout) {
        for (slot, field) in pack.schema.fields.enumerated() {
            add(field, column: BatchLayout.column(ofField: slot), list: nil, pack)
            guard case .list(let members) = field.kind else { continue }
            for (index, member) in members.enumerated() { add(member, column: index, list: slot, pack) }
        }
    }

    private mutating func add(_ field: Field, column: Int, list: Int?, _ pack: RulePack) {
        for (expression, isMaximum) in [(field.minimum, false), (field.maximum, true)] {
            guard let expression, let scale = LimitCheck.scale(of: field) else { continue }
            let (bound, factor) = LimitCheck.bound(
                expression, scale: scale, list: list, isMaximum: isMaximum, pack)
            guard let bound else { continue }
            limits.append(
                Limit(list: list, column: column, factor: factor, bound: bound, isMaximum: isMaximum))
        }
    }

    /// The scale of a number or, as -1, that of a day; none for what has no order.
    private static func scale(of field: Field) -> Int? {
        switch ColumnKind(of: field) {
        case .number(let scale): scale
        case .day: -1
        case .flag, .choice, .text, nil: nil
        }
    }

    /// What an expression limits, and what brings the value to the scale of the comparison; no bound where it
    /// limits nothing.
    private static func bound(
        _ expression: Expression, scale: Int, list: Int?, isMaximum: Bool, _ pack: RulePack
    ) -> (Bound?, Int64) {
        switch expression.kind {
        case .literal(let value): return (figure(value, scale: scale, isMaximum: isMaximum), 1)
        case .parameter(let index):
            return (figure(pack.parameters[index].value, scale: scale, isMaximum: isMaximum), 1)
        case .context(.period):
            guard scale >= 0 else { return (nil, 1) }
            return (.column(BatchLayout.Column.period.rawValue, factor: power(scale)), 1)
        case .field(let slot):
            guard let other = LimitCheck.scale(of: pack.schema.fields[slot]), (other < 0) == (scale < 0)
            else {
                return (nil, 1)
            }
            return (
                .column(BatchLayout.column(ofField: slot), factor: power(scale - other)), power(other - scale)
            )
        case .member(let owner, let slot, _):
            guard case .local(0) = owner.kind, let list,
                case .list(let members) = pack.schema.fields[list].kind
            else { return (.unknown, 1) }
            guard let other = LimitCheck.scale(of: members[slot]), (other < 0) == (scale < 0) else {
                return (nil, 1)
            }
            return (.itemColumn(slot, factor: power(scale - other)), power(other - scale))
        case .context(.place), .derived, .local, .index, .isPresent, .not, .negate, .and, .or, .binary,
            .conditional, .call, .matches, .comprehension, .list, .map:
            return (.unknown, 1)
        }
    }

    private static func figure(_ value: Value, scale: Int, isMaximum: Bool) -> Bound? {
        switch value {
        case .number(let number) where scale >= 0:
            guard let scaled = number.multiplied(by: Rational(Int(power(scale)))) else { return .unknown }
            return .number(scaled.rounded(isMaximum ? .down : .up))
        case .date(let day) where scale < 0: return .number(Int64(day.number))
        case .flag, .text, .duration, .list, .map, .record, .number, .date: return nil
        }
    }

    private static func power(_ scale: Int) -> Int64 {
        Int64(ColumnKind.power(max(scale, 0)))
    }
}

extension LimitCheck {
    /// Sends every record with a value beyond a limit the long way.
    func check(_ batch: inout Batch) {
        for limit in limits { check(limit, &batch) }
    }

    private func check(_ limit: Limit, _ batch: inout Batch) {
        for row in 0..<batch.rows where batch.value(.path, row) == 0 {
            if let list = limit.list {
                let table = batch.items[list]
                let isExceeded = table.range(of: row).contains { item in
                    exceeds(limit, table.value(limit.column, item), batch, row, (table, item))
                }
                if isExceeded { refuse(row, &batch) }
            } else if exceeds(limit, batch.value(limit.column, row), batch, row, nil) {
                refuse(row, &batch)
            }
        }
    }

    private func exceeds(
        _ limit: Limit, _ value: Int32, _ batch: Batch, _ row: Int, _ item: (table: ItemTable, item: Int)?
    ) -> Bool {
        guard value != ColumnKind.missing else { return false }
        let bound: Int64
        switch limit.bound {
        case .unknown: return true
        case .number(let number): bound = number
        case .column(let column, let factor):
            let other = batch.value(column, row)
            guard other != ColumnKind.missing else { return false }
            bound = Int64(other) * factor
        case .itemColumn(let column, let factor):
            guard let item else { return false }
            let other = item.table.value(column, item.item)
            guard other != ColumnKind.missing else { return false }
            bound = Int64(other) * factor
        }
        let scaled = Int64(value) * limit.factor
        return limit.isMaximum ? scaled > bound : scaled < bound
    }

    private func refuse(_ row: Int, _ batch: inout Batch) {
        batch.blank(row)
        batch.cells[BatchLayout.Column.path.rawValue * BatchLayout.stride + row] = 1
    }
}
