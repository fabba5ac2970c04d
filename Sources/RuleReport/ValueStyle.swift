import RuleDiagnostics
import RuleModel

/// How people read a value: a share as a percentage, a choice by its label.
package struct ValueStyle: Sendable, Hashable {
    var isPercent = false
    var choices: [Choice] = []

    init(isPercent: Bool = false, choices: [Choice] = []) {
        self.isPercent = isPercent
        self.choices = choices
    }

    init(of kind: Field.Kind) {
        switch kind {
        case .percent: isPercent = true
        case .choice(let choices): self.choices = choices
        case .flag, .count, .whole, .decimal, .text, .date, .list: break
        }
    }

    init(of parameter: Parameter) {
        isPercent = parameter.isPercent
        if case .choice(let choices) = parameter.type { self.choices = choices }
    }

    /// The style of what an expression gives: that of all the values that it may be, or that it is made of as a sum.
    init(of expression: Expression, in pack: RulePack) {
        var styles: Set<ValueStyle> = []
        // Values ask for one another, in long chains and in many ways: each is looked at once.
        var (open, seen) = ([expression], Set<Int>())
        while let part = open.popLast() {
            switch part.kind {
            case .field(let slot): styles.insert(ValueStyle(of: pack.schema.fields[slot].kind))
            case .derived(let index):
                if seen.insert(index).inserted { open.append(pack.derived[index].expression) }
            case .parameter(let index): styles.insert(ValueStyle(of: pack.parameters[index]))
            case .call(.share, _): styles.insert(ValueStyle(isPercent: true))
            case .conditional(_, let left, let right), .binary(.add, let left, let right),
                .binary(.subtract, let left, let right):
                // What two percentages differ by is one too.
                open += [left, right]
            case .literal, .context, .local, .member, .index, .isPresent, .not, .negate, .and, .or,
                .binary, .call, .matches, .comprehension, .list, .map:
                if case .choice(let choices) = part.type {
                    styles.insert(ValueStyle(choices: choices))
                } else {
                    styles.insert(ValueStyle())
                }
            }
        }
        self = styles.count == 1 ? styles.removeFirst() : ValueStyle()
    }

    /// A value in words.
    func text(of value: Value) -> LocalizedText {
        switch value {
        case .flag(let flag): Phrases.flag(flag)
        case .number(let number): isPercent ? NumberText.percent(number) : NumberText.text(number)
        case .text(let text): label(of: text)
        case .date(let day): LocalizedText(vi: day.slashed, en: day.description)
        case .duration(let seconds): Phrases.seconds(seconds)
        case .list(let items): Phrases.items(items.count)
        case .map(let entries): Phrases.items(entries.count)
        case .record: Phrases.items(1)
        }
    }

    func text(of number: Rational) -> LocalizedText {
        text(of: .number(number))
    }

    /// The label of a choice; a text that is no choice stands for itself.
    func label(of code: String) -> LocalizedText {
        choices.first { $0.code == code }?.label ?? LocalizedText(same: code)
    }
}
