package import RuleModel
import RuleDiagnostics

/// Checks the values of a record against the limits and patterns of their fields.
///
/// The limits of a field are expressions that may read other fields, so whoever makes the checker hands over a way
/// to evaluate them.
package struct RecordChecker: Sendable {
    /// Evaluates an expression on one record, with the values of the locals; none where it is unknown.
    package typealias RecordLimits = (Expression, [Value]) -> Value?
    /// Prepares the limits of one record.
    package typealias Limits = @Sendable (Record) -> RecordLimits

    let decoder: RecordDecoder
    let limits: Limits
    /// The day that decides whether the pack is in force, instead of the last of the period.
    let asOf: Day?

    /// The checked record, or everything that is wrong with it.
    func check(_ raw: RawRecord) -> Result<Record, RecordFaults> {
        var draft = decoder.draft(of: raw)
        checkIdentity(raw, &draft)
        checkLists(raw, &draft)
        settleNumbers(raw, &draft)
        let record = draft.record
        let limits = limits(record)
        for entry in raw.entries { checkValue(entry, of: raw, record, limits, &draft.faults) }
        guard draft.faults.isEmpty else {
            for index in draft.faults.indices {
                (draft.faults[index].id, draft.faults[index].period) = (draft.id, draft.period)
            }
            return .failure(RecordFaults(rejects: draft.faults, id: draft.id, period: draft.period))
        }
        return .success(record)
    }

    private func checkIdentity(_ raw: RawRecord, _ draft: inout RecordDraft) {
        // A row that could not be taken apart has one fault, not three.
        if draft.id == nil, !draft.badIdentity.id, !raw.isBroken {
            draft.faults.append(.missingID(at: site(ofEntry: draft.identityEntries.id, in: raw)))
        }
        guard let period = draft.period else {
            if !draft.badIdentity.period, !raw.isBroken {
                draft.faults.append(.missingPeriod(at: site(ofEntry: draft.identityEntries.period, in: raw)))
            }
            return
        }
        if let day = asOf ?? Day(year: period, month: 12, day: 31), !decoder.pack.inForce.contains(day) {
            draft.faults.append(
                .notInForce(
                    day, pack: decoder.pack, at: site(ofEntry: draft.identityEntries.period, in: raw)))
        }
    }

    /// Where the entry with that number stands; the record itself where there is none.
    private func site(ofEntry number: Int?, in raw: RawRecord) -> RejectSite {
        number.map { decoder.site(of: raw.entries[$0], in: raw) } ?? RejectSite(row: raw.row)
    }

    private func checkLists(_ raw: RawRecord, _ draft: inout RecordDraft) {
        let fields = decoder.pack.schema.fields
        // An array says how many items there are; an empty one among them is one of which nothing is known.
        let arrays = draft.claims.filter {
            if case .items = raw.entries[$0.entry].content { true } else { false }
        }
        .map(\.list)
        for (list, number) in draft.gaps where !arrays.contains(list) {
            draft.faults.append(
                .listGap(
                    number, list: fields[list].label, at: RejectSite(row: raw.row, column: fields[list].name))
            )
        }
        for claim in draft.claims {
            let entry = raw.entries[claim.entry]
            let claimed: Int?
            switch entry.content {
            case .items(let count):
                for index in 0..<count { draft.keepItem(index, of: claim.list) }
                claimed = count
            case .text(let text): claimed = Int(text)
            case .json: claimed = nil
            }
            if claimed == draft.count(of: claim.list) {
                draft.keepList(claim.list)
            } else if case .json = entry.content {
                draft.faults.append(
                    .wrongKind(fields[claim.list], value: nil, at: decoder.site(of: entry, in: raw)))
            } else {
                draft.faults.append(
                    .listCount(
                        entry.text ?? "", found: draft.count(of: claim.list), list: fields[claim.list].label,
                        at: decoder.site(of: entry, in: raw)))
            }
        }
    }

    /// Decides numbers that can be read in two ways, where limits allow only one of them.
    private func settleNumbers(_ raw: RawRecord, _ draft: inout RecordDraft) {
        guard !draft.open.isEmpty else { return }
        let record = draft.record
        let limits = limits(record)
        for open in draft.open {
            let entry = raw.entries[open.entry]
            guard let field = decoder.field(of: entry.target) else { continue }
            let fitting = [open.decimal, open.thousands].filter {
                exceeded(by: $0, field.field, at: entry.target, in: record, limits) == nil
            }
            let site = decoder.site(of: entry, in: raw)
            let value = decoder.shown(entry, of: field.field)
            guard fitting.count == 1, let only = fitting.first else {
                draft.faults.append(.ambiguousNumber(field.field, value: value, at: site))
                continue
            }
            guard case .number(let number) = only, field.isAllowed(number) else {
                draft.faults.append(.wrongKind(field.field, value: value, at: site))
                continue
            }
            if !draft.set(only, at: entry.target) {
                draft.faults.append(.duplicateValue(field.field.label, at: site))
            }
        }
    }

    private func checkValue(
        _ entry: RawEntry, of raw: RawRecord, _ record: Record, _ limits: RecordLimits,
        _ faults: inout [Reject]
    ) {
        guard let known = decoder.field(of: entry.target), known.hasLimits,
            let value = RecordChecker.value(at: entry.target, in: record)
        else { return }
        let field = known.field
        if let limit = exceeded(by: value, field, at: entry.target, in: record, limits) {
            let isShown = decoder.showsValues || !field.isPersonal
            let words = words(for: limit, of: field, at: entry.target)
            faults.append(
                .outOfRange(
                    field, value: isShown ? ShownNumber.text(of: value, kind: field.kind) : nil,
                    isAbove: limit.isAbove, limit: words.value, other: words.name,
                    at: decoder.site(of: entry, in: raw)))
        }
        if let pattern = field.pattern, case .text(let text) = value, !pattern.matchesWhole(text) {
            faults.append(
                .patternMismatch(
                    field, pattern: pattern, value: decoder.shown(entry, of: field),
                    at: decoder.site(of: entry, in: raw)))
        }
    }
}

