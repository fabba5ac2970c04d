import RuleDiagnostics
import RuleModel

/// Turns the raw values of records into values of a pack's fields.
struct RecordDecoder: Sendable {
    let pack: RulePack
    let showsValues: Bool
    private let fields: [FieldDecoder]
    /// By slot of the list; empty for other fields.
    private let items: [[FieldDecoder]]
    private let hasPersonalFields: Bool
    /// A record of which nothing was read yet.
    private let blank: RecordDraft

    init(pack: RulePack, showsValues: Bool) {
        self.pack = pack
        self.showsValues = showsValues
        fields = pack.schema.fields.map(FieldDecoder.init)
        items = pack.schema.fields.map { field in
            if case .list(let fields) = field.kind { fields.map(FieldDecoder.init) } else { [] }
        }
        blank = RecordDraft(pack: pack)
        hasPersonalFields = (fields + items.joined()).contains { $0.field.isPersonal }
    }

    /// The record as far as its values can be read.
    func draft(of raw: RawRecord) -> RecordDraft {
        var draft = blank
        draft.faults = raw.faults
        for (number, entry) in raw.entries.enumerated() {
            switch entry.target {
            case .id:
                draft.identityEntries.id = number
                readID(entry, of: raw, into: &draft)
            case .period:
                draft.identityEntries.period = number
                readPeriod(entry, of: raw, into: &draft)
            case .place: readPlace(entry, of: raw, into: &draft)
            case .mark(let index): readMark(index, entry, number, of: raw, into: &draft)
            case .field, .item: readField(entry, number, of: raw, into: &draft)
            }
        }
        return draft
    }

    /// What every record has besides its fields, as far as it can be read.
    func identity(of raw: RawRecord) -> RecordIdentity {
        var head = raw
        head.entries = raw.entries.filter { entry in
            switch entry.target {
            case .id, .period, .place: true
            case .field, .item, .mark: false
            }
        }
        let draft = draft(of: head)
        return RecordIdentity(row: raw.row, id: draft.id, period: draft.period, place: draft.place)
    }

    /// The decoder of what an entry gives, if it gives a field.
    func field(of target: ColumnTarget) -> FieldDecoder? {
        switch target {
        case .field(let slot): fields[slot]
        case .item(let list, _, let slot): items[list][slot]
        case .id, .period, .place, .mark: nil
        }
    }

    private func readField(_ entry: RawEntry, _ number: Int, of raw: RawRecord, into draft: inout RecordDraft)
    {
        guard let decoder = field(of: entry.target) else { return }
        if case .field(let slot) = entry.target, case .list = decoder.field.kind {
            draft.claims.append(RecordDraft.Claim(list: slot, entry: number))
            return
        }
        let outcome: FieldDecoder.Outcome =
            switch entry.content {
            case .text(let text): decoder.decode(text)
            case .json(let content): decoder.decode(content)
            case .items: .fault(.wrongKind)
            }
        switch outcome {
        case .missing: break
        case .value(let value):
            if !draft.set(value, at: entry.target) {
                draft.faults.append(.duplicateValue(decoder.field.label, at: site(of: entry, in: raw)))
            }
        case .either(let decimal, let thousands):
            draft.open.append(RecordDraft.OpenNumber(entry: number, decimal: decimal, thousands: thousands))
        case .fault(let fault):
            // Results of other titles count for nothing, and have levels of their own.
            if isOfOtherTitle(entry.target, in: raw) { break }
            draft.faults.append(reject(fault, entry, decoder.field, in: raw))
        }
        if case .item(let list, let index, _) = entry.target { draft.keepItem(index, of: list) }
    }

    /// Whether an entry is the level of an earlier result that is said to be one of another title.
    private func isOfOtherTitle(_ target: ColumnTarget, in raw: RawRecord) -> Bool {
        guard case .item(let list, let index, PastResult.Slot.level.rawValue) = target,
            list == pack.targetModel?.history
        else { return false }
        let title = raw.entries.first {
            $0.target == .item(list: list, index: index, slot: PastResult.Slot.title.rawValue)
        }
        guard let name = title?.text?.trimmed, !name.isEmpty else { return false }
        return !pack.isCalled(name)
    }

    private func reject(
        _ fault: FieldDecoder.Fault, _ entry: RawEntry, _ field: Field, in raw: RawRecord
    ) -> Reject {
        let site = site(of: entry, in: raw)
        let value = shown(entry, of: field)
        return switch fault {
        case .monthFirst: .ambiguousDate(field, value: value, isShortYear: false, at: site)
        case .placeholder: .placeholder(field, value: entry.text ?? "", at: site)
        case .shortYear: .ambiguousDate(field, value: value, isShortYear: true, at: site)
        case .unknownChoice: .choiceUnknown(field, value: value, at: site)
        case .wrongKind: .wrongKind(field, value: value, at: site)
        }
    }

