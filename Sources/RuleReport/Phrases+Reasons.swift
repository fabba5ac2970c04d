import RuleDiagnostics
import RuleModel

// Why an award came to its points. `effect` is the end of each sentence: "được 9,5/10 điểm".

extension Phrases {
    /// A condition that is a single yes-or-no datum.
    static func flag(_ label: LocalizedText, _ isTrue: Bool, _ effect: LocalizedText) -> LocalizedText {
        let answer = flag(isTrue)
        return LocalizedText { "\(label[$0]): \(answer[$0]), \(effect[$0])" }
    }

    static func condition(_ sentence: LocalizedText, _ holds: Bool, _ effect: LocalizedText) -> LocalizedText
    {
        LocalizedText(
            vi: "Điều kiện “\(sentence.vi)” \(holds ? "được" : "không được") đáp ứng, \(effect.vi)",
            en: "The condition “\(sentence.en)” \(holds ? "holds" : "does not hold"): \(effect.en)")
    }

    /// "Có kế hoạch tự học: 38/40 = 95%, được 9,5/10 điểm (theo tỉ lệ, bước 0,5, làm tròn xuống)".
    static func proportion(
        _ label: LocalizedText, _ share: LocalizedText, _ step: PointStep?, _ effect: LocalizedText
    ) -> LocalizedText {
        let way = LocalizedText(vi: "theo tỉ lệ", en: "in proportion")
        let note = ([way] + (step.map(words) ?? [])).joined(separator: ", ")
        return LocalizedText { "\(label[$0]): \(share[$0]), \(effect[$0]) (\(note[$0]))" }
    }

    static func allOrNothing(
        _ label: LocalizedText, _ share: LocalizedText, isFull: Bool, _ effect: LocalizedText
    ) -> LocalizedText {
        let reached =
            isFull
            ? LocalizedText(vi: "đủ toàn bộ", en: "the full share")
            : LocalizedText(vi: "chưa đủ toàn bộ", en: "less than the full share")
        return LocalizedText(
            vi: "\(label.vi): \(share.vi), \(reached.vi) nên \(effect.vi)",
            en: "\(label.en): \(share.en), \(reached.en), so \(effect.en)")
    }

    /// A number or a share and the band that it fell in; none gives nothing.
    static func band(
        _ label: LocalizedText, _ value: LocalizedText, band: LocalizedText?, _ effect: LocalizedText
    ) -> LocalizedText {
        let place =
            band.map { LocalizedText(vi: "thuộc mức “\($0.vi)”", en: "in the band “\($0.en)”") }
            ?? LocalizedText(vi: "không thuộc mức nào có điểm", en: "in no band that gives points")
        return LocalizedText { "\(label[$0]): \(value[$0]), \(place[$0]), \(effect[$0])" }
    }

    /// A share of nothing that is not looked at, and what comes of that.
    static func emptyWhole(_ label: LocalizedText, then: LocalizedText) -> LocalizedText {
        LocalizedText(
            vi: "\(label.vi) bằng 0 nên không xét; \(then.vi)",
            en: "\(label.en): 0, so it does not apply; \(then.en)")
    }

    static func emptyWhole(
        _ label: LocalizedText, _ meaning: ShareAward.EmptyWhole, _ effect: LocalizedText, scalesRest: Bool
    ) -> LocalizedText {
        switch meaning {
        case .full, .zero:
            LocalizedText(
                vi: "\(label.vi) bằng 0 nên không có gì để tính tỉ lệ; theo quy định \(effect.vi)",
                en: "\(label.en): 0, so there is no share to take; the rule then says \(effect.en)")
        case .notApplicable: emptyWhole(label, then: leftOut(scalesRest))
        }
    }

    static func each(
        _ label: LocalizedText, _ count: LocalizedText, points: Rational, isCapped: Bool,
        _ effect: LocalizedText
    ) -> LocalizedText {
        let (each, cap) = (self.points(points), isCapped ? Phrases.capped : LocalizedText(same: ""))
        return LocalizedText(
            vi: "\(label.vi): \(count.vi), mỗi trường hợp \(each.vi), \(effect.vi)\(cap.vi)",
            en: "\(label.en): \(count.en), \(each.en) for each, \(effect.en)\(cap.en)")
    }

