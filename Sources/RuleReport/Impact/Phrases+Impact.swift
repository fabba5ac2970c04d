import RuleDiagnostics

// Headings and lines of the impact of another pack.

extension Phrases {
    static let rejected = LocalizedText(vi: "bị loại", en: "rejected")
    static let older = LocalizedText(vi: "cũ", en: "old")
    static let newer = LocalizedText(vi: "mới", en: "new")
    static let transitions = LocalizedText(
        vi: "Chuyển kết luận (hàng: cũ, cột: mới)", en: "Transitions (rows: old, columns: new)")
    static let responsible = LocalizedText(vi: "Do đâu", en: "What is responsible")
    static let missingValue = LocalizedText(vi: "(không ghi)", en: "(not given)")
    static let records = LocalizedText(vi: "hồ sơ", en: "records")
    static let changed = LocalizedText(vi: "đổi kết luận", en: "changed")
    static let gained = LocalizedText(vi: "được danh hiệu", en: "gain the title")
    static let lost = LocalizedText(vi: "mất danh hiệu", en: "lose the title")
    static let impact = LocalizedText(vi: "Tác động của bộ tiêu chí mới", en: "Impact of the newer pack")

    static func cause(_ kind: ImpactCause.Kind) -> LocalizedText {
        switch kind {
        case .indicator, .target: LocalizedText(vi: "chỉ tiêu", en: kind == .target ? "target" : "indicator")
        case .deduction: LocalizedText(vi: "điểm trừ", en: "deduction")
        case .prerequisite: LocalizedText(vi: "điều kiện tiên quyết", en: "prerequisite")
        case .floor: LocalizedText(vi: "điểm sàn", en: "floor")
        case .criterion: LocalizedText(vi: "tiêu chí", en: "criterion")
        case .classification: LocalizedText(vi: "xếp loại", en: "classification")
        case .applies: LocalizedText(vi: "diện xét", en: "applicability")
        case .rejected: LocalizedText(vi: "hồ sơ bị loại", en: "rejection")
        }
    }

    static func impactLine(
        _ records: LocalizedText, changed: LocalizedText, points: LocalizedText
    ) -> LocalizedText {
        LocalizedText(
            vi: "\(records.vi) hồ sơ: \(changed.vi) đổi kết luận, \(points.vi) chỉ đổi điểm",
            en: "\(records.en) records: \(changed.en) change the outcome, \(points.en) only the points")
    }

    static func titleLine(gained: LocalizedText, lost: LocalizedText) -> LocalizedText {
        LocalizedText(
            vi: "được danh hiệu: \(gained.vi); mất danh hiệu: \(lost.vi)",
            en: "gain the title: \(gained.en); lose the title: \(lost.en)")
    }

    static func by(_ label: LocalizedText) -> LocalizedText {
        let label = label.midSentence
        return LocalizedText(vi: "Theo \(label.vi)", en: "By \(label.en)")
    }

    static func swept(_ label: LocalizedText) -> LocalizedText {
        let label = label.midSentence
        return LocalizedText(
            vi: "Số hồ sơ đạt theo \(label.vi)", en: "Records recognised by \(label.en)")
    }

    static func changedRecords(shown: Int, of all: Int) -> LocalizedText {
        shown == all
            ? LocalizedText(vi: "Hồ sơ thay đổi (\(all))", en: "Changed records (\(all))")
            : LocalizedText(
                vi: "Hồ sơ thay đổi (\(shown) trong \(all); --out ghi tất cả)",
                en: "Changed records (\(shown) of \(all); --out writes all)")
    }

    static func limit(_ limit: LocalizedText, isKept: Bool) -> LocalizedText {
        LocalizedText(
            vi: "Giới hạn \(limit.vi) hồ sơ đổi kết luận: \(isKept ? "không vượt" : "vượt quá")",
            en: "Limit of \(limit.en) changed records: \(isKept ? "kept" : "exceeded")")
    }
}