// The limits of one value.
extension RecordChecker {
    private struct Limit {
        var expression: Expression
        var value: Value
        var isAbove: Bool
    }

    /// The limit that a value lies beyond, if any.
    private func exceeded(
        by value: Value, _ field: Field, at target: ColumnTarget, in record: Record, _ limits: RecordLimits
    ) -> Limit? {
        guard field.minimum != nil || field.maximum != nil else { return nil }
        let locals = locals(of: target, in: record)
        if let minimum = field.minimum, let least = limits(minimum, locals),
            RecordChecker.isLess(value, least)
        {
            return Limit(expression: minimum, value: least, isAbove: false)
        }
        if let maximum = field.maximum, let most = limits(maximum, locals),
            RecordChecker.isLess(most, value)
        {
            return Limit(expression: maximum, value: most, isAbove: true)
        }
        return nil
    }

    private static func isLess(_ left: Value, _ right: Value) -> Bool {
        if case .number(let left) = left, case .number(let right) = right { return left < right }
        if case .date(let left) = left, case .date(let right) = right { return left < right }
        return false
    }

    /// The item as the only local, for fields of items.
    private func locals(of target: ColumnTarget, in record: Record) -> [Value] {
        RecordChecker.item(at: target, in: record).map { [.record($0)] } ?? []
    }

    private static func item(at target: ColumnTarget, in record: Record) -> Item? {
        guard case .item(let list, let index, _) = target, case .list(let items) = record.values[list],
            index < items.count, case .record(let item) = items[index]
        else { return nil }
        return item
    }

    private static func value(at target: ColumnTarget, in record: Record) -> Value? {
        switch target {
        case .field(let slot): record.values[slot]
        case .item(_, _, let slot): item(at: target, in: record)?.values[slot]
        case .id, .period, .place, .mark: nil
        }
    }

    /// The words for a limit: the label of another field where it is one, and the value where it may be shown.
    private func words(
        for limit: Limit, of field: Field, at target: ColumnTarget
    ) -> (name: LocalizedText?, value: LocalizedText?) {
        let value = ShownNumber.text(of: limit.value, kind: field.kind)
        let other: Field
        switch limit.expression.kind {
        // The year assessed is in every message anyway.
        case .literal, .context(.period): return (nil, value)
        case .parameter(let index): return (decoder.pack.parameters[index].label, value)
        case .field(let slot): other = decoder.pack.schema.fields[slot]
        case .member(let owner, let slot, _):
            guard case .local(0) = owner.kind, case .item(let list, _, _) = target,
                case .list(let fields) = decoder.pack.schema.fields[list].kind
            else { return (nil, decoder.mayShowAll ? value : nil) }
            other = fields[slot]
        case .context(.place), .derived, .local, .index, .isPresent, .not, .negate, .and, .or, .binary,
            .conditional, .call, .matches, .comprehension, .list, .map:
            return (nil, decoder.mayShowAll ? value : nil)
        }
        return (other.label, decoder.showsValues || !other.isPersonal ? value : nil)
    }
}

/// Everything that is wrong with one record.
struct RecordFaults: Error {
    var rejects: [Reject]
    var id: String?
    var period: Int?
}