    private static let capped = LocalizedText(vi: " (đã tới mức tối đa)", en: " (the most there is)")

    static func choice(_ label: LocalizedText, _ choice: LocalizedText, _ effect: LocalizedText)
        -> LocalizedText
    {
        LocalizedText { "\(label[$0]): \(choice[$0]), \(effect[$0])" }
    }

    static func parts(_ effect: LocalizedText) -> LocalizedText {
        LocalizedText(vi: "Cộng điểm các phần, \(effect.vi)", en: "The sum of its parts: \(effect.en)")
    }

    static func mark(_ effect: LocalizedText) -> LocalizedText {
        LocalizedText(vi: "Ban bình xét chấm, \(effect.vi)", en: "By the committee's mark: \(effect.en)")
    }

    static func computed(
        _ value: LocalizedText, _ step: PointStep?, _ effect: LocalizedText
    ) -> LocalizedText {
        let steps = (step.map(words) ?? []).joined(separator: ", ").mapped { $0.isEmpty ? "" : " (\($0))" }
        return LocalizedText(
            vi: "Tính theo công thức của bộ tiêu chí: \(value.vi), \(effect.vi)\(steps.vi)",
            en: "By the formula of the pack: \(value.en), \(effect.en)\(steps.en)")
    }

    /// An indicator of a criterion that does not apply: the points are those of the criterion.
    static let criterionDoesNotApply = LocalizedText(
        vi: "Không áp dụng vì cả tiêu chí không áp dụng",
        en: "Does not apply, because its whole criterion does not")

    /// Something that does not apply, with the condition that failed where it is known.
    static func notApplicable(
        _ otherwise: Applicability.Otherwise, unless condition: LocalizedText?, _ effect: LocalizedText,
        scalesRest: Bool = true
    ) -> LocalizedText {
        let why =
            condition.map {
                LocalizedText(
                    vi: "Không áp dụng vì điều kiện “\($0.vi)” không được đáp ứng",
                    en: "Does not apply because the condition “\($0.en)” does not hold")
            } ?? LocalizedText(vi: "Không áp dụng", en: "Does not apply")
        let then =
            switch otherwise {
            case .full:
                LocalizedText(
                    vi: "theo quy định tính đủ, \(effect.vi)", en: "the rule counts it in full: \(effect.en)")
            case .exclude: leftOut(scalesRest)
            case .zero:
                LocalizedText(vi: "theo quy định \(effect.vi)", en: "the rule then says \(effect.en)")
            }
        return LocalizedText { "\(why[$0]); \(then[$0])" }
    }

    private static func leftOut(_ scalesRest: Bool) -> LocalizedText {
        scalesRest
            ? LocalizedText(
                vi: "mục này được bỏ ra và các mục còn lại được tính lại theo tỉ lệ",
                en: "it is left out and the rest is scaled up")
            : LocalizedText(
                vi: "mục này được bỏ ra, các mục còn lại vẫn đủ điểm tối đa",
                en: "it is left out, and the rest still comes to the maximum")
    }

    static func open(_ missing: LocalizedText?, _ effect: LocalizedText) -> LocalizedText {
        let names = missing.map { LocalizedText(vi: ", còn thiếu dữ liệu: \($0.vi)", en: ": \($0.en)") }
        return LocalizedText(
            vi: "Chưa đủ căn cứ\(names?.vi ?? ""); có thể \(effect.vi)",
            en: "Open until all data are known\(names?.en ?? ""); for now \(effect.en)")
    }

    static func missingIsZero(_ missing: LocalizedText?, _ effect: LocalizedText) -> LocalizedText {
        let names = missing?.mapped { " (\($0))" }
        return LocalizedText(
            vi: "Chưa có dữ liệu\(names?.vi ?? ""); theo quy định, chưa có thì chưa tính, \(effect.vi)",
            en: "Not in the record\(names?.en ?? ""); the rule counts that as nothing: \(effect.en)")
    }

    static func words(for step: PointStep) -> [LocalizedText] {
        let size = NumberText.text(step.step)
        return [LocalizedText(vi: "bước \(size.vi)", en: "in steps of \(size.en)"), rounding(step.rounding)]
    }
}
