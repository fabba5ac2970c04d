package import RuleDiagnostics

/// The field in which a record tells earlier results of its title: `history`.
///
/// Packs whose levels ask for an earlier one have it; it is read as any other list, so that sheets may hold it in
/// numbered columns: `history.1.level`, `history.1.date`.
package enum PastResult {
    /// The slots of an item of the list.
    package enum Slot: Int, CaseIterable {
        case title, level, date
    }

    /// The field for a pack with some levels.
    package static func field(levels: [Choice], span: SourceSpan) -> Field {
        let items = Slot.allCases.map { slot in
            switch slot {
            case .title:
                Field(
                    name: "title", kind: .text, label: LocalizedText(vi: "Danh hiệu", en: "Title"), span: span
                )
            case .level:
                Field(
                    name: "level", kind: .choice(levels), label: LocalizedText(vi: "Mức độ", en: "Level"),
                    span: span)
            case .date:
                Field(
                    name: "date", kind: .date,
                    label: LocalizedText(vi: "Ngày công nhận", en: "Day of recognition"), span: span)
            }
        }
        return Field(
            name: "history", kind: .list(items),
            label: LocalizedText(vi: "Các lần công nhận trước", en: "Earlier recognitions"), span: span)
    }
}

extension Day {
    /// The same day some months later, or the last day of that month where it is shorter.
    package func adding(months: Int) -> Day? {
        let (year, month, day) = parts
        let (count, overflow) = (year * 12 + month - 1).addingReportingOverflow(months)
        guard !overflow, count >= 0 else { return nil }
        return (0...3).lazy.compactMap { Day(year: count / 12, month: count % 12 + 1, day: day - $0) }.first
    }
}
