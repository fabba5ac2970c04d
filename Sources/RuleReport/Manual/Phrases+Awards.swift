import RuleDiagnostics
import RuleModel

// How points are given, before any record is there.

extension Phrases {
    static let band = LocalizedText(vi: "Mức", en: "Band")
    static let choiceHeading = LocalizedText(vi: "Trường hợp", en: "Case")
    static let byCases = LocalizedText(vi: "Tính điểm theo từng trường hợp.", en: "By the case.")
    static let formula = LocalizedText(vi: "Cách tính điểm", en: "Formula of the points")
    static let ifWholeIsZero = LocalizedText(
        vi: "Khi không có gì để tính tỉ lệ", en: "Where there is nothing to take a share of")
    static let judgedChoice = LocalizedText(vi: "Xét theo", en: "By")
    static let judgedCount = LocalizedText(vi: "Xét theo số lượng", en: "For each of")
    static let judgedNumber = LocalizedText(vi: "Xét theo mức của", en: "By the amount of")
    static let reachedShare = LocalizedText(vi: "Tỉ lệ", en: "Share")
    static let sharePart = LocalizedText(vi: "Tính tỉ lệ của", en: "The share of")
    static let shareWhole = LocalizedText(vi: "Trên", en: "In")
    static let sumOfParts = LocalizedText(
        vi: "Điểm của chỉ tiêu là tổng điểm các phần:", en: "The sum of its parts:")

    static func givesPoints(_ points: Rational) -> LocalizedText {
        let points = self.points(points)
        return LocalizedText(vi: "được \(points.vi)", en: points.en)
    }

    static func takesAway(_ points: Rational) -> LocalizedText {
        let points = self.points(points)
        return LocalizedText(vi: "trừ \(points.vi)", en: "\(points.en) taken away")
    }

    static func givenIf(_ gives: LocalizedText, _ claim: LocalizedText) -> LocalizedText {
        let gives = gives.sentenceStart
        let claim = claim.midSentence
        return LocalizedText(
            vi: "\(gives.vi) nếu \(claim.vi); nếu không thì 0 điểm.",
            en: "\(gives.en) if: \(claim.en); otherwise 0 points.")
    }

    static func forEach(_ gives: LocalizedText, atMost maximum: Rational) -> LocalizedText {
        let most = atMost(maximum)
        return LocalizedText(
            vi: "Mỗi trường hợp \(gives.vi), \(most.vi).",
            en: "\(gives.sentenceStart.en) for each, \(most.en).")
    }

    static func committeeMarks(_ maximum: Rational, step: Rational?) -> LocalizedText {
        let most = points(maximum)
        let step = step.map { NumberText.text($0) }.map {
            LocalizedText(vi: ", theo bước \($0.vi) điểm", en: ", in steps of \($0.en)")
        }
        return LocalizedText(
            vi: "Ban bình xét chấm từ 0 đến \(most.vi)\(step?.vi ?? "").",
            en: "The committee's own mark, from 0 to \(most.en)\(step?.en ?? "").")
    }

    static func inProportion(_ gives: LocalizedText, _ step: PointStep?) -> LocalizedText {
        let steps = (step.map(words) ?? []).joined(separator: ", ").mapped { $0.isEmpty ? "" : " (\($0))" }
        return LocalizedText(
            vi: "Đủ 100% thì \(gives.vi); chưa đủ thì tính điểm theo tỉ lệ\(steps.vi).",
            en: "\(gives.sentenceStart.en) for 100%; less in proportion\(steps.en).")
    }

    static func onlyInFull(_ gives: LocalizedText) -> LocalizedText {
        LocalizedText(
            vi: "Đủ 100% thì \(gives.vi); chưa đủ thì 0 điểm.",
            en: "\(gives.sentenceStart.en) for 100%; nothing for less.")
    }

    /// Of a deduction that does not apply.
    static let nothingTaken = LocalizedText(vi: "không trừ điểm", en: "nothing is taken away")

    static func whenEmptyWhole(_ meaning: ShareAward.EmptyWhole) -> LocalizedText {
        switch meaning {
        case .full, .zero: whenEmpty(meaning)
        case .notApplicable:
            LocalizedText(
                vi: "không xét chỉ tiêu này; điểm các chỉ tiêu còn lại được tính lại theo tỉ lệ",
                en: "it is left out, and the points of the rest are scaled up")
        }
    }

    static func withinPoints(_ maximum: Rational, _ step: PointStep?) -> LocalizedText {
        let most = points(maximum)
        let steps = (step.map(words) ?? []).joined(separator: ", ").mapped { $0.isEmpty ? "" : ", \($0)" }
        return LocalizedText(
            vi: "Kết quả lấy trong khoảng từ 0 đến \(most.vi)\(steps.vi).",
            en: "The result is kept within 0 and \(most.en)\(steps.en).")
    }
}
