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
        var place: Place
        /// Brings the value to the scale of the comparison.
        var factor: Int64
        var bound: Bound
        var isMaximum: Bool
    }

    /// Where values stand among the cells of a batch.
    private struct Place: Sendable {
        /// Where their column starts.
        var start: Int
        /// Where the column with the ends of items starts; none for a field of the record.
        var ends: Int?

        init(_ column: Int, _ items: ItemColumns?) {
            start = items?.column(column) ?? column * BatchLayout.stride
            ends = items?.starts
        }

        /// The values that a batch has there.
        @inline(__always)
        func part(of cells: Span<Int32>, rows: Int) -> ColumnPart {
            ColumnPart(start: start, count: ends.map { Int(cells[$0 + rows]) } ?? rows)
        }
    }

    /// A limit that is a figure, for a look at its whole column.
    private struct Figure: Sendable {
        var place: Place
        var bound: Int32
        var isMaximum: Bool
    }

    private var limits: [Limit] = []
    /// Those that are figures, and all others.
    private var figures: [Figure] = []
    private var others: [Limit] = []
}

extension LimitCheck {
    init(of pack: RulePack, layout: BatchLayout) {
        for (slot, field) in pack.schema.fields.enumerated() {
            add(field, column: BatchLayout.column(ofField: slot), list: nil, pack, layout)
            guard case .list(let members) = field.kind else { continue }
            for (index, member) in members.enumerated() {
                add(member, column: index, list: slot, pack, layout)
            }
        }
    }

    private mutating func add(
        _ field: Field, column: Int, list: Int?, _ pack: RulePack, _ layout: BatchLayout
    ) {
        let place = Place(column, list.map { layout.lists[$0] })
        for (expression, isMaximum) in [(field.minimum, false), (field.maximum, true)] {
            guard let expression, let scale = LimitCheck.scale(of: field) else { continue }
            let (bound, factor) = LimitCheck.bound(
                expression, scale: scale, list: list, isMaximum: isMaximum, pack)
            guard let bound else { continue }
            let limit = Limit(
                list: list, column: column, place: place, factor: factor, bound: bound, isMaximum: isMaximum)
            limits.append(limit)
            if case .number(let figure) = bound {
                figures.append(Figure(place: place, bound: Int32(clamping: figure), isMaximum: isMaximum))
            } else {
                others.append(limit)
            }
        }
    }