    /// The value as written, unless it is personal.
    func shown(_ entry: RawEntry, of field: Field) -> String? {
        showsValues || !field.isPersonal ? entry.text : nil
    }

    /// Whether no text can betray anything personal.
    var mayShowAll: Bool {
        showsValues || !hasPersonalFields
    }

    func site(of entry: RawEntry, in raw: RawRecord) -> RejectSite {
        raw.site(of: entry, in: pack.schema)
    }
}

// What every record has besides its fields.
extension RecordDecoder {
    private func readID(_ entry: RawEntry, of raw: RawRecord, into draft: inout RecordDraft) {
        guard !entry.isEmpty else { return }
        var site: RejectSite { self.site(of: entry, in: raw) }
        guard let text = entry.identifier else {
            draft.badIdentity.id = true
            draft.faults.append(
                .wrongKind(
                    LocalizedText(vi: "mã", en: "the id"), value: entry.text, vi: "văn bản hoặc số nguyên",
                    en: "a text or a whole number", at: site))
            return
        }
        if RecordDecoder.isDamaged(text) {
            draft.badIdentity.id = true
            draft.faults.append(.damagedID(text, at: site))
        } else if draft.id != nil {
            draft.faults.append(.duplicateValue(LocalizedText(vi: "id", en: "id"), at: site))
        } else {
            draft.id = text
        }
    }

    /// Whether a spreadsheet turned a long number into something like `1,23E+11`.
    private static func isDamaged(_ id: String) -> Bool {
        // Hardly any id has a sign in it, and to split a text at a text takes its time.
        guard id.utf8.contains(UInt8(ascii: "+")) else { return false }
        let parts = id.uppercased().split(separator: "E+", omittingEmptySubsequences: false)
        return parts.count == 2 && !parts[1].isEmpty && parts[1].utf8.allSatisfy(\.isDigit)
            && parts[0].utf8.contains { $0 == .comma || $0 == .point }
            && parts[0].utf8.allSatisfy { $0.isDigit || $0 == .comma || $0 == .point }
    }

    private func readPeriod(_ entry: RawEntry, of raw: RawRecord, into draft: inout RecordDraft) {
        guard !entry.isEmpty else { return }
        var site: RejectSite { self.site(of: entry, in: raw) }
        let year: Int? = entry.identifier.flatMap { text in
            text.utf8.count == 4 && text.utf8.allSatisfy(\.isDigit) ? Int(text) : nil
        }
        guard let year, (1900...2200).contains(year) else {
            draft.badIdentity.period = true
            draft.faults.append(.badPeriod(entry.text, at: site))
            return
        }
        if draft.period != nil {
            draft.faults.append(.duplicateValue(LocalizedText(vi: "period", en: "period"), at: site))
        } else {
            draft.period = year
        }
    }

    private func readPlace(_ entry: RawEntry, of raw: RawRecord, into draft: inout RecordDraft) {
        guard !entry.isEmpty else { return }
        var site: RejectSite { self.site(of: entry, in: raw) }
        switch entry.content {
        case .text(let text) where draft.place == nil, .json(.text(let text)) where draft.place == nil:
            draft.place = text.trimmed
        case .text, .json(.text):
            draft.faults.append(.duplicateValue(LocalizedText(vi: "place", en: "place"), at: site))
        case .json, .items:
            draft.faults.append(
                .wrongKind(
                    LocalizedText(vi: "mã địa bàn", en: "the place"), value: entry.text, vi: "văn bản",
                    en: "a text", at: site))
        }
    }

    private func readMark(
        _ index: Int, _ entry: RawEntry, _ number: Int, of raw: RawRecord, into draft: inout RecordDraft
    ) {
        guard !entry.isEmpty else { return }
        let reading: NumberReading =
            switch entry.content {
            case .text(let text), .json(.text(let text)): NumberReading(text.trimmed)
            case .json(.number(let number?)): .number(number)
            case .json, .items: .none
            }
        let mark = pack.marks[index]
        var site: RejectSite { self.site(of: entry, in: raw) }
        let value: Rational
        switch reading {
        case .none:
            draft.faults.append(.badMark(mark, value: entry.text ?? "", at: site))
            return
        case .number(let number): value = number
        case .either(let decimal, let thousands):
            guard thousands > mark.maximum else {
                draft.faults.append(.ambiguousNumber(mark.label, value: entry.text, at: site))
                return
            }
            value = decimal
        }
        let isWhole = mark.step.map(value.isMultiple(of:)) ?? true
        if value.isNegative || value > mark.maximum || !isWhole {
            draft.faults.append(.badMark(mark, value: entry.text ?? value.description, at: site))
        } else if draft.marks[index] != nil {
            draft.faults.append(.duplicateValue(mark.label, at: site))
        } else {
            draft.marks[index] = value
        }
    }
}
