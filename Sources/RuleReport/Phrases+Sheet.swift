import RuleDiagnostics
import RuleEngine
import RuleModel

// Headings and lines of the sheet around the reasons.

extension Phrases {
    static let barred = LocalizedText(vi: "Lý do không đạt", en: "What stands in the way")
    /// The same while nothing is decided.
    static let unmet = LocalizedText(vi: "Điều kiện không đáp ứng", en: "What stands in the way")
    static let className = LocalizedText(vi: "xếp loại", en: "class")
    static let conclusion = LocalizedText(vi: "Kết luận", en: "Conclusion")
    static let criteria = LocalizedText(vi: "Điểm theo tiêu chí", en: "Points by criterion")
    static let deductions = LocalizedText(vi: "Điểm trừ", en: "Deductions")
    static let evidence = LocalizedText(vi: "Minh chứng", en: "Evidence")
    static let figures = LocalizedText(vi: "Số liệu", en: "Figures")
    static let legalBasis = LocalizedText(vi: "Căn cứ", en: "Source")
    static let missing = LocalizedText(vi: "Dữ liệu còn thiếu", en: "Missing data")
    static let overlays = LocalizedText(vi: "Thay đổi của địa phương", en: "Local changes")
    static let pack = LocalizedText(vi: "Bộ tiêu chí", en: "Rule pack")
    static let part = LocalizedText(vi: "Phần", en: "Part")
    static let place = LocalizedText(vi: "Địa bàn", en: "Place")
    static let pointsNoun = LocalizedText(vi: "điểm", en: "points")
    static let prerequisites = LocalizedText(vi: "Điều kiện tiên quyết", en: "Prerequisites")
    static let record = LocalizedText(vi: "Hồ sơ", en: "Record")
    static let year = LocalizedText(vi: "năm", en: "year")

    // MARK: - Conclusion

    static func recognised(as title: LocalizedText, class name: LocalizedText?) -> LocalizedText {
        let rank = name.map { LocalizedText(vi: ", xếp loại \($0.vi)", en: ", class \($0.en)") }
        return LocalizedText(
            vi: "Đạt danh hiệu “\(title.vi)”\(rank?.vi ?? "")",
            en: "Earns the title “\(title.en)”\(rank?.en ?? "")")
    }

    static func notRecognised(as title: LocalizedText, class name: LocalizedText?) -> LocalizedText {
        let rank = name.map { LocalizedText(vi: ", xếp loại \($0.vi)", en: ", class \($0.en)") }
        return LocalizedText(
            vi: "Không đạt danh hiệu “\(title.vi)”\(rank?.vi ?? "")",
            en: "Does not earn the title “\(title.en)”\(rank?.en ?? "")")
    }

    /// Pending, with the classes that the points still allow.
    static func pending(_ missing: Int, possible: LocalizedText) -> LocalizedText {
        LocalizedText(
            vi:
                "Chưa đủ căn cứ để kết luận: còn thiếu \(missing) dữ liệu; theo điểm có thể xếp loại \(possible.vi)",
            en: "Cannot be decided yet: \(missing) \(missing == 1 ? "datum is" : "data are") missing; "
                + "by the points the class may be \(possible.en)")
    }

    static func notApplicable(_ title: LocalizedText, unless condition: LocalizedText?) -> LocalizedText {
        let why = condition.map {
            LocalizedText(
                vi: ": điều kiện “\($0.vi)” không được đáp ứng",
                en: ": the condition “\($0.en)” does not hold")
        }
        return LocalizedText(
            vi: "Không thuộc diện xét danh hiệu “\(title.vi)”\(why?.vi ?? "")",
            en: "The title “\(title.en)” is not for this record\(why?.en ?? "")")
    }

    /// The class that the points alone would give, beside what bars it.
    static func classByPoints(_ name: LocalizedText) -> LocalizedText {
        LocalizedText(
            vi: "Nếu chỉ tính điểm thì xếp loại \(name.vi)",
            en: "By the points alone the class would be \(name.en)")
    }

    // MARK: - Gates

    static func prerequisite(_ sentence: LocalizedText, _ holds: Truth) -> LocalizedText {
        switch holds {
        case .yes:
            LocalizedText(
                vi: "Điều kiện “\(sentence.vi)” được đáp ứng", en: "The condition “\(sentence.en)” holds")
        case .no:
            LocalizedText(
                vi: "Điều kiện “\(sentence.vi)” không được đáp ứng",
                en: "The condition “\(sentence.en)” does not hold")
        case .unknown:
            LocalizedText(
                vi: "Chưa đủ căn cứ về điều kiện “\(sentence.vi)”",
                en: "It is not known yet whether “\(sentence.en)”")
        }
    }

