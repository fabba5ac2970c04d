import RuleDiagnostics
import RuleEngine
import RuleModel

// Headings, lines and sentences of packs of targets.

extension Phrases {
    static let byLevel = LocalizedText(vi: "Theo mức độ", en: "By level")
    static let levels = LocalizedText(vi: "Mức độ", en: "Levels")
    static let targets = LocalizedText(vi: "Chỉ tiêu", en: "Targets")

    /// What a target came to, in a few words.
    static func state(_ state: TargetState) -> LocalizedText {
        switch state {
        case .met: LocalizedText(vi: "đạt", en: "met")
        case .missed: LocalizedText(vi: "không đạt", en: "missed")
        case .open: LocalizedText(vi: "chưa đủ căn cứ", en: "open")
        case .notApplicable: LocalizedText(vi: "không áp dụng", en: "does not apply")
        }
    }

    /// Whether a level is reached.
    static func reached(_ holds: Truth) -> LocalizedText {
        switch holds {
        case .yes: LocalizedText(vi: "đạt", en: "reached")
        case .no: LocalizedText(vi: "không đạt", en: "not reached")
        case .unknown: LocalizedText(vi: "chưa đủ căn cứ", en: "open")
        }
    }

    // MARK: - Conclusion

    static func recognised(as title: LocalizedText, level: LocalizedText) -> LocalizedText {
        LocalizedText(
            vi: "Đạt danh hiệu “\(title.vi)”, \(level.vi)", en: "Earns the title “\(title.en)”, \(level.en)")
    }

    /// Recognised for certain while it is open at which level.
    static func recognised(
        as title: LocalizedText, atLeast level: LocalizedText?, open: LocalizedText
    ) -> LocalizedText {
        let least = level.map { LocalizedText(vi: ", ít nhất \($0.vi)", en: ", at least \($0.en)") }
        return LocalizedText(
            vi: "Đạt danh hiệu “\(title.vi)”\(least?.vi ?? ""); chưa đủ căn cứ về \(open.vi)",
            en: "Earns the title “\(title.en)”\(least?.en ?? ""); \(open.en) is still open")
    }

    static func notRecognised(as title: LocalizedText, level: LocalizedText?) -> LocalizedText {
        LocalizedText(
            vi: "Không đạt danh hiệu “\(title.vi)”\(level.map { ", \($0.vi)" } ?? "")",
            en: "Does not earn the title “\(title.en)”\(level.map { ", \($0.en)" } ?? "")")
    }

    /// Pending, with the levels that the targets still allow.
    static func pendingLevel(_ missing: Int, possible: LocalizedText) -> LocalizedText {
        LocalizedText(
            vi: "Chưa đủ căn cứ để kết luận: còn thiếu \(missing) dữ liệu; có thể đạt \(possible.vi)",
            en: "Cannot be decided yet: \(missing) \(missing == 1 ? "datum is" : "data are") missing; "
                + "\(possible.en) can still be reached")
    }

    /// The level that the targets alone would give, beside what bars it.
    static func levelByTargets(_ name: LocalizedText) -> LocalizedText {
        LocalizedText(
            vi: "Nếu chỉ xét chỉ tiêu thì đạt \(name.vi)", en: "By the targets alone it would be \(name.en)")
    }

    // MARK: - Levels

    /// "12 chỉ tiêu đạt; không đạt: 3.1, 3.4; chưa đủ căn cứ: 2.2".
    static func tally(_ targets: [TargetState: [String]]) -> LocalizedText {
        let met = targets[.met]?.count ?? 0
        let head = LocalizedText(
            vi: "\(met) chỉ tiêu đạt", en: "\(met) \(met == 1 ? "target" : "targets") met")
        let others = [TargetState.missed, .open].compactMap { state -> LocalizedText? in
            guard let ids = targets[state], !ids.isEmpty else { return nil }
            let list = ids.joined(separator: ", ")
            return Phrases.state(state).mapped { "\($0): \(list)" }
        }
        return ([head] + others).joined(separator: "; ")
    }

    static func after(_ level: LocalizedText, months: Int, _ holds: Truth) -> LocalizedText {
        let answer = gate(holds)
        return LocalizedText(
            vi: "Phải đạt \(level.vi) trước đó ít nhất \(months) tháng: \(answer.vi)",
            en: "\(level.en) must have been held for at least \(monthCount(months)): \(answer.en)")
    }

    static func validFor(_ months: Int) -> LocalizedText {
        LocalizedText(
            vi: "Kết quả được bảo lưu \(months) tháng sau năm được công nhận",
            en: "The result holds for \(monthCount(months)) after the year of recognition")
    }

    static func monthCount(_ months: Int) -> String {
        months == 1 ? "1 month" : "\(months) months"
    }

    // MARK: - Targets

    static func atLevel(_ level: LocalizedText, _ sentence: LocalizedText) -> LocalizedText {
        LocalizedText { "\(level[$0]): \(sentence[$0])" }
    }

    static func targetNotApplicable(unless condition: LocalizedText?) -> LocalizedText {
        guard let condition else {
            return LocalizedText(vi: "Không áp dụng", en: "Does not apply")
        }
        return LocalizedText(
            vi: "Không áp dụng vì điều kiện “\(condition.vi)” không được đáp ứng",
            en: "Does not apply, for the condition “\(condition.en)” does not hold")
    }

    /// A share beside the least that is asked for.
    static func share(
        _ label: LocalizedText, _ share: LocalizedText, needed: LocalizedText, _ holds: Truth
    ) -> LocalizedText {
        let answer = gate(holds)
        return LocalizedText(
            vi: "\(label.vi): \(share.vi), cần ít nhất \(needed.vi): \(answer.vi)",
            en: "\(label.en): \(share.en), at least \(needed.en) needed: \(answer.en)")
    }

    static func missingIsMissed(_ labels: LocalizedText) -> LocalizedText {
        LocalizedText(
            vi: "Thiếu dữ liệu (\(labels.vi)), tính là không đạt",
            en: "Data are missing (\(labels.en)), which counts as missed")
    }

    static func waitingTargets(_ count: Int) -> LocalizedText {
        LocalizedText(
            vi: "ảnh hưởng tới \(count) chỉ tiêu",
            en: count == 1 ? "1 target waits for it" : "\(count) targets wait for it")
    }
}
