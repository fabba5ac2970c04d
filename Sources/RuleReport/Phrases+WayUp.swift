import RuleDiagnostics
import RuleModel

// What would lead to the title or to the next class or level.

extension Phrases {
    static let wayUp = LocalizedText(vi: "Cần thêm gì", en: "The way up")

    static let conflictingChanges = LocalizedText(
        vi: "Các điều kiện loại trừ nhau: không thể đáp ứng tất cả cùng một lúc",
        en: "The conditions exclude one another: they cannot all be met at once")

    static let missingForWayUp = LocalizedText(
        vi: "Cần bổ sung dữ liệu còn thiếu trước: khi chưa có dữ liệu đó thì chưa tìm được cách nào",
        en: "Supply what is missing first: without it no way is found")

    static let supplyFirst = LocalizedText(
        vi: "Trước hết cần bổ sung dữ liệu còn thiếu, quan trọng nhất là:",
        en: "First supply what is missing, most of all:")

    /// What is aimed at, after "để" and "the".
    static func aim(_ name: LocalizedText, isLevel: Bool) -> LocalizedText {
        isLevel
            ? LocalizedText(vi: "đạt \(name.vi)", en: name.en)
            : LocalizedText(vi: "được xếp loại \(name.vi)", en: "the class \(name.en)")
    }

    static func rank(_ name: LocalizedText, isLevel: Bool) -> LocalizedText {
        isLevel
            ? LocalizedText(vi: "đạt \(name.vi)", en: name.en)
            : LocalizedText(vi: "xếp loại \(name.vi)", en: "class \(name.en)")
    }

    static func wayUp(to aim: LocalizedText, lacking: LocalizedText?, isOne: Bool) -> LocalizedText {
        let gap = lacking.map {
            LocalizedText(vi: " còn thiếu \($0.vi)", en: " \($0.en) \(isOne ? "is" : "are") lacking")
        }
        return LocalizedText(
            vi: "Để \(aim.vi)\(gap?.vi ?? ""), một trong các cách:",
            en: "For \(aim.en)\(gap?.en ?? ""); any one of these:")
    }

    static func cannotReach(_ aim: LocalizedText) -> LocalizedText {
        LocalizedText(
            vi: "Năm nay không thể \(aim.vi), vì:",
            en: "\(aim.sentenceStart.en) cannot be reached this year, because:")
    }

    /// Before what is to be supplied first.
    static func wayUpWaits(_ aim: LocalizedText) -> LocalizedText {
        LocalizedText(
            vi: "Chưa thể nói làm thế nào để \(aim.vi) trong năm nay:",
            en: "How \(aim.en) can be reached this year cannot be said yet:")
    }

    /// After ways that were found by a search that could not look at all of them.
    static let wayUpNotProven = LocalizedText(
        vi: "Có thể còn cách ít thay đổi hơn: việc tìm kiếm dừng trước khi xem hết.",
        en: "There may be ways with fewer changes: the search ended before it saw all.")

    static func wayUpNotFound(_ aim: LocalizedText) -> LocalizedText {
        LocalizedText(
            vi: "Chưa tìm được cách để \(aim.vi): có quá nhiều khả năng",
            en: "No way to \(aim.en) was found: there are too many possibilities")
    }

    static func mostPoints(_ points: LocalizedText) -> LocalizedText {
        LocalizedText(
            vi: "Dù mọi điều có thể đổi đều tốt nhất cũng chỉ được \(points.vi) điểm",
            en: "With everything that can change at its best it comes to \(points.en) points")
    }

    static func targetCount(_ count: Int) -> LocalizedText {
        LocalizedText(vi: "\(count) chỉ tiêu", en: count == 1 ? "1 target" : "\(count) targets")
    }

    static func missedTarget(_ id: String, _ label: LocalizedText) -> LocalizedText {
        LocalizedText(
            vi: "Chỉ tiêu \(id) “\(label.vi)” không đạt, dù đổi những gì có thể đổi",
            en: "Target \(id) “\(label.en)” is missed, whatever is changed")
    }

    static func mostTargets(_ most: Int, needed: Int) -> LocalizedText {
        LocalizedText(
            vi: "Dù mọi điều có thể đổi đều tốt nhất cũng chỉ đạt \(targetCount(most).vi), cần \(needed)",
            en: "With everything that can change at its best \(targetCount(most).en) can be met, "
                + "\(needed) are needed")
    }

    /// A level that was not held for long enough, and when it can have been.
    static func heldFirst(_ level: LocalizedText, months: Int, earliest: Int) -> LocalizedText {
        LocalizedText(
            vi: "Phải đạt \(level.vi) trước đó ít nhất \(months) tháng; sớm nhất là năm \(earliest)",
            en: "\(level.en) must have been held for at least \(months) \(months == 1 ? "month" : "months"); "
                + "\(earliest) is the earliest year")
    }

    static func unknownHistory(_ level: LocalizedText) -> LocalizedText {
        LocalizedText(
            vi: "Chưa biết đã đạt \(level.vi) từ khi nào: cần bổ sung kết quả các năm trước",
            en: "It is not known since when \(level.en) has been held: supply the earlier results")
    }

    /// All changes of one alternative, with what they bring.
    static func alternative(
        _ changes: LocalizedText, gain: LocalizedText?, reaching rank: LocalizedText?
    ) -> LocalizedText {
        let more = gain.map { LocalizedText(vi: "thêm \($0.vi)", en: "\($0.en) more") }
        let facts = [more, rank].compactMap(\.self)
        guard !facts.isEmpty else { return changes }
        let words = facts.joined(separator: ", ")
        return LocalizedText { "\(changes[$0]) (\(words[$0]))" }
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
