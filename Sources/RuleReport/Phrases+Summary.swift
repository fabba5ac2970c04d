import RuleDiagnostics
import RuleModel

// Headings and lines of the summary of a run.

extension Phrases {
    static let byClass = LocalizedText(vi: "Theo xếp loại", en: "By class")
    static let byPlace = LocalizedText(
        vi: "Theo địa bàn (số đạt trên số được xét)", en: "By place (recognised of considered)")

    static func considered(_ records: Int, _ considered: Int) -> LocalizedText {
        LocalizedText(
            vi: "Tổng số hồ sơ: \(records), thuộc diện xét: \(considered)",
            en: "Records: \(records), of which considered: \(considered)")
    }

    static func placeLine(_ code: String, _ share: LocalizedText) -> LocalizedText {
        let name =
            code.isEmpty
            ? LocalizedText(vi: "Không rõ địa bàn", en: "Place not known") : LocalizedText(same: code)
        return LocalizedText { "\(name[$0]): \(share[$0])" }
    }

    static func floorOf(_ label: LocalizedText) -> LocalizedText {
        let label = label.midSentence
        return LocalizedText(vi: "Điểm sàn của \(label.vi)", en: "The floor of \(label.en)")
    }

    static func barLine(_ words: LocalizedText, _ records: Int) -> LocalizedText {
        LocalizedText(vi: "\(words.vi): \(records) hồ sơ", en: "\(words.en): \(recordCount(records))")
    }

    static func gapLine(_ label: LocalizedText, _ records: Int, _ points: Rational?) -> LocalizedText {
        let stake = points.flatMap { $0 > .zero ? self.points($0) : nil }
        return LocalizedText(
            vi:
                "\(label.vi): thiếu ở \(records) hồ sơ\(stake.map { ", ảnh hưởng tới tổng cộng \($0.vi)" } ?? "")",
            en: "\(label.en): missing in \(recordCount(records))\(stake.map { ", \($0.en) at stake" } ?? "")")
    }

    private static func recordCount(_ count: Int) -> String {
        count == 1 ? "1 record" : "\(count) records"
    }
}
