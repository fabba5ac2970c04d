package import RuleDiagnostics
package import RuleEngine
package import RuleModel

/// Every word of the reports, in one place, Vietnamese first.
///
/// Words of the law are kept: `danh hiệu`, `xếp loại`, `tiêu chí`, `chỉ tiêu`, `minh chứng`, `căn cứ`.
/// Sentences of reasons are in `Phrases+Reasons`, headings and lines of the sheet in `Phrases+Sheet`.
package enum Phrases {
    /// The status, for the middle of a line.
    package static func status(_ status: Verdict.Status) -> LocalizedText {
        switch status {
        case .recognised: LocalizedText(vi: "đạt", en: "recognised")
        case .notRecognised: LocalizedText(vi: "không đạt", en: "not recognised")
        case .pending: LocalizedText(vi: "chưa đủ căn cứ", en: "pending")
        case .notApplicable: LocalizedText(vi: "không thuộc diện xét", en: "not applicable")
        }
    }

    /// What an indicator came to, in a few words.
    package static func outcome(_ outcome: IndicatorResult.Outcome) -> LocalizedText {
        switch outcome {
        case .full: LocalizedText(vi: "đạt điểm tối đa", en: "full points")
        case .partial: LocalizedText(vi: "đạt một phần", en: "part of the points")
        case .none: LocalizedText(vi: "không có điểm", en: "no points")
        case .open: LocalizedText(vi: "chưa đủ căn cứ", en: "open")
        case .notApplicable: LocalizedText(vi: "không áp dụng", en: "does not apply")
        }
    }

    /// Whether a prerequisite or floor is met.
    static func gate(_ holds: Truth) -> LocalizedText {
        switch holds {
        case .yes: LocalizedText(vi: "đạt", en: "met")
        case .no: LocalizedText(vi: "không đạt", en: "not met")
        case .unknown: LocalizedText(vi: "chưa đủ căn cứ", en: "open")
        }
    }

    static func flag(_ isTrue: Bool) -> LocalizedText {
        isTrue ? LocalizedText(vi: "có", en: "yes") : LocalizedText(vi: "không", en: "no")
    }

    static func rounding(_ rounding: Rounding) -> LocalizedText {
        switch rounding {
        case .down: LocalizedText(vi: "làm tròn xuống", en: "rounded down")
        case .up: LocalizedText(vi: "làm tròn lên", en: "rounded up")
        case .halfUp: LocalizedText(vi: "làm tròn đến bước gần nhất", en: "rounded to the nearest step")
        case .halfEven:
            LocalizedText(
                vi: "làm tròn đến bước gần nhất, đúng giữa thì về bước chẵn",
                en: "rounded to the nearest step, halves to the even one")
        }
    }

    // MARK: - Values

    static func items(_ count: Int) -> LocalizedText {
        LocalizedText(vi: "\(count) mục", en: count == 1 ? "1 item" : "\(count) items")
    }

    static func seconds(_ seconds: Int64) -> LocalizedText {
        LocalizedText(vi: "\(seconds) giây", en: seconds == 1 ? "1 second" : "\(seconds) seconds")
    }

    static let hidden = LocalizedText(
        vi: "(dữ liệu cá nhân, không hiển thị)", en: "(personal data, not shown)")

    static let placeCode = LocalizedText(vi: "Mã địa bàn", en: "Code of the place")

    static func mark(of label: LocalizedText) -> LocalizedText {
        let label = label.midSentence
        return LocalizedText(
            vi: "Điểm chấm của ban bình xét: \(label.vi)", en: "The committee's mark: \(label.en)")
    }

    /// "thành viên thứ 3: năm sinh"; the words for a list before the noun are dropped.
    static func item(_ number: Int, of list: LocalizedText, _ field: LocalizedText) -> LocalizedText {
        var noun = list.vi
        for opening in ["Danh sách các ", "Danh sách ", "Các "] where noun.hasPrefix(opening) {
            noun.removeFirst(opening.count)
            break
        }
        let field = field.midSentence
        return LocalizedText(
            vi: LocalizedText(same: noun).sentenceStart.vi + " thứ \(number): \(field.vi)",
            en: "\(list.en), no. \(number): \(field.en)")
    }

    // MARK: - Points

    /// "82,5 điểm", or "20/3 (≈ 6,67) điểm".
    package static func points(_ points: Rational) -> LocalizedText {
        let text = NumberText.text(points)
        return LocalizedText(vi: "\(text.vi) điểm", en: "\(text.en) \(points == .one ? "point" : "points")")
    }

    /// "được 9,5/10 điểm", or "được từ 0 đến 10 trên 10 điểm" while it is open.
    static func gives(_ bounds: Bounds, of maximum: Rational) -> LocalizedText {
        guard !bounds.isCertain else {
            let points = NumberText.points(bounds, of: maximum)
            return LocalizedText(vi: "được \(points.vi) điểm", en: "\(points.en) points")
        }
        let (least, most) = (NumberText.text(bounds.least), NumberText.text(bounds.most))
        let whole = NumberText.text(maximum)
        return LocalizedText(
            vi: "được từ \(least.vi) đến \(most.vi) trên \(whole.vi) điểm",
            en: "between \(least.en) and \(most.en) of \(whole.en) points")
    }

    /// "trừ 2 điểm", or "trừ từ 0 đến 2 điểm" while it is open.
    static func takes(_ bounds: Bounds) -> LocalizedText {
        guard !bounds.isCertain else {
            let points = points(bounds.least)
            return LocalizedText(vi: "trừ \(points.vi)", en: "\(points.en) taken away")
        }
        let (least, most) = (NumberText.text(bounds.least), NumberText.text(bounds.most))
        return LocalizedText(
            vi: "trừ từ \(least.vi) đến \(most.vi) điểm",
            en: "between \(least.en) and \(most.en) points taken away")
    }
}