    /// The scale of a number or, as -1, that of a day; none for what has no order.
    private static func scale(of field: Field) -> Int? {
        switch ColumnKind(of: field) {
        case .number(let scale): scale
        case .day: -1
        case .flag, .choice, .text, .name, nil: nil
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
        // Most batches keep all limits, which is quickly seen of whole columns; only then come the rows.
        guard holdsBeyond(batch.cells, rows: batch.rows) else { return }
        for limit in limits where LimitCheck.mayExceed(limit, batch.cells.span, rows: batch.rows) {
            for row in 0..<batch.rows where LimitCheck.exceeds(limit, batch, row) { batch.refuse(row) }
        }
    }

    /// Whether some value of a batch is beyond some limit.
    private func holdsBeyond(_ cells: [Int32], rows: Int) -> Bool {
        let (figures, others, cells) = (figures.span, others.span, cells.span)
        var found: Int32 = 0
        for index in figures.indices {
            let part = figures[index].place.part(of: cells, rows: rows)
            found |= LimitCheck.beyond(
                figures[index].bound, cells, part, isMaximum: figures[index].isMaximum)
        }
        for index in others.indices where LimitCheck.mayExceed(others[index], cells, rows: rows) {
            return true
        }
        return found != 0
    }

    /// Whether some value of a column is beyond a limit.
    private static func mayExceed(_ limit: Limit, _ cells: Span<Int32>, rows: Int) -> Bool {
        let part = limit.place.part(of: cells, rows: rows)
        switch limit.bound {
        case .unknown:
            return (part.start..<(part.start + part.count)).contains { cells[$0] != ColumnKind.missing }
        case .number(let bound):
            return beyond(Int32(clamping: bound), cells, part, isMaximum: limit.isMaximum) != 0
        case .column(let column, let factor):
            guard let ends = limit.place.ends else {
                return mayExceed(limit, cells, part, beyond: column * BatchLayout.stride, factor)
            }
            // What is not beyond the nearest of the bounds, such as the earliest year, is beyond none.
            let bounds = ColumnPart(start: column * BatchLayout.stride, count: rows)
            if limit.factor == 1, factor == 1 {
                let nearest = nearest(cells, bounds, isMaximum: limit.isMaximum)
                if beyond(nearest, cells, part, isMaximum: limit.isMaximum) == 0 { return false }
            }
            return exceeds(limit, cells, part, ends: ends, bounds, factor)
        case .itemColumn(let column, let factor):
            let other = part.start + (column - limit.column) * BatchLayout.itemStride
            return mayExceed(limit, cells, part, beyond: other, factor)
        }
    }

    /// Whether the value of an item exceeds the bound of its row: the items of each row have one of their own.
    private static func exceeds(
        _ limit: Limit, _ cells: Span<Int32>, _ part: ColumnPart, ends: Int, _ bounds: ColumnPart,
        _ factor: Int64
    ) -> Bool {
        var isExceeded = false
        var item = Int(cells[ends])
        for row in 0..<bounds.count {
            let (bound, end) = (cells[bounds.start + row], Int(cells[ends + row + 1]))
            while item < end {
                // Nothing branches on a value: only a sum is made.
                let value = cells[part.start + item]
                isExceeded = exceeds(value, limit.factor, bound, factor, limit.isMaximum) || isExceeded
                item += 1
            }
        }
        return isExceeded
    }

    /// The same for limits that stand in the same row as the values.
    @inline(__always)
    private static func mayExceed(
        _ limit: Limit, _ cells: Span<Int32>, _ part: ColumnPart, beyond other: Int, _ factor: Int64
    ) -> Bool {
        if limit.factor == 1, factor == 1 {
            let other = ColumnPart(start: other, count: part.count)
            return beyond(other, cells, part, isMaximum: limit.isMaximum) != 0
        }
        return (0..<part.count).contains {
            exceeds(cells[part.start + $0], limit.factor, cells[other + $0], factor, limit.isMaximum)
        }
    }

    @inline(__always)
    private static func exceeds(
        _ value: Int32, _ factor: Int64, _ other: Int32, _ otherFactor: Int64, _ isMaximum: Bool
    ) -> Bool {
        let (scaled, bound) = (Int64(value) &* factor, Int64(other) &* otherFactor)
        return value != ColumnKind.missing && other != ColumnKind.missing
            && (isMaximum ? scaled > bound : scaled < bound)
    }
}

extension LimitCheck {
    /// Whether a row holds a value beyond a limit.
    private static func exceeds(_ limit: Limit, _ batch: Batch, _ row: Int) -> Bool {
        guard let list = limit.list else {
            return exceeds(limit, batch.value(limit.column, row), batch, row, item: nil)
        }
        return batch.items(ofList: list, at: row).contains { item in
            exceeds(limit, batch.itemValue(list, limit.column, item), batch, row, item: item)
        }
    }

    private static func exceeds(_ limit: Limit, _ value: Int32, _ batch: Batch, _ row: Int, item: Int?)
        -> Bool
    {
        switch limit.bound {
        case .unknown: return value != ColumnKind.missing
        case .number(let bound):
            return value != ColumnKind.missing
                && (limit.isMaximum ? Int64(value) > bound : Int64(value) < bound)
        case .column(let column, let factor):
            return exceeds(value, limit.factor, batch.value(column, row), factor, limit.isMaximum)
        case .itemColumn(let column, let factor):
            guard let list = limit.list, let item else { return false }
            let other = batch.itemValue(list, column, item)
            return exceeds(value, limit.factor, other, factor, limit.isMaximum)
        }
    }
}
