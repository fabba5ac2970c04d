import RuleDiagnostics
import RuleModel

// What would lead to the title or to the next class.

extension Phrases {
    static let wayUp = LocalizedText(vi: "Cần thêm gì", en: "The way up")

    static let conflictingChanges = LocalizedText(
        vi: "Các điều kiện loại trừ nhau: không thể đáp ứng tất cả cùng một lúc",
        en: "The conditions exclude one another: they cannot all be met at once")

    static let supplyFirst = LocalizedText(
        vi: "Trước hết cần bổ sung dữ liệu còn thiếu, quan trọng nhất là:",
        en: "First supply what is missing, most of all:")

    static func wayUp(to name: LocalizedText, lacking: LocalizedText?) -> LocalizedText {
        let gap = lacking.map { LocalizedText(vi: " còn thiếu \($0.vi)", en: " \($0.en) are lacking") }
        return LocalizedText(
            vi: "Để được xếp loại \(name.vi)\(gap?.vi ?? ""), một trong các cách:",
            en: "For the class \(name.en)\(gap?.en ?? ""); any one of these:")
    }

    static func cannotReach(_ name: LocalizedText) -> LocalizedText {
        LocalizedText(
            vi: "Năm nay không thể được xếp loại \(name.vi), vì:",
            en: "The class \(name.en) cannot be reached this year, because:")
    }

    /// After ways that were found by a search that could not look at all of them.
    static let wayUpNotProven = LocalizedText(
        vi: "Có thể còn cách ít thay đổi hơn: việc tìm kiếm dừng trước khi xem hết.",
        en: "There may be ways with fewer changes: the search ended before it saw all.")

    static func wayUpNotFound(_ name: LocalizedText) -> LocalizedText {
        LocalizedText(
            vi: "Chưa tìm được cách để được xếp loại \(name.vi): có quá nhiều khả năng",
            en: "No way to the class \(name.en) was found: there are too many possibilities")
    }

    static func mostPoints(_ points: LocalizedText) -> LocalizedText {
        LocalizedText(
            vi: "Dù mọi điều có thể đổi đều tốt nhất cũng chỉ được \(points.vi) điểm",
            en: "With everything that can change at its best it comes to \(points.en) points")
    }

    /// All changes of one alternative, with what they bring.
    static func alternative(
        _ changes: LocalizedText, gain: LocalizedText, reaching name: LocalizedText?
    ) -> LocalizedText {
        let rank = name.map { LocalizedText(vi: ", xếp loại \($0.vi)", en: ", class \($0.en)") }
        return LocalizedText(
            vi: "\(changes.vi) (thêm \(gain.vi)\(rank?.vi ?? ""))",
            en: "\(changes.en) (\(gain.en) more\(rank?.en ?? ""))")
    }

    static func supply(_ label: LocalizedText, _ value: LocalizedText) -> LocalizedText {
        LocalizedText(vi: "bổ sung \(label.vi): \(value.vi)", en: "supply \(label.en): \(value.en)")
    }

    static func change(_ label: LocalizedText, _ step: LocalizedText) -> LocalizedText {
        LocalizedText { "\(label[$0]): \(step[$0])" }
    }

    /// A number that grows or falls by so much, with its values before and after.
    static func change(_ label: LocalizedText, by difference: Rational, _ step: LocalizedText)
        -> LocalizedText
    {
        let amount = NumberText.text(difference.isNegative ? difference.negated ?? difference : difference)
        let (more, fewer) = ("thêm", "bớt")
        return LocalizedText(
            vi: "\(label.vi): \(difference.isNegative ? fewer : more) \(amount.vi) (\(step.vi))",
            en: "\(label.en): \(amount.en) \(difference.isNegative ? "fewer" : "more") (\(step.en))")
    }

    static func hiddenChange(_ label: LocalizedText) -> LocalizedText {
        LocalizedText { "\(label[$0]): \(hidden[$0])" }
    }
}