    static func answered(_ label: LocalizedText, _ answer: Bool) -> LocalizedText {
        let answer = flag(answer)
        return LocalizedText { "\(label[$0]): \(answer[$0])" }
    }

    static func floor(_ floor: Rational, _ holds: Truth) -> LocalizedText {
        let (least, answer) = (NumberText.text(floor), gate(holds))
        return LocalizedText(
            vi: "Điểm sàn \(least.vi): \(answer.vi)", en: "Floor of \(least.en): \(answer.en)")
    }

    static func failedPrerequisite(_ id: String, _ label: LocalizedText) -> LocalizedText {
        LocalizedText(
            vi: "Không đạt điều kiện tiên quyết \(id): \(label.vi)",
            en: "Prerequisite \(id) is not met: \(label.en)")
    }

    static func failedCriterionFloor(_ id: String, _ label: LocalizedText, floor: Rational) -> LocalizedText {
        let least = NumberText.text(floor)
        return LocalizedText(
            vi: "Tiêu chí \(id) dưới điểm sàn \(least.vi): \(label.vi)",
            en: "Criterion \(id) is below its floor of \(least.en): \(label.en)")
    }

    static func failedIndicatorFloor(_ id: String, _ label: LocalizedText, floor: Rational) -> LocalizedText {
        let least = NumberText.text(floor)
        return LocalizedText(
            vi: "Chỉ tiêu \(id) dưới điểm sàn \(least.vi): \(label.vi)",
            en: "Indicator \(id) is below its floor of \(least.en): \(label.en)")
    }

    // MARK: - Criteria

    /// What is left of a criterion of which some indicators were left out, or of a pack without some criteria.
    static func rescaled(
        from left: Rational, to maximum: Rational, areCriteria: Bool
    ) -> LocalizedText {
        let (left, whole) = (NumberText.text(left), NumberText.text(maximum))
        let items =
            areCriteria
            ? LocalizedText(vi: "tiêu chí", en: "criteria") : LocalizedText(vi: "chỉ tiêu", en: "indicators")
        return LocalizedText(
            vi:
                "Có \(items.vi) không xét: điểm của các \(items.vi) còn lại (tối đa \(left.vi)) được tính lại theo thang \(whole.vi)",
            en:
                "Some \(items.en) do not apply: the points of the rest (at most \(left.en)) are scaled to \(whole.en)"
        )
    }

    // MARK: - Sources

    /// "(chưa đối chiếu văn bản)", with the note of the source where there is one.
    static func sourceMark(isVerified: Bool, note: LocalizedText?) -> LocalizedText? {
        let mark =
            isVerified
            ? nil : LocalizedText(vi: "chưa đối chiếu văn bản", en: "not checked against the document")
        let note = note?.mapped { $0.hasSuffix(".") ? String($0.dropLast()) : $0 }
        let words = [mark, mark == nil ? note : note?.midSentence].compactMap(\.self)
        return words.isEmpty ? nil : words.joined(separator: ": ").mapped { "(\($0))" }
    }

    /// How many items rest on unverified figures, and whether the limits of the classes are among them.
    static func unverified(_ count: Int, areClasses: Bool) -> LocalizedText {
        let items = count == 1 ? "1 item rests" : "\(count) items rest"
        let others = areClasses ? ", kể cả mức xếp loại," : ""
        return LocalizedText(
            vi: "\(count) mục\(others) dựa trên số liệu chưa đối chiếu với văn bản gốc; "
                + "cần đối chiếu trước khi ký",
            en: "\(items) on figures not checked against the document"
                + "\(areClasses ? ", the limits of the classes among them" : ""); check them before signing")
    }

    // MARK: - Missing data

    static func gap(
        _ label: LocalizedText, points: LocalizedText?, targets: Int = 0, isGate: Bool, decides: Bool = false
    ) -> LocalizedText {
        let effects = [
            decides
                ? LocalizedText(vi: "một mình có thể quyết định", en: "may decide alone")
                : nil,
            isGate
                ? LocalizedText(vi: "quyết định một điều kiện bắt buộc", en: "decides a required condition")
                : nil,
            points.map { LocalizedText(vi: "ảnh hưởng tới \($0.vi)", en: "\($0.en) at stake") },
            targets > 0 ? waitingTargets(targets) : nil,
        ].compactMap(\.self).joined(separator: ", ")
        return LocalizedText { effects[$0].isEmpty ? label[$0] : "\(label[$0]) – \(effects[$0])" }
    }
}
