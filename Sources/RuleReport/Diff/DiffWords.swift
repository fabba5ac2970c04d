import RuleDiagnostics
import RuleModel

/// The sentences of a comparison that every printed form shares.
struct DiffWords {
    let language: Language

    func choose(_ vi: String, _ en: String) -> String { LocalizedText(vi: vi, en: en)[language] }

    var nothing: String { choose("Không có gì khác.", "Nothing differs.") }

    func ruleHeading(_ count: Int) -> String {
        choose("Thay đổi quy định", "Changes of rules") + " (\(count))"
    }

    func wordingHeading(_ count: Int) -> String {
        choose("Chỉ đổi cách viết hoặc vị trí", "Changes of words and places only") + " (\(count))"
    }

    /// The pack, its overlays and its file: `don-vi-hoc-tap/qd448-2015 + Vĩnh Long (rules/…/pack.yaml)`.
    func name(of side: PackDiff.Side) -> String {
        ([side.id] + side.overlays.map(\.place)).joined(separator: " + ") + " (\(side.path))"
    }

    func section(of change: RuleChange) -> String {
        RuleItem.Section(rawValue: change.section).map { Phrases.section($0)[language] } ?? change.section
    }

    /// What differs and on what, such as `2.1 Kế hoạch tự học: tối đa`.
    func subject(of change: RuleChange) -> String {
        let label = (change.label.new ?? change.label.old)?[language]
        let aspect = change.aspect.map { Phrases.name(of: $0)[language] }
        return [label, aspect].compactMap(\.self).joined(separator: ": ")
    }

    func kind(of change: RuleChange) -> String {
        switch change.kind {
        case .added: choose("thêm", "added")
        case .removed: choose("bỏ", "removed")
        case .changed: choose("đổi", "changed")
        case .reworded: choose("đổi chữ", "reworded")
        case .moved: choose("chuyển chỗ", "moved")
        }
    }

    var old: String { choose("cũ", "old") }
    var new: String { choose("mới", "new") }

    /// What a pack says, and that it says nothing where it does.
    ///
    /// Where two texts differ in the other language only, that one stands beside.
    func text(of side: RuleChange.Side?, against other: RuleChange.Side?) -> String {
        guard let side else { return "–" }
        let own = side.words[language]
        let isSame = side.expression == other?.expression && own == other?.words[language]
        if isSame, side.words != other?.words {
            return "\(own) / \(language == .english ? side.words.vi : side.words.en)"
        }
        return own
    }

    /// The same with the expression, where there is one.
    func line(of side: RuleChange.Side?, against other: RuleChange.Side?) -> String {
        let text = text(of: side, against: other)
        guard let expression = side?.expression, expression != text else { return text }
        return "\(text) · \(expression)"
    }
}

extension RuleChange {
    /// A sign for the margin.
    var sign: String {
        switch kind {
        case .added: "+"
        case .removed: "-"
        case .changed: "~"
        case .reworded: "≈"
        case .moved: "↕"
        }
    }
}
